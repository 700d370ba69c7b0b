"""What an auditor asks of the journal."""

from __future__ import annotations

from django import forms
from django.db.models import Q

from gongkai.office.agencies.service import Person
from gongkai.office.desk.journal_words import ACT_WORDS, THING_WORDS
from gongkai.office.journal.service import Known, Wanted

PROGRAM = "系统"
_HASH_LENGTH = 64


def _day(label: str) -> forms.DateField:
    return forms.DateField(
        label=label, required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )


class LinesFilter(forms.Form):
    """Act, thing, person and days; and the agency, carried along."""

    agency = forms.IntegerField(required=False, widget=forms.HiddenInput)
    act = forms.ChoiceField(label="做了什么", required=False, choices=[("", "全部"), *ACT_WORDS.items()])
    thing = forms.ChoiceField(label="对什么", required=False, choices=[("", "全部"), *THING_WORDS.items()])
    person = forms.CharField(label="谁（姓名或登录名）", required=False, max_length=40)
    since = _day("从")
    until = _day("到")

    def wanted(self) -> Wanted:
        """The filter as a question; a wrong field asks for nothing rather than for everything."""
        if not self.is_valid():
            return Wanted(actors=frozenset())
        data = self.cleaned_data
        return Wanted(
            data.get("act", ""),
            data.get("thing", ""),
            "",
            _people(data["person"].strip()),
            data["since"],
            data["until"],
        )


class LooksFilter(LinesFilter):
    """The same without acts, of which a look is none."""

    act = None  # type: ignore[assignment]


class KnownForm(forms.Form):
    """The end of the chain as somebody wrote it down."""

    number = forms.IntegerField(label="留底的条数", required=False, min_value=1)
    hash = forms.CharField(
        label="留底的校验值",
        required=False,
        help_text="64 位，抄写时的空格和换行不影响。",
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean_hash(self) -> str:
        """The digits alone."""
        value = "".join(str(self.cleaned_data["hash"]).split()).lower()
        if value and (len(value) != _HASH_LENGTH or value.strip("0123456789abcdef")):
            raise forms.ValidationError(f"校验值是 {_HASH_LENGTH} 位数字和字母 a 到 f，请对照留底改正。")
        return value

    def clean(self) -> None:
        """Both or neither."""
        if not self.errors and bool(self.cleaned_data.get("number")) != bool(self.cleaned_data.get("hash")):
            raise forms.ValidationError("留底的条数和校验值要一起填写；都不填的，只校验留痕本身。")

    def known(self) -> Known | None:
        """What was written down, or None."""
        data = self.cleaned_data
        return Known(data["number"], data["hash"]) if data.get("number") else None


def _people(typed: str) -> frozenset[int | None] | None:
    if not typed:
        return None
    if typed == PROGRAM:
        return frozenset({None})
    found = Person.objects.filter(Q(username__iexact=typed) | Q(name=typed)).values_list("pk", flat=True)
    return frozenset(found)
