"""Pages of the import of entries published before the office existed: upload, each row as understood, the act."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.office.agencies.service import Agency, DutyKind
from gongkai.office.agencies.web import agency_of, asker_of, desk_page
from gongkai.office.catalogue.acts.import_entries import import_entries
from gongkai.office.catalogue.acts.import_entry_plan import EntryPlan, plan_entries
from gongkai.office.catalogue.category_reads import tree
from gongkai.office.catalogue.import_forms import EntryUpload
from gongkai.office.catalogue.models import Category
from gongkai.office.catalogue.sheets.package import packed
from gongkai.office.catalogue.sheets.templates import XLSX, entry_template
from gongkai.office.files.service import StoredFile, keep_file
from gongkai.office.refusals import NotPossible

ON_A_PAGE = 300
"""Rows shown of a dry run; beyond them only those that want a hand."""


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(DutyKind.CLERK)
def upload(request: HttpRequest) -> HttpResponse:
    """Take the files; nothing is brought in yet."""
    agency = agency_of(request, DutyKind.CLERK)
    form = EntryUpload(request.POST or None, request.FILES or None, categories=_categories(request, agency))
    if request.method == "POST" and form.is_valid():
        try:
            data = packed((file.name or "", file.read()) for file in form.cleaned_data["uploads"])
            kept = keep_file(asker_of(request), agency, "以前公开的信息.zip", data)
            plan_entries(asker_of(request), agency, kept, form.cleaned_data["category"])
        except NotPossible as refusal:
            form.add_error("uploads", refusal.message)
        else:
            category = form.cleaned_data["category"]
            query = f"?category={category.pk}" if category else ""
            return HttpResponseRedirect(reverse("entry_import:check", args=[kept.pk]) + query)
    context = {"form": form, "agency": agency, "crumbs": _crumbs("导入以前公开的信息")}
    return render(request, "catalogue/import/upload.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(DutyKind.CLERK)
def check(request: HttpRequest, file: int) -> HttpResponse:
    """Each row as understood; on POST all of them are brought in, or none."""
    kept, agency = _kept(request, file)
    fallback = _fallback(request, agency)
    accepted, reason = request.POST.getlist("accept"), request.POST.get("reason", "")
    error, wrong_reason = "", ""
    if request.method == "POST":
        try:
            done = import_entries(
                asker_of(request), agency, kept, fallback=fallback, accepted=set(accepted), reason=reason
            )
        except NotPossible as refusal:
            error, wrong_reason = refusal.message, refusal.fields.get("reason", "")
        else:
            messages.success(
                request, f"导入完成：{len(done.made)} 条已按原日期登记为公开，{done.known} 条早已登记，没有重复导入。"
            )
            return HttpResponseRedirect(reverse("catalogue:list"))
    try:
        plan = plan_entries(asker_of(request), agency, kept, fallback)
    except NotPossible as refusal:
        plan, error = EntryPlan((), {}), error or refusal.message
    context = _shown(plan) | {
        "file": kept, "agency": agency, "category": fallback, "accepted": accepted, "reason": reason,
        "error": error, "wrong_reason": wrong_reason, "crumbs": _crumbs("核对"),
    }  # fmt: skip
    return render(request, "catalogue/import/check.html", context, status=422 if error else 200)


@require_safe
@desk_page(DutyKind.CLERK)
def example(request: HttpRequest) -> HttpResponse:
    """The book to be filled in."""
    response = HttpResponse(entry_template(), content_type=XLSX)
    response["Content-Disposition"] = "attachment; filename*=UTF-8''%E5%AF%BC%E5%85%A5%E6%A0%B7%E8%A1%A8.xlsx"
    return response


def _shown(plan: EntryPlan) -> dict[str, object]:
    first = [row for row in plan.rows if row.what in {"bad", "waits"}]
    rest = [row for row in plan.rows if row.what not in {"bad", "waits"}]
    faults = [{"message": f"{row.row.where}：{fault}"} for row in plan.rows for fault in row.faults]
    return {
        "rows": [*first, *rest[:ON_A_PAGE]], "left": max(0, len(rest) - ON_A_PAGE), "faults": faults,
        "new": plan.count("new"), "waits": plan.count("waits"), "known": plan.count("known"), "bad": plan.count("bad"),
        "may_confirm": not plan.count("bad") and plan.count("new") + plan.count("waits") > 0,
    }  # fmt: skip


def _kept(request: HttpRequest, pk: int) -> tuple[StoredFile, Agency]:
    asker = asker_of(request)
    kept = StoredFile.rows.seen_by(asker).filter(pk=pk).select_related("agency").first()
    # Only who handed a file in goes on with it.
    if kept is None or kept.by_id != getattr(asker.person, "pk", None):
        raise Http404
    asker.duty_in(kept.agency_id, DutyKind.CLERK)
    return kept, kept.agency


def _categories(request: HttpRequest, agency: Agency) -> list[Category]:
    branches = tree(asker_of(request), agency)
    return [branch.category for branch in branches if branch.category.closed_on is None]


def _fallback(request: HttpRequest, agency: Agency) -> Category | None:
    key = request.POST.get("category") or request.GET.get("category")
    return next((row for row in _categories(request, agency) if str(row.pk) == key), None)


def _crumbs(label: str) -> list[dict[str, str]]:
    return [{"label": "公开", "url": reverse("catalogue:list")}, {"label": label}]
