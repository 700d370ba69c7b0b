"""robots.txt, the index of maps, and a map for each month."""

from __future__ import annotations

from io import StringIO
from xml.sax.xmlreader import AttributesImpl

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.xmlutils import SimplerXMLGenerator

from gongkai.office.portal.maps import ON_A_MAP, Account, account, entries_on
from gongkai.office.portal.pages import portal_page

_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NONE: AttributesImpl[str] = AttributesImpl({})


@portal_page
def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be found; the desk is of no use to anybody else."""
    home = reverse("portal:home")
    shut = [f"Disallow: {home}{name}" for name in ("desk/", "accounts/", "reading")]
    index = request.build_absolute_uri(reverse("portal:sitemap"))
    lines = ["User-agent: *", *shut, f"Allow: {home}", f"Sitemap: {index}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@portal_page
def index(request: HttpRequest) -> HttpResponse:
    """The maps there are; a comment accounts for every public entry."""
    told = account()
    text, out = _opened("sitemapindex")
    out.ignorableWhitespace(f"<!-- {_said(told)} -->")
    for (year, month), count in told.months.items():
        for part in range(1, -(-count // ON_A_MAP) + 1):
            out.startElement("sitemap", _NONE)
            address = reverse("portal:map", args=[year, f"{month:02}", part])
            out.addQuickElement("loc", request.build_absolute_uri(address))
            out.endElement("sitemap")
    return _closed(text, out, "sitemapindex")


@portal_page
def month_map(request: HttpRequest, year: int, month: str, part: int) -> HttpResponse:
    """The addresses of a month."""
    if not (1900 <= year < 9999 and part):
        raise Http404
    rows = list(entries_on(year, int(month), part))
    if not rows:
        raise Http404
    text, out = _opened("urlset")
    for slug, key, published, amended in rows:
        out.startElement("url", _NONE)
        out.addQuickElement("loc", request.build_absolute_uri(reverse("portal:entry", args=[slug, key])))
        out.addQuickElement("lastmod", str(amended or published))
        out.endElement("url")
    return _closed(text, out, "urlset")


def _said(told: Account) -> str:
    reasons = "；".join(f"{count} 条未收入：{reason}" for reason, count in told.left_out.items())
    return f"公开中 {told.published} 条，收入 {told.exported} 条" + (f"；{reasons}" if reasons else "")


def _opened(root: str) -> tuple[StringIO, SimplerXMLGenerator]:
    text = StringIO()
    out = SimplerXMLGenerator(text, "utf-8")
    out.startDocument()
    out.startElement(root, AttributesImpl({"xmlns": _SPACE}))
    return text, out


def _closed(text: StringIO, out: SimplerXMLGenerator, root: str) -> HttpResponse:
    out.endElement(root)
    out.endDocument()
    return HttpResponse(text.getvalue(), content_type="application/xml; charset=utf-8")
