"""The rows of the working-day calendar."""

from __future__ import annotations

from django.db import models

from gongkai.office.agencies.service import Person


class Plan(models.Model):
    """One year's plan as it was loaded at one moment; the newest of a year is in force, older ones stay to be seen."""

    class Source(models.TextChoices):
        """How the plan came in."""

        SEED = "seed", "随程序附带"
        FORM = "form", "逐日登记"
        PASTED = "pasted", "粘贴通知原文"

    year = models.IntegerField("年份")
    notices = models.CharField("通知文号", max_length=200)
    source = models.CharField("来源", max_length=8, choices=Source.choices)
    text = models.TextField("通知原文", blank=True)
    remark = models.CharField("说明", max_length=200, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Newest last within a year."""

        ordering = ("year", "pk")


class ShiftedDay(models.Model):
    """A day on which the plan differs from the plain week: a day off, or a weekend day worked."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="days")
    day = models.DateField()
    works = models.BooleanField()

    class Meta:
        """A day stands once in a plan."""

        ordering = ("day",)
        constraints = (models.UniqueConstraint(fields=["plan", "day"], name="workdays_day_once"),)
