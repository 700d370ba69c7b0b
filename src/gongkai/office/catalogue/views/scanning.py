"""Sending for sign-off: what is missing, what the search for personal data found, and then the act."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse

from gongkai.document.personal.findings import HIDDEN_NAMES, NAMES
from gongkai.office.agencies.service import Asker, DutyKind
from gongkai.office.agencies.web import desk_page
from gongkai.office.catalogue.acts.answer_finding import keep_finding, looked_through, mask_findings
from gongkai.office.catalogue.acts.scan_version import open_findings, scan_version
from gongkai.office.catalogue.acts.submit import submit as send
from gongkai.office.catalogue.content import files_of, missing, values_of
from gongkai.office.catalogue.course import Stage
from gongkai.office.catalogue.forms.acts import LookedForm
from gongkai.office.catalogue.models import Answer, Entry, Scan, ScanFinding
from gongkai.office.catalogue.views.common import asker_and_entry, crumbs, entry_url, seen_of, working
from gongkai.office.journal.service import recording
from gongkai.office.refusals import NotPossible

WORDS: dict[str, str] = {str(kind): name for names in (NAMES, HIDDEN_NAMES) for kind, name in names.items()}


@desk_page(DutyKind.CLERK)
def submit(request: HttpRequest, number: int) -> HttpResponse:
    """What stands between a draft and its secrecy review, and the button when nothing does."""
    asker, entry = asker_and_entry(request, number)
    asker.duty_in(entry.agency_id, DutyKind.CLERK)
    if entry.stage != Stage.DRAFT:
        messages.warning(request, f"这条信息现在是“{entry.get_stage_display()}”，不能再送审。")
        return HttpResponseRedirect(entry_url(entry))
    refusal: NotPossible | None = None
    if request.method == "POST":
        try:
            return _ACTS.get(request.POST.get("act", ""), _send)(request, asker, entry)
        except NotPossible as said:
            refusal = said
    return _page(request, asker, entry, refusal)


def _send(request: HttpRequest, asker: Asker, entry: Entry) -> HttpResponse:
    send(asker, entry, seen=seen_of(request, entry), remark=request.POST.get("remark", "").strip()[:500])
    messages.success(request, "已送保密审查。")
    return HttpResponseRedirect(entry_url(entry))


def _mask(request: HttpRequest, asker: Asker, entry: Entry) -> HttpResponse:
    version, left = mask_findings(asker, entry, seen=seen_of(request, entry))
    messages.success(request, f"能遮盖的都已遮盖，存为第 {version.number} 版。请看一遍再送审。")
    for sentence in left:
        messages.warning(request, sentence)
    return redirect("catalogue:submit", entry.pk)


def _keep(request: HttpRequest, asker: Asker, entry: Entry) -> HttpResponse:
    findings = ScanFinding.rows.seen_by(asker).filter(scan__version=entry.working, answer=Answer.NONE)
    said = {finding: request.POST.get(f"reason-{finding.pk}", "").strip()[:300] for finding in findings}
    kept = {finding: reason for finding, reason in said.items() if reason}
    if not kept:
        raise NotPossible("要保留的，请在那一条旁边写明理由（例如：依法应当公示姓名和电话）。")
    with recording(asker.actor(DutyKind.CLERK)):
        for finding, reason in kept.items():
            keep_finding(asker, entry, finding, reason=reason, seen=seen_of(request, entry))
    messages.success(request, f"保留了 {len(kept)} 处，理由会给审查人看到。")
    return redirect("catalogue:submit", entry.pk)


def _looked(request: HttpRequest, asker: Asker, entry: Entry) -> HttpResponse:
    looked_through(asker, entry, remark=request.POST.get("remark", "")[:300], seen=seen_of(request, entry))
    messages.success(request, "已登记人工检查的结果。")
    return redirect("catalogue:submit", entry.pk)


_ACTS: dict[str, Callable[[HttpRequest, Asker, Entry], HttpResponse]] = {
    "mask": _mask,
    "keep": _keep,
    "looked": _looked,
}


def _page(request: HttpRequest, asker: Asker, entry: Entry, refusal: NotPossible | None) -> HttpResponse:
    version = working(entry)
    lacks = missing(values_of(version), files_of(version))
    scan = None if lacks else scan_version(asker, entry)
    edit = reverse("catalogue:edit", args=[entry.pk])
    basis = f"（依据：{refusal.basis}）" if refusal and refusal.basis else ""
    context = {
        "entry": entry, "version": version, "crumbs": crumbs(entry, "送审"), "seen": version.hash, "scan": scan, "edit_url": edit,
        "lacks": [{"message": sentence, "url": f"{edit}#id_{name}"} for name, sentence in lacks.items()],
        "errors": [{"message": refusal.message + basis}] if refusal else [], "form": LookedForm(),
        "left": open_findings(scan) if scan else 0, "findings": _findings(asker, scan) if scan else [], "back_url": entry_url(entry),
    }  # fmt: skip
    return render(request, "catalogue/entry_submit.html", context, status=422 if refusal else 200)


def _findings(asker: Asker, scan: Scan) -> list[dict[str, object]]:
    return [
        finding_row(finding)
        for finding in ScanFinding.rows.seen_by(asker).filter(scan=scan).select_related("answered_by")
    ]


def finding_row(finding: ScanFinding) -> dict[str, object]:
    """A finding as pages show it: what, where, the masked excerpt, and how it was answered."""
    return {
        "pk": finding.pk, "kind": WORDS.get(finding.kind, finding.kind), "where": finding.where,
        "excerpt": finding.excerpt, "message": finding.message, "open": finding.answer == Answer.NONE, "removable": finding.removable,
        "answer": finding.get_answer_display(), "reason": finding.reason,
        "by": finding.answered_by.name if finding.answered_by else "", "kept": finding.answer == Answer.KEPT,
    }  # fmt: skip
