"""Read the files of a document into the index, after the act that published it."""

from __future__ import annotations

import logging
from datetime import datetime

from django.db import transaction

from gongkai.document.blocks import Document as Paper
from gongkai.document.blocks import Paragraph
from gongkai.document.read import read_document
from gongkai.document.refusal import Refusal
from gongkai.office.agencies.service import Asker
from gongkai.office.catalogue.service import Attachment, Entry
from gongkai.office.files.service import fetch
from gongkai.office.search.acts.write import FileText, Written, forget, save
from gongkai.office.search.models import Document, entry_of

_AT_ONCE = 20
_log = logging.getLogger(__name__)


def read_files(document: int, version: int) -> int:
    """Have the files of a document searched; how many could be read. Nothing where the public no longer reads that version.

    A file that cannot be read is put down with the reason, and is never an error.
    """
    wanted = Attachment.rows.seen_by(Asker.stranger()).filter(version=version).select_related("file")
    texts: list[FileText] = []
    unread: list[dict[str, str]] = []
    for attached in wanted:
        # Outside of any transaction: a large file takes seconds, and nobody is kept waiting for it.
        read = _text_of(attached)
        if isinstance(read, FileText):
            texts.append(read)
        else:
            unread.append({"name": attached.name, "why": read})
    with transaction.atomic():
        # The entry first, as the acts do: two that take the same locks in another order wait for each other for ever.
        list(Entry.rows.seen_by(Asker.stranger()).select_for_update(of=("self",)).filter(pk=entry_of(document)))
        before = (
            Document.rows.seen_by(Asker.stranger()).select_for_update(of=("self",)).select_related("entry", "version")
        )
        row = before.filter(pk=document, version=version).first()
        if row is None:
            return 0
        forget([row.entry_id])
        row.waiting = False
        written = Written(row, row.entry, texts)
        save([written])
        row.unread = unread + [{"name": name, "why": "太长，只查得到前面的部分。"} for name in written.left_off]
        row.save(update_fields=["unread"])
    return len(texts)


def read_waiting(now: datetime) -> int:
    """Read files whose job was lost, as after a power cut; how many documents were done. Called each minute."""
    waiting = Document.rows.seen_by(Asker.stranger()).filter(waiting=True).order_by("-pk")
    rows = list(waiting.values_list("pk", "version")[:_AT_ONCE])
    for document, version in rows:
        read_files(document, version)
    return len(rows)


def _text_of(attached: Attachment) -> FileText | str:
    """The text of a file, or why there is none."""
    try:
        paper = read_document(fetch(attached.file.hash), attached.file.name)
    except Refusal as refusal:
        return _WHY.get(refusal.code, refusal.message)
    except FileNotFoundError:
        return "文件不在文件夹里。请管理员检查备份。"
    except Exception as error:
        # Whatever a damaged file does to a reader, the others are still to be found.
        _log.exception("the file of attachment %d could not be read for the search", attached.pk)
        return f"读取时出错（{type(error).__name__}）。"
    text = _said(paper)
    return FileText(attached.name, text) if text.strip() else "文件里没有可查的文字，可能是扫描的图片。"


_WHY = {
    "too_large": "文件太大，没有读入。",
    "too_slow": "文件太复杂，没有读完。",
    "needs_scan": "图片或扫描件，没有安装识别文字的部件。",
    "needs_libreoffice": "这种格式要有 LibreOffice 才能读。",
    "unsupported": "这种格式读不出文字。",
    "encrypted": "文件加了密码。",
}
"""In few words: those of the reader itself are written to somebody who hands in a report."""


def _said(paper: Paper) -> str:
    """The text of a file: a paragraph a line, a row of a table a line."""
    lines: list[str] = []
    for block in paper.blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text)
            continue
        row, cells = -1, list[str]()
        for cell in block.cells():
            if cell.row != row:
                lines.append("\t".join(cells))
                row, cells = cell.row, []
            cells.append(cell.text)
        lines.append("\t".join(cells))
    return "\n".join(filter(None, lines)).replace("\x00", " ")
