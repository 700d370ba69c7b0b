"""The one door of the scan for personal data: a text or a file in, findings out, and what must be looked at by eye."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from gongkai.document.personal.findings import Hidden, PersonalFinding, ScanResult, finding_of
from gongkai.document.personal.opened import Opened
from gongkai.document.personal.opening import open_file
from gongkai.document.personal.passages import Passage, fixed
from gongkai.document.personal.patterns import mask_text
from gongkai.document.personal.reasons import BY_EYE, reason_of
from gongkai.document.personal.source import line_passages
from gongkai.document.refusal import Refusal

_AGAIN: Final = frozenset(("网页源代码", "共享字符串"))
"""Places that repeat what stands elsewhere."""
_ENOUGH: Final = 50
_DEPTH: Final = 3
"""How deep a file may lie in other files."""


def scan_text(text: str, where: str = "正文") -> ScanResult:
    """The personal numbers in a text; `where` is what the text is, such as 正文 or 标题, and paragraphs are counted."""
    return ScanResult(tuple(_findings(line_passages(text, where, by_paragraph=True), True)))


def scan_file(data: bytes, name: str) -> ScanResult:
    """The personal numbers and hidden data in a file of any format and in its name; never raises Refusal.

    What could not be read, or was read by OCR and may be wrong, is said in `unread`: a person has to look.
    """
    return scanned(data, name, 0).under(f"附件“{mask_text(name)}”") if name else scanned(data, name, 0)


def scanned(data: bytes, name: str, depth: int) -> ScanResult:
    """As `scan_file`, without the name of the file before each place; `depth` counts the files it lies in."""
    findings = _findings([fixed(name, "文件名")], False)
    hidden: list[Hidden] = []
    reasons: list[str] = []
    opened = Opened()
    try:
        opened = open_file(data, name)
        # Findings made before a file is refused still count, so they are added one by one.
        for passage in opened.passages:
            findings += _findings([passage], opened.maskable)
    except Refusal as refusal:
        reasons.append(reason_of(refusal))
    try:
        hidden.extend(opened.hidden)
    except Refusal as refusal:
        reasons.append(reason_of(refusal))
    results = [_within(place, inner, held, depth) for place, inner, held in opened.within]
    reasons += [*opened.unread, *(result.unread for result in results if result.unread)]
    return ScanResult(
        tuple(_once(findings)) + tuple(finding for result in results for finding in result.findings),
        tuple(hidden) + tuple(item for result in results for item in result.hidden),
        "；".join(dict.fromkeys(reasons)) + "。" + BY_EYE if reasons and depth == 0 else "；".join(reasons) or None,
    )


def _within(place: str, name: str, held: bytes | Refusal, depth: int) -> ScanResult:
    """The result for a file in another file."""
    prefix = f"{place}“{mask_text(name)}”"
    if isinstance(held, Refusal):
        return ScanResult(unread=f"{prefix}：{reason_of(held)}")
    if depth + 1 >= _DEPTH:
        return ScanResult(unread=f"{prefix}：层层嵌套，没有检查")
    return scanned(held, name, depth + 1).out_of_reach().under(prefix)


def _findings(passages: Iterable[Passage], maskable: bool) -> list[PersonalFinding]:
    return [
        finding_of(
            hit,
            passage.text,
            passage.where,
            passage.reachable or (maskable and passage.writable),
            passage.hidden_at(hit),
        )
        for passage in passages
        for hit in passage.hits()
    ]


def _once(findings: list[PersonalFinding]) -> list[PersonalFinding]:
    """Each number once for each place; the source of a page and the raw text of a PDF repeat what was told better."""
    kept: dict[tuple[str, str], PersonalFinding] = {}
    places: dict[str, list[str]] = {}
    for finding in findings:
        told = places.setdefault(finding.value_key, [])
        again = finding.where in _AGAIN and told
        if not again and not any(place.startswith(finding.where) for place in told[:_ENOUGH]):
            told.append(finding.where)
            kept[finding.value_key, finding.where] = finding
    return list(kept.values())
