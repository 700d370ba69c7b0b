"""The days of reviews and suits: until when an applicant may ask for one, and until when the agency answers in one.

Sources: 行政复议法 arts. 20, 34, 48, 54, 88 (3, 5, 7 and 10 days are working days, others days of the calendar); 行政诉讼法 arts. 45, 46, 67;
民法典 arts. 201 to 203: the first day is the next one, a month ends on the day of the same number or on its last, and a limit
in days of the calendar that ends on a day off ends on the next working day.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from gongkai.law.calendar import Calendar, Counted, add_working_days
from gongkai.law.clock_life import rolled

Proceeding = Literal["review", "review_simple", "suit"]
REVIEW_DAYS = 60
SUIT_MONTHS = 6
SUIT_AFTER_REVIEW_DAYS = 15


@dataclass(frozen=True, slots=True)
class Response:
    """How the agency answers in a kind of proceeding: the paper, the time, the article."""

    label: str
    paper: str
    count: int
    in_working_days: bool
    article: str


RESPONSES: dict[Proceeding, Response] = {
    "review": Response(
        "行政复议（普通程序）", "行政复议答复书和证据", 10, True, "《行政复议法》第四十八条、第八十八条"
    ),
    "review_simple": Response(
        "行政复议（简易程序）", "行政复议答复书和证据", 5, True, "《行政复议法》第五十四条、第八十八条"
    ),
    "suit": Response("行政诉讼", "答辩状和证据", 15, False, "《行政诉讼法》第六十七条"),
}
"""The agency's answer in each kind of proceeding, reckoned from the day the copy of the application or complaint came."""


def respond_by(proceeding: Proceeding, copy_received_on: date, calendar: Calendar) -> Counted:
    """The last day for the agency's answer after the copy came on a day."""
    response = RESPONSES[proceeding]
    if response.in_working_days:
        return add_working_days(copy_received_on, response.count, calendar)
    return rolled(copy_received_on + timedelta(days=response.count), calendar)


def review_until(told_on: date, calendar: Calendar) -> Counted:
    """The last day to ask for review of a decision received on a day, or of silence since a due day."""
    return rolled(told_on + timedelta(days=REVIEW_DAYS), calendar)


def suit_until(told_on: date, calendar: Calendar) -> Counted:
    """The last day to sue directly over a decision received on a day, or over silence since a due day."""
    month = told_on.month - 1 + SUIT_MONTHS
    year, month = told_on.year + month // 12, month % 12 + 1
    return rolled(date(year, month, min(told_on.day, monthrange(year, month)[1])), calendar)


def suit_after_review_until(told_on: date, calendar: Calendar) -> Counted:
    """The last day to sue after a review decision came on a day, or after the time for it ended."""
    return rolled(told_on + timedelta(days=SUIT_AFTER_REVIEW_DAYS), calendar)
