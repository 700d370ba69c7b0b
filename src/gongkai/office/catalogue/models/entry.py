"""主动公开的一条信息: the thing that has versions and facts, and the projection lists are sorted and filtered by."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.office.agencies.service import IN_THE_OFFICE, Agency, Asker, DutyKind, Gated, Person
from gongkai.office.catalogue.course import Public, Stage


class Entry(Gated):
    """An entry of the catalogue. What happened to it is in facts, what it says in versions.

    The fields from `stage` on are a projection of both, written in the act's transaction and by `gongkai rebuild`
    alone. They hold nothing that a fact or a version does not say.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    made_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    imported = models.BooleanField("本系统启用前已公开", default=False)
    index_number = models.CharField("索引号", max_length=80, blank=True)

    working = models.ForeignKey("catalogue.Version", models.PROTECT, null=True, related_name="+")
    stage = models.CharField(max_length=16, choices=Stage.choices, default=Stage.DRAFT)
    stage_since = models.DateTimeField(null=True)
    returned_remark = models.CharField(max_length=500, blank=True)
    scheduled_for = models.DateTimeField(null=True)
    public = models.CharField(max_length=12, choices=Public.choices, default=Public.NONE)
    published = models.ForeignKey("catalogue.Version", models.PROTECT, null=True, related_name="+")
    """The version the public reads; kept after a withdrawal, when it is no longer read."""
    published_on = models.DateField(null=True)
    """The day of the first publication, for timeliness and counting."""
    amended_on = models.DateField(null=True)
    withdrawn_on = models.DateField(null=True)
    public_title = models.CharField(max_length=300, blank=True)
    public_reason = models.CharField(max_length=500, blank=True)
    """Why it was amended or withdrawn, as the public reads it."""
    public_link = models.CharField(max_length=500, blank=True)
    category = models.ForeignKey("catalogue.Category", models.PROTECT, null=True, related_name="+")
    """Of the published version, else of the working one."""
    due_on = models.DateField(null=True)
    re_review_on = models.DateField(null=True)

    class Meta:
        """What is public has a number, a version and a date; a number stands once in an agency."""

        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["agency", "index_number"], condition=~Q(index_number=""), name="entry_index_number_once",
                violation_error_message="这个索引号已经用过；索引号不重复使用。",
            ),
            models.CheckConstraint(
                condition=Q(public=Public.NONE)
                | (~Q(index_number="") & ~Q(public_title="") & Q(published__isnull=False, published_on__isnull=False, category__isnull=False)),
                name="entry_public_is_complete",
                violation_error_message="公开的信息要有索引号、标题、类目和发布日期（《条例》第十二条）。",
            ),
            models.CheckConstraint(
                condition=~Q(public=Public.WITHDRAWN) | (~Q(public_reason="") & Q(withdrawn_on__isnull=False)),
                name="entry_withdrawn_says_why",
                violation_error_message="撤回公开的信息要写明日期和理由。",
            ),
        )  # fmt: skip
        indexes = (
            models.Index(fields=["agency", "public", "-published_on", "-id"], name="entry_public_list"),
            models.Index(fields=["agency", "category", "public", "-published_on", "-id"], name="entry_category_list"),
            models.Index(fields=["public", "-published_on", "-id"], name="entry_county_list"),
            models.Index(fields=["agency", "stage", "-id"], name="entry_desk_list"),
        )

    @classmethod
    def visible(cls, rows: models.QuerySet[Entry], asker: Asker) -> models.QuerySet[Entry]:
        """All of the agencies where the asker works on drafts or audits; elsewhere what is or was public."""
        own = asker.where(*IN_THE_OFFICE, DutyKind.AUDITOR)
        return rows.filter(Q(agency__in=own) | ~Q(public=Public.NONE))


class Series(Gated):
    """The last serial used of a series of numbers (index or document numbers). Only grows, so none is used twice."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    key = models.CharField(max_length=160)
    last = models.PositiveBigIntegerField(default=0)

    class Meta:
        """One row a series."""

        constraints = (models.UniqueConstraint(fields=["agency", "key"], name="series_once"),)

    @classmethod
    def visible(cls, rows: models.QuerySet[Series], asker: Asker) -> models.QuerySet[Series]:
        """The office's own."""
        return rows.filter(agency__in=asker.where(*IN_THE_OFFICE))
