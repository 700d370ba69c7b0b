"""Numbers of the text which table 2 also holds: 规范性文件 made and repealed, decisions, fees."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from gongkai.annual.checking.finding import Finding
from gongkai.annual.checking.prose import vocabulary as words
from gongkai.annual.checking.prose.claims import Clause, Desk, Meant, disagreement, scope_of
from gongkai.annual.report import Figure

_COUNTERS: Final = frozenset("件份个部宗起例")
_MONEY: Final = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}


@dataclass(frozen=True, slots=True)
class Said:
    """A clause about a cell of table 2 that was understood, with its finding if it disagrees."""

    finding: Finding | None


def active_said(desk: Desk, clause: Clause, subject: str) -> Said | None:
    """Compare a clause about the row `subject` of table 2 with its cell; None where it is about no cell."""
    row = desk.names.active[subject]
    if clause.number.unit in _MONEY:
        return _money(desk, clause, subject, row)
    if clause.number.unit not in _COUNTERS:
        return None
    for verb, columns, sure in words.COLUMN_WORDS:
        found = verb.search(clause.prefix) or (verb.match(clause.tail) if not clause.prefix.strip() else None)
        code = next((f"{row}.{column}" for column in columns if f"{row}.{column}" in desk.report.values), None)
        if found is None or code is None:
            continue
        value = desk.report.values[code]
        if value is None or value == clause.number.value:
            return Said(None)
        if words.REVIEWED.search(clause.head + clause.prefix):
            return Said(None)
        scope = scope_of(clause, clause.prefix.replace(subject, ""), desk.report, plain=words.ACTIVE_PLAIN)
        printed = subject in desk.names.printed
        if scope == "exact" and not (sure and printed):
            scope = "doubt"
        told = f"表二“{subject}”的“{_column(desk, code)}”为{value}"
        return Said(disagreement(clause, [Meant(value, (code,), told)], scope))
    return None


def _money(desk: Desk, clause: Clause, subject: str, row: str) -> Said | None:
    """Fees: compared to the decimals that the text prints; a cell typed in 元 is the tables' own fault."""
    edition = desk.report.edition
    code = next(
        (c for c in desk.report.values if edition and edition.cells[c].kind == "money" and c.startswith(f"{row}.")),
        None,
    )
    if code is None:
        return None
    value = desk.report.values[code]
    if value is None or subject not in clause.prefix:
        return Said(None)
    scale = _MONEY[clause.number.unit]
    said = Decimal(clause.number.value) * scale
    cell = Decimal(value) * 10_000
    printed = Decimal(clause.number.value).normalize().as_tuple().exponent
    step = scale * Decimal(10) ** min(int(printed), 0)
    if abs(said - cell) * 2 <= step or said == Decimal(value):
        return Said(None)
    scope = scope_of(clause, clause.prefix.replace(subject, ""), desk.report, plain=words.ACTIVE_PLAIN)
    told = f"表二“{subject}”的“{_column(desk, code)}”为{value}"
    return Said(disagreement(clause, [Meant(_as(value, scale), (code,), told)], scope))


def _as(value: Figure, scale: Decimal) -> Figure:
    """A figure in 万元 in the unit the text uses."""
    amount = Decimal(value) * 10_000 / scale
    return int(amount) if amount == amount.to_integral_value() else amount.normalize()


def _column(desk: Desk, code: str) -> str:
    assert desk.report.edition is not None
    return desk.report.edition.cells[code].column.label
