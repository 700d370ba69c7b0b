"""`gongkai write`: a report's JSON in, the official form of its edition out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gongkai.annual.writing.from_json import report_from_text
from gongkai.annual.writing.write import write_report
from gongkai.cli.output import REFUSED, error_object, print_json, tell
from gongkai.document.refusal import Refusal


def write(
    source: Annotated[Path, typer.Argument(metavar="REPORT.json", help="gongkai read --format json 输出的一份报告")],
    to: Annotated[Path, typer.Option("--to", metavar="OUT", help="输出文件：.docx、.pdf、.xlsx、.html 或 .json")],
) -> None:
    """按规定格式排印一份年度报告。"""
    try:
        try:
            text = source.read_text(encoding="utf-8-sig")
        except OSError as error:
            raise Refusal("not_found", f"打不开 {source}。请核对文件名。") from error
        except UnicodeDecodeError as error:
            raise Refusal("damaged", f"{source} 不是 UTF-8 文本。请用 gongkai read --format json 重新生成。") from error
        notes = write_report(report_from_text(text), to)
    except Refusal as refusal:
        print_json(error_object(refusal.code, refusal.message))
        tell(refusal.message, "没有写出：", "red")
        raise typer.Exit(REFUSED) from None
    for note in notes:
        tell(f"· {note.message}")
    tell(f"已写出 {to}")
