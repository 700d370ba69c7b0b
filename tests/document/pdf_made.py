"""PDF files drawn in code: words at places, rulings as different programs draw them. They need no font file."""

from __future__ import annotations

from collections.abc import Sequence

from gongkai.document.blocks import Paragraph, Table
from gongkai.document.limits import Budget
from gongkai.document.pdf import read_pdf


class Leaf:
    """One page. Places are points from the upper left corner, y downwards."""

    def __init__(self, width: float = 595, height: float = 842, extra: str = "") -> None:
        self.width = width
        self.height = height
        self.extra = extra
        self.letters: set[str] = set()
        self._drawn: list[str] = []

    def text(self, x: float, top: float, words: str, size: float = 10, matrix: str = "1 0 0 1") -> Leaf:
        """Write words with their upper left corner at a place."""
        self.letters |= set(words)
        codes = "".join(f"{ord(letter):04x}" for letter in words)
        y = self.height - top - 0.88 * size
        self._drawn.append(f"BT /F1 {size} Tf {matrix} {x} {y} Tm <{codes}> Tj ET")
        return self

    def lines(self, x: float, top: float, words: Sequence[str], size: float = 10, step: float = 15) -> Leaf:
        """Write lines under each other."""
        for number, line in enumerate(words):
            self.text(x, top + number * step, line, size)
        return self

    def stroke(self, x0: float, y0: float, x1: float, y1: float) -> Leaf:
        """Draw a line half a point thick."""
        self._drawn.append(f"0.5 w {x0} {self.height - y0} m {x1} {self.height - y1} l S")
        return self

    def fill(self, x0: float, y0: float, x1: float, y1: float) -> Leaf:
        """Fill a rectangle; a thin one is how some programs draw a line."""
        self._drawn.append(f"{x0} {self.height - y1} {x1 - x0} {y1 - y0} re f")
        return self

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> Leaf:
        """Rule a table with whole lines."""
        for y in ys:
            self.stroke(xs[0], y, xs[-1], y)
        for x in xs:
            self.stroke(x, ys[0], x, ys[-1])
        return self

    def row(self, xs: Sequence[float], top: float, words: Sequence[str], size: float = 10) -> Leaf:
        """Write words into a row of columns, three points from their left borders."""
        for x, word in zip(xs, words, strict=False):
            if word:
                self.text(x + 3, top, word, size)
        return self

    @property
    def content(self) -> bytes:
        """What is drawn, as the file has it."""
        return "\n".join(self._drawn).encode()


def pdf(*leaves: Leaf, shift: int = 0) -> bytes:
    """A PDF of these pages. With a shift the file says other letters than it shows, so many places on."""
    letters = sorted(set().union(*(leaf.letters for leaf in leaves)))
    bodies = [b"<</Type/Catalog/Pages 2 0 R>>", b"", *_font(letters, shift)]
    kids = []
    for leaf in leaves:
        kids.append(len(bodies) + 1)
        bodies.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {leaf.width} {leaf.height}]{leaf.extra}"
            f"/Resources<</Font<</F1 3 0 R>>>>/Contents {len(bodies) + 2} 0 R>>".encode()
        )
        bodies.append(_stream(leaf.content))
    bodies[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(f'{kid} 0 R' for kid in kids)}]>>".encode()
    return _file(bodies)


def _font(letters: Sequence[str], shift: int) -> list[bytes]:
    """A font whose codes are the letters' own, as objects 3 to 6."""
    pairs = "\n".join(f"<{ord(letter):04x}> <{(ord(letter) + shift) % 65536:04x}>" for letter in letters)
    maps = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange {len(letters)} beginbfchar\n{pairs}\nendbfchar\n"
        "endcmap end end"
    )
    return [
        b"<</Type/Font/Subtype/Type0/BaseFont/Made/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 6 0 R>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Made/FontDescriptor 5 0 R/DW 1000/W[32 126 500]"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
        b"<</Type/FontDescriptor/FontName/Made/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0"
        b"/Ascent 880/Descent -120/CapHeight 700/StemV 80>>",
        _stream(maps.encode()),
    ]


def _stream(data: bytes) -> bytes:
    return b"<</Length %d>>stream\n%s\nendstream" % (len(data), data)


def _file(bodies: Sequence[bytes]) -> bytes:
    """Objects with their table of places."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, start)
    return bytes(out)


def tables(*leaves: Leaf) -> list[list[list[str]]]:
    """The texts of the tables read from these pages, a merged cell in each place it covers."""
    blocks = read_pdf(pdf(*leaves), Budget()).blocks
    found = [block for block in blocks if isinstance(block, Table)]
    return [[["" if cell is None else cell.text for cell in row] for row in table.grid] for table in found]


def paragraphs(*leaves: Leaf) -> list[str]:
    """The texts of the paragraphs read from these pages."""
    return [block.text for block in read_pdf(pdf(*leaves), Budget()).blocks if isinstance(block, Paragraph)]
