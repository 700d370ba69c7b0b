"""Letters as a page gives them: which ones are damaged, which are doubles of others, how lines of them are joined."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_RADICALS: Final = dict(
    zip(
        "⺁⺇⺌⺎⺒⺜⺝⺟⺠⺩⺫⺬⺮⺶⺽⻁⻄⻅⻆⻉⻊⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
        "厂几小兀巳日月母民王目示竹羊臼虎西见角贝足车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
        strict=True,
    )
)


def _same_letters() -> dict[int, str]:
    """Letters that some programs write in place of the ordinary ones that look the same.

    A font may draw 一 and the radical ⼀ with one glyph; a program that maps glyphs back to letters then picks
    either. Python's compatibility forms know the Kangxi radicals and the compatibility ideographs, the list
    above the simplified ones among the supplement.
    """
    table = {ord(wrong): right for wrong, right in _RADICALS.items()}
    for start, stop in ((0x2F00, 0x2FD6), (0xF900, 0xFADA)):
        for code in range(start, stop):
            plain = unicodedata.normalize("NFKC", chr(code))
            if plain != chr(code):
                table[code] = plain
    return table


SAME_LETTERS: Final = _same_letters()


_SOUND: Final = re.compile(
    "[\x21-\x7e\xa0\xa7\xb0\xb7\xd7\u2010-\u2fdf\u3000-\u30ff\u3400-\u9fff\uff00-\uffef\U00020000-\U0003ffff]"
)
"""Letters of Chinese, ASCII, the marks and signs that stand among them."""


def is_damaged(text: str) -> bool:
    """Whether most of a page's letters cannot be what is printed, because the file does not say which letters they are.

    Empty text is not damaged.
    """
    solid = "".join(text.split())
    sound = len(_SOUND.findall(solid))
    return sound < 0.6 * len(solid)


def wants_space(before: str, after: str) -> bool:
    """Whether two words that were on two lines have a space between them: words of letters do, numbers and Chinese do not."""
    if not (before.isascii() and after.isascii()):
        return False
    if before.isdigit() and after.isdigit():
        return False
    return (before.isalnum() or before in ",.;:)") and after.isalnum() and (before.isalpha() or after.isalpha())


def join_words(parts: list[str]) -> str:
    """Join what was wrapped over lines into one text."""
    out = ""
    for part in parts:
        if not part:
            continue
        if out and wants_space(out[-1], part[0]):
            out += " "
        out += part
    return out


_WORD: Final = re.compile(r"[（“‘《〈【〔［「『(]*(?:[0-9A-Za-z.,%+\-/]+|.)")
_NOT_FIRST: Final = frozenset("，。、；：？！）”’》〉】〕」』％%,.;:)!?")


def first_word_width(text: str, size: float) -> float:
    """The width of the part of a text that must stay on one line, with the marks that cannot begin the next."""
    match = _WORD.match(text)
    stop = match.end() if match else 0
    while stop < len(text) and text[stop] in _NOT_FIRST:
        stop += 1
    return sum(0.55 if letter.isascii() else 1.0 for letter in text[:stop]) * size
