"""The statutory clock: each rule of the count, by days reckoned by hand on the calendars of 2025 and 2026."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from gongkai.law.calendar import add_working_days, seed_calendar
from gongkai.law.clock import Clock, clock
from gongkai.law.clock_count import COUNTED
from gongkai.law.clock_facts import facts_from

TWENTY_AND_FORTY = {
    "2026-01-05": ("2026-02-02", "2026-03-06"),
    "2026-02-10": ("2026-03-16", "2026-04-14"),
    "2026-02-14": ("2026-03-20", "2026-04-20"),
    "2026-04-30": ("2026-06-01", "2026-06-30"),
    "2026-09-24": ("2026-10-29", "2026-11-26"),
    "2025-01-20": ("2025-02-21", "2025-03-21"),
    "2024-09-27": ("2024-10-30", "2024-11-27"),
    "2025-12-03": ("2025-12-31", "2026-01-29"),
    "2025-12-05": ("2026-01-05", "2026-02-02"),
}


def case(*told: tuple[str, str] | tuple[str, str, dict[str, Any]], today: str = "2019-05-15") -> Clock:
    """The clock of the facts told as (event, day, more), read on a day, or on the last fact's."""
    listed = [{"event": one[0], "on": one[1], **(one[2] if len(one) > 2 else {})} for one in told]
    return clock(facts_from(listed)[0], seed_calendar(), date.fromisoformat(today))


def due(*told: Any, today: str = "2019-05-15") -> str | None:
    day = case(*told, today=today).due
    return day.isoformat() if day else None


@pytest.mark.parametrize("received", TWENTY_AND_FORTY)
def test_an_answer_is_due_20_working_days_after_receipt_and_40_when_extended(received: str) -> None:
    extended = ("extended", received, {"working_days": 20, "approver": "王某"})

    assert (due(("received", received)), due(("received", received), extended)) == TWENTY_AND_FORTY[received]


def test_a_corrected_request_begins_the_period_anew() -> None:
    told = [("received", "2026-01-05"), ("correction_asked", "2026-01-08"), ("corrected", "2026-02-10")]

    assert due(*told) == "2026-03-16"


def test_no_day_is_due_while_the_applicant_owes_a_correction() -> None:
    waiting = case(("received", "2026-01-05"), ("correction_asked", "2026-01-08"), today="2026-06-01")

    assert (waiting.due, waiting.waiting_for, waiting.late_by) == (None, "correction", 0)
    assert waiting.segments[-1].until is None


def test_a_correction_that_never_came_ends_the_case_without_a_due_day() -> None:
    ended = case(("received", "2026-01-05"), ("correction_asked", "2026-01-08"), ("lapsed", "2026-02-10"))

    assert (ended.stage, ended.due, ended.waiting_for, ended.late_by) == ("lapsed", None, None, 0)


def test_a_fee_stops_the_period_and_payment_begins_it_anew() -> None:
    told = [("received", "2026-01-05"), ("fee_noticed", "2026-01-20")]

    assert (case(*told).due, case(*told).waiting_for) == (None, "fee")
    assert due(*told, ("fee_paid", "2026-02-10")) == "2026-03-16"


def test_the_days_after_asking_up_to_the_answer_are_not_counted() -> None:
    # Asked on Monday, answered on Friday: Tuesday to Friday are four days more.
    consulted = case(
        ("received", "2026-03-02"),
        ("third_party_asked", "2026-03-09", {"received_on": "2026-03-10"}),
        ("third_party_answered", "2026-03-13"),
    )

    assert add_working_days(date(2026, 3, 2), 24, seed_calendar()).day == consulted.due == date(2026, 4, 3)
    assert [segment.working_days for segment in consulted.segments] == [5, 4, 15]


def test_an_answer_that_does_not_come_holds_the_period_for_15_working_days_from_receipt() -> None:
    silent = case(("received", "2026-03-02"), ("third_party_asked", "2026-03-09", {"received_on": "2026-03-11"}))

    # Receipt on the 11th, so the consultation lapses on 1 April: 17 working days after the day of asking.
    assert silent.due == add_working_days(date(2026, 3, 2), 20 + 17, seed_calendar()).day
    assert (silent.provisional, silent.waiting_for) == (False, "third_party")


def test_an_unknown_receipt_counts_from_asking_and_is_provisional() -> None:
    silent = case(("received", "2026-03-02"), ("comaker_asked", "2026-03-09"))

    assert silent.due == add_working_days(date(2026, 3, 2), 35, seed_calendar()).day
    assert (silent.provisional, silent.waiting_for) == (True, "comaker")


def test_an_answer_in_time_makes_an_unknown_receipt_harmless() -> None:
    answered = [("received", "2026-03-02"), ("third_party_asked", "2026-03-09"), ("third_party_answered", "2026-03-13")]

    assert not case(*answered).provisional


def test_an_opinion_after_the_lapse_holds_the_period_no_longer_than_the_lapse() -> None:
    asked = [("received", "2026-03-02"), ("third_party_asked", "2026-03-09", {"received_on": "2026-03-09"})]
    late = case(*asked, ("third_party_answered", "2026-04-20"))

    assert late.due == case(*asked).due
    assert "2026-03-30" in late.remarks[0]


def test_days_in_two_consultations_are_left_out_once() -> None:
    third = [("third_party_asked", "2026-03-09"), ("third_party_answered", "2026-03-13")]
    comaker = [("comaker_asked", "2026-03-11"), ("comaker_answered", "2026-03-17")]
    both = case(("received", "2026-03-02"), *third, *comaker)

    assert both.due == add_working_days(date(2026, 3, 2), 26, seed_calendar()).day
    assert [s.kind for s in both.segments] == ["answer", "third_party", "third_party_and_comaker", "comaker", "answer"]


def test_of_two_third_parties_the_named_one_has_answered() -> None:
    told = [("received", "2026-03-02")]
    told += [("third_party_asked", "2026-03-09", {"party": name, "received_on": "2026-03-09"}) for name in ("甲", "乙")]
    one = case(*told, ("third_party_answered", "2026-03-10", {"party": "乙"}))

    assert one.waiting_for == "third_party"
    assert [p.event for p in one.next if p.event == "third_party_answered"] == ["third_party_answered"]


def test_asking_for_reasons_stops_nothing_and_a_delay_sets_its_own_day() -> None:
    asked = [("received", "2026-03-02"), ("reasons_asked", "2026-03-04")]
    assert (due(*asked), case(*asked).waiting_for) == ("2026-03-30", "reasons")

    delayed = case(*asked, ("reasons_given", "2026-03-10"), ("delayed", "2026-03-12", {"until": "2026-05-29"}))

    assert (delayed.due, delayed.segments[-1].kind) == (date(2026, 5, 29), "delay")


def test_a_delay_to_a_day_off_ends_on_the_next_working_day() -> None:
    delayed = case(("received", "2026-03-02"), ("delayed", "2026-03-12", {"until": "2026-05-02"}))

    assert delayed.due == date(2026, 5, 6)
    assert any("2026-05-06" in remark for remark in delayed.remarks)


def test_an_extension_once_given_stays_when_the_period_begins_anew() -> None:
    told = [("received", "2026-01-05"), ("extended", "2026-01-12", {"working_days": 5}), ("fee_noticed", "2026-01-20")]

    paid = case(*told, ("fee_paid", "2026-02-10"))

    assert paid.due == add_working_days(date(2026, 2, 10), 25, seed_calendar()).day
    assert sum(s.working_days for s in paid.segments if s.kind in COUNTED) == 25


@pytest.mark.parametrize(("served", "late"), [("2026-03-16", 0), ("2026-03-17", 1), ("2026-03-20", 4)])
def test_lateness_runs_to_the_day_of_service(served: str, late: int) -> None:
    answered = case(("received", "2026-02-10"), ("decided", "2026-03-12"), ("served", served), today="2026-09-01")

    assert (answered.stage, answered.late_by, answered.waiting_for) == ("served", late, None)


def test_a_decision_that_is_not_served_is_late_once_the_day_has_passed() -> None:
    told = [("received", "2026-02-10"), ("decided", "2026-03-12")]

    assert (case(*told).late_by, case(*told).waiting_for) == (0, "service")
    assert case(*told, today="2026-03-18").late_by == 2


def test_an_answer_on_a_day_off_after_the_due_day_is_late_by_one() -> None:
    # Due on Friday, 3 April; the Saturday after it is 清明节.
    assert case(("received", "2026-03-06"), ("served", "2026-04-03")).late_by == 0
    assert case(("received", "2026-03-06"), ("served", "2026-04-04")).late_by == 1


def test_a_case_withdrawn_in_time_is_not_late_however_long_ago() -> None:
    gone = case(("received", "2026-02-10"), ("withdrawn", "2026-02-12"), today="2026-09-01")

    assert (gone.stage, gone.late_by, gone.due) == ("withdrawn", 0, date(2026, 3, 16))


def test_a_day_in_a_year_without_its_notice_is_provisional() -> None:
    assert case(("received", "2026-12-15")).provisional
    assert not case(("received", "2026-12-01")).provisional


def test_the_skipped_days_are_the_days_off_and_no_others() -> None:
    plain = case(("received", "2026-02-10"))

    assert date(2026, 2, 17) in plain.skipped
    assert date(2026, 2, 14) not in plain.skipped
    assert len(plain.skipped) + 20 == (date(2026, 3, 16) - date(2026, 2, 10)).days


def test_facts_may_be_listed_in_any_order() -> None:
    told = [("corrected", "2026-02-10"), ("received", "2026-01-05"), ("correction_asked", "2026-01-08")]

    assert due(*told) == "2026-03-16"
