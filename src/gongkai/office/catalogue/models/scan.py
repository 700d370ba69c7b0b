"""What the personal-data scan found in a version, and how each finding was answered."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.office.agencies.service import IN_THE_OFFICE, Asker, DutyKind, Gated, Person


class Answer(models.TextChoices):
    """How a finding is answered."""

    NONE = "", "待处理"
    MASKED = "masked", "已遮盖"
    REMOVED = "removed", "已删除"
    KEPT = "kept", "保留"


class Scan(Gated):
    """One scan of one version: what could not be read stands here, for a person's eyes."""

    version = models.OneToOneField("catalogue.Version", models.PROTECT, related_name="scan")
    recorded_at = models.DateTimeField()
    unread = models.JSONField(default=list)
    """Files the program could not read, each with the reason, in Chinese."""
    looked_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    """Who looked through the unread files by eye and says they hold no personal data."""
    looked_remark = models.CharField(max_length=300, blank=True)

    @classmethod
    def visible(cls, rows: models.QuerySet[Scan], asker: Asker) -> models.QuerySet[Scan]:
        """The office's own."""
        return rows.filter(version__entry__agency__in=asker.where(*IN_THE_OFFICE, DutyKind.AUDITOR))


class ScanFinding(Gated):
    """One place with personal or hidden data. The value itself is not kept: a masked excerpt and a keyed hash are."""

    scan = models.ForeignKey(Scan, models.PROTECT, related_name="findings")
    kind = models.CharField(max_length=24)
    where = models.CharField(max_length=300)
    excerpt = models.CharField(max_length=300, blank=True)
    message = models.CharField(max_length=300, blank=True)
    value_hash = models.CharField(max_length=64)
    """Of kind and value, under the entry's key: an answer survives the next version, the value does not."""
    attachment = models.PositiveIntegerField(null=True)
    """The order of the attachment it was found in; empty for the text itself."""
    removable = models.BooleanField(default=False)
    answer = models.CharField(max_length=8, choices=Answer.choices, default=Answer.NONE, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        """What is kept says why."""

        ordering = ("scan", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(answer="kept") | ~Q(reason=""), name="scan_kept_says_why",
                violation_error_message="保留个人信息要写明理由（如：依法应当公示姓名）。",
            ),
        )  # fmt: skip

    @classmethod
    def visible(cls, rows: models.QuerySet[ScanFinding], asker: Asker) -> models.QuerySet[ScanFinding]:
        """The office's own."""
        return rows.filter(scan__version__entry__agency__in=asker.where(*IN_THE_OFFICE, DutyKind.AUDITOR))
