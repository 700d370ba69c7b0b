"""The day of receipt by the way an application came (art. 31), and the alarm while it is not confirmed."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.law.calendar import seed_calendar
from gongkai.law.receipt import (
    Counter,
    Evidence,
    Net,
    Oral,
    OrdinaryPost,
    Receipt,
    ReceiptRefused,
    SignedPost,
    receipt_of,
)

FRIDAY, SATURDAY, MONDAY = date(2026, 3, 6), date(2026, 3, 7), date(2026, 3, 9)


def shown(evidence: Evidence) -> Receipt:
    return receipt_of(evidence, seed_calendar())


CONFIRMED = {
    "the counter counts by handing in": (Counter(FRIDAY), FRIDAY),
    "signed post counts by signing": (SignedPost(FRIDAY), FRIDAY),
    "a plain letter counts by its confirmation": (OrdinaryPost(FRIDAY, MONDAY), MONDAY),
    "the portal counts by both sides' confirmation": (Net("online", FRIDAY, MONDAY), MONDAY),
    "e-mail counts by both sides' confirmation": (Net("email", FRIDAY, SATURDAY), SATURDAY),
    "fax counts by both sides' confirmation": (Net("fax", FRIDAY, FRIDAY), FRIDAY),
    "an oral application counts by reading back": (Oral(FRIDAY, FRIDAY), FRIDAY),
}


@pytest.mark.parametrize("claim", CONFIRMED)
def test_the_evidence_gives_the_day(claim: str) -> None:
    evidence, day = CONFIRMED[claim]

    assert shown(evidence).day == day
    assert shown(evidence).alarm_on is None
    assert "第三十一条" in shown(evidence).article


UNCONFIRMED = {
    "a plain letter is confirmed the same day": (OrdinaryPost(FRIDAY), FRIDAY),
    "an oral application is read back the same day": (Oral(FRIDAY), FRIDAY),
    "a message on the net is confirmed by the next working day": (Net("email", FRIDAY), MONDAY),
}


@pytest.mark.parametrize("claim", UNCONFIRMED)
def test_what_is_not_confirmed_has_no_day_but_an_alarm(claim: str) -> None:
    evidence, alarm = UNCONFIRMED[claim]

    assert shown(evidence).day is None
    assert not shown(evidence).is_confirmed
    assert shown(evidence).alarm_on == alarm


def test_a_letter_confirmed_later_than_the_same_day_is_remarked() -> None:
    assert "当日没有" in shown(OrdinaryPost(FRIDAY, MONDAY)).remark
    assert shown(OrdinaryPost(FRIDAY, FRIDAY)).remark == ""


@pytest.mark.parametrize("evidence", [OrdinaryPost(MONDAY, FRIDAY), Net("fax", MONDAY, FRIDAY), Oral(MONDAY, FRIDAY)])
def test_a_confirmation_before_the_arrival_is_refused(evidence: Evidence) -> None:
    with pytest.raises(ReceiptRefused, match="请核对两个日期"):
        shown(evidence)
