"""Close a channel: nothing new is posted on it; what stood on it stays in the records."""

from __future__ import annotations

from datetime import date

from gongkai.office.agencies.service import Asker
from gongkai.office.channels.acts.add_channel import EDITORS
from gongkai.office.channels.acts.common import locked_channel
from gongkai.office.channels.models import Channel, Posting
from gongkai.office.journal.service import recording
from gongkai.office.refusals import NotPossible


def close_channel(asker: Asker, channel: Channel, *, on: date, reason: str) -> Channel:
    """The channel, closed from a day on. Raises NotPossible without a reason, or while a withdrawn entry stands on it."""
    duty = asker.duty_in(channel.agency_id, *EDITORS)
    if not reason.strip():
        raise NotPossible("停用渠道要写明原因。", fields={"reason": "请写明停用原因。"})
    with recording(asker.actor(duty)) as act:
        row = locked_channel(asker, channel)
        if row.closed_on is not None:
            raise NotPossible(f"“{row.name}”已于 {row.closed_on} 停用。")
        withdrawn = Posting._internal.filter(channel=row, down_on=None, voided_at=None, entry__public="withdrawn")
        if withdrawn.exists():
            raise NotPossible(f"“{row.name}”上还有 {withdrawn.count()} 条已撤回的信息没有撤下，请先撤下再停用。")
        row.closed_on = on
        row.save(update_fields=["closed_on"])
        act.tell(
            row.agency_id, "channel.closed", "channel", row.pk, after={"on": str(on)}, remark=reason.strip()
        )  # fmt: skip
    return row
