"""Pages of the people of an agency: who there is, a new account, one person."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from gongkai.office.agencies.acts.lift_lockout import lift_lockout
from gongkai.office.agencies.acts.reset_password import reset_password, set_in_use
from gongkai.office.agencies.acts.take_on import take_on
from gongkai.office.agencies.asker import Asker
from gongkai.office.agencies.duty_kinds import WHAT_IT_DOES, DutyKind
from gongkai.office.agencies.forms import say_refusal
from gongkai.office.agencies.forms_people import ReasonForm, ResetForm, TakeOnForm
from gongkai.office.agencies.models import Agency, Person
from gongkai.office.agencies.people import Member, locked_until, members_of, vacant
from gongkai.office.agencies.views import administered
from gongkai.office.agencies.web import asker_of, desk_page
from gongkai.office.refusals import NotPossible


def member_of(asker: Asker, agency: Agency, number: int) -> Member:
    """A person of an agency. Raises Http404 for anybody else, so that nothing is said of another agency's people."""
    for member in members_of(asker, agency):
        if member.person.pk == number:
            return member
    raise Http404


@desk_page(DutyKind.ADMINISTRATOR)
def people(request: HttpRequest, number: int) -> HttpResponse:
    """Who works in an agency and what each may do today."""
    asker = asker_of(request)
    agency = administered(asker, number)
    context = {
        "agency": agency, "members": members_of(asker, agency), "vacant": vacant(asker, agency),
        "duties": [(kind.label, words) for kind, words in WHAT_IT_DOES.items()],
    }  # fmt: skip
    return render(request, "agencies/people.html", context)


@never_cache
@desk_page(DutyKind.ADMINISTRATOR)
def add(request: HttpRequest, number: int) -> HttpResponse:
    """Open an account with a first duty. The password is on the page that answers, and nowhere else, ever."""
    asker = asker_of(request)
    agency = administered(asker, number)
    form = TakeOnForm(request.POST if request.method == "POST" else None, on=asker.on)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            made, password = take_on(
                asker, agency, DutyKind(data["kind"]), username=data["username"], name=data["name"],
                from_on=data["from_on"], to_on=data["to_on"], acting=data["acting"],
            )  # fmt: skip
        except NotPossible as refusal:
            say_refusal(form, refusal)
        else:
            return _slip(request, agency, made, password, is_new=True)
    return render(request, "agencies/add.html", {"agency": agency, "form": form}, status=422 if form.errors else 200)


@desk_page(DutyKind.ADMINISTRATOR)
def person(request: HttpRequest, number: int, person: int) -> HttpResponse:
    """A person of an agency: duties, and what can be done with the account."""
    asker = asker_of(request)
    agency = administered(asker, number)
    context = {"agency": agency, "member": member_of(asker, agency, person), "is_self": person == _own(asker)}
    context["locked_until"] = locked_until(context["member"].person)  # type: ignore[attr-defined]
    return render(request, "agencies/person.html", context)


@never_cache
@desk_page(DutyKind.ADMINISTRATOR)
def reset(request: HttpRequest, number: int, person: int) -> HttpResponse:
    """Give a new password, with the second factor dropped where it is lost."""
    asker = asker_of(request)
    agency = administered(asker, number)
    who = member_of(asker, agency, person).person
    form = ResetForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        password = reset_password(asker, agency, who, also_mfa=form.cleaned_data["also_mfa"])
        return _slip(request, agency, who, password, is_new=False)
    return render(request, "agencies/reset.html", {"agency": agency, "person": who, "form": form})


@desk_page(DutyKind.ADMINISTRATOR)
def unlock(request: HttpRequest, number: int, person: int) -> HttpResponse:
    """Lift a lock-out; only by POST, a stray visit goes back to the person."""
    asker = asker_of(request)
    agency = administered(asker, number)
    who = member_of(asker, agency, person).person
    if request.method == "POST":
        try:
            lift_lockout(asker, agency, who)
        except NotPossible as refusal:
            messages.warning(request, refusal.message)
        else:
            messages.success(request, f"{who.name}现在可以登录。")
    return HttpResponseRedirect(reverse("agencies:person", args=[agency.pk, who.pk]))


@desk_page(DutyKind.ADMINISTRATOR)
def in_use(request: HttpRequest, number: int, person: int) -> HttpResponse:
    """Take an account out of use, or back into it."""
    asker = asker_of(request)
    agency = administered(asker, number)
    who = member_of(asker, agency, person).person
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            set_in_use(asker, agency, who, in_use=not who.is_active, reason=form.cleaned_data["reason"])
        except NotPossible as refusal:
            say_refusal(form, refusal)
        else:
            messages.success(request, f"{who.name}的账号已{'恢复使用' if who.is_active else '停用'}。")
            return HttpResponseRedirect(reverse("agencies:person", args=[agency.pk, who.pk]))
    context = {"agency": agency, "person": who, "form": form}
    return render(request, "agencies/in_use.html", context, status=422 if form.errors else 200)


def _slip(request: HttpRequest, agency: Agency, who: Person, password: str, *, is_new: bool) -> HttpResponse:
    address = request.build_absolute_uri(reverse("account_login"))
    context = {"agency": agency, "person": who, "password": password, "is_new": is_new, "address": address}
    return render(request, "agencies/slip.html", context)


def _own(asker: Asker) -> int | None:
    return asker.person.pk if asker.person else None
