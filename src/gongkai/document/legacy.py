"""Older and other office formats, through LibreOffice: .doc .wps .odt .rtf become .docx, .xls and .ods .xlsx."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from gongkai.document.blocks import Document
from gongkai.document.container import Container
from gongkai.document.docx.flat import read_flat_word
from gongkai.document.docx.reader import read_docx
from gongkai.document.limits import CONVERT_SECONDS, Budget
from gongkai.document.refusal import Refusal
from gongkai.document.sheet.reader import read_xlsx

_SUFFIX: Final = {"doc": ".doc", "xls": ".xls", "odt": ".odt", "ods": ".ods", "rtf": ".rtf", "sheetml": ".xml"}
_SHEETS: Final = frozenset(("xls", "ods", "sheetml"))
_NAMES: Final = ("soffice", "libreoffice", "soffice.com", "soffice.exe")
_PLACES: Final = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    "/opt/libreoffice/program/soffice",
)
_SETTING: Final = (
    '<item oor:path="/org.openoffice.Office.Common/{path}"><prop oor:name="{name}" oor:op="fuse">'
    "<value>{value}</value></prop></item>"
)
_SETTINGS: Final = (
    ("Security/Scripting", "MacroSecurityLevel", "3"),
    ("Security/Scripting", "DisableMacrosExecution", "true"),
    ("Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Security/Scripting", "DisableActiveContent", "true"),
)
_NO_NETWORK: Final = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "ALL_PROXY"), "http://127.0.0.1:9")
_LOCKED_SHEET: Final = re.compile(rb"\x09\x08\x10\x00\x00\x06\x05\x00.{12}\x2f\x00", re.DOTALL)
"""The beginning of an Excel 97 stream (BOF) followed at once by the record of its password (FILEPASS)."""
_WORD_FLAGS: Final = 0x0A
_WORD_ENCRYPTED: Final = 0x0100


def read_legacy(data: bytes, kind: str, budget: Budget | None = None) -> Document:
    """A Document, with its own format, from the bytes of a legacy file of the given kind (see `detect.Kind`).

    Raises Refusal: `encrypted`, `needs_libreoffice` with the package to install, `too_slow` after CONVERT_SECONDS,
    `damaged` where LibreOffice makes nothing of the file, and what the reader of the result raises.
    """
    if kind == "wordml":
        return read_flat_word(data, budget)
    made, is_sheet = converted(data, kind)
    # The clock starts anew: the conversion has its own, longer limit.
    document = read_xlsx(made, Budget()) if is_sheet else read_docx(made, Budget())
    document.format = "xls" if kind == "sheetml" else kind
    return document


def converted(data: bytes, kind: str) -> tuple[bytes, bool]:
    """A legacy file as LibreOffice saves it, in today's format, and whether it is a workbook; raises as `read_legacy`."""
    _refuse_encrypted(data, kind)
    is_sheet = kind in _SHEETS
    return convert(data, _SUFFIX[kind], ".xlsx" if is_sheet else ".docx"), is_sheet


def convert(data: bytes, suffix: str, target: str) -> bytes:
    """The bytes of a file as LibreOffice saves them in another format; no macro runs and no link is followed."""
    program = find_libreoffice()
    if program is None:
        raise Refusal(
            "needs_libreoffice",
            f"读取 {suffix} 文件需要 LibreOffice。请安装（Debian、统信、麒麟系统的软件包："
            "libreoffice-writer-nogui、libreoffice-calc-nogui），"
            "或者在 Word、WPS 中打开该文件，另存为 .docx（表格为 .xlsx）后再试。",
        )
    with tempfile.TemporaryDirectory(prefix="gongkai-", ignore_cleanup_errors=True) as folder:
        room = Path(folder)
        source = room / f"source{suffix}"
        source.write_bytes(data)
        profile = room / "profile"
        _write_settings(profile)
        command = [
            program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nologo", "--nolockcheck",
            "--nodefault", "--nofirststartwizard", "--convert-to", target[1:], "--outdir", str(room / "out"), str(source),
        ]  # fmt: skip
        _run(command, room)
        made = room / "out" / f"source{target}"
        if not made.is_file():
            raise Refusal(
                "damaged",
                "LibreOffice 打不开这个文件，可能已损坏或设有密码。请用 Word 或 WPS 打开，另存为 .docx 后再试。",
            )
        return made.read_bytes()


def find_libreoffice() -> str | None:
    """The LibreOffice program: on the path, else where Windows and macOS put it; None where there is none."""
    for name in _NAMES:
        found = shutil.which(name)
        if found:
            return found
    return next((place for place in _PLACES if Path(place).is_file()), None)


def _write_settings(profile: Path) -> None:
    folder = profile / "user"
    folder.mkdir(parents=True)
    items = "".join(_SETTING.format(path=path, name=name, value=value) for path, name, value in _SETTINGS)
    (folder / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{items}</oor:items>",
        encoding="utf-8",
    )


def _run(command: list[str], room: Path) -> None:
    """Run LibreOffice within its time; it starts a second process, so the whole group is ended when time is up."""
    own_group = sys.platform != "win32"
    with subprocess.Popen(  # noqa: S603 - the program is LibreOffice, its arguments are ours
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=room,
        env={**os.environ, **_NO_NETWORK, "SAL_USE_VCLPLUGIN": "svp"},
        start_new_session=own_group,
    ) as process:
        try:
            process.wait(CONVERT_SECONDS)
        except subprocess.TimeoutExpired:
            if own_group:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
            raise Refusal(
                "too_slow", f"文件 {CONVERT_SECONDS:.0f} 秒内没有转换完。请在 Word 或 WPS 中打开，另存为 .docx 后再试。"
            ) from None


def _refuse_encrypted(data: bytes, kind: str) -> None:
    """Refuse what opens with a password only, before LibreOffice asks for it."""
    if kind == "doc":
        locked = _word_is_encrypted(data)
    elif kind == "xls":
        locked = bool(_LOCKED_SHEET.search(data))
    elif kind in ("odt", "ods") and data.startswith(b"PK"):
        locked = b"encryption-data" in (Container(data).part("META-INF/manifest.xml") or b"")
    else:
        locked = False
    if locked:
        raise Refusal("encrypted", "文件设有打开密码。请在 Word 或 WPS 中去掉密码后另存，再重新选择。")


def _word_is_encrypted(data: bytes) -> bool:
    """The flag in the first block of the WordDocument stream, which begins with EC A5 at the start of a sector."""
    for sector in range(512, len(data) - 512, 512):
        if data[sector : sector + 2] == b"\xec\xa5":
            flags = int.from_bytes(data[sector + _WORD_FLAGS : sector + _WORD_FLAGS + 2], "little")
            return bool(flags & _WORD_ENCRYPTED)
    return False
