"""What the asker may do with an entry now, most fitting first. The acts ask again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from gongkai.office.agencies.service import Asker, DutyKind, PublicPlace
from gongkai.office.catalogue.acts.publish import PUBLISHERS
from gongkai.office.catalogue.acts.sign_off import DUTY_OF
from gongkai.office.catalogue.course import Course, Public, Stage
from gongkai.office.catalogue.models import Entry

Act = dict[str, object]


@dataclass(frozen=True)
class Look:
    """An entry as it lies before the asker: its course, what it lacks, and whether he wrote any of it."""

    asker: Asker
    entry: Entry
    now: Course
    lacks: int
    is_author: bool

    def holds(self, *kinds: DutyKind) -> bool:
        """Whether the asker holds one of these duties in the entry's agency."""
        return any(self.asker.holds(kind, self.entry.agency_id) for kind in kinds)

    def act(self, name: str, label: str, words: str, **more: object) -> Act:
        """An act as the part `acts.html` wants it."""
        return {"label": label, "words": words, "url": reverse(f"catalogue:{name}", args=[self.entry.pk]), **more}


def acts_for(look: Look, due: str, late: bool) -> list[Act]:
    """The acts the asker may do now. The first bears the day it is due, and the solid button where it is his to do."""
    acts = [*_signing(look), *_publishing(look), *_writing(look), *_ending(look)]
    open_ = [act for act in acts if not act.get("blocked")]
    if open_ and open_[0].pop("main", False):
        open_[0]["first"] = True
    if open_ and due:
        open_[0] |= {"until": look.entry.due_on, "until_words": due, "late": late}
    return acts


def _signing(look: Look) -> Iterator[Act]:
    stage = look.now.stage
    if stage not in DUTY_OF:
        return
    if look.holds(DUTY_OF[stage]):
        words = {
            Stage.SECRECY: "看全文，作保密审查",
            Stage.ENDORSEMENT: "看全文，审核",
            Stage.SIGNATURE: "看全文，签发",
        }[stage]
        label = {Stage.SECRECY: "保密审查", Stage.ENDORSEMENT: "审核", Stage.SIGNATURE: "签发"}[stage]
        blocked = "这条信息有您写的内容，不能由您本人签批，请另一位同志办理" if look.is_author else ""
        yield look.act("sign", label, f"{words}，或退回修改", main=True, blocked=blocked)
    if look.holds(DutyKind.CLERK):
        yield look.act(
            "paper",
            "登记纸面签批",
            f"“{stage.label.removeprefix('待')}”这一步在审批表上签过字的，登记签批人、日期和校验码",
        )


def _publishing(look: Look) -> Iterator[Act]:
    stage, on_portal = look.now.stage, look.entry.agency.public_place == PublicPlace.PORTAL
    if stage is Stage.SIGNED and look.holds(*PUBLISHERS):
        where = "在本系统公开页面发布" if on_portal else "复制到县政府网站发布，再登记链接"
        label = "发布" if look.now.public is Public.NONE else "发布更正"
        yield look.act("publish", label, where, main=True)
        if on_portal:
            yield look.act("schedule", "定时发布", "选一个时间，到时自动发布")
    if stage is Stage.SCHEDULED and look.holds(*PUBLISHERS):
        yield look.act("unschedule", "取消定时", "不到时间就取消，回到“已签发待发布”")
    if stage in {Stage.SIGNED, Stage.SCHEDULED} and look.holds(DutyKind.SIGNATORY):
        yield look.act("return", "退回", "签发后发现要改的，写明原因退给起草人")


def _writing(look: Look) -> Iterator[Act]:
    stage = look.now.stage
    if not look.holds(DutyKind.CLERK) or stage is Stage.DISCARDED:
        return
    if stage is Stage.DRAFT:
        blocked = f"还有 {look.lacks} 处要补，见下面的清单" if look.lacks else ""
        steps = [
            look.act("submit", "送审", "检查个人信息，没有问题就送保密审查", main=True, blocked=blocked),
            look.act("edit", "编辑", "改内容、附件和公开属性", main=True),
        ]
        # What came back is to be changed before it goes again.
        yield from reversed(steps) if look.now.returned else steps
    elif look.now.public is Public.PUBLISHED and stage is Stage.PUBLISHED:
        yield look.act("edit", "更正", "写一版更正稿；签发并发布后替换现在公开的内容")
    elif look.now.public is Public.WITHDRAWN and stage is Stage.WITHDRAWN:
        yield look.act("edit", "修改后重新公开", "写新的一版，重新送审、签发、发布")
    elif stage is Stage.SETTLED:
        yield look.act("edit", "重新审查", "情况变了就改为公开，没变就另定再次审查日期，重新送审")
    else:
        yield look.act("edit", "编辑", "改动会使已有签批失效，要重新送审")
    yield look.act("relate", "关联", "与解读、所废止或所落实的文件互相链接")


def _ending(look: Look) -> Iterator[Act]:
    if look.now.public is Public.PUBLISHED and look.entry.agency_id in look.asker.offices:
        yield look.act("withdraw", "撤回", "停止公开，网址上留下标题、日期和理由")
    if look.now.stage is Stage.DRAFT and look.now.public is Public.NONE and look.holds(DutyKind.CLERK):
        yield look.act("discard", "弃用", "不再办理，只在本机关内留存")
