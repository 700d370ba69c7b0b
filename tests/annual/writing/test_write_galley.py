"""The order of what is printed: parts, tables, local tables, closing lines."""

from dataclasses import replace
from datetime import date

from gongkai.annual.report import Line, Report, Section, Supplement
from gongkai.annual.writing.closing import closing_lines
from gongkai.annual.writing.galley import Heading, Piece, Prose, SetTable, Title, set_galley
from gongkai.annual.writing.lead import runs_of
from gongkai.annual.writing.widths import LINE_CHARACTERS, column_widths


def headings(report: Report) -> list[str]:
    return [piece.text for piece in set_galley(report) if isinstance(piece, Heading)]


def outline(pieces: list[Piece]) -> list[str]:
    """Each heading, and what kinds of piece follow it."""
    return [piece.text if isinstance(piece, Heading | Prose) else type(piece).__name__ for piece in pieces]


def test_each_table_stands_under_the_heading_of_its_part(any_report: Report) -> None:
    pieces = set_galley(replace(any_report, supplements=[]))
    before = [pieces[i - 1].text for i, piece in enumerate(pieces) if isinstance(piece, SetTable)]

    assert [text.partition("、")[0] for text in before] == ["二", "三", "四"]


def test_a_part_the_report_lacks_is_set_as_a_bare_heading(report: Report) -> None:
    report.sections = [section for section in report.sections if section.key != "problems"]

    assert headings(report)[4] == "五、存在的主要问题及改进情况"


def test_numbers_doubled_in_the_report_are_counted_anew(report: Report) -> None:
    report.sections[5].number = "五"

    assert [text[0] for text in headings(report)] == list("一二三四五六")


def test_a_part_of_its_own_stays_behind_the_part_it_followed(report: Report) -> None:
    report.sections.insert(2, Section("三", "公示栏建设情况", None, -1))

    assert headings(report)[2:4] == ["三、公示栏建设情况", "四、收到和处理政府信息公开申请情况"]


def test_a_heading_that_the_form_lists_as_a_variant_keeps_its_words(report: Report) -> None:
    report.sections[3].heading = "因政府信息公开工作被申请行政复议、提起行政诉讼情况"

    assert headings(report)[3] == "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"


def test_a_heading_in_words_of_its_own_gets_those_of_the_form(report: Report) -> None:
    report.sections[4].heading = "不足及下一步打算"

    assert headings(report)[4] == "五、存在的主要问题及改进情况"


def test_lines_and_tables_keep_the_order_they_were_found_in(report: Report) -> None:
    report.sections[1] = Section(
        "二", "主动公开政府信息情况", "active", 4, [Line(5, "填报说明。"), Line(7, "表后说明。")]
    )
    report.tables = {2: [6]}
    report.supplements = []

    pieces = outline(set_galley(report))

    assert pieces[pieces.index("填报说明。") :][:3] == ["填报说明。", "SetTable", "表后说明。"]


def test_a_local_table_stands_in_the_part_it_was_found_in(report: Report) -> None:
    report.sections[0].block, report.sections[1].block = 2, 9
    report.supplements = [Supplement("公示栏", ["村"], [["上清村"]], block=5)]

    pieces = set_galley(report)
    place = next(i for i, piece in enumerate(pieces) if isinstance(piece, SetTable) and piece.caption == "公示栏")

    assert next(p.text for p in pieces[place:] if isinstance(p, Heading)).startswith("二、")


def test_a_local_table_without_a_place_follows_the_first_table_of_the_form(report: Report) -> None:
    pieces = set_galley(report)
    captions = [piece.caption for piece in pieces if isinstance(piece, SetTable)]

    assert captions == [None, "公示栏更新情况", None, None]


def test_the_title_of_a_local_table_is_printed_once(report: Report) -> None:
    report.sections[5].lines.insert(0, Line(-1, "公示栏更新情况"))

    pieces = set_galley(report)
    last = [piece for piece in pieces if isinstance(piece, SetTable)][-1]

    assert last.caption == "公示栏更新情况"
    assert "公示栏更新情况" not in [piece.text for piece in pieces if isinstance(piece, Prose)]


def test_a_local_table_titled_as_its_part_has_no_caption(report: Report) -> None:
    report.sections.insert(2, Section("三", "公示栏更新情况", None, -1))

    assert [piece.caption for piece in set_galley(report) if isinstance(piece, SetTable)] == [None] * 4


def test_a_report_of_no_edition_is_set_as_found(report: Report) -> None:
    report.edition, report.values = None, {}
    report.sections = [Section("1", "概述", None, -1, [Line(-1, "全年公开信息8条。")])]

    assert outline(set_galley(report))[2:5] == ["1、概述", "全年公开信息8条。", "SetTable"]


def test_a_long_title_is_broken_behind_the_year(report: Report) -> None:
    title = set_galley(report)[0]

    assert isinstance(title, Title)
    assert title.lines == ("清溪镇人民政府2021年", "政府信息公开工作年度报告")


def test_a_report_without_a_title_gets_the_customary_one(report: Report) -> None:
    report.title = None

    assert outline(set_galley(report))[0] == "Title"
    assert set_galley(report)[0].text == "清溪镇人民政府2021年政府信息公开工作年度报告"  # type: ignore[union-attr]


def test_the_signer_stands_centred_over_a_day_four_characters_in(report: Report) -> None:
    assert [(line.text, line.indent) for line in closing_lines(report)] == [
        ("清溪镇人民政府", 3.75),
        ("2022年1月20日", 4.0),
    ]


def test_another_signer_than_the_reporting_body_is_not_replaced(report: Report) -> None:
    report.signature = [Line(-1, "清溪镇党政办公室　二〇二二年一月二十日")]

    assert [line.text for line in closing_lines(report)] == ["清溪镇党政办公室", "2022年1月20日"]


def test_a_report_without_closing_lines_is_signed_by_its_agency(report: Report) -> None:
    report.signature, report.signed_on = [], date(2022, 3, 1)

    assert [line.text for line in closing_lines(report)] == ["清溪镇人民政府", "2022年3月1日"]


def test_a_report_signed_by_nobody_stays_unsigned(report: Report) -> None:
    report.signature, report.signed_on = [], None

    assert closing_lines(report) == []


def test_a_numbered_first_sentence_is_a_heading_run_in() -> None:
    assert [run.face for run in runs_of("（一）主动公开。公示栏逐月更新。")] == ["kai", "body"]
    assert [run.face for run in runs_of("2.加强培训。每季度一次。")] == ["bold", "body"]


def test_a_sentence_that_only_begins_with_a_number_is_text() -> None:
    assert [run.face for run in runs_of("2021.5亩土地的信息已公开。")] == ["body"]
    assert [run.face for run in runs_of("3、部分村公示栏更新不及时。")] == ["body"]


def test_no_figure_is_wider_than_its_column(any_report: Report) -> None:
    for code in any_report.values:
        any_report.values[code] = 1234567

    for piece in set_galley(any_report):
        if isinstance(piece, SetTable) and piece.skeleton.width < 12:
            widths = [share * LINE_CHARACTERS for share in column_widths(piece.skeleton, LINE_CHARACTERS)]
            cells = [cell for cell in piece.skeleton.cells if cell.code is not None]
            assert all(sum(widths[c.column : c.column + c.colspan]) > 3.5 for c in cells)
