"""Two people act upon one entry at the same moment: both acts count, or one is refused with a sentence; none is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from at_once import at_once
from catalogue_world import Office, seen

from gongkai.office.agencies.service import Agency, Asker, DutyKind
from gongkai.office.catalogue.models import Fact
from gongkai.office.catalogue.service import (
    Entry,
    FactKind,
    Stage,
    Version,
    course,
    publish,
    save_draft,
    sign_off,
    withdraw,
)
from gongkai.office.journal.service import Line, verify
from gongkai.office.refusals import ActRefused

pytestmark = pytest.mark.django_db(transaction=True)


def _refused(results: list[object]) -> int:
    assert all(result is None or isinstance(result, ActRefused | Entry | Version) for result in results), results
    return sum(isinstance(result, ActRefused) for result in results)


def test_two_reviewers_pressing_at_once_leave_one_signature(
    office: Office, entry_at: Callable[..., Entry], asker_with: Callable[..., Asker], township: Agency
) -> None:
    other = asker_with("周二", township, DutyKind.SECRECY)
    entry = entry_at(Stage.SECRECY)
    now = seen(entry)
    results = at_once(lambda: sign_off(office.reviewer, entry, seen=now), lambda: sign_off(other, entry, seen=now))

    assert _refused(results) == 1
    assert Fact._internal.filter(entry=entry, kind=FactKind.SECRECY_PASSED).count() == 1


def test_an_edit_and_a_signature_at_once_never_end_with_an_unsigned_text_signed(
    office: Office, entry_at: Callable[..., Entry]
) -> None:
    entry = entry_at(Stage.SIGNATURE)
    now = seen(entry)
    at_once(
        lambda: sign_off(office.signatory, entry, seen=now),
        lambda: save_draft(office.clerk, entry, {"title": "改过"}, seen=now),
    )

    entry.refresh_from_db()
    assert entry.working is not None
    assert (entry.working.number, course(entry).stage) == (2, Stage.DRAFT)


def test_two_clerks_saving_at_once_leave_both_versions_or_refuse_one(
    office: Office, entry_at: Callable[..., Entry]
) -> None:
    entry = entry_at(Stage.DRAFT)
    now = seen(entry)
    results = at_once(
        *(lambda title=title: save_draft(office.clerk, entry, {"title": title}, seen=now) for title in "甲乙丙")
    )

    assert _refused(results) == 2
    assert Version._internal.filter(entry=entry).count() == 2


def test_numbers_given_at_once_are_all_different(office: Office, entry_at: Callable[..., Entry]) -> None:
    entries = [entry_at(Stage.SIGNED) for _ in range(4)]
    hashes = [seen(entry) for entry in entries]
    at_once(*(lambda e=e, h=h: publish(office.clerk, e, seen=h) for e, h in zip(entries, hashes, strict=True)))

    numbers = set(Entry._internal.values_list("index_number", flat=True))
    assert len(numbers - {""}) == 4
    assert list(verify(office.agency.pk)) == []


def test_every_fact_has_its_line_in_the_journal_after_a_crowd(office: Office, entry_at: Callable[..., Entry]) -> None:
    entry = entry_at(Stage.PUBLISHED)
    at_once(*(lambda: withdraw(office.clerk, entry, reason="有误") for _ in range(4)))

    facts = Fact._internal.filter(entry=entry).count()
    told = Line.objects.filter(
        thing="entry", thing_id=str(entry.pk), act__in=[f"entry.{kind}" for kind in FactKind.values]
    )
    assert told.count() == facts
    assert Fact._internal.filter(kind=FactKind.WITHDRAWN).count() == 1
