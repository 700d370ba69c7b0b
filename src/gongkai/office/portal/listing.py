"""What a list's page shows around its lines: the links that narrow it, and those to the pages beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest

from gongkai.law.catalogue import GENRES, VALIDITY
from gongkai.office.catalogue.service import Entry
from gongkai.office.portal.lists import Place, Wish, count_of, count_words, page_of
from gongkai.office.portal.pages import rows_of


@dataclass(frozen=True, slots=True)
class Choice:
    """One link of a filter."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list can be narrowed by. `folded`: too many choices to stand open."""

    label: str
    choices: list[Choice]
    folded: bool = False

    @property
    def chosen(self) -> str:
        """The choice in force, in words, or ""."""
        return next((one.label for one in self.choices[1:] if one.current), "")


def wish_of(request: HttpRequest) -> Wish:
    """What the reader narrowed the list to; what is no choice of ours is no wish."""
    asked = request.GET
    year = asked.get("year", "")
    validity, genre = asked.get("validity", ""), asked.get("genre", "")
    return Wish(
        int(year) if len(year) == 4 and year.isascii() and year.isdigit() and int(year) else None,
        validity if validity in VALIDITY else "",
        genre if genre in GENRES else "",
    )


def listing(
    request: HttpRequest, terms: list[QuerySet[Entry]], span: tuple[date | None, date | None], *, named: bool = False
) -> dict[str, object]:
    """A list's page: lines, how many, filters, the pages beside it. `span`: the days of its oldest and newest entry."""
    wish = wish_of(request)
    rows = [wish.of(term) for term in terms]
    page = page_of(rows, Place(request.GET.get("before", ""), request.GET.get("after", "")))
    return {
        "entries": rows_of(page.lines, named=named), "count_words": count_words(count_of(rows)), "newest": span[1],
        "filters": filters_of(request, wish, span), "narrowed": wish != Wish(), "all_url": _with(request, **_NONE),
        "previous_url": _with(request, after=page.previous) if page.previous else "",
        "next_url": _with(request, before=page.next) if page.next else "",
        "first_url": "" if page.first else _with(request), "first": page.first,
    }  # fmt: skip


_NONE = {"year": "", "validity": "", "genre": ""}


def filters_of(request: HttpRequest, wish: Wish, span: tuple[date | None, date | None]) -> list[Filter]:
    """Years from the newest entry back to the oldest, validity, genre, each with a link to all."""
    oldest, newest = span
    years = range(newest.year, oldest.year - 1, -1) if oldest and newest else ()
    return [
        _filter(request, "年份", "year", {str(year): f"{year}年" for year in years}, str(wish.year or "")),
        _filter(request, "有效性", "validity", dict(VALIDITY), wish.validity),
        _filter(request, "体裁", "genre", dict(GENRES), wish.genre, folded=True),
    ]


def _filter(
    request: HttpRequest, label: str, name: str, words: dict[str, str], chosen: str, *, folded: bool = False
) -> Filter:
    choices = [Choice("全部", _with(request, **{name: ""}), not chosen)]
    choices += [Choice(word, _with(request, **{name: code}), code == chosen) for code, word in words.items()]
    return Filter(label, choices, folded)


def _with(request: HttpRequest, **changed: str) -> str:
    """The page itself with other wishes, from its first page on; always an address, so that a link never leads nowhere."""
    kept = {name: value for name, value in request.GET.items() if name in {*_NONE, "category"}}
    said = {name: value for name, value in (kept | changed).items() if value}
    return f"{request.path}?{urlencode(said)}" if said else request.path
