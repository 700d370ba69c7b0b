"""A notice for a village's board: the published text on A4 in large type."""

from __future__ import annotations

import io
import json
import re
from functools import cache
from importlib import resources

import segno
import typst

from gongkai.annual.writing.fonts import installed
from gongkai.document.refusal import Refusal
from gongkai.office.catalogue.service import Entry, Version
from gongkai.office.channels.models import Channel
from gongkai.office.refusals import NotPossible

BLANK = "＿＿＿＿＿＿"
_HEADING = re.compile(r"#{1,4}\s*")


def board_notice(entry: Entry, version: Version, channel: Channel | None, address: str) -> bytes:
    """The notice as a PDF. `address` is where the entry stands on the net, or "" where nobody can reach it.

    The days and the keeper are lines to be filled in by hand unless the channel says them. Raises NotPossible with the
    package to install where this machine has no Chinese font.
    """
    try:
        shelf = installed()
    except Refusal as refusal:
        raise NotPossible(str(refusal)) from None
    lines = [line.strip() for line in (version.body or version.summary).split("\n") if line.strip()]
    day = version.formed_on
    formed_on = f"{day.year}年{day.month}月{day.day}日" if day else ""
    said = {
        "title": version.title, "document_number": version.document_number, "agency": entry.agency.short_name,
        "number": entry.index_number, "issuer": version.issuer, "address": address, "qr": _picture(address) if address else "",
        "formed_on": formed_on,
        "lines": [{"heading": bool(_HEADING.match(line)), "text": _HEADING.sub("", line, count=1)} for line in _unsigned(lines, version.issuer, formed_on)],
        "files": [f"{order}. {row.name}" for order, row in enumerate(version.attachments.all(), 1)],
        "place": (channel.address or channel.name) if channel else BLANK,
        "keeper": channel.keeper if channel and channel.keeper else BLANK, "telephone": entry.agency.telephone or BLANK,
        "on": BLANK, "down": BLANK, "fonts": {face: list(families) for face, families in shelf.families.items()},
    }  # fmt: skip
    data: bytes = typst.compile(
        _template(), font_paths=shelf.fonts, ignore_system_fonts=True,
        sys_inputs={"notice": json.dumps(said, ensure_ascii=False)}, timestamp=0,
    )  # fmt: skip
    return data


def _unsigned(lines: list[str], issuer: str, formed_on: str) -> list[str]:
    """The lines without the name and day at their end: the notice sets those itself."""
    end = len(lines)
    while end and "".join(lines[end - 1].split()) in {issuer, formed_on}:
        end -= 1
    return lines[:end]


def _picture(address: str) -> str:
    stream = io.BytesIO()
    segno.make(address, error="m", micro=False).save(stream, kind="svg", border=1, xmldecl=False, svgns=True)
    return stream.getvalue().decode()


@cache
def _template() -> bytes:
    return (resources.files("gongkai.office.channels") / "notice.typ").read_bytes()
