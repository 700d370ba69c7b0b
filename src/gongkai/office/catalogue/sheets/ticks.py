"""Ticks and boxes of the standard catalogues: what is chosen of a list of labels."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from gongkai.law.catalogue import CHANNELS

TICKED = frozenset("√✓✔☑■●✅☒▲◆⊙Vv是有YyR")
"""Characters that say yes where they stand alone in a cell; R and V are ticks of symbol fonts read as letters."""
_FULL = "■☑√✓✔●☒✅"
_EMPTY = "□☐○"
_OTHER_WORDS = {
    "政府网": "website", "门户网站": "website", "微信": "new_media", "微博": "new_media", "新媒体": "new_media",
    "公示栏": "notice_board", "公开栏": "notice_board", "电子屏": "notice_board", "公报": "gazette", "入户": "doorstep",
    "查阅": "reading_point", "政务大厅": "service_hall", "政务服务": "service_hall", "便民服务": "service_station",
    "发布会": "briefing", "听证会": "briefing", "广播": "broadcast", "电视": "broadcast", "报纸": "print", "纸质": "print",
    "推送": "targeted", "村": "notice_board", "社区": "notice_board",
}  # fmt: skip


def is_ticked(text: str) -> bool:
    """Whether a cell of a column of ticks says yes."""
    return text.strip() in TICKED


def is_tick_or_blank(text: str) -> bool:
    """Whether a cell holds nothing but a tick, a box, a stroke or nothing."""
    return not text.strip() or is_ticked(text) or text.strip() in {*_EMPTY, "×", "/", "—", "-", "否", "无"}


def chosen(text: str) -> list[str]:
    """The labels of one cell that are chosen: those after a full box; all of them where there are no boxes."""
    marks = _FULL + _EMPTY
    if not any(mark in text for mark in marks):
        return [part for part in re.split(r"[、，,；;\s]+", text.strip()) if part]
    pieces = re.findall(f"([{marks}])([^{marks}]*)", text)
    return [label for mark, words in pieces if mark in _FULL and (label := words.strip(" 　\n、，,；;"))]


def channel_of(label: str) -> str:
    """The code of a channel from its label as places word it; empty where it is none of the list."""
    plain = _bare(label)
    for code, name in CHANNELS.items():
        known = _bare(name)
        if plain and (plain == known or plain in known.split("/") or (len(plain) > 3 and known.startswith(plain))):
            return code
    if plain.startswith("其他"):
        return "other"
    return next((code for words, code in _OTHER_WORDS.items() if words in plain), "")


def pick(label: str, choices: Mapping[str, str]) -> str:
    """The code of a choice by its label, longest label first; empty where the text is none of them."""
    plain = _bare(label)
    by_length = sorted(choices.items(), key=lambda choice: -len(choice[1]))
    exact = next((code for code, name in by_length if plain in {_bare(name), code}), "")
    return exact or next((code for code, name in by_length if plain and plain.startswith(_bare(name))), "")


def _bare(text: str) -> str:
    return re.sub(r"[\s（(].*$|[\s、]", "", unicodedata.normalize("NFKC", text).strip())
