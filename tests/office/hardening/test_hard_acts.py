"""Ways around the sign-off and the order of things, tried with the acts themselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from catalogue_world import Office, seen
from django.utils import timezone

from gongkai.office.agencies.service import Agency, Asker, DutyKind, Person, assign_duty
from gongkai.office.catalogue.acts.publish import publish_due
from gongkai.office.catalogue.service import (
    Category,
    Entry,
    Stage,
    add_category,
    close_category,
    edit_category,
    make_entry,
    rebuild_projections,
    register_paper,
    relate,
    return_entry,
    save_draft,
    schedule,
    sign_off,
    submit,
    withdraw,
)
from gongkai.office.files.service import keep_file
from gongkai.office.journal.models import Line
from gongkai.office.refusals import NotPossible

ID = "11010519491231002X"
At = Callable[..., Entry]


def test_a_withdrawal_takes_a_set_time_back(office: Office, entry_at: At, values: dict[str, object]) -> None:
    entry = entry_at(Stage.PUBLISHED)
    save_draft(office.clerk, entry, values | {"title": "改过的标题"}, seen=seen(entry))
    submit(office.clerk, entry, seen=seen(entry))
    for who in (office.reviewer, office.endorser, office.signatory):
        sign_off(who, entry, seen=seen(entry))
    schedule(office.clerk, entry, seen=seen(entry), moment=timezone.now() + timedelta(hours=1), reason="改标题")
    withdraw(office.clerk, entry, reason="泄露")
    publish_due(timezone.now() + timedelta(hours=2))
    entry.refresh_from_db()
    assert entry.public == "withdrawn"


def test_an_administrator_closes_no_category_in_which_drafts_stand(
    office: Office, values: dict[str, object], administrator: Asker
) -> None:
    law = Category._internal.get(code="20.1")
    own = add_category(office.clerk, office.agency, law, code="20.1-01", name="自设", mode="own_initiative")
    make_entry(office.clerk, office.agency, values | {"category_id": own.pk})
    with pytest.raises(NotPossible):
        close_category(administrator, own, on=date(2026, 3, 10), reason="不用了")


def test_another_limit_of_a_category_moves_the_days_of_its_drafts(office: Office, values: dict[str, object]) -> None:
    law = Category._internal.get(code="20.1")
    own = add_category(office.clerk, office.agency, law, code="20.1-01", name="自设", mode="own_initiative")
    make_entry(office.clerk, office.agency, values | {"category_id": own.pk})
    edit_category(office.clerk, own, limit_working_days=3)
    assert rebuild_projections() == (1, 0)


@pytest.mark.parametrize("code", ["20.1/01", "..", "a?b", "甲#", "a\nb", " "])
def test_a_code_that_breaks_addresses_is_refused(office: Office, code: str) -> None:
    law = Category._internal.get(code="20.1")
    with pytest.raises(NotPossible):
        add_category(office.clerk, office.agency, law, code=code, name="自设", mode="own_initiative")


def test_a_statutory_code_is_no_agency_s_own(office: Office) -> None:
    law = Category._internal.get(code="20.1")
    with pytest.raises(NotPossible):
        add_category(office.clerk, office.agency, law, code="20.2", name="自设", mode="own_initiative")


@pytest.mark.parametrize("day", [date(1, 1, 1), date(202, 3, 2), date(9999, 12, 31)])
@pytest.mark.parametrize("name", ["formed_on", "effective_on", "expires_on", "ended_on", "re_review_on"])
def test_a_day_no_paper_can_have_is_refused(office: Office, values: dict[str, object], name: str, day: date) -> None:
    with pytest.raises(NotPossible) as refusal:
        make_entry(office.clerk, office.agency, values | {name: day})
    assert name in refusal.value.fields


def test_a_title_s_identity_number_never_enters_the_journal(office: Office, values: dict[str, object]) -> None:
    make_entry(office.clerk, office.agency, values | {"title": f"关于张三（{ID}）的公示"})
    assert not Line.objects.filter(text__contains=ID).exists()


def test_a_remark_s_identity_number_never_enters_the_journal(office: Office, entry_at: At) -> None:
    entry = entry_at(Stage.SECRECY)
    return_entry(office.reviewer, entry, seen=seen(entry), remark=f"请删去{ID}")
    assert not Line.objects.filter(text__contains=ID).exists()


def test_the_name_of_an_attachment_is_searched_too(office: Office, values: dict[str, object]) -> None:
    file = keep_file(office.clerk, office.agency, "a.txt", "正文".encode())
    entry = make_entry(office.clerk, office.agency, values, [(file, f"张三{ID}.txt")])
    with pytest.raises(NotPossible):
        submit(office.clerk, entry, seen=seen(entry))


@pytest.mark.parametrize("field", ["issuer", "document_number", "topic", "keywords", "title", "summary", "body"])
def test_every_field_that_is_published_is_searched(office: Office, values: dict[str, object], field: str) -> None:
    entry = make_entry(office.clerk, office.agency, values | {field: f"张三 {ID}"})
    with pytest.raises(NotPossible):
        submit(office.clerk, entry, seen=seen(entry))


@pytest.mark.parametrize(
    "text",
    [
        "1101051949\u200b1231002X", "１１０１０５１９４９１２３１００２Ｘ", "110105 19491231 002X", "110105-19491231-002X",
        "1101051949\u00ad1231002x", "1101051949\u20601231002X", "1101051949\ufeff1231002X",
    ],
)  # fmt: skip
def test_an_identity_number_in_disguise_is_found(office: Office, values: dict[str, object], text: str) -> None:
    entry = make_entry(office.clerk, office.agency, values | {"body": f"张三 {text} 住址"})
    with pytest.raises(NotPossible):
        submit(office.clerk, entry, seen=seen(entry))


@pytest.mark.parametrize("name", ["a\nb.txt", "a\r\nX-Evil: 1.txt", "通知\u202etxt.pdf", "a\x00b"])
def test_the_shown_name_of_an_attachment_has_no_control_characters(
    office: Office, values: dict[str, object], name: str
) -> None:
    file = keep_file(office.clerk, office.agency, "a.txt", "正文".encode())
    entry = make_entry(office.clerk, office.agency, values, [(file, name)])
    assert entry.working is not None
    shown = entry.working.attachments.get().name
    assert not set(shown) & set("\n\r\x00\u202e")


@pytest.mark.parametrize("name", ["a.html", "a.exe", "a.svg", "a.js", "a.hta"])
def test_a_pdf_under_a_name_that_acts_is_refused(office: Office, name: str) -> None:
    with pytest.raises(NotPossible):
        keep_file(office.clerk, office.agency, name, b"%PDF-1.4 <script>alert(1)</script>")


def test_a_neighbour_cannot_say_that_one_s_policy_is_repealed(
    office: Office, entry_at: At, neighbour: Agency, asker_with: Callable[..., Asker], values: dict[str, object]
) -> None:
    policy = entry_at(Stage.PUBLISHED)
    other = asker_with("外人", neighbour, DutyKind.CLERK)
    mine = make_entry(other, neighbour, values)
    with pytest.raises(NotPossible):
        relate(other, mine, policy, "repeals")


def test_an_auditor_does_not_administer_from_above(
    county: Agency, township: Agency, person_with: Callable[..., Person]
) -> None:
    person = person_with("两面", county, DutyKind.ADMINISTRATOR)
    with pytest.raises(NotPossible):
        assign_duty(Asker.program(), township, person, DutyKind.AUDITOR, from_on=date(2026, 1, 1))


def test_a_paper_signature_wants_its_scan(office: Office, entry_at: At) -> None:
    entry = entry_at(Stage.SECRECY)
    assert office.reviewer.person
    today = timezone.localdate()
    with pytest.raises(NotPossible):
        register_paper(
            replace(office.clerk, on=today), entry, signer=office.reviewer.person, on=today, code=seen(entry)[:12],
            scan=None,
        )  # fmt: skip


def test_a_foreign_scan_proves_nothing(
    office: Office, entry_at: At, neighbour: Agency, asker_with: Callable[..., Asker]
) -> None:
    entry, today = entry_at(Stage.SECRECY), timezone.localdate()
    other = asker_with("外人", neighbour, DutyKind.CLERK)
    scan = keep_file(other, neighbour, "a.pdf", b"%PDF-1.4")
    assert office.reviewer.person
    with pytest.raises(NotPossible):
        register_paper(
            replace(office.clerk, on=today), entry, signer=office.reviewer.person, on=today, code=seen(entry)[:12],
            scan=scan,
        )  # fmt: skip
