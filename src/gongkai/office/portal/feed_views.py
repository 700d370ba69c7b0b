"""The Atom feeds: what is new and what was amended, with a stone for what was withdrawn (RFC 4287, RFC 6721)."""

from __future__ import annotations

from datetime import datetime, time
from xml.sax.xmlreader import AttributesImpl

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, rfc3339_date
from django.utils.html import escape
from django.utils.http import http_date
from django.utils.xmlutils import SimplerXMLGenerator

from gongkai.office.agencies.service import Agency
from gongkai.office.catalogue.service import Entry
from gongkai.office.portal.changes import News, news_of
from gongkai.office.portal.pages import agency_or_404, portal_page
from gongkai.office.portal.reads import agencies

STONES = "http://purl.org/atompub/tombstones/1.0"


class _Feed(Atom1Feed):
    """Atom with the withdrawn entries."""

    def root_attributes(self) -> dict[str, str]:
        return super().root_attributes() | {"xmlns:at": STONES}

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        for name, at, why in self.feed["gone"]:
            handler.startElement("at:deleted-entry", AttributesImpl({"ref": name, "when": rfc3339_date(at)}))
            handler.addQuickElement("at:comment", why)
            handler.endElement("at:deleted-entry")

    def latest_post_date(self) -> datetime:
        """The last change; for an empty feed a fixed day, since the moment of asking would make it new each time."""
        at: datetime = self.feed["at"]
        return at


@portal_page
def feed(request: HttpRequest, slug: str) -> HttpResponse:
    """The feed of an agency."""
    row = agency_or_404(slug)
    return _answer(request, row, news_of(row), reverse("portal:agency", args=[slug]))


@portal_page
def feed_of_all(request: HttpRequest) -> HttpResponse:
    """The feed of all agencies."""
    rows = agencies()
    if not rows:
        raise Http404
    return _answer(request, rows[0], news_of(None), reverse("portal:home"))


def _answer(request: HttpRequest, agency: Agency, news: News, home: str) -> HttpResponse:
    at = news.at or datetime.fromisoformat("2000-01-01T00:00:00+08:00")
    written = _Feed(
        title=f"{agency.name}政府信息公开", link=request.build_absolute_uri(home), description="", language="zh-CN",
        author_name=agency.name, feed_url=request.build_absolute_uri(request.path), at=at,
        gone=[(_name(request, row), moment, f"已撤回：{row.public_reason}") for row, moment in news.gone],
    )  # fmt: skip
    for row, moment in news.entries:
        assert row.published is not None, "what is public has a version"
        assert row.published_on is not None, "what is public has a day"
        written.add_item(
            title=row.public_title, link=_address(request, row), description=escape(row.published.summary),
            unique_id=_name(request, row), updateddate=moment, author_name=row.agency.name,
            pubdate=datetime.combine(row.published_on, time.min, timezone.get_current_timezone()),
        )  # fmt: skip
    response = HttpResponse(written.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
    response["Last-Modified"] = http_date(at.timestamp())
    return response


def _address(request: HttpRequest, row: Entry) -> str:
    return request.build_absolute_uri(reverse("portal:entry", args=[row.agency.slug, row.pk]))


def _name(request: HttpRequest, row: Entry) -> str:
    """What the entry is called in the feed for ever, whatever becomes of its text."""
    return f"tag:{request.get_host().partition(':')[0]},2000:gongkai/entries/{row.pk}"
