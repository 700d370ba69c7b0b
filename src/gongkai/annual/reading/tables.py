"""All tables of a document: which edition they are in, what they say, and what stands beside the form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from gongkai.annual.reading.aligned import Aligned, Pending
from gongkai.annual.reading.aligner import Aligner
from gongkai.annual.reading.columns import alike
from gongkai.annual.reading.figures import read_figure
from gongkai.annual.reading.folding import fold, fold_short
from gongkai.annual.reading.lexicon import LONGEST_LABEL, Identity, Lexicon, identities, known_keys, lexicon_of
from gongkai.annual.report import CellRef, Mark
from gongkai.document.blocks import Document, Note, Table
from gongkai.law.edition import Edition, join_code

LEAST_ROWS = 3
"""Fewer rows of the form than this and the tables are not of its editions."""
CHOSEN_MOST = 500
ALIKE = 0.6
"""How alike a strange label must be to the one row of the form that is missing at its place."""


@dataclass(slots=True)
class Labels:
    """The distinct label texts of one table block, folded, in reading order."""

    block: int
    table: Table
    texts: dict[str, str] = field(default_factory=dict)


def labels_of(document: Document, keys: frozenset[str]) -> Iterator[Labels]:
    """For each table block, the labels in it that some edition knows."""
    for index, block in enumerate(document.blocks):
        if not isinstance(block, Table):
            continue
        texts = {cell.text: None for row in block.grid for cell in row if cell is not None}
        found = Labels(index, block)
        for text in texts:
            if text and not text.isdigit() and len(text) <= LONGEST_LABEL:
                key = fold(text)
                if key not in keys:
                    key = fold_short(text)
                if key in keys:
                    found.texts.setdefault(key, text)
        yield found


def choose_edition(found: Sequence[Labels], editions: tuple[Edition, ...]) -> Edition | None:
    """The edition whose rows and columns the tables show most of; None where they show hardly any.

    A printed label counts in full, a known variant somewhat less, and each line of the form that is missing counts
    against, so that an edition is not mistaken for another that only adds rows to it.
    """
    texts = tuple(text for labels in found for text in labels.texts.values())
    return _most_shown(texts, identities(editions))


@lru_cache(maxsize=CHOSEN_MOST)
def _most_shown(texts: tuple[str, ...], holders: tuple[Identity, ...]) -> Edition | None:
    """The choice for a set of labels; reports of one form show the same, so it is mostly one made before."""
    best: tuple[float, Edition] | None = None
    for edition in (holder.value for holder in holders):
        lexicon = lexicon_of(edition)
        exact: set[tuple[int, str, int, int]] = set()
        near: set[tuple[int, str, int, int]] = set()
        rows: set[tuple[int, int, int]] = set()
        for text in texts:
            for e in lexicon.find(text):
                if e.axis in ("row", "column"):
                    (exact if e.exact else near).add((e.table, e.axis, e.panel, e.line))
                    if e.axis == "row":
                        rows.add((e.table, e.panel, e.line))
        near -= exact
        strips = sum(1 for t in edition.tables for p in t.panels if not p.rows[0].label)
        columns = {key for key in exact | near if key[1] == "column"}
        enough = len(rows) >= LEAST_ROWS or (strips and len({k for k in columns if k[0] == 4}) >= 4)
        if not enough:
            continue
        missing = lexicon.weight - len(exact) - len(near)
        score = len(exact) + 0.6 * len(near) - 0.3 * missing
        if best is None or score > best[0]:
            best = (score, edition)
    return best[1] if best else None


def candidates(found: Sequence[Labels], lexicon: Lexicon) -> list[tuple[Labels, set[int]]]:
    """The blocks that may hold tables of the form, each with the numbers of those tables.

    A block needs two lines of a table, a row among them, or one row of a table that a block before it began.
    """
    result: list[tuple[Labels, set[int]]] = []
    begun: set[int] = set()
    strips = {table.number for table in lexicon.edition.tables if not table.panels[0].rows[0].label}
    previous: set[int] = set()
    for labels in found:
        counts: dict[int, int] = {}
        rows: dict[int, int] = {}
        for text in labels.texts.values():
            entries = lexicon.find(text)
            if {"row", "column"} <= {e.axis for e in entries}:
                # 其他 and 总计 name rows and columns, and stand in any table of any kind.
                continue
            for number in {e.table for e in entries}:
                counts[number] = counts.get(number, 0) + 1
            for number in {e.table for e in entries if e.axis == "row"}:
                rows[number] = rows.get(number, 0) + 1
        numbers = {
            n
            for n, count in counts.items()
            if (count >= 2 and (rows.get(n, 0) or n in strips)) or (n in begun and rows.get(n, 0) >= 1)
        }
        if len(numbers) > 1:
            # 其他 and 总计 stand in several tables; a table with few lines here is another one's echo.
            most = max(counts[n] for n in numbers)
            numbers = {n for n in numbers if counts[n] >= 4 or counts[n] == most}
        if not counts and previous and _only_figures(labels.table):
            numbers = set(previous)
        if numbers:
            result.append((labels, numbers))
            begun |= numbers
        previous = numbers
    return result


def _only_figures(table: Table) -> bool:
    """A row of figures cut off from its heads by a page break."""
    texts = [cell.text for cell in table.cells() if cell.text]
    return len(texts) >= 8 and all(read_figure(text).note is None for text in texts)


def align(document: Document, editions: tuple[Edition, ...]) -> tuple[Edition | None, Aligned, set[int]]:
    """Edition, figures, and the blocks that were tables of the form."""
    found = list(labels_of(document, known_keys(editions).all))
    edition = choose_edition(found, editions)
    if edition is None:
        return None, Aligned(), set()
    aligner = Aligner(lexicon_of(edition))
    used: set[int] = set()
    for labels, numbers in candidates(found, aligner.lexicon):
        aligner.take(labels.block, labels.table, numbers)
        used.add(labels.block)
    out = aligner.out
    for number, pending in aligner.pending.items():
        _settle_pending(aligner, number, pending)
    out.marks = _settled_marks(edition, out)
    _mark_missing(edition, out)
    for code in edition.cells:
        out.values.setdefault(code, None)
    out.values = {code: out.values[code] for code in edition.cells}
    return edition, out, used


def _settled_marks(edition: Edition, out: Aligned) -> list[Mark]:
    """The marks with what was only known at the end: a column found after all, or one without a single place."""
    if not out.marks:
        return []
    held = {(cell.table, cell.column.code) for code, cell in edition.cells.items() if code in out.places}
    settled: list[Mark] = []
    for mark in out.marks:
        there = (mark.table, mark.code) in held
        if mark.kind == "absent_column" and there:
            continue
        if mark.kind == "missing_head" and not there:
            mark = mark._replace(kind="absent_column")
        settled.append(mark)
    return settled


def _settle_pending(aligner: Aligner, table: int, rows: list[Pending]) -> None:
    """Give a row with a strange label to the row of the form that is missing at its place, if they are alike
    or it is the only one that can be meant.
    """
    out = aligner.out
    for row in rows:
        panel = aligner.edition.table(table).panels[row.panel]
        taken = [line for line in range(len(panel.rows)) if (table, row.panel, line) in out.seen_rows]
        many = len(aligner.edition.table(table).panels) > 1
        before = -1 if many else row.before
        following = min((line for line in taken if line > before), default=len(panel.rows))
        last = len(panel.rows) if many else following
        gap = [line for line in range(before + 1, last) if line not in taken]
        best = max(gap, key=lambda line: alike(row.text, panel.rows[line].label), default=None)
        same_gap = [other for other in rows if other.block == row.block and other.before == row.before]
        sure = best is not None and (
            alike(row.text, panel.rows[best].label) >= ALIKE or (len(gap) == 1 and len(same_gap) == 1 and not many)
        )
        ref = CellRef(row.block, row.row, 0)
        if best is None or not sure:
            if any(cell is not None and read_figure(cell.text).value is not None for _, cell in row.spots):
                out.marks.append(Mark("unknown_row", table, "", row.text, ref))
            continue
        label = panel.rows[best]
        out.marks.append(Mark("altered_label", table, label.label, row.text, ref, label.code))
        out.seen_rows.add((table, row.panel, best))
        for line, (c, cell) in enumerate(row.spots):
            code = join_code(label.code, panel.columns[line].code)
            out.values[code] = read_figure(cell.text if cell else "").value
            if c >= 0:
                out.places[code] = CellRef(row.block, row.row, c)


def _mark_missing(edition: Edition, out: Aligned) -> None:
    for table in edition.tables:
        if table.number not in out.tables:
            continue
        for index, panel in enumerate(table.panels):
            for line, row in enumerate(panel.rows):
                # An empty row under the heads of a table without row labels is often lost on the way: it is blank.
                if row.label and (table.number, index, line) not in out.seen_rows:
                    out.marks.append(Mark("missing_row", table.number, row.label, "", None, row.code))


def reading_notes(out: Aligned) -> list[Note]:
    """The notes of the cells and what was assumed about heads and rows."""
    notes = list(out.notes)
    for mark in out.marks:
        if mark.kind == "missing_head":
            notes.append(
                Note("head_repaired", f"表{_han(mark.table)}缺“{mark.label}”列的表头，按位置认定。", mark.code)
            )
        elif mark.kind == "headless":
            notes.append(Note("head_missing", f"表{_han(mark.table)}没有可以识别的表头，各列按位置认定。"))
        elif mark.kind == "altered_label":
            notes.append(
                Note("label_variant", f"表{_han(mark.table)}“{mark.found.strip()}”按“{mark.label}”读取。", mark.code)
            )
        elif mark.kind == "unknown_row":
            notes.append(
                Note("row_unknown", f"表{_han(mark.table)}有一行“{mark.found.strip()}”不是规定格式中的行，没有读取。")
            )
    if out.ragged:
        names = "、".join(f"表{_han(number)}" for number in sorted(out.ragged))
        notes.append(Note("columns_by_order", f"{names}在文件中没有列的位置，各列按先后顺序认定。"))
    if out.repeated:
        notes.append(Note("rows_repeated", f"有 {out.repeated} 行数字重复出现且相同，只取一次。"))
    return notes


def _han(number: int) -> str:
    """Tables are numbered as parts are: table 3 is in part three."""
    return "〇一二三四五六七八九十"[number] if number <= 10 else str(number)
