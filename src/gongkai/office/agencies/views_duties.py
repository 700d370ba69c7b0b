"""Pages that give, end and hand over duties."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from gongkai.office.agencies.acts.assign_duty import assign_duty, end_duty
from gongkai.office.agencies.acts.hand_over import hand_over
from gongkai.office.agencies.asker import Asker
from gongkai.office.agencies.duty_kinds import DutyKind
from gongkai.office.agencies.forms import say_refusal
from gongkai.office.agencies.forms_people import AssignForm, EndDutyForm, HandOverForm
from gongkai.office.agencies.models import Duty
from gongkai.office.agencies.views import administered
from gongkai.office.agencies.web import asker_of, desk_page
from gongkai.office.refusals import NotPossible


@desk_page(DutyKind.ADMINISTRATOR)
def assign(request: HttpRequest, number: int) -> HttpResponse:
    """Give a person who has an account a duty in this agency."""
    asker = asker_of(request)
    agency = administered(asker, number)
    form = AssignForm(
        request.POST if request.method == "POST" else None, asker=asker, initial={"person": request.GET.get("person")}
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            duty = assign_duty(
                asker, agency, data["person"], DutyKind(data["kind"]), from_on=data["from_on"], to_on=data["to_on"],
                acting=data["acting"], remark=data["remark"],
            )  # fmt: skip
        except NotPossible as refusal:
            say_refusal(form, refusal)
        else:
            messages.success(request, f"{duty.person.name}的“{duty.get_kind_display()}”岗位已登记。")
            return HttpResponseRedirect(reverse("agencies:person", args=[agency.pk, duty.person_id]))
    return render(request, "agencies/assign.html", {"agency": agency, "form": form}, status=422 if form.errors else 200)


@desk_page(DutyKind.ADMINISTRATOR)
def end(request: HttpRequest, number: int) -> HttpResponse:
    """End a duty with a day."""
    asker = asker_of(request)
    duty = _duty(asker, number)
    form = EndDutyForm(request.POST if request.method == "POST" else None, initial={"to_on": asker.on})
    if request.method == "POST" and form.is_valid():
        try:
            end_duty(asker, duty, to_on=form.cleaned_data["to_on"], reason=form.cleaned_data["reason"])
        except NotPossible as refusal:
            say_refusal(form, refusal)
        else:
            last = form.cleaned_data["to_on"]
            messages.success(request, f"{duty.person.name}的“{duty.get_kind_display()}”岗位到 {last} 为止。")
            return HttpResponseRedirect(reverse("agencies:person", args=[duty.agency_id, duty.person_id]))
    context = {"agency": duty.agency, "duty": duty, "form": form}
    return render(request, "agencies/end_duty.html", context, status=422 if form.errors else 200)


@desk_page(DutyKind.ADMINISTRATOR)
def hand(request: HttpRequest, number: int) -> HttpResponse:
    """Hand a duty over to another person from a day on."""
    asker = asker_of(request)
    duty = _duty(asker, number)
    form = HandOverForm(
        request.POST if request.method == "POST" else None, asker=asker, leaving=duty.person, initial={"on": asker.on}
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            new = hand_over(asker, duty, data["to"], on=data["on"], reason=data["reason"])
        except NotPossible as refusal:
            say_refusal(form, refusal)
        else:
            messages.success(request, f"“{new.get_kind_display()}”岗位从 {new.from_on} 起由{new.person.name}接手。")
            return HttpResponseRedirect(reverse("agencies:people", args=[duty.agency_id]))
    context = {"agency": duty.agency, "duty": duty, "form": form}
    return render(request, "agencies/hand_over.html", context, status=422 if form.errors else 200)


def _duty(asker: Asker, number: int) -> Duty:
    duty = get_object_or_404(Duty.rows.seen_by(asker).select_related("agency", "person"), pk=number)
    asker.duty_in(duty.agency_id, DutyKind.ADMINISTRATOR)
    return duty
