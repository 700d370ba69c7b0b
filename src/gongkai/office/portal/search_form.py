"""The search box with its filters: what may be chosen, what was chosen, and the addresses that choose otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.http import QueryDict

from gongkai.law.catalogue import GENRES, VALIDITY
from gongkai.office.agencies.service import Agency, Asker
from gongkai.office.catalogue.service import Category
from gongkai.office.search.service import CAP, ON_A_PAGE, Filters, folded, years

LAST_PAGE = CAP // ON_A_PAGE
_ALL = ("", "全部")
_NARROWING = ("agency", "category", "year", "genre", "validity", "number")


class SearchForm(forms.Form):
    """Every field is optional; a value that does not exist narrows nothing."""

    q = forms.CharField(required=False, strip=True)
    agency = forms.ChoiceField(label="机关", required=False)
    category = forms.ChoiceField(label="类目", required=False)
    year = forms.ChoiceField(label="公开年份", required=False)
    genre = forms.ChoiceField(label="体裁", required=False, choices=[_ALL, *GENRES.items()])
    validity = forms.ChoiceField(label="有效性", required=False, choices=[_ALL, *VALIDITY.items()])
    number = forms.CharField(label="发文字号", required=False, help_text="括号写成什么样都可以，如：清政发〔2026〕3号")
    order = forms.ChoiceField(required=False, choices=[("", "按相关程度"), ("newest", "新的在前")])

    def __init__(self, data: QueryDict, agency: Agency | None, agencies: list[Agency]) -> None:
        super().__init__(data, auto_id="search_%s", use_required_attribute=False)
        self.one = agency
        self.agencies = {row.slug: row for row in agencies}
        rows = Category.rows.seen_by(Asker.stranger()).order_by("order", "pk")
        self.categories = [row for row in rows if row.agency_id in {None, agency and agency.pk}]
        self._choose("category", [(row.code, row.name) for row in self.categories])
        self._choose("year", [(str(year), f"{year}年") for year in years()])
        if agency is None and len(agencies) > 1:
            self._choose("agency", [(row.slug, row.short_name) for row in agencies])
        else:
            del self.fields["agency"]
        self.is_valid()
        # An address that somebody shortened or mistyped is no fault of a form: it narrows nothing.
        self.errors.clear()

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = [_ALL, *choices]  # type: ignore[attr-defined]

    def said(self, name: str) -> str:
        """The value of a field; empty where it is not given or does not exist."""
        return str(self.cleaned_data.get(name, ""))

    def filters(self) -> Filters:
        """What the search is narrowed down to."""
        chosen = self.one or self.agencies.get(self.said("agency"))
        return Filters(
            agency=chosen.pk if chosen else None, categories=self._with_below(self.said("category")),
            year=int(self.said("year") or 0) or None, validity=self.said("validity"), genre=self.said("genre"),
            number=folded(self.said("number")[:80]),
        )  # fmt: skip

    def _with_below(self, code: str) -> list[int]:
        """A category and all below it; an agency's own stand below the statutory ones."""
        found = [row.pk for row in self.categories if code and row.code == code]
        below: dict[int | None, list[int]] = {}
        for key, parent in Category.rows.seen_by(Asker.stranger()).values_list("pk", "parent") if found else ():
            below.setdefault(parent, []).append(key)
        for key in found:
            # The list grows while it is walked through, down to the last leaf.
            found += [child for child in below.get(key, []) if child not in found]
        return found

    def narrowing(self) -> list[forms.BoundField]:
        """The fields that narrow, as a page shows them."""
        return [self[name] for name in _NARROWING if name in self.fields]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A filter in force, in words, and the address without it."""

    label: str
    clear_url: str


def chosen(form: SearchForm) -> list[Chosen]:
    """The filters in force."""
    found = []
    for name in _NARROWING:
        value = form.said(name) if name in form.fields else ""
        if value:
            words = dict(getattr(form.fields[name], "choices", [])).get(value, value)
            found.append(Chosen(f"{form.fields[name].label}：{words}", address(form, **{name: ""})))
    return found


def address(form: SearchForm, **other: str) -> str:
    """The query string of this search with some fields otherwise; a change begins at the first page again."""
    query = QueryDict(mutable=True)
    for name in form.fields:
        value = other.get(name, form.said(name))
        if value:
            query[name] = value
    if other.get("page"):
        query["page"] = other["page"]
    return f"?{query.urlencode()}"


def page_of(data: QueryDict) -> int:
    """The page asked for; the first where that is none."""
    asked = data.get("page", "")
    return min(max(int(asked), 1), LAST_PAGE) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
