"""Clauses about requests (表三): received, carried in and out, results by ground, applicants."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from gongkai.annual.checking.finding import Finding
from gongkai.annual.checking.prose import vocabulary as words
from gongkai.annual.checking.prose.claims import Clause, Desk, Meant, agrees, disagreement, scope_of, total_of
from gongkai.annual.checking.prose.tokens import BRACKET, Sentence
from gongkai.annual.report import Figure

_NEW: Final = "requests.new"
_IN: Final = "requests.carried_in"
_DONE: Final = "requests.handled"
_OUT: Final = "requests.carried_out"
LEAD: Final = 400
"""So many characters before a sentence tell what its paragraph is about."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a clause may mean, its words without the noun, and whether the noun is plainly the cell's."""

    meant: list[Meant]
    rest: str
    sure: bool = True


def check_requests(desk: Desk, clause: Clause) -> tuple[Finding | None, bool]:
    """The finding for a clause about requests, and whether the sentence has turned out to speak of another body's."""
    for read in _READERS:
        found = read(desk, clause)
        if found is None or not found.meant:
            continue
        if agrees(clause, found.meant):
            return None, False
        scope = scope_of(clause, found.rest, desk.report)
        if scope == "exact" and not found.sure:
            scope = "doubt"
        return disagreement(clause, found.meant, scope), scope == "other" and read is _received
    return None, False


def about_requests(sentence: Sentence, text: str) -> bool:
    """Whether a sentence is about requests for information: by its words, its part or its paragraph."""
    if "申请" not in text and sentence.key != "requests":
        return False
    if sentence.key == "requests" or words.ABOUT_REQUESTS.search(text):
        return True
    return words.ABOUT_REQUESTS.search(sentence.lead[-LEAD:]) is not None


def _carried(desk: Desk, clause: Clause) -> Reading | None:
    prefix = clause.prefix
    tail = clause.tail if not prefix.strip("除有其中，") else ""
    if "转" not in prefix + tail and "度" not in prefix + tail and "年" not in prefix + tail:
        return None
    for noun, row, label in ((words.CARRIED_IN, _IN, "上年结转"), (words.CARRIED_OUT, _OUT, "结转下年度继续办理")):
        found = noun.search(prefix + tail)
        if found:
            rest = (prefix + tail).replace(found.group(), "", 1).replace("继续", "")
            rest = rest.removeprefix("除").removesuffix("外")
            return Reading(_meant(desk, clause, (row,), f"表三“{label}”总计为"), rest)
    return None


def _row(desk: Desk, clause: Clause) -> Reading | None:
    local = clause.head.rpartition("；")[2] + clause.prefix
    names = _row_names(desk, clause)
    if not names or words.SPLITS.search(local) or (clause.note and words.GROUND_NOTED.search(clause.note)):
        return None
    names = [name for name in names if not any(_within(desk, other, name) for other in names)]
    rows = tuple(dict.fromkeys(row for name in names for row in desk.names.rows[name]))
    called = "”与“".join(names)
    how = "总计为" if len(rows) == 1 else "各行总计相加为"
    rest = desk.names.row_names.sub("", clause.prefix).removesuffix("作")
    return Reading(_meant(desk, clause, rows, f"表三“{called}”{how}"), rest)


def _row_names(desk: Desk, clause: Clause) -> list[str]:
    """The rows a clause names before its number, or right after it (3件予以公开)."""
    names: list[str] = desk.names.row_names.findall(clause.prefix)
    if names or words.PLAIN.sub("", clause.prefix):
        return names
    after = desk.names.row_names.match(clause.tail.lstrip("的为是申请属于"))
    return [after.group()] if after else []


def _within(desk: Desk, one: str, group: str) -> bool:
    """Whether one name's rows are some of another's: 属于国家秘密 within 不予公开."""
    return set(desk.names.rows[one]) < set(desk.names.rows[group])


def _applicant(desk: Desk, clause: Clause) -> Reading | None:
    prefix = clause.prefix
    names = desk.names.column_names.findall(prefix)
    if len(names) != 1 or "公民" in prefix:
        return None
    columns = desk.names.columns[names[0]]
    meant: list[Meant] = []
    for rows, label in (((_NEW,), "本年新收"), ((_NEW, _IN), "本年新收加上年结转"), ((_DONE,), "办理结果总计")):
        codes = desk.requests(*rows, columns=columns)
        value = total_of(desk.report, codes)
        if value is not None:
            meant.append(Meant(value, codes, f"表三“{names[0]}”{label}为{value}", main=len(meant) < 2))
    return Reading(meant, desk.names.column_names.sub("", prefix))


def _received(desk: Desk, clause: Clause) -> Reading | None:
    prefix = clause.prefix
    noun = words.NOUN.search(prefix)
    after = None if noun else words.NOUN.match(clause.tail)
    verb = words.RECEIVED.search(prefix)
    if not (noun or after) or not (
        verb or prefix.rstrip("：:共为计是有").endswith(("数", "数量", "件数", "总数", "总量"))
    ):
        return None
    if after and any(mark in clause.tail[after.end() :] for mark in ("收取", "收费")):
        return None
    if words.HANDLED.search(prefix) or words.ANSWERED.search(prefix):
        return None
    meant = _totals(desk)
    rest = prefix if noun is None else prefix[: noun.start()] + prefix[noun.end() :]
    return Reading(meant, rest, not _set_aside(clause))


def _set_aside(clause: Clause) -> bool:
    """Whether the sentence goes on to say that some of the requests were none of the body's own."""
    after = BRACKET.sub("", clause.sentence.prose.text[clause.number.end : clause.sentence.end])
    return any(
        word in after for word in ("撤回", "转办", "不属于", "非政府信息", "咨询", "退回", "移送", "合并", "协助")
    )


def _handled(desk: Desk, clause: Clause) -> Reading | None:
    prefix = clause.prefix
    if words.HANDLED.search(prefix):
        done = _meant(desk, clause, (_DONE,), "表三办理结果总计为")
        return Reading(done, prefix, words.NOUN.search(clause.around()) is not None)
    if words.ANSWERED.search(prefix) and not words.RECEIVED.search(prefix):
        less = [rows for name, rows in desk.names.rows.items() if name in ("其他处理", "不予处理")]
        done = _meant(desk, clause, (_DONE,), "表三办理结果总计为")
        for rows in less:
            value, part = total_of(desk.report, desk.requests(_DONE)), total_of(desk.report, desk.requests(*rows))
            if value is not None and part is not None:
                done.append(Meant(value - part, desk.requests(_DONE), done[0].words))
        return Reading(done + (_totals(desk) if done else []), prefix, False)
    return None


def _totals(desk: Desk) -> list[Meant]:
    new = total_of(desk.report, desk.requests(_NEW))
    if new is None:
        return []
    carried = total_of(desk.report, desk.requests(_IN))
    if not carried:
        return [Meant(new, desk.requests(_NEW), f"表三“本年新收”总计为{new}")]
    told = f"表三“本年新收”总计为{new}，加“上年结转”{carried}共{new + carried}"
    return [Meant(new, desk.requests(_NEW), told), Meant(new + carried, desk.requests(_NEW, _IN), told)]


def _meant(desk: Desk, clause: Clause, rows: tuple[str, ...], told: str) -> list[Meant]:
    """The rows' totals; a row whose own total is wrong is the table's fault, so its cells added up will do as well."""
    codes = desk.requests(*rows)
    value = total_of(desk.report, codes)
    if value is None:
        return []
    meant = [Meant(value, codes, f"{told}{value}")]
    if value != clause.number.value:
        across: Figure = 0
        for code in desk.requests(*rows, columns=desk.names.applicants):
            across = across + (desk.report.values.get(code) or 0)
        meant.append(Meant(across, codes, "", main=False))
    return meant


_READERS: Final[tuple[Callable[[Desk, Clause], Reading | None], ...]] = (
    _carried,
    _row,
    _applicant,
    _received,
    _handled,
)
"""How a clause may be read, the plainest first."""
