"""Index and document numbers: made from a template, told apart by series, and read back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gongkai.law.catalogue import statutory_categories
from gongkai.law.index_number import NumberRefused, check_template, number_from, serial_of, series_key, series_of

FIELDS = {
    "org": "000014349", "credit": "11341702486344515H", "area": "330205", "dept": "102", "category": "0301", "group": "A1",
}  # fmt: skip
MADE = [
    ("{org}/{year}-{serial:5}", date(2017, 5, 2), 110, "000014349/2017-00110"),
    ("{credit}/{yyyymm}-{serial:5}", date(2021, 10, 8), 13, "11341702486344515H/202110-00013"),
    ("{org}-{year}-{serial:6:never}", date(2020, 3, 1), 153077, "000014349-2020-153077"),
    ("{area}-{dept}-{category}-{group}-{date}-{serial:4}", date(2009, 4, 7), 3, "330205-102-0301-A1-20090407-0003"),
    ("{area:6}{dept}-{category}-{year}-{serial}", date(2024, 1, 9), 7, "330205102-0301-2024-7"),
    ("{area:6}{dept:3}{category:4}{year}{serial:4}", date(2020, 6, 1), 12, "330205102030120200012"),
    ("{credit}-{category:4}-{month}-{year}-{serial:3}", date(2025, 2, 3), 9, "11341702486344515H-0301-02-2025-009"),
    ("清政发〔{year}〕{serial}号", date(2026, 3, 4), 12, "清政发〔2026〕12号"),
    ("清依复〔{year}〕第{serial}号", date(2026, 3, 4), 12, "清依复〔2026〕第12号"),
]
TEMPLATES = [template for template, *_ in MADE]
DAYS = st.dates(date(2008, 5, 1), date(2040, 12, 31))
SERIALS = st.integers(1, 10**7)
VALUES = st.text(alphabet="09AZaz镇办", min_size=1, max_size=6)


@pytest.mark.parametrize(("template", "on", "serial", "number"), MADE)
def test_a_number_is_made_as_the_places_that_use_the_pattern_print_it(
    template: str, on: date, serial: int, number: str
) -> None:
    assert check_template(template) == []
    assert number_from(template, fields=FIELDS, on=on, serial=serial) == number
    assert serial_of(template, number) == serial
    assert series_of(template, number) == series_key(template, on, FIELDS)


@given(st.sampled_from(TEMPLATES), DAYS, SERIALS)
def test_the_serial_is_read_back_from_every_number(template: str, on: date, serial: int) -> None:
    assert serial_of(template, number_from(template, fields=FIELDS, on=on, serial=serial)) == serial


@given(st.sampled_from(TEMPLATES), DAYS, DAYS, SERIALS, SERIALS)
def test_two_numbers_are_the_same_only_for_the_same_series_and_serial(
    template: str, on: date, later: date, one: int, other: int
) -> None:
    assume((series_key(template, on, FIELDS), one) != (series_key(template, later, FIELDS), other))

    assert number_from(template, fields=FIELDS, on=on, serial=one) != number_from(
        template, fields=FIELDS, on=later, serial=other
    )


@st.composite
def templates(draw: st.DrawFn) -> str:
    names = draw(
        st.lists(st.sampled_from(["{org}", "{dept:3}", "{area}", "{year}", "{date}", "号", "A1", "第"]), max_size=5)
    )
    names.insert(
        draw(st.integers(0, len(names))), draw(st.sampled_from(["{serial}", "{serial:4}", "{serial:2:never}"]))
    )
    return "".join(name + draw(st.sampled_from(["-", "/", "〕", ""])) for name in names)


@given(templates(), DAYS, VALUES, VALUES, VALUES, VALUES, SERIALS, SERIALS)
def test_any_template_that_passes_the_check_tells_agencies_and_serials_apart(
    template: str, on: date, org: str, area: str, other_org: str, other_area: str, one: int, other: int
) -> None:
    assume(not check_template(template))
    first, second = {"org": org, "area": area, "dept": "12A"}, {"org": other_org, "area": other_area, "dept": "12A"}
    a, b = (number_from(template, fields=f, on=on, serial=n) for f, n in ((first, one), (second, other)))

    assert serial_of(template, a) == one
    assert series_of(template, a) == series_key(template, on, first)
    assert (a == b) == ((series_key(template, on, first), one) == (series_key(template, on, second), other))


@pytest.mark.parametrize(
    ("template", "same", "next_series"),
    [
        ("{org}/{year}-{serial:5}", date(2026, 12, 31), date(2027, 1, 1)),
        ("{credit}/{yyyymm}-{serial:5}", date(2026, 5, 31), date(2026, 6, 1)),
        ("{org}-{date}-{serial}", date(2026, 5, 4), date(2026, 5, 5)),
        ("{org}-{date}-{serial:4:year}", date(2026, 12, 31), date(2027, 1, 1)),
    ],
)
def test_the_serial_starts_again_with_the_year_month_or_day_of_the_template(
    template: str, same: date, next_series: date
) -> None:
    key = series_key(template, date(2026, 5, 4), FIELDS)

    assert series_key(template, same, FIELDS) == key
    assert series_key(template, next_series, FIELDS) != key


def test_a_serial_that_never_starts_again_runs_on_into_the_next_year() -> None:
    template = "{org}-{year}-{serial:6:never}"

    assert series_key(template, date(2020, 1, 1), FIELDS) == series_key(template, date(2031, 1, 1), FIELDS)


@pytest.mark.parametrize(
    ("template", "advice"),
    [
        ("{org}/{year}", "没有流水号"),
        ("{orgs}/{year}-{serial}", "不认识 {orgs}"),
        ("{org}/{serial:5:year}", "加上 {year}"),
        ("{org}/{year}-{serial:5:month}", "加上 {yyyymm}"),
        ("{org}/{year}-{serial}-{serial}", "不止一次"),
        ("{org}{serial}", "没有分隔符"),
        ("{dept}第{serial}号", "没有分隔符"),
        ("{org}-{year:2}-{serial}", "位数应为4"),
        ("{area:99}-{serial}", "位数请写1至12"),
        ("{area:六}-{serial}", "位数请写1至12"),
        ("{org:9:year}-{serial}", "只能给流水号"),
        ("{serial:5:weekly}", "day、month、year"),
        ("清政发〔{year〕{serial}号", "花括号"),
        ("{org} {serial}", "空格"),
        ("{}-{serial}", "不认识"),
    ],
)
def test_a_template_that_would_go_wrong_is_answered_with_what_to_write(template: str, advice: str) -> None:
    assert any(advice in problem for problem in check_template(template))
    with pytest.raises(NumberRefused, match="不能用"):
        number_from(template, fields=FIELDS, on=date(2026, 1, 5), serial=1)


@pytest.mark.parametrize(
    ("fields", "serial", "advice"),
    [
        ({}, 1, "还没有填写"),
        ({"org": "01527918-X"}, 1, "只能用数字、字母和汉字"),
        ({"org": "1234"}, 1, "应为9位"),
        ({"org": "000014349"}, 0, "从1开始"),
        ({"org": "000014349"}, 10**12, "最多12位"),
    ],
)
def test_a_number_that_cannot_be_made_says_which_field_to_put_right(
    fields: dict[str, str], serial: int, advice: str
) -> None:
    with pytest.raises(NumberRefused, match=advice):
        number_from("{org:9}/{year}-{serial:5}", fields=fields, on=date(2026, 1, 5), serial=serial)


@pytest.mark.parametrize(
    "number",
    [
        "清政发〔2026〕12号",
        "清政发[2026]12号",
        "清政发（２０２６）１２号",
        "清政发【2026】012 号",
        "清政发〔2026〕 12号\n",
    ],
)
def test_an_old_number_typed_with_other_brackets_keeps_its_serial_taken(number: str) -> None:
    assert serial_of("清政发〔{year}〕{serial}号", number) == 12


@pytest.mark.parametrize(
    "number",
    ["", "清政办发〔2026〕12号", "清政发〔26〕12号", "清政发〔2026〕0号", "清政发〔2026〕" + "9" * 9000 + "号"],
)
def test_a_number_of_another_pattern_has_no_serial_here(number: str) -> None:
    assert serial_of("清政发〔{year}〕{serial}号", number) is None
    assert series_of("清政发〔{year}〕{serial}号", number) is None


def test_a_serial_that_outgrows_its_noughts_is_still_told_apart() -> None:
    template = "{org}/{year}-{serial:2}"
    numbers = [number_from(template, fields=FIELDS, on=date(2026, 1, 5), serial=n) for n in (1, 10, 100, 101)]

    assert [serial_of(template, number) for number in numbers] == [1, 10, 100, 101]


def test_every_heading_of_the_catalogue_fits_into_an_index_number() -> None:
    template = "{org}-{category:4}-{year}-{serial:4}"
    made = [
        number_from(template, fields=FIELDS | {"category": heading.index_code}, on=date(2026, 1, 5), serial=1)
        for heading in statutory_categories()
    ]

    assert len(set(made)) == len(made)
