"""Register that a posting was taken down."""

from __future__ import annotations

from datetime import date

from gongkai.office.agencies.service import Asker, DutyKind
from gongkai.office.channels.acts.common import locked_posting
from gongkai.office.channels.models import Posting
from gongkai.office.journal.service import recording
from gongkai.office.refusals import NotPossible


def take_down(asker: Asker, posting: Posting, *, on: date) -> Posting:
    """The posting, down since a day. Raises NotYours; NotPossible where it is down already or the day is impossible."""
    duty = asker.duty_in(posting.channel.agency_id, DutyKind.CLERK)
    with recording(asker.actor(duty)) as act:
        row = locked_posting(asker, posting)
        if row.down_on is not None:
            raise NotPossible(f"这条信息 {row.down_on} 已经撤下。")
        if not row.on <= on <= asker.on:
            raise NotPossible(
                f"撤下日期应在发布（{row.on}）之后、今天之前。",
                fields={"on": f"请填 {row.on} 到 {asker.on} 之间的日期。"},
            )
        row.down_on, row.down_by = on, asker.person
        row.save(update_fields=["down_on", "down_by"])
        act.tell(
            row.channel.agency_id, "posting.taken_down", "posting", row.pk, after={"entry": row.entry_id, "on": str(on)}
        )
    return row
