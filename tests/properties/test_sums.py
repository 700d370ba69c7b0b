"""Balanced tables are never called wrong; one wrong cell always is, and a fix that is named mends everything."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.annual.checking import check_report
from gongkai.annual.checking.tie_outs import check_tie_outs
from gongkai.annual.combine import combine
from gongkai.annual.report import Report
from gongkai.law.edition import edition_named, editions
from reports.paper import balanced

FORMS = st.sampled_from([edition.id for edition in editions()])
SEEDS = st.integers(0, 2**32)
MOST = st.sampled_from([0, 1, 9, 5000])


def report(form: str, seed: int, most: int) -> Report:
    edition = edition_named(form)
    values = balanced(edition, random.Random(seed), most)  # noqa: S311
    made = Report(agency="青萝县柳溪镇人民政府", year=edition.first_year, edition=edition, values=values)
    made.tables = {table.number: [0] for table in edition.tables}
    return made


@given(FORMS, SEEDS, MOST)
@settings(max_examples=60, deadline=None)
def test_balanced_tables_have_no_error(form: str, seed: int, most: int) -> None:
    assert [f for f in check_report(report(form, seed, most)) if f.severity == "error"] == []


@given(FORMS, SEEDS, MOST, st.data())
@settings(max_examples=150, deadline=None)
def test_one_changed_cell_is_an_error_and_its_fix_mends_all(
    form: str, seed: int, most: int, data: st.DataObject
) -> None:
    made, edition = report(form, seed, most), edition_named(form)
    code = data.draw(st.sampled_from([c for c, cell in edition.cells.items() if cell.table in (3, 4)]))
    figure = data.draw(st.integers(0, 2 * most + 2).filter(lambda n: n != made.values[code]))
    made.values[code] = figure

    found = [f for f in check_report(made) if f.severity == "error"]

    assert found
    for fix in {f.fix for f in found if f.fix}:
        mended = Report(edition=edition, values=made.values | {fix.cell: fix.value})
        assert check_tie_outs(mended) == []


@given(FORMS, st.lists(SEEDS, min_size=1, max_size=4, unique=True), MOST)
@settings(max_examples=30, deadline=None)
def test_the_sum_of_balanced_reports_balances(form: str, seeds: list[int], most: int) -> None:
    members = [report(form, seed, most) for seed in seeds]
    for number, member in enumerate(members):
        member.agency = f"青萝县第{number}镇人民政府"
    combined = combine(members, agency="青萝县人民政府", year=members[0].year or 0)

    assert combined.problems == []
    assert check_tie_outs(combined.report) == []
