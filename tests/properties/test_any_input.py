"""Whatever comes in, what comes out is a reading or a Refusal."""

from __future__ import annotations

import contextlib
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.annual.reading import read_report
from gongkai.annual.reading.dates import find_date, find_period, find_years
from gongkai.annual.reading.figures import read_figure
from gongkai.document.refusal import Refusal
from gongkai.document.text import read_text
from reports.containers import as_tab_rows
from reports.paper import invent

LIKELY = st.text("0123456789０１一二十百零〇,，. -－+—/()（）件条万元年月日至自\u3000\xa0", max_size=24)
REPORT = as_tab_rows(invent("青萝县柳溪镇", 2023, 7).pieces)


@given(st.one_of(st.text(), LIKELY))
@settings(max_examples=400, deadline=None)
def test_any_text_of_a_cell_is_a_figure_a_blank_or_words(text: str) -> None:
    value, note = read_figure(text)

    assert value is None or isinstance(value, int | Decimal)
    assert note in (None, "cell_text", "cell_dressed")


@given(st.integers(-(10**12), 10**12))
def test_a_whole_number_is_itself(number: int) -> None:
    assert read_figure(str(number)) == (number, None)


@given(st.decimals(min_value=0, max_value=10**9, places=6))
def test_a_decimal_is_itself_to_the_last_digit(number: Decimal) -> None:
    assert str(read_figure(format(number, "f")).value) == format(number, "f")


@given(st.one_of(st.text(), LIKELY))
@settings(max_examples=300, deadline=None)
def test_dates_are_found_or_not_in_any_text(text: str) -> None:
    find_date(text)
    find_period(text)
    assert all(1900 <= year < 2100 for year in find_years(text))


@given(st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_a_text_or_refused(data: bytes) -> None:
    with contextlib.suppress(Refusal):
        read_report(read_text(data))


@given(st.integers(0, len(REPORT)), st.integers(0, len(REPORT)), st.text("\t\n|#一二、总计0 ", max_size=6))
@settings(max_examples=120, deadline=None)
def test_a_report_with_a_piece_torn_out_is_read_or_refused(start: int, end: int, patch: str) -> None:
    torn = REPORT[: min(start, end)] + patch + REPORT[max(start, end) :]
    with contextlib.suppress(Refusal):
        report = read_report(read_text(torn.encode()))
        assert report.edition is None or list(report.values) == list(report.edition.cells)
