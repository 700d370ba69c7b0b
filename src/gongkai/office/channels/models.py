"""The rows of channels and postings."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.office.agencies.service import IN_THE_OFFICE, Agency, Asker, DutyKind, Gated, Person
from gongkai.office.catalogue.service import Entry, Public, Version
from gongkai.office.files.service import StoredFile


class ChannelKind(models.TextChoices):
    """What a channel is."""

    SITE = "site", "政府网站"
    WECHAT = "wechat", "微信"
    WEIBO = "weibo", "微博"
    DOUYIN = "douyin", "抖音"
    GAZETTE = "gazette", "政府公报"
    BOARD = "board", "村（社区）公示栏"
    BROADCAST = "broadcast", "广播电视"
    PLACE = "place", "查阅点、便民服务站"
    OTHER = "other", "其他"


class Channel(Gated):
    """渠道: one account, one board, one gazette of an agency. Closed, never deleted."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    kind = models.CharField("类别", max_length=12, choices=ChannelKind.choices)
    name = models.CharField("名称", max_length=80)
    address = models.CharField("网址或地点", max_length=300, blank=True)
    keeper = models.CharField("负责人", max_length=40, blank=True)
    opened_on = models.DateField("启用日期", null=True, blank=True)
    closed_on = models.DateField("停用日期", null=True, blank=True)

    class Meta:
        """A name stands once in an agency."""

        ordering = ("kind", "name")
        constraints = (
            models.UniqueConstraint(
                fields=["agency", "name"], name="channel_name_once", violation_error_message="本机关已有同名渠道。"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @classmethod
    def visible(cls, rows: models.QuerySet[Channel], asker: Asker) -> models.QuerySet[Channel]:
        """Channels are public: that is what they are for."""
        return rows


class Posting(Gated):
    """发布记录: a published version put on a channel, with its proof; and the day it was taken down again."""

    channel = models.ForeignKey(Channel, models.PROTECT, related_name="postings")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="postings")
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    on = models.DateField("发布日期")
    link = models.CharField("链接", max_length=500, blank=True)
    proof = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    until_on = models.DateField("张贴至", null=True, blank=True)
    down_on = models.DateField("撤下日期", null=True, blank=True)
    down_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    voided_at = models.DateTimeField(null=True)
    void_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        """Newest first; a voided posting says why."""

        ordering = ("-on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(voided_at__isnull=True) | ~Q(void_reason=""), name="posting_voided_says_why"
            ),
        )

    @classmethod
    def visible(cls, rows: models.QuerySet[Posting], asker: Asker) -> models.QuerySet[Posting]:
        """The office's own, and what stands for everybody to see."""
        own = asker.where(*IN_THE_OFFICE, DutyKind.AUDITOR)
        up = Q(entry__public=Public.PUBLISHED, down_on__isnull=True, voided_at__isnull=True)
        return rows.filter(Q(channel__agency__in=own) | up)
