"""The invented reports of this folder, made again: `python tests/reports/make.py` writes every file and its truth.

Places, bodies, figures and sentences are invented. `NAME.truth.json` holds what a careful reader gets: title,
agency, year, edition, the figures by cell code (null is blank), and under `planted` the findings that must come.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from gongkai.law.edition import edition_for, edition_named  # noqa: E402
from reports import containers as to  # noqa: E402
from reports.paper import Box, Grid, Line, Paper, Piece, compose, grids, invent, nothing_happened  # noqa: E402


@dataclass(frozen=True)
class Sample:
    """One file of the folder: its bytes and its truth."""

    name: str
    data: bytes
    truth: dict[str, Any] = field(default_factory=dict)


def sample(name: str, data: bytes | str, paper: Paper, planted: tuple[str, ...] = (), **more: Any) -> Sample:
    truth: dict[str, Any] = {
        "file": name,
        "title": paper.title,
        "agency": paper.agency,
        "year": paper.year,
        "edition": int(paper.edition.id),
        "planted": list(planted),
        "values": {c: float(v) if isinstance(v, Decimal) else v for c, v in paper.figures.items()},
    }
    return Sample(name, data if isinstance(data, bytes) else data.encode(), truth | more)


def say(paper: Paper, part: str, *sentences: str) -> Paper:
    """The paper with sentences added at the end of a part."""
    pieces = list(paper.pieces)
    starts = [i for i, piece in enumerate(pieces) if isinstance(piece, Line) and piece.level == 2]
    at = next(i for i in starts if isinstance(piece := pieces[i], Line) and piece.text.startswith(part))
    end = next((i for i in starts if i > at), len(pieces) - 2)
    pieces[end:end] = [Line(text) for text in sentences]
    return paper.with_pieces(pieces)


def reword(paper: Paper, old: str, new: str) -> Paper:
    """The paper with one sentence changed."""
    assert any(isinstance(piece, Line) and old in piece.text for piece in paper.pieces)
    return paper.with_pieces(
        replace(piece, text=piece.text.replace(old, new)) if isinstance(piece, Line) else piece
        for piece in paper.pieces
    )


def redraw(paper: Paper, number: int, grid: Grid | list[Piece]) -> Paper:
    """The paper with its table `number` (2, 3, 4) drawn otherwise."""
    old = grids(paper.pieces)[number - 2]
    pieces: list[Piece] = []
    for piece in paper.pieces:
        pieces += (grid if isinstance(grid, list) else [grid]) if piece is old else [piece]
    return paper.with_pieces(pieces)


def texts() -> Iterator[Sample]:
    street = invent("岚江市青屏区梧桐街道", 2020, 11, agency="岚江市青屏区梧桐街道办事处")
    yield sample("street_2020_cells.txt", to.as_cell_lines(street.pieces), street)

    figures = {"requests.granted.natural": 7}
    town = invent("青萝县石埠镇", 2021, 12, figures=figures, signed="2022年1月14日")
    table = grids(town.pieces)[1]
    heads = (table.rows[0], table.rows[1], (*table.rows[2][:-1], Box("总计")))
    town = redraw(town, 3, Grid(heads + table.rows[3:]))
    planted = ("table3.handled", "table3.row_total", "layout.missing_column")
    yield sample("town_2021_tabs.txt", to.as_tab_rows(town.pieces), town, planted)

    marsh = invent("白鹭县苇塘乡", 2022, 13, signed="二〇二三年一月九日")
    yield sample("township_2022.md", to.as_markdown(marsh.pieces), marsh)

    old = edition_named("2019")
    late = invent(
        "白鹭县乌桕镇", 2022, 14, edition=old, title="乌桕镇政府信息公开工作年度报告", agency="乌桕镇人民政府"
    )
    yield sample("town_2022_superseded.txt", to.as_cell_lines(late.pieces), late, ("edition.superseded", "title.year"))


def pages() -> Iterator[Sample]:
    bureau = invent("白鹭县农业农村局", 2023, 21, agency="白鹭县农业农村局", signed="2024年2月26日")
    bureau = say(bureau, "一、", "全年发布信息46条，其中惠农补贴12条、农机购置9条、渔政执法20条、其他4条。")
    yield sample("bureau_2023.html", to.as_html(bureau.pieces), bureau, ("signature.date.late", "prose.sum"))

    fees = {"active.fees.amount": Decimal("31.6405")}
    town = invent("青萝县柳溪镇", 2024, 22, figures=fees, agency="青萝县柳溪镇人民政府")
    yield sample("town_2024_cms.html", cms(town), town)

    county = {"active.rules.issued": 1, "active.rules.in_force": 1}
    word = invent("白鹭县", 2023, 23, most=60, figures=county, signed="2024年3月11日")
    yield sample("county_2023_word.html", word_export(word).encode("gbk"), word, ("rules.not_zero",))


def cms(paper: Paper) -> str:
    """The page as a county's content system serves it: menus, metadata, other years, hidden words, a footer."""
    others = "".join(
        f'<li><a href="#">青萝县柳溪镇{year}年政府信息公开工作年度报告</a><span>{year + 1}-01-18</span></li>'
        for year in (2025, 2023, 2022)
    )
    before = (
        '<div id="nav"><ul><li><a>首页</a></li><li><a>政务公开</a></li><li><a>政府信息公开年报</a></li></ul></div>'
        '<div class="crumb">当前位置：首页 &gt; 政务公开 &gt; 政府信息公开年报</div>'
        '<table class="meta"><tr><td>索引号：</td><td>QL0607/2025-00031</td><td>主题分类：</td><td>政务公开</td></tr>'
        "<tr><td>发布机构：</td><td>柳溪镇</td><td>发布日期：</td><td>2025-01-18</td></tr></table>"
        '<div class="tools">字号：[大 中 小] 浏览次数：<span id="hits">0</span></div><table width="960"><tr><td>'
    )
    after = (
        '</td></tr></table><div style="display:none">站群模板 2019年 总计 0</div>'
        f'<h3>相关阅读</h3><ul>{others}</ul><div id="foot">主办：青萝县人民政府办公室 版权所有 网站标识码0000000000</div>'
    )
    page = to.as_html(
        paper.pieces, "<title>柳溪镇年报_青萝县人民政府</title><style>td{border:1px}</style>", before, after
    )
    styled = page.replace("<p>", '<p style="text-indent:2em;line-height:2"><span>').replace("</p>", "</span></p>")
    return re.sub(r"<td([^>]*)>(\d)(\d)</td>", r"<td\1><p><span>\2</span><span>\3</span>&nbsp;</p></td>", styled)


def word_export(paper: Paper) -> str:
    """The page as Word saves one: unquoted attributes, conditional comments, a paragraph in each cell."""
    head = (
        "<meta http-equiv=Content-Type content='text/html; charset=gb2312'><!--[if gte mso 9]><xml><w:WordDocument>"
        "</w:WordDocument></xml><![endif]--><style><!-- p.MsoNormal {mso-style-parent:''} --></style>"
    )
    page = to.as_html(paper.pieces, head).replace("<!DOCTYPE html>", "")
    page = page.replace("<p>", "<p class=MsoNormal style='text-indent:32.0pt'><span lang=EN-US>")
    page = page.replace("</p>", "<o:p></o:p></span></p>")
    page = re.sub(r'(colspan|rowspan)="(\d+)"', r"\1=\2", page)
    return re.sub(
        r"<td([^>]*)>([^<]*)</td>", r"<td\1 width=57 valign=top><p class=MsoNormal>\2<o:p></o:p></p></td>", page
    )


def word_files() -> Iterator[Sample]:
    split = invent("青萝县竹溪镇", 2022, 31)
    table = grids(split.pieces)[1]
    # A page break inside （三）不予公开: below it the group cells are empty and the head does not return.
    below = [tuple(Box(text or "") for text in row) for row in to.spread(table)[10:]]
    above = Grid(tuple(tuple(Box(text or "") for text in row) for row in to.spread(table)[:10]))
    yield sample("town_2022_split.docx", to.as_docx(redraw(split, 3, [above, Grid(tuple(below))]).pieces), split)

    revised = invent("青萝县柳溪镇", 2023, 32)
    yield sample("town_2023_revised.docx", revise(revised), revised)

    edition = edition_for(2024)
    assert edition is not None
    quiet = Paper("白鹭县苇塘乡人民政府", "白鹭县苇塘乡", 2024, edition, nothing_happened(edition))
    quiet = compose(quiet, "2025年1月6日")
    marks = iter(["", "—", "/", "\u3000", "无"] * 60)
    shown = {code: next(marks) for code in edition.cells if code.startswith("requests.") and "denied" in code}
    blank = {code: None if code in shown else value for code, value in quiet.figures.items()}
    quiet = compose(replace(quiet, figures=blank, shown=shown), "2025年1月6日")
    yield sample("township_2024_blanks.docx", to.as_docx(quiet.pieces), quiet, ("cells.blank",))

    yield local_table()


def revise(paper: Paper) -> bytes:
    """The Word file with tracked changes: three figures and one sentence were corrected after the first draft."""
    drafts = {f"本年新收申请{paper.figures['requests.new.total']}件": "本年新收申请999件"}
    corrected = 0

    def run(text: str) -> str:
        nonlocal corrected
        for new, old in drafts.items():
            if new in text:
                before, _, behind = text.partition(new)
                return to.plain_run(before) + to.revised_run(old, new) + to.plain_run(behind)
        if re.fullmatch(r"\d\d", text) and corrected < 3:
            corrected += 1
            return to.revised_run(text[::-1] + "4", text)
        return to.plain_run(text)

    data = to.as_docx(paper.pieces, run)
    assert corrected == 3
    return data


def local_table() -> Sample:
    """A report with a city's own table of counts by channel between parts two and three."""
    paper = invent("岚江市青屏区荷塘镇", 2023, 33, agency="岚江市青屏区荷塘镇人民政府")
    rows = [
        ("统计指标", "单位", "统计数"),
        ("（一）主动公开政府信息数", "条", "212"),
        ("（二）通过不同渠道和方式公开政府信息的情况", "——", "——"),
        ("1.政府公报公开政府信息数", "条", "0"),
        ("2.政府网站公开政府信息数", "条", "180"),
        ("3.政务微博公开政府信息数", "条", "0"),
        ("4.政务微信公开政府信息数", "条", "96"),
        ("5.其他方式公开政府信息数", "条", "14"),
        ("（三）回应公众关注热点或重大舆情数", "次", "2"),
    ]
    pieces = list(paper.pieces)
    at = next(i for i, piece in enumerate(pieces) if isinstance(piece, Line) and piece.text.startswith("三、"))
    pieces[at:at] = [Line("公开平台建设和信息发布情况"), Grid(tuple(tuple(map(Box, row)) for row in rows))]
    paper = paper.with_pieces(pieces)
    return sample("town_2023_local_table.docx", to.as_docx(pieces), paper, supplements=1)


def sheets() -> Iterator[Sample]:
    shown = {"remedies.suit_direct.total": 12}
    town = invent("青萝县竹溪镇", 2023, 41, figures=shown | {"requests.carried_in.natural": 3})
    # The faults are planted by figures set after balancing; last year's report is town_2022_split.docx.
    planted = ("table4.total", "table3.balance", "table3.row_total", "cross_year.carried")
    yield sample("town_2023.xlsx", to.as_xlsx(town.pieces), town, planted, prior="town_2022_split.docx")
    street = invent("岚江市青屏区梧桐街道", 2019, 42, agency="岚江市青屏区梧桐街道办事处")
    yield sample("street_2019.csv", to.as_csv(street.pieces), street)


def others() -> Iterator[Sample]:
    title = "岚江职业学院2022—2023学年信息公开工作年度报告"
    text = (
        f"{title}\n\n本报告依照高等学校信息公开的有关办法编写，反映学校一学年的公开工作。\n一、概述\n"
        "学校把招生、收费和基建三类事项列为重点，由校长办公室统一发布。\n二、主动公开情况\n"
        "校园网发布信息318条，公告栏张贴57次。\n\n清单项目\t公开链接\t公开条数\n招生章程\t校园网招生栏\t6\n"
        "收费目录\t校园网财务栏\t3\n总计\t\t9\n\n三、依申请公开情况\n学年内收到申请2件，均已答复。\n四、评议情况\n"
        "师生代表评议一次，意见十一条。\n五、存在的问题\n个别院系更新慢。\n\n岚江职业学院\n2023年10月27日\n"
    )
    truth = {"file": "university_2023.txt", "title": title, "agency": "岚江职业学院", "edition": None}
    yield Sample("university_2023.txt", text.encode(), truth | {"planted": [], "values": {}})

    title = "青萝县柳溪镇2016年政府信息公开工作年度报告"
    text = (
        f"{title}\n\n一、概述\n2016年，我镇在便民大厅和村口公示栏公开了与群众有关的事项。\n二、主动公开政府信息情况\n"
        "共公开信息135条。\n三、依申请公开政府信息办理情况\n收到申请1件，已答复。\n四、政府信息公开收费及减免情况\n"
        "未收取费用。\n五、行政复议、提起诉讼和申诉情况\n没有发生。\n六、存在的主要问题和改进措施\n"
        "一是人手少；二是设备旧。\n\n青萝县柳溪镇人民政府\n2017年2月8日\n"
    )
    truth = {"file": "town_2016_old_form.txt", "title": title, "agency": "青萝县柳溪镇人民政府", "year": 2016}
    truth |= {"edition": None, "planted": ["edition.superseded.unknown"], "values": {}}
    yield Sample("town_2016_old_form.txt", text.encode(), truth)

    one = invent("青萝县石埠镇", 2023, 51)
    two = invent("青萝县竹溪镇", 2023, 52)
    yield Sample(
        "NEGATIVE_two_reports.docx",
        to.as_docx([*one.pieces, *two.pieces]),
        {"file": "NEGATIVE_two_reports.docx", "is_single_report": False, "refusal": "two_reports", "values": None},
    )


def samples() -> list[Sample]:
    """Every sample of the folder, made in memory."""
    return [*texts(), *pages(), *word_files(), *sheets(), *others()]


def write(folder: Path) -> None:
    """Write every sample and its truth into `folder`."""
    for made in samples():
        (folder / made.name).write_bytes(made.data)
        truth = json.dumps(made.truth, ensure_ascii=False, indent=0)
        (folder / f"{made.name}.truth.json").write_text(truth + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(HERE)
