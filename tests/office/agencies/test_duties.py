"""Duties: from a day to a day, reaching down or not, handed over, and in whose power they are."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from gongkai.office.agencies.service import (
    Agency,
    Asker,
    Duty,
    DutyKind,
    Person,
    asker_for,
    assign_duty,
    end_duty,
    hand_over,
    register_agency,
)
from gongkai.office.journal.service import Line
from gongkai.office.refusals import NotPossible, NotYours

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 10)
DAY = timedelta(days=1)
With = Callable[..., Person]


def _duty(asker: Asker, person: Person) -> Duty:
    return Duty.rows.seen_by(asker).get(person=person)


def test_an_acting_duty_ends_by_its_date(administrator: Asker, township: Agency, person_with: With) -> None:
    wang = person_with("王芳", township)
    assign_duty(administrator, township, wang, DutyKind.CLERK, from_on=TODAY, to_on=TODAY + DAY, acting=True)

    assert asker_for(wang, TODAY + DAY).holds(DutyKind.CLERK, township.pk)
    assert not asker_for(wang, TODAY + 2 * DAY).kinds


def test_an_acting_duty_without_an_end_is_refused(administrator: Asker, township: Agency, person_with: With) -> None:
    with pytest.raises(NotPossible, match="代理岗位要写明截止日期"):
        assign_duty(administrator, township, person_with("王芳", township), DutyKind.CLERK, from_on=TODAY, acting=True)


def test_a_duty_beginning_tomorrow_gives_nothing_today(
    administrator: Asker, township: Agency, person_with: With
) -> None:
    wang = person_with("王芳", township)
    assign_duty(administrator, township, wang, DutyKind.CLERK, from_on=TODAY + DAY)

    assert not asker_for(wang, TODAY).kinds
    assert asker_for(wang, TODAY + DAY).holds(DutyKind.CLERK, township.pk)


@pytest.mark.parametrize("kind", [DutyKind.ADMINISTRATOR, DutyKind.SUPERVISOR])
def test_an_administrator_and_a_supervisor_reach_the_agencies_below(
    kind: DutyKind, county: Agency, township: Agency, person_with: With
) -> None:
    assert asker_for(person_with("何琳", county, kind), TODAY).holds(kind, township.pk)


@pytest.mark.parametrize("kind", [kind for kind in DutyKind if kind not in ("administrator", "supervisor")])
def test_other_duties_stay_in_their_agency(kind: DutyKind, county: Agency, township: Agency, person_with: With) -> None:
    asker = asker_for(person_with("何琳", county, kind), TODAY)

    assert asker.where(kind) == {county.pk}


def test_no_duty_reaches_up_or_aside(administrator: Asker, county: Agency, neighbour: Agency) -> None:
    assert not administrator.where() & {county.pk, neighbour.pk}
    assert not administrator.holds(DutyKind.ADMINISTRATOR, county.pk)
    assert not administrator.holds(DutyKind.ADMINISTRATOR, neighbour.pk)


def test_a_slug_that_begins_like_another_is_not_below_it(county: Agency, township: Agency, person_with: With) -> None:
    many = [
        register_agency(Asker.program(), parent=None, kind="county", name=f"第{n}县", short_name=f"{n}县", slug=f"x{n}")
        for n in range(10)
    ]
    reach = asker_for(person_with("何琳", county, DutyKind.SUPERVISOR), TODAY).where(DutyKind.SUPERVISOR)

    assert reach == {county.pk, township.pk}
    assert not reach & {agency.pk for agency in many}


@pytest.mark.parametrize(("first", "second"), [(DutyKind.AUDITOR, DutyKind.CLERK), (DutyKind.CLERK, DutyKind.AUDITOR)])
def test_an_auditor_holds_no_other_duty_in_his_agency(
    first: DutyKind, second: DutyKind, administrator: Asker, township: Agency, person_with: With
) -> None:
    sun = person_with("孙平", township, first)

    with pytest.raises(NotPossible, match="审计员不能兼任"):
        assign_duty(administrator, township, sun, second, from_on=TODAY)


def test_an_auditor_may_take_another_duty_once_the_audit_has_ended(
    administrator: Asker, township: Agency, person_with: With
) -> None:
    sun = person_with("孙平", township, DutyKind.AUDITOR)
    end_duty(administrator, _duty(administrator, sun), to_on=TODAY, reason="轮岗")

    assert assign_duty(administrator, township, sun, DutyKind.CLERK, from_on=TODAY + DAY).pk


def test_a_clerk_gives_no_duty(clerk: Asker, township: Agency, person_with: With) -> None:
    with pytest.raises(NotYours, match="管理员"):
        assign_duty(clerk, township, person_with("李四", township), DutyKind.CLERK, from_on=TODAY)


def test_an_administrator_gives_no_duty_in_a_neighbouring_agency(
    administrator: Asker, neighbour: Agency, person_with: With
) -> None:
    with pytest.raises(NotYours):
        assign_duty(administrator, neighbour, person_with("李四", neighbour), DutyKind.CLERK, from_on=TODAY)


def test_an_administrator_cannot_draw_anothers_person_into_his_agency(
    administrator: Asker, township: Agency, neighbour: Agency, person_with: With
) -> None:
    theirs = person_with("李四", neighbour, DutyKind.CLERK)

    with pytest.raises(NotYours, match="上级管理员"):
        assign_duty(administrator, township, theirs, DutyKind.CLERK, from_on=TODAY)


def test_the_administrator_above_lends_a_person_to_both(
    county: Agency, township: Agency, neighbour: Agency, person_with: With
) -> None:
    above = asker_for(person_with("钱进", county, DutyKind.ADMINISTRATOR), TODAY)
    lent = person_with("李四", neighbour, DutyKind.CLERK)
    assign_duty(above, township, lent, DutyKind.CLERK, from_on=TODAY, to_on=TODAY, acting=True)

    assert asker_for(lent, TODAY).offices == {township.pk, neighbour.pk}


def test_the_same_duty_twice_at_a_time_is_refused(clerk: Asker, administrator: Asker, township: Agency) -> None:
    assert clerk.person
    with pytest.raises(NotPossible, match="已有"):
        assign_duty(administrator, township, clerk.person, DutyKind.CLERK, from_on=TODAY)


def test_a_duty_ended_today_is_held_today_for_the_last_time(clerk: Asker, administrator: Asker) -> None:
    assert clerk.person
    end_duty(administrator, _duty(administrator, clerk.person), to_on=TODAY, reason="调离")

    assert asker_for(clerk.person, TODAY).kinds
    assert not asker_for(clerk.person, TODAY + DAY).kinds


def test_an_end_is_not_moved_later(clerk: Asker, administrator: Asker) -> None:
    assert clerk.person
    duty = end_duty(administrator, _duty(administrator, clerk.person), to_on=TODAY, reason="调离")

    with pytest.raises(NotPossible, match="不能后移"):
        end_duty(administrator, duty, to_on=TODAY + DAY, reason="写错")


def test_the_last_administrator_at_the_top_cannot_end_his_own_duty(county: Agency, person_with: With) -> None:
    top = asker_for(person_with("钱进", county, DutyKind.ADMINISTRATOR), TODAY)
    assert top.person

    with pytest.raises(NotPossible, match="唯一的管理员"):
        end_duty(top, _duty(top, top.person), to_on=TODAY, reason="调离")


def test_the_last_administrator_at_the_top_may_hand_over(county: Agency, person_with: With) -> None:
    top = asker_for(person_with("钱进", county, DutyKind.ADMINISTRATOR), TODAY)
    assert top.person
    heir = person_with("吴用", county)
    hand_over(top, _duty(top, top.person), heir, on=TODAY + DAY, reason="轮岗")

    assert asker_for(heir, TODAY + DAY).holds(DutyKind.ADMINISTRATOR, county.pk)
    assert not asker_for(top.person, TODAY + DAY).kinds


def test_a_handover_leaves_no_day_without_and_none_with_two(
    clerk: Asker, administrator: Asker, township: Agency, person_with: With
) -> None:
    assert clerk.person
    heir = person_with("李四", township)
    hand_over(administrator, _duty(administrator, clerk.person), heir, on=TODAY + DAY, reason="轮岗")

    held = [[bool(asker_for(who, TODAY + n * DAY).kinds) for n in (0, 1)] for who in (clerk.person, heir)]
    assert held == [[True, False], [False, True]]


def test_a_handover_is_one_act_of_two_lines(
    clerk: Asker, administrator: Asker, township: Agency, person_with: With
) -> None:
    assert clerk.person
    heir = person_with("李四", township)
    hand_over(administrator, _duty(administrator, clerk.person), heir, on=TODAY, reason="轮岗")

    last = Line.objects.filter(agency=township.pk).order_by("-number")[:2]
    assert {line.act for line in last} == {"duty.assigned", "duty.ended"}
    assert len({line.trace for line in last}) == 1


def test_a_handover_that_fails_ends_nothing(
    clerk: Asker, administrator: Asker, township: Agency, person_with: With
) -> None:
    assert clerk.person
    auditor = person_with("孙平", township, DutyKind.AUDITOR)

    with pytest.raises(NotPossible, match="审计员"):
        hand_over(administrator, _duty(administrator, clerk.person), auditor, on=TODAY, reason="轮岗")
    assert asker_for(clerk.person, TODAY + DAY).kinds


def test_a_clerk_hands_nothing_over(clerk: Asker, township: Agency, person_with: With) -> None:
    assert clerk.person
    with pytest.raises(NotYours):
        hand_over(clerk, _duty(clerk, clerk.person), person_with("李四", township), on=TODAY, reason="x")
