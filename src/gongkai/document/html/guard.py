"""Which pages the html parser may run away on, and how such a page is straightened first.

The rules of html let a small page ask for endless work: every formatting element left open is opened anew in each
later block, every end tag looks through all open elements, every attribute is compared with all before it. Each
rule is harmless below a size, which is what is tested here; what is above goes to a process of its own (`apart`).
"""

from __future__ import annotations

import re
from typing import Final

from lxml import etree, html

from gongkai.document.refusal import Refusal

_FORMATTING: Final = re.compile(rb"<(?:[bisu]|big|code|em|font|small|strike|strong|tt)[\s/][^>]*")
_NEST_FREELY: Final = 3_000
"""A page of fewer tags cannot do harm, however it nests them."""
_COPIES: Final = 3
"""How many open formatting elements of one kind are opened anew."""
_GROWTH: Final = 3_000_000
"""The most elements that the parser may make of a page."""
_TAGS: Final = 40_000
_BLOCK: Final = 65_536


def may_run_away(source: bytes) -> bool:
    """Whether parsing the page may take more time or memory than a report is worth: many tags, or a huge one."""
    tags = source.count(b"<")
    if tags > _TAGS:
        return True
    # A tag longer than two blocks would leave a whole block without the beginning of one.
    if any(source.find(b"<", at, at + _BLOCK) < 0 for at in range(0, len(source) - _BLOCK, _BLOCK)):
        return True
    if tags <= _NEST_FREELY:
        return False
    kinds = set(_FORMATTING.findall(source.lower()))
    return len(kinds) * _COPIES * tags > _GROWTH or any(k.count(b'"') % 2 or k.count(b"'") % 2 for k in kinds)


def straighten(source: bytes) -> bytes:
    """The page parsed by a parser that never repeats an element nor nests deep, and written out again.

    Raises Refusal `damaged` where the page nests too deep for it.
    """
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(source, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, RecursionError):
        raise too_deep() from None
    if any("depth" in error.message.lower() for error in parser.error_log):
        raise too_deep()
    straightened: bytes = html.tostring(root, encoding="utf-8")
    return straightened


def too_deep() -> Refusal:
    """The refusal of a page that nests without end."""
    return Refusal("damaged", "网页结构已损坏（标签层层嵌套）。请在浏览器中打开，把正文复制到 Word 中保存后再试。")
