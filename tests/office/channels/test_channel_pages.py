"""The pages of the channels, from registering a board to taking a notice down."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from gongkai.document.blocks import Paragraph
from gongkai.document.read import read_document
from gongkai.office.agencies.service import Agency, Asker, DutyKind
from gongkai.office.catalogue.service import Entry, Stage
from gongkai.office.channels.notice import board_notice
from gongkai.office.channels.service import Channel, Posting, add_channel

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def at_desk(clerk: Asker, client: Client) -> Client:
    assert clerk.person is not None
    client.force_login(clerk.person, backend=BACKEND)
    return client


@pytest.fixture
def board(clerk: Asker, township: Agency) -> Channel:
    return add_channel(clerk, township, kind="board", name="石桥村公示栏", address="村委会门口", keeper="石大山")


@pytest.fixture
def public(entry_at: Callable[..., Entry]) -> Entry:
    return entry_at(Stage.PUBLISHED)


def _text(data: bytes) -> str:
    blocks = read_document(data, "x.pdf").blocks
    return "".join("".join(block.text.split()) for block in blocks if isinstance(block, Paragraph))


def post_entry(at_desk: Client, public: Entry, board: Channel) -> Posting:
    today = timezone.localdate().isoformat()
    at_desk.post(f"/desk/channels/entries/{public.pk}/post/", {"channel": board.pk, "on": today})
    return Posting._internal.get()


def test_a_board_is_registered_a_notice_posted_with_its_photo_and_taken_down(
    at_desk: Client, public: Entry, board: Channel
) -> None:
    photo = SimpleUploadedFile("照片.png", b"\x89PNG\r\n\x1a\n0")
    today = timezone.localdate().isoformat()
    at_desk.post(f"/desk/channels/entries/{public.pk}/post/", {"channel": board.pk, "on": today, "proof": photo})
    posting = Posting._internal.get()
    assert posting.proof is not None

    at_desk.post(f"/desk/channels/postings/{posting.pk}/down/", {"on": today})
    posting.refresh_from_db()
    assert posting.down_on == timezone.localdate()


def test_a_wrong_day_is_said_beside_its_field(at_desk: Client, public: Entry, board: Channel) -> None:
    answer = at_desk.post(f"/desk/channels/entries/{public.pk}/post/", {"channel": board.pk, "on": "2020-01-01"})
    assert answer.status_code == 422
    assert "id_on" in answer.content.decode()
    assert not Posting._internal.exists()


def test_the_postings_page_of_another_townships_entry_is_not_found(
    public: Entry, neighbour: Agency, asker_with: Callable[..., Asker], client: Client
) -> None:
    person = asker_with("吴迪", neighbour, DutyKind.CLERK).person
    assert person is not None
    client.force_login(person, backend=BACKEND)
    for page in ("", "post/", "notice.pdf"):
        assert client.get(f"/desk/channels/entries/{public.pk}/{page}").status_code == 404


def test_the_notice_bears_title_text_place_keeper_and_lines_for_the_days(public: Entry, board: Channel) -> None:
    assert public.published is not None
    data = board_notice(public, public.published, board, "https://xxgk.county.example/qingxi/entries/1/")

    blocks = read_document(data, "x.pdf").blocks
    text = "".join("".join(block.text.split()) for block in blocks if isinstance(block, Paragraph))
    for words in (
        "清溪镇农村宅基地审批管理办法",
        "村民一户一宅",
        "村委会门口",
        "石大山",
        "张贴日期",
        "撤下日期",
        "扫码看原文",
    ):
        assert words in text


def test_the_notice_has_no_code_to_scan_where_nobody_can_reach_the_portal(
    at_desk: Client, public: Entry, board: Channel
) -> None:
    data = at_desk.get(f"/desk/channels/entries/{public.pk}/notice.pdf?channel={board.pk}").content
    blocks = read_document(data, "x.pdf").blocks
    assert "扫码" not in "".join("".join(b.text.split()) for b in blocks if isinstance(b, Paragraph))


def test_the_notice_is_signed_once_though_its_text_ends_with_name_and_day(public: Entry, board: Channel) -> None:
    version = public.published
    assert version is not None
    assert version.formed_on is not None
    day = version.formed_on
    version.body = f"第一条 照办。\n{version.issuer}\n{day.year}年{day.month}月{day.day}日"

    text = _text(board_notice(public, version, board, ""))

    assert "照办" in text
    assert text.count(f"{day.year}年{day.month}月{day.day}日") == 1


def test_a_posting_past_its_day_says_so_until_it_is_taken_down(at_desk: Client, public: Entry, board: Channel) -> None:
    posting = post_entry(at_desk, public, board)
    page = f"/desk/channels/entries/{public.pk}/"
    assert "张贴期满" not in at_desk.get(page).content.decode()

    Posting._internal.filter(pk=posting.pk).update(on=date(2026, 1, 5), until_on=date(2026, 1, 9))

    assert "张贴期满" in at_desk.get(page).content.decode()
    Posting._internal.filter(pk=posting.pk).update(down_on=date(2026, 1, 12))
    assert "张贴期满" not in at_desk.get(page).content.decode()


def test_a_draft_has_no_notice(at_desk: Client, entry_at: Callable[..., Entry]) -> None:
    assert at_desk.get(f"/desk/channels/entries/{entry_at(Stage.SIGNED).pk}/notice.pdf").status_code == 404
