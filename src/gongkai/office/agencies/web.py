"""What every page of the desk shares: who may open it, and how a refusal is answered."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from gongkai.office.agencies.asker import Asker
from gongkai.office.agencies.duty_kinds import DutyKind
from gongkai.office.agencies.models import Agency
from gongkai.office.refusals import NotYours

_P = ParamSpec("_P")
Page = Callable[Concatenate[HttpRequest, _P], HttpResponse]


def asker_of(request: HttpRequest) -> Asker:
    """Who asks, as the middleware found."""
    asker: Asker = request.asker  # type: ignore[attr-defined]
    return asker


def desk_page(*kinds: DutyKind) -> Callable[[Page[_P]], Page[_P]]:
    """A page of the desk: sign-in first, then one of these duties somewhere (any duty where none is named).

    Which rows the page shows is still the gate's to say. A NotYours raised by the page answers 403 with its sentence.
    """

    def around(page: Page[_P]) -> Page[_P]:
        @wraps(page)
        def opened(request: HttpRequest, *args: _P.args, **kwargs: _P.kwargs) -> HttpResponse:
            asker = asker_of(request)
            if asker.person is None:
                return redirect_to_login(request.get_full_path())
            if not asker.where(*(kinds or tuple(DutyKind))):
                return _forbidden(request, _whom_to_ask(kinds))
            try:
                response = page(request, *args, **kwargs)
            except NotYours as refusal:
                response = _forbidden(request, refusal.message)
            # Drafts and names: no cache between the office and the browser may keep them, the browser asks each time.
            response.headers.setdefault("Cache-Control", "private, no-cache")
            return response

        opened.desk_duties = kinds  # type: ignore[attr-defined]
        return cast("Page[_P]", opened)

    return around


def _whom_to_ask(kinds: tuple[DutyKind, ...]) -> str:
    if not kinds:
        return "您的账号今天没有任何岗位，请管理员在“人员与岗位”里登记。"
    names = "、".join(f"“{kind.label}”" for kind in kinds)
    return f"这一页由{names}使用。如果应由您办理，请管理员在“人员与岗位”里登记您的岗位。"


def _forbidden(request: HttpRequest, message: str) -> HttpResponse:
    return render(request, "403.html", {"exception": message}, status=403)


def agencies_of(request: HttpRequest, *kinds: DutyKind) -> list[Agency]:
    """The agencies in which the asker holds one of these duties, in their order."""
    return list(Agency.objects.filter(pk__in=asker_of(request).where(*kinds), abolished_on__isnull=True))


def agency_of(request: HttpRequest, *kinds: DutyKind) -> Agency:
    """The agency named by `agency` in the request, else the first. Raises NotYours where there is none, Http404 for another's."""
    own = agencies_of(request, *kinds)
    if not own:
        raise NotYours(_whom_to_ask(kinds))
    wanted = request.POST.get("agency") or request.GET.get("agency")
    if not wanted:
        return own[0]
    found = next((agency for agency in own if agency.slug == wanted), None)
    if found is None:
        raise Http404
    return found
