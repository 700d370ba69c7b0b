"""The paragraph about remedies by ground and day, and the days of reviews and suits."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.law.calendar import seed_calendar
from gongkai.law.remedies import Paragraph, RemedyRefused, overdue_paragraph, paragraphs, remedy_paragraph
from gongkai.law.remedies_limits import respond_by, review_until, suit_after_review_until, suit_until

ORGAN, COURT = "青萝县人民政府", "青萝县人民法院"
NOW = date(2026, 3, 2)


def told(*codes: str, on: date = NOW, served_online: bool = False, channel: str = "") -> Paragraph:
    paragraph = remedy_paragraph(codes, on, ORGAN, COURT, served_online=served_online, channel=channel)
    assert paragraph is not None
    return paragraph


def test_a_refusal_under_articles_14_to_16_tells_that_review_comes_first() -> None:
    words = told("15").text

    assert words.startswith(f"如对本答复书不服，应当先自收到本答复书之日起60日内向{ORGAN}申请行政复议")
    assert f"15日内向{COURT}提起行政诉讼" in words
    assert "6个月" not in words


@pytest.mark.parametrize("code", ["36.2", "36.4", "36.5", "39.1", "36.6", "30.lapsed"])
def test_other_answers_leave_the_choice_of_60_days_or_6_months(code: str) -> None:
    words = told(code).text

    assert f"60日内向{ORGAN}申请行政复议，也可以" in words
    assert f"6个月内依法向{COURT}提起行政诉讼" in words
    assert "应当先" not in words


def test_before_2024_a_refusal_left_the_choice_too() -> None:
    assert "也可以" in told("15", on=date(2023, 12, 31)).text
    assert "应当先" in told("15", on=date(2024, 1, 1)).text


def test_the_interpretation_of_2025_is_cited_from_its_first_day() -> None:
    assert "法释〔2025〕8号" not in told("15", on=date(2025, 5, 31)).basis
    assert "法释〔2025〕8号" in told("15", on=date(2025, 6, 1)).basis


def test_part_disclosure_tells_both_ways_apart() -> None:
    words = told("36.2", "16.1").text

    assert "不予公开的部分不服，应当先" in words
    assert "其他部分不服，可以" in words


def test_an_answer_served_online_names_the_channel_for_review_on_the_internet() -> None:
    online = told("15", served_online=True, channel="青萝县行政复议网上申请窗口")

    assert "青萝县行政复议网上申请窗口" in online.text
    assert "第二十二条第二款" in online.basis
    assert "互联网" not in told("15").text


def test_an_answer_served_online_without_a_channel_is_refused_and_was_not_before_2024() -> None:
    with pytest.raises(RemedyRefused, match="网上申请行政复议的渠道"):
        told("36.2", served_online=True)
    assert told("36.2", on=date(2023, 12, 31), served_online=True).kind == "either"


def test_a_paragraph_without_organ_or_court_is_not_written() -> None:
    with pytest.raises(RemedyRefused, match="行政复议机关、管辖法院"):
        remedy_paragraph(["36.2"], NOW, " ", "", served_online=False)


def test_nothing_is_told_where_nothing_was_decided_against_the_applicant() -> None:
    assert remedy_paragraph(["withdrawn"], NOW, ORGAN, COURT, served_online=False) is None


def test_silence_leaves_the_choice_unless_the_place_wants_review_first() -> None:
    due = date(2026, 3, 16)
    choice = overdue_paragraph(due, date(2026, 3, 17), ORGAN, COURT, "县政府办公室")
    local = overdue_paragraph(due, date(2026, 3, 17), ORGAN, COURT, "县政府办公室", review_first=True)

    assert "已于2026年3月16日届满" in choice.text
    assert "6个月内" in choice.text
    assert (choice.kind, local.kind) == ("either", "review_first")


def test_every_paragraph_has_its_law_and_no_word_left_open() -> None:
    blanks = dict.fromkeys(("organ", "court", "paper", "channel", "day", "complain_to"), "某")

    assert all(row["basis"] and "{" not in row["text"].format(**blanks) for row in paragraphs())


def test_the_agency_answers_within_10_or_5_working_days_or_15_days() -> None:
    came = date(2026, 2, 10)

    assert respond_by("review", came, seed_calendar()).day == date(2026, 3, 2)
    assert respond_by("review_simple", came, seed_calendar()).day == date(2026, 2, 24)
    assert respond_by("suit", came, seed_calendar()).day == date(2026, 2, 25)


def test_fifteen_days_that_end_on_a_day_off_end_on_the_next_working_day() -> None:
    assert respond_by("suit", date(2026, 4, 17), seed_calendar()).day == date(2026, 5, 6)


def test_an_applicants_days_end_with_the_month_and_roll_over_days_off() -> None:
    # 31 August and six months is the last day of February, a Sunday; of 2027 no notice of holidays is known.
    assert suit_until(date(2026, 8, 31), seed_calendar()).day == date(2027, 3, 1)
    assert suit_until(date(2026, 8, 31), seed_calendar()).provisional
    assert review_until(date(2026, 3, 2), seed_calendar()).day == date(2026, 5, 6)
    assert suit_after_review_until(date(2026, 3, 2), seed_calendar()).day == date(2026, 3, 17)
