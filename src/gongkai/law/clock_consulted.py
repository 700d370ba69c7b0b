"""Consultations of third parties (art. 32) and of those who made the information too (art. 34), and their answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from gongkai.law.clock_facts import Fact
from gongkai.law.clock_life import Consultation, Life


def asked_of(kind: Literal["third_party", "comaker"]) -> Callable[[Life, Fact], None]:
    """The step of asking a third party (art. 32) or a co-maker (art. 34)."""

    def step(life: Life, fact: Fact) -> None:
        life.must_not_be_over(fact)
        if fact.received_on is not None and fact.received_on < fact.on:
            raise fact.refused("backwards", "对方收到征求意见书的日期（received_on）早于发出的日期。请核对。")
        if life.is_open and fact.on > life.due().day:
            life.remarks.append(
                f"{fact.on.isoformat()}才{fact.label}，答复期限已过，不再产生中止。依据：《条例》第三十三条第三款。"
            )
        life.consultations.append(Consultation(kind, fact.on, fact.party, fact.received_on))

    return step


def answered_by(kind: Literal["third_party", "comaker"]) -> Callable[[Life, Fact], None]:
    """The step of an answer that came from a third party or a co-maker."""

    def step(life: Life, fact: Fact) -> None:
        consultation = _open_consultation(life, kind, fact)
        if fact.received_on is not None:
            if consultation.received_on not in (None, fact.received_on) or fact.received_on < consultation.asked_on:
                raise fact.refused(
                    "backwards", "对方收到征求意见书的日期（received_on）前后不一致，或者早于发出的日期。请核对。"
                )
            consultation.received_on = fact.received_on
        if consultation.received_on is not None and fact.on < consultation.received_on:
            raise fact.refused("backwards", "意见早于对方收到征求意见书的日期（received_on）。请核对。")
        consultation.answered_on = fact.on
        lapse = consultation.lapse(life.calendar).day
        if fact.on > lapse:
            life.remarks.append(
                f"{fact.on.isoformat()}的意见晚于征求期满的{lapse.isoformat()}，只扣除到期满之日。依据：{fact.article}。"
            )

    return step


def _open_consultation(life: Life, kind: Literal["third_party", "comaker"], fact: Fact) -> Consultation:
    waiting = [asked for asked in life.consultations if asked.kind == kind and asked.answered_on is None]
    named = [asked for asked in waiting if fact.party in ("", asked.party)]
    if not named:
        who = f"“{fact.party}”" if fact.party else ""
        raise fact.refused(
            "order",
            f"没有向对方{who}征求意见的记录，或者已经登记过答复。请先登记 {kind}_asked，并核对先后和 party（对方名称）。",
        )
    return named[0]
