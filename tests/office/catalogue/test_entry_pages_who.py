"""Who gets which page of an entry, what it shows him to do, and what pages cost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from catalogue_world import Office
from django.test import Client
from django.urls import reverse
from entry_page_world import page, post, signed_in, typed, words
from pytest_django import DjangoAssertNumQueries

from gongkai.office.agencies.service import Agency, Asker, DutyKind
from gongkai.office.catalogue.service import Category, Entry, Stage, make_entry
from gongkai.office.files.service import StoredFile, keep_file

pytestmark = pytest.mark.django_db
Values = dict[str, object]
At = Callable[..., Entry]
LIST_QUERIES = 17
"""Session, person, duties; then the rail, the filters and the list: the same for one entry and for thirty."""
PAGE_QUERIES = 23


@pytest.fixture
def wang(office: Office) -> Client:
    return signed_in(office.clerk)


@pytest.fixture
def foreign(asker_with: Callable[..., Asker], neighbour: Agency) -> Client:
    """A clerk of the neighbouring township."""
    return signed_in(asker_with("外镇", neighbour, DutyKind.CLERK, DutyKind.SECRECY, DutyKind.SIGNATORY))


OF_AN_ENTRY = (
    "entry", "edit", "preview", "versions", "submit", "sign", "return", "paper", "publish", "schedule", "unschedule", "withdraw", "discard", "relate",
)  # fmt: skip


@pytest.mark.parametrize("name", OF_AN_ENTRY)
def test_another_townships_entry_is_not_there_public_or_not(foreign: Client, entry_at: At, name: str) -> None:
    for stage in (Stage.DRAFT, Stage.PUBLISHED):
        entry = entry_at(stage)

        assert foreign.get(reverse(f"catalogue:{name}", args=[entry.pk])).status_code == 404
        assert post(foreign, name, entry).status_code == 404


@pytest.mark.parametrize("name", ["edit", "submit", "paper", "discard", "publish"])
def test_a_reviewer_is_told_whose_page_it_is(office: Office, entry_at: At, name: str) -> None:
    answer = signed_in(office.reviewer).get(reverse(f"catalogue:{name}", args=[entry_at(Stage.DRAFT).pk]))

    assert answer.status_code == 403
    assert "“信息员”" in words(answer)


def test_the_step_of_another_is_not_signed(office: Office, entry_at: At) -> None:
    entry = entry_at(Stage.SECRECY)

    assert post(signed_in(office.signatory), "sign", entry, act="sign").status_code == 403
    assert signed_in(office.reviewer).get(reverse("catalogue:sign", args=[entry.pk])).status_code == 200


def test_a_signature_too_late_is_refused_on_the_page(office: Office, entry_at: At) -> None:
    answer = post(signed_in(office.reviewer), "sign", entry_at(Stage.PUBLISHED), act="sign")

    assert answer.status_code == 422
    assert "没有执行" in words(answer)


def test_the_writer_of_a_text_sees_why_he_cannot_sign_it(
    asker_with: Callable[..., Asker], township: Agency, values: Values
) -> None:
    both = asker_with("马超", township, DutyKind.CLERK, DutyKind.SECRECY)
    ma, entry = signed_in(both), make_entry(both, township, values)
    post(ma, "submit", entry, act="submit")

    assert "不能由您本人签批" in page(ma, "entry", entry.pk)
    assert post(ma, "sign", entry, act="sign").status_code == 403


@pytest.mark.parametrize("stage", list(Stage))
def test_every_stage_has_its_page_for_all_of_the_office(
    office: Office, entry_at: At, auditor: Asker, stage: Stage
) -> None:
    entry = entry_at(stage)
    for asker in (office.clerk, office.reviewer, office.endorser, office.signatory, auditor):
        client = signed_in(asker)

        assert str(entry.working) in page(client, "entry", entry.pk)
        assert str(entry.working) in page(client, "preview", entry.pk)
        assert str(entry.working) in page(client, "list")


OFFERED = {
    # stage: the acts the clerk is offered, and the one whose step it is
    Stage.DRAFT: ({"submit", "edit", "relate", "discard"}, set()),
    Stage.SECRECY: ({"paper", "edit", "relate"}, {"sign"}),
    Stage.SIGNED: ({"publish", "schedule", "edit", "relate"}, {"publish", "schedule", "return"}),
    Stage.SCHEDULED: ({"unschedule", "edit", "relate"}, {"unschedule", "return"}),
    Stage.PUBLISHED: ({"edit", "relate", "withdraw"}, {"withdraw"}),
    Stage.WITHDRAWN: ({"edit", "relate"}, set()),
    Stage.SETTLED: ({"edit", "relate"}, set()),
    Stage.DISCARDED: (set(), set()),
}


@pytest.mark.parametrize("stage", list(OFFERED))
def test_the_page_offers_the_acts_possible_now_and_no_other(office: Office, entry_at: At, stage: Stage) -> None:
    entry = entry_at(stage)
    signer = office.reviewer if stage is Stage.SECRECY else office.signatory

    assert _offered(page(signed_in(office.clerk), "entry", entry.pk)) == OFFERED[stage][0]
    if stage is not Stage.DRAFT:
        assert _offered(page(signed_in(signer), "entry", entry.pk)) == OFFERED[stage][1]


def _offered(text: str) -> set[str]:
    acts = text.partition('<ul class="acts">')[2].partition("</ul>")[0]
    return {part.partition('"')[0].rstrip("/").rpartition("/")[2] for part in acts.split('href="')[1:]}


def test_an_auditor_reads_and_is_offered_nothing(auditor: Asker, entry_at: At) -> None:
    entry, sun = entry_at(Stage.SECRECY), signed_in(auditor)

    assert _offered(page(sun, "entry", entry.pk)) == set()
    assert sun.get(reverse("catalogue:edit", args=[entry.pk])).status_code == 403


def test_a_file_is_downloaded_under_its_own_name_and_never_shown_in_place(wang: Client, office: Office) -> None:
    file = keep_file(office.clerk, office.agency, "宅基地 申请表.txt", "内容".encode())

    answer = wang.get(reverse("catalogue:file", args=[file.pk]))

    assert b"".join(answer.streaming_content) == "内容".encode()  # type: ignore[attr-defined]
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''%E5%AE%85")
    assert (answer["X-Content-Type-Options"], answer["Cache-Control"]) == ("nosniff", "private, no-store")


def test_another_townships_file_is_not_there(foreign: Client, office: Office) -> None:
    file = keep_file(office.clerk, office.agency, "表.txt", b"x")

    assert foreign.get(reverse("catalogue:file", args=[file.pk])).status_code == 404
    assert StoredFile.rows.seen_by(office.clerk).filter(pk=file.pk).exists()


FILTERS = [
    ({"q": "宅基地 办法"}, True), ({"q": "预算"}, False), ({"stage": "draft"}, True), ({"stage": "published"}, False),
    ({"public": "none"}, True), ({"public": "withdrawn"}, False), ({"year": "2026"}, True), ({"limit": "late"}, True),
    ({"limit": "soon"}, False), ({"stage": "没有这个"}, True),
]  # fmt: skip


@pytest.mark.parametrize(("wanted", "there"), FILTERS)
def test_the_list_is_filtered(wang: Client, entry_at: At, wanted: dict[str, str], there: bool) -> None:
    entry_at(Stage.DRAFT)

    text = page(wang, "list", **wanted)

    assert ("共 <strong>1 条" in text) == there
    assert ("没有符合筛选条件的信息" in text) != there


def test_a_heading_finds_what_stands_in_the_local_categories_below_it(
    wang: Client, office: Office, values: Values
) -> None:
    top, other = Category._internal.get(code="20.1"), Category._internal.get(code="20.2")
    local = Category(agency=office.agency, parent=top, code="z1", name="镇规范性文件")
    local.save()
    make_entry(office.clerk, office.agency, values | {"category_id": local.pk})

    assert "共 <strong>1 条" in page(wang, "list", category=top.pk)
    assert "共 <strong>0 条" in page(wang, "list", category=other.pk)


def test_a_late_entry_says_by_how_much(wang: Client, entry_at: At) -> None:
    entry_at(Stage.DRAFT)

    assert "已逾期" in page(wang, "list")


def test_an_empty_list_says_what_to_do(wang: Client, office: Office) -> None:
    assert "新建一条" in page(wang, "list")
    assert "由信息员新建" in page(signed_in(office.reviewer), "list")


def test_the_list_costs_the_same_for_one_entry_and_for_many(
    wang: Client, office: Office, values: Values, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for count in (1, 12):
        for number in range(count):
            make_entry(office.clerk, office.agency, values | {"title": f"第{number}件"})

        with django_assert_num_queries(LIST_QUERIES):
            page(wang, "list")


def test_an_entrys_page_costs_the_same_after_many_versions(
    wang: Client, entry_at: At, values: Values, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    entry = entry_at(Stage.DRAFT)
    for number in range(2):
        for change in range(4):
            post(wang, "edit", entry, **typed(values, title=f"{number}-{change}"))

        with django_assert_num_queries(PAGE_QUERIES):
            page(wang, "entry", entry.pk)
