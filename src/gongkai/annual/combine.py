"""Many reports to one: the parent's figures are its members', cell by cell. Source: law.md 2.4, I12; article 49."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from gongkai.annual.checking.tie_outs import check_tie_outs
from gongkai.annual.report import Figure, Report, Section
from gongkai.document.blocks import Note
from gongkai.document.refusal import Refusal
from gongkai.law.edition import Edition


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with the set of members: `missing`, `doubled`, `year`, `edition`, `tie_out`, `stranger`, `unreadable`."""

    code: str
    member: str
    message: str


@dataclass(slots=True)
class Combined:
    """The parent's report, what is wrong with its members, and what was assumed."""

    report: Report
    members: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def combine(
    members: Sequence[Report],
    *,
    agency: str,
    year: int,
    own: Report | None = None,
    expected: Iterable[str] = (),
) -> Combined:
    """Add the reports of `members` (and the parent's `own` office) into the report of `agency` for `year`.

    A member of another year or edition, or handed in twice, is named and left out; one that does not tie out is named
    and counted as it stands. A blank counts as 0. `expected` are the names that should be there. Raises Refusal
    where nothing is left to add.
    """
    out = Combined(Report(title=f"{_short(agency)}{year}年政府信息公开工作年度报告", agency=agency, year=year))
    every = ([own] if own is not None else []) + list(members)
    edition = _common_edition(every, year)
    if edition is None:
        raise Refusal("no_tables", f"没有一份可以汇总的{year}年度报告。请核对年度和文件。")
    fitting = _fitting(every, edition, year, out)
    if not fitting:
        raise Refusal("no_tables", f"没有一份可以汇总的{year}年度报告。请核对年度和文件。")
    _name_missing(expected, every, out)
    out.report.edition = edition
    out.report.values = _sums(edition, fitting)
    out.members = [name_of(report) for report in fitting]
    _note_blanks(fitting, out)
    out.report.sections = [Section(form.number, form.heading, form.key, -1) for form in edition.sections]
    out.report.notes = list(out.notes)
    return out


def name_of(report: Report) -> str:
    """What a member is called in messages."""
    return report.agency or report.title or report.source or "没有名称的报告"


def member_key(name: str) -> str:
    """One key for the ways an agency's name is written: 清溪镇 and 清溪镇人民政府 are the same member."""
    bare = re.sub(r"\s", "", name)
    for tail in ("办公室", "人民政府", "政府", "办事处", "管理委员会", "管委会"):
        bare = bare.removesuffix(tail) or bare
    return bare


def same_member(one: str, other: str) -> bool:
    """Whether two names are one member's: equal, or one with the county's name before it."""
    a, b = member_key(one), member_key(other)
    return a == b or (min(len(a), len(b)) >= 2 and (a.endswith(b) or b.endswith(a)))


def _short(agency: str) -> str:
    return agency.removesuffix("人民政府") or agency


def _common_edition(reports: Sequence[Report], year: int) -> Edition | None:
    """The edition most members of the year are in."""
    found = [r.edition for r in reports if r.edition is not None and r.year in (None, year)]
    ids = [edition.id for edition in found]
    return max(found, key=lambda edition: ids.count(edition.id), default=None)


def _fitting(every: Sequence[Report], edition: Edition, year: int, out: Combined) -> list[Report]:
    fitting: list[Report] = []
    for report in every:
        name = name_of(report)
        if report.edition is None:
            out.problems.append(Problem("edition", name, f"“{name}”没有读到规定格式的表格，没有计入。请退回重报。"))
        elif report.year is not None and report.year != year:
            out.problems.append(
                Problem("year", name, f"“{name}”是{report.year}年度的报告，没有计入。请换成{year}年度的。")
            )
        elif report.edition.id != edition.id:
            message = (
                f"“{name}”用的是{report.edition.id}年版格式，其余是{edition.id}年版，没有计入。请退回换用规定格式。"
            )
            out.problems.append(Problem("edition", name, message))
        elif any(_is_same(report, other) for other in fitting):
            out.problems.append(
                Problem("doubled", name, f"“{name}”交了不止一份，只计入先给的一份。请确认以哪一份为准。")
            )
        else:
            fitting.append(report)
            _name_broken(report, name, out)
    return fitting


def _is_same(one: Report, other: Report) -> bool:
    if one.agency and other.agency:
        return member_key(one.agency) == member_key(other.agency)
    return one.values == other.values and any(one.values.values())


def _name_broken(report: Report, name: str, out: Combined) -> None:
    broken = [finding for finding in check_tie_outs(report) if finding.severity == "error"]
    if broken:
        message = f"“{name}”有{len(broken)}处勾稽关系不符，已按原数计入。例如：{broken[0].message}"
        out.problems.append(Problem("tie_out", name, message))
    missing = [
        t for t in (report.edition.tables if report.edition else ()) if report.tables and t.number not in report.tables
    ]
    if missing:
        names = "、".join(table.name for table in missing)
        out.problems.append(Problem("edition", name, f"“{name}”缺“{names}”的表格，缺的按0计入。请退回补报。"))


def _name_missing(expected: Iterable[str], every: Sequence[Report], out: Combined) -> None:
    names = [name.strip() for name in expected if name.strip()]
    if not names:
        return
    for name in names:
        if not any(same_member(name, name_of(report)) for report in every):
            out.problems.append(Problem("missing", name, f"“{name}”没有交报告。请催报。"))
    for report in every:
        if not any(same_member(name, name_of(report)) for name in names):
            name = name_of(report)
            out.problems.append(Problem("stranger", name, f"“{name}”不在名单里，仍计入了。请核对名单或文件。"))


def _sums(edition: Edition, fitting: Sequence[Report]) -> dict[str, Figure | None]:
    return {code: sum(report.values.get(code) or 0 for report in fitting) for code in edition.cells}


def _note_blanks(fitting: Sequence[Report], out: Combined) -> None:
    for report in fitting:
        blanks = sum(1 for value in report.values.values() if value is None)
        if blanks:
            message = f"“{name_of(report)}”有{blanks}格空白，按0计入。"
            out.notes.append(Note("blank_as_zero", message, report.source))
