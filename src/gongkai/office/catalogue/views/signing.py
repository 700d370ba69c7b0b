"""The signer's page: the text, what changed, what was kept, the attachments; then sign, return, or ask the authority."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from gongkai.office.agencies.service import IN_THE_OFFICE, Asker, DutyKind
from gongkai.office.agencies.web import desk_page
from gongkai.office.catalogue.acts.sign_off import DUTY_OF, escalate, return_entry, sign_off
from gongkai.office.catalogue.content import short_code
from gongkai.office.catalogue.course import Course, Stage
from gongkai.office.catalogue.difference import difference
from gongkai.office.catalogue.forms.acts import ReasonForm, RemarkForm
from gongkai.office.catalogue.models import Answer, Entry, Scan, ScanFinding
from gongkai.office.catalogue.projection import course
from gongkai.office.catalogue.text import lines_of
from gongkai.office.catalogue.views.common import (
    Question,
    act_page,
    asker_and_entry,
    bound,
    entry_url,
    seen_of,
    working,
)
from gongkai.office.catalogue.views.detail import relations
from gongkai.office.catalogue.views.reading import file_rows, particulars
from gongkai.office.catalogue.views.scanning import finding_row
from gongkai.office.refusals import NotPossible

VERB = {Stage.SECRECY: "审查通过", Stage.ENDORSEMENT: "审核通过", Stage.SIGNATURE: "签发"}
TITLE = {Stage.SECRECY: "保密审查", Stage.ENDORSEMENT: "审核", Stage.SIGNATURE: "签发"}
NEXT = {
    Stage.SECRECY: "转分管领导审核。", Stage.ENDORSEMENT: "转主要领导签发。",
    Stage.SIGNATURE: "转信息员发布；不主动公开的，到此办结并按期再次审查。",
}  # fmt: skip


@desk_page(*sorted(IN_THE_OFFICE))
def sign(request: HttpRequest, number: int) -> HttpResponse:
    """Read and sign, or return, on one page that fits a telephone."""
    asker, entry = asker_and_entry(request, number)
    now = course(entry)
    if now.stage not in DUTY_OF:
        # Somebody was faster: the act says so in its own words where something was posted.
        return _nothing_to_sign(request, entry, now)
    if request.POST.get("step", now.stage) != now.stage:
        messages.warning(request, f"这一步刚才已经办过，没有重复办理。现在是“{now.stage.label}”。")
        return HttpResponseRedirect(entry_url(entry))
    asker.duty_in(entry.agency_id, DUTY_OF[now.stage])
    act = request.POST.get("act", "sign")
    return act_page(request, entry, _question(asker, entry, now), bound(request, RemarkForm), _done(request, asker, entry, act), done=_SAID.get(act, SIGNED[now.stage]))  # fmt: skip


_SAID = {"return": "已退回起草人。", "escalate": "已登记报请，等答复后再签。"}
SIGNED = {Stage.SECRECY: "保密审查通过。", Stage.ENDORSEMENT: "审核通过。", Stage.SIGNATURE: "已签发。"}


def _done(request: HttpRequest, asker: Asker, entry: Entry, act: str) -> Callable[[forms.Form], object]:
    seen = seen_of(request, entry)

    def do(form: forms.Form) -> object:
        remark = form.cleaned_data["remark"]
        if act == "return":
            return return_entry(asker, entry, seen=seen, remark=remark)
        if act == "escalate":
            return escalate(asker, entry, seen=seen, remark=remark)
        if act != "sign":
            raise NotPossible("没有看懂您按的是哪个按钮，没有签批。请回到本页重新办理。")
        return sign_off(asker, entry, seen=seen, step=_step(request), remark=remark)

    return do


def _step(request: HttpRequest) -> Stage | None:
    """The step that the signer's page showed: pressing twice must not sign the next one too."""
    said = request.POST.get("step", "")
    return Stage(said) if said in DUTY_OF else None


def _nothing_to_sign(request: HttpRequest, entry: Entry, now: Course) -> HttpResponse:
    question = Question(
        "签批", "", [f"这条信息现在是“{now.stage.label}”，没有要签的。"], template="catalogue/entry_act.html"
    )

    def refuse(form: forms.Form) -> object:
        raise NotPossible(f"这条信息现在是“{now.stage.label}”，刚才的操作没有执行。请回到信息页看最新情况。")

    return act_page(request, entry, question, bound(request, RemarkForm), refuse, done="")


def _question(asker: Asker, entry: Entry, now: Course) -> Question:
    version, stage = working(entry), now.stage
    published = entry.published if now.published_version not in {None, version.number} else None
    scan = Scan.rows.seen_by(asker).filter(version=version).select_related("looked_by").first()
    kept = (
        ScanFinding.rows.seen_by(asker).filter(scan=scan, answer=Answer.KEPT).select_related("answered_by")
        if scan
        else []
    )
    context: dict[str, object] = {
        "blocks": lines_of(version.body), "rows": particulars(version), "files": file_rows(version), "code": short_code(version.hash),
        "published": published, "changed": difference(published, version) if published else [], "scan": scan,
        "kept": [finding_row(finding) for finding in kept], "relations": relations(asker, entry),
        "step": stage.value, "may_escalate": stage is Stage.SECRECY, "escalated": now.escalated,
    }  # fmt: skip
    return Question(
        TITLE[stage], VERB[stage], [f"您签的是第 {version.number} 版（校验码 {short_code(version.hash)}），此后内容再改动，这次签批即失效。", NEXT[stage]],
        where=["签批人、日期和意见记入本机关的办理过程和留痕，不向公众显示。"], official=True, template="catalogue/entry_sign.html", context=context,
    )  # fmt: skip


@desk_page(DutyKind.SIGNATORY)
def give_back(request: HttpRequest, number: int) -> HttpResponse:
    """Return what is signed and not yet published."""
    asker, entry = asker_and_entry(request, number)
    asker.duty_in(entry.agency_id, DutyKind.SIGNATORY)
    question = Question(
        "退回修改",
        "退回",
        asked="为什么退回？",
        will=["信息回到草稿，已有签批全部失效，改好后要重新送审。", "定时发布的，不再自动发布。"],
        where=["起草人的待办里，连同您写的原因。"],
    )
    form = bound(request, ReasonForm, label="退回原因", hint="写明改什么。本机关内部可见。")
    seen = seen_of(request, entry)
    return act_page(request, entry, question, form, lambda one: return_entry(asker, entry, seen=seen, remark=one.cleaned_data["reason"]), done="已退回起草人。")  # fmt: skip
