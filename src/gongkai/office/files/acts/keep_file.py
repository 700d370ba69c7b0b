"""Keep a file that was handed in."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath

from gongkai.office.agencies.service import IN_THE_OFFICE, Agency, Asker
from gongkai.office.files.kinds import kind_of
from gongkai.office.files.models import StoredFile
from gongkai.office.files.store import keep
from gongkai.office.journal.service import recording
from gongkai.office.refusals import NotPossible

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
LARGEST = 100 * 1024 * 1024
"""Bytes; requests for larger ones were met in no office, and a citizen's telephone would not load them."""


def keep_file(asker: Asker, agency: Agency, name: str, data: bytes) -> StoredFile:
    """The row of a kept file. Raises NotYours, or NotPossible for an empty, too large or unknown kind of file."""
    duty = asker.duty_in(agency.pk, *IN_THE_OFFICE)
    shown = clean_name(name)
    if not data:
        raise NotPossible(f"文件“{shown}”是空的，请重新选择。")
    if len(data) > LARGEST:
        raise NotPossible(f"文件“{shown}”有 {len(data) / 1048576:.0f} MB，超过 100 MB，请压缩或拆分后再上传。")
    kind = kind_of(data, shown)
    if kind is None:
        raise NotPossible(f"文件“{shown}”不是可以公开的格式。请用 PDF、Word、Excel、WPS、OFD、图片、文本或 ZIP。")
    with recording(asker.actor(duty)) as act:
        row = StoredFile(
            agency=agency, name=shown, media_type=kind, size=len(data), hash=keep(data), by=asker.person
        )  # fmt: skip
        row.save()
        act.tell(agency.pk, "file.kept", "file", row.pk, after={"hash": row.hash, "size": row.size})
    return row


def is_control(letter: str) -> bool:
    """Whether a character is none to be seen: one of control, or one that changes how others are read."""
    return bool(_CONTROL.match(letter))


def clean_name(name: str) -> str:
    """A file's name without folders, control characters and what Windows cannot write; at most 120 characters."""
    last = PurePath(unicodedata.normalize("NFC", name).replace("\\", "/")).name
    clean = re.sub(r'[<>:"/\\|?*]', "_", "".join("_" if is_control(letter) else letter for letter in last)).strip(" .")
    stem, dot, suffix = clean.rpartition(".")
    return f"{stem[:110]}.{suffix[:9]}" if dot and stem else (clean[:120] or "附件")
