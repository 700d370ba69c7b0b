"""待办, the home of everybody who works here."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from gongkai.law.calendar import Calendar, working_days_between
from gongkai.office.agencies.service import IN_THE_OFFICE, WHAT_IT_DOES, Agency, Asker, DutyKind
from gongkai.office.agencies.web import asker_of, desk_page
from gongkai.office.desk.home import waiting_on
from gongkai.office.desk.rail import rail_of
from gongkai.office.waiting import Waiting
from gongkai.office.workdays.service import calendar

WHAT_IS_THERE = {
    "公开": "每条信息从草稿到发布、撤回的全过程",
    "目录": "法定公开事项和各机关自设的类目",
    "渠道": "网站、公众号、公示栏，各发过什么",
    "工作日": "放假通知和期限怎样计算",
    "留痕": "谁在什么时候办了什么，校验有没有被动过",
    "机关与人员": "机关资料、账号、岗位、密码",
}
"""What lies behind each door of the rail, for those for whom nothing waits."""


@desk_page()
def home(request: HttpRequest) -> HttpResponse:
    """What waits for the asker, why, until when; for those for whom nothing ever waits, where their work is."""
    asker, days = asker_of(request), calendar()
    everything = waiting_on(request)
    agencies = _agencies(asker)
    chosen = next((agency for agency in agencies if str(agency.pk) == request.GET.get("agency")), None)
    shown = [thing for thing in everything if chosen is None or thing.agency == chosen.short_name]
    context = {
        "tasks": [_task(thing, asker, days, several=len(agencies) > 1) for thing in shown], "count": len(shown),
        "late": sum(thing.late for thing in shown), "tabs": _tabs(agencies, chosen, everything),
        "works": bool(asker.offices), "writes": bool(asker.where(DutyKind.CLERK)), "chosen": chosen,
        "doors": [item | {"what": WHAT_IS_THERE.get(str(item["label"]), "")} for item in rail_of(request) if item["label"] != "待办"],
        "duties": [{"key": kind.label, "value": WHAT_IT_DOES[kind]} for kind in DutyKind if kind in asker.kinds],
    }  # fmt: skip
    return render(request, "desk/home.html", context)


def _agencies(asker: Asker) -> list[Agency]:
    """The agencies where things can wait for the asker."""
    return list(Agency.objects.filter(pk__in=asker.where(*IN_THE_OFFICE)).order_by("path"))


def _tabs(agencies: list[Agency], chosen: Agency | None, everything: list[Waiting]) -> list[dict[str, object]]:
    if len(agencies) < 2:
        return []
    tabs: list[dict[str, object]] = [
        {"label": "全部机关", "url": "?", "count": len(everything), "current": chosen is None}
    ]
    for agency in agencies:
        count = sum(thing.agency == agency.short_name for thing in everything)
        tabs.append(
            {"label": agency.short_name, "url": f"?agency={agency.pk}", "count": count, "current": agency == chosen}
        )
    return tabs


def _task(thing: Waiting, asker: Asker, days: Calendar, *, several: bool) -> dict[str, object]:
    """A waiting thing as the part `tasks.html` wants it."""
    task: dict[str, object] = {
        "title": thing.what, "url": thing.url, "why": f"{thing.agency}：{thing.why}" if several else thing.why,
        "until": thing.until, "late": thing.late, "remark": thing.remark, "remark_by": thing.remark_by,
        "remark_on": timezone.localtime(thing.since) if thing.remark and thing.since else None,
    }  # fmt: skip
    if thing.urgent:
        task |= {"words": "要撤下" if thing.area == "channels" else "出了问题", "tone": "returned"}
    elif thing.remark:
        task |= {"words": "被退回", "tone": "returned"}
    if thing.until is not None:
        provisional = "（暂定：放假安排未公布）" if thing.provisional else ""
        if thing.late:
            task["late_words"] = (
                f"已逾期 {max(1, working_days_between(thing.until, asker.on, days))} 个工作日{provisional}"
            )
        else:
            left = working_days_between(asker.on, thing.until, days)
            task["until_words"] = (f"还剩 {left} 个工作日" if left else "今天到期") + provisional
    return task
