"""The figures of an item: makers of rows and sums that a template names, each giving the words to fill in."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gongkai.samples.county.figures.counting import monthly, numbers, offence, pick, requests, row, stats, ten, water
from gongkai.samples.county.figures.ground import Ground, Made
from gongkai.samples.county.figures.holding import homestead, houses, land, villages
from gongkai.samples.county.figures.naming import licences, marks, ponds, powers, roster
from gongkai.samples.county.figures.paying import deal, finance, levy, project, village_money

MAKERS: Mapping[str, Callable[..., Made]] = {
    maker.__name__: maker
    for maker in (
        deal, finance, homestead, houses, land, levy, licences, marks, monthly, numbers, offence, pick, ponds, powers, project,
        requests, roster, row, stats, ten, village_money, villages, water,
    )
}  # fmt: skip
"""Makers by the name a template calls them."""

__all__ = ["MAKERS", "Ground", "Made"]
