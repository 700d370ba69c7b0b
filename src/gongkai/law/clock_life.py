"""The life of a case, fact after fact: where it stands, and which fact cannot follow which.

Readings chosen where the text is silent, each from the safer side for the agency:
- A correction notice after the 7 working days of art. 30 is taken, since the period runs anew from the corrected request
  whenever the notice went out; it is remarked, with the day that would hold without it. A second one is refused.
- An extension, a fee notice, a delay or a correction notice after the due day is refused: a period that is over cannot be
  lengthened or begun anew.
- An extension once given stays when the period is counted anew.
- Asking for reasons (art. 35) stops nothing; the law does not say that it does.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from gongkai.law.calendar import Calendar, Counted, add_working_days
from gongkai.law.clock_count import Count, Suspension, count_period
from gongkai.law.clock_facts import KINDS, Fact, FactsRefused

Stage = Literal[
    "running", "awaiting_correction", "awaiting_fee", "decided", "served", "withdrawn", "transferred", "lapsed"
]
CONSULTATION_WORKING_DAYS = 15
CORRECTION_NOTICE_WORKING_DAYS = 7
PAYMENT_WORKING_DAYS = 20
CLOSED: frozenset[Stage] = frozenset({"withdrawn", "transferred", "lapsed"})
"""Stages in which no answer is owed any more; a note that the case is closed may still be decided and served."""
AWAITING: frozenset[Stage] = frozenset({"awaiting_correction", "awaiting_fee"})
"""Stages in which the applicant owes something and no day is due."""


@dataclass(slots=True)
class Consultation:
    """One consultation: whom, from which day, when the letter arrived, when the answer came."""

    kind: Literal["third_party", "comaker"]
    asked_on: date
    party: str
    received_on: date | None
    answered_on: date | None = None

    def lapse(self, calendar: Calendar) -> Counted:
        """The last day for an answer: 15 working days from receipt, or from asking where the receipt is not known."""
        return add_working_days(self.received_on or self.asked_on, CONSULTATION_WORKING_DAYS, calendar)

    def suspension(self, calendar: Calendar) -> Suspension:
        """The days that are not counted for it."""
        lapse = self.lapse(calendar).day
        return Suspension(self.asked_on, min(self.answered_on or lapse, lapse), self.kind)

    def ends_by_lapse(self, calendar: Calendar) -> bool:
        """Whether no answer came in time, so that its end rests on the day of receipt."""
        return self.answered_on is None or self.answered_on > self.lapse(calendar).day


@dataclass(slots=True)
class Wait:
    """A time in which the applicant owed a correction or a fee: from the notice, to the day it was done, or open."""

    kind: Literal["correction", "fee"]
    after: date
    due: date | None
    due_provisional: bool = False
    ended_on: date | None = None


@dataclass(slots=True)
class Life:
    """What is known of a case after some of its facts. `runs` are (start, end) of periods that were begun anew."""

    calendar: Calendar
    received_on: date
    start: date
    stage: Stage = "running"
    extension: int = 0
    runs: list[tuple[date, date]] = field(default_factory=list)
    waits: list[Wait] = field(default_factory=list)
    consultations: list[Consultation] = field(default_factory=list)
    reasons_asked_on: date | None = None
    reasons_given_on: date | None = None
    delayed_until: date | None = None
    closed_on: date | None = None
    decided_on: date | None = None
    served_on: date | None = None
    remarks: list[str] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Whether the agency still has to decide."""
        return self.stage == "running"

    @property
    def wait(self) -> Wait | None:
        """What the applicant owes, or owed when the case ended; None where an answer was due."""
        return self.waits[-1] if self.waits and self.waits[-1].ended_on is None else None

    def has_been(self, kind: Literal["correction", "fee"]) -> Wait | None:
        """The notice of a kind that was sent, or None."""
        return next((wait for wait in self.waits if wait.kind == kind), None)

    def suspensions(self) -> tuple[Suspension, ...]:
        """The times of all consultations."""
        return tuple(consultation.suspension(self.calendar) for consultation in self.consultations)

    def period(self) -> Count:
        """The answer period that runs now, as far as the facts told so far say; a delay is not in it."""
        return count_period(self.start, self.extension, self.suspensions(), self.calendar)

    def due(self) -> Counted:
        """The last day to answer: of the period, or of a delay that ends later."""
        period = self.period()
        if self.delayed_until is None:
            return Counted(period.end, period.provisional, period.skipped)
        delay = rolled(self.delayed_until, self.calendar)
        return max(Counted(period.end, period.provisional, period.skipped), delay, key=lambda counted: counted.day)

    def must_run(self, fact: Fact) -> None:
        """Refuses a fact that needs a running period. Raises FactsRefused."""
        if self.stage == "awaiting_correction":
            raise fact.refused(
                "awaiting",
                "申请人还没有补正，此时不计期限。请先登记 corrected（收到补正的申请）或 lapsed（逾期不补正）。",
                "《条例》第三十条",
            )
        if self.stage == "awaiting_fee":
            raise fact.refused(
                "awaiting",
                "申请人还没有缴费，此时不计期限。请先登记 fee_paid（缴清费用）或 lapsed（逾期不缴费）。",
                KINDS["fee_paid"].article,
            )
        if self.stage != "running":
            raise self._over(fact)

    def must_not_be_over(self, fact: Fact) -> None:
        """Refuses a fact of a case that is decided, served or closed. Raises FactsRefused."""
        if self.stage not in ("running", *AWAITING):
            raise self._over(fact)

    def must_be_in_time(self, fact: Fact) -> None:
        """Refuses a fact that comes after the day that is due. Raises FactsRefused."""
        due = self.due().day
        if fact.on > due:
            raise fact.refused(
                "after_due",
                f"答复期限已于{due.isoformat()}届满，期满后不能再办这件事。请核对日期；确已逾期的，尽快答复，不要补办手续。",
                f"{fact.article}、《条例》第三十三条第二款",
            )

    def _over(self, fact: Fact) -> FactsRefused:
        ended = f"申请已经{ENDED[self.stage]}，之后不能再有这件事。请核对日期，或者删去这一项。"
        return fact.refused("ended", ended, "《条例》第三十三条")


ENDED: dict[Stage, str] = {
    "decided": "作出决定",
    "served": "送达答复",
    "withdrawn": "由申请人撤回",
    "transferred": "转由其他机关办理",
    "lapsed": "因逾期结案",
}


def rolled(day: date, calendar: Calendar) -> Counted:
    """The day, or the next working day where it is a day off (民法典 art. 203)."""
    if calendar.is_working_day(day):
        return Counted(day, not calendar.is_announced(day.year), ())
    after = add_working_days(day, 1, calendar)
    return Counted(after.day, after.provisional or not calendar.is_announced(day.year), (day, *after.skipped))
