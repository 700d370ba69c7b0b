"""Agencies registered, changed and abolished; accounts opened, locked out and taken out of use."""

from collections.abc import Callable
from datetime import date

import pytest
from axes.models import AccessAttempt
from django.utils import timezone

from gongkai.office.agencies.acts.take_on import take_on
from gongkai.office.agencies.service import (
    Agency,
    Asker,
    Duty,
    DutyKind,
    Person,
    abolish_agency,
    asker_for,
    assign_duty,
    edit_agency,
    end_duty,
    lift_lockout,
    register_agency,
    reset_password,
    set_in_use,
)
from gongkai.office.journal.service import Line
from gongkai.office.refusals import NotPossible, NotYours

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 10)
With = Callable[..., Person]


@pytest.fixture
def above(person_with: With, county: Agency, township: Agency) -> Asker:
    """钱进, administrator of the county, as he is once the township exists."""
    return asker_for(person_with("钱进", county, DutyKind.ADMINISTRATOR), TODAY)


def _new(name: str) -> dict[str, str]:
    return {"kind": "street", "name": name, "short_name": name, "slug": "new-street"}


def test_an_administrator_registers_an_agency_below(above: Asker, county: Agency) -> None:
    made = register_agency(above, parent=county, **_new("新街道办事处"))

    assert made.path == f"{county.path}{made.pk:06d}/"


def test_an_administrator_registers_none_beside_or_on_top(administrator: Asker, county: Agency) -> None:
    for parent in (county, None):
        with pytest.raises(NotYours):
            register_agency(administrator, parent=parent, **_new("新街道办事处"))


def test_a_template_that_gives_no_number_is_refused_beside_its_field(administrator: Asker, township: Agency) -> None:
    with pytest.raises(NotPossible) as refused:
        edit_agency(administrator, township, index_template="{org}-{year}")

    assert "index_template" in refused.value.fields


def test_a_change_tells_what_was_and_what_is(administrator: Asker, township: Agency) -> None:
    edit_agency(administrator, township, telephone="0571-1234567")

    line = Line.objects.get(agency=township.pk, act="agency.edited")
    assert '"before":{"telephone":""}' in line.text
    assert '"after":{"telephone":"0571-1234567"}' in line.text


def test_a_clerk_changes_no_facts_of_his_agency(clerk: Asker, township: Agency) -> None:
    with pytest.raises(NotYours, match="管理员"):
        edit_agency(clerk, township, telephone="0571-1234567")


def test_an_agency_without_duties_is_abolished_by_the_one_above(above: Asker, township: Agency) -> None:
    abolish_agency(above, township, on=TODAY, reason="云政发〔2026〕3号")

    assert Agency.objects.get(pk=township.pk).abolished_on == TODAY
    assert Line.objects.filter(agency=township.pk, act="agency.abolished").exists()


def test_an_agency_is_not_abolished_while_a_duty_runs_on(above: Asker, township: Agency, clerk: Asker) -> None:
    with pytest.raises(NotPossible, match="王芳（信息员）"):
        abolish_agency(above, township, on=TODAY, reason="云政发〔2026〕3号")


def test_the_auditor_outlasts_his_agency(above: Asker, township: Agency, auditor: Asker) -> None:
    assert abolish_agency(above, township, on=TODAY, reason="云政发〔2026〕3号").abolished_on


def test_an_agency_is_not_abolished_before_those_below(above: Asker, township: Agency) -> None:
    register_agency(above, parent=township, **_new("镇属事业单位"))

    with pytest.raises(NotPossible, match="镇属事业单位"):
        abolish_agency(above, township, on=TODAY, reason="云政发〔2026〕3号")


def test_an_agency_is_not_abolished_without_a_reason_or_twice(above: Asker, township: Agency) -> None:
    with pytest.raises(NotPossible):
        abolish_agency(above, township, on=TODAY, reason=" ")
    abolish_agency(above, township, on=TODAY, reason="云政发〔2026〕3号")
    with pytest.raises(NotPossible, match="不必重复"):
        abolish_agency(above, township, on=TODAY, reason="云政发〔2026〕3号")


def test_no_administrator_abolishes_his_own_agency(administrator: Asker, township: Agency) -> None:
    with pytest.raises(NotYours):
        abolish_agency(administrator, township, on=TODAY, reason="云政发〔2026〕3号")


def test_the_agency_at_the_top_is_not_abolished(above: Asker, county: Agency) -> None:
    with pytest.raises(NotYours, match="最上级"):
        abolish_agency(above, county, on=TODAY, reason="云政发〔2026〕3号")


def test_no_duty_is_given_in_an_abolished_agency(above: Asker, township: Agency, person_with: With) -> None:
    gone = abolish_agency(above, township, on=TODAY, reason="云政发〔2026〕3号")

    with pytest.raises(NotPossible, match="撤销"):
        assign_duty(above, gone, person_with("李四", township), DutyKind.CLERK, from_on=TODAY)


def test_a_person_taken_on_has_a_duty_and_must_change_the_password(administrator: Asker, township: Agency) -> None:
    made, password = take_on(administrator, township, DutyKind.CLERK, username="lisi", name="李四", from_on=TODAY)

    assert made.must_change_password
    assert made.check_password(password)
    assert asker_for(made, TODAY).holds(DutyKind.CLERK, township.pk)


def test_a_duty_that_cannot_stand_leaves_no_account_behind(administrator: Asker, township: Agency) -> None:
    with pytest.raises(NotPossible):
        take_on(administrator, township, DutyKind.CLERK, username="lisi", name="李四", from_on=TODAY, acting=True)

    assert not Person.objects.filter(username="lisi").exists()


def test_a_log_in_name_is_taken_whatever_its_case(administrator: Asker, township: Agency) -> None:
    take_on(administrator, township, DutyKind.CLERK, username="lisi", name="李四", from_on=TODAY)

    with pytest.raises(NotPossible) as refused:
        take_on(administrator, township, DutyKind.CLERK, username="LiSi", name="李思", from_on=TODAY)
    assert "已有人使用" in refused.value.fields["username"]


def test_the_journal_never_holds_a_password(administrator: Asker, township: Agency) -> None:
    made, first = take_on(administrator, township, DutyKind.CLERK, username="lisi", name="李四", from_on=TODAY)
    second = reset_password(administrator, township, made)

    said = "".join(Line.objects.values_list("text", flat=True))
    assert first not in said
    assert second not in said


def test_an_administrator_touches_no_account_of_a_neighbouring_agency(
    administrator: Asker, township: Agency, neighbour: Agency, person_with: With
) -> None:
    theirs = person_with("李四", neighbour, DutyKind.CLERK)
    for agency in (township, neighbour):
        with pytest.raises(NotYours):
            reset_password(administrator, agency, theirs)
        with pytest.raises(NotYours):
            lift_lockout(administrator, agency, theirs)
        with pytest.raises(NotYours):
            set_in_use(administrator, agency, theirs, in_use=False, reason="x")


def test_a_clerk_resets_no_password(clerk: Asker, township: Agency) -> None:
    assert clerk.person
    with pytest.raises(NotYours):
        reset_password(clerk, township, clerk.person)


def test_nobody_takes_his_own_account_out_of_use(administrator: Asker, township: Agency) -> None:
    assert administrator.person
    with pytest.raises(NotPossible, match="自己"):
        set_in_use(administrator, township, administrator.person, in_use=False, reason="x")


def test_a_lock_out_is_lifted_and_told(administrator: Asker, township: Agency, clerk: Asker) -> None:
    assert clerk.person
    AccessAttempt.objects.create(
        username=clerk.person.username, ip_address="10.0.0.9", failures_since_start=5, attempt_time=timezone.now()
    )
    lift_lockout(administrator, township, clerk.person)

    assert not AccessAttempt.objects.exists()
    assert Line.objects.filter(agency=township.pk, act="person.lockout_lifted").exists()


def test_lifting_no_lock_out_says_so_and_is_not_told(administrator: Asker, township: Agency, clerk: Asker) -> None:
    assert clerk.person
    with pytest.raises(NotPossible, match="没有被锁定"):
        lift_lockout(administrator, township, clerk.person)
    assert not Line.objects.filter(act="person.lockout_lifted").exists()


def test_an_ended_duty_leaves_the_account_in_the_hands_of_the_same_administrator(
    administrator: Asker, township: Agency, clerk: Asker
) -> None:
    assert clerk.person
    duty = Duty.rows.seen_by(administrator).get(person=clerk.person)
    end_duty(administrator, duty, to_on=TODAY, reason="调离")

    assert reset_password(administrator, township, clerk.person)
