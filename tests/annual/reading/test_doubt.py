"""Columns told by the places of characters are given up where the table's own sums deny them."""

from __future__ import annotations

from dataclasses import replace

from gongkai.annual.reading.aligned import Aligned
from gongkai.annual.reading.doubt import drop_doubtful
from gongkai.document.blocks import Document, Note
from gongkai.samples.sample import sample

UNRULED = Document("pdf", notes=[Note("pdf_unruled_table", "没有表格线")])


def aligned(shift: int) -> Aligned:
    """The figures of the sound sample, each row of table 3 moved on by `shift` columns."""
    report = sample("qingxi_2024")
    assert report.edition is not None
    values = dict(report.values)
    names = [column.code for column in report.edition.table(3).panels[0].columns]
    for row in report.edition.table(3).panels[0].rows:
        figures = [report.values[f"{row.code}.{name}"] for name in names]
        values |= {f"{row.code}.{n}": f for n, f in zip(names, figures[-shift:] + figures[:-shift], strict=True)}
    return Aligned(values=values)


def test_figures_that_add_up_are_kept() -> None:
    found = aligned(0)
    edition = sample("qingxi_2024").edition
    assert edition is not None

    assert drop_doubtful(UNRULED, edition, found) == []
    assert found.values["requests.new.total"] == 9


def test_a_table_whose_rows_do_not_add_up_is_blanked_and_the_others_kept() -> None:
    found = aligned(2)
    edition = sample("qingxi_2024").edition
    assert edition is not None

    notes = drop_doubtful(UNRULED, edition, found)

    assert [note.code for note in notes] == ["columns_unsure"]
    assert found.values["requests.new.total"] is None
    assert found.values["active.permits.decisions"] == 275


def test_a_ruled_table_is_given_as_printed_however_wrong() -> None:
    found = aligned(2)
    edition = sample("qingxi_2024").edition
    assert edition is not None

    assert drop_doubtful(replace(UNRULED, notes=[]), edition, found) == []
