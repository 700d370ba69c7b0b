"""The peers of a portal page: views of a bare Django, without the office's middleware, parts and gate."""

from __future__ import annotations

from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine
from django.urls import path

from gongkai.office.agencies.service import Asker
from gongkai.office.catalogue.service import public_entries

_ROWS = """{% for one in rows %}<li><p class="entries__title"><a href="/qingxi/entries/{{ one.pk }}/">{{ one.public_title }}</a></p>
<p class="entries__facts"><span>{{ one.published_on|date:"Y年n月j日" }}公开</span><span>{{ one.number }}</span></p></li>
{% endfor %}"""
_PAGE = Engine().from_string(
    f'<!doctype html><html lang="zh-CN"><head><title>{{{{ title }}}}</title></head><body><ul>{_ROWS}</ul></body></html>'
)
_held: list[dict[str, Any]] = []


def static_rows(_: HttpRequest) -> HttpResponse:
    """A template with thirty rows that lie in memory: the least a Django page of this content costs."""
    if not _held:
        _held.extend(_first(30))
    return HttpResponse(_PAGE.render(Context({"rows": _held, "title": "bare"})))


def asked_rows(_: HttpRequest) -> HttpResponse:
    """The same with the rows asked of the database: the page everybody writes first, but without a count."""
    return HttpResponse(_PAGE.render(Context({"rows": _first(30), "title": "bare"})))


def paginated_rows(request: HttpRequest) -> HttpResponse:
    """The same with Django's Paginator, which counts everything."""
    rows = public_entries(Asker.stranger()).filter(agency__slug="qingxi").select_related(None)
    page = Paginator(rows.values("pk", "public_title", "published_on"), 30).get_page(request.GET.get("page"))
    return HttpResponse(_PAGE.render(Context({"rows": list(page), "title": f"{page.paginator.count}"})))


def _first(count: int) -> list[dict[str, Any]]:
    rows = public_entries(Asker.stranger()).filter(agency__slug="qingxi").select_related(None)
    return list(rows.values("pk", "public_title", "published_on")[:count])


urlpatterns = [path("static", static_rows), path("asked", asked_rows), path("paginated", paginated_rows)]


class Bare(WSGIHandler):
    """Django with nothing between the request and its view."""

    def load_middleware(self, is_async: bool = False) -> None:
        super().load_middleware(is_async)
        self._middleware_chain = self._get_response

    def get_response(self, request: HttpRequest) -> HttpResponse:
        request.urlconf = "benchmarks.portal_bare"
        return super().get_response(request)
