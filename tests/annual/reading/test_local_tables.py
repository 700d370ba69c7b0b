"""Tables beside the form are kept as found and take nothing from the form."""

from __future__ import annotations

from reports.opening import opened
from reports.paper import Box, Grid, Line, Piece, invent

TOWN = invent("青萝县柳溪镇", 2023, 7)
CHANNELS = [
    ("统计指标", "单位", "统计数"),
    ("（一）主动公开政府信息数", "条", "212"),
    ("1.政府公报公开政府信息数", "条", "0"),
    ("2.政府网站公开政府信息数", "条", "180"),
    ("3.政务微博公开政府信息数", "条", ""),
    ("4.政务微信公开政府信息数", "条", "96"),
    ("5.其他方式公开政府信息数", "条", "14"),
    ("（三）回应公众关注热点或重大舆情数", "次", "2"),
    ("3.政策解读稿件发布数", "篇", "5"),
]
PROPOSALS = [("类别", "收到", "办结"), ("代表建议", "3", "3"), ("委员提案", "2", "2")]


def table(rows: list[tuple[str, ...]]) -> Grid:
    return Grid(tuple(tuple(map(Box, row)) for row in rows))


def beside(start: str, *more: Piece) -> list[Piece]:
    pieces = list(TOWN.pieces)
    at = next(i for i, piece in enumerate(pieces) if isinstance(piece, Line) and piece.text.startswith(start))
    return [*pieces[:at], *more, *pieces[at:]]


def test_a_known_local_table_is_read_by_the_codes_of_its_definition() -> None:
    report = opened(beside("三、", Line("公开平台建设和信息发布情况"), table(CHANNELS)))

    assert report.values == TOWN.figures
    assert [s.kind for s in report.supplements] == ["platform_counts"]
    values = report.supplements[0].values
    assert (values["published.total"], values["published.website"], values["published.weibo"]) == (212, 180, None)


def test_an_unknown_local_table_is_kept_with_its_caption_header_and_rows() -> None:
    report = opened(beside("六、", Line("建议提案办理情况"), table(PROPOSALS)))
    supplement = report.supplements[0]

    assert report.values == TOWN.figures
    assert (supplement.title, supplement.kind) == ("建议提案办理情况", None)
    assert supplement.header == ["类别", "收到", "办结"]
    assert supplement.rows == [["代表建议", "3", "3"], ["委员提案", "2", "2"]]


def test_the_forms_own_tables_are_no_supplements() -> None:
    assert opened(TOWN).supplements == []


def test_menus_before_the_title_and_links_after_the_report_are_no_supplements() -> None:
    menu = table([("首页", "政务公开", "互动"), ("机构", "年报", "信箱")])

    assert opened([menu, *TOWN.pieces, Line("主办：县政府办 版权所有"), menu]).supplements == []
