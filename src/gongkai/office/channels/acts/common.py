"""What the acts upon channels and postings share."""

from __future__ import annotations

from gongkai.office.agencies.service import Asker
from gongkai.office.channels.models import Channel, Posting
from gongkai.office.refusals import NotPossible


def locked_channel(asker: Asker, channel: Channel) -> Channel:
    """The channel's row, read anew and held until the transaction ends."""
    return Channel.rows.seen_by(asker).select_for_update(of=("self",)).get(pk=channel.pk)


def locked_posting(asker: Asker, posting: Posting) -> Posting:
    """A posting that stands, read anew and held. Raises NotPossible for a voided one."""
    row = Posting.rows.seen_by(asker).select_for_update(of=("self",)).filter(pk=posting.pk).first()
    if row is None:
        raise NotPossible("没有这条发布记录，或者它不属于您的机关。")
    if row.voided_at is not None:
        raise NotPossible("这条发布记录已经作废。")
    return row
