"""The statutory clock of one application: the day an answer is due, and how that day comes about.

A pure function of the case's facts and a calendar; today is an argument. Sources: 《政府信息公开条例》 arts. 30 to 35,
国办函〔2020〕109号 for fees, 民法典 arts. 201 and 203 for counting. The readings chosen where the text is silent stand in `clock_life`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Literal

from gongkai.law.calendar import Calendar, working_days_between
from gongkai.law.clock_count import ARTICLES, Count, Segment, count_until, stretch
from gongkai.law.clock_facts import Fact, in_order
from gongkai.law.clock_life import CLOSED, Consultation, Life, Stage, Wait, rolled
from gongkai.law.clock_next import Possible, possible_next
from gongkai.law.clock_steps import life_of

WaitingFor = Literal["correction", "fee", "third_party", "comaker", "reasons", "service"]


@dataclass(frozen=True, slots=True)
class Clock:
    """Where a case stands on a day.

    `due` is the last day on which an answer is served or posted in time; None while the applicant owes a correction or a
    fee, or where the case ended so. `provisional`: a year without its notice was counted through, or a consultation's
    receipt is not known (`receipt_unknown`). `late_by` are working days past `due`, at least 1 once it has passed, up to service, the end of
    the case, or today. `segments` and `skipped` (days off) tell every day from receipt to `due`.
    """

    facts: tuple[Fact, ...]
    today: date
    stage: Stage
    due: date | None
    waiting_for: WaitingFor | None
    provisional: bool
    receipt_unknown: bool
    late_by: int
    segments: tuple[Segment, ...]
    skipped: tuple[date, ...]
    next: tuple[Possible, ...]
    remarks: tuple[str, ...]

    @property
    def is_late(self) -> bool:
        """Whether the due day passed before the answer was served, or has passed without one."""
        return self.late_by > 0

    def as_json(self) -> dict[str, Any]:
        """The answer as the command line prints it."""
        return {
            "due": self.due.isoformat() if self.due else None,
            "waiting_for": self.waiting_for,
            "provisional": self.provisional,
            "late_by_working_days": self.late_by,
            "segments": [
                {
                    "kind": segment.kind,
                    "from": segment.since.isoformat(),
                    "to": segment.until.isoformat() if segment.until else None,
                    "working_days": segment.working_days,
                    "article": segment.article,
                }
                for segment in self.segments
            ],
            "skipped": [day.isoformat() for day in self.skipped],
        }


def clock(facts: Sequence[Fact], calendar: Calendar, today: date) -> Clock:
    """The clock of the case these facts tell, read on `today` (or on the day of the last fact, where that is later).

    Raises FactsRefused where a fact cannot follow those before it, with the article and what to do.
    """
    told = in_order(facts)
    life = life_of(told, calendar)
    reading_day = max(today, told[-1].on)
    running = _running(life) if life.wait is None else []
    counts = [*_past(life, reading_day), *running]
    due = running[-1].end if running else None
    holding = _holding(life, due)
    receipt_unknown = any(asked.received_on is None for asked in holding)
    return Clock(
        facts=told,
        today=reading_day,
        stage=life.stage,
        due=due,
        waiting_for=_waiting_for(life, reading_day),
        provisional=receipt_unknown
        or any(count.provisional for count in running)
        or any(asked.lapse(calendar).provisional for asked in holding),
        receipt_unknown=receipt_unknown,
        late_by=_late_by(due, (life.served_on if life.stage == "served" else life.closed_on) or reading_day, calendar),
        segments=tuple(segment for count in counts for segment in count.segments),
        skipped=tuple(day for count in counts for day in count.skipped),
        next=possible_next(life, due, reading_day),
        remarks=tuple(life.remarks),
    )


def _past(life: Life, today: date) -> list[Count]:
    """The periods that were begun anew, each with the wait that followed."""
    counts: list[Count] = []
    for (start, end), wait in zip(life.runs, life.waits, strict=True):
        counts += [count_until(start, end, life.suspensions(), life.calendar), _waited(life, wait, today)]
    return counts


def _waited(life: Life, wait: Wait, today: date) -> Count:
    """The wait for the applicant: done, ended with the case, or open (then it has no end, and its days run to today)."""
    ended = wait.ended_on or life.closed_on
    count = stretch(wait.kind, wait.after, ended or today, life.calendar)
    if ended is not None:
        return count
    working = working_days_between(wait.after, today, life.calendar)
    waiting = Segment(wait.kind, wait.after + timedelta(days=1), None, working, ARTICLES[wait.kind])
    return replace(count, segments=(waiting,))


def _running(life: Life) -> list[Count]:
    period = life.period()
    if life.delayed_until is None:
        return [period]
    until = rolled(life.delayed_until, life.calendar).day
    return [period, stretch("delay", period.end, until, life.calendar)] if until > period.end else [period]


def _holding(life: Life, due: date | None) -> list[Consultation]:
    """The consultations that end by lapse and may still move the due day.

    One that was answered before the period was begun anew moves nothing, whenever it lapsed.
    """
    if due is None:
        return []
    return [
        asked
        for asked in life.consultations
        if asked.ends_by_lapse(life.calendar)
        and asked.asked_on < due
        and (asked.answered_on is None or asked.answered_on > life.start)
    ]


def _waiting_for(life: Life, today: date) -> WaitingFor | None:
    if life.stage == "awaiting_correction":
        return "correction"
    if life.stage == "awaiting_fee":
        return "fee"
    if life.stage == "decided":
        return "service"
    if life.stage in CLOSED or life.stage == "served":
        return None
    lapses = {asked.lapse(life.calendar).day: asked.kind for asked in life.consultations if asked.answered_on is None}
    if lapses and max(lapses) >= today:
        return lapses[max(lapses)]
    return "reasons" if life.reasons_asked_on and life.reasons_given_on is None else None


def _late_by(due: date | None, end: date, calendar: Calendar) -> int:
    if due is None or end <= due:
        return 0
    return max(1, working_days_between(due, end, calendar))
