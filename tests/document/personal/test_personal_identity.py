"""Identity numbers in a text: every way people write them, and what only looks like one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from document.personal.personal_made import MOBILE, NUMBER, identity
from gongkai.document.personal.identity import check_digit
from gongkai.document.personal.patterns import find_personal

WIDE = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")
OLD = "330106700101123"


def found(text: str) -> list[tuple[str, str]]:
    return [(hit.kind, hit.value) for hit in find_personal(text)]


@pytest.mark.parametrize(
    "written",
    [
        NUMBER,
        NUMBER.lower(),
        NUMBER.translate(WIDE),
        NUMBER.replace("X", "Ⅹ"),
        " ".join(NUMBER),
        f"{NUMBER[:6]} {NUMBER[6:14]} {NUMBER[14:]}",
        f"{NUMBER[:6]}-{NUMBER[6:14]}-{NUMBER[14:]}",
        f"{NUMBER[:6]}　{NUMBER[6:]}",
        f"{NUMBER[:9]}\u200b{NUMBER[9:]}",
        f"{NUMBER[:10]}\n{NUMBER[10:]}",
        f"{NUMBER[:17]} X",
    ],
)
def test_an_identity_number_is_found_however_it_is_written(written: str) -> None:
    assert found(f"申请人张三，{written}，清溪镇人") == [("identity", NUMBER)]


@pytest.mark.parametrize("text", [f"1{NUMBER}", f"{NUMBER}13", f"{identity(order='102')}44"])
def test_an_identity_number_grown_together_with_other_figures_is_found(text: str) -> None:
    assert [kind for kind, _ in found(text)] == ["identity"]


@pytest.mark.parametrize("text", [f"{NUMBER}{MOBILE}", f"{identity(order='102')}{MOBILE}"])
def test_a_telephone_grown_onto_an_identity_number_is_found_too(text: str) -> None:
    assert [kind for kind, _ in found(text)] == ["identity", "mobile"]


@pytest.mark.parametrize("place", ["810000", "830000", "933156"])
def test_permits_of_compatriots_and_foreigners_count(place: str) -> None:
    assert found(identity(place)) == [("identity", identity(place))]


def test_the_known_example_of_the_standard_has_its_check_digit() -> None:
    assert check_digit("11010519491231002") == "X"


@pytest.mark.parametrize(
    "number",
    [
        NUMBER[:17] + "0",
        identity("990106"),
        identity(born="19901301"),
        identity(born="19900230"),
        identity(born="18991231"),
        identity(born=f"{date.today() + timedelta(days=40):%Y%m%d}"),
        "91330106MA27XX0X1X",
        "12330106002502345X",
        "330106********123X",
    ],
)
def test_what_has_no_place_no_birthday_or_no_check_digit_is_silent(number: str) -> None:
    assert found(f"编号 {number}。") == []


def test_an_old_number_of_15_digits_is_found() -> None:
    assert found(f"身份证{OLD}") == [("identity", OLD)]


@pytest.mark.parametrize("text", ["流水号：330106700101123", "330106240101123", "330000700101123", "a330106700101123"])
def test_fifteen_digits_of_another_kind_are_silent(text: str) -> None:
    assert found(text) == []


def test_the_words_before_make_fifteen_digits_a_number_of_an_old_person() -> None:
    assert found("身份证号码：330106210101123") == [("identity", "330106210101123")]


def test_figures_of_a_table_in_several_lines_do_not_make_a_number() -> None:
    assert found(f"{NUMBER[:6]}\t{NUMBER[6:14]}\t{NUMBER[14:17]}\tX") == []


def test_boxes_with_a_digit_each_make_a_number() -> None:
    assert found("\t".join(NUMBER)) == [("identity", NUMBER)]


def test_the_mask_leaves_three_and_two() -> None:
    assert find_personal(NUMBER)[0].masked == "330*************3X"


def test_a_hit_does_not_show_its_value_when_printed() -> None:
    assert NUMBER not in repr(find_personal(NUMBER))
