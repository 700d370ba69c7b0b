"""What happened to an entry: who, the day it happened, the moment it was registered; voided with a reason, never edited."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.office.agencies.service import IN_THE_OFFICE, Asker, DutyKind, Gated, Person
from gongkai.office.catalogue.course import FactKind
from gongkai.office.files.service import StoredFile

__all__ = ["Fact", "FactKind"]


class Fact(Gated):
    """One thing that happened to one version of an entry. From facts the stage is computed; it is never typed."""

    entry = models.ForeignKey("catalogue.Entry", models.PROTECT, related_name="facts")
    version = models.ForeignKey("catalogue.Version", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=FactKind.choices)
    on = models.DateField()
    """The day it happened, in Asia/Shanghai."""
    recorded_at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    """Who did it; for a paper form, who signed it."""
    duty = models.CharField(max_length=16, blank=True)
    registered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    """Who registered it: another than `by` where the form was signed on paper."""
    paper = models.BooleanField(default=False)
    remark = models.CharField(max_length=500, blank=True)
    scan = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    place = models.CharField(max_length=40, blank=True)
    link = models.CharField(max_length=500, blank=True)
    moment = models.DateTimeField(null=True)
    """For a schedule: when it is to be published."""
    voided_at = models.DateTimeField(null=True)
    voided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    void_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        """In the order registered; a voided fact says why; paper names its signer."""

        ordering = ("entry", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(voided_at__isnull=True) | ~Q(void_reason=""), name="fact_voided_says_why",
                violation_error_message="作废要写明理由。",
            ),
            models.CheckConstraint(
                condition=Q(paper=False) | Q(by__isnull=False, registered_by__isnull=False), name="fact_paper_names_signer",
                violation_error_message="纸面签批要写明签批人。",
            ),
        )  # fmt: skip

    @classmethod
    def visible(cls, rows: models.QuerySet[Fact], asker: Asker) -> models.QuerySet[Fact]:
        """The office's own: a remark on a draft is as little public as the draft."""
        return rows.filter(entry__agency__in=asker.where(*IN_THE_OFFICE, DutyKind.AUDITOR))
