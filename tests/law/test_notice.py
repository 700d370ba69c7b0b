"""The yearly notice of holidays, read from its pasted text: the real notices, other wordings of them, and wrong ones."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from notices_told import NOTICES, SEED, WORDINGS, YEARS, planned, seeded, told

from gongkai.law.calendar import YearPlan
from gongkai.law.calendar_change import differences
from gongkai.law.notice import NoticeRefused, amend, read_notice


@pytest.mark.parametrize("year", YEARS)
def test_the_real_notices_leave_the_working_days_of_the_seed(year: int) -> None:
    plan, seed = planned(year, NOTICES), seeded(year)

    assert differences(seed, plan).first is None
    assert plan.work == seed.work
    assert {day for day in plan.off ^ seed.off if day.weekday() < 5} == set()


@pytest.mark.parametrize("wording", list(WORDINGS))
@pytest.mark.parametrize("year", YEARS)
def test_the_days_of_the_seed_are_read_back_in_other_wordings(year: int, wording: str) -> None:
    texts = {str(y): told(y, *WORDINGS[wording]) for y in YEARS}

    plan, seed = planned(year, texts), seeded(year)

    assert (plan.off, plan.work) == (seed.off, seed.work)
    assert read_notice(texts[str(year)]).problems == ()


@pytest.mark.parametrize("number", list(NOTICES))
def test_a_real_notice_is_read_without_a_question(number: str) -> None:
    read = read_notice(NOTICES[number])

    assert (read.problems, read.is_sound) == ((), True)
    assert read.number in SEED[int(number[:4])]["notices"]
    assert (read.plan is None) == ("amended" in number)


def test_the_clerk_sees_the_words_of_each_holiday_beside_its_days() -> None:
    spring = read_notice(NOTICES["2026"]).lines[1]

    assert spring.holidays == ("春节",)
    assert spring.quote.startswith("2月15日（农历腊月二十八、周日）至23日")
    assert spring.quote.endswith("2月14日（周六）、2月28日（周六）上班")
    assert (spring.off[0], spring.off[-1], len(spring.off)) == (date(2026, 2, 15), date(2026, 2, 23), 9)
    assert spring.work == (date(2026, 2, 14), date(2026, 2, 28))


def test_leave_that_is_only_encouraged_is_no_day_off() -> None:
    plan = read_notice(NOTICES["2024"]).plan

    assert plan is not None
    assert date(2024, 2, 9) not in plan.off


def test_a_new_year_in_the_old_year_is_told_to_both_years() -> None:
    read = read_notice(NOTICES["2019"])
    old = YearPlan(2018, (), frozenset(), frozenset())

    assert read.years == (2018, 2019)
    assert amend(old, read).work == {date(2018, 12, 29)}
    assert amend(old, read).off == {date(2018, 12, 30), date(2018, 12, 31)}


def test_a_lengthened_holiday_takes_back_the_working_day_in_it() -> None:
    plan = read_notice(NOTICES["2020"]).plan
    assert plan is not None
    longer = amend(plan, read_notice(NOTICES["2020 amended"]))

    found = differences(plan, longer)

    assert found.now_free == (date(2020, 1, 31), date(2020, 2, 1))
    assert longer.notices == ("国办发明电〔2019〕16号", "国办发明电〔2020〕1号")


def test_a_holiday_arranged_anew_takes_the_place_of_its_old_days() -> None:
    plan = read_notice(NOTICES["2026"]).plan
    assert plan is not None
    text = "关于调整2026年劳动节假期安排的通知\n国办发明电〔2026〕1号\n通知如下。\n一、5月1日至3日放假，共3天。"

    found = differences(plan, amend(plan, read_notice(text)))

    assert (found.now_working, found.now_free) == ((date(2026, 5, 4), date(2026, 5, 5)), ())


def test_reading_the_same_notice_again_changes_nothing() -> None:
    for year in YEARS:
        plan = planned(year, NOTICES)

        assert amend(plan, read_notice(NOTICES.get(f"{year} amended", NOTICES[str(year)]))) == plan


def test_a_holiday_that_is_not_there_cannot_be_lengthened() -> None:
    with pytest.raises(NoticeRefused, match="先录入当年的放假安排"):
        amend(YearPlan(2020, (), frozenset(), frozenset()), read_notice(NOTICES["2020 amended"]))


def test_a_notice_that_does_not_add_up_changes_no_plan() -> None:
    with pytest.raises(NoticeRefused, match="先按提示改正"):
        amend(planned(2026, NOTICES), read_notice(NOTICES["2026"].replace("共9天", "共8天")))


@pytest.mark.parametrize(
    ("was", "becomes", "advice"),
    [
        ("共9天", "共8天", "写的是8天，日期合计9天"),
        ("1月4日（周日）", "1月4日（周六）", "1月4日是星期日，不是星期六"),
        ("23日（农历正月初七、周一）", "24日（农历正月初七、周一）", "2月24日是星期二，不是星期一"),
        ("1月4日（周日）上班", "1月5日上班", "本来就上班"),
        ("1月4日（周日）上班", "1月3日上班", "既写放假又写上班"),
        ("5月9日（周六）上班", "5月30日上班", "离假期太远"),
        ("三、清明节：4月4日（周六）至6日（周一）放假，共3天。", "", "没有读到清明节"),
        ("6月19日（周五）至21日（周日）放假", "7月17日（周五）至19日（周日）放假", "不在5月26日至6月27日之间"),
        ("5月1日（周五）至5日（周二）放假调休，共5天", "5月2日至5日放假，共4天", "5月1日是法定节日"),
        ("1月4日（周日）上班", "1月4日（周日）到岗", "没有读懂"),
        ("1月4日（周日）上班", "1月34日上班", "没有读懂"),
        ("1月1日（周四）至3日", "1月1日（周四）至1月32日", "没有读懂"),
        ("现将2026年元旦", "现将2025年元旦", "2025年、2026年"),
        ("10月1日（周四）至7日（周三）", "2027年10月1日至7日", "不在2026年的安排之内"),
        ("10月1日（周四）至7日（周三）放假调休，共7天。", "具体安排另行通知。10月1日前，", "没有读到国庆节"),
    ],
)
def test_a_notice_that_does_not_add_up_gives_no_plan_and_says_where(was: str, becomes: str, advice: str) -> None:
    assert was in NOTICES["2026"]

    read = read_notice(NOTICES["2026"].replace(was, becomes))

    assert (read.plan, read.is_sound) == (None, False)
    assert any(advice in problem for problem in read.problems)


@pytest.mark.parametrize(("was", "advice"), [("国办发明电〔2025〕7号", "补填"), ("〔2025〕7号", "补填")])
def test_a_notice_without_its_number_serves_but_the_number_is_asked_for(was: str, advice: str) -> None:
    read = read_notice(NOTICES["2026"].replace(was, ""))

    assert read.plan is not None
    assert (read.plan.notices, read.is_sound) == ((), True)
    assert [problem for problem in read.problems if advice in problem] == list(read.problems)


def test_two_notices_pasted_together_are_not_mixed() -> None:
    assert read_notice(NOTICES["2025"] + NOTICES["2026"]).plan is None


def test_a_notice_pasted_twice_is_read_once() -> None:
    assert read_notice(NOTICES["2026"] * 2) == read_notice(NOTICES["2026"])


@pytest.mark.parametrize("text", ["", "放假通知", "关于2026年部分节假日安排的通知", "x" * 30_000])
def test_what_is_no_notice_is_answered_with_what_to_paste(text: str) -> None:
    read = read_notice(text)

    assert (read.plan, read.lines, read.is_sound) == (None, (), False)
    assert "粘贴" in read.problems[0]


@pytest.mark.parametrize("year", ["0000", "0001", "2007", "9998", "9999"])
def test_a_year_that_cannot_be_meant_is_asked_about(year: str) -> None:
    title, whole = NOTICES["2026"].replace("2026", year), NOTICES["2026"].replace("1月1日（周四）", f"{year}年1月1日")

    assert "年份" in read_notice(title).problems[0]
    assert "没有读懂" in read_notice(whole).problems[0]
    assert not read_notice(whole.replace("放假调休", "放假，与周末连休")).is_sound


def test_no_single_wrong_or_lost_digit_slips_a_wrong_day_into_the_year_save_a_saturday_beside_the_right_one() -> None:
    text, right = NOTICES["2026"], planned(2026, NOTICES)
    slipped = []
    for digit in re.finditer(r"\d", text):
        for wrong in {"", *"0123456789"} - {digit[0]}:
            plan = read_notice(text[: digit.start()] + wrong + text[digit.end() :]).plan
            if plan and (plan.year != 2026 or differences(right, plan).first):
                slipped.append(plan.work - right.work)

    assert slipped == [{date(2026, 10, 17)}]


@given(st.sampled_from(sorted(NOTICES)), st.data())
def test_any_text_is_read_to_an_answer_and_a_plan_only_without_grave_problems(name: str, data: st.DataObject) -> None:
    text = NOTICES[name]
    start, end = sorted(data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    patch = data.draw(st.text(alphabet="０1９日月至、（）放假上班。春节年", max_size=12))

    read = read_notice(text[:start] + patch + text[end:])

    assert read.is_sound or read.problems
    assert (read.plan is not None) == (read.is_sound and read.kind == "yearly")
    assert read.plan is None or {date(read.plan.year, *day) for day in ((1, 1), (5, 1), (10, 1))} <= read.plan.off
