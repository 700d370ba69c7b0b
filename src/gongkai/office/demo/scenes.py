"""How each text of 清溪镇 came to stand where it stands. Each scene is named after what it shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from gongkai.office.agencies.service import Asker
from gongkai.office.catalogue.service import (
    FactKind,
    escalate,
    register_paper,
    return_entry,
    save_draft,
    schedule,
    short_code,
    values_of,
    void_fact,
    withdraw,
)
from gongkai.office.channels.service import add_channel, channels_of, post_entry, postings_of, take_down
from gongkai.office.demo.cast import Cast
from gongkai.office.demo.deeds import Deed
from gongkai.office.demo.moments import moment
from gongkai.office.demo.papers import file_of
from gongkai.office.demo.staging import CLERK, ENDORSER, SECRECY, SIGNATORY, Stage
from gongkai.office.files.service import keep_file
from gongkai.samples.county.days import after
from gongkai.samples.county.item import Paper
from gongkai.samples.county.scenes import HOME, channels, scenes

_WECHAT, _EAST, _UPPER, _TUNG = "清溪发布（微信公众号）", "溪东村公示栏", "上坪村公示栏", "桐树湾村公示栏"


def identity(stage: Stage) -> None:
    """A draft: the scan found an identity number in its attachment, and nothing is answered yet."""


def secrecy(stage: Stage) -> None:
    """Waits for secrecy review."""
    stage.submit(1)


def escalated(stage: Stage) -> None:
    """Waits for secrecy review; the reviewer could not tell and asked the authority (art. 17)."""
    stage.submit(2)
    remark = "储备物资的品种、数量能否公开拿不准，已报县保密行政管理部门确定，答复前暂不公开。"
    stage.do(SECRECY, 1, 15, lambda reviewer: escalate(reviewer, stage.entry, seen=stage.seen, remark=remark))


def endorsement(stage: Stage) -> None:
    """Waits for endorsement."""
    stage.submit(3)
    stage.sign(SECRECY, 2, remark="不涉及国家秘密，可以公开。")


def signature(stage: Stage) -> None:
    """Waits for the signature."""
    stage.submit(4)
    stage.sign(SECRECY, 3)
    stage.sign(ENDORSER, 1, remark="面积与村里签字表一致，请主要领导签发。")


def returned(stage: Stage) -> None:
    """Came back from the endorser with a sentence."""
    stage.submit(5)
    stage.sign(SECRECY, 4)
    remark = "第三条公告时间3日太短，县里规定不少于5个工作日；另请补上“有效期五年”的起止日期，改好后再送。"
    stage.do(ENDORSER, 2, 16, lambda head: return_entry(head, stage.entry, seen=stage.seen, remark=remark))


def signed(stage: Stage) -> None:
    """Signed, waits to be published."""
    stage.submit(4)
    stage.sign_all(3, 2, 1)


def scheduled(stage: Stage) -> None:
    """Signed, and set to be published on the next working morning."""
    stage.submit(5)
    stage.sign_all(4, 3, 2)
    when = moment(after(stage.today, 1), 9)
    stage.do(CLERK, 1, 16, lambda clerk: schedule(clerk, stage.entry, seen=stage.seen, moment=when))


def late(stage: Stage) -> None:
    """Past the 20 working days of art. 26, and still with the endorser."""
    stage.submit(24)
    stage.sign(SECRECY, 20)


def withdrawn(stage: Stage) -> None:
    """Published, posted, and withdrawn: on one board it still hangs."""
    stage.submit(17)
    stage.sign_all(17, 16, 16)
    stage.publish(15)
    _open_channels(stage)
    _post(stage, _EAST, 14)
    _post(stage, _UPPER, 14)
    reason = "溪东村、上坪村发放户数统计有误，现予撤回，核实后重新公示。"
    stage.do(CLERK, 6, 10, lambda clerk: withdraw(clerk, stage.entry, reason=reason))
    _take_down(stage, _EAST, 6)


def amended(stage: Stage) -> None:
    """Published, then amended with a reason that the public reads."""
    stage.submit(31)
    stage.sign_all(31, 30, 30)
    stage.publish(29)

    def mend(clerk: Asker) -> None:
        assert stage.entry.working is not None
        values = values_of(stage.entry.working) | {"body": stage.scene.amended}
        save_draft(clerk, stage.entry, values, seen=stage.seen)

    stage.do(CLERK, 9, 9, mend)
    stage.submit(9)
    stage.sign_all(8, 8, 7)
    stage.publish(7, reason="下午下班时间原写17:00有误，应为17:30，特此更正。")


def settled(stage: Stage) -> None:
    """Settled as not to be published (art. 16); the day to look at it again has come."""
    stage.submit(44)
    stage.sign_all(44, 43, 42)


def paper(stage: Stage) -> None:
    """The endorser signed on paper while away; the clerk registered the form with its code and its scan."""
    stage.submit(13)
    stage.sign(SECRECY, 12)
    signer = stage.cast.person(HOME, ENDORSER, stage.ago(11))
    said = f"审核意见：同意。签字：{signer.name}（手签）"

    def register(clerk: Asker) -> None:
        code = short_code(stage.seen)
        lines = (f"标题：{stage.scene.item.title}", f"校验码：{code}", said, f"日期：{stage.ago(11)}")
        name, data = file_of(Paper("pdf", "政府信息发布审批表（扫描件）", "政府信息发布审批表", lines))
        scan = keep_file(clerk, stage.entry.agency, name, data)
        register_paper(
            clerk,
            stage.entry,
            signer=signer,
            on=stage.ago(11),
            code=code,
            scan=scan,
            remark="下村期间在纸质审批表上签字",
        )

    stage.do(CLERK, 10, 9, register)
    stage.sign(SIGNATORY, 9)
    stage.publish(9)


def voided(stage: Stage) -> None:
    """The reviewer took his own signature back, with a reason, and signed again."""
    stage.submit(6)
    stage.sign(SECRECY, 5)
    reason = "误点，当时还没有核对第二条的补助标准。"
    stage.do(SECRECY, 5, 16, lambda reviewer: void_fact(reviewer, stage.last(FactKind.SECRECY_PASSED), reason=reason))
    stage.sign(SECRECY, 4, remark="补助标准已与县里文件核对，可以公开。")


def posted(stage: Stage) -> None:
    """Published, and posted on WeChat and on village boards; one board's time is over."""
    stage.submit(10)
    stage.sign_all(9, 9, 9)
    stage.publish(8)
    _post(stage, _WECHAT, 8, link="https://weixin.example/qingxi/liugan")
    _post(stage, _UPPER, 7)
    _post(stage, _TUNG, 7, until=2)


def _open_channels(stage: Stage) -> None:
    """The channels of 清溪镇, registered before the first posting."""

    def register(clerk: Asker) -> None:
        for values in channels():
            add_channel(clerk, stage.entry.agency, opened_on=stage.ago(16), **values)

    stage.do(CLERK, 16, 9, register)


def _post(stage: Stage, name: str, days: int, *, link: str = "", until: int | None = None) -> None:
    until_on = None if until is None else stage.ago(until)

    def post(clerk: Asker) -> None:
        channel = channels_of(clerk, stage.entry.agency).get(name=name)
        post_entry(clerk, stage.entry, channel, on=stage.ago(days), link=link, until_on=until_on)

    stage.do(CLERK, days, 18, post)


def _take_down(stage: Stage, name: str, days: int) -> None:
    def take(clerk: Asker) -> None:
        posting = postings_of(clerk, stage.entry).get(channel__name=name)
        take_down(clerk, posting, on=stage.ago(days))

    stage.do(CLERK, days, 11, take)


SCENES: Mapping[str, Callable[[Stage], None]] = {
    scene.__name__: scene
    for scene in (
        amended, endorsement, escalated, identity, late, paper, posted, returned, scheduled, secrecy, settled, signature,
        signed, voided, withdrawn,
    )
}  # fmt: skip
"""The scenes by the keys of their texts."""


def deeds_of_scenes(cast: Cast, today: date) -> list[Deed]:
    """Everything that was done to the texts of 清溪镇, each scene beginning with its making."""
    stages = [Stage(cast, today, scene) for scene in scenes(today).values()]
    for stage in stages:
        # Withheld information is looked at again; that day came yesterday.
        stage.begin({"re_review_on": stage.ago(1)} if "disclosure" in stage.scene.more else {})
        SCENES[stage.scene.item.key.rpartition("/")[2]](stage)
    return [deed for stage in stages for deed in stage.deeds]
