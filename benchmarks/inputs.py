"""The documents that are read: an invented report set by this program, and the real ones where they are at hand."""

from __future__ import annotations

import html
import os
import re
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from gongkai.annual.report import Report
from gongkai.annual.writing.write import write_report
from gongkai.document.refusal import Refusal
from gongkai.samples.sample import sample

PRACTICE = Path(os.environ.get("GONGKAI_REPORTS", "../shared/reports")) / "practice"
_FIRST_FIGURE = 1001


@dataclass(frozen=True, slots=True)
class Input:
    """One document: what to call it, its format and bytes, and the report it was made of (None for a real one)."""

    name: str
    format: str
    data: bytes
    written: Report | None = None


def counted_report() -> Report:
    """An invented report with another number in every cell of the form."""
    plain = sample("qingxi_2024")
    return replace(plain, values={code: _FIRST_FIGURE + index for index, code in enumerate(plain.values)})


def invented() -> tuple[list[Input], list[str]]:
    """The invented report as Word's web page, as our own web page, as Word file and PDF; and what could not be made."""
    report = counted_report()
    inputs: list[Input] = []
    lacking: list[str] = []
    for format in ("html", "docx", "pdf"):
        try:
            data = set_report(report, format)
        except Refusal as refusal:
            lacking.append(f"the invented report as {format}: {refusal.message}")
            continue
        if format == "html":
            inputs.append(Input("invented, as Word saves a page", format, word_page(data.decode("utf-8")), report))
        inputs.append(Input("invented", format, data, report))
    return inputs, lacking


def practice() -> tuple[list[Input], list[str]]:
    """Real documents of each format: the middle one and the largest by size."""
    inputs: list[Input] = []
    for format in ("html", "docx", "pdf"):
        files = sorted(PRACTICE.glob(f"*.{format}"), key=lambda file: (file.stat().st_size, file.name))
        # A scan has no text to read, so no floor and no peer would mean anything.
        files = [file for file in files if "scan" not in file.name]
        chosen = dict.fromkeys((files[len(files) // 2], files[-1])) if files else {}
        inputs += [Input(file.stem, format, file.read_bytes()) for file in chosen]
    return inputs, [] if inputs else ["the real documents: set GONGKAI_REPORTS to their folder"]


def set_report(report: Report, format: str) -> bytes:
    """The bytes of a report as the program sets it. Raises Refusal where it cannot be set here."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"report.{format}"
        write_report(report, path)
        return path.read_bytes()


def word_page(page: str) -> bytes:
    """A plain page dressed as Word saves one: a style on every cell, paragraph and run, and Word's own head."""
    body = page.partition("<body>")[2].rpartition("</body>")[0]
    body = re.sub(r"</?(?:thead|tbody|article|footer|div)[^>]*>|<colgroup[^>]*></colgroup>", "", body)
    body = re.sub(r"<caption>(.*?)</caption>", "", body)
    body = re.sub(r"<t[dh](?: scope=\"\w+\")?([^>]*)>(.*?)</t[dh]>", _word_cell, body)
    body = re.sub(r"<(?:p|h\d)>(.*?)</(?:p|h\d)>", _word_paragraph, body)
    body = body.replace("<table>", "<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 width=568>")
    return f"{_WORD_HEAD}{body}</div></body></html>".encode()


def _word_cell(cell: re.Match[str]) -> str:
    return (
        f"<td width=57{cell[1]} style='width:42.6pt;border:solid windowtext 1.0pt;border-left:none;mso-border-alt:solid "
        f"windowtext .5pt;padding:0cm 5.4pt 0cm 5.4pt;height:20.0pt'>\n<p class=MsoNormal align=center style='text-align:"
        f"center;line-height:18.0pt'>{_word_run(cell[2], '10.5pt')}</p>\n</td>"
    )


def _word_paragraph(paragraph: re.Match[str]) -> str:
    return f"<p class=MsoNormal style='text-indent:32.0pt;line-height:28.0pt'>{_word_run(paragraph[1], '16.0pt')}</p>"


def _word_run(text: str, size: str) -> str:
    language = " lang=EN-US" if html.unescape(text).isascii() else ""
    return f"<span{language} style='font-size:{size};font-family:仿宋_GB2312;mso-hansi-font-family:仿宋'>{text}<o:p></o:p></span>"


_WORD_HEAD = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">\n<head>\n'
    '<meta http-equiv=Content-Type content="text/html; charset=utf-8">\n<meta name=Generator content="Microsoft Word 15">'
    "\n<style>\n<!--\n"
    + "".join(
        f" p.Style{number}, li.Style{number}\n\t{{mso-style-name:样式{number};margin:0cm;text-align:justify;"
        "font-size:10.5pt;font-family:等线;mso-bidi-theme-font:minor-bidi;mso-font-kerning:1.0pt;}\n"
        for number in range(60)
    )
    + "-->\n</style>\n</head>\n<body lang=ZH-CN style='tab-interval:21.0pt'>\n<div class=WordSection1>\n"
)
