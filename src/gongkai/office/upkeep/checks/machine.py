"""The machine: Python, the clock, and the programs that some work needs. Nothing here knows Django."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from gongkai.annual.writing.fonts import Shelf, installed
from gongkai.document.legacy import find_libreoffice
from gongkai.document.refusal import Refusal
from gongkai.office.upkeep.checks.verdict import Verdict, bad, ok, warn

OLDEST_PYTHON = (3, 11)
WRITTEN = datetime(2026, 1, 1, tzinfo=UTC)
"""No true clock shows an earlier time than the year in which this program was written."""
Find = Callable[[str], "str | None"]


def check_python(version: tuple[int, int]) -> Verdict:
    """The version of Python, as (major, minor)."""
    shown = ".".join(map(str, version))
    if version < OLDEST_PYTHON:
        return bad("python", f"Python {shown} 太旧，需要 3.11 或更新。请安装新版 Python 后重新安装本程序。")
    return ok("python", f"Python {shown}。")


def check_clock(now: datetime, last_recorded: datetime | None) -> Verdict:
    """The clock against the program's own age and the last act on record; and the table of time zones."""
    try:
        offset = now.astimezone(ZoneInfo("Asia/Shanghai")).utcoffset()
    except ZoneInfoNotFoundError:
        return bad(
            "clock", "找不到北京时间的时区资料，期限会算错。请安装 Python 包 tzdata（或 Debian 软件包 tzdata）。"
        )
    if offset != timedelta(hours=8):
        return bad("clock", f"时区资料说北京时间与世界时相差 {offset}，应为 8 小时。请重新安装 tzdata。")
    if now < WRITTEN:
        return bad("clock", f"本机时钟是 {now:%Y-%m-%d}，显然不对：登记时间和期限都会错。请校准系统时间。")
    if last_recorded is not None and last_recorded > now + timedelta(minutes=5):
        return bad(
            "clock",
            f"最近一条留痕记在 {last_recorded:%Y-%m-%d %H:%M}（世界时），比本机时钟还晚：时钟被拨慢过。请校准系统时间。",
        )
    return ok("clock", f"本机时钟 {now.astimezone(ZoneInfo('Asia/Shanghai')):%Y-%m-%d %H:%M}（北京时间）。")


def check_libreoffice(find: Callable[[], str | None] = find_libreoffice) -> Verdict:
    """Old Word and WPS files are read through LibreOffice; `find` gives its program or None."""
    if find() is not None:
        return ok("libreoffice", "装有 LibreOffice，可以读取 .doc、.wps、.rtf、.odt。")
    return warn(
        "libreoffice",
        "没有 LibreOffice：.doc、.wps、.rtf、.odt 文件读不了，其他照常。需要时安装 Debian 软件包 libreoffice-writer。",
    )


def check_chromium(find: Find = shutil.which) -> Verdict:
    """Only the project's own tests of pages need a browser on the server."""
    if find("chromium") or find("chromium-browser") or find("google-chrome"):
        return ok("chromium", "装有 Chromium。")
    return ok("chromium", "没有 Chromium：只有开发者的页面测试用得到（Debian 软件包 chromium），办公不受影响。")


def check_fonts(shelf: Callable[[], Shelf] = installed) -> Verdict:
    """PDF needs a Chinese font on this machine; `shelf` gives the fonts, as the setting of PDF finds them."""
    try:
        notes = shelf().notes
    except Refusal as refusal:
        return warn("fonts", f"{refusal.message}Word 和网页照常。")
    if notes:
        return ok("fonts", "有中文字体，可以生成 PDF。" + "".join(note.message for note in notes))
    return ok("fonts", "公文所用的中文字体齐全，可以生成 PDF。")
