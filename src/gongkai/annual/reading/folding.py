"""One spelling for labels: what differs only by width, spacing, brackets or numbering folds to the same key."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_DROPPED = re.compile(
    r"[\s\u00a0\u3000\u200b-\u200f\ufeff\"'“”‘’「」『』()\[\]{}<>《》〈〉【】、,，.．。:：;；·•/\\\-—_*#]+"
)
_NUMBERING = re.compile(
    r"^\s*(?:[(（]\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*[)）]|[一二三四五六七八九十]{1,3}\s*[、.．,，]|\d{1,2}\s*[、.．,，)）]?(?=\D))\s*[、.．]?"
)
_BRACKETED = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """The key of a label: NFKC, without numbering, spaces, quotes, brackets and other punctuation."""
    text = unicodedata.normalize("NFKC", text)
    return _DROPPED.sub("", _NUMBERING.sub("", text, count=1))


def fold_all(text: str) -> str:
    """The key of a label with its numbering kept, for labels run together in one cell."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", text))


@lru_cache(maxsize=8192)
def fold_short(text: str) -> str:
    """The key of a label without what stands in brackets, as in 部分公开（区分处理的，只计这一情形…）."""
    text = _NUMBERING.sub("", unicodedata.normalize("NFKC", text), count=1)
    return _DROPPED.sub("", _BRACKETED.sub("", text))


def squeeze(text: str) -> str:
    """Text without any white space, for comparing sentences and headings."""
    return "".join(text.split())
