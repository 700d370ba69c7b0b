"""Whatever people do to an entry, in whatever order: what is public was signed three times, and the projection is true."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from gongkai.office.catalogue.course import Course, Event, FactKind, Public, Stage, course_of

SIGNATURES = [FactKind.SECRECY_PASSED, FactKind.ENDORSED, FactKind.SIGNED]
START = datetime(2026, 3, 2, 9, tzinfo=UTC)


@st.composite
def lives(draw: st.DrawFn) -> tuple[list[Event], int]:
    """Facts of any kind upon any of up to four versions, some voided, in the order of the versions or not."""
    kinds = draw(st.lists(st.sampled_from(list(FactKind)), max_size=14))
    events = [
        Event(
            key, kind, draw(st.integers(1, 4)), date(2026, 3, 2) + timedelta(days=key), START + timedelta(hours=key),
            voided=draw(st.booleans()) if kind in SIGNATURES else False, remark="理由",
        )
        for key, kind in enumerate(kinds)
    ]  # fmt: skip
    return events, draw(st.integers(1, 4))


@given(lives())
def test_a_signature_counts_only_upon_the_working_version_and_never_when_voided(life: tuple[list[Event], int]) -> None:
    events, working = life
    now = course_of(events, working)
    by_key = {event.key: event for event in events}

    assert all(by_key[key].version == working and not by_key[key].voided for key in now.given.values())
    assert now.lapsed.isdisjoint(now.given.values())


@given(lives())
def test_no_step_is_reached_without_the_steps_before_it(life: tuple[list[Event], int]) -> None:
    now = course_of(*life)
    needed = {Stage.ENDORSEMENT: 1, Stage.SIGNATURE: 2, Stage.SIGNED: 3, Stage.SCHEDULED: 3, Stage.SETTLED: 3}

    assert set(SIGNATURES[: needed.get(now.stage, 0)]) <= set(now.given)


@given(lives())
def test_every_signature_either_counts_or_is_shown_as_lapsed(life: tuple[list[Event], int]) -> None:
    events, working = life
    now = course_of(events, working)
    signatures = {event.key for event in events if event.kind in SIGNATURES}

    assert signatures == now.lapsed | set(now.given.values())


@given(lives())
def test_what_is_public_is_what_was_last_published_or_withdrawn(life: tuple[list[Event], int]) -> None:
    events, working = life
    last = [event for event in events if event.kind in {FactKind.PUBLISHED, FactKind.WITHDRAWN}]
    now = course_of(events, working)

    assert now.public is _expected(last, now)


def _expected(last: list[Event], now: Course) -> Public:
    if not last:
        return Public.NONE
    return Public.PUBLISHED if last[-1].kind is FactKind.PUBLISHED else Public.WITHDRAWN


@given(lives(), st.randoms())
def test_a_fact_upon_an_older_version_never_moves_the_working_one(
    life: tuple[list[Event], int], random: object
) -> None:
    events, working = life
    own = [event for event in events if event.version == working]

    assert course_of(own, working).stage is course_of(events, working).stage
