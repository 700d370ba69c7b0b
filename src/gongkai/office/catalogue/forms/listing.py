"""The filters of the list of entries."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from gongkai.office.agencies.service import Agency
from gongkai.office.catalogue.course import Public, Stage
from gongkai.office.catalogue.models import Category

LIMITS = (("", "全部"), ("late", "已逾期未公开"), ("soon", "五个工作日内到期"))


class ListForm(forms.Form):
    """All filters are optional; a value that does not exist filters nothing."""

    q = forms.CharField(label="标题中的词", required=False, widget=forms.TextInput(attrs={"type": "search"}))
    agency = forms.ChoiceField(label="机关", required=False)
    stage = forms.ChoiceField(label="办理阶段", required=False, choices=[("", "全部"), *Stage.choices])
    public = forms.ChoiceField(label="公开状态", required=False, choices=[("", "全部"), *Public.choices])
    category = forms.ChoiceField(label="类目", required=False)
    year = forms.ChoiceField(label="成文年份", required=False)
    limit = forms.ChoiceField(label="时限", required=False, choices=LIMITS)

    def __init__(
        self, *args: Any, agencies: Iterable[Agency], categories: Iterable[Category], years: Iterable[int], **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        listed = list(agencies)
        if len(listed) > 1:
            self._choose("agency", [(str(row.pk), row.short_name) for row in listed])
        else:
            del self.fields["agency"]
        self._choose("category", [(str(row.pk), f"{row.code} {row.name}") for row in categories])
        self._choose("year", [(str(year), f"{year}年") for year in years])

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = [("", "全部"), *choices]  # type: ignore[attr-defined]

    def wanted(self) -> dict[str, str]:
        """The filters in force: those with a value that exists."""
        self.is_valid()
        return {name: str(value).strip() for name, value in self.cleaned_data.items() if str(value).strip()}

    def words_of(self, name: str, value: str) -> str:
        """A filter as a person reads it."""
        choices = dict(getattr(self.fields[name], "choices", []))
        return f"{self.fields[name].label}：{choices.get(value, value)}"
