"""The pages of the import of old entries, and the papers of an entry, as a clerk opens them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from import_books import listed

from gongkai.document.read import read_document
from gongkai.office.agencies.service import Agency, Asker
from gongkai.office.catalogue.service import Entry, Stage
from gongkai.office.catalogue.sheets.entry_rows import entry_rows
from gongkai.office.files.service import StoredFile
from gongkai.office.refusals import NotPossible

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ROW = ["防汛应急预案", "20.12", "", "", "", "2023-5-6", "", "", "", "", "", ""]


@pytest.fixture
def at_desk(clerk: Asker, client: Client) -> Client:
    assert clerk.person is not None
    client.force_login(clerk.person, backend=BACKEND)
    return client


def _upload(client: Client, *rows: list[str]) -> str:
    answer = client.post("/desk/entries/import/", {"uploads": SimpleUploadedFile("登记.xlsx", listed(*rows))})
    return answer["Location"]


def test_rows_are_shown_first_and_brought_in_on_a_second_click(at_desk: Client) -> None:
    place = _upload(at_desk, ROW)
    assert "将导入 1 条" in at_desk.get(place).content.decode()
    assert Entry._internal.count() == 0

    assert at_desk.post(place).status_code == 302
    assert Entry._internal.get().imported


def test_a_waiting_row_that_is_not_ticked_is_said_and_nothing_is_kept(at_desk: Client) -> None:
    place = _upload(at_desk, [*ROW[:8], "手机13812345678", *ROW[9:]])

    assert at_desk.post(place).status_code == 422
    assert Entry._internal.count() == 0
    assert at_desk.post(place, {"accept": "#2", "reason": "值班电话"}).status_code == 302
    assert Entry._internal.count() == 1


def test_a_file_that_is_no_book_and_no_document_is_refused_at_once(at_desk: Client) -> None:
    answer = at_desk.post("/desk/entries/import/", {"uploads": SimpleUploadedFile("x.zip", b"PK no zip")})
    assert answer.status_code == 422
    assert "压缩包打不开" in answer.content.decode()


def test_what_another_handed_in_is_not_found(at_desk: Client, reviewer: Asker, client: Client) -> None:
    place = _upload(at_desk, ROW)
    assert reviewer.person is not None
    client.force_login(reviewer.person, backend=BACKEND)
    assert client.get(place).status_code == 403
    assert StoredFile._internal.exists()


def test_the_template_reads_back_empty_but_for_its_example(at_desk: Client) -> None:
    data = at_desk.get("/desk/entries/import/example.xlsx").content
    assert "（示例）" in str(read_document(data, "x.xlsx").blocks)
    with pytest.raises(NotPossible, match="没有可以导入的行"):
        entry_rows(data, "x.xlsx")


@pytest.mark.parametrize("paper", ["form.pdf", "form.docx", "paste.zip"])
def test_papers_are_the_offices_alone(
    paper: str, at_desk: Client, entry_at: Callable[..., Entry], neighbour: Agency, asker_with: Callable[..., Asker]
) -> None:
    from gongkai.office.agencies.service import DutyKind

    url = f"/desk/entries/{entry_at(Stage.SECRECY).pk}/{paper}"
    assert at_desk.get(url).status_code == 200
    other, stranger = Client(), Client()
    person = asker_with("吴迪", neighbour, DutyKind.CLERK).person
    assert person is not None
    other.force_login(person, backend=BACKEND)
    assert (other.get(url).status_code, stranger.get(url).status_code) == (404, 302)


@pytest.mark.parametrize("where", ["/desk/entries/import/", "/desk/categories/import/"])
def test_a_kept_file_that_is_no_list_is_answered_with_a_sentence(
    where: str, at_desk: Client, clerk: Asker, township: Agency
) -> None:
    from gongkai.office.files.service import keep_file

    kept = keep_file(clerk, township, "说明.txt", "附件".encode())
    answer = at_desk.get(f"{where}{kept.pk}/")
    assert answer.status_code == 422
    assert "重新上传" in answer.content.decode()
