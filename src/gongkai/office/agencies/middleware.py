"""Each request knows who asks; who must first change a password, or set up a second factor, is led there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse

from gongkai.office.agencies.asker import Asker
from gongkai.office.agencies.models import Agency, Person
from gongkai.office.agencies.reads import asker_for

if TYPE_CHECKING:

    class AskedRequest(HttpRequest):
        """A request after this middleware."""

        asker: Asker


# Reached also while a password must be changed, or the way out and the change itself would be shut.
_ALWAYS = ("account_logout", "account_login", "account_change_password", "mfa_activate_totp", "account_reauthenticate")


class WithoutNul:
    """Takes the character NUL out of what is asked and sent.

    No keyboard writes it, text copied out of a damaged file may hold it, and PostgreSQL refuses every word with it in.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, its words without NUL."""
        if "%00" in request.META.get("QUERY_STRING", ""):
            request.GET = _without_nul(request.GET)  # type: ignore[assignment]
        if request.method == "POST" and any("\x00" in value for _, values in request.POST.lists() for value in values):
            request.POST = _without_nul(request.POST)  # type: ignore[assignment]
        return self.get_response(request)


def _without_nul(said: QueryDict) -> QueryDict:
    clean = said.copy()
    for name, values in said.lists():
        clean.setlist(name, [value.replace("\x00", "") for value in values])
    clean._mutable = False
    return clean


class AskerMiddleware:
    """Sets `request.asker`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, its asker known."""
        user = request.user
        if not isinstance(user, Person) or not user.is_authenticated:
            request.asker = Asker.stranger()  # type: ignore[attr-defined]
            return self.get_response(request)
        request.asker = asker_for(user)  # type: ignore[attr-defined]
        first = _must_first(user, request.asker)  # type: ignore[attr-defined]
        if (
            first
            and request.path not in {reverse(name) for name in _ALWAYS}
            and request.path.startswith(reverse("desk:home"))
        ):
            return HttpResponseRedirect(reverse(first))
        return self.get_response(request)


def _must_first(person: Person, asker: Asker) -> str:
    if person.must_change_password:
        return "account_change_password"
    wanted = Agency.objects.filter(pk__in={agency for agency, _ in asker.held}, mfa_required=True).exists()
    if wanted and not Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists():
        return "mfa_activate_totp"
    return ""
