"""The parts of a report: headings by their words, contents left out, closing lines apart."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from gongkai.annual.report import Report
from reports.opening import opened
from reports.paper import Line, Piece, invent

TOWN = invent("青萝县柳溪镇", 2023, 7)
UNSIGNED = invent("青萝县柳溪镇", 2023, 7, signed=None)
SIX = ["overview", "active", "requests", "remedies", "problems", "other"]
DIGITS = "一二三四五六"


def headed(change: Callable[[str], str]) -> Report:
    """The report with its headings printed otherwise, as plain paragraphs."""
    return opened(
        Line(change(piece.text) if piece.level == 2 else piece.text) if isinstance(piece, Line) else piece
        for piece in TOWN.pieces
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text,
        lambda text: f"第{text[0]}部分 {text[2:]}",
        lambda text: f"{text[0]}.{text[2:]}",
        lambda text: f"{DIGITS.index(text[0]) + 1}、{text[2:]}",
        lambda text: text[2:],
        lambda text: f"{text}：",
        lambda text: f"{text}。",
        lambda text: text[:2] + " ".join(text[2:]),
        lambda text: text.replace("总体情况", "2023年总体情况").replace("存在的", "工作中存在的"),
    ],
    ids=["printed", "第N部分", "dot", "digit", "no number", "colon", "full stop", "spaced", "more words"],
)
def test_the_six_parts_are_told_by_their_words(change: Callable[[str], str]) -> None:
    assert [section.key for section in headed(change).sections] == SIX


def test_a_wrong_number_does_not_make_another_part() -> None:
    report = headed(lambda text: f"三{text[1:]}")

    assert [section.key for section in report.sections] == SIX
    assert {section.number for section in report.sections} == {"三"}


@pytest.mark.parametrize("mark", ["。", "：", "\u3000"])
def test_a_heading_may_run_into_its_text(mark: str) -> None:
    pieces: list[Piece] = []
    heading = ""
    for piece in TOWN.pieces:
        if isinstance(piece, Line) and piece.level == 2:
            heading = piece.text
            continue
        if heading:
            if isinstance(piece, Line):
                pieces.append(Line(f"{heading}{mark}{piece.text}"))
            else:
                pieces += [Line(heading), piece]
            heading = ""
        else:
            pieces.append(piece)
    report = opened(pieces)

    assert [section.key for section in report.sections] == SIX
    assert report.sections[0].lines[0].text.startswith("2023年，青萝县柳溪镇")


@pytest.mark.parametrize("tail", ["", "………………3", "......................3", "    3", "（3）"])
def test_a_table_of_contents_is_no_part(tail: str) -> None:
    contents = [Line("目 录")]
    contents += [Line(p.text + tail) for p in TOWN.pieces if isinstance(p, Line) and p.level == 2]
    report = opened([TOWN.pieces[0], *contents, *TOWN.pieces[1:]])

    assert [section.key for section in report.sections] == SIX
    assert report.sections[0].text.startswith("2023年，")


def test_numbered_points_inside_a_part_are_no_parts() -> None:
    points = [Line("1.抓培训"), Line("培训两次。"), Line("（二）抓更新"), Line("更新四次。"), Line("一是人手少。")]
    report = opened([*TOWN.pieces[:4], *points, *TOWN.pieces[4:]])

    assert [section.key for section in report.sections] == SIX


def test_a_part_of_ones_own_is_kept_where_the_numbers_carry_on() -> None:
    pieces = list(TOWN.pieces)
    at = next(i for i, piece in enumerate(pieces) if isinstance(piece, Line) and piece.text.startswith("三、"))
    pieces[at:at] = [Line("三、公开平台建设情况"), Line("设专栏一个。")]
    for i, number in ((at + 2, "四"),):
        piece = pieces[i]
        assert isinstance(piece, Line)
        pieces[i] = Line(number + piece.text[1:], 2)
    report = opened(pieces)

    assert [section.key for section in report.sections] == [*SIX[:2], None, *SIX[2:]]


def test_a_part_missing_is_not_made_up() -> None:
    pieces = [p for p in TOWN.pieces if not (isinstance(p, Line) and p.text.startswith("五、"))]

    assert [section.key for section in opened(pieces).sections] == [key for key in SIX if key != "problems"]


def test_a_first_part_in_words_of_its_own_is_kept() -> None:
    pieces = [Line("一、工作推进综述") if p == Line("一、总体情况", 2) else p for p in TOWN.pieces]
    report = opened(pieces)

    assert [section.key for section in report.sections] == [None, *SIX[1:]]
    assert report.sections[0].heading == "工作推进综述"


# Closing lines


@pytest.mark.parametrize(
    "closing",
    [
        ("青萝县柳溪镇人民政府", "2024年1月20日"),
        ("2024年1月20日", "青萝县柳溪镇人民政府"),
        ("青萝县柳溪镇人民政府 2024年1月20日",),
        ("青萝县柳溪镇人民政府2024年1月20日",),
        ("青萝县柳溪镇人民政府（盖章）", "二〇二四年一月二十日"),
        ("青萝县柳溪镇人民政府", "2024.1.20"),
        ("2024年1月20日",),
        ("附件：公开目录.xls", "青萝县柳溪镇人民政府", "2024年1月20日"),
        ("青萝县柳溪镇人民政府", "2024年1月20日", "附件：年度报告.docx"),
        ("青萝县柳溪镇人民政府", "2024年1月20日", "【打印】【关闭】", "主办：县政府办 更新日期：2025-03-02"),
    ],
    ids=lambda lines: lines[0] + lines[-1],
)
def test_the_day_of_signature_is_found_in_any_closing(closing: tuple[str, ...]) -> None:
    report = opened([*UNSIGNED.pieces, *map(Line, closing)])

    assert report.signed_on == date(2024, 1, 20)
    assert "2024" not in report.sections[-1].text


def test_without_closing_lines_there_is_no_signature() -> None:
    report = opened(UNSIGNED)

    assert (report.signature, report.signed_on) == ([], None)


def test_the_introduction_stands_before_the_parts_and_gives_the_period() -> None:
    report = opened(TOWN)

    assert len(report.preamble) == 1
    assert report.period == (date(2023, 1, 1), date(2023, 12, 31))
