"""A page parsed, and cleared of what a reader of the page does not see."""

from __future__ import annotations

import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

UNSEEN: Final = (
    "script", "style", "noscript", "template", "del", "s", "strike", "select", "textarea", "svg", "iframe",
    "object", "audio", "video", "canvas", "rt", "rp", "title", "datalist", "map", "head",
)  # fmt: skip
"""Elements that are passed over with all they hold; struck text is what its writer took out."""

_HIDING: Final = (re.compile(rb"display\s*:\s*none"), re.compile(rb"hid(?:den|e\s*:\s*all)"))
_MAY_HIDE: Final = '[hidden],[style*="display" i],[style*="hid" i]'
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)


def parse_page(source: bytes) -> LexborHTMLParser:
    """The page, in UTF-8, as a tree without hidden elements."""
    page = LexborHTMLParser(source)
    lowered = source.lower()
    body = max(lowered.find(b"<body"), 0)
    # Two searches of the source are a third of the cost of asking every element for its style.
    if not any(hiding.search(lowered, body) for hiding in _HIDING):
        return page
    for node in page.css(_MAY_HIDE):
        marks = node.attributes
        # The body itself is never hidden for good: a script would show it.
        if ("hidden" in marks or _HIDDEN.search(marks.get("style") or "")) and node.tag not in ("body", "html"):
            node.decompose()
    return page


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
