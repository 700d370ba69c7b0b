"""The day an application counts as received, from the evidence of the way it came.

Source: 《政府信息公开条例》 arts. 29 and 31; 国办公开办函〔2015〕207号 for letters whose sender cannot be reached. Where the evidence is
not complete there is no day, the clock does not run, and an alarm day says when somebody must act.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from gongkai.law.calendar import Calendar, add_working_days

NetWay = Literal["online", "email", "fax"]


class ReceiptRefused(ValueError):
    """Evidence that contradicts itself; the message tells a clerk what to check."""


@dataclass(frozen=True, slots=True)
class Counter:
    """Handed in at the counter on a day."""

    handed_in_on: date


@dataclass(frozen=True, slots=True)
class Oral:
    """Told to a clerk, who wrote it down; the applicant heard it read and agreed on `read_back_on` (None: not yet)."""

    told_on: date
    read_back_on: date | None = None


@dataclass(frozen=True, slots=True)
class SignedPost:
    """A letter that the agency signs for."""

    signed_on: date


@dataclass(frozen=True, slots=True)
class OrdinaryPost:
    """A letter nobody signs for: the day it came to hand, and the day it was confirmed with the applicant (None: not yet)."""

    arrived_on: date
    confirmed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Net:
    """Sent by the portal, e-mail or the office's fax: the day it came in, and the day both sides confirmed it."""

    way: NetWay
    arrived_on: date
    confirmed_on: date | None = None


Evidence = Counter | Oral | SignedPost | OrdinaryPost | Net


@dataclass(frozen=True, slots=True)
class Receipt:
    """The day of receipt, or None while it is unconfirmed; then `alarm_on` is the day by which it must be confirmed.

    `why` is a line for the file, `article` the law it rests on, `remark` what a clerk should look at, or "".
    """

    day: date | None
    alarm_on: date | None
    why: str
    article: str
    remark: str = ""

    @property
    def is_confirmed(self) -> bool:
        """Whether the clock runs."""
        return self.day is not None


def receipt_of(evidence: Evidence, calendar: Calendar) -> Receipt:
    """The receipt that this evidence shows. Raises ReceiptRefused where a confirmation lies before the arrival.

    The alarm for portal, e-mail and fax is the next working day, a rule of this house: the article sets no time.
    """
    if isinstance(evidence, Counter):
        return Receipt(evidence.handed_in_on, None, "当面提交，以提交之日为收到之日。", "《条例》第三十一条第（一）项")
    if isinstance(evidence, SignedPost):
        return Receipt(
            evidence.signed_on, None, "签收的邮件，以本机关签收之日为收到之日。", "《条例》第三十一条第（二）项"
        )
    if isinstance(evidence, Oral):
        return _oral(evidence)
    if isinstance(evidence, OrdinaryPost):
        return _letter(evidence)
    return _net(evidence, calendar)


def _oral(evidence: Oral) -> Receipt:
    article = "《条例》第二十九条第一款、第三十一条第（一）项"
    if evidence.read_back_on is None:
        return Receipt(None, evidence.told_on, "口头申请已代为填写，还没有向申请人读对确认。请当场读给申请人听，由其签名或者按印。", article)  # fmt: skip
    _check(evidence.told_on, evidence.read_back_on, "读对确认")
    late = "代填当日没有读对确认，请在卷内说明原因。" if evidence.read_back_on > evidence.told_on else ""
    return Receipt(
        evidence.read_back_on, None, "口头申请由本机关代为填写，以申请人读对确认之日为收到之日。", article, late
    )


def _letter(evidence: OrdinaryPost) -> Receipt:
    article = "《条例》第三十一条第（二）项"
    if evidence.confirmed_on is None:
        return Receipt(
            None,
            evidence.arrived_on,
            "平常信函应当在收到当日与申请人确认，确认之日为收到之日。请当日打电话确认；联系不上的先登记，联系上之日起算。",
            f"{article}、国办公开办函〔2015〕207号",
        )
    _check(evidence.arrived_on, evidence.confirmed_on, "确认")
    late = ""
    if evidence.confirmed_on > evidence.arrived_on:
        late = "信函收到当日没有与申请人确认。请在卷内写明原因（如电话无人接听）和每次联系的时间。"
    return Receipt(evidence.confirmed_on, None, "平常信函，以与申请人确认之日为收到之日。", article, late)


def _net(evidence: Net, calendar: Calendar) -> Receipt:
    article = "《条例》第三十一条第（三）项"
    if evidence.confirmed_on is None:
        alarm = add_working_days(evidence.arrived_on, 1, calendar).day
        return Receipt(None, alarm, "网上、电子邮件、传真提交的，以双方确认之日为收到之日。请尽快与申请人确认并登记确认的方式。", article)  # fmt: skip
    _check(evidence.arrived_on, evidence.confirmed_on, "双方确认")
    return Receipt(evidence.confirmed_on, None, "网上、电子邮件、传真提交，以双方确认之日为收到之日。", article)


def _check(arrived: date, confirmed: date, what: str) -> None:
    if confirmed < arrived:
        raise ReceiptRefused(
            f"{what}的日期{confirmed.isoformat()}早于到达的日期{arrived.isoformat()}。请核对两个日期。依据：《条例》第三十一条。"
        )
