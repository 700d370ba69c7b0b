"""Tables that came as bare lines: a row a line with figures behind the label, or a cell a line without any mark.

Copies from web pages and PDF programs look so. The lines are gathered into ragged tables, for which the labels of
the form must be known; `gongkai.document` knows none, so it is done here.
"""

from __future__ import annotations

from dataclasses import replace

from gongkai.annual.reading.figures import read_figure
from gongkai.annual.reading.lexicon import Keys
from gongkai.annual.reading.wrapped import is_key, mend_lines, split_figures
from gongkai.document.blocks import Block, Cell, Document, Paragraph, Place, Table

LONGEST = 110
"""A line longer than this is prose."""
LEAST_LINES = 3
"""Fewer lines of labels and figures in a row are no table."""


def gather_tables(document: Document, keys: Keys) -> Document:
    """The document with each run of label and figure lines made a table; the same document where there is none."""
    blocks: list[Block] = []
    run: list[tuple[Paragraph, list[str]]] = []
    changed = False
    for block in mend_lines(document.blocks, keys.all):
        cells = _cells(block, keys.all) if isinstance(block, Paragraph) else None
        if cells is not None:
            assert isinstance(block, Paragraph)
            run.append((block, cells))
            continue
        changed |= _flush(run, blocks, keys)
        blocks.append(block)
    changed |= _flush(run, blocks, keys)
    return replace(document, blocks=blocks, rearranged=True) if changed else document


def _cells(block: Paragraph, keys: frozenset[str]) -> list[str] | None:
    """The cells of a line of a table; None for a line of prose."""
    text = block.text.strip()
    if not text or len(text) > LONGEST or "。" in text:
        return None
    words, figures = split_figures(text)
    label = " ".join(words)
    if not label:
        return figures
    if is_key(label, keys):
        return [label, *figures]
    if len(words) > 1 and sum(is_key(word, keys) for word in words) >= len(words) - 1:
        return words + figures
    return None


def _flush(run: list[tuple[Paragraph, list[str]]], blocks: list[Block], keys: Keys) -> bool:
    lines, run[:] = list(run), []
    labels = sum(1 for _, cells in lines for cell in cells if is_key(cell, keys.all))
    figures = sum(1 for _, cells in lines for cell in cells if read_figure(cell).value is not None)
    if len(lines) < LEAST_LINES or labels < 4 or figures < 4:
        blocks.extend(paragraph for paragraph, _ in lines)
        return False
    rows = _rows(lines, keys)
    if _figures_first(rows, keys):
        # The figures stand before their labels, so which belongs to which would be a guess.
        blocks.extend(paragraph for paragraph, _ in lines)
        return False
    place = lines[0][0].place
    grid: list[list[Cell | None]] = [[Cell(text, r, c) for c, text in enumerate(row)] for r, row in enumerate(rows)]
    blocks.append(Table(grid, ragged=True, place=Place(place.page, place.line, place.sheet)))
    return True


FIGURES_OF_A_STRIP = 10
"""A row of so many figures under heads is a table without row labels."""


def _figures_first(rows: list[list[str]], keys: Keys) -> bool:
    """Whether a few figures follow right on heads, with a label of a row after them."""
    for above, row, below in zip(rows, rows[1:], rows[2:], strict=False):
        bare = all(read_figure(cell).note is None for cell in row) and len(row) < FIGURES_OF_A_STRIP
        if bare and not _has_figures(above) and is_key(below[0], keys.only_rows):
            return True
    return False


def _rows(lines: list[tuple[Paragraph, list[str]]], keys: Keys) -> list[list[str]]:
    """Lines to rows: figures alone on their lines belong to the label before them, or make a row under the heads."""
    rows: list[list[str]] = []
    for _, cells in lines:
        last = rows[-1] if rows else []
        only_figures = all(read_figure(cell).note is None for cell in cells)
        if only_figures and len(cells) <= 2 and last and (_has_figures(last) or _names_row(last, keys)):
            last.extend(cells)
        elif not only_figures and len(cells) == 1 and last and _goes_on(last, cells[0], keys):
            last.append(cells[0])
        else:
            rows.append(list(cells))
    return rows


def _goes_on(row: list[str], label: str, keys: Keys) -> bool:
    """Whether a label alone on its line is one more head of the row above."""
    return not _has_figures(row) and not _names_row(row, keys) and not is_key(label, keys.only_rows)


def _has_figures(row: list[str]) -> bool:
    return any(read_figure(cell).value is not None for cell in row)


def _names_row(row: list[str], keys: Keys) -> bool:
    """Whether a row ends in the label of a row of the form, and is not a head that ends in 其他 or 总计."""
    return is_key(row[-1], keys.rows) and not any(is_key(cell, keys.only_columns) for cell in row)


PROSE = 60


def free_prose(document: Document, keys: frozenset[str]) -> Document:
    """The document with prose set in full-width rows of a table made paragraphs, as when a page is one big table."""
    blocks: list[Block] = []
    changed = False
    for block in document.blocks:
        if isinstance(block, Table) and any(_is_prose(row) for row in block.grid):
            changed = True
            blocks += _freed(block, keys)
        else:
            blocks.append(block)
    return replace(document, blocks=blocks, rearranged=True) if changed else document


def _lone(row: list[Cell | None]) -> Cell | None:
    """The one cell of a row that has only one."""
    first = row[0] if row else None
    return first if first is not None and all(cell is first for cell in row) else None


def _is_prose(row: list[Cell | None]) -> bool:
    cell = _lone(row)
    return cell is not None and len(cell.text) > PROSE and "。" in cell.text


def _freed(table: Table, keys: frozenset[str]) -> list[Block]:
    """Paragraphs for full-width rows that are no heads of the form, tables for the rows between them."""
    blocks: list[Block] = []
    rows: list[list[Cell | None]] = []
    for row in [*table.grid, None]:
        cell = _lone(row) if row is not None else None
        if row is not None and (cell is None or is_key(cell.text, keys)):
            rows.append(row)
            continue
        if rows:
            blocks.append(Table(_moved(rows), table.ragged, table.place))
            rows = []
        if cell is not None and cell.text.strip():
            blocks.append(Paragraph(cell.text.strip(), place=table.place))
    return blocks


def _moved(rows: list[list[Cell | None]]) -> list[list[Cell | None]]:
    """Rows taken out of a table, with cells that know their new places; a span cut by the taking ends there."""
    fresh: dict[tuple[int, int], Cell] = {}
    grid: list[list[Cell | None]] = []
    for r, row in enumerate(rows):
        line: list[Cell | None] = []
        for c, cell in enumerate(row):
            if cell is None:
                line.append(None)
                continue
            key = (id(cell), c)
            above = fresh.get(key) if r and c < len(rows[r - 1]) and rows[r - 1][c] is cell else None
            left = line[-1] if line and row[c - 1] is cell else None
            new = above or left or Cell(cell.text, r, c)
            new.rowspan, new.colspan = max(new.rowspan, r - new.row + 1), max(new.colspan, c - new.column + 1)
            fresh[key] = new
            line.append(new)
        grid.append(line)
    return grid
