"""One spelling for what is written in several: full and half width, capitals, brackets and blanks of every form.

Folded text consists of letters and digits, and of single blanks where something else divides two words of one script.
Between Chinese and other letters no blank is kept, so 2026年, 2026 年 and 〔2026〕年 are the same. Traditional
characters are not turned into simplified ones: that cannot be done letter by letter without making mistakes.
"""

from __future__ import annotations

import re
import unicodedata

HAN = "\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003fffd"
"""Writing without blanks between words, as the inside of a character class. Fixed here, so that what was cut into the
index years ago is cut the same way today, whatever Python knows of new characters by then."""
_WORD = f"[^ {HAN}]"
_NEEDLESS = re.compile(f"^ +| +$|(?<=[{HAN}]) +(?={_WORD})|(?<={_WORD}) +(?=[{HAN}])| +(?= )")
_IGNORED = frozenset({"Mn", "Mc", "Me", "Cf"})
"""Marks over letters and characters without width: they part nothing and mean nothing to a reader who searches."""


class _Fold(dict[int, str]):
    """What each character becomes, computed when it is first met."""

    def __missing__(self, code: int) -> str:
        written = chr(code)
        spelled = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", written).casefold())
        if unicodedata.category(written) in _IGNORED:
            spelled = ""
        kept = (letter for letter in spelled if unicodedata.category(letter) not in _IGNORED)
        self[code] = folded = "".join(letter if letter.isalnum() else " " for letter in kept)
        return folded


_FOLD = _Fold()


def composed(text: str) -> str:
    """The text with each accented letter as one character: what places and folding are counted in."""
    return unicodedata.normalize("NFC", text)


def folded(text: str) -> str:
    """The text in its one spelling."""
    return _NEEDLESS.sub("", composed(text).translate(_FOLD))


def folded_with_places(text: str) -> tuple[str, list[int]]:
    """The same of a composed text, and for each letter the place in the text that it came from."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        spelled = _FOLD[ord(letter)]
        letters.append(spelled)
        places += [place] * len(spelled)
    raw = "".join(letters)
    kept: list[int] = []
    at = 0
    for gap in _NEEDLESS.finditer(raw):
        kept += places[at : gap.start()]
        at = gap.end()
    return _NEEDLESS.sub("", raw), kept + places[at:]


def occurrences(said: str, term: str) -> list[tuple[int, int]]:
    """Where a folded term stands in folded text, from and to. A number or Latin word is found whole: 3 is not in 13."""
    found: list[tuple[int, int]] = []
    at = said.find(term) if term else -1
    while at >= 0:
        end = at + len(term)
        if not (_inside_word(said, at) or _inside_word(said, end)):
            found.append((at, end))
        at = said.find(term, at + 1)
    return found


_LATIN = re.compile(_WORD)


def _inside_word(said: str, at: int) -> bool:
    """Whether a number or Latin word goes on across a place."""
    return 0 < at < len(said) and bool(_LATIN.match(said[at - 1]) and _LATIN.match(said[at]))


def word_start(said: str, at: int, furthest: int) -> int:
    """The place itself, or the beginning of the number or Latin word it stands in, at most `furthest` before it."""
    moved = at
    while at - moved < furthest and _inside_word(said, moved):
        moved -= 1
    return at if _inside_word(said, moved) else moved
