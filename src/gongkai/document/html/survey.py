"""What is known of a page before it is walked, so that most of it goes without looking inside."""

from __future__ import annotations

from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from gongkai.document.html.tree import BLOCKS, IDS, UNSEEN

_P: Final = IDS["p"]
_TABLE: Final = IDS["table"]
_UNUSUAL: Final = {name: IDS[name] for name in (*UNSEEN, "br")}
"""What a paragraph may hold that its text cannot simply be taken whole with."""


def survey(page: LexborHTMLParser) -> tuple[set[int], set[int]]:
    """Two sets of elements known before the walk: tables that hold a table, paragraphs that hold more than text.

    A table in a cell makes the outer table a means of layout; but one of a single cell is a box around its text.
    The page is asked once which elements it has at all: the rest of it then goes without looking inside.
    """
    body = page.body
    if body is None:
        return set(), set()
    present = {node.tag_id for node in body.traverse()}
    outer: set[int] = set()
    odd: set[int] = set()
    tables = page.css("table") if _TABLE in present else []
    for table in tables:
        around = _ancestors(table)
        odd.update(element.mem_id for element in around if element.tag_id == _P)
        inside = [element.mem_id for element in around if element.tag_id == _TABLE]
        if inside and not outer.issuperset(inside) and len(table.css("td,th")) > 1:
            outer.update(inside)
    unusual = [name for name, tag in _UNUSUAL.items() if tag in present]
    for node in page.css(",".join(unusual)) if unusual else ():
        above = node.parent
        while above is not None and above.tag_id != _P and above.tag_id not in BLOCKS:
            above = above.parent
        if above is not None:
            odd.add(above.mem_id)
    return outer, odd


def _ancestors(node: LexborNode) -> list[LexborNode]:
    found = []
    above = node.parent
    while above is not None:
        found.append(above)
        above = above.parent
    return found
