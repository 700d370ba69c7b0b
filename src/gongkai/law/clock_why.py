"""Why an answer is due on its day: lines a clerk can file, each with its article, and the whole as a page of plain text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.law.calendar import Calendar
from gongkai.law.clock import Clock
from gongkai.law.clock_count import COUNTED
from gongkai.law.clock_facts import Fact
from gongkai.law.clock_life import Stage

_WEEKDAYS = "一二三四五六日"
_DAY = timedelta(days=1)
STAGES: dict[Stage, str] = {
    "running": "正在办理",
    "awaiting_correction": "等待申请人补正",
    "awaiting_fee": "等待申请人缴费",
    "decided": "已作出决定，尚未送达",
    "served": "已送达答复",
    "withdrawn": "申请人已撤回",
    "transferred": "已转由其他机关办理",
    "lapsed": "申请人逾期，已结案",
}
"""Every stage in the words of a screen."""
_ENDS: dict[Stage, str] = {"served": "才送达", "withdrawn": "申请人才撤回", "transferred": "才转办"}


@dataclass(frozen=True, slots=True)
class WhyLine:
    """One step of the reckoning, and the article it rests on."""

    text: str
    article: str

    def __str__(self) -> str:
        return f"{self.text}（{self.article}）"


def why(case: Clock, calendar: Calendar) -> tuple[WhyLine, ...]:
    """How the due day of a case comes about, step by step: start, stretches, days off, the day, and how it was kept."""
    received = case.facts[0].on
    lines = [WhyLine(f"{said(received)}收到申请，当日不计，自次日起算。", "《条例》第三十一条、《民法典》第二百零一条")]
    for segment in case.segments:
        until = f"至{said(segment.until)}" if segment.until else "起，尚未结束"
        counted = "计" if segment.kind in COUNTED or segment.kind == "delay" else "其间"
        lines.append(
            WhyLine(
                f"{said(segment.since)}{until}：{segment.label}，{counted}{segment.working_days}个工作日。",
                segment.article,
            )
        )
    if case.skipped:
        lines.append(
            WhyLine(
                f"其间不计的周末和节假日共{len(case.skipped)}天：{_spans(case.skipped)}。",
                _notices(case.skipped, calendar),
            )
        )
    lines.append(_due(case))
    if case.provisional:
        lines += _provisional(case, calendar)
    if case.waiting_for in ("third_party", "comaker"):
        lines.append(
            WhyLine("征求意见还没有答复，先扣除到期满之日；提前答复的，截止日相应提前。", "《条例》第三十三条第三款")
        )
    if case.late_by:
        until = _ENDS.get(case.stage, f"到{said(case.today)}")
        lines.append(
            WhyLine(f"截止日之后{until}，逾期{case.late_by}个工作日。", "《条例》第三十三条第二款、第五十一条")
        )
    return tuple(lines)


def page(case: Clock, calendar: Calendar) -> str:
    """The reckoning as a page for the file: result, facts, reasons, remarks, what may follow."""
    result = (
        f"答复截止日：{said(case.due)}" + ("（暂定）" if case.provisional else "") if case.due else "答复截止日：暂无"
    )
    blocks = [
        ["政府信息公开申请答复期限计算单", f"状态：{STAGES[case.stage]}", result],
        ["一、事实", *_numbered(_fact(fact) for fact in case.facts)],
        ["二、计算", *_numbered(str(line) for line in why(case, calendar))],
    ]
    if case.remarks:
        blocks.append(["三、请核对", *_numbered(case.remarks)])
    if case.next:
        number = "四" if case.remarks else "三"
        blocks.append([f"{number}、接下来可以办的事", *_numbered(_next_lines(case))])
    blocks.append([f"计算日期：{said(case.today)}"])
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def said(day: date) -> str:
    """A day as a file writes it: 2026年2月10日（星期二）."""
    return f"{day.year}年{day.month}月{day.day}日（星期{_WEEKDAYS[day.weekday()]}）"


def _due(case: Clock) -> WhyLine:
    if case.due is not None:
        return WhyLine(
            f"答复截止日为{said(case.due)}：当日直接送达，或者交邮政企业寄出的，为按期。",
            "《条例》第三十三条第二款、国办公开办函〔2016〕235号",
        )
    if case.stage == "lapsed":
        return WhyLine("申请人逾期，视为放弃申请，不再处理，没有答复截止日。", "《条例》第三十条、国办函〔2020〕109号")
    if case.stage == "awaiting_fee":
        return WhyLine(
            "等待申请人缴费，没有截止日；缴清后自次日起重新计算。", "《条例》第四十二条、国办函〔2020〕109号"
        )
    if case.stage == "awaiting_correction":
        return WhyLine("等待申请人补正，没有截止日；收到补正的申请后自次日起重新计算。", "《条例》第三十条")
    return WhyLine("申请在等待申请人期间结束，没有答复截止日。", "《条例》第三十条")


def _provisional(case: Clock, calendar: Calendar) -> list[WhyLine]:
    assert case.due is not None
    lines = []
    years = sorted({day.year for day in (case.facts[0].on, *case.skipped, case.due)})
    unknown = [f"{year}年" for year in years if not calendar.is_announced(year)]
    if unknown:
        said_years = "、".join(unknown)
        lines.append(
            WhyLine(
                f"{said_years}的放假安排还没有录入，按周末和日期固定的节日暂算；通知公布后请重新计算。",
                "《全国年节及纪念日放假办法》",
            )
        )
    if case.receipt_unknown:
        lines.append(
            WhyLine(
                "对方收到征求意见书的日期没有登记，征求期满之日按发出之日暂算；补记后请重新计算。",
                "《条例》第三十二条、第三十四条",
            )
        )
    return lines


def _fact(fact: Fact) -> str:
    details = []
    if fact.party:
        details.append(fact.party)
    if fact.working_days is not None:
        details.append(f"{fact.working_days}个工作日")
    if fact.approver:
        details.append(f"批准人：{fact.approver}")
    if fact.received_on:
        details.append(f"对方{said(fact.received_on)}收到")
    if fact.until:
        details.append(f"到{said(fact.until)}")
    return f"{said(fact.on)}  {fact.label}" + (f"（{'，'.join(details)}）" if details else "")


def _next_lines(case: Clock) -> list[str]:
    lines = []
    for possible in case.next:
        limit = f"，不晚于{said(possible.last_day)}" if possible.last_day else ""
        first = f"，不早于{said(possible.first_day)}" if possible.first_day else ""
        lines.append(f"{possible.label}{first}{limit}：{possible.words}（{possible.article}）")
    return lines


def _numbered(lines: Iterable[str]) -> list[str]:
    return [f"{number}. {line}" for number, line in enumerate(lines, start=1)]


def _spans(days: Iterable[date]) -> str:
    spans: list[list[date]] = []
    for day in days:
        if spans and day - spans[-1][-1] == _DAY:
            spans[-1].append(day)
        else:
            spans.append([day])
    return "、".join(_short(span[0]) if len(span) == 1 else f"{_short(span[0])}至{_short(span[-1])}" for span in spans)


def _short(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _notices(days: Iterable[date], calendar: Calendar) -> str:
    years = {day.year for day in days}
    notices = [notice for plan in calendar.plans if plan.year in years for notice in plan.notices]
    return "、".join(["《全国年节及纪念日放假办法》", *notices])
