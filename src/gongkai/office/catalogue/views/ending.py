"""Taking back: withdraw what is public, give up a draft, void a fact that was registered wrongly."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from gongkai.office.agencies.service import IN_THE_OFFICE, DutyKind
from gongkai.office.agencies.web import desk_page
from gongkai.office.catalogue.acts.withdraw import discard as give_up
from gongkai.office.catalogue.acts.withdraw import void_fact
from gongkai.office.catalogue.acts.withdraw import withdraw as take_back
from gongkai.office.catalogue.forms.acts import ReasonForm
from gongkai.office.catalogue.models import Fact
from gongkai.office.catalogue.projection import course
from gongkai.office.catalogue.views.common import Question, act_page, asker_and_entry, bound


@desk_page(*sorted(IN_THE_OFFICE))
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Stop its being public, with a reason that the public reads."""
    asker, entry = asker_and_entry(request, number)
    asker.duty_in(entry.agency_id, *IN_THE_OFFICE)
    elsewhere = course(entry).link
    here = "内容和附件立即不再公开。"
    if elsewhere:
        here = f"本系统的目录不再列出。县政府网站上的原网页要由您去撤下：{elsewhere}"
    question = Question(
        "撤回", "撤回", [here, "渠道上的发布（公众号、公示栏等）要逐一撤下，会列入待办。"],
        ["原来的网址上：标题、撤回日期和您写的理由。", "目录、搜索和订阅里不再出现。"], "撤回不能悄悄恢复：要再公开，须重新送审、签发。", official=True,
    )  # fmt: skip
    form = bound(
        request, ReasonForm, label="撤回理由", hint="会向公众显示，例如：附件有误，更正后重新公开。不要写个人信息。"
    )
    return act_page(request, entry, question, form, lambda one: take_back(asker, entry, reason=one.cleaned_data["reason"]), done="已撤回。" + ("请马上到县政府网站撤下原网页。" if elsewhere else "请查看渠道上的发布是否都已撤下。"))  # fmt: skip


@desk_page(DutyKind.CLERK)
def discard(request: HttpRequest, number: int) -> HttpResponse:
    """Give a draft up."""
    asker, entry = asker_and_entry(request, number)
    asker.duty_in(entry.agency_id, DutyKind.CLERK)
    question = Question(
        "弃用",
        "弃用",
        ["不再办理，不能再编辑。", "内容和办理过程留存备查。"],
        ["只在本机关的列表里，标为“已弃用”。"],
        "弃用不能撤销。",
    )
    form = bound(request, ReasonForm, label="弃用原因", hint="例如：与另一条重复。")
    return act_page(request, entry, question, form, lambda one: give_up(asker, entry, reason=one.cleaned_data["reason"]), done="已弃用。")  # fmt: skip


@desk_page(*sorted(IN_THE_OFFICE))
def void(request: HttpRequest, number: int, fact: int) -> HttpResponse:
    """Void a fact that was registered wrongly."""
    asker, entry = asker_and_entry(request, number)
    row = Fact.rows.seen_by(asker).select_related("entry", "version", "by").filter(entry=entry, pk=fact).first()
    if row is None:
        raise Http404
    who = row.by.name if row.by else "系统"
    question = Question(
        f"作废“{row.get_kind_display()}”", "作废", [f"{who}于 {row.on:%Y-%m-%d} 的“{row.get_kind_display()}”不再算数，其后的签批也随之失效。", "信息回到这一步之前。"],
        ["办理过程里划去并写明理由，不会消失。"], "作废不能撤销；要恢复，请重新签批。", asked="作废这一条？",)  # fmt: skip
    form = bound(request, ReasonForm, label="作废理由", hint="例如：登记时选错了签批人。")
    return act_page(request, entry, question, form, lambda one: void_fact(asker, row, reason=one.cleaned_data["reason"]), done="已作废。")  # fmt: skip
