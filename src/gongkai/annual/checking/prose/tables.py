"""prose.table: numbers of the text which the tables of requests (三) and remedies (四) also hold."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from gongkai.annual.checking.finding import Finding
from gongkai.annual.checking.prose import vocabulary as words
from gongkai.annual.checking.prose.active import active_said
from gongkai.annual.checking.prose.claims import (
    Clause,
    Desk,
    Meant,
    Scope,
    agrees,
    clauses,
    disagreement,
    scope_of,
    total_of,
)
from gongkai.annual.checking.prose.lexicon import lexicon_of
from gongkai.annual.checking.prose.tokens import BRACKET, Prose, Sentence
from gongkai.annual.checking.prose.zeros import check_zeros
from gongkai.annual.report import Figure

_COUNTERS: Final = frozenset(("件", "件次", "条", "宗", "起", "例", "份", "个", "项", "次"))
_NEW: Final = "requests.new"
_IN: Final = "requests.carried_in"
_DONE: Final = "requests.handled"
_OUT: Final = "requests.carried_out"
_SUITS: Final = ("remedies.suit_direct", "remedies.suit_after_review")


def check_tables(prose: Prose) -> list[Finding]:
    """Numbers and statements of nothing that disagree with the tables."""
    edition = prose.report.edition
    if edition is None or not prose.report.values:
        return []
    desk = Desk(prose.report, lexicon_of(edition))
    findings = check_zeros(prose)
    for sentence in prose.sentences:
        findings += _check(desk, sentence)
    return findings


def _check(desk: Desk, sentence: Sentence) -> Iterable[Finding]:
    text = sentence.text
    about_requests = ("申请" in text or sentence.key == "requests") and _is_about_requests(sentence, text)
    about_remedies = "复议" in text or "诉讼" in text
    about_active = any(name in text for name in desk.names.active)
    if not (about_requests or about_remedies or about_active):
        return
    subject = ""
    for clause in clauses(sentence):
        finding: Finding | None = None
        found = desk.names.active_names.search(clause.prefix) if about_active else None
        subject = found.group() if found else subject
        if about_remedies and clause.number.unit in _COUNTERS and _is_remedy(clause):
            finding = _remedy(desk, clause)
        elif subject and (found or not words.NOUN.search(clause.prefix)) and (said := active_said(desk, clause, subject)):
            finding = said.finding
        elif about_requests and clause.number.unit in _COUNTERS:
            finding = _request(desk, clause)
        if finding is not None:
            yield finding


def _request(desk: Desk, clause: Clause) -> Finding | None:
    for read in (_carried, _row, _applicant, _received, _handled):
        meant, rest, sure = read(desk, clause, clause.prefix)
        if meant:
            if agrees(clause, meant):
                return None
            scope = scope_of(clause, rest, desk.report)
            if scope == "other" and read is _received:
                clause.sentence.others = True
            if clause.sentence.others:
                return None
            return disagreement(clause, meant, "doubt" if scope == "exact" and not sure else scope)
    return None


def _is_about_requests(sentence: Sentence, text: str) -> bool:
    return bool(
        words.ABOUT_REQUESTS.search(text)
        or sentence.key == "requests"
        or ("申请" in text and words.ABOUT_REQUESTS.search(sentence.lead[-400:]))
    )


Reading = tuple[list[Meant], str, bool]
"""What may be meant, the words of the clause without its noun, and whether the noun is plainly the cell's."""


def _carried(desk: Desk, clause: Clause, prefix: str) -> Reading:
    tail = clause.tail if not prefix.strip("除有其中，") else ""
    if "转" not in prefix + tail and "度" not in prefix + tail and "年" not in prefix + tail:
        return [], "", False
    for noun, row, label in ((words.CARRIED_IN, _IN, "上年结转"), (words.CARRIED_OUT, _OUT, "结转下年度继续办理")):
        found = noun.search(prefix + tail)
        if found:
            rest = (prefix + tail).replace(found.group(), "", 1).replace("继续", "").removeprefix("除").removesuffix("外")
            return _meant(desk, (row,), f"表三“{label}”总计为"), rest, True
    return [], "", False


def _row(desk: Desk, clause: Clause, prefix: str) -> Reading:
    names = desk.names.row_names.findall(prefix)
    rest = desk.names.row_names.sub("", prefix)
    if not names and not words.PLAIN.sub("", prefix):
        names = [name for name in desk.names.row_names.findall(clause.tail)[:1] if clause.tail.lstrip("的为是申请属于").startswith(name)]
    local = clause.head.rpartition("；")[2] + prefix
    if not names or words.SPLITS.search(local) or (clause.note and words.GROUND_NOTED.search(clause.note)):
        return [], "", False
    names = [name for name in names if not any(_within(desk, other, name) for other in names)]
    rows = tuple(dict.fromkeys(row for name in names for row in desk.names.rows[name]))
    called = "”与“".join(names)
    how = "总计为" if len(rows) == 1 else "各行总计相加为"
    rest = rest.replace("作", "") if rest.endswith("作") else rest
    return _meant(desk, rows, f"表三“{called}”{how}"), rest, True


def _within(desk: Desk, one: str, group: str) -> bool:
    """Whether one name's rows are some of another's: 属于国家秘密 within 不予公开."""
    return set(desk.names.rows[one]) < set(desk.names.rows[group])


def _applicant(desk: Desk, clause: Clause, prefix: str) -> Reading:
    names = desk.names.column_names.findall(prefix)
    if len(names) != 1 or "公民" in prefix:
        return [], "", False
    columns = desk.names.columns[names[0]]
    meant: list[Meant] = []
    for rows, label in (((_NEW,), "本年新收"), ((_NEW, _IN), "本年新收加上年结转"), ((_DONE,), "办理结果总计")):
        codes = desk.requests(*rows, columns=columns)
        value = total_of(desk.report, codes)
        if value is not None:
            meant.append(Meant(value, codes, f"表三“{names[0]}”{label}为{value}", main=len(meant) < 2))
    return meant, desk.names.column_names.sub("", prefix), True


def _received(desk: Desk, clause: Clause, prefix: str) -> Reading:
    noun = words.NOUN.search(prefix)
    after = None if noun else words.NOUN.match(clause.tail)
    verb = words.RECEIVED.search(prefix)
    if not (noun or after) or not (verb or prefix.rstrip("：:共为计是有").endswith(("数", "数量", "件数", "总数", "总量"))):
        return [], "", False
    if after and any(mark in clause.tail[after.end() :] for mark in ("收取", "收费")):
        return [], "", False
    if words.HANDLED.search(prefix) or words.ANSWERED.search(prefix):
        return [], "", False
    meant = _totals(desk)
    rest = prefix if noun is None else prefix[: noun.start()] + prefix[noun.end() :]
    return meant, rest, not _set_aside(clause)


def _set_aside(clause: Clause) -> bool:
    """Whether the sentence goes on to say that some of the requests were none of the body's own."""
    after = BRACKET.sub("", clause.sentence.prose.text[clause.number.end : clause.sentence.end])
    return any(word in after for word in ("撤回", "转办", "不属于", "非政府信息", "咨询", "退回", "移送", "合并", "协助"))


def _handled(desk: Desk, clause: Clause, prefix: str) -> Reading:
    if words.HANDLED.search(prefix):
        done = _meant(desk, (_DONE,), "表三办理结果总计为")
        return done, prefix, words.NOUN.search(clause.around()) is not None
    if words.ANSWERED.search(prefix) and not words.RECEIVED.search(prefix):
        less = [rows for name, rows in desk.names.rows.items() if name in ("其他处理", "不予处理")]
        done = _meant(desk, (_DONE,), "表三办理结果总计为")
        for rows in less:
            value, part = total_of(desk.report, desk.requests(_DONE)), total_of(desk.report, desk.requests(*rows))
            if value is not None and part is not None:
                done.append(Meant(value - part, desk.requests(_DONE), done[0].words))
        return done + (_totals(desk) if done else []), prefix, False
    return [], "", False


def _totals(desk: Desk) -> list[Meant]:
    new = total_of(desk.report, desk.requests(_NEW))
    if new is None:
        return []
    carried = total_of(desk.report, desk.requests(_IN))
    if not carried:
        return [Meant(new, desk.requests(_NEW), f"表三“本年新收”总计为{new}")]
    told = f"表三“本年新收”总计为{new}，加“上年结转”{carried}共{new + carried}"
    return [Meant(new, desk.requests(_NEW), told), Meant(new + carried, desk.requests(_NEW, _IN), told)]


def _meant(desk: Desk, rows: tuple[str, ...], told: str) -> list[Meant]:
    """The rows' totals; a row whose own total is wrong is the table's fault, so its cells added up will do as well."""
    codes = desk.requests(*rows)
    value = total_of(desk.report, codes)
    if value is None:
        return []
    across: Figure = 0
    for code in desk.requests(*rows, columns=desk.names.applicants):
        across = across + (desk.report.values.get(code) or 0)
    side = [] if across == value else [Meant(across, codes, "", main=False)]
    return [Meant(value, codes, f"{told}{value}"), *side]


def _is_remedy(clause: Clause) -> bool:
    return bool(
        words.REVIEW.search(clause.prefix) or words.SUIT.search(clause.prefix) or words.REVIEW.match(clause.tail.lstrip("的行政"))
        or any(pattern.search(clause.prefix) for pattern, _ in words.OUTCOMES)
    )  # fmt: skip


def _remedy(desk: Desk, clause: Clause) -> Finding | None:
    """行政复议1件, 行政诉讼0件, 维持1件: only where the sentence has said that the disclosure of information is meant."""
    prefix = clause.prefix
    before = clause.head + prefix
    if not words.ABOUT_DISCLOSURE.search(before) and clause.sentence.key != "remedies":
        return None
    outcome = next((code for pattern, code in words.OUTCOMES if pattern.search(prefix)), "total")
    if words.OTHER_OUTCOME.search(prefix) and outcome == "total":
        return None
    here = prefix if outcome == "total" or words.REVIEW.search(prefix) or words.SUIT.search(prefix) else before
    kinds, sure = _kinds(here)
    meant = [one for index, group in enumerate(kinds) for one in _outcome(desk, group, outcome, main=index == 0)]
    if clause.number.value == 0:
        meant = meant[:1] if len(kinds) > 1 else meant
    if agrees(clause, meant):
        return None
    rest = prefix
    for pattern, _ in words.OUTCOMES:
        rest = pattern.sub("", rest)
    for word in ("行政复议后", "复议后", "未经复议", "行政复议", "行政诉讼", "复议", "诉讼", "起诉", "结果", "直接"):
        rest = rest.replace(word, "")
    scope: Scope = scope_of(clause, rest, desk.report)
    if scope == "exact" and (not sure or outcome != "total"):
        scope = "doubt"
    return disagreement(clause, meant, scope)


def _kinds(said: str) -> tuple[list[tuple[str, ...]], bool]:
    """The groups of table 4 that the words may mean, and whether only these can be."""
    if words.DIRECT_SUIT.search(said):
        return [_SUITS[:1]], True
    if words.SUIT_AFTER.search(said):
        return [_SUITS[1:]], True
    review, suit = words.REVIEW.search(said), words.SUIT.search(said)
    if review and suit:
        return [("remedies.review", *_SUITS), ("remedies.review",), _SUITS, _SUITS[:1], _SUITS[1:]], False
    return ([("remedies.review",)], True) if review else ([_SUITS, _SUITS[:1], _SUITS[1:]], True)


def _outcome(desk: Desk, groups: tuple[str, ...], outcome: str, main: bool) -> list[Meant]:
    codes = tuple(f"{group}.{outcome}" for group in groups)
    value = total_of(desk.report, codes)
    called = "行政复议、行政诉讼" if len(groups) == 3 else "行政复议" if groups[0].endswith("review") else "行政诉讼"
    edition = desk.report.edition
    column = edition.cells[codes[0]].column.label if edition and codes[0] in edition.cells else ""
    return [] if value is None else [Meant(value, codes, f"表四{called}{column}为{value}", main)]
