"""The pages of the categories: the tree, local ones added, changed and closed, and a catalogue brought in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from import_books import item, standard_catalogue

from gongkai.office.agencies.service import Agency, Asker
from gongkai.office.catalogue.service import Category, Entry, Stage

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
FIELDS = {"name": "高龄津贴", "code": "20.11-01", "order": "1", "mode": "own_initiative", "merging": "none"}


@pytest.fixture
def at_desk(clerk: Asker, client: Client) -> Client:
    assert clerk.person is not None
    client.force_login(clerk.person, backend=BACKEND)
    return client


@pytest.fixture
def welfare() -> Category:
    return Category._internal.get(agency=None, code="20.11")


@pytest.fixture
def local(at_desk: Client, welfare: Category, township: Agency) -> Category:
    at_desk.post(f"/desk/categories/{welfare.pk}/add/", FIELDS)
    return Category._internal.get(agency=township)


def test_the_tree_shows_the_headings_of_this_kind_of_agency_alone(at_desk: Client) -> None:
    page = at_desk.get("/desk/categories/").content.decode()
    assert "宅基地审核" in page
    assert "市政建设" not in page


def test_the_tree_counts_what_is_public_and_not_what_is_drafted(
    at_desk: Client, entry_at: Callable[..., Entry]
) -> None:
    entry_at(Stage.PUBLISHED)
    entry_at(Stage.DRAFT)
    branches = {one.category.code: one.count for one in at_desk.get("/desk/categories/").context["branches"]}
    assert (branches["20.1"], branches["20.2"]) == (1, 0)


def test_a_local_category_hangs_below_a_heading(local: Category, welfare: Category) -> None:
    assert (local.name, local.parent, local.mode) == ("高龄津贴", welfare, "own_initiative")


def test_a_code_used_twice_is_said_beside_its_field(at_desk: Client, local: Category, welfare: Category) -> None:
    answer = at_desk.post(f"/desk/categories/{welfare.pk}/add/", FIELDS | {"name": "另一个"})

    assert answer.status_code == 422
    assert "请换一个编码" in answer.content.decode()
    assert Category._internal.filter(agency=local.agency).count() == 1


def test_merging_of_steps_is_set_on_a_local_category(at_desk: Client, local: Category) -> None:
    at_desk.post(
        f"/desk/categories/{local.pk}/edit/", FIELDS | {"merging": "secrecy_endorsement", "limit_working_days": "7"}
    )

    local.refresh_from_db()
    assert (local.merging, local.limit_working_days) == ("secrecy_endorsement", 7)


def test_a_statutory_heading_is_not_edited(at_desk: Client, welfare: Category) -> None:
    answer = at_desk.post(f"/desk/categories/{welfare.pk}/edit/", FIELDS)

    assert answer.status_code == 422
    welfare.refresh_from_db()
    assert welfare.name == "民生政策"


def test_a_closed_category_says_since_when(at_desk: Client, local: Category) -> None:
    at_desk.post(f"/desk/categories/{local.pk}/close/", {"on": "2026-03-01", "reason": "目录已取消"})
    assert "2026年3月1日起停用" in at_desk.get(f"/desk/categories/{local.pk}/").content.decode()


def test_another_townships_category_is_not_found(
    local: Category, neighbour: Agency, asker_with: Callable[..., Asker], client: Client
) -> None:
    from gongkai.office.agencies.service import DutyKind

    person = asker_with("吴迪", neighbour, DutyKind.CLERK).person
    assert person is not None
    client.force_login(person, backend=BACKEND)
    assert client.get(f"/desk/categories/{local.pk}/edit/").status_code == 404


def test_a_catalogue_is_shown_row_by_row_and_brought_in_on_a_second_click(at_desk: Client, township: Agency) -> None:
    book = SimpleUploadedFile("目录.xlsx", standard_catalogue(item("临时救助", "")))
    checked = at_desk.post("/desk/categories/import/", {"file": book})
    assert "识别为 20 个工作日" in at_desk.get(checked["Location"]).content.decode()
    assert not Category._internal.filter(agency=township).exists()

    at_desk.post(checked["Location"])
    assert Category._internal.get(agency=township).name == "临时救助"


def test_a_catalogue_with_a_bad_row_has_no_button_to_bring_it_in(at_desk: Client) -> None:
    book = SimpleUploadedFile("目录.xlsx", standard_catalogue(item("临时救助", ""), sheet="Sheet1"))
    checked = at_desk.post("/desk/categories/import/", {"file": book})
    page = at_desk.get(checked["Location"]).content.decode()
    assert "看不出归入哪个法定类目" in page
    assert "全部导入" not in page


def test_the_heading_chosen_takes_what_the_sheet_does_not_say(at_desk: Client, township: Agency) -> None:
    book = SimpleUploadedFile("目录.xlsx", standard_catalogue(item("临时救助", ""), sheet="Sheet1"))
    checked = at_desk.post("/desk/categories/import/", {"file": book, "heading": "20.11"})
    at_desk.post(checked["Location"])

    parent = Category._internal.get(agency=township).parent
    assert parent is not None
    assert parent.code == "20.11"
