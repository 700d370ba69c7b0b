"""A report as HTML to paste into a portal: plain accessible markup, no inline style; or a page that stands alone.

Heads are `th` with a scope, so that a screen reader says which row and column a figure is in (GB/T 37668-2019,
表格; WCAG 2.2, 1.3.1). A group label that covers several rows has the scope `rowgroup` where a `tbody` of its own
holds just these rows, else `row`, which by HTML's own rule covers every row the cell spans.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import pairwise
from pathlib import Path

from gongkai.annual.report import Report
from gongkai.annual.writing.galley import Closing, Heading, Piece, Prose, SetTable, Title, report_title, set_galley
from gongkai.annual.writing.saving import save
from gongkai.annual.writing.skeleton import FormCell, Skeleton

_STYLE = """\
body { margin: 2rem auto; max-width: 46rem; padding: 0 1rem; color: #1a1a1a; background: #fff;
  font: 1.125rem/1.8 FangSong, 仿宋, "Songti SC", SimSun, serif; }
h1 { font: 700 1.6rem/1.5 "Noto Serif CJK SC", "Songti SC", SimSun, serif; text-align: center; }
h2 { font: 400 1.125rem/1.8 SimHei, 黑体, "Noto Sans CJK SC", sans-serif; }
h3 { font: 400 1.125rem/1.8 KaiTi, 楷体, "LXGW WenKai", serif; }
p { margin: 0; text-indent: 2em; text-align: justify; }
div { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; line-height: 1.4; }
caption { padding: .3rem; font-weight: 700; }
th, td { border: 1px solid #333; padding: .25rem .35rem; font-weight: 400; text-align: center; }
thead th { background: #f4f1ea; }
tbody th[scope="row"] { text-align: left; }
footer { margin-top: 2rem; text-align: right; padding-right: 4em; }
footer p { text-indent: 0; text-align: inherit; }
@media print { body { max-width: none; margin: 0; font-size: 12pt; } thead { display: table-header-group; }
  tr { break-inside: avoid; } h2, h3 { break-after: avoid; } }
"""


def write_html(report: Report, path: Path) -> None:
    """Set the report as a page that stands alone and write it to `path`; raises Refusal `not_written`."""
    save(path, html_page(report).encode())


def html_fragment(report: Report) -> str:
    """The report as one `article` without any style, to be pasted into a portal's page."""
    body = "\n".join(_piece(piece) for piece in set_galley(report))
    return f'<article lang="zh-CN">\n{body}\n</article>\n'


def html_page(report: Report) -> str:
    """The report as a whole page with a small style sheet; nothing is fetched from elsewhere."""
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(report_title(report))}</title>\n<style>\n{_STYLE}</style>\n</head>\n<body>\n"
        f"{html_fragment(report)}</body>\n</html>\n"
    )


def _text(text: str) -> str:
    return escape(text, quote=False)


def _piece(piece: Piece) -> str:
    match piece:
        case Title():
            return f"<h1>{_text(piece.text)}</h1>"
        case Heading():
            return f"<h2>{_text(piece.text)}</h2>"
        case Prose(heading=True):
            return f"<h3>{_text(piece.text)}</h3>"
        case Prose():
            return f"<p>{_text(piece.text)}</p>"
        case SetTable():
            return f"<div>{_table(piece.skeleton, piece.caption or piece.skeleton.name)}</div>"
        case Closing():
            lines = "".join(f"<p>{_text(line.text)}</p>" for line in piece.lines)
            return f"<footer>{lines}</footer>"


def _table(form: Skeleton, caption: str) -> str:
    rows = form.rows()
    edges = sorted({form.head_rows, *form.bodies, form.height})
    columns = "".join(
        f'<colgroup span="{count}"></colgroup>' for count in (form.label_columns, len(form.shares)) if count
    )
    head = f"<thead>\n{_rows(rows[: form.head_rows], form, 0)}</thead>\n" if form.head_rows else ""
    bodies = "".join(
        f"<tbody>\n{_rows(rows[first:past], form, past - first)}</tbody>\n" for first, past in pairwise(edges)
    )
    return f"<table>\n<caption>{_text(caption)}</caption>\n{columns}\n{head}{bodies}</table>"


def _rows(rows: Iterable[list[FormCell]], form: Skeleton, height: int) -> str:
    return "".join(f"<tr>{''.join(_cell(cell, form, height) for cell in row)}</tr>\n" for row in rows)


def _cell(cell: FormCell, form: Skeleton, height: int) -> str:
    """A cell; `height` is how many rows its `tbody` has."""
    spans = f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    spans += f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    scope = _scope(cell, form, height)
    if scope:
        return f'<th scope="{scope}"{spans}>{_text(cell.text)}</th>'
    return f"<td{spans}>{_text(cell.text)}</td>"


def _scope(cell: FormCell, form: Skeleton, height: int) -> str | None:
    match cell.role:
        case "panel":
            return "colgroup" if form.head_rows else "rowgroup"
        case "column":
            return "colgroup" if cell.colspan > 1 and cell.row + cell.rowspan < form.head_rows else "col"
        case "group":
            return "rowgroup" if cell.rowspan == height else "row"
        case "row":
            return "row"
        # A corner names nothing by itself: it is a note on the table or the name of the label column.
        case "corner":
            return None if form.head_rows else "col"
        case _:
            return None
