"""What a version says, as plain values: cleaned, hashed, compared, and asked what is missing.

The hash is what a signature is bound to and what a printed form bears. It covers every field, the attachments by the
hash of their content and the name they are shown under, and which entry of which agency it is.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gongkai.law.catalogue import DISCLOSURE, GENRES, GROUNDS, VALIDITY
from gongkai.office.catalogue.models import Entry, Version
from gongkai.office.journal.service import canonical, sm3
from gongkai.office.refusals import NotPossible

FIELDS = (
    "title", "category_id", "issuer", "document_number", "formed_on", "disclosure", "ground", "ground_text",
    "re_review_on", "normative", "validity", "effective_on", "expires_on", "ended_on", "genre", "topic", "keywords",
    "summary", "body",
)  # fmt: skip
"""The fields a writer fills in, in the order of the form."""
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
"""Days before and after which a date is a slip of the finger (0202 for 2026), and counting from it would take for ever."""
SHORT_CODE = 12
"""Hexadecimal digits of the hash that a printed form bears and a clerk types back: 48 bits, no two forms alike."""


@dataclass(frozen=True, slots=True)
class FileRef:
    """An attachment as a version names it: the kept file, the hash of its content and the name shown."""

    file: int
    hash: str
    name: str


def cleaned(values: Mapping[str, object]) -> dict[str, object]:
    """The fields of a version from what was typed: text trimmed and in one form, lines unified; missing ones empty.

    Raises NotPossible for a choice that does not exist or a text longer than its field.
    """
    wrong: dict[str, str] = {}
    result: dict[str, object] = {}
    for name in FIELDS:
        field = Version._meta.get_field(name.removesuffix("_id") if name == "category_id" else name)
        value = values.get(name)
        if isinstance(value, str):
            value = unicodedata.normalize(
                "NFC", value.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
            ).strip()
            longest = getattr(field, "max_length", None)
            if longest and len(value) > longest:
                wrong[name] = f"“{field.verbose_name}”最多 {longest} 个字，现有 {len(value)} 个字，请精简。"  # type: ignore[union-attr]
        elif isinstance(value, date) and not EARLIEST <= value <= LATEST:
            wrong[name] = f"“{field.verbose_name}”写的是 {value.year} 年，请核对年份。"  # type: ignore[union-attr]
        elif value is None and field.get_internal_type() in {"CharField", "TextField"}:
            value = ""
        elif value is None and name == "normative":
            value = False
        result[name] = value
    result["disclosure"] = result["disclosure"] or "own_initiative"
    for name, known in (("disclosure", DISCLOSURE), ("validity", VALIDITY), ("genre", GENRES), ("ground", GROUNDS)):
        if result[name] and result[name] not in known:
            wrong[name] = f"没有“{result[name]}”这个选项，请从列表里选。"
    if wrong:
        raise NotPossible("没有保存，请改正以下各处。", fields=wrong)
    return result


def hash_of(entry: Entry, values: Mapping[str, object], files: Sequence[FileRef]) -> str:
    """The hash of a version with these fields and attachments."""
    said = {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
    attached = [[file.hash, file.name] for file in files]
    return sm3(canonical({"agency": entry.agency_id, "entry": entry.pk, "fields": said, "files": attached}).encode())


def values_of(version: Version) -> dict[str, object]:
    """The fields of a version as `cleaned` gives them."""
    return {name: getattr(version, name) for name in FIELDS}


def files_of(version: Version) -> list[FileRef]:
    """The attachments of a version in their order."""
    return [FileRef(row.file_id, row.file.hash, row.name) for row in version.attachments.select_related("file")]


def missing(values: Mapping[str, object], files: Sequence[FileRef] = ()) -> dict[str, str]:
    """What a version lacks to be sent for sign-off: field to an instruction, empty when it is complete (arts. 12, 14-18)."""
    lacks: dict[str, str] = {}
    needed = {
        "title": "请填写标题。",
        "category_id": "请选择类目（《条例》第二十条、第二十一条）。",
        "issuer": "请填写发文机关。",
        "formed_on": "请填写成文日期；公开时限从这一天的次日起算（《条例》第二十六条）。",
        "summary": "请填写内容概述，一两句话说明管什么事、管到谁（《条例》第十二条）。",
        "genre": "请选择体裁。",
    }
    lacks |= {name: sentence for name, sentence in needed.items() if not values.get(name)}
    if values.get("disclosure") == "own_initiative" and not values.get("body") and not files:
        lacks["body"] = "请填写正文，或者添加附件。"
    if values.get("disclosure") != "own_initiative" and not values.get("ground"):
        lacks["ground"] = "不主动公开的要选择依据（《条例》第十四至十六条）。"
    if values.get("disclosure") == "withheld" and not values.get("re_review_on"):
        lacks["re_review_on"] = "不予公开的要定再次审查的日期（《条例》第十八条）。"
    if values.get("normative") and not values.get("validity"):
        lacks["validity"] = "行政规范性文件要标明有效性。"
    if values.get("validity") in {"lapsed", "repealed"} and not values.get("ended_on"):
        lacks["ended_on"] = "请填写失效或废止的日期。"
    lacks |= _dates_in_order(values)
    return lacks


def _dates_in_order(values: Mapping[str, object]) -> dict[str, str]:
    start, end = values.get("effective_on"), values.get("expires_on")
    if isinstance(start, date) and isinstance(end, date) and end < start:
        return {"expires_on": "有效期不能早于施行日期。"}
    return {}


def short_code(hash_: str) -> str:
    """The beginning of a hash as a printed form shows it: groups of four."""
    code = hash_[:SHORT_CODE].upper()
    return "-".join(code[i : i + 4] for i in range(0, SHORT_CODE, 4))
