"""Register that a published entry was put on a channel."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from gongkai.office.agencies.service import Asker, DutyKind
from gongkai.office.catalogue.service import Entry, Public
from gongkai.office.channels.acts.common import locked_channel
from gongkai.office.channels.models import Channel, ChannelKind, Posting
from gongkai.office.files.service import StoredFile
from gongkai.office.journal.service import recording
from gongkai.office.refusals import NotPossible

ON_THE_NET = frozenset({ChannelKind.SITE, ChannelKind.WECHAT, ChannelKind.WEIBO, ChannelKind.DOUYIN})
"""Channels where a posting has a link of its own, which is its proof."""


def post_entry(
    asker: Asker, entry: Entry, channel: Channel, *, on: date, link: str = "", until_on: date | None = None,
    proof: StoredFile | None = None,
) -> Posting:  # fmt: skip
    """The posting of the version that is public now. On the net it wants its link or a picture of it.

    Raises NotYours without the clerk's duty where the entry belongs; NotPossible where the entry is not public, the
    channel closed or another agency's, a day impossible, or the same version stands there already.
    """
    duty = asker.duty_in(entry.agency_id, DutyKind.CLERK)
    with recording(asker.actor(duty)) as act:
        row = Entry.rows.seen_by(asker).select_for_update(of=("self",)).get(pk=entry.pk)
        held = locked_channel(asker, channel)
        if row.public != Public.PUBLISHED or row.published is None or row.published_on is None:
            raise NotPossible("只有公开中的信息才能登记到渠道。请先发布，再登记。")
        if held.agency_id != row.agency_id:
            raise NotPossible("这个渠道不属于本机关，请另选。", fields={"channel": "请选择本机关的渠道。"})
        _refuse_days(asker, row, held, on, until_on)
        _refuse_link(held, link.strip(), proof)
        _refuse_twice(row, held)
        if proof is not None and proof.agency_id != row.agency_id:
            raise NotPossible("照片或截图不属于本机关，请重新上传。")
        posting = Posting(
            channel=held, entry=row, version=row.published, on=on, link=link.strip(), proof=proof, by=asker.person,
            until_on=until_on,
        )  # fmt: skip
        posting.save()
        act.tell(
            row.agency_id, "posting.made", "posting", posting.pk,
            after={
                "entry": row.pk, "channel": held.pk, "on": str(on), "link": posting.link,
                "version": row.published.number, "proof": proof.pk if proof else None,
            },
        )  # fmt: skip
    return posting


def _refuse_days(asker: Asker, entry: Entry, channel: Channel, on: date, until_on: date | None) -> None:
    assert entry.published_on is not None
    first = entry.amended_on or entry.published_on
    if not first <= on <= asker.on:
        raise NotPossible(
            f"发布到渠道的日期应在公开（{first}）之后、今天之前。",
            fields={"on": f"请填 {first} 到 {asker.on} 之间的日期。"},
        )
    if channel.closed_on is not None and channel.closed_on <= on:
        raise NotPossible(f"“{channel.name}”已停用，请另选渠道。", fields={"channel": "请另选渠道。"})
    if until_on is not None and until_on < on:
        raise NotPossible("张贴至的日期不能早于张贴日期。", fields={"until_on": "请核对日期。"})


def _refuse_link(channel: Channel, link: str, proof: StoredFile | None) -> None:
    if channel.kind in ON_THE_NET and not link and proof is None:
        raise NotPossible("网上发布的要登记链接，没有链接的请附截图。", fields={"link": "请填写网页链接，或上传截图。"})
    if channel.kind in ON_THE_NET and link:
        try:
            URLValidator(schemes=["http", "https"])(link)
        except ValidationError:
            raise NotPossible("链接不完整。", fields={"link": "请填写以 http 开头的完整链接。"}) from None


def _refuse_twice(entry: Entry, channel: Channel) -> None:
    standing = Posting._internal.filter(entry=entry, channel=channel, down_on=None, voided_at=None).first()
    if standing is None:
        return
    if standing.version_id == entry.published_id:
        raise NotPossible(f"这条信息 {standing.on} 已经发布在“{channel.name}”，还没有撤下，不用重复登记。")
    raise NotPossible(f"“{channel.name}”上还是更正前的旧版（{standing.on} 发布）。请先登记撤下旧版，再登记新版。")
