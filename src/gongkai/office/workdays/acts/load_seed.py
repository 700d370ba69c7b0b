"""Load the years the program ships, where a year is not known yet."""

from __future__ import annotations

from gongkai.law.calendar import seed_calendar
from gongkai.office.agencies.service import Agency, Asker
from gongkai.office.journal.service import recording
from gongkai.office.workdays.acts.apply_plan import store
from gongkai.office.workdays.models import Plan


def load_seed() -> list[int]:
    """The years loaded: those of the package of which this installation has no plan at all.

    A year that has a plan is left alone, whoever entered it: a new version of the program must not move due dates that
    nobody looked at. The pages of the year offer the difference instead.
    """
    known = set(Plan.objects.values_list("year", flat=True))
    missing = [plan for plan in seed_calendar().plans if plan.year not in known]
    root = Agency.objects.filter(parent__isnull=True).order_by("pk").first()
    with recording(Asker.program().actor()) as act:
        for plan in missing:
            row = store(plan, Plan.Source.SEED)
            # Before the first agency is registered there is no chain yet; the row itself says where it came from.
            if root is not None:
                after = {"year": plan.year, "notices": list(plan.notices)}
                act.tell(root.pk, "workdays.seed_loaded", "plan", row.pk, after=after)
    return [plan.year for plan in missing]
