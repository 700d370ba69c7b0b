"""Mobile telephones are found, landlines of offices and numbers of things are not."""

from __future__ import annotations

import pytest

from document.personal.personal_made import MOBILE
from gongkai.document.personal.patterns import find_personal


def mobiles(text: str) -> list[str]:
    return [hit.value for hit in find_personal(text) if hit.kind == "mobile"]


@pytest.mark.parametrize(
    "text",
    [
        MOBILE,
        "手机：138 1234 5678",
        "138-1234-5678",
        "138.1234.5678",
        "+8613812345678",
        "+86 138-1234-5678",
        "0086-13812345678",
        "(86)13812345678",
        "１３８１２３４５６７８",
        "138\u200b1234\u200b5678",
        "1 3 8 1 2 3 4 5 6 7 8",
        "Tel13812345678",
        "13812345678@139.com",
        "0571-88886666、13812345678",
        "张三13812345678李四",
        "https://www.qingxi.example/?phone=13812345678",
        "联系电话013812345678",
        "138 123 45678",
    ],
)
def test_a_mobile_number_is_found_however_it_is_written(text: str) -> None:
    assert mobiles(text) == [MOBILE]


def test_two_numbers_beside_each_other_are_two() -> None:
    assert mobiles("138 1234 5678 139 8765 4321") == mobiles("13812345678/13987654321") == [MOBILE, "13987654321"]


@pytest.mark.parametrize(
    "text",
    [
        "0571-88886666",
        "（0571）8888 6666 转 1234",
        "12345",
        "138****5678",
        "20240115138123456789",
        "113812345678",
        "订单号：13812345678",
        "合同编号 13812345678",
        "清政发〔2024〕13812345678号",
        "索引号：014103524/2024-13812",
        "2024-13812345678",
        "13812345678元",
        "13812345678.50",
        "1581234.5678",
        "¥13812345678",
        "a13812345678f",
        "art_1229564_13812345678.html",
        "http://www.qingxi.example/art/2024/1/5/13812345678.html",
        "138 1234 5678 90 12",
        "150 20240101",
        "2024-01-15 12:30:59",
        "12812345678",
    ],
)
def test_landlines_amounts_and_numbers_of_things_are_silent(text: str) -> None:
    assert mobiles(text) == []


def test_the_mask_leaves_three_and_four() -> None:
    assert find_personal(MOBILE)[0].masked == "138****5678"
