"""What holds for any number in any text."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from document.personal.personal_made import identity
from gongkai.document.personal.identity import PROVINCES, check_digit
from gongkai.document.personal.patterns import find_personal, mask_text

CHINESE = st.text(st.sampled_from("镇村民政救助名单公示于年月日，。：（）、 \n一二三AbX"), max_size=40)
PLACES = st.tuples(st.sampled_from(sorted(PROVINCES)), st.integers(0, 9999)).map(lambda pair: f"{pair[0]}{pair[1]:04}")
DAYS = st.dates(date(1900, 1, 1), date(2024, 12, 31)).map(lambda day: f"{day:%Y%m%d}")
NUMBERS = st.builds(identity, PLACES, DAYS, st.integers(0, 999).map("{:03}".format))
MESSY = st.text(st.sampled_from("0123456789０１２３X x-\t\n.元年号13812345678330106199001011\u200b"), max_size=120)


@given(CHINESE, NUMBERS, CHINESE)
def test_a_valid_identity_number_is_found_anywhere_in_a_text(before: str, number: str, after: str) -> None:
    assume(not (number[-1] == "X" and after[:1] in ("A", "b", "X")))

    assert number in [hit.value for hit in find_personal(before + number + after)]


@given(NUMBERS, st.integers(1, 17), st.sampled_from(["", " ", "-", "\u200b", "　", " - "]))
def test_a_mark_within_the_number_does_not_hide_it(number: str, at: int, mark: str) -> None:
    assert [hit.value for hit in find_personal(number[:at] + mark + number[at:])] == [number]


@given(st.text("0123456789", min_size=17, max_size=17), st.sampled_from("0123456789X"))
def test_eighteen_digits_with_a_wrong_check_digit_are_never_an_identity_number(first: str, last: str) -> None:
    assume(check_digit(first) != last)

    assert not [hit for hit in find_personal(first + last) if hit.kind == "identity"]


@given(NUMBERS, st.sampled_from("0123456789X"))
def test_a_wrong_check_digit_makes_no_bank_card_of_a_place_and_a_birthday(number: str, last: str) -> None:
    assume(number[17] != last)

    assert find_personal(number[:17] + last) == []


@given(MESSY)
def test_a_mask_changes_nothing_but_the_hits_and_leaves_none(text: str) -> None:
    masked = mask_text(text)

    assert find_personal(masked) == []
    assert len(masked) == len(text)
    assert all(new in (old, "*") for old, new in zip(text, masked, strict=True))
    assert (masked == text) is (find_personal(text) == [])


@given(CHINESE, NUMBERS, CHINESE)
def test_a_mask_leaves_all_before_and_after_a_hit(before: str, number: str, after: str) -> None:
    assume(not (number[-1] == "X" and after[:1] in ("A", "b", "X")))
    masked = mask_text(before + number + after)

    assert masked.startswith(before + number[:3] + "*")
    assert masked.endswith("*" + number[16:] + after)


@given(MESSY)
def test_hits_stand_in_order_and_apart(text: str) -> None:
    spans = [(hit.start, hit.end) for hit in find_personal(text)]

    assert all(start < end for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
