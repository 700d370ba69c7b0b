"""What may happen next in a case, and until when: the acts a clerk can still do, each with its limit and article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.law.calendar import add_working_days
from gongkai.law.clock_facts import KINDS, Event
from gongkai.law.clock_life import CLOSED, CORRECTION_NOTICE_WORKING_DAYS, Life

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Possible:
    """An act or event that may follow: not before `first_day`, not after `last_day` (None: no such limit)."""

    event: Event
    words: str
    article: str
    last_day: date | None = None
    first_day: date | None = None

    @property
    def label(self) -> str:
        """The event's name in a file."""
        return KINDS[self.event].label


def possible_next(life: Life, due: date | None, today: date) -> tuple[Possible, ...]:
    """What may follow on `today` or later. An answer may always follow where one is owed, late or not."""
    if life.stage == "served" or (life.stage in CLOSED and life.served_on):
        return ()
    if life.stage in CLOSED:
        return (_possible("served", "向申请人送达结案告知", None),)
    if life.wait is not None:
        return _applicant(life)
    answer = _possible("served", "送达答复（邮寄的，交邮日不晚于这一天）", due)
    if life.stage == "decided":
        return (answer,)
    assert due is not None
    return (*_steps(life, due, today), *_replies(life), answer, _possible("withdrawn", "申请人书面撤回的，结案", None))


def _applicant(life: Life) -> tuple[Possible, ...]:
    wait = life.wait
    assert wait is not None
    after = wait.due + _DAY if wait.due else None
    withdrawn = _possible("withdrawn", "申请人书面撤回的，结案", None)
    if wait.kind == "correction":
        done = _possible("corrected", "收到补正后，自次日起重新计算20个工作日", wait.due)
        return done, _possible("lapsed", "无正当理由逾期不补正的，视为放弃，结案", None, after), withdrawn
    done = _possible("fee_paid", "缴清后，自次日起重新计算答复期限", wait.due)
    return done, _possible("lapsed", "逾期不缴费的，视为放弃，结案", None, after), withdrawn


def _steps(life: Life, due: date, today: date) -> tuple[Possible, ...]:
    found: list[Possible] = []
    if life.has_been("correction") is None:
        notice = add_working_days(life.received_on, CORRECTION_NOTICE_WORKING_DAYS, life.calendar).day
        found.append(_possible("correction_asked", "内容不明确的，一次性告知补正，只有一次", notice))
    if not life.extension:
        found.append(
            _possible("extended", "经工作机构负责人同意并告知申请人，最多20个工作日，只有一次", life.period().end)
        )
    found += [
        _possible("third_party_asked", "涉及第三方权益的，书面征求意见，15个工作日内答复", due),
        _possible("comaker_asked", "共同制作的，征求意见，15个工作日内不答复视为同意", due),
    ]
    if life.has_been("fee") is None:
        found.append(_possible("fee_noticed", "数量、频次明显超过合理范围的，可以收费，等待期间不计期限", due))
    if life.reasons_asked_on is None:
        found.append(_possible("reasons_asked", "数量、频次明显超过合理范围的，可以要求说明理由，期限照常计算", due))
    if life.reasons_given_on is not None:
        found.append(_possible("delayed", "理由合理但不能按期答复的，确定合理期限并告知申请人", due))
    return tuple(possible for possible in found if possible.last_day is None or possible.last_day >= today)


def _replies(life: Life) -> tuple[Possible, ...]:
    found = [
        _possible(
            "third_party_answered" if asked.kind == "third_party" else "comaker_answered",
            "逾期不答复的，由本机关决定" if asked.kind == "third_party" else "逾期不答复的，视为同意公开",
            asked.lapse(life.calendar).day,
        )
        for asked in life.consultations
        if asked.answered_on is None
    ]
    if life.reasons_asked_on and life.reasons_given_on is None:
        found.append(_possible("reasons_given", "不说明或者理由不合理的，告知不予处理", None))
    return tuple(found)


def _possible(event: Event, words: str, last_day: date | None, first_day: date | None = None) -> Possible:
    return Possible(event, words, KINDS[event].article, last_day, first_day)
