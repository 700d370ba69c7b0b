"""The one door of the working days."""

from __future__ import annotations

from gongkai.office.workdays.acts.apply_plan import apply_plan, newest_plan, top_of
from gongkai.office.workdays.acts.load_seed import load_seed
from gongkai.office.workdays.models import Plan, ShiftedDay
from gongkai.office.workdays.movers import Moved, register_follower, register_mover, what_would_move
from gongkai.office.workdays.proposals import Proposal, from_days, from_notice, from_package
from gongkai.office.workdays.reads import calendar, in_force, plans_in_force, year_plan

__all__ = [
    "Moved",
    "Plan",
    "Proposal",
    "ShiftedDay",
    "apply_plan",
    "calendar",
    "from_days",
    "from_notice",
    "from_package",
    "in_force",
    "load_seed",
    "newest_plan",
    "plans_in_force",
    "register_follower",
    "register_mover",
    "top_of",
    "what_would_move",
    "year_plan",
]
