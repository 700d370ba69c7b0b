"""Two people at once, each on a connection of his own: no act is lost, and the chain does not fork."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from at_once import at_once

from gongkai.office.journal.models import Line
from gongkai.office.journal.service import Actor, recording, verify

pytestmark = pytest.mark.django_db(transaction=True)


def _tell(actor: int, count: int) -> Callable[[], None]:
    def doing() -> None:
        for number in range(count):
            with recording(Actor(actor, "某人", "clerk")) as act:
                act.tell(1, "entry.saved", "entry", number)

    return doing


def test_lines_written_at_once_stand_one_after_another_in_one_chain() -> None:
    results = at_once(*(_tell(actor, 15) for actor in range(4)))

    assert results == [None] * 4
    assert list(Line.objects.order_by("number").values_list("number", flat=True)) == list(range(1, 61))
    assert list(verify(1)) == []


def test_acts_upon_two_agencies_in_both_orders_do_not_wait_for_each_other_for_ever() -> None:
    def both(first: int, second: int) -> Callable[[], None]:
        def doing() -> None:
            for number in range(10):
                with recording(Actor(1, "某人")) as act:
                    act.tell(first, "entry.transferred", "entry", number)
                    act.tell(second, "entry.transferred", "entry", number)

        return doing

    assert at_once(both(1, 2), both(2, 1)) == [None, None]
    assert [*verify(1), *verify(2)] == []
