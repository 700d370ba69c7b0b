"""How two entries hang together: a policy and its explanation, a repeal and what it repeals."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongkai.office.agencies.service import IN_THE_OFFICE, Asker, DutyKind, Gated, Person
from gongkai.office.catalogue.course import Public


class Relation(Gated):
    """`one` explains, replaces, repeals, implements, answers or results of `other`. Voided, never deleted."""

    one = models.ForeignKey("catalogue.Entry", models.PROTECT, related_name="relations_out")
    other = models.ForeignKey("catalogue.Entry", models.PROTECT, related_name="relations_in")
    kind = models.CharField(max_length=16)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    voided_at = models.DateTimeField(null=True)

    class Meta:
        """Once, and not with itself."""

        constraints = (
            models.UniqueConstraint(
                fields=["one", "other", "kind"], condition=Q(voided_at__isnull=True), name="relation_once",
                violation_error_message="这个关联已经登记过。",
            ),
            models.CheckConstraint(condition=~Q(one=F("other")), name="relation_not_with_itself", violation_error_message="不能与自己关联。"),
        )  # fmt: skip

    @classmethod
    def visible(cls, rows: models.QuerySet[Relation], asker: Asker) -> models.QuerySet[Relation]:
        """Those whose two ends the asker may both see."""
        own = asker.where(*IN_THE_OFFICE, DutyKind.AUDITOR)
        one = Q(one__agency__in=own) | ~Q(one__public=Public.NONE)
        other = Q(other__agency__in=own) | ~Q(other__public=Public.NONE)
        return rows.filter(one, other, voided_at__isnull=True)
