"""Pages of the import of a standard catalogue: upload, what each row was understood as, and the act."""

from __future__ import annotations

from collections import Counter

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.office.agencies.service import Agency, DutyKind
from gongkai.office.agencies.web import agency_of, asker_of, desk_page
from gongkai.office.catalogue.acts.import_categories import import_categories
from gongkai.office.catalogue.acts.import_category_plan import PlannedCategory, plan_categories, statutory_of
from gongkai.office.catalogue.category_forms import CatalogueUpload
from gongkai.office.catalogue.category_reads import channel_words
from gongkai.office.catalogue.models import Category
from gongkai.office.catalogue.sheets.category_rows import category_rows
from gongkai.office.catalogue.sheets.templates import XLSX, category_template
from gongkai.office.files.service import StoredFile, fetch, keep_file
from gongkai.office.refusals import NotPossible


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(DutyKind.CLERK)
def upload(request: HttpRequest) -> HttpResponse:
    """Take the book; nothing is brought in yet."""
    agency = agency_of(request, DutyKind.CLERK)
    form = CatalogueUpload(request.POST or None, request.FILES or None, headings=statutory_of(agency))
    if request.method == "POST" and form.is_valid():
        book, heading = form.cleaned_data["file"], form.cleaned_data["heading"]
        try:
            data = book.read()
            category_rows(data, book.name)
            kept = keep_file(asker_of(request), agency, book.name, data)
        except NotPossible as refusal:
            form.add_error("file", refusal.message)
        else:
            query = f"?heading={heading.code}" if heading else ""
            return HttpResponseRedirect(reverse("categories:import_check", args=[kept.pk]) + query)
    context = {"form": form, "agency": agency, "crumbs": _crumbs(agency, "导入标准目录")}
    return render(request, "catalogue/category/import.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(DutyKind.CLERK)
def check(request: HttpRequest, file: int) -> HttpResponse:
    """Each row as understood; on POST all of them are brought in, or none."""
    kept, agency = _kept(request, file)
    fallback = _fallback(request, agency)
    errors: list[dict[str, str]] = []
    if request.method == "POST":
        try:
            done = import_categories(asker_of(request), agency, kept, fallback)
        except NotPossible as refusal:
            errors = [{"message": refusal.message}]
        else:
            messages.success(
                request, f"导入完成：新增 {done.added} 个类目，更新 {done.changed} 个，{done.same} 个不变。"
            )
            return HttpResponseRedirect(f"{reverse('categories:index')}?agency={agency.slug}")
    try:
        plan = plan_categories(agency, category_rows(fetch(kept.hash), kept.name), fallback)
    except NotPossible as refusal:
        plan, errors = [], [{"message": refusal.message}]
    context = _shown(plan) | {"file": kept, "agency": agency, "heading": fallback, "crumbs": _crumbs(agency, "核对")}
    context |= {"errors": errors} if errors else {}
    return render(request, "catalogue/category/import_check.html", context, status=422 if errors else 200)


def _shown(plan: list[PlannedCategory]) -> dict[str, object]:
    counts = Counter(item.what for item in plan)
    return {
        "rows": [{"item": item, "channels": channel_words(Category(channels=item.row.values["channels"]))} for item in plan],
        "counts": dict(counts), "may_confirm": not counts["bad"] and len(plan) > counts["same"],
        "errors": [{"message": f"{item.row.where}：{fault}"} for item in plan for fault in item.faults],
    }  # fmt: skip


@require_safe
@desk_page(DutyKind.CLERK)
def example(request: HttpRequest) -> HttpResponse:
    """The book to be filled in."""
    response = HttpResponse(category_template(), content_type=XLSX)
    response["Content-Disposition"] = (
        "attachment; filename*=UTF-8''%E6%A0%87%E5%87%86%E7%9B%AE%E5%BD%95%E6%A0%B7%E8%A1%A8.xlsx"
    )
    return response


def _kept(request: HttpRequest, pk: int) -> tuple[StoredFile, Agency]:
    asker = asker_of(request)
    kept = StoredFile.rows.seen_by(asker).filter(pk=pk).select_related("agency").first()
    # Only who handed a file in goes on with it.
    if kept is None or kept.by_id != getattr(asker.person, "pk", None):
        raise Http404
    asker.duty_in(kept.agency_id, DutyKind.CLERK)
    return kept, kept.agency


def _fallback(request: HttpRequest, agency: Agency) -> Category | None:
    code = request.POST.get("heading") or request.GET.get("heading")
    return next((row for row in statutory_of(agency) if row.code == code), None)


def _crumbs(agency: Agency, label: str) -> list[dict[str, str]]:
    return [{"label": "目录", "url": f"{reverse('categories:index')}?agency={agency.slug}"}, {"label": label}]
