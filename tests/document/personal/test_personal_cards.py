"""Bank cards and passports in a text."""

from __future__ import annotations

import pytest

from document.personal.personal_made import CARD, card
from gongkai.document.personal.patterns import find_personal

FOURS = " ".join(CARD[at : at + 4] for at in range(0, len(CARD), 4))
VISA = card("456351010088887")


def found(text: str) -> list[tuple[str, str]]:
    return [(hit.kind, hit.value) for hit in find_personal(text)]


@pytest.mark.parametrize("text", [CARD, FOURS, FOURS.replace(" ", "-"), f"{CARD[:6]} {CARD[6:]}", f"卡号{CARD}开户行"])
def test_a_card_is_found_whole_and_in_its_groups(text: str) -> None:
    assert found(text) == [("bank_card", CARD)]


@pytest.mark.parametrize("number", [VISA, card("521899010088887"), card("356000010088887"), card("955880120810123456")])
def test_cards_of_other_issuers_are_found(number: str) -> None:
    assert found(f"一卡通 {number}") == [("bank_card", number)]


@pytest.mark.parametrize(
    "text",
    [
        CARD[:-1] + str((int(CARD[-1]) + 1) % 10),
        "1" + CARD,
        card("172202120200123456"),
        card("51010420240115001"),
        "4444 4444 4444 4448",
        f"流水号：{CARD}",
        f"{VISA[:4]} {VISA[4:8]} {VISA[8:12]} {VISA[12:]} 2024",
        "2019 2020 2021 2022",
        f"http://www.qingxi.example/{CARD}.html",
    ],
)
def test_what_only_looks_like_a_card_is_silent(text: str) -> None:
    assert found(text) == []


def test_the_mask_leaves_the_last_four() -> None:
    assert find_personal(CARD)[0].masked == "*" * 15 + CARD[-4:]


def test_a_passport_is_found_where_it_is_called_one() -> None:
    assert found("护照号码：E12345678") == [("passport", "E12345678")]


def test_the_same_letters_without_that_word_are_silent() -> None:
    assert found("设备编码：E12345678") == []
