"""Pages of the categories: the tree, one category, adding, editing, closing."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.office.agencies.service import IN_THE_OFFICE, Agency, DutyKind
from gongkai.office.agencies.web import agencies_of, agency_of, asker_of, desk_page
from gongkai.office.catalogue.acts.categories import EDITORS, add_category, close_category, edit_category
from gongkai.office.catalogue.category_forms import CategoryForm, CloseForm
from gongkai.office.catalogue.category_reads import columns_of, tree
from gongkai.office.catalogue.models import Category
from gongkai.office.refusals import NotPossible

READERS = (*sorted(IN_THE_OFFICE), DutyKind.ADMINISTRATOR, DutyKind.AUDITOR)


@require_safe
@desk_page(*READERS)
def index(request: HttpRequest) -> HttpResponse:
    """The tree of an agency's categories."""
    agency = agency_of(request, *READERS)
    branches = tree(asker_of(request), agency)
    return render(
        request,
        "catalogue/category/index.html",
        {
            "agency": agency, "agencies": agencies_of(request, *READERS), "branches": branches,
            "local": sum(branch.is_local for branch in branches), "may_edit": _may_edit(request, agency),
            "may_import": asker_of(request).holds(DutyKind.CLERK, agency.pk),
        },
    )  # fmt: skip


@require_safe
@desk_page(*READERS)
def category(request: HttpRequest, pk: int) -> HttpResponse:
    """One category with all columns of the standard catalogue, and what hangs below it."""
    agency = _agency_for(request, pk, *READERS)
    branches = tree(asker_of(request), agency)
    at = next((index for index, branch in enumerate(branches) if branch.category.pk == pk), None)
    if at is None:
        raise Http404
    branch = branches[at]
    below = []
    for other in branches[at + 1 :]:
        if other.depth <= branch.depth:
            break
        below.append(other)
    return render(
        request,
        "catalogue/category/category.html",
        {
            "agency": agency, "branch": branch, "category": branch.category, "below": below,
            "rows": columns_of(branch.category), "may_edit": _may_edit(request, agency),
            "crumbs": _crumbs(agency, branch.category),
        },
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(*EDITORS)
def add(request: HttpRequest, parent: int) -> HttpResponse:
    """A new local category below another."""
    agency = _agency_for(request, parent, *EDITORS)
    above = _visible(request, parent)
    form = CategoryForm(
        request.POST or None, instance=Category(agency=agency, publisher=agency.name, basis=above.basis)
    )
    if request.method == "POST" and form.is_valid():
        try:
            row = add_category(asker_of(request), agency, above, **form.cleaned_data)
        except NotPossible as refusal:
            _say(form, refusal)
        else:
            messages.success(request, f"已增设类目“{row.name}”。")
            return _to(agency, row.pk)
    return _form(request, form, f"在“{above.name}”下增设类目", agency, above)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(*EDITORS)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """A local category changed."""
    agency = _agency_for(request, pk, *EDITORS)
    row = _visible(request, pk)
    name = row.name
    form = CategoryForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        try:
            edit_category(asker_of(request), row, **form.cleaned_data)
        except NotPossible as refusal:
            _say(form, refusal)
        else:
            messages.success(request, f"已保存类目“{row.name}”。")
            return _to(agency, pk)
    return _form(request, form, f"修改类目“{name}”", agency, row)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(*EDITORS)
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """A local category closed: nothing new goes into it, what is in it stays."""
    agency = _agency_for(request, pk, *EDITORS)
    row = _visible(request, pk)
    form = CloseForm(request.POST or None, initial={"on": asker_of(request).on})
    if request.method == "POST" and form.is_valid():
        try:
            close_category(asker_of(request), row, **form.cleaned_data)
        except NotPossible as refusal:
            _say(form, refusal)
        else:
            messages.success(request, f"类目“{row.name}”已停用。")
            return _to(agency, pk)
    context = {"form": form, "category": row, "agency": agency, "crumbs": _crumbs(agency, row)}
    return render(request, "catalogue/category/close.html", context, status=422 if form.errors else 200)


def _form(request: HttpRequest, form: CategoryForm, title: str, agency: Agency, at: Category) -> HttpResponse:
    context = {"form": form, "title": title, "agency": agency, "at": at, "crumbs": _crumbs(agency, at)}
    return render(request, "catalogue/category/form.html", context, status=422 if form.errors else 200)


def _say(form: CategoryForm | CloseForm, refusal: NotPossible) -> None:
    form.add_error(None, refusal.message if not refusal.basis else f"{refusal.message}（{refusal.basis}）")
    for name, sentence in refusal.fields.items():
        form.add_error(name if name in form.fields else None, sentence)


def _visible(request: HttpRequest, pk: int) -> Category:
    row = Category.rows.seen_by(asker_of(request)).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def _agency_for(request: HttpRequest, pk: int, *kinds: DutyKind) -> Agency:
    """The agency of a local category, which must be the asker's; for a statutory one, the agency named or the first."""
    row = _visible(request, pk)
    if row.agency_id is None:
        return agency_of(request, *kinds)
    own = [agency for agency in agencies_of(request, *kinds) if agency.pk == row.agency_id]
    if not own:
        raise Http404
    return own[0]


def _may_edit(request: HttpRequest, agency: Agency) -> bool:
    return any(asker_of(request).holds(kind, agency.pk) for kind in EDITORS)


def _to(agency: Agency, pk: int) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('categories:category', args=[pk])}?agency={agency.slug}")


def _crumbs(agency: Agency, row: Category) -> list[dict[str, str]]:
    return [{"label": "目录", "url": f"{reverse('categories:index')}?agency={agency.slug}"}, {"label": row.name}]
