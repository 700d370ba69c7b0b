"""A web page to a Document: one pass over its blocks, the text of each taken whole from the parser."""

from __future__ import annotations

import html
import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from gongkai.document import limits
from gongkai.document.blocks import Document, Note, Paragraph, Place, Table, spread
from gongkai.document.html.apart import read_apart
from gongkai.document.html.charset import to_utf8
from gongkai.document.html.guard import may_run_away, too_deep
from gongkai.document.html.rows import WIDE, Row, children, cut, places, row_nodes, spans
from gongkai.document.html.survey import survey
from gongkai.document.html.tree import BLOCKS, IDS, TEXT_ID, UNSEEN, parse_page
from gongkai.document.limits import DEPTH, MEBIBYTE, TEXT_BYTES, Budget
from gongkai.document.lines import images_note, is_prose, join_lines, one_line
from gongkai.document.refusal import Refusal

_P: Final = IDS["p"]
_TABLE: Final = IDS["table"]
_CAPTION: Final = IDS["caption"]
_CELLS: Final = frozenset((IDS["td"], IDS["th"]))
_HEADINGS: Final = {IDS[f"h{level}"]: level for level in range(1, 7)}
_BREAK: Final = IDS["br"]
_CENTER: Final = IDS["center"]
_PASSED_OVER: Final = frozenset(IDS[name] for name in UNSEEN)
_FRAMES: Final = 4
"""What a table in a cell adds to the depth: so many calls lie between the two."""
_SOFT_BREAK: Final = "\u2028"
"""Stands for <br> until the lines of its paragraph are parted or joined."""
_CENTRED_STYLE: Final = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_ALIGNED_STYLE: Final = re.compile(r"text-align\s*:", re.IGNORECASE)
_ESCAPED: Final = re.compile(r"<(?:td|tr|table|p|div|span)\b[^>]*>", re.IGNORECASE)


def read_html(data: bytes, budget: Budget | None = None) -> Document:
    """A Document from the bytes of a web page.

    Raises Refusal `too_large` over the limits, `damaged` for bytes that are no text or nest without end.
    """
    if len(data) > TEXT_BYTES:
        size = TEXT_BYTES // MEBIBYTE
        raise Refusal("too_large", f"网页超过 {size} MB，不像一份年度报告。请把正文复制到 Word 中保存后再试。")
    source, notes = to_utf8(data)
    document = read_apart(source) if may_run_away(source) else read_source(source, budget)
    document.notes = notes + document.notes
    return document


def read_source(source: bytes, budget: Budget | None = None) -> Document:
    """A Document from a page in UTF-8, read here and now; ask `may_run_away` before."""
    budget = budget or Budget()
    document = _read(source, budget)
    if not any(isinstance(block, Table) for block in document.blocks) and _is_escaped(document):
        source = html.unescape(source.decode("utf-8")).encode("utf-8", "replace")
        if may_run_away(source):
            raise Refusal("too_large", "网页过于复杂，不像一份年度报告。请把正文复制到 Word 中保存后再试。")
        document = _read(source, budget)
        document.notes.append(Note("html_escaped", "网页正文被转义过一次（显示为标签代码），已还原后读取。"))
    return document


def _read(source: bytes, budget: Budget) -> Document:
    page = parse_page(source)
    document = Document("html", title=_title(page))
    reader = _Reader(page, budget)
    root = page.body or page.root
    if root is not None:
        try:
            reader.descend(root, 0, False, 0)
            reader.close(0, False)
        except RecursionError:
            raise too_deep() from None
    document.blocks = reader.blocks
    if not any(isinstance(block, Table) for block in reader.blocks) and (images := len(page.css("img"))):
        document.notes.append(images_note(images))
    return document


def _is_escaped(document: Document) -> bool:
    """Whether the words of the page are themselves html: the page was escaped once too often."""
    return any(isinstance(block, Paragraph) and len(_ESCAPED.findall(block.text)) > 3 for block in document.blocks)


def _title(page: LexborHTMLParser) -> str:
    head = page.head
    title = head.css_first("title") if head is not None else None
    return one_line(title.text_lexbor()) if title is not None else ""


class _Reader:
    """The blocks of one page so far, and the text that stands in no block yet."""

    __slots__ = ("_budget", "_loose", "_odd", "_outer", "blocks")

    def __init__(self, page: LexborHTMLParser, budget: Budget) -> None:
        self.blocks: list[Paragraph | Table] = []
        self._budget = budget
        self._loose: list[str] = []
        self._outer, self._odd = survey(page)

    def descend(self, container: LexborNode, level: int, centred: bool, depth: int) -> None:
        """Read the children of an element that may hold blocks."""
        if depth > DEPTH:
            self._loose.append(container.text_lexbor())
            return
        node = container.first_child
        while node is not None:
            tag = node.tag_id
            if tag == TEXT_ID:
                self._loose.append(node.text_content or "")
            elif tag in BLOCKS or tag in _HEADINGS:
                self.close(level, centred)
                self._block(node, tag, level, _centred(node, centred), depth)
            elif tag == _TABLE:
                self.close(level, centred)
                self._table(node, level, centred, depth)
            elif tag == _BREAK:
                self._loose.append(_SOFT_BREAK)
            elif tag not in _PASSED_OVER and node.first_child is not None:
                self.descend(node, level, centred, depth + 1)
            node = node.next

    def _block(self, node: LexborNode, tag: int, level: int, centred: bool, depth: int) -> None:
        """One block element; the text of a paragraph that holds nothing unusual is taken whole."""
        level = _HEADINGS.get(tag, level)
        if tag == _P and node.mem_id not in self._odd:
            text = node.text_lexbor()
            if text and not text.isspace():
                self._emit(text, level, centred)
        else:
            self.descend(node, level, centred, depth + 1)
            self.close(level, centred)

    def close(self, level: int, centred: bool) -> None:
        """End the paragraph of loose text, if there is one."""
        if self._loose:
            text = "".join(self._loose)
            self._loose.clear()
            if text and not text.isspace():
                self._emit(text, level, centred)

    def _emit(self, text: str, level: int, centred: bool) -> None:
        """Append the paragraphs of a text; a title stays one paragraph though it is set in several lines."""
        if _SOFT_BREAK not in text:
            line = one_line(text)
            if line:
                self._append(Paragraph(line, level, Place(), centred))
            return
        lines = [line for line in map(one_line, text.split(_SOFT_BREAK)) if line]
        for line in [join_lines(lines)] if level or centred else lines:
            if line:
                self._append(Paragraph(line, level, Place(), centred))

    def _append(self, block: Paragraph | Table) -> None:
        self._budget.tick()
        self.blocks.append(block)
        if len(self.blocks) > limits.BLOCKS:
            raise Refusal("too_large", f"网页超过 {limits.BLOCKS} 段，不像一份年度报告。请只保留年度报告本身后再试。")

    def _table(self, table: LexborNode, level: int, centred: bool, depth: int) -> None:
        """A table as one block, or what is in its cells where it only arranges the page."""
        if table.mem_id not in self._outer:
            rows = self._rows(table, depth + _FRAMES)
            if rows is not None:
                for caption in children(table, _CAPTION):
                    self._emit(caption.text_lexbor(), level, True)
                if rows:
                    self._append(Table(spread(rows)))
                return
        self.descend(table, level, centred, depth + 1)
        self.close(level, centred)

    def _rows(self, table: LexborNode, depth: int) -> list[Row] | None:
        """The rows of a table as (text, rowspan, colspan); None where it has one cell only, or one with an article."""
        rows: list[Row] = []
        widest = cells = 0
        for row in row_nodes(table):
            line: Row = []
            node = row.first_child
            while node is not None:
                if node.tag_id in _CELLS:
                    text = self._cell(node.first_child, node, depth)
                    if text is None:
                        return None
                    marks = node.attributes
                    if "rowspan" in marks or "colspan" in marks:
                        down, across = spans(marks)
                        if across > widest:
                            widest = across
                        line.append((text, down, across))
                    else:
                        line.append((text, 1, 1))
                node = node.next
            rows.append(line)
            cells += len(line)
        if cells < 2:
            return None if cells else []
        if widest > WIDE:
            rows = cut(rows)
        self._budget.tick()
        self._budget.take_cells(places(rows) if widest else cells)
        return rows

    def _cell(self, first: LexborNode | None, cell: LexborNode, depth: int) -> str | None:
        """The text of a cell on one line; None where it holds an article, so that the table is there for layout."""
        if first is None:
            return ""
        after = first.next
        if first.tag_id == TEXT_ID:
            text = first.text_content or ""
            if after is None:
                return text if text.isprintable() and " " not in text else one_line(text)
            if text.isspace():
                first, after = after, after.next
        # By far the most common cell of Word: one paragraph, perhaps with spaces around it.
        if (
            first.tag_id == _P
            and (after is None or (after.next is None and (after.text_content or "x").isspace()))
            and first.mem_id not in self._odd
        ):
            return one_line(first.text_lexbor())
        lines = self._cell_lines(cell, depth)
        return None if len(lines) > 2 and is_prose(lines) else join_lines(lines)

    def _cell_lines(self, cell: LexborNode, depth: int) -> list[str]:
        """The lines of a cell: one for each block or line break in it."""
        held, blocks = self._loose, self.blocks
        self._loose, self.blocks = [], []
        self.descend(cell, 0, False, depth)
        self.close(0, False)
        found = self.blocks
        self._loose, self.blocks = held, blocks
        return [line for block in found for line in _lines(block)]


def _lines(block: Paragraph | Table) -> list[str]:
    return [block.text] if isinstance(block, Paragraph) else [cell.text for cell in block.cells() if cell.text]


def _centred(node: LexborNode, inherited: bool) -> bool:
    """Whether the text of a block is centred, by its own mark or that of the block around it."""
    attributes = node.attributes
    if attributes:
        align = attributes.get("align")
        if align:
            return align.lower() in ("center", "middle")
        style = attributes.get("style")
        if style and _ALIGNED_STYLE.search(style):
            return bool(_CENTRED_STYLE.search(style))
    return inherited or node.tag_id == _CENTER
