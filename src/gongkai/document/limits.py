"""How much of a file is read, stated in one place. Every reader keeps within these numbers."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Final

from gongkai.document.refusal import Refusal

MEBIBYTE: Final = 1024 * 1024

FILE_BYTES: Final = 64 * MEBIBYTE
"""The largest file that is opened. A township's report is under 2 MiB; a scan of twenty pages under 40."""
UNPACKED_BYTES: Final = 96 * MEBIBYTE
"""The most that the parts of one zip container may unpack to, all together."""
UNPACK_RATIO: Final = 200
"""The most that one part may grow by; text packs 5 to 20 times, a bomb a thousand times."""
PART_BYTES: Final = 48 * MEBIBYTE
"""The largest single XML part or text that is parsed."""
MARKUP: Final = 4_000_000
"""The most tags and attributes of one XML part; a tree of that many takes half a gigabyte."""
PARTS: Final = 10_000
"""The most parts of one zip container."""
TEXT_BYTES: Final = 8 * MEBIBYTE
"""The largest plain text or html source that is parsed."""
DEPTH: Final = 250
"""How deep elements may nest; libxml2 itself stops at 256."""
CELLS: Final = 200_000
"""The most table cells of one document, spans laid out."""
SPAN: Final = 1_000
"""The largest rowspan or colspan; larger ones are cut."""
BLOCKS: Final = 50_000
"""The most paragraphs and tables of one document."""
PAGES: Final = 300
"""The most pages of a PDF."""
PAGE_LETTERS: Final = 100_000
"""The most letters of one page, and the most drawn things; a page of small type has 5,000."""
SCAN_PAGES: Final = 20
"""The most pages that OCR looks at."""
PICTURE_PIXELS: Final = 60_000_000
"""The most dots of one picture; an A3 page at 400 DPI has 31 million."""
READ_SECONDS: Final = 18.0
"""The time one file may take with the program's own readers; the promise is 20."""
APART_SECONDS: Final = 15.0
"""The time a web page may take that is read in a process of its own."""
APART_BYTES: Final = 768 * MEBIBYTE
"""The memory that process may take, where the system can limit it."""
CONVERT_SECONDS: Final = 60.0
"""The time LibreOffice may take for one file."""
SCAN_PAGE_SECONDS: Final = 10.0
"""The time OCR may take for one page."""


@dataclass(slots=True)
class Budget:
    """The time and the cells one file may still use. Readers call `tick` in their outer loops."""

    seconds: float = READ_SECONDS
    cells_left: int = CELLS
    deadline: float = field(init=False)

    def __post_init__(self) -> None:
        self.deadline = time.monotonic() + self.seconds

    def tick(self) -> None:
        """Refuse the file when its time is used up."""
        if time.monotonic() > self.deadline:
            raise Refusal("too_slow", f"文件过于复杂，{self.seconds:.0f} 秒内没有读完。请另存为新的 Word 文件后再试。")

    def take_cells(self, count: int) -> None:
        """Count table cells against the limit."""
        self.cells_left -= count
        if self.cells_left < 0:
            raise Refusal(
                "too_large", f"文件中的表格超过 {CELLS} 个单元格，不像一份年度报告。请只保留年度报告本身后再试。"
            )
