"""Kept files for those of the office: always as a download, never shown in place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header

from gongkai.office.agencies.web import asker_of, desk_page
from gongkai.office.catalogue.views.common import READERS
from gongkai.office.files.service import StoredFile, path_of

_PIECE = 256 * 1024


@desk_page(*READERS)
def file(request: HttpRequest, number: int) -> HttpResponse:
    """A file the asker may see. Http404 for any other, and for one whose bytes are gone."""
    row = StoredFile.rows.seen_by(asker_of(request)).filter(pk=number).first()
    if row is None or not path_of(row.hash).is_file():
        raise Http404
    headers = {
        "Content-Disposition": content_disposition_header(as_attachment=True, filename=row.name) or "attachment",
        "Content-Length": str(row.size),
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cache-Control": "private, no-store",
    }
    # What a desk page gives is typed as the plain response; Django's streaming one is its sibling, not its child.
    return StreamingHttpResponse(_pieces(path_of(row.hash)), content_type=row.media_type, headers=headers)  # type: ignore[return-value]


def _pieces(path: Path) -> Iterator[bytes]:
    """The bytes little by little: a budget of 100 MB must not lie in memory once for each who fetches it."""
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            yield piece
