"""The one door of agencies and people."""

from __future__ import annotations

from gongkai.office.agencies.acts.abolish_agency import abolish_agency
from gongkai.office.agencies.acts.add_person import add_person, first_password
from gongkai.office.agencies.acts.assign_duty import assign_duty, end_duty
from gongkai.office.agencies.acts.edit_agency import edit_agency
from gongkai.office.agencies.acts.hand_over import hand_over
from gongkai.office.agencies.acts.lift_lockout import lift_lockout
from gongkai.office.agencies.acts.register_agency import register_agency
from gongkai.office.agencies.acts.reset_password import reset_password, set_in_use
from gongkai.office.agencies.asker import Asker
from gongkai.office.agencies.duty_kinds import IN_THE_OFFICE, WHAT_IT_DOES, DutyKind
from gongkai.office.agencies.gate import Gate, Gated
from gongkai.office.agencies.models import Agency, AgencyKind, Duty, Person, PublicPlace
from gongkai.office.agencies.reads import asker_for, below, held_on, holders
from gongkai.office.agencies.slugs import RESERVED

__all__ = [
    # Who asks, and the gate.
    "Asker",
    "DutyKind",
    "Gate",
    "Gated",
    "IN_THE_OFFICE",
    "WHAT_IT_DOES",
    "asker_for",
    "RESERVED",
    # Rows.
    "Agency",
    "AgencyKind",
    "Duty",
    "Person",
    "PublicPlace",
    # Questions.
    "below",
    "held_on",
    "holders",
    # Acts.
    "abolish_agency",
    "add_person",
    "assign_duty",
    "edit_agency",
    "end_duty",
    "first_password",
    "hand_over",
    "lift_lockout",
    "register_agency",
    "reset_password",
    "set_in_use",
]
