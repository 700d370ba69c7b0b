"""What was printed is what is read, whatever the figures, the blanks and the order of the columns."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.law.edition import Edition, Panel, TableForm, edition_named, editions
from reports.containers import as_cell_lines
from reports.opening import opened
from reports.paper import Figures, Paper, compose

FORMS = st.sampled_from([edition.id for edition in editions()])
MOST = 10_000_000


def printed(edition: Edition, seed: int, blanks: float) -> Paper:
    """A report with any figures at all, some cells blank."""
    rng = random.Random(seed)  # noqa: S311
    figures: Figures = {}
    for code in edition.cells:
        figures[code] = None if rng.random() < blanks else rng.choice([0, rng.randint(1, 9), rng.randint(10, MOST)])
    return compose(Paper("青萝县柳溪镇人民政府", "青萝县柳溪镇", edition.first_year, edition, figures))


def with_columns(edition: Edition, seed: int) -> Edition:
    """The edition printed with the columns of table 3 in another order, those of a group together."""
    rng = random.Random(seed)  # noqa: S311
    tables: list[TableForm] = []
    for table in edition.tables:
        if table.number == 3:
            panel = table.panels[0]
            group = [column for column in panel.columns if column.under]
            alone = [[column] for column in panel.columns if not column.under]
            rng.shuffle(group)
            runs = [*alone, group]
            rng.shuffle(runs)
            columns = tuple(column for run in runs for column in run)
            table = replace(table, panels=(Panel(panel.head, panel.corner, columns, panel.rows),))
        tables.append(table)
    return replace(edition, tables=tuple(tables))


@given(FORMS, st.integers(0, 2**32), st.sampled_from([0.0, 0.2, 0.9]))
@settings(max_examples=40, deadline=None)
def test_figures_and_blanks_are_read_as_printed(form: str, seed: int, blanks: float) -> None:
    paper = printed(edition_named(form), seed, blanks)

    assert opened(paper).values == paper.figures


@given(FORMS, st.integers(0, 2**32), st.sampled_from([0.0, 0.3]))
@settings(max_examples=40, deadline=None)
def test_columns_in_any_order_are_read_under_their_heads(form: str, seed: int, blanks: float) -> None:
    paper = printed(edition_named(form), seed, blanks)
    paper = compose(replace(paper, edition=with_columns(paper.edition, seed)))

    assert opened(paper).values == paper.figures


@given(FORMS, st.integers(0, 2**32), st.sampled_from([0.0, 0.3]))
@settings(max_examples=30, deadline=None)
def test_a_cell_a_line_is_read_as_printed(form: str, seed: int, blanks: float) -> None:
    paper = printed(edition_named(form), seed, blanks)

    assert opened(as_cell_lines(paper.pieces)).values == paper.figures
