"""Whether something was published in time: 20 working days from formation or change, unless another law sets its own limit.

Source: 《政府信息公开条例》 art. 26; counting by 民法典 arts. 201 and 203 (the first day is the next one; a limit in days of
the calendar that ends on a free day ends on the next working day).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.law.calendar import Calendar, Counted, add_working_days, working_days_between

EXPLANATION_WORKING_DAYS = 3
"""Working days after a document within which its 政策解读 is published."""
EXPLANATION_BASIS = (
    "各地政策解读制度的通行做法：解读材料最迟在文件公布后3个工作日内发布（《条例》没有规定此期限，以本地制度为准）"
)
"""Where the three days come from: custom of many places, not the regulation. A screen that shows the day shows this too."""
LONGEST_LIMIT = 3_660
"""More days of the calendar than this no limit for publishing has."""


@dataclass(frozen=True, slots=True)
class Timeliness:
    """How a publication stands to its limit.

    `due` is the last day in time, `provisional` while a year it was counted through has no notice of holidays. `used` are
    working days from the day after formation up to publication, or to today where it is `open` (not yet published).
    `late_by` is 0 in time, else the days past `due` in `unit`: 工作日 or, for a limit in days of the calendar, 日; whoever
    publishes on a weekend after the due day is late by 1, though no working day has passed.
    """

    due: date
    provisional: bool
    used: int
    late_by: int
    unit: str
    open: bool

    @property
    def is_late(self) -> bool:
        """Whether the due day passed before publication, or has passed without one."""
        return self.late_by > 0


def timeliness(
    formed_on: date,
    published_on: date | None,
    today: date,
    *,
    limit_working_days: int | None = None,
    limit_days: int | None = None,
    calendar: Calendar,
) -> Timeliness:
    """How an entry formed (or changed) on a day stands to its limit, which is given in working days or in days.

    Where both limits are given, the earlier due day holds. Raises ValueError where none is given or one is below 1.
    """
    limits = []
    if limit_working_days is not None:
        limits.append((add_working_days(formed_on, limit_working_days, calendar), "工作日"))
    if limit_days is not None:
        limits.append((_add_days(formed_on, limit_days, calendar), "日"))
    if not limits:
        raise ValueError("a limit is wanted, in working days or in days")
    due, unit = min(limits, key=lambda limit: limit[0].day)
    end = today if published_on is None else published_on
    return Timeliness(
        due=due.day,
        provisional=due.provisional,
        used=working_days_between(formed_on, end, calendar),
        late_by=_late_by(due.day, end, unit, calendar),
        unit=unit,
        open=published_on is None,
    )


def explanation_due(published_on: date, calendar: Calendar) -> Counted:
    """The last day for the 政策解读 of a document published on a day. Source: `EXPLANATION_BASIS`, local practice, no statute."""
    return add_working_days(published_on, EXPLANATION_WORKING_DAYS, calendar)


def _add_days(start: date, count: int, calendar: Calendar) -> Counted:
    if not 1 <= count <= LONGEST_LIMIT:
        raise ValueError(f"a limit has 1 to {LONGEST_LIMIT} days, not {count}")
    day = start + timedelta(days=count)
    if calendar.is_working_day(day):
        return Counted(day, not calendar.is_announced(day.year), ())
    rolled = add_working_days(day, 1, calendar)
    provisional = rolled.provisional or not calendar.is_announced(day.year)
    return Counted(rolled.day, provisional, (day, *rolled.skipped))


def _late_by(due: date, end: date, unit: str, calendar: Calendar) -> int:
    if end <= due:
        return 0
    return max(1, working_days_between(due, end, calendar)) if unit == "工作日" else (end - due).days
