"""The text of a cell to its figure. Blank is not zero, and nothing is repaired or guessed."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from gongkai.annual.numerals import parse_number
from gongkai.annual.report import Figure


class CellReading(NamedTuple):
    """What a cell says: its figure (None: blank, or words) and the code of the note it calls for, if any."""

    value: Figure | None
    note: str | None = None


_BLANKS = frozenset("-－—–―─_/／\\·•.。…~～*无空缺")
LONGEST = 40
"""A cell longer than this holds no figure; no count of a year has thirty digits."""
_SIGNED = re.compile(r"^新?(增|减)[加少]?了?(\d+)[件项条个]?$")
_ZEROS = frozenset(("零", "〇", "○"))
_NUMBER = re.compile(r"^([+-]?)(\d+)(?:\.(\d*))?$")
_THOUSANDS = re.compile(r"^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$")
_SPACED_THOUSANDS = re.compile(r"^[+-]?\d{1,3}(?: \d{3})+(?:\.\d*)?$")
_DRESSED = re.compile(
    r"^[(\[【]?\s*(?:共计?|合计|人民币|¥|￥)?([+-]?[\d,]+(?:\.\d*)?|零|〇)\s*"
    r"((?:件次?|条|项|个|次|篇|宗|起|份|例|家|人次?|万元整?|万|元整?|亿元)?)(?:[(（](?:万元|元|件|条|项|个)[)）])?\s*[)\]】]?$"
)
_HAN = re.compile(r"^[零〇一二两三四五六七八九十百千]+(?:件次?|条|项|个|次|起|宗)?$")


def _plain(sign: str, whole: str, fraction: str | None) -> Figure:
    if fraction is None:
        return int(sign + whole)
    return Decimal(f"{sign}{whole}.{fraction}" if fraction else f"{sign}{whole}")


@lru_cache(maxsize=16384)
def read_figure(text: str) -> CellReading:
    """The figure of a cell's text.

    Digits of any width, a sign, a decimal point and thousands marks are read as printed; a lone mark (—, /, 无)
    or white space is blank; a unit or brackets are taken off with the note `cell_dressed`; words are None with
    the note `cell_text`. Source: the reading rules of the report's JSON contract.
    """
    if len(text) > LONGEST:
        return CellReading(None, "cell_text")
    match = _NUMBER.match(text)
    if match:
        return CellReading(_plain(match[1], match[2], match[3]))
    folded = unicodedata.normalize("NFKC", text).replace("−", "-").replace("﹣", "-").replace("﹢", "+").strip()
    folded = folded.strip("\u200b\u200c\u200d\ufeff \t\r\n")
    if not folded or all(c in _BLANKS for c in folded):
        return CellReading(None)
    match = _NUMBER.match(folded)
    if match:
        return CellReading(_plain(match[1], match[2], match[3]))
    if folded in _ZEROS:
        return CellReading(0)
    spaced = folded.replace(" ", "")
    if _THOUSANDS.match(spaced) or _SPACED_THOUSANDS.match(folded):
        match = _NUMBER.match(spaced.replace(",", ""))
        assert match is not None
        return CellReading(_plain(match[1], match[2], match[3]))
    return _dressed(folded, spaced)


def _dressed(folded: str, spaced: str) -> CellReading:
    for sign in ("+", "-"):
        match = _NUMBER.match(folded.replace(f"{sign} ", sign))
        if match:
            return CellReading(_plain(match[1], match[2], match[3]))
    signed = _SIGNED.match(spaced)
    if signed:
        return CellReading(int(signed[2]) * (-1 if signed[1] == "减" else 1), "cell_dressed")
    match = _DRESSED.match(spaced)
    if match:
        if match[1] in _ZEROS:
            return CellReading(0, "cell_dressed")
        number = _NUMBER.match(match[1].replace(",", ""))
        if number is not None and ("," not in match[1] or _THOUSANDS.match(match[1])):
            return CellReading(_plain(number[1], number[2], number[3]), "cell_dressed")
    if _HAN.match(spaced):
        value = parse_number(spaced.rstrip("件次条项个起宗"))
        if value is not None:
            return CellReading(value, "cell_dressed")
    return CellReading(None, "cell_text")
