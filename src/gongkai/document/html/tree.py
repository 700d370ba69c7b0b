"""A page parsed, and cleared of what a reader of the page does not see."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree, html
from selectolax.lexbor import LexborHTMLParser, LexborNode

from gongkai.document.refusal import Refusal

UNSEEN: Final = (
    "script", "style", "noscript", "template", "del", "s", "strike", "select", "textarea", "svg", "iframe",
    "object", "audio", "video", "canvas", "rt", "rp", "title", "datalist", "map", "head",
)  # fmt: skip
"""Elements that are passed over with all they hold; struck text is what its writer took out."""

_MAY_HIDE: Final = '[hidden],[style*="display" i],[style*="hid" i]'
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_FORMATTING: Final = re.compile(rb"<(?:[bisu]|big|code|em|font|small|strike|strong|tt)[\s/][^>]*")
_NEST_FREELY: Final = 3_000
"""A page of fewer tags cannot do harm, however it nests them."""
_COPIES: Final = 3
"""How many open formatting elements of one kind are opened anew, by the rules of html."""
_GROWTH: Final = 3_000_000
"""The most elements that the parser may make of a page."""
_MARKUP: Final = 40_000
"""A page of more tags goes through the careful parser in any case."""


def parse_page(source: bytes) -> LexborHTMLParser:
    """The page as a tree without hidden elements. Raises Refusal `damaged` for hostile nesting."""
    page = LexborHTMLParser(_straightened(source) if _grows(source) else source)
    for node in page.css(_MAY_HIDE):
        marks = node.attributes
        # The body itself is never hidden for good: a script would show it.
        if ("hidden" in marks or _HIDDEN.search(marks.get("style") or "")) and node.tag not in ("body", "html"):
            node.decompose()
    return page


def _grows(source: bytes) -> bool:
    """Whether the html rules could make far more nodes of the source than it has tags, or search them for ever.

    Each formatting element left open (<b>, <font color=1>) is opened anew in every later block, at most three
    of the same kind; and a tag may look through all open elements. Small pages cannot do harm.
    """
    tags = source.count(b"<")
    if tags <= _NEST_FREELY:
        return False
    if tags > _MARKUP:
        return True
    kinds = set(_FORMATTING.findall(source.lower()))
    return len(kinds) * _COPIES * tags > _GROWTH or any(k.count(b'"') % 2 or k.count(b"'") % 2 for k in kinds)


def _straightened(source: bytes) -> bytes:
    """The source parsed by a parser that never repeats an element nor nests deep, and written out again."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(source, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, RecursionError):
        raise _too_deep() from None
    if any("depth" in error.message.lower() for error in parser.error_log):
        raise _too_deep()
    straightened: bytes = html.tostring(root, encoding="utf-8")
    return straightened


def _too_deep() -> Refusal:
    return Refusal("damaged", "网页结构已损坏（标签层层嵌套）。请在浏览器中打开，把正文复制到 Word 中保存后再试。")


def _ids(names: tuple[str, ...]) -> dict[str, int]:
    """The number that the parser gives each element name."""
    page = LexborHTMLParser("")
    return {name: page.create_node(name).tag_id for name in names}


def _text_id() -> int:
    body = LexborHTMLParser("<body>x").body
    node: LexborNode | None = body.first_child if body else None
    return node.tag_id if node else 0


IDS: Final = _ids((
    *UNSEEN, "br", "p", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5",
    "h6", "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "html", "legend", "li",
    "main", "menu", "nav", "ol", "option", "pre", "search", "section", "summary", "ul", "marquee", "head", "frameset",
))  # fmt: skip
"""Element name to number; comparing numbers is twice as quick as comparing names."""
TEXT_ID: Final = _text_id()
BLOCKS: Final = frozenset(
    IDS[name]
    for name in (
        "p", "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "legend",
        "li", "main", "menu", "nav", "ol", "option", "pre", "search", "section", "summary", "ul", "marquee", "tbody",
        "td", "tfoot", "th", "thead", "tr",
    )
)  # fmt: skip
"""Elements that end the paragraph before them."""
