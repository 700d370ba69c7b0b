"""Change what is registered of an agency; what changed stands in the journal."""

from __future__ import annotations

from gongkai.office.agencies.acts.register_agency import facts_of, refuse_wrong_fields
from gongkai.office.agencies.asker import Asker
from gongkai.office.agencies.duty_kinds import DutyKind
from gongkai.office.agencies.models import Agency
from gongkai.office.journal.service import recording

NOT_HERE = frozenset({"id", "path", "parent", "parent_id"})
"""What an edit never touches: where an agency stands in the tree."""


def edit_agency(asker: Asker, agency: Agency, **values: object) -> Agency:
    """The agency with the given fields changed. Raises NotYours, or NotPossible with a sentence for each wrong field."""
    duty = asker.duty_in(agency.pk, DutyKind.ADMINISTRATOR)
    with recording(asker.actor(duty)) as act:
        row = Agency.objects.select_for_update().get(pk=agency.pk)
        before = facts_of(row)
        for name in values.keys() - NOT_HERE:
            setattr(row, name, values[name])
        refuse_wrong_fields(row)
        row.save()
        after = facts_of(row)
        changed = [name for name in after if after[name] != before[name]]
        if changed:
            act.tell(
                row.pk, "agency.edited", "agency", row.pk,
                before={name: before[name] for name in changed}, after={name: after[name] for name in changed},
            )  # fmt: skip
    return row
