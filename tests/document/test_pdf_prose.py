"""Lines of a PDF are paragraphs again; what stands in the margins is gone."""

from __future__ import annotations

from document.pdf_made import Leaf, paragraphs, pdf
from gongkai.document.blocks import Paragraph
from gongkai.document.limits import Budget
from gongkai.document.pdf import read_pdf

FULL = "本年度本镇坚持公开为常态不公开为例外的原则依法推进各项公开工作取得成效并"
"""A line that fills the measure."""


def page(*lines: str, top: float = 100) -> Leaf:
    """A page of lines; those that begin with a blank are set in by two letters."""
    leaf = Leaf()
    for number, line in enumerate(lines):
        leaf.text(110 if line.startswith(" ") else 90, top + 18 * number, line.strip())
    return leaf


def test_a_line_set_in_begins_a_paragraph() -> None:
    assert paragraphs(page(" " + FULL[:-2], FULL, "受好评。", " " + FULL[:-2], "完毕。")) == [
        FULL[:-2] + FULL + "受好评。",
        FULL[:-2] + "完毕。",
    ]


def test_a_heading_stands_alone() -> None:
    assert paragraphs(page(FULL, "好评。", "一、总体情况", FULL, "完毕。"))[1] == "一、总体情况"


def test_a_paragraph_goes_on_overleaf() -> None:
    assert paragraphs(page(" " + FULL[:-2], FULL), page(FULL, "完毕。")) == [FULL[:-2] + FULL + FULL + "完毕。"]


def test_page_numbers_and_running_heads_are_no_text() -> None:
    leaves = [
        page(FULL, f"第{n}页的正文。", top=200).text(250, 40, "某镇年度报告").text(290, 800, f"— {n} —")
        for n in (1, 2, 3)
    ]

    assert paragraphs(*leaves) == [f"{FULL}第{n}页的正文。" for n in (1, 2, 3)]


def test_a_title_over_two_lines_is_one_and_centred() -> None:
    leaf = page(" " + FULL[:-2], FULL, FULL, FULL, FULL, "完毕。", top=200)
    leaf.text(117, 100, "某某县某某镇人民政府二〇二四年政务", 22).text(220, 130, "公开年度报告", 22)

    title = read_pdf(pdf(leaf), Budget()).blocks[0]

    assert isinstance(title, Paragraph)
    assert (title.text, title.centred) == ("某某县某某镇人民政府二〇二四年政务公开年度报告", True)


def test_a_signature_and_its_date_are_two_paragraphs() -> None:
    leaf = page(" " + FULL[:-2], "完毕。").text(380, 180, "某镇人民政府").text(370, 200, "2025年1月20日")

    assert paragraphs(leaf)[1:] == ["某镇人民政府", "2025年1月20日"]


def test_every_paragraph_knows_its_page() -> None:
    blocks = read_pdf(pdf(page(FULL, "甲。"), page(FULL, "乙。")), Budget()).blocks

    assert [block.place.page for block in blocks] == [1, 2]
