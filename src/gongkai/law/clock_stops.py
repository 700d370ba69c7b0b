"""What the applicant may owe, a correction or a fee: the period stops with the notice and begins anew once it is done."""

from __future__ import annotations

from gongkai.law.calendar import add_working_days, working_days_between
from gongkai.law.clock_facts import Fact
from gongkai.law.clock_life import (
    AWAITING,
    CORRECTION_NOTICE_WORKING_DAYS,
    PAYMENT_WORKING_DAYS,
    Life,
    Wait,
)
from gongkai.law.fees import IN_FORCE_FROM


def correction_asked(life: Life, fact: Fact) -> None:
    """The applicant is told, once, what to correct (art. 30): the period stops. Raises FactsRefused."""
    asked = life.has_been("correction")
    if asked is not None:
        raise fact.refused(
            "second_correction",
            f"补正只能一次性告知，{asked.after.isoformat()}已经告知过。请就现有内容答复；补正后仍不明确的，按无法提供答复。",
        )
    life.must_run(fact)
    life.must_be_in_time(fact)
    if fact.until is not None and fact.until <= fact.on:
        raise fact.refused("backwards", "补正期限（until）应当晚于告知补正的日期。请核对。")
    last = add_working_days(life.received_on, CORRECTION_NOTICE_WORKING_DAYS, life.calendar).day
    if fact.on > last:
        late = max(1, working_days_between(last, fact.on, life.calendar))
        life.remarks.append(
            f"告知补正应当不晚于{last.isoformat()}（收到申请之日起7个工作日内），晚了{late}个工作日。期限仍自收到补正的申请之日起"
            f"重新计算；稳妥起见，请争取在{life.due().day.isoformat()}（不计补正的截止日）前答复。依据：《条例》第三十条。"
        )
    _stop(life, Wait("correction", fact.on, fact.until))
    life.stage = "awaiting_correction"


def corrected(life: Life, fact: Fact) -> None:
    """The corrected request came: the period begins anew. Raises FactsRefused."""
    if life.stage != "awaiting_correction" or life.wait is None:
        raise fact.refused(
            "order", "没有等待补正的告知。请先登记 correction_asked（告知补正）；申请人自行变更内容的，登记为新的申请。"
        )
    if life.wait.due is not None and fact.on > life.wait.due:
        life.remarks.append(
            f"收到补正晚于指定的{life.wait.due.isoformat()}，按没有视为放弃计算；有无正当理由请在卷内说明。依据：《条例》第三十条。"
        )
    _restart(life, fact)


def fee_noticed(life: Life, fact: Fact) -> None:
    """A fee notice went out (art. 42): the period stops. Raises FactsRefused."""
    noticed = life.has_been("fee")
    if noticed is not None:
        raise fact.refused(
            "second_fee",
            f"{noticed.after.isoformat()}已经发出收费通知，一件申请只收一次。金额有误的，请撤回原通知并只登记更正后的一次。",
        )
    life.must_run(fact)
    life.must_be_in_time(fact)
    if fact.on < IN_FORCE_FROM:
        raise fact.refused("out_of_force", "收费办法2021年1月1日起施行，此前不能收取信息处理费。请核对日期。")
    if fact.received_on is not None and fact.received_on < fact.on:
        raise fact.refused("backwards", "申请人收到通知的日期（received_on）早于发出的日期。请核对。")
    pay_by = add_working_days(fact.received_on or fact.on, PAYMENT_WORKING_DAYS, life.calendar)
    _stop(life, Wait("fee", fact.on, pay_by.day, fact.received_on is None or pay_by.provisional))
    life.stage = "awaiting_fee"


def fee_paid(life: Life, fact: Fact) -> None:
    """The fee is paid in full: the period begins anew. Raises FactsRefused."""
    wait = life.wait
    if life.stage != "awaiting_fee" or wait is None or wait.due is None:
        raise fact.refused("order", "没有等待缴费的通知。请先登记 fee_noticed（发出收费通知）。")
    if fact.on > wait.due:
        if not wait.due_provisional:
            raise fact.refused(
                "after_due",
                f"缴费期限已于{wait.due.isoformat()}届满，逾期未缴视为放弃申请。请登记 lapsed 并退还费用，或者核对日期。",
            )
        life.remarks.append(
            f"缴费晚于{wait.due.isoformat()}；这一天是按发出通知之日推算的，请补记申请人收到通知的日期（received_on）。"
        )
    _restart(life, fact)


def lapsed(life: Life, fact: Fact) -> None:
    """The applicant let the time for a correction or a fee pass, and the case ends; or a consultation lapsed, which is only noted. Raises FactsRefused."""
    wait = life.wait
    if life.stage in AWAITING and wait is not None:
        if wait.due is not None and fact.on <= wait.due:
            raise fact.refused("too_early", f"期限到{wait.due.isoformat()}才满，期满后才能按逾期结案。请核对日期。")
        life.stage, life.closed_on = "lapsed", fact.on
        return
    life.must_not_be_over(fact)
    waiting = [asked for asked in life.consultations if asked.answered_on is None]
    if not waiting:
        raise fact.refused(
            "order",
            "申请人没有待补正、待缴费的事项，也没有未答复的征求意见，谈不上逾期。申请人不说明理由的，请作出决定（decided）。",
        )
    last = min(asked.lapse(life.calendar).day for asked in waiting)
    if fact.on < last:
        raise fact.refused(
            "too_early", f"征求意见的15个工作日到{last.isoformat()}才满。请核对日期。", "《条例》第三十二条、第三十四条"
        )


def _stop(life: Life, wait: Wait) -> None:
    life.runs.append((life.start, wait.after))
    life.waits.append(wait)


def _restart(life: Life, fact: Fact) -> None:
    life.waits[-1].ended_on = fact.on
    life.start, life.stage = fact.on, "running"
