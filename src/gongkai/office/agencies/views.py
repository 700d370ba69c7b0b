"""Pages of the agencies an administrator looks after: the tree, one agency's facts, a new one below, the end of one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from gongkai.office.agencies.acts.abolish_agency import abolish_agency
from gongkai.office.agencies.acts.edit_agency import edit_agency
from gongkai.office.agencies.acts.register_agency import register_agency
from gongkai.office.agencies.asker import Asker
from gongkai.office.agencies.duty_kinds import DutyKind
from gongkai.office.agencies.forms import AbolishForm, AgencyForm, say_refusal
from gongkai.office.agencies.models import Agency
from gongkai.office.agencies.numbering import examples_of
from gongkai.office.agencies.people import vacant
from gongkai.office.agencies.web import asker_of, desk_page
from gongkai.office.refusals import NotPossible


def administered(asker: Asker, number: int) -> Agency:
    """An agency the asker administers. Raises Http404, or NotYours with whom to turn to."""
    agency = get_object_or_404(Agency.objects.select_related("parent"), pk=number)
    asker.duty_in(agency.pk, DutyKind.ADMINISTRATOR)
    return agency


@desk_page(DutyKind.ADMINISTRATOR)
def tree(request: HttpRequest) -> HttpResponse:
    """The agencies below the asker's own, each with what is missing."""
    asker = asker_of(request)
    agencies = Agency.objects.filter(pk__in=asker.where(DutyKind.ADMINISTRATOR)).select_related("parent")
    rows = [
        {"agency": agency, "missing": agency.missing_of_guide(), "vacant": vacant(asker, agency)} for agency in agencies
    ]
    return render(request, "agencies/tree.html", {"rows": rows})


@desk_page(DutyKind.ADMINISTRATOR)
def agency(request: HttpRequest, number: int) -> HttpResponse:
    """All that is registered of an agency, to read and to change. `step=try` shows the numbers without saving."""
    asker = asker_of(request)
    row = administered(asker, number)
    form = AgencyForm(request.POST if request.method == "POST" else None, instance=row)
    status = 200
    if request.method == "POST" and form.is_valid() and request.POST.get("step") != "try":
        try:
            edit_agency(asker, row, **form.cleaned_data)
        except NotPossible as refusal:
            say_refusal(form, refusal)
        else:
            messages.success(request, f"{row.name}的资料已保存。")
            return HttpResponseRedirect(reverse("agencies:agency", args=[row.pk]))
    if form.errors:
        status = 422
    saved = Agency.objects.get(pk=row.pk)
    context = {
        "agency": saved, "form": form, "missing": saved.missing_of_guide(), "vacant": vacant(asker, saved),
        "examples": examples_of(row, asker.on), "may_abolish": _may_abolish(asker, saved),
        "tried": request.POST.get("step") == "try",
    }  # fmt: skip
    return render(request, "agencies/agency.html", context, status=status)


@require_POST
@desk_page(DutyKind.ADMINISTRATOR)
def examples(request: HttpRequest, number: int) -> HttpResponse:
    """What numbers the templates as typed would give; put into the page while they are typed."""
    asker = asker_of(request)
    row = administered(asker, number)
    for name in ("index_template", "document_template", "org_code", "credit_code"):
        setattr(row, name, request.POST.get(name, "")[:120])
    return render(request, "agencies/parts/examples.html", {"examples": examples_of(row, asker.on)})


@desk_page(DutyKind.ADMINISTRATOR)
def register(request: HttpRequest, number: int) -> HttpResponse:
    """Register an agency below another."""
    asker = asker_of(request)
    parent = administered(asker, number)
    form = AgencyForm(
        request.POST if request.method == "POST" else None, instance=None if request.POST else _like(parent)
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = register_agency(asker, parent=parent, **form.cleaned_data)
        except NotPossible as refusal:
            say_refusal(form, refusal)
        else:
            messages.success(request, f"{made.name}已登记。接着请登记它的人员与岗位。")
            return HttpResponseRedirect(reverse("agencies:people", args=[made.pk]))
    return render(
        request, "agencies/register.html", {"parent": parent, "form": form}, status=422 if form.errors else 200
    )


@desk_page(DutyKind.ADMINISTRATOR)
def abolish(request: HttpRequest, number: int) -> HttpResponse:
    """End an agency, after saying what that means."""
    asker = asker_of(request)
    row = administered(asker, number)
    form = AbolishForm(request.POST if request.method == "POST" else None, initial={"on": asker.on})
    if request.method == "POST" and form.is_valid():
        try:
            abolish_agency(asker, row, on=form.cleaned_data["on"], reason=form.cleaned_data["reason"])
        except NotPossible as refusal:
            say_refusal(form, refusal)
        else:
            messages.success(request, f"{row.name}已登记为撤销。")
            return HttpResponseRedirect(reverse("agencies:agency", args=[row.pk]))
    will = [
        "不再出现在可选的机关里，不能再为它登记岗位；",
        "已公开的信息、办过的申请和留痕都保留，照样可以查。",
        "职能由哪个机关继受，请在那个机关的指南里写明。",
    ]
    context = {"agency": row, "form": form, "will": will}
    return render(request, "agencies/abolish.html", context, status=422 if form.errors else 200)


def _may_abolish(asker: Asker, row: Agency) -> bool:
    if row.parent_id is None or row.abolished_on is not None:
        return False
    return asker.holds(DutyKind.ADMINISTRATOR, row.parent_id)


def _like(parent: Agency) -> Agency:
    """A new agency as it most likely is: remedies and numbering as those of the agency above."""
    return Agency(
        parent=parent, kind="township", index_template=parent.index_template, court=parent.court,
        court_address=parent.court_address, public_place=parent.public_place, mfa_required=parent.mfa_required,
        review_organ=parent.name if parent.kind == "county" else parent.review_organ,
        review_address=parent.address if parent.kind == "county" else parent.review_address,
    )  # fmt: skip
