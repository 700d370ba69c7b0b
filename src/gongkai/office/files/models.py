"""The row of a kept file. Its bytes lie in the files folder under their hash and never change."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.office.agencies.service import IN_THE_OFFICE, Agency, Asker, DutyKind, Gated, Person


class StoredFile(Gated):
    """A file somebody handed in: an attachment, a scan of a signed form, a proof. Never changed; a new one is a new row.

    This gate is that of the office. What the public may fetch is decided where the file is used, by the entry.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    name = models.CharField("文件名", max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.BigIntegerField()
    hash = models.CharField(max_length=64, db_index=True)
    """SM3 of the content: the name of the file in the files folder, and what a signature covers."""
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """A file is never empty."""

        constraints = (
            models.CheckConstraint(
                condition=Q(size__gt=0), name="file_not_empty", violation_error_message="文件是空的，请重新选择。"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @classmethod
    def visible(cls, rows: models.QuerySet[StoredFile], asker: Asker) -> models.QuerySet[StoredFile]:
        """Those of the agencies where the asker works on drafts or audits."""
        return rows.filter(agency__in=asker.where(*IN_THE_OFFICE, DutyKind.AUDITOR))
