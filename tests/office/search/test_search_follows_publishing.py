"""The search knows what the public reads at this moment, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from catalogue_world import Office, seen
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from search_world import found, in_order, published

from gongkai.office.agencies.service import Agency, Asker
from gongkai.office.catalogue.service import (
    Category,
    Entry,
    Public,
    Stage,
    make_entry,
    public_entries,
    publish_due,
    save_draft,
    values_of,
    withdraw,
)
from gongkai.office.search.models import Chunk, Document, day_of, entry_of, key_of
from gongkai.office.search.service import Filters, asked, suggest

pytestmark = pytest.mark.django_db
WORD = "宅基地"


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.PUBLISHED])
def test_what_the_public_does_not_read_is_found_by_no_word(stage: Stage, entry_at: Callable[..., Entry]) -> None:
    entry_at(stage)
    assert [found(word) for word in (WORD, "村民一户一宅", "宅", "规定本镇村民")] == [[], [], [], []]
    assert suggest(asked(WORD), Filters()) == []
    assert not Document._internal.exists()
    assert not Chunk._internal.exists()


def test_what_is_published_is_found_by_title_text_summary_and_number(entry_at: Callable[..., Entry]) -> None:
    entry = entry_at(Stage.PUBLISHED, document_number="清政发〔2026〕3号")
    for words in (
        WORD,
        "一户一宅",
        "条件、程序和时限",
        "清政发（2026）3号",
        entry.index_number,
        "宅",
        "清溪镇人民政府",
    ):
        assert found(words) == [entry.pk], words


def test_a_draft_of_an_amendment_is_not_found_before_it_is_published(
    office: Office, entry_at: Callable[..., Entry], amend: Callable[..., Entry]
) -> None:
    entry = entry_at(Stage.PUBLISHED)
    assert entry.working is not None
    save_draft(office.clerk, entry, values_of(entry.working) | {"title": "秘而不宣"}, seen=seen(entry))
    assert (found("秘而不宣"), found(WORD)) == ([], [entry.pk])

    amend(entry, title="另一个标题", body="新的正文", summary="新的概述")
    assert (found("另一个标题"), found("一户一宅"), found(WORD)) == ([entry.pk], [], [])


def test_what_is_withdrawn_is_gone_in_the_same_act_and_comes_back_when_published_again(
    office: Office, entry_at: Callable[..., Entry], amend: Callable[..., Entry]
) -> None:
    entry = entry_at(Stage.PUBLISHED)
    withdraw(office.clerk, entry, reason="附件有误")
    assert (found(WORD), Chunk._internal.count()) == ([], 0)

    amend(entry, body="改好的正文")
    assert (found("改好的正文"), found("一户一宅")) == ([entry.pk], [])


def test_an_act_that_is_undone_leaves_no_trace_in_the_index(entry_at: Callable[..., Entry], office: Office) -> None:
    with transaction.atomic():
        entry_at(Stage.PUBLISHED, title="收回的通知")
        assert found("收回的通知")
        transaction.set_rollback(True)
    assert found("收回的通知") == []


def test_what_is_published_by_the_clock_is_found_from_then_on(entry_at: Callable[..., Entry]) -> None:
    entry = entry_at(Stage.SCHEDULED)
    assert found(WORD) == []
    publish_due(timezone.now() + timedelta(hours=2))
    assert found(WORD) == [entry.pk]


def test_a_row_left_in_the_index_by_mistake_is_still_not_found(entry_at: Callable[..., Entry]) -> None:
    entry = entry_at(Stage.PUBLISHED)
    # Around the acts, as somebody with the database's own tools might do it.
    Entry._internal.filter(pk=entry.pk).update(
        public=Public.WITHDRAWN, public_reason="x", withdrawn_on=entry.published_on
    )
    assert found(WORD) == []
    assert in_order(WORD) == []
    assert suggest(asked(WORD), Filters()) == []


def test_the_number_of_a_document_says_its_day_and_its_entry() -> None:
    day = timezone.localdate()
    assert (day_of(key_of(day, 77)), entry_of(key_of(day, 77))) == (day, 77)
    assert key_of(day, 1) > key_of(day - timedelta(days=1), 60_000_000)


STEPS = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from(["publish", "amend", "withdraw"])), min_size=1, max_size=8
)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(STEPS)
def test_whatever_is_published_amended_and_withdrawn_the_index_is_the_published_set(
    office: Office, bring_out: Callable[..., Entry], amend: Callable[..., Entry], steps: list[tuple[int, str]]
) -> None:
    with transaction.atomic():
        entries: dict[int, Entry] = {}
        for number, (slot, step) in enumerate(steps):
            _done(office, entries, slot, step, number, bring_out, amend)
            _agrees()
        transaction.set_rollback(True)


def _done(
    office: Office, entries: dict[int, Entry], slot: int, step: str, number: int,
    bring_out: Callable[..., Entry], amend: Callable[..., Entry],
) -> None:  # fmt: skip
    text = {"title": f"第{number}号通知", "body": f"正文{number} 共同", "summary": "概述", "genre": "notice",
            "issuer": "清溪镇人民政府", "formed_on": timezone.localdate(),
            "category_id": Category._internal.get(code="20.1").pk}  # fmt: skip
    if slot not in entries:
        entries[slot] = make_entry(office.clerk, office.agency, text)
        if step == "publish":
            bring_out(entries[slot])
    elif step == "withdraw" and Entry._internal.get(pk=entries[slot].pk).public == Public.PUBLISHED:
        withdraw(office.clerk, entries[slot], reason="有误")
    elif step == "amend":
        amend(entries[slot], **text)


def _agrees() -> None:
    public = list(public_entries(Asker.stranger()))
    assert sorted(Document._internal.values_list("entry", "version")) == sorted(
        (row.pk, row.published_id) for row in public
    )
    assert sorted(found("共同")) == sorted(row.pk for row in public)
    for row in public:
        assert found(f'"{row.public_title}"') == [row.pk]


def test_an_agency_finds_its_own_only_where_it_asks_for_its_own(township: Agency, neighbour: Agency) -> None:
    here, there = published(township, "修路的通知", ""), published(neighbour, "修路的通知", "")
    assert found("修路", township) == [here.entry]
    assert set(found("修路")) == {here.entry, there.entry}
