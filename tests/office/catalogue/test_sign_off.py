"""Who may sign what: nobody his own text, and only what he has before his eyes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from catalogue_world import Office, seen
from django.utils import timezone

from gongkai.office.agencies.service import Agency, Asker, DutyKind, Person, asker_for, assign_duty
from gongkai.office.catalogue.service import (
    Category,
    Entry,
    FactKind,
    Stage,
    add_category,
    course,
    edit_category,
    make_entry,
    publish,
    register_paper,
    return_entry,
    save_draft,
    sign_off,
    submit,
    void_fact,
    withdraw,
)
from gongkai.office.files.service import keep_file
from gongkai.office.refusals import NotPossible, NotYours

pytestmark = pytest.mark.django_db


def test_an_edit_voids_the_signatures_given_and_leaves_them_to_be_seen(
    office: Office, entry_at: Callable[..., Entry]
) -> None:
    entry = entry_at(Stage.SIGNED)
    save_draft(office.clerk, entry, {"title": "另一个标题"}, seen=seen(entry))

    entry.refresh_from_db()
    now = course(entry)
    assert (now.stage, now.given) == (Stage.DRAFT, {})
    assert len(now.lapsed) == 3


def test_a_save_without_a_change_leaves_the_signatures(
    office: Office, entry_at: Callable[..., Entry], values: dict[str, object]
) -> None:
    entry = entry_at(Stage.SIGNATURE)
    save_draft(office.clerk, entry, values, seen=seen(entry))

    assert course(entry).stage is Stage.SIGNATURE


def test_nobody_signs_his_own_text_whatever_duties_he_holds(
    township: Agency, asker_with: Callable[..., Asker], office: Office, values: dict[str, object]
) -> None:
    both = asker_with("吴强", township, DutyKind.CLERK, DutyKind.SECRECY)
    entry = make_entry(both, township, values)
    submit(both, entry, seen=seen(entry))

    with pytest.raises(NotYours, match="不能由您本人签批"):
        sign_off(both, entry, seen=seen(entry))


def test_who_wrote_an_earlier_version_of_the_text_may_not_sign_a_later_one(
    township: Agency, asker_with: Callable[..., Asker], office: Office, values: dict[str, object]
) -> None:
    both = asker_with("吴强", township, DutyKind.CLERK, DutyKind.SECRECY)
    entry = make_entry(both, township, values)
    save_draft(office.clerk, entry, values | {"title": "改过"}, seen=seen(entry))
    submit(office.clerk, entry, seen=seen(entry))

    with pytest.raises(NotYours):
        sign_off(both, entry, seen=seen(entry))


def test_two_people_suffice(township: Agency, asker_with: Callable[..., Asker], values: dict[str, object]) -> None:
    one = asker_with("甲", township, DutyKind.CLERK)
    other = asker_with("乙", township, DutyKind.SECRECY, DutyKind.ENDORSER, DutyKind.SIGNATORY)
    entry = make_entry(one, township, values)
    submit(one, entry, seen=seen(entry))
    for _ in range(3):
        sign_off(other, entry, seen=seen(entry))
    publish(one, entry, seen=seen(entry))

    assert course(entry).stage is Stage.PUBLISHED


def test_merged_steps_are_one_act_and_two_facts(
    township: Agency, office: Office, asker_with: Callable[..., Asker], values: dict[str, object]
) -> None:
    parent = Category._internal.get(code="20.1")
    merged = add_category(office.clerk, township, parent, code="a", name="通知", merging="secrecy_endorsement")
    both = asker_with("乙", township, DutyKind.SECRECY, DutyKind.ENDORSER)
    entry = make_entry(office.clerk, township, values | {"category_id": merged.pk})
    submit(office.clerk, entry, seen=seen(entry))
    sign_off(both, entry, seen=seen(entry))

    assert course(entry).stage is Stage.SIGNATURE
    assert set(course(entry).given) == {FactKind.SECRECY_PASSED, FactKind.ENDORSED}


def test_merged_steps_stay_apart_for_one_who_holds_only_the_first(
    township: Agency, office: Office, values: dict[str, object]
) -> None:
    parent = Category._internal.get(code="20.1")
    merged = add_category(office.clerk, township, parent, code="a", name="通知", merging="secrecy_endorsement")
    entry = make_entry(office.clerk, township, values | {"category_id": merged.pk})
    submit(office.clerk, entry, seen=seen(entry))
    sign_off(office.reviewer, entry, seen=seen(entry))

    assert course(entry).stage is Stage.ENDORSEMENT


@pytest.mark.parametrize("who", ["clerk", "endorser", "signatory"])
def test_secrecy_review_is_the_reviewers_alone(who: str, office: Office, entry_at: Callable[..., Entry]) -> None:
    entry = entry_at(Stage.SECRECY)

    with pytest.raises(NotYours):
        sign_off(getattr(office, who), entry, seen=seen(entry))


def test_a_signature_upon_what_was_changed_meanwhile_is_refused(office: Office, entry_at: Callable[..., Entry]) -> None:
    entry = entry_at(Stage.SECRECY)
    before = seen(entry)
    save_draft(office.clerk, entry, {"title": "改过"}, seen=before)

    with pytest.raises(NotPossible, match="新的一版"):
        sign_off(office.reviewer, entry, seen=before)


def test_a_neighbours_clerk_can_do_nothing_to_an_entry(
    neighbour: Agency, asker_with: Callable[..., Asker], entry_at: Callable[..., Entry]
) -> None:
    other = asker_with("外镇", neighbour, *(DutyKind.CLERK, DutyKind.SECRECY))
    entry = entry_at(Stage.DRAFT)

    for act in (lambda: submit(other, entry, seen=seen(entry)), lambda: withdraw(other, entry, reason="试试")):
        with pytest.raises(NotYours):
            act()


def test_an_acting_duty_signs_until_its_last_day(
    township: Agency, office: Office, entry_at: Callable[..., Entry], person_with: Callable[..., Person]
) -> None:
    person = person_with("代理", township)
    assign_duty(
        Asker.program(),
        township,
        person,
        DutyKind.SECRECY,
        from_on=date(2026, 3, 1),
        to_on=date(2026, 3, 9),
        acting=True,
    )
    entry = entry_at(Stage.SECRECY)

    with pytest.raises(NotYours):
        sign_off(asker_for(person, date(2026, 3, 10)), entry, seen=seen(entry))
    assert sign_off(asker_for(person, date(2026, 3, 9)), entry, seen=seen(entry)).stage == Stage.ENDORSEMENT


def _paper(office: Office, entry: Entry, signer: Asker, **other: object) -> Entry:
    today = timezone.localdate()
    scan = keep_file(office.clerk, office.agency, "审批表.pdf", b"%PDF-1.4 scan")
    said = {"signer": signer.person, "on": today, "code": seen(entry)[:12], "scan": scan} | other
    return register_paper(replace(office.clerk, on=today), entry, **said)  # type: ignore[arg-type]


def test_a_form_signed_by_hand_counts_and_names_its_signer_and_who_registered_it(
    office: Office, entry_at: Callable[..., Entry]
) -> None:
    entry = entry_at(Stage.SECRECY)
    _paper(office, entry, office.reviewer)

    fact = entry.facts.get(kind=FactKind.SECRECY_PASSED)
    assert (fact.by, fact.registered_by, fact.paper) == (office.reviewer.person, office.clerk.person, True)


def test_a_form_that_bears_the_code_of_another_version_is_refused(
    office: Office, entry_at: Callable[..., Entry]
) -> None:
    entry = entry_at(Stage.SECRECY)

    with pytest.raises(NotPossible, match="校验码"):
        _paper(office, entry, office.reviewer, code="0123-4567-89AB")


def test_the_code_may_be_typed_as_it_is_printed(office: Office, entry_at: Callable[..., Entry]) -> None:
    entry = entry_at(Stage.SECRECY)
    code = seen(entry)[:12].upper()

    assert _paper(office, entry, office.reviewer, code=f"{code[:4]}-{code[4:8]} {code[8:]}").stage == Stage.ENDORSEMENT


def test_a_form_signed_by_one_without_the_duty_that_day_is_refused(
    office: Office, entry_at: Callable[..., Entry]
) -> None:
    entry = entry_at(Stage.SECRECY)

    with pytest.raises(NotPossible, match="没有“保密审查员”岗位"):
        _paper(office, entry, office.endorser)


def test_a_form_cannot_be_signed_tomorrow(office: Office, entry_at: Callable[..., Entry]) -> None:
    entry = entry_at(Stage.SECRECY)

    with pytest.raises(NotPossible, match="签批日期"):
        _paper(office, entry, office.reviewer, on=timezone.localdate() + timedelta(days=1))


def test_a_signature_registered_wrongly_is_voided_with_a_reason_and_what_rests_on_it_counts_no_longer(
    office: Office, entry_at: Callable[..., Entry]
) -> None:
    entry = entry_at(Stage.SIGNATURE)
    void_fact(office.reviewer, entry.facts.get(kind=FactKind.SECRECY_PASSED), reason="看错了文件")

    now = course(entry)
    assert (now.stage, now.given) == (Stage.SECRECY, {})
    assert len(now.lapsed) == 2


def test_another_persons_signature_cannot_be_voided(office: Office, entry_at: Callable[..., Entry]) -> None:
    entry = entry_at(Stage.ENDORSEMENT)

    with pytest.raises(NotYours):
        void_fact(office.endorser, entry.facts.get(kind=FactKind.SECRECY_PASSED), reason="不同意")


def test_a_signature_upon_what_is_published_cannot_be_voided(office: Office, entry_at: Callable[..., Entry]) -> None:
    entry = entry_at(Stage.PUBLISHED)

    with pytest.raises(NotPossible):
        void_fact(office.signatory, entry.facts.get(kind=FactKind.SIGNED), reason="反悔")


def test_a_return_says_why_and_is_answered_by_sending_it_again(office: Office, entry_at: Callable[..., Entry]) -> None:
    entry = entry_at(Stage.ENDORSEMENT)
    return_entry(office.endorser, entry, seen=seen(entry), remark="请写明依据")
    entry.refresh_from_db()
    said = entry.returned_remark
    submit(office.clerk, entry, seen=seen(entry))
    entry.refresh_from_db()

    assert (said, entry.returned_remark, entry.stage) == ("请写明依据", "", Stage.SECRECY)


def test_a_statutory_category_cannot_be_changed(office: Office) -> None:
    with pytest.raises(NotPossible, match="法定类目"):
        edit_category(office.clerk, Category._internal.get(code="20.1"), name="别的")
