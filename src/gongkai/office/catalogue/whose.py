"""For which agency a page of the desk is shown, where one person works for several."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from gongkai.office.agencies.service import Agency, DutyKind
from gongkai.office.agencies.web import asker_of
from gongkai.office.refusals import NotYours


def agencies_of(request: HttpRequest, *kinds: DutyKind) -> list[Agency]:
    """The agencies in which the asker holds one of these duties, in their order."""
    return list(Agency.objects.filter(pk__in=asker_of(request).where(*kinds), abolished_on__isnull=True))


def agency_of(request: HttpRequest, *kinds: DutyKind) -> Agency:
    """The agency named by `agency` in the request, else the first. Raises NotYours where there is none, Http404 for another's."""
    own = agencies_of(request, *kinds)
    if not own:
        names = "、".join(kind.label for kind in kinds)
        raise NotYours(f"这一页由{names}使用。如果应由您办理，请管理员在“人员与岗位”里登记您的岗位。")
    wanted = request.POST.get("agency") or request.GET.get("agency")
    if not wanted:
        return own[0]
    found = next((agency for agency in own if agency.slug == wanted), None)
    if found is None:
        raise Http404
    return found
