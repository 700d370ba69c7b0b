"""Publishing: on this portal, at once or at a set time; or by hand on the county's site, whose link comes back."""

from __future__ import annotations

from html import escape

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from gongkai.office.agencies.service import Asker, PublicPlace
from gongkai.office.agencies.web import desk_page
from gongkai.office.catalogue.acts.publish import PUBLISHERS
from gongkai.office.catalogue.acts.publish import publish as make_public
from gongkai.office.catalogue.acts.publish import schedule as set_time
from gongkai.office.catalogue.acts.publish import unschedule as unset_time
from gongkai.office.catalogue.course import Public
from gongkai.office.catalogue.forms.acts import CountySiteForm, NothingForm, PublishForm, ScheduleForm
from gongkai.office.catalogue.models import Entry, Version
from gongkai.office.catalogue.text import lines_of
from gongkai.office.catalogue.views.common import Question, act_page, asker_and_entry, bound, seen_of, working
from gongkai.office.catalogue.views.paper import kept
from gongkai.office.catalogue.views.reading import file_rows
from gongkai.office.journal.service import recording

FINAL = "发布后不能悄悄改动：以后只能更正或撤回，都要向公众写明理由。"


@desk_page(*PUBLISHERS)
def publish(request: HttpRequest, number: int) -> HttpResponse:
    """Publish what is signed, in the place where this agency's information stands."""
    asker, entry = asker_and_entry(request, number)
    asker.duty_in(entry.agency_id, *PUBLISHERS)
    amends = entry.public != Public.NONE
    if entry.agency.public_place == PublicPlace.PORTAL:
        return _on_portal(request, asker, entry, amends)
    return _on_county_site(request, asker, entry, amends)


def _on_portal(request: HttpRequest, asker: Asker, entry: Entry, amends: bool) -> HttpResponse:
    seen, form = seen_of(request, entry), bound(request, PublishForm, amends=amends)
    verb = "发布更正" if amends else "发布"
    question = Question(verb, verb, _will(asker, entry, amends), _where(entry), FINAL, official=True)
    return act_page(
        request, entry, question, form,
        lambda one: make_public(asker, entry, seen=seen, reason=one.cleaned_data.get("reason", "")), done="已发布。",
    )  # fmt: skip


def _on_county_site(request: HttpRequest, asker: Asker, entry: Entry, amends: bool) -> HttpResponse:
    seen, version = seen_of(request, entry), working(entry)
    form = bound(request, CountySiteForm, amends=amends)
    if not form.is_bound:
        form.initial = {"on": asker.on}
    question = Question(
        "在县政府网站发布", "登记已发布", ["登记后按发布处理：有索引号，计入公开数量和时限。", "链接记入目录，群众从本系统的目录点到县政府网站。"],
        [entry.agency.public_site or "县政府网站的相应栏目", "本机关的公开目录"], FINAL, official=True, template="catalogue/entry_county_site.html",
        context={"plain": plain_text(version), "html": html_text(version), "files": file_rows(version)},
    )  # fmt: skip

    def do(one: forms.Form) -> object:
        said = one.cleaned_data
        with recording(asker.actor()):
            return make_public(
                asker, entry, seen=seen, reason=said.get("reason", ""), on=said["on"], link=said["link"],
                proof=kept(asker, entry, said.get("proof")),
            )  # fmt: skip

    return act_page(request, entry, question, form, do, done="已登记发布。")


def _will(asker: Asker, entry: Entry, amends: bool) -> list[str]:
    today = f"{asker.on.year}年{asker.on.month}月{asker.on.day}日"
    day = f"更正日期是今天（{today}），原来的公开日期不变。" if amends else f"发布日期是今天（{today}），不能改动。"
    number = "索引号不变。" if entry.index_number else "按本机关的规则编索引号，号码不重复使用。"
    return [
        f"第 {working(entry).number} 版" + ("替换现在公开的内容，更正理由向公众显示。" if amends else "向所有人公开。"),
        day,
        number,
    ]


def _where(entry: Entry) -> list[str]:
    category = working(entry).category
    return [f"{entry.agency.name}的公开页面", f"目录“{category.name if category else ''}”", "搜索和订阅"]


@desk_page(*PUBLISHERS)
def schedule(request: HttpRequest, number: int) -> HttpResponse:
    """Publish at a set time."""
    asker, entry = asker_and_entry(request, number)
    asker.duty_in(entry.agency_id, *PUBLISHERS)
    seen, amends = seen_of(request, entry), entry.public != Public.NONE
    question = Question("定时发布", "定时", ["到时由系统自动发布，发布日期是那一天。", "到时间以前可以取消；改动内容会使签批失效，也就不再发布。"], _where(entry), FINAL, official=True, asked="定在什么时候发布？")  # fmt: skip
    form = bound(request, ScheduleForm, amends=amends)

    def do(one: forms.Form) -> object:
        said = one.cleaned_data
        return set_time(asker, entry, seen=seen, moment=said["moment"], reason=said.get("reason", ""))

    return act_page(request, entry, question, form, do, done="已定时。")


@desk_page(*PUBLISHERS)
def unschedule(request: HttpRequest, number: int) -> HttpResponse:
    """Take the set time back."""
    asker, entry = asker_and_entry(request, number)
    asker.duty_in(entry.agency_id, *PUBLISHERS)
    moment = f"{timezone.localtime(entry.scheduled_for):%Y-%m-%d %H:%M}" if entry.scheduled_for else "原定时间"
    question = Question(
        "取消定时发布",
        "取消定时",
        [f"{moment} 不再自动发布。", "信息回到“已签发待发布”，签批仍然有效，可以随时发布。"],
        ["本机关的办理过程。"],
    )
    return act_page(
        request, entry, question, bound(request, NothingForm), lambda _: unset_time(asker, entry), done="已取消定时。"
    )


def plain_text(version: Version) -> str:
    """What is pasted where a site takes plain text."""
    head = [version.title, *([version.document_number] if version.document_number else []), ""]
    return "\n".join([*head, *(block.text for block in lines_of(version.body))])


def html_text(version: Version) -> str:
    """What is pasted where a site takes HTML: headings and paragraphs, nothing that could act."""
    return "\n".join(
        f"<h{block.level + 1}>{escape(block.text)}</h{block.level + 1}>"
        if block.level
        else f"<p>{escape(block.text)}</p>"
        for block in lines_of(version.body)
    )
