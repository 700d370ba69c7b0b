"""Void a posting that was registered wrongly; that it was registered stays to be seen."""

from __future__ import annotations

from gongkai.office.agencies.service import Asker, DutyKind
from gongkai.office.channels.acts.common import locked_posting
from gongkai.office.channels.models import Posting
from gongkai.office.journal.service import recording
from gongkai.office.refusals import NotPossible


def void_posting(asker: Asker, posting: Posting, *, reason: str) -> Posting:
    """The posting, void. Raises NotYours; NotPossible without a reason or where it is void already."""
    duty = asker.duty_in(posting.channel.agency_id, DutyKind.CLERK)
    if not reason.strip():
        raise NotPossible("作废要写明理由。", fields={"reason": "请写明作废理由。"})
    with recording(asker.actor(duty)) as act:
        row = locked_posting(asker, posting)
        row.voided_at, row.void_reason = act.at, reason.strip()
        row.save(update_fields=["voided_at", "void_reason"])
        act.tell(
            row.channel.agency_id, "posting.voided", "posting", row.pk,
            before={"entry": row.entry_id, "channel": row.channel_id, "on": str(row.on)}, remark=reason.strip(),
        )  # fmt: skip
    return row
