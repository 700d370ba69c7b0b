"""Plans of working days: loaded with the program, put in force by the one at the top, never silently replaced."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from gongkai.law.calendar import Calendar, YearPlan, add_working_days, seed_calendar
from gongkai.office.agencies.service import Agency, Asker, DutyKind, Person, asker_for
from gongkai.office.journal.service import Line
from gongkai.office.refusals import NotPossible, NotYours
from gongkai.office.workdays import movers
from gongkai.office.workdays.service import (
    Moved,
    Plan,
    Proposal,
    apply_plan,
    calendar,
    from_days,
    from_notice,
    from_package,
    in_force,
    load_seed,
    newest_plan,
    plans_in_force,
    register_mover,
    what_would_move,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 10)
NOTICE = """国务院办公厅关于2026年部分节假日安排的通知
国办发明电〔2025〕7号
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
国务院办公厅
2025年11月4日"""


@pytest.fixture
def top(person_with: Callable[..., Person], county: Agency, township: Agency) -> Asker:
    """钱进, administrator of the county."""
    return asker_for(person_with("钱进", county, DutyKind.ADMINISTRATOR), TODAY)


FIXED = "5月1日至2日\n10月1日至3日"
"""The legal holidays of fixed date, which no year is without, save 元旦."""


def _next_year(off: str = "1月1日至3日", work: str = "") -> Proposal:
    return from_days(2027, "国办发明电〔2026〕9号", f"{off}\n{FIXED}", work)


def test_a_fresh_installation_knows_the_packaged_years() -> None:
    assert sorted(in_force()) == list(range(2019, 2027))


def test_the_packaged_years_in_the_database_count_like_the_package() -> None:
    for start in (date(2020, 1, 20), date(2023, 9, 25), date(2026, 9, 18)):
        assert add_working_days(start, 20, calendar()) == add_working_days(start, 20, seed_calendar())


def test_the_packaged_days_load_once() -> None:
    assert load_seed() == []


def test_a_missing_year_is_loaded_and_told_in_the_chain_at_the_top(county: Agency) -> None:
    Plan.objects.filter(year=2026).delete()

    assert load_seed() == [2026]
    assert Line.objects.filter(agency=county.pk, act="workdays.seed_loaded").count() == 1


def test_the_package_never_overrides_a_newer_plan(top: Asker) -> None:
    apply_plan(top, from_days(2026, "国办发明电〔2026〕1号", f"1月1日\n{FIXED}", ""), seen=newest_plan())
    load_seed()

    assert len(plans_in_force()[2026].off) == 6


def test_the_administrator_at_the_top_puts_a_year_in_force(top: Asker, county: Agency) -> None:
    assert not calendar().is_announced(2027)
    apply_plan(top, _next_year(), seen=newest_plan())

    assert calendar().is_announced(2027)
    assert not calendar().is_working_day(date(2027, 1, 1))
    line = Line.objects.get(agency=county.pk, act="workdays.plan_applied")
    assert "国办发明电〔2026〕9号" in line.text


@pytest.mark.parametrize("who", ["administrator", "clerk", "supervisor", "auditor"])
def test_nobody_else_puts_a_year_in_force(who: str, request: pytest.FixtureRequest) -> None:
    asker = request.getfixturevalue(who)

    with pytest.raises(NotYours, match="最上级机关"):
        apply_plan(asker, _next_year(), seen=newest_plan())


def test_the_plan_before_stays_to_be_seen(top: Asker) -> None:
    before = in_force()[2026]
    apply_plan(top, from_days(2026, "国办发明电〔2026〕1号", f"1月1日\n{FIXED}", ""), seen=newest_plan())

    assert Plan.objects.filter(year=2026).order_by("pk")[0] == before
    assert before.days.count() > 1


def test_a_plan_looked_at_before_another_was_applied_is_refused(top: Asker) -> None:
    seen = newest_plan()
    apply_plan(top, _next_year(), seen=seen)

    with pytest.raises(NotPossible, match="重新预览"):
        apply_plan(top, _next_year("1月1日"), seen=seen)


def test_a_plan_that_changes_nothing_is_refused(top: Asker) -> None:
    with pytest.raises(NotPossible, match="完全相同"):
        apply_plan(top, from_package(2026), seen=newest_plan())


def test_a_plan_with_problems_is_refused_and_changes_nothing(top: Asker) -> None:
    with pytest.raises(NotPossible, match="2月30日"):
        apply_plan(top, _next_year("2月30日"), seen=newest_plan())
    assert 2027 not in in_force()


def test_a_notice_pasted_gives_the_days_of_the_package() -> None:
    proposal = from_notice(NOTICE, {})
    packaged = next(plan for plan in seed_calendar().plans if plan.year == 2026)

    assert proposal.problems == ()
    assert (proposal.plans[0].off, proposal.plans[0].work) == (packaged.off, packaged.work)


def test_a_notice_that_does_not_add_up_gives_no_plan_to_apply(top: Asker) -> None:
    proposal = from_notice(NOTICE.replace("放假调休，共9天", "放假调休，共8天"), plans_in_force())

    assert not proposal.is_sound
    with pytest.raises(NotPossible):
        apply_plan(top, proposal, seen=newest_plan())


def test_a_notice_without_a_number_wants_one_typed() -> None:
    bare = NOTICE.replace("国办发明电〔2025〕7号\n", "")

    assert any("文号" in problem for problem in from_notice(bare, {}).problems)
    assert from_notice(bare, {}, number="国办发明电〔2025〕7号").plans[0].notices == ("国办发明电〔2025〕7号",)


def test_an_amendment_of_a_year_unknown_is_refused() -> None:
    amendment = (
        "国务院办公厅关于延长2020年春节假期的通知\n国办发明电〔2020〕1号\n现将具体安排通知如下。\n"
        "一、延长2020年春节假期至2月2日（农历正月初九，星期日），2月3日（星期一）起正常上班。"
    )

    assert not from_notice(amendment, {}).is_sound
    assert from_notice(amendment, plans_in_force()).problems == ()


@pytest.mark.parametrize(
    ("off", "work", "says"),
    [
        ("", "", "1月1日是法定节日，没有写"),
        ("1月1日至3日", "1月3日", "既写了放假又写了上班"),
        ("1月1日", "1月4日", "周一至周五"),
        ("元旦", "", "没有读懂"),
        ("2月3日至1日", "", "起止不对"),
        ("2026-01-01", "", "不在2027年"),
        ("13月1日", "", "不存在"),
    ],
)
def test_days_typed_wrong_are_answered_with_what_to_put_right(off: str, work: str, says: str) -> None:
    proposal = from_days(2027, "国办发明电〔2026〕9号", off, work)

    assert not proposal.is_sound
    assert says in "；".join(proposal.problems)


@pytest.mark.parametrize(("year", "wanted"), [(2024, False), (2025, True)])
def test_the_second_of_may_is_a_holiday_since_2025(year: int, wanted: bool) -> None:
    proposal = from_days(year, "国办发明电〔2024〕12号", "1月1日\n5月1日\n10月1日至3日", "")

    assert ("5月2日" in "；".join(proposal.problems)) is wanted


@pytest.fixture
def a_mover() -> Iterator[None]:
    """An app with one deadline: 20 working days after 21 December 2026."""

    def mover(asker: Asker, before: Calendar, after: Calendar) -> list[Moved]:
        old, new = (add_working_days(date(2026, 12, 21), 20, one).day for one in (before, after))
        return [Moved("答复", "清溪镇", old, new)] if old != new else []

    register_mover(mover)
    yield
    movers._movers.remove(mover)


def test_what_would_move_is_known_before_it_is_applied(top: Asker, a_mover: None) -> None:
    after = calendar().with_year(
        YearPlan(2027, ("国办发明电〔2026〕9号",), frozenset({date(2027, 1, 1), date(2027, 1, 4)}), frozenset())
    )

    moved = what_would_move(top, calendar(), after)
    assert [(one.before, one.after) for one in moved] == [(date(2027, 1, 19), date(2027, 1, 20))]
