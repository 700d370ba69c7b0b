"""Channels and postings: what may be put where, and what must come down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from catalogue_world import Office, seen

from gongkai.office.agencies.service import Agency, Asker
from gongkai.office.catalogue.service import Entry, Stage, publish, save_draft, sign_off, submit, values_of, withdraw
from gongkai.office.channels.service import (
    Channel,
    Posting,
    add_channel,
    close_channel,
    post_entry,
    take_down,
    void_posting,
    waiting_for,
)
from gongkai.office.files.service import keep_file
from gongkai.office.journal.service import Line, verify
from gongkai.office.refusals import NotPossible, NotYours

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 10)


@pytest.fixture
def board(clerk: Asker, township: Agency) -> Channel:
    return add_channel(clerk, township, kind="board", name="石桥村公示栏", address="村委会门口", keeper="石大山")


@pytest.fixture
def wechat(clerk: Asker, township: Agency) -> Channel:
    return add_channel(clerk, township, kind="wechat", name="清溪镇发布")


@pytest.fixture
def public(entry_at: Callable[..., Entry]) -> Entry:
    return entry_at(Stage.PUBLISHED)


def _amend(office: Office, entry: Entry) -> None:
    assert entry.working is not None
    save_draft(office.clerk, entry, values_of(entry.working) | {"summary": "改了"}, seen=seen(entry))
    submit(office.clerk, entry, seen=seen(entry))
    for signer in (office.reviewer, office.endorser, office.signatory):
        sign_off(signer, entry, seen=seen(entry))
    publish(office.clerk, entry, seen=seen(entry), reason="附件更新")


def test_a_name_stands_once_in_an_agency(board: Channel, clerk: Asker, township: Agency, administrator: Asker) -> None:
    with pytest.raises(NotPossible) as refused:
        add_channel(administrator, township, kind="board", name="石桥村公示栏")
    assert "同名" in str(refused.value.fields)


def test_the_clerk_adds_a_channel_and_the_endorser_may_not(board: Channel, endorser: Asker, township: Agency) -> None:
    assert board.pk
    with pytest.raises(NotYours):
        add_channel(endorser, township, kind="board", name="山口村公示栏")


def test_a_published_entry_is_posted_with_its_version(public: Entry, board: Channel, clerk: Asker) -> None:
    posting = post_entry(clerk, public, board, on=TODAY, until_on=TODAY + timedelta(days=7))

    assert (posting.version_id, posting.channel) == (public.published_id, board)
    assert Line.objects.filter(act="posting.made", thing_id=str(posting.pk)).exists()
    assert list(verify(public.agency_id)) == []


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.PUBLISHED])
def test_what_is_not_public_is_posted_nowhere(
    stage: Stage, entry_at: Callable[..., Entry], board: Channel, clerk: Asker
) -> None:
    with pytest.raises(NotPossible, match="公开中的信息"):
        post_entry(clerk, entry_at(stage), board, on=TODAY)


def test_wechat_wants_a_link_or_a_picture(public: Entry, wechat: Channel, clerk: Asker, township: Agency) -> None:
    with pytest.raises(NotPossible, match="截图"):
        post_entry(clerk, public, wechat, on=TODAY)
    with pytest.raises(NotPossible, match="链接不完整"):
        post_entry(clerk, public, wechat, on=TODAY, link="清溪镇发布")

    proof = keep_file(clerk, township, "截图.png", b"\x89PNG\r\n\x1a\n0")
    assert post_entry(clerk, public, wechat, on=TODAY, proof=proof).proof == proof


@pytest.mark.parametrize("days", [-400, 1])
def test_a_day_before_publication_or_after_today_is_refused(
    days: int, public: Entry, board: Channel, clerk: Asker
) -> None:
    with pytest.raises(NotPossible, match="日期"):
        post_entry(clerk, public, board, on=TODAY + timedelta(days=days))


def test_the_same_version_stands_once_on_a_channel(public: Entry, board: Channel, clerk: Asker) -> None:
    first = post_entry(clerk, public, board, on=TODAY)
    with pytest.raises(NotPossible, match="不用重复登记"):
        post_entry(clerk, public, board, on=TODAY)

    take_down(clerk, first, on=TODAY)
    assert post_entry(clerk, public, board, on=TODAY).pk != first.pk


def test_nothing_is_posted_on_a_closed_channel(public: Entry, board: Channel, clerk: Asker) -> None:
    close_channel(clerk, board, on=TODAY, reason="公示栏拆除")
    with pytest.raises(NotPossible, match="已停用"):
        post_entry(clerk, public, board, on=TODAY)


def test_another_agencys_channel_is_refused(
    public: Entry, clerk: Asker, neighbour: Agency, asker_with: Callable[..., Asker]
) -> None:
    from gongkai.office.agencies.service import DutyKind

    other = add_channel(asker_with("吴迪", neighbour, DutyKind.CLERK), neighbour, kind="board", name="河湾公示栏")
    with pytest.raises(NotPossible, match="不属于本机关"):
        post_entry(clerk, public, other, on=TODAY)


def test_a_withdrawn_entry_that_still_hangs_is_urgent_until_it_is_down(
    public: Entry, board: Channel, clerk: Asker
) -> None:
    posting = post_entry(clerk, public, board, on=TODAY)
    assert list(waiting_for(clerk)) == []

    withdraw(clerk, public, reason="内容有误")
    (waiting,) = waiting_for(clerk)
    assert (waiting.urgent, "信息已撤回" in waiting.why) == (True, True)

    take_down(clerk, posting, on=TODAY)
    assert list(waiting_for(clerk)) == []


def test_an_amended_entry_wants_its_old_version_down_before_the_new_one_goes_up(
    office: Office, public: Entry, board: Channel, clerk: Asker
) -> None:
    old = post_entry(clerk, public, board, on=TODAY)
    _amend(office, public)

    (waiting,) = waiting_for(clerk)
    assert (waiting.urgent, "信息已更正" in waiting.why) == (True, True)
    with pytest.raises(NotPossible, match="旧版"):
        post_entry(clerk, public, board, on=TODAY)
    take_down(clerk, old, on=TODAY)
    assert post_entry(clerk, public, board, on=TODAY).version_id != old.version_id


def test_a_posting_past_its_day_waits_for_the_clerk_alone(
    public: Entry, board: Channel, clerk: Asker, reviewer: Asker
) -> None:
    post_entry(clerk, public, board, on=TODAY, until_on=TODAY)
    later = TODAY + timedelta(days=1)

    assert list(waiting_for(clerk)) == []
    (waiting,) = waiting_for(replace(clerk, on=later))
    assert (waiting.late, waiting.urgent) == (True, False)
    assert list(waiting_for(replace(reviewer, on=later))) == []


def test_a_channel_with_a_withdrawn_entry_on_it_is_not_closed(public: Entry, board: Channel, clerk: Asker) -> None:
    post_entry(clerk, public, board, on=TODAY)
    withdraw(clerk, public, reason="内容有误")
    with pytest.raises(NotPossible, match="没有撤下"):
        close_channel(clerk, board, on=TODAY, reason="拆除")


def test_a_posting_registered_wrongly_is_void_with_a_reason(public: Entry, board: Channel, clerk: Asker) -> None:
    posting = post_entry(clerk, public, board, on=TODAY)
    with pytest.raises(NotPossible, match="理由"):
        void_posting(clerk, posting, reason=" ")

    assert void_posting(clerk, posting, reason="登记错了村").voided_at is not None
    with pytest.raises(NotPossible):
        take_down(clerk, posting, on=TODAY)


def test_a_stranger_sees_a_posting_while_it_stands_and_no_longer(
    public: Entry, board: Channel, clerk: Asker, stranger: Asker
) -> None:
    posting = post_entry(clerk, public, board, on=TODAY)
    assert list(Posting.rows.seen_by(stranger)) == [posting]
    take_down(clerk, posting, on=TODAY)
    assert list(Posting.rows.seen_by(stranger)) == []
