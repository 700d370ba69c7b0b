"""Register a channel of an agency."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from gongkai.office.agencies.service import Agency, Asker, DutyKind
from gongkai.office.channels.models import Channel
from gongkai.office.journal.service import recording
from gongkai.office.refusals import NotPossible

EDITORS = (DutyKind.CLERK, DutyKind.ADMINISTRATOR)
EDITABLE = ("kind", "name", "address", "keeper", "opened_on")


def add_channel(asker: Asker, agency: Agency, **values: object) -> Channel:
    """A new channel. Raises NotYours, or NotPossible with a sentence for each wrong field."""
    duty = asker.duty_in(agency.pk, *EDITORS)
    row = Channel(agency=agency, **{name: values[name] for name in EDITABLE if name in values})
    try:
        row.full_clean(exclude=["agency"])
        row.validate_constraints()
    except ValidationError as error:
        wrong = {name: " ".join(messages) for name, messages in error.message_dict.items()}
        raise NotPossible("渠道没有保存，请改正以下各处。", fields=wrong) from None
    with recording(asker.actor(duty)) as act:
        row.save()
        act.tell(agency.pk, "channel.added", "channel", row.pk, after={"kind": row.kind, "name": row.name})
    return row
