"""What an entry says: immutable versions, their attachments, and the copy a writer has not yet saved."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongkai.office.agencies.service import IN_THE_OFFICE, Asker, DutyKind, Gated, Person
from gongkai.office.catalogue.course import Public
from gongkai.office.files.service import StoredFile


class Version(Gated):
    """The full text of an entry at one time. Never changed: saving makes the next one, and a signature names its hash."""

    entry = models.ForeignKey("catalogue.Entry", models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField("版本")
    made_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()
    hash = models.CharField(max_length=64)
    complete = models.BooleanField(default=False)
    """Whether nothing is missing of what a published entry must have; held to by constraints of the database."""

    title = models.CharField("标题", max_length=300, blank=True)
    category = models.ForeignKey("catalogue.Category", models.PROTECT, null=True, blank=True, related_name="+")
    issuer = models.CharField("发文机关", max_length=120, blank=True)
    document_number = models.CharField("发文字号", max_length=80, blank=True)
    formed_on = models.DateField("成文日期", null=True, blank=True)
    disclosure = models.CharField("公开属性", max_length=16, default="own_initiative")
    ground = models.CharField("不予公开的依据", max_length=16, blank=True)
    ground_text = models.CharField("不予公开的理由", max_length=500, blank=True)
    re_review_on = models.DateField("再次审查日期", null=True, blank=True)
    normative = models.BooleanField("行政规范性文件", default=False)
    validity = models.CharField("有效性", max_length=12, blank=True)
    effective_on = models.DateField("施行日期", null=True, blank=True)
    expires_on = models.DateField("有效期至", null=True, blank=True)
    ended_on = models.DateField("失效或废止日期", null=True, blank=True)
    genre = models.CharField("体裁", max_length=20, blank=True)
    topic = models.CharField("主题", max_length=60, blank=True)
    keywords = models.CharField("关键词", max_length=200, blank=True)
    summary = models.TextField("内容概述", blank=True)
    body = models.TextField("正文", blank=True)
    """Plain text: one paragraph a line; lines that begin with # are headings."""

    class Meta:
        """A number stands once in an entry; what is called complete is."""

        ordering = ("entry", "number")
        constraints = (
            models.UniqueConstraint(fields=["entry", "number"], name="version_number_once"),
            models.CheckConstraint(
                condition=Q(complete=False)
                | (~Q(title="") & ~Q(issuer="") & ~Q(summary="") & Q(category__isnull=False, formed_on__isnull=False)),
                name="version_complete_has_core",
                violation_error_message="标题、类目、发文机关、成文日期、内容概述都要填写（《条例》第十二条）。",
            ),
            models.CheckConstraint(
                condition=Q(complete=False) | Q(disclosure="own_initiative") | ~Q(ground=""),
                name="version_withheld_has_ground",
                violation_error_message="不主动公开的要写明依据（《条例》第十四至十六条）。",
            ),
            models.CheckConstraint(
                condition=Q(complete=False) | ~Q(disclosure="withheld") | Q(re_review_on__isnull=False),
                name="version_withheld_is_reviewed_again",
                violation_error_message="不予公开的要定再次审查的日期（《条例》第十八条）。",
            ),
            models.CheckConstraint(
                condition=Q(complete=False) | Q(normative=False) | ~Q(validity=""),
                name="version_normative_has_validity",
                violation_error_message="行政规范性文件要标明有效性。",
            ),
            models.CheckConstraint(
                condition=Q(expires_on__isnull=True) | Q(effective_on__isnull=True) | Q(expires_on__gte=F("effective_on")),
                name="version_expires_after_effect",
                violation_error_message="有效期不能早于施行日期。",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title or "（未填标题）"

    @classmethod
    def visible(cls, rows: models.QuerySet[Version], asker: Asker) -> models.QuerySet[Version]:
        """All of one's own office; elsewhere the one version that the public reads now."""
        own = asker.where(*IN_THE_OFFICE, DutyKind.AUDITOR)
        read_now = Q(entry__public=Public.PUBLISHED, entry__published=F("pk"))
        return rows.filter(Q(entry__agency__in=own) | read_now)


class Attachment(Gated):
    """A file of a version, in its order. Belongs to one version; the next version has rows of its own."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="attachments")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    name = models.CharField("名称", max_length=200)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        """In order."""

        ordering = ("version", "order", "pk")

    @classmethod
    def visible(cls, rows: models.QuerySet[Attachment], asker: Asker) -> models.QuerySet[Attachment]:
        """As its version."""
        own = asker.where(*IN_THE_OFFICE, DutyKind.AUDITOR)
        read_now = Q(version__entry__public=Public.PUBLISHED, version__entry__published=F("version"))
        return rows.filter(Q(version__entry__agency__in=own) | read_now)


class WorkingCopy(Gated):
    """What a writer has typed and not saved: kept so that no word is lost, seen by the writer alone, gone on saving."""

    entry = models.ForeignKey("catalogue.Entry", models.CASCADE, related_name="working_copies")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    of_version = models.PositiveIntegerField(default=0)
    fields = models.JSONField(default=dict)
    kept_at = models.DateTimeField(auto_now=True)

    class Meta:
        """One a writer and entry."""

        constraints = (models.UniqueConstraint(fields=["entry", "person"], name="working_copy_once"),)

    @classmethod
    def visible(cls, rows: models.QuerySet[WorkingCopy], asker: Asker) -> models.QuerySet[WorkingCopy]:
        """One's own, while one works there."""
        if asker.person is None:
            return rows.none()
        return rows.filter(person=asker.person, entry__agency__in=asker.offices)
