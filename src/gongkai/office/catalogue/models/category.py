"""目录的类目: the statutory ones of articles 20 and 21, and an agency's own below them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.office.agencies.service import Agency, Asker, Gated


class Merging(models.TextChoices):
    """Which neighbouring steps one person may take in one act. Each step leaves its own fact all the same."""

    NONE = "none", "三步分开"
    SECRECY_ENDORSEMENT = "secrecy_endorsement", "保密审查与审核合并办理"
    ENDORSEMENT_SIGNATURE = "endorsement_signature", "审核与签发合并办理"


class Category(Gated):
    """A category. Statutory ones belong to no agency and are loaded from the law; local ones stand below one of them.

    The columns are those of the 基层政务公开标准目录. Edited by acts; closed, never deleted.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    code = models.CharField("编码", max_length=40)
    name = models.CharField("公开事项", max_length=80)
    order = models.IntegerField("序号", default=0)
    contents = models.TextField("公开内容（要素）", blank=True)
    basis = models.CharField("公开依据", max_length=600, blank=True)
    limit_working_days = models.PositiveIntegerField("公开时限（工作日）", null=True, blank=True)
    limit_days = models.PositiveIntegerField("公开时限（自然日）", null=True, blank=True)
    limit_text = models.CharField("公开时限（原文）", max_length=200, blank=True)
    publisher = models.CharField("公开主体", max_length=120, blank=True)
    channels = models.JSONField("公开渠道和载体", default=list, blank=True)
    audience = models.CharField("公开对象", max_length=40, blank=True)
    mode = models.CharField("公开方式", max_length=20, default="own_initiative")
    level = models.CharField("公开层级", max_length=120, blank=True)
    merging = models.CharField("签批步骤", max_length=24, choices=Merging.choices, default=Merging.NONE)
    closed_on = models.DateField("停用日期", null=True, blank=True)

    class Meta:
        """A code stands once in an agency; a local category hangs below another."""

        ordering = ("order", "pk")
        constraints = (
            models.UniqueConstraint(fields=["code"], condition=Q(agency__isnull=True), name="category_statutory_code_once"),
            models.UniqueConstraint(
                fields=["agency", "code"], name="category_code_once",
                violation_error_message="本机关已有这个编码的类目，请换一个编码。",
            ),
            models.CheckConstraint(
                condition=Q(agency__isnull=True) | Q(parent__isnull=False), name="category_local_has_parent",
                violation_error_message="自设类目要放在一个法定类目之下（《条例》第二十条、第二十一条）。",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.name

    @classmethod
    def visible(cls, rows: models.QuerySet[Category], asker: Asker) -> models.QuerySet[Category]:
        """The catalogue itself is public (art. 12)."""
        return rows
