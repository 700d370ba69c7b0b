"""The closing lines of a report: who signs, and the day (GB/T 9704-2012, 7.3.5)."""

from __future__ import annotations

import re
from typing import NamedTuple

from gongkai.annual.report import Report
from gongkai.annual.writing.words import chinese_date, em_width, printable

DATE_INDENT = 4.0
"""How many characters the day stands in from the right edge."""

_DIGIT = "[0-9０-９〇○零一二三四五六七八九十]"
_DAY = re.compile(rf"\s*{_DIGIT}{{2,4}}\s*年\s*{_DIGIT}{{1,3}}\s*月\s*{_DIGIT}{{1,3}}\s*日$")


class ClosingLine(NamedTuple):
    """A closing line and how many characters it stands in from the right edge."""

    text: str
    indent: float


def closing_lines(report: Report) -> list[ClosingLine]:
    """The closing lines as the report has them, the day in Arabic digits; made from agency and day where it has none.

    The signer stands centred over the day, which stands four characters in from the right.
    """
    texts: list[str] = []
    for line in report.signature:
        text = printable(line.text)
        day = _DAY.search(text)
        if day and report.signed_on:
            texts += [text[: day.start()].strip(), chinese_date(report.signed_on)]
        else:
            texts.append(text)
    texts = [text for text in texts if text]
    if not texts and report.signed_on and report.agency:
        texts = [printable(report.agency)]
    if report.signed_on and chinese_date(report.signed_on) not in texts:
        texts.append(chinese_date(report.signed_on))
    if not texts:
        return []
    axis = DATE_INDENT + em_width(texts[-1]) / 2
    return [ClosingLine(text, max(0.0, round(axis - em_width(text) / 2, 2))) for text in texts]
