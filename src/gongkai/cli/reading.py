"""Files to reports for every command: a refused file is said and the rest still read."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path

from gongkai.annual.reading import report_of
from gongkai.annual.report import Report
from gongkai.document.refusal import Refusal


def read_reports(files: Sequence[str]) -> Iterator[tuple[str, Report | Refusal]]:
    """Each file with its report, or with why it was refused. A fault of the program is refused too, never a traceback."""
    for name in files:
        try:
            report = report_of(Path(name))
            report.source = name
            yield name, report
        except Refusal as refusal:
            yield name, refusal
        except (MemoryError, RecursionError):
            yield name, Refusal("too_large", "文件过大或嵌套过深，没有读完。请另存为新的 Word 文件后再试。")
        except Exception:
            # A file that breaks a reader in a way nobody foresaw must not take the other fifty-nine with it.
            if os.environ.get("GONGKAI_DEBUG"):
                traceback.print_exc()
            yield name, Refusal("damaged", "文件结构异常，没有读完。请用 Word 打开后另存为新的 .docx 再试。")
