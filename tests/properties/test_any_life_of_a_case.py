"""The clock over random lives of a case, against a day-by-day reckoning written again from the articles."""

from __future__ import annotations

import json
from collections import deque
from datetime import date, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gongkai.law.calendar import seed_calendar, working_days_between
from gongkai.law.clock import Clock, clock
from gongkai.law.clock_count import COUNTED
from gongkai.law.clock_facts import EVENTS, Event, Fact, FactsRefused, facts_as_json, facts_from

CALENDAR = seed_calendar()
DAY = timedelta(days=1)
PACE = settings(max_examples=80, deadline=None)
ENDS: tuple[Event, ...] = ("decided", "served", "withdrawn", "transferred", "lapsed")
MIDDLE = tuple(event for event in EVENTS[1:] if event not in ENDS)


@st.composite
def lives(draw: st.DrawFn) -> tuple[Fact, ...]:
    """A life made of random facts: one that the law does not let follow is left out."""
    told = [Fact("received", draw(st.dates(date(2019, 6, 1), date(2026, 12, 31))))]
    day = told[0].on
    # Ends come last, or a life drawn at random would mostly be over before anything happened in it.
    for length in range(draw(st.integers(0, 10)), -1, -1):
        day += DAY * draw(st.integers(0, 6))
        events = likely(told) if length else ENDS
        fact = draw(facts_of(draw(st.sampled_from(events)), day))
        try:
            clock([*told, fact], CALENDAR, day)
        except FactsRefused:
            continue
        told.append(fact)
    return tuple(told)


def likely(told: list[Fact]) -> tuple[Event, ...]:
    """What may follow, many times over, and beside it whatever else there is, lawful or not."""
    may = tuple(possible.event for possible in read(tuple(told)).next if possible.event not in ENDS)
    return may * (40 // len(may)) + MIDDLE if may else MIDDLE


@st.composite
def facts_of(draw: st.DrawFn, event: Event, on: date) -> Fact:
    later = on + DAY * draw(st.integers(0, 6))
    known = event in ("third_party_asked", "comaker_asked", "fee_noticed") and draw(st.booleans())
    return Fact(
        event,
        on,
        received_on=later if known else None,
        until=on + DAY * draw(st.integers(20, 90)) if event == "delayed" else None,
        working_days=draw(st.integers(1, 20)) if event == "extended" else None,
    )


def read(facts: tuple[Fact, ...]) -> Clock:
    return clock(facts, CALENDAR, facts[-1].on)


def consultations(facts: tuple[Fact, ...]) -> list[tuple[date, date]]:
    """(asked, last day held) of each consultation, an answer going to the one of its kind that has waited longest."""
    spans = []
    for kind in ("third_party", "comaker"):
        answers = deque(fact.on for fact in facts if fact.event == f"{kind}_answered")
        for asked in (fact for fact in facts if fact.event == f"{kind}_asked"):
            day, left = asked.received_on or asked.on, 15
            while left:
                day += DAY
                left -= CALENDAR.is_working_day(day)
            spans.append((asked.on, min(day, answers.popleft()) if answers else day))
    return spans


def reckoned(facts: tuple[Fact, ...]) -> date | None:
    """The due day, walked day by day from the last day that begins a period; None while the applicant owes something."""
    owed = {"correction_asked": "corrected", "fee_noticed": "fee_paid"}
    events = [fact.event for fact in facts]
    if any(asked in events and done not in events for asked, done in owed.items()):
        return None
    day = max(fact.on for fact in facts if fact.event in ("received", "corrected", "fee_paid"))
    left = 20 + sum(fact.working_days or 0 for fact in facts)
    spans = consultations(facts)
    while left:
        day += DAY
        if CALENDAR.is_working_day(day) and not any(asked < day <= last for asked, last in spans):
            left -= 1
    delay = max((fact.until for fact in facts if fact.event == "delayed" and fact.until), default=day)
    while not CALENDAR.is_working_day(delay):
        delay += DAY
    return max(day, delay)


@PACE
@given(lives())
def test_the_due_day_is_that_of_a_walk_day_by_day(life: tuple[Fact, ...]) -> None:
    assert read(life).due == reckoned(life)


@PACE
@given(lives())
def test_counted_working_days_are_20_and_the_extension(life: tuple[Fact, ...]) -> None:
    case = read(life)
    assume(case.due is not None)

    counted = sum(segment.working_days for segment in case.segments if segment.kind in COUNTED)
    assert counted == 20 + sum(fact.working_days or 0 for fact in life)


@PACE
@given(lives())
def test_every_day_from_receipt_to_the_due_day_is_in_one_stretch_or_skipped(life: tuple[Fact, ...]) -> None:
    case = read(life)
    assume(case.due is not None and case.due > life[0].on)
    assert case.due is not None

    working = working_days_between(life[0].on, case.due, CALENDAR)
    assert sum(segment.working_days for segment in case.segments) == working
    assert len(case.skipped) + working == (case.due - life[0].on).days
    assert len(set(case.skipped)) == len(case.skipped)


@PACE
@given(lives())
def test_the_due_day_is_a_working_day_after_the_receipt(life: tuple[Fact, ...]) -> None:
    due = read(life).due

    assert due is None or (due > life[0].on and CALENDAR.is_working_day(due))


@PACE
@given(lives(), st.integers(0, 30), st.sampled_from(["third_party_asked", "comaker_asked"]))
def test_one_more_consultation_never_brings_the_day_forward(life: tuple[Fact, ...], after: int, event: Event) -> None:
    before = read(life).due
    more = Fact(event, life[-1].on + DAY * after)
    try:
        then = read((*life, more)).due
    except FactsRefused:
        assume(False)

    assert before is None or (then is not None and then >= before)


@PACE
@given(st.dates(date(2019, 6, 1), date(2026, 10, 1)), st.integers(0, 15), st.integers(0, 15))
def test_a_second_consultation_over_the_same_days_changes_nothing(start: date, asked: int, answered: int) -> None:
    first = start + DAY * asked
    last = first + DAY * answered
    third = (Fact("third_party_asked", first), Fact("third_party_answered", last))
    comaker = (Fact("comaker_asked", first), Fact("comaker_answered", last))

    alone = read((Fact("received", start), *third))
    both = read((Fact("received", start), third[0], comaker[0], third[1], comaker[1]))

    assert both.due == alone.due


@PACE
@given(lives())
def test_facts_come_back_from_json_as_they_were(life: tuple[Fact, ...]) -> None:
    again, unused = facts_from(json.loads(json.dumps(facts_as_json(life))))

    assert (again, unused) == (life, ())
    assert json.loads(json.dumps(read(again).as_json())) == read(life).as_json()


@PACE
@given(lives(), st.integers(0, 400))
def test_a_case_is_late_only_after_its_day_and_waiting_makes_it_no_less_late(life: tuple[Fact, ...], days: int) -> None:
    now = read(life)
    later = clock(life, CALENDAR, now.today + DAY * days)

    assert later.late_by >= now.late_by
    assert (now.late_by > 0) <= (now.due is not None and now.today > now.due)
    assert (later.due, later.segments[:-1], later.stage) == (now.due, now.segments[:-1], now.stage)
