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
from gongkai.office.demo.cast import Cast
from gongkai.office.demo.deeds import Deed
from gongkai.office.demo.moments import moment
from gongkai.office.demo.papers import file_of
from gongkai.office.demo.posting import open_channels, post, take
from gongkai.office.demo.staging import CLERK, ENDORSER, SECRECY, SIGNATORY, Desk
from gongkai.office.files.service import keep_file
from gongkai.samples.county.days import after
from gongkai.samples.county.item import Paper
from gongkai.samples.county.scenes import HOME, scenes

_WECHAT, _EAST, _UPPER, _TUNG = "清溪发布（微信公众号）", "溪东村公示栏", "上坪村公示栏", "桐树湾村公示栏"


def identity(desk: Desk) -> None:
    """A draft: the scan found an identity number in its attachment, and nothing is answered yet."""


def secrecy(desk: Desk) -> None:
    """Waits for secrecy review."""
    desk.submit(1)


def escalated(desk: Desk) -> None:
    """Waits for secrecy review; the reviewer could not tell and asked the authority (art. 17)."""
    desk.submit(2)
    remark = "储备物资的品种、数量能否公开拿不准，已报县保密行政管理部门确定，答复前暂不公开。"
    desk.do(SECRECY, 1, 15, lambda reviewer: escalate(reviewer, desk.entry, seen=desk.seen, remark=remark))


def endorsement(desk: Desk) -> None:
    """Waits for endorsement."""
    desk.submit(3)
    desk.sign(SECRECY, 2, remark="不涉及国家秘密，可以公开。")


def signature(desk: Desk) -> None:
    """Waits for the signature."""
    desk.submit(4)
    desk.sign(SECRECY, 3)
    desk.sign(ENDORSER, 1, remark="面积与村里签字表一致，请主要领导签发。")


def returned(desk: Desk) -> None:
    """Came back from the endorser with a sentence."""
    desk.submit(5)
    desk.sign(SECRECY, 4)
    remark = "第三条公告时间3日太短，县里规定不少于5个工作日；另请补上“有效期五年”的起止日期，改好后再送。"
    desk.do(ENDORSER, 2, 16, lambda head: return_entry(head, desk.entry, seen=desk.seen, remark=remark))


def signed(desk: Desk) -> None:
    """Signed, waits to be published."""
    desk.submit(4)
    desk.sign_all(3, 2, 1)


def scheduled(desk: Desk) -> None:
    """Signed, and set to be published on the next working morning."""
    desk.submit(5)
    desk.sign_all(4, 3, 2)
    when = moment(after(desk.today, 1), 9)
    desk.do(CLERK, 1, 16, lambda clerk: schedule(clerk, desk.entry, seen=desk.seen, moment=when))


def late(desk: Desk) -> None:
    """Past the 20 working days of art. 26, and still with the endorser."""
    desk.submit(24)
    desk.sign(SECRECY, 20)


def withdrawn(desk: Desk) -> None:
    """Published, posted, and withdrawn: on one board it still hangs."""
    desk.submit(17)
    desk.sign_all(17, 16, 16)
    desk.publish(15)
    open_channels(desk)
    post(desk, _EAST, 14)
    post(desk, _UPPER, 14)
    reason = "溪东村、上坪村发放户数统计有误，现予撤回，核实后重新公示。"
    desk.do(CLERK, 6, 10, lambda clerk: withdraw(clerk, desk.entry, reason=reason))
    take(desk, _EAST, 6)


def amended(desk: Desk) -> None:
    """Published, then amended with a reason that the public reads."""
    desk.submit(31)
    desk.sign_all(31, 30, 30)
    desk.publish(29)

    def mend(clerk: Asker) -> None:
        assert desk.entry.working is not None
        values = values_of(desk.entry.working) | {"body": desk.scene.amended}
        save_draft(clerk, desk.entry, values, seen=desk.seen)

    desk.do(CLERK, 9, 9, mend)
    desk.submit(9)
    desk.sign_all(8, 8, 7)
    desk.publish(7, reason="下午下班时间原写17:00有误，应为17:30，特此更正。")


def settled(desk: Desk) -> None:
    """Settled as not to be published (art. 16); the day to look at it again has come."""
    desk.submit(44)
    desk.sign_all(44, 43, 42)


def paper(desk: Desk) -> None:
    """The endorser signed on paper while away; the clerk registered the form with its code and its scan."""
    desk.submit(13)
    desk.sign(SECRECY, 12)
    signer = desk.cast.person(HOME, ENDORSER, desk.ago(11))
    said = f"审核意见：同意。签字：{signer.name}（手签）"

    def register(clerk: Asker) -> None:
        code = short_code(desk.seen)
        lines = (f"标题：{desk.scene.item.title}", f"校验码：{code}", said, f"日期：{desk.ago(11)}")
        name, data = file_of(Paper("pdf", "政府信息发布审批表（扫描件）", "政府信息发布审批表", lines))
        scan = keep_file(clerk, desk.entry.agency, name, data)
        register_paper(
            clerk,
            desk.entry,
            signer=signer,
            on=desk.ago(11),
            code=code,
            scan=scan,
            remark="下村期间在纸质审批表上签字",
        )

    desk.do(CLERK, 10, 9, register)
    desk.sign(SIGNATORY, 9)
    desk.publish(9)


def voided(desk: Desk) -> None:
    """The reviewer took his own signature back, with a reason, and signed again."""
    desk.submit(6)
    desk.sign(SECRECY, 5)
    reason = "误点，当时还没有核对第二条的补助标准。"
    desk.do(SECRECY, 5, 16, lambda reviewer: void_fact(reviewer, desk.last(FactKind.SECRECY_PASSED), reason=reason))
    desk.sign(SECRECY, 4, remark="补助标准已与县里文件核对，可以公开。")


def posted(desk: Desk) -> None:
    """Published, and posted on WeChat and on village boards; one board's time is over."""
    desk.submit(10)
    desk.sign_all(9, 9, 9)
    desk.publish(8)
    post(desk, _WECHAT, 8, link="https://weixin.example/qingxi/tijian")
    post(desk, _UPPER, 7)
    post(desk, _TUNG, 7, until=2)


SCENES: Mapping[str, Callable[[Desk], None]] = {
    scene.__name__: scene
    for scene in (
        amended, endorsement, escalated, identity, late, paper, posted, returned, scheduled, secrecy, settled, signature,
        signed, voided, withdrawn,
    )
}  # fmt: skip
"""The scenes by the keys of their texts."""


def deeds_of_scenes(cast: Cast, today: date) -> list[Deed]:
    """Everything that was done to the texts of 清溪镇, each scene beginning with its making."""
    desks = [Desk(cast, today, scene) for scene in scenes(today).values()]
    for desk in desks:
        # Withheld information is looked at again; that day came yesterday.
        desk.begin({"re_review_on": desk.ago(1)} if "disclosure" in desk.scene.more else {})
        SCENES[desk.scene.item.key.rpartition("/")[2]](desk)
    return [deed for desk in desks for deed in desk.deeds]
