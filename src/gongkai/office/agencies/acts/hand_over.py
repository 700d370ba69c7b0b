"""Hand a duty over from one person to another: one act, two lines of the journal under one trace."""

from __future__ import annotations

from datetime import date, timedelta

from gongkai.office.agencies.acts.assign_duty import assign_duty, end_duty
from gongkai.office.agencies.asker import Asker
from gongkai.office.agencies.duty_kinds import DutyKind
from gongkai.office.agencies.models import Duty, Person
from gongkai.office.journal.service import recording
from gongkai.office.refusals import NotPossible


def hand_over(asker: Asker, duty: Duty, to: Person, *, on: date, reason: str) -> Duty:
    """The successor's duty, beginning `on`; the predecessor's ends the day before. What was acting stays so.

    Raises NotYours; NotPossible where the day is not within the duty, or the successor cannot hold it.
    """
    own = asker.duty_in(duty.agency_id, DutyKind.ADMINISTRATOR)
    if to.pk == duty.person_id:
        raise NotPossible("交接没有办理。", fields={"to": "接手的人不能是现任本人，请另选一人。"})
    if on <= duty.from_on or (duty.to_on is not None and on > duty.to_on):
        until = f"、不晚于 {duty.to_on}" if duty.to_on else ""
        raise NotPossible("交接没有办理。", fields={"on": f"交接日期应晚于 {duty.from_on}{until}，请改正。"})
    with recording(asker.actor(own)):
        # The successor comes first, so that a last administrator may hand over what he may not simply end.
        new = assign_duty(
            asker, duty.agency, to, DutyKind(duty.kind), from_on=on, to_on=duty.to_on, acting=duty.acting, remark=reason
        )
        end_duty(asker, duty, to_on=on - timedelta(days=1), reason=reason)
    return new
