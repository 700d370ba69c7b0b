"""信息处理费: what a request beyond reason costs, by items or by pages, bracket by bracket.

Source: 《政府信息公开信息处理费管理办法》(国办函〔2020〕109号) arts. 4 and 5, in force since 2021-01-01; charging is a choice of the
agency (《条例》 art. 42), one method a request and never both. By items, all requests of one applicant in one calendar month
count; by pages, each request stands alone. Amounts are whole yuan.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

Method = Literal["items", "pages"]
IN_FORCE_FROM = date(2021, 1, 1)
MOST = 100_000
"""More items or pages than this no request has."""
_ITEMS_FREE = 10
_ITEMS_FIRST = 30
_ITEMS_STEP = 10
_ITEM_PRICE = 100
_PAGE_BRACKETS: tuple[tuple[int, int | None, int], ...] = ((1, 30, 0), (31, 100, 10), (101, 200, 20), (201, None, 40))


class FeeRefused(ValueError):
    """A number no fee can be reckoned for; the message tells a clerk what to enter."""


@dataclass(frozen=True, slots=True)
class Bracket:
    """One step of the tariff, as far as it was reached: items (or pages) `first` to `last`, at `price` yuan each."""

    first: int
    last: int
    price: int

    @property
    def count(self) -> int:
        """How many fall into it."""
        return self.last - self.first + 1

    @property
    def amount(self) -> int:
        """What they cost, in yuan."""
        return self.count * self.price


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee and how it comes about."""

    method: Method
    count: int
    brackets: tuple[Bracket, ...]

    @property
    def amount(self) -> int:
        """The fee in yuan."""
        return sum(bracket.amount for bracket in self.brackets)

    def as_json(self) -> dict[str, Any]:
        """The fee as the command line prints it."""
        brackets = [
            {"from": b.first, "to": b.last, "count": b.count, "price_yuan": b.price, "amount_yuan": b.amount}
            for b in self.brackets
        ]
        return {"amount_yuan": self.amount, "brackets": brackets}


def item_price(number: int) -> int:
    """What the applicant's `number`-th item of the month costs: nothing up to 10, then in steps."""
    if number <= _ITEMS_FREE:
        return 0
    if number <= _ITEMS_FIRST:
        return _ITEM_PRICE
    return _ITEM_PRICE + _ITEM_PRICE * -(-(number - _ITEMS_FIRST) // _ITEMS_STEP)


def fee_by_items(count: int) -> Fee:
    """The fee for an applicant's `count` items of one calendar month. Raises FeeRefused below 0 or beyond `MOST`."""
    return Fee("items", _sound(count, "件"), tuple(_reached(count, _item_brackets())))


def fee_by_pages(count: int) -> Fee:
    """The fee for one request of `count` pages. Raises FeeRefused below 0 or beyond `MOST`."""
    return Fee("pages", _sound(count, "页"), tuple(_reached(count, _PAGE_BRACKETS)))


def fee_of_next_items(before: int, count: int) -> int:
    """What `count` further items cost one who had `before` in the same month: the difference of the two fees."""
    return fee_by_items(before + count).amount - fee_by_items(before).amount


def _sound(count: int, unit: str) -> int:
    if not 0 <= count <= MOST:
        raise FeeRefused(
            f"要算的是0到{MOST}{unit}，不能是{count}。请核对数量：按件计的，是同一申请人同一自然月的件数；"
            "按页计的，是一件申请的页数。依据：国办函〔2020〕109号第四条、第五条。"
        )
    return count


def _item_brackets() -> Iterator[tuple[int, int | None, int]]:
    yield 1, _ITEMS_FREE, 0
    yield _ITEMS_FREE + 1, _ITEMS_FIRST, _ITEM_PRICE
    for first in range(_ITEMS_FIRST + 1, MOST + 1, _ITEMS_STEP):
        yield first, first + _ITEMS_STEP - 1, item_price(first)


def _reached(count: int, brackets: Iterable[tuple[int, int | None, int]]) -> Iterator[Bracket]:
    for first, last, price in brackets:
        if first > count:
            return
        yield Bracket(first, count if last is None else min(last, count), price)
