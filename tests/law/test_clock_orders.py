"""Which fact may follow which: every refusal beside the case that is allowed, and what may come next."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from gongkai.law.calendar import seed_calendar
from gongkai.law.clock import Clock, clock
from gongkai.law.clock_facts import EVENTS, KINDS, FactsRefused, facts_from
from gongkai.law.clock_steps import STEPS

RECEIVED = {"event": "received", "on": "2026-02-10"}
ASKED = {"event": "correction_asked", "on": "2026-02-12"}
NOTICED = {"event": "fee_noticed", "on": "2026-02-25", "received_on": "2026-02-26"}
CONSULTED = {"event": "third_party_asked", "on": "2026-02-25", "received_on": "2026-02-26"}
REASONS = {"event": "reasons_asked", "on": "2026-02-25"}
SERVED = {"event": "served", "on": "2026-03-10"}


def read(*facts: dict[str, Any], today: str = "2019-05-15") -> Clock:
    return clock(facts_from(list(facts))[0], seed_calendar(), date.fromisoformat(today))


def fact(event: str, on: str, **more: Any) -> dict[str, Any]:
    return {"event": event, "on": on, **more}


REFUSED = {
    "a case begins with its receipt": ([ASKED], "no_receipt", "三十一"),
    "nothing comes before the receipt": ([RECEIVED, fact("extended", "2026-02-09", working_days=5)], "no_receipt", ""),
    "a request is received once": ([RECEIVED, fact("received", "2026-02-11")], "received_twice", "三十一"),
    "a correction is asked for once": (
        [RECEIVED, ASKED, fact("corrected", "2026-02-24"), fact("correction_asked", "2026-02-25")],
        "second_correction",
        "三十",
    ),
    "no correction is asked for after the due day": (
        [RECEIVED, fact("correction_asked", "2026-03-17")],
        "after_due",
        "三十条",
    ),
    "what was not asked for is no correction": ([RECEIVED, fact("corrected", "2026-02-12")], "order", "三十条"),
    "an answer waits for the correction": ([RECEIVED, ASKED, fact("decided", "2026-02-13")], "awaiting", "三十条"),
    "no extension while the applicant owes a correction": (
        [RECEIVED, ASKED, fact("extended", "2026-02-13", working_days=5)],
        "awaiting",
        "三十条",
    ),
    "a correction does not lapse before its day": (
        [RECEIVED, fact("correction_asked", "2026-02-12", until="2026-03-06"), fact("lapsed", "2026-03-06")],
        "too_early",
        "三十条",
    ),
    "a case that lapsed takes no correction": (
        [RECEIVED, ASKED, fact("lapsed", "2026-03-09"), fact("corrected", "2026-03-10")],
        "order",
        "三十条",
    ),
    "no extension after the due day": (
        [RECEIVED, fact("extended", "2026-03-17", working_days=5)],
        "after_due",
        "三十三",
    ),
    "an extension is given once": (
        [RECEIVED, fact("extended", "2026-03-02", working_days=5), fact("extended", "2026-03-03", working_days=5)],
        "second_extension",
        "三十三",
    ),
    "an extension has no more than 20 working days": (
        [RECEIVED, fact("extended", "2026-03-02", working_days=21)],
        "too_long",
        "三十三",
    ),
    "an extension says how long": ([RECEIVED, fact("extended", "2026-03-02")], "too_long", "三十三"),
    "no fee after the due day": ([RECEIVED, fact("fee_noticed", "2026-03-17")], "after_due", "四十二"),
    "one fee notice a request": (
        [RECEIVED, NOTICED, fact("fee_paid", "2026-02-27"), fact("fee_noticed", "2026-03-02")],
        "second_fee",
        "109",
    ),
    "no fee before the rules of fees": (
        [fact("received", "2020-11-30"), fact("fee_noticed", "2020-12-01")],
        "out_of_force",
        "109",
    ),
    "nothing is paid without a notice": ([RECEIVED, fact("fee_paid", "2026-02-27")], "order", "109"),
    "payment after the time for it is no payment": (
        [RECEIVED, NOTICED, fact("fee_paid", "2026-03-26")],
        "after_due",
        "109",
    ),
    "a fee does not lapse on its last day": ([RECEIVED, NOTICED, fact("lapsed", "2026-03-25")], "too_early", ""),
    "nobody answers who was not asked": ([RECEIVED, fact("third_party_answered", "2026-02-27")], "order", "三十二"),
    "one kind of consultation does not answer another": (
        [RECEIVED, CONSULTED, fact("comaker_answered", "2026-02-27")],
        "order",
        "三十四",
    ),
    "a letter is not received before it is sent": (
        [RECEIVED, fact("third_party_asked", "2026-02-25", received_on="2026-02-24")],
        "backwards",
        "三十二",
    ),
    "an opinion does not come before the letter": (
        [RECEIVED, CONSULTED, fact("third_party_answered", "2026-02-25")],
        "backwards",
        "三十二",
    ),
    "a consultation does not lapse early": ([RECEIVED, CONSULTED, fact("lapsed", "2026-03-05")], "too_early", "三十二"),
    "nothing lapses where nothing is owed": ([RECEIVED, fact("lapsed", "2026-03-05")], "order", ""),
    "reasons are asked for once": ([RECEIVED, REASONS, fact("reasons_asked", "2026-02-27")], "order", "三十五"),
    "reasons are given when asked for": ([RECEIVED, fact("reasons_given", "2026-02-27")], "order", "三十五"),
    "no delay before the reasons asked for": (
        [RECEIVED, REASONS, fact("delayed", "2026-02-27", until="2026-05-08")],
        "order",
        "三十五",
    ),
    "a delay ends after the due day": (
        [RECEIVED, fact("delayed", "2026-02-27", until="2026-03-16")],
        "backwards",
        "三十五",
    ),
    "a delay has a day": ([RECEIVED, fact("delayed", "2026-02-27")], "no_day", "三十五"),
    "a delay is told before the due day": (
        [RECEIVED, fact("delayed", "2026-03-17", until="2026-05-08")],
        "after_due",
        "",
    ),
    "an answer is served once": ([RECEIVED, SERVED, fact("served", "2026-03-11")], "order", ""),
    "a decision comes before its service": ([RECEIVED, SERVED, fact("decided", "2026-03-11")], "order", ""),
    "nothing is asked for after the answer": ([RECEIVED, SERVED, fact("reasons_asked", "2026-03-11")], "ended", ""),
    "an answer cannot be withdrawn from": ([RECEIVED, SERVED, fact("withdrawn", "2026-03-11")], "ended", ""),
}


@pytest.mark.parametrize("claim", REFUSED)
def test_an_order_the_law_does_not_know_is_refused_with_its_article(claim: str) -> None:
    facts, code, article = REFUSED[claim]

    with pytest.raises(FactsRefused) as refused:
        read(*facts)

    assert refused.value.code == code
    assert "依据：" in refused.value.message
    assert article in refused.value.message


ALLOWED = {
    "an extension on the due day": [RECEIVED, fact("extended", "2026-03-16", working_days=20)],
    "a closing note after a lapse": [RECEIVED, ASKED, fact("lapsed", "2026-03-09"), fact("decided", "2026-03-10"), SERVED],
    "payment on the last day": [RECEIVED, NOTICED, fact("fee_paid", "2026-03-25")],
    "a consultation noted as lapsed": [RECEIVED, CONSULTED, fact("lapsed", "2026-03-19")],
    "a late opinion after the decision": [
        RECEIVED, CONSULTED, fact("decided", "2026-03-20"), fact("third_party_answered", "2026-03-23"),
    ],
    "service without a decision written down": [RECEIVED, SERVED],
    "withdrawal while a correction is owed": [RECEIVED, ASKED, fact("withdrawn", "2026-02-27")],
}  # fmt: skip


@pytest.mark.parametrize("claim", ALLOWED)
def test_an_order_the_law_knows_is_taken(claim: str) -> None:
    assert read(*ALLOWED[claim]).facts[0].event == "received"


def test_a_late_correction_notice_is_taken_with_a_remark_that_names_both_days() -> None:
    in_time = read(RECEIVED, fact("correction_asked", "2026-02-26"), fact("corrected", "2026-03-10"))
    late = read(RECEIVED, fact("correction_asked", "2026-02-27"), fact("corrected", "2026-03-10"))

    assert in_time.remarks == ()
    assert "2026-02-26" in late.remarks[0]
    assert "2026-03-16" in late.remarks[0]
    assert late.due == in_time.due


def test_an_extension_without_its_approver_is_remarked() -> None:
    bare = fact("extended", "2026-03-02", working_days=5)

    assert "批准人" in read(RECEIVED, bare).remarks[0]
    assert read(RECEIVED, {**bare, "approver": "李某"}).remarks == ()


def test_the_correction_notice_may_follow_for_7_working_days_only() -> None:
    last = {possible.event: possible.last_day for possible in read(RECEIVED, today="2026-02-26").next}

    assert last["correction_asked"] == date(2026, 2, 26)
    assert last["extended"] == date(2026, 3, 16)
    assert "correction_asked" not in {possible.event for possible in read(RECEIVED, today="2026-02-27").next}


def test_an_extension_is_no_longer_possible_once_given_or_once_the_day_has_passed() -> None:
    given = read(RECEIVED, fact("extended", "2026-03-02", working_days=5))

    assert "extended" not in {possible.event for possible in given.next}
    assert "extended" not in {possible.event for possible in read(RECEIVED, today="2026-03-17").next}
    assert "served" in {possible.event for possible in read(RECEIVED, today="2026-03-17").next}


def test_a_fee_is_awaited_for_20_working_days_from_the_day_after_the_notice_came() -> None:
    may = {possible.event: possible for possible in read(RECEIVED, NOTICED).next}

    assert may["fee_paid"].last_day == date(2026, 3, 25)
    assert may["lapsed"].first_day == date(2026, 3, 26)


@pytest.mark.parametrize("facts", [*ALLOWED.values(), [RECEIVED], [RECEIVED, REASONS]], ids=str)
def test_what_may_follow_is_not_refused_on_its_last_day(facts: list[dict[str, Any]]) -> None:
    extras = {"extended": {"working_days": 5}, "delayed": {"until": "2026-12-25"}}
    now = read(*facts)

    for possible in now.next:
        day = possible.last_day or possible.first_day or now.today
        read(*facts, fact(possible.event, max(day, now.today).isoformat(), **extras.get(possible.event, {})))


def test_every_event_has_words_an_article_and_a_step() -> None:
    assert set(KINDS) == set(STEPS) == set(EVENTS)
    assert all(kind.label and kind.article for kind in KINDS.values())
