"""One file, one entry: title, text and date of a document that was published before the office existed."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from gongkai.document.blocks import Document, Paragraph, Table
from gongkai.document.read import read_document
from gongkai.document.refusal import Refusal
from gongkai.office.catalogue.sheets.days import day_in, last_day_in
from gongkai.office.catalogue.sheets.entry_rows import EntryRow

READ = (".docx", ".doc", ".wps", ".pdf", ".html", ".htm", ".txt")
"""What is read for its title and text."""
PAGES = (".html", ".htm", ".txt")
"""What becomes text alone: a web page is not kept as a file, since it could act in a reader's name."""
_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,12}[〔\[（(]\s*(?:19|20)\d\d\s*[〕\]）)]\s*第?\s*\d{1,4}\s*号")
_LEAD = re.compile(r"^[\d\s._\-、年月日（）()]+")
_TITLE_WORDS = re.compile(
    r"(?:通知|公告|通告|决定|意见|办法|规定|细则|方案|规划|报告|批复|函|纪要|公报|通报|决议|公示|预案|预算|决算|计划|指南|清单|解读|情况|名单|表)$"
)
_LONGEST = 80


def file_row(path: str, data: bytes) -> EntryRow:
    """The entry that one file is; its folder names the category. What cannot be told stands in its faults."""
    whole = PurePosixPath(path)
    row = EntryRow(path, f"文件“{path}”", category=whole.parent.name)
    if whole.suffix.lower() not in READ:
        row.faults.append(
            "不是能读取的文件。请用 docx、pdf、html 或 txt，其他格式请用 Excel 样表登记并写明附件文件名。"
        )
        return row
    try:
        document = read_document(data, whole.name)
    except Refusal as refusal:
        row.notes.append(f"没有读出正文：{refusal}标题取自文件名。")
        document = Document("")
    lines = _lines(document)
    title = _title(document, whole.stem)
    body = "\n".join(line for line in lines if "".join(line.split()) != "".join(title.split()))
    written = "\n".join(lines)
    row.values = {"title": title, "body": body, "formed_on": last_day_in(written) or day_in(whole.stem)}
    row.published_on = day_in(whole.stem) or last_day_in(written)
    number = _NUMBER.search(written[:400])
    row.values["document_number"] = "".join(number[0].split()) if number else ""
    if whole.suffix.lower() not in PAGES:
        row.files = [path]
    if row.published_on is None:
        row.faults.append("文件名和正文里都没有日期。请在文件名前写上发布日期，如“2023-05-01 标题.docx”。")
    elif day_in(whole.stem) is None:
        row.notes.append("文件名没有日期，发布日期取自正文落款，请核对。")
    return row


def _title(document: Document, stem: str) -> str:
    """The first heading, else the first centred or title-like paragraph near the top, else the file's name."""
    paragraphs = [block for block in document.blocks[:30] if isinstance(block, Paragraph) and block.text]
    headings = [block.text for block in paragraphs if block.level and len(block.text) <= _LONGEST]
    if headings:
        return headings[0]
    for block in paragraphs[:8]:
        text = " ".join(block.text.split())
        if len(text) <= _LONGEST and _TITLE_WORDS.search(text) and not _NUMBER.search(text):
            return text
    return _LEAD.sub("", stem).strip() or stem


def _lines(document: Document) -> list[str]:
    lines: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            lines += [block.text] if block.text else []
        else:
            lines += _rows(block)
    return lines


def _rows(table: Table) -> list[str]:
    rows = []
    for at, cells in enumerate(table.grid):
        texts = [cell.text for cell in dict.fromkeys(cells) if cell is not None and cell.text and cell.row == at]
        rows += ["　".join(texts)] if texts else []
    return rows
