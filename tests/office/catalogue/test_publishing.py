"""What the public reads: once published, amended and withdrawn in the open, numbered once, never set back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from catalogue_world import Office, seen
from django.db import IntegrityError, transaction
from django.utils import timezone

from gongkai.office.agencies.service import Agency, Asker, edit_agency
from gongkai.office.catalogue.models import Attachment
from gongkai.office.catalogue.service import (
    Entry,
    FactKind,
    Public,
    Stage,
    Version,
    publish,
    publish_due,
    save_draft,
    schedule,
    sign_off,
    submit,
    timeliness_of,
    withdraw,
)
from gongkai.office.files.service import keep_file
from gongkai.office.refusals import NotPossible

pytestmark = pytest.mark.django_db


def _sign(office: Office, entry: Entry) -> None:
    submit(office.clerk, entry, seen=seen(entry))
    for who in (office.reviewer, office.endorser, office.signatory):
        sign_off(who, entry, seen=seen(entry))


def test_a_published_entry_has_a_number_a_date_and_a_reader(
    office: Office, entry_at: Callable[..., Entry], stranger: Asker
) -> None:
    entry = entry_at(Stage.PUBLISHED)

    assert entry.index_number == "01100012X/2026-00001"
    assert Entry.rows.seen_by(stranger).get().published_on == date(2026, 3, 10)


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage not in {Stage.PUBLISHED, Stage.WITHDRAWN}])
def test_a_stranger_sees_nothing_of_what_is_not_published(
    stage: Stage, entry_at: Callable[..., Entry], stranger: Asker
) -> None:
    entry_at(stage)

    assert not Entry.rows.seen_by(stranger).exists()
    assert not Version.rows.seen_by(stranger).exists()


def test_a_neighbours_people_see_as_much_as_a_stranger(
    entry_at: Callable[..., Entry], neighbour: Agency, asker_with: Callable[..., Asker]
) -> None:
    from gongkai.office.agencies.service import DutyKind

    entry_at(Stage.SIGNED)

    for kind in DutyKind:
        assert not Version.rows.seen_by(asker_with(kind.label, neighbour, kind)).exists()


def test_the_supervisor_and_the_administrator_see_no_draft(
    entry_at: Callable[..., Entry], supervisor: Asker, administrator: Asker
) -> None:
    entry_at(Stage.SIGNED)

    assert not Entry.rows.seen_by(supervisor).exists()
    assert not Entry.rows.seen_by(administrator).exists()


def test_index_numbers_never_repeat(office: Office, entry_at: Callable[..., Entry]) -> None:
    first, second = entry_at(Stage.PUBLISHED), entry_at(Stage.PUBLISHED)
    withdraw(office.clerk, first, reason="有误")

    assert [second.index_number[-5:], entry_at(Stage.PUBLISHED).index_number[-5:]] == ["00002", "00003"]


def test_a_draft_of_an_amendment_is_not_read_by_the_public(
    office: Office, entry_at: Callable[..., Entry], stranger: Asker, values: dict[str, object]
) -> None:
    entry = entry_at(Stage.PUBLISHED)
    save_draft(office.clerk, entry, values | {"title": "更正后的标题"}, seen=seen(entry))

    assert [version.title for version in Version.rows.seen_by(stranger)] == [values["title"]]


def test_an_amendment_is_published_with_a_reason_and_keeps_its_number_and_first_date(
    office: Office, entry_at: Callable[..., Entry], stranger: Asker, values: dict[str, object]
) -> None:
    entry = entry_at(Stage.PUBLISHED)
    number = entry.index_number
    save_draft(office.clerk, entry, values | {"title": "更正后的标题"}, seen=seen(entry))
    _sign(office, entry)
    with pytest.raises(NotPossible, match="更正"):
        publish(office.clerk, entry, seen=seen(entry))
    publish(office.clerk, entry, seen=seen(entry), reason="原标题有误")

    shown = Entry.rows.seen_by(stranger).get()
    assert (shown.public_title, shown.public_reason, shown.index_number) == ("更正后的标题", "原标题有误", number)


def test_a_withdrawn_entry_is_no_longer_read_and_says_why(
    office: Office, entry_at: Callable[..., Entry], stranger: Asker
) -> None:
    entry_at(Stage.WITHDRAWN)

    shown = Entry.rows.seen_by(stranger).get()
    assert (shown.public, shown.public_reason) == (Public.WITHDRAWN, "附件有误")
    assert not Version.rows.seen_by(stranger).exists()


def test_a_withdrawal_without_a_reason_is_refused(office: Office, entry_at: Callable[..., Entry]) -> None:
    with pytest.raises(NotPossible, match="理由"):
        withdraw(office.clerk, entry_at(Stage.PUBLISHED), reason=" ")


def test_a_publication_on_this_portal_cannot_be_dated_back(office: Office, entry_at: Callable[..., Entry]) -> None:
    entry = entry_at(Stage.SIGNED)

    with pytest.raises(NotPossible, match="不能改动"):
        publish(office.clerk, entry, seen=seen(entry), on=date(2026, 3, 2))


def test_on_the_countys_site_the_link_is_what_is_registered(
    office: Office, entry_at: Callable[..., Entry], township: Agency
) -> None:
    edit_agency(Asker.program(), township, public_place="county_site")
    entry = entry_at(Stage.SIGNED)
    with pytest.raises(NotPossible, match="链接"):
        publish(office.clerk, entry, seen=seen(entry))
    publish(office.clerk, entry, seen=seen(entry), link="https://county.example/1.html")

    fact = entry.facts.get(kind=FactKind.PUBLISHED)
    assert (fact.place, fact.link) == ("county_site", "https://county.example/1.html")


def test_an_incomplete_draft_is_saved_and_not_sent(office: Office, entry_at: Callable[..., Entry]) -> None:
    entry = entry_at(Stage.DRAFT, summary="", formed_on=None)

    with pytest.raises(NotPossible) as refused:
        submit(office.clerk, entry, seen=seen(entry))
    assert set(refused.value.fields) == {"summary", "formed_on"}


def test_the_database_itself_refuses_a_public_entry_without_a_number(entry_at: Callable[..., Entry]) -> None:
    entry = entry_at(Stage.PUBLISHED)

    with pytest.raises(IntegrityError), transaction.atomic():
        Entry._internal.filter(pk=entry.pk).update(index_number="")


def test_the_database_itself_refuses_to_call_an_incomplete_version_complete(entry_at: Callable[..., Entry]) -> None:
    entry = entry_at(Stage.DRAFT)

    with pytest.raises(IntegrityError), transaction.atomic():
        Version._internal.filter(entry=entry).update(summary="", complete=True)


def test_what_is_due_is_published_at_its_moment_and_not_before(office: Office, entry_at: Callable[..., Entry]) -> None:
    entry = entry_at(Stage.SCHEDULED)

    assert publish_due(timezone.now()) == (0, 0)
    assert publish_due(timezone.now() + timedelta(hours=2)) == (1, 0)
    entry.refresh_from_db()
    assert entry.stage == Stage.PUBLISHED


def test_a_schedule_that_fails_says_so(office: Office, entry_at: Callable[..., Entry], township: Agency) -> None:
    entry = entry_at(Stage.SCHEDULED)
    edit_agency(Asker.program(), township, public_place="county_site")

    assert publish_due(timezone.now() + timedelta(hours=2)) == (0, 1)
    assert "链接" in entry.facts.get(kind=FactKind.SCHEDULE_FAILED).remark


def test_a_schedule_in_the_past_is_refused(office: Office, entry_at: Callable[..., Entry]) -> None:
    entry = entry_at(Stage.SIGNED)

    with pytest.raises(NotPossible, match="已过"):
        schedule(office.clerk, entry, seen=seen(entry), moment=timezone.now() - timedelta(minutes=1))


def test_timeliness_is_counted_in_working_days_from_the_day_after_formation(entry_at: Callable[..., Entry]) -> None:
    entry = entry_at(Stage.PUBLISHED, formed_on=date(2026, 2, 10))

    timely = timeliness_of(entry, date(2026, 3, 10))
    assert timely is not None
    assert (timely.due, timely.is_late) == (date(2026, 3, 16), False)


def test_an_attachment_is_the_publics_only_while_its_version_is_read(
    office: Office, entry_at: Callable[..., Entry], stranger: Asker, values: dict[str, object]
) -> None:
    entry = entry_at(Stage.DRAFT)
    file = keep_file(office.clerk, office.agency, "说明.txt", "宅基地申请说明".encode())
    save_draft(office.clerk, entry, values, [(file, "说明.txt")], seen=seen(entry))
    assert not Attachment.rows.seen_by(stranger).exists()
    _sign(office, entry)
    publish(office.clerk, entry, seen=seen(entry))
    assert Attachment.rows.seen_by(stranger).get().name == "说明.txt"
    withdraw(office.clerk, entry, reason="有误")
    assert not Attachment.rows.seen_by(stranger).exists()
