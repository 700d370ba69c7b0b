"""What each fact does to the life of a case, and when it is refused: one step an event, and the table of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from gongkai.law.calendar import Calendar
from gongkai.law.clock_consulted import answered_by, asked_of
from gongkai.law.clock_facts import Event, Fact, FactsRefused, in_order
from gongkai.law.clock_life import CLOSED, Life, rolled
from gongkai.law.clock_stops import corrected, correction_asked, fee_noticed, fee_paid, lapsed

LONGEST_EXTENSION = 20


def life_of(facts: Sequence[Fact], calendar: Calendar) -> Life:
    """The life of the case these facts tell. Raises FactsRefused where a fact cannot follow those before it."""
    told = in_order(facts)
    if not told or told[0].event != "received":
        found = (
            "没有 received（收到申请）" if all(fact.event != "received" for fact in told) else "有的事项早于收到申请"
        )
        raise FactsRefused(
            "no_receipt", f"事实里{found}，期限无从起算。请写明收到申请的日期并核对先后。依据：《条例》第三十一条。"
        )
    life = Life(calendar, received_on=told[0].on, start=told[0].on)
    for fact in told[1:]:
        STEPS[fact.event](life, fact)
    return life


def _received(life: Life, fact: Fact) -> None:
    raise fact.refused(
        "received_twice",
        f"申请已于{life.received_on.isoformat()}收到。同一申请只登记一次收到；补正请用 corrected，另一件申请请另建文件。",
    )


def _extended(life: Life, fact: Fact) -> None:
    if life.extension:
        raise fact.refused("second_extension", "答复期限只能延长一次，前面已经延长过。请在现有期限内答复。")
    life.must_run(fact)
    if fact.working_days is None or not 1 <= fact.working_days <= LONGEST_EXTENSION:
        raise fact.refused("too_long", f"要用 working_days 写明延长多少个工作日，最少1个，最多{LONGEST_EXTENSION}个。")
    due = life.period().end
    if fact.on > due:
        raise fact.refused(
            "after_due", f"答复期限已于{due.isoformat()}届满，期满后不能延长。请核对日期；确已逾期的，尽快答复。"
        )
    life.extension = fact.working_days
    if not fact.approver:
        life.remarks.append(
            "延长期限没有记批准人（approver）：须经政府信息公开工作机构负责人同意并告知申请人。依据：《条例》第三十三条第二款。"
        )


def _reasons_asked(life: Life, fact: Fact) -> None:
    if life.reasons_asked_on is not None:
        raise fact.refused("order", f"{life.reasons_asked_on.isoformat()}已经要求说明理由。请删去重复的一项。")
    life.must_run(fact)
    life.must_be_in_time(fact)
    life.reasons_asked_on = fact.on


def _reasons_given(life: Life, fact: Fact) -> None:
    life.must_not_be_over(fact)
    if life.reasons_asked_on is None or life.reasons_given_on is not None:
        raise fact.refused("order", "没有等待说明理由的告知。请先登记 reasons_asked（要求说明理由）。")
    life.reasons_given_on = fact.on


def _delayed(life: Life, fact: Fact) -> None:
    life.must_run(fact)
    life.must_be_in_time(fact)
    if fact.until is None:
        raise fact.refused("no_day", "要用 until 写明延迟答复到哪一天。")
    due = life.due().day
    if fact.until <= due:
        raise fact.refused(
            "backwards", f"延迟到的日期应当晚于现在的截止日{due.isoformat()}，否则不必延迟。请核对 until。"
        )
    if life.reasons_asked_on is not None and life.reasons_given_on is None:
        raise fact.refused(
            "order", "已经要求说明理由，申请人还没有说明；认为理由合理才能确定延迟期限。请先登记 reasons_given。"
        )
    if life.reasons_asked_on is None:
        life.remarks.append(
            "没有要求说明理由的记录：延迟答复以申请数量、频次明显超过合理范围而理由合理为前提。依据：《条例》第三十五条。"
        )
    day = rolled(fact.until, life.calendar).day
    if day != fact.until:
        life.remarks.append(
            f"延迟到的{fact.until.isoformat()}不是工作日，以其后第一个工作日{day.isoformat()}为准。依据：《民法典》第二百零三条。"
        )
    life.delayed_until = fact.until


def _decided(life: Life, fact: Fact) -> None:
    if life.decided_on is not None or life.served_on is not None:
        raise fact.refused("order", "答复决定已经作出或者送达。请核对日期，只保留一次。")
    if life.stage not in CLOSED:
        life.must_run(fact)
        life.stage = "decided"
    life.decided_on = fact.on


def _served(life: Life, fact: Fact) -> None:
    if life.served_on is not None:
        raise fact.refused("order", f"{life.served_on.isoformat()}已经送达。以最先一次有效送达为准，请只保留一次。")
    if life.stage not in CLOSED:
        if life.stage != "decided":
            life.must_run(fact)
        life.stage = "served"
    life.served_on = fact.on


def _ended(stage: Literal["withdrawn", "transferred"]) -> Callable[[Life, Fact], None]:
    def step(life: Life, fact: Fact) -> None:
        life.must_not_be_over(fact)
        life.stage, life.closed_on = stage, fact.on

    return step


STEPS: Mapping[Event, Callable[[Life, Fact], None]] = MappingProxyType(
    {
        "received": _received,
        "correction_asked": correction_asked,
        "corrected": corrected,
        "third_party_asked": asked_of("third_party"),
        "third_party_answered": answered_by("third_party"),
        "comaker_asked": asked_of("comaker"),
        "comaker_answered": answered_by("comaker"),
        "extended": _extended,
        "fee_noticed": fee_noticed,
        "fee_paid": fee_paid,
        "decided": _decided,
        "served": _served,
        "withdrawn": _ended("withdrawn"),
        "transferred": _ended("transferred"),
        "reasons_asked": _reasons_asked,
        "reasons_given": _reasons_given,
        "delayed": _delayed,
        "lapsed": lapsed,
    }
)
"""The step each event takes."""
