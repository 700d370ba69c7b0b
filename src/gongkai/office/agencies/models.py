"""The rows of agencies, people and duties."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.db.models import F, Q

from gongkai.office.agencies.asker import Asker
from gongkai.office.agencies.duty_kinds import DutyKind
from gongkai.office.agencies.gate import Gated


class AgencyKind(models.TextChoices):
    """What an agency is; public enterprises are kept apart, since art. 55 has rules of its own for them."""

    COUNTY = "county", "县级人民政府"
    DEPARTMENT = "department", "部门"
    TOWNSHIP = "township", "乡镇"
    STREET = "street", "街道"
    INSTITUTION = "institution", "事业单位"
    ENTERPRISE = "enterprise", "公共企事业单位"


class PublicPlace(models.TextChoices):
    """Where an agency's entries stand for the public (law: townships open no site of their own)."""

    PORTAL = "portal", "本系统的公开页面"
    COUNTY_SITE = "county_site", "县政府网站（由本系统出稿，粘贴后登记链接）"


class Agency(models.Model):
    """机关: what a 公开指南 must say of it (art. 12) and how it numbers and publishes. Changed by acts, never deleted."""

    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    path = models.CharField(max_length=200, unique=True, editable=False)
    """The numbers of all agencies above and its own, each followed by a stroke: finds all below by its beginning."""
    kind = models.CharField("类别", max_length=16, choices=AgencyKind.choices)
    name = models.CharField("全称", max_length=80, unique=True)
    short_name = models.CharField("简称", max_length=30)
    slug = models.SlugField("网址代号", max_length=40, unique=True)
    org_code = models.CharField("机构代码", max_length=20, blank=True)
    credit_code = models.CharField("统一社会信用代码", max_length=18, blank=True)
    abolished_on = models.DateField("撤销日期", null=True, blank=True)

    office_name = models.CharField("公开工作机构", max_length=80, blank=True)
    address = models.CharField("办公地址", max_length=200, blank=True)
    hours = models.CharField("办公时间", max_length=200, blank=True)
    telephone = models.CharField("联系电话", max_length=40, blank=True)
    fax = models.CharField("传真", max_length=40, blank=True)
    email = models.CharField("电子邮箱", max_length=120, blank=True)
    postcode = models.CharField("邮政编码", max_length=10, blank=True)
    head_of_office = models.CharField("公开工作机构负责人", max_length=40, blank=True)
    guide_more = models.TextField("指南的其他内容", blank=True)

    index_template = models.CharField("索引号规则", max_length=120, default="{org}/{year}-{serial:5}")
    document_template = models.CharField("发文字号规则", max_length=80, blank=True)
    review_organ = models.CharField("行政复议机关", max_length=80, blank=True)
    review_address = models.CharField("复议机关地址", max_length=200, blank=True)
    court = models.CharField("管辖法院", max_length=80, blank=True)
    court_address = models.CharField("法院地址", max_length=200, blank=True)

    public_place = models.CharField("公开位置", max_length=16, choices=PublicPlace.choices, default=PublicPlace.PORTAL)
    public_site = models.CharField("县政府网站栏目地址", max_length=300, blank=True)
    mfa_required = models.BooleanField("登录须动态口令", default=False)

    class Meta:
        """In the order they were registered."""

        ordering = ("path",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(name=""), name="agency_has_name", violation_error_message="请填写机关全称。"
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="agency_not_below_itself",
                violation_error_message="机关不能是自己的下级。",
            ),
        )

    def __str__(self) -> str:
        return self.name

    GUIDE: ClassVar[tuple[str, ...]] = (
        "office_name", "address", "hours", "telephone", "fax", "email", "postcode",
    )  # fmt: skip
    """What the 公开指南 must hold by art. 12."""

    def missing_of_guide(self) -> list[str]:
        """The labels of what art. 12 wants in the 公开指南 and is not filled in."""
        return [str(self._meta.get_field(name).verbose_name) for name in self.GUIDE if not getattr(self, name)]  # type: ignore[union-attr]


class People(BaseUserManager["Person"]):
    """Accounts; made by administrators alone."""

    def get_by_natural_key(self, username: str | None) -> Person:
        """The account of a log-in name, whatever its case."""
        return self.get(username__iexact=username)


class Person(AbstractBaseUser):
    """人员: an account. What a person may do is in duties; an account alone may do nothing."""

    username = models.CharField("登录名", max_length=40, unique=True, validators=[UnicodeUsernameValidator()])
    name = models.CharField("姓名", max_length=40)
    is_active = models.BooleanField("在用", default=True)
    must_change_password = models.BooleanField("须先改密码", default=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = People()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        """One account a log-in name."""

        ordering = ("username",)

    def __str__(self) -> str:
        return self.name


class Duty(Gated):
    """岗位: what a person may do in an agency from a day to a day. A handover ends one and begins another."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="duties")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    kind = models.CharField("岗位", max_length=16, choices=DutyKind.choices)
    from_on = models.DateField("起")
    to_on = models.DateField("止", null=True, blank=True)
    acting = models.BooleanField("代理", default=False)
    remark = models.CharField("说明", max_length=200, blank=True)

    class Meta:
        """A duty does not end before it begins."""

        ordering = ("agency", "kind", "from_on")
        constraints = (
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
                name="duty_ends_after_it_begins",
                violation_error_message="岗位的截止日期不能早于起始日期。",
            ),
            models.CheckConstraint(
                condition=Q(acting=False) | Q(to_on__isnull=False),
                name="duty_acting_has_an_end",
                violation_error_message="代理岗位要写明截止日期。",
            ),
        )

    @classmethod
    def visible(cls, rows: models.QuerySet[Duty], asker: Asker) -> models.QuerySet[Duty]:
        """One's own, and all of the agencies where one works, administers, supervises or audits."""
        if asker.is_program:
            return rows
        if asker.person is None:
            return rows.none()
        return rows.filter(Q(person=asker.person) | Q(agency__in=asker.where(*DutyKind)))

    def holds_on(self, day: object) -> bool:
        """Whether the duty is held on a day."""
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)  # type: ignore[operator]
