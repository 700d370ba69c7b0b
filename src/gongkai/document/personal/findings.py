"""What a scan says: personal data, hidden data, and what could not be read. Nothing here shows a number whole."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final, Literal

from gongkai.document.personal.patterns import Hit, PersonalKind, mask_text, starred

HiddenKind = Literal[
    "author", "last_modified_by", "company", "property", "comment", "tracked_insertion", "tracked_deletion",
    "hidden_text", "hidden_row", "hidden_column", "hidden_sheet", "external_link", "pivot_cache", "embedded_file",
    "macro", "thumbnail", "pdf_metadata", "pdf_annotation", "pdf_earlier_version", "gps", "picture_metadata",
]  # fmt: skip

NAMES: Final[dict[PersonalKind, str]] = {
    "identity": "公民身份号码",
    "mobile": "手机号码",
    "bank_card": "银行卡号",
    "passport": "护照或通行证号码",
}
HIDDEN_NAMES: Final[dict[HiddenKind, str]] = {
    "author": "作者",
    "last_modified_by": "最后修改人",
    "company": "单位",
    "property": "文件属性",
    "comment": "批注",
    "tracked_insertion": "修订中插入的文字",
    "tracked_deletion": "修订中删除的文字",
    "hidden_text": "隐藏文字",
    "hidden_row": "隐藏行",
    "hidden_column": "隐藏列",
    "hidden_sheet": "隐藏工作表",
    "external_link": "指向外部文件的链接",
    "pivot_cache": "数据透视表缓存的原始数据",
    "embedded_file": "嵌入的文件",
    "macro": "宏",
    "thumbnail": "缩略图",
    "pdf_metadata": "PDF 属性",
    "pdf_annotation": "PDF 批注",
    "pdf_earlier_version": "PDF 中保留的旧版本",
    "gps": "照片的拍摄地点",
    "picture_metadata": "图片属性",
}
_BY_PROGRAM: Final = "请点“遮盖”由程序处理"
_BY_HAND: Final = "程序不能代为遮盖，请在原文件中删去或遮盖后重新上传"
_CONTEXT: Final = 12
_EXCERPT: Final = 40


@dataclass(frozen=True, slots=True)
class PersonalFinding:
    """One personal number in a text or file.

    `excerpt` and `where` are masked. `value_key` is the number itself, for the caller to hash with a key and drop;
    it must not be stored, logged or shown. `removable`: `masked_file` or `cleaned_file` can take it out.
    """

    kind: PersonalKind
    where: str
    excerpt: str
    value_key: str = field(repr=False)
    removable: bool
    message: str


@dataclass(frozen=True, slots=True)
class Hidden:
    """Something a file holds that its reader does not see; `removable`: `cleaned_file` takes it out."""

    kind: HiddenKind
    where: str
    excerpt: str
    removable: bool

    @property
    def message(self) -> str:
        """What the clerk should do about it, in Chinese."""
        what = f"{self.where}有{HIDDEN_NAMES[self.kind]}" if self.where else f"文件带有{HIDDEN_NAMES[self.kind]}"
        return what + (f"“{self.excerpt}”" if self.excerpt else "") + "，公开后他人可以看到。" + self._advice()

    def _advice(self) -> str:
        if self.removable:
            return "请点“清除隐藏信息”，由程序清除。"
        return _ADVICE.get(self.kind, "请在原来的软件中删除后另存，再重新上传。")


_ADVICE: Final[dict[HiddenKind, str]] = {
    "tracked_insertion": "请在 Word 或 WPS 中逐条接受或拒绝修订，关闭修订后另存，再重新上传。",
    "tracked_deletion": "请在 Word 或 WPS 中逐条接受或拒绝修订，关闭修订后另存，再重新上传。",
    "hidden_row": "请在 Excel 或 WPS 中取消隐藏，核对后删除不应公开的行，再重新上传。",
    "hidden_column": "请在 Excel 或 WPS 中取消隐藏，核对后删除不应公开的列，再重新上传。",
    "hidden_sheet": "请在 Excel 或 WPS 中取消隐藏，核对后删除不应公开的工作表，再重新上传。",
    "external_link": "请在原来的软件中断开链接（编辑链接→断开），再重新上传。",
    "pivot_cache": "请把数据透视表复制后选择性粘贴为数值，删除原表，再重新上传。",
    "embedded_file": "请打开嵌入的文件核对，改为图片或文字后再重新上传。",
    "macro": "请另存为不带宏的 .docx 或 .xlsx，再重新上传。",
}


@dataclass(frozen=True, slots=True)
class ScanResult:
    """What a scan found. `unread` says in Chinese what was not read, or not for sure, and must be looked at by eye."""

    findings: tuple[PersonalFinding, ...] = ()
    hidden: tuple[Hidden, ...] = ()
    unread: str | None = None

    def under(self, prefix: str) -> ScanResult:
        """The same result with a place put before all of its places."""
        return ScanResult(
            tuple(_moved(finding, prefix) for finding in self.findings),
            tuple(replace(item, where=prefix + item.where) for item in self.hidden),
            f"{prefix}：{self.unread}" if self.unread else None,
        )

    def out_of_reach(self) -> ScanResult:
        """The same result for a file in a file, which no program changes."""
        findings = (
            replace(f, removable=False, message=f.message.replace(_BY_PROGRAM, _BY_HAND)) for f in self.findings
        )
        return replace(
            self, findings=tuple(findings), hidden=tuple(replace(item, removable=False) for item in self.hidden)
        )


def finding_of(hit: Hit, text: str, where: str, removable: bool, hidden: str = "") -> PersonalFinding:
    """The finding for a hit in `text`, at a place that may be hidden from the eye (隐藏行, 批注)."""
    # A text is often the cell of a list: its other numbers and those in the place's name must not show either.
    where = mask_text(where)
    places = set(starred(text, hit))
    starred_text = "".join("*" if at in places else mark for at, mark in enumerate(text))
    excerpt = mask_text(starred_text)[max(0, hit.start - _CONTEXT) : hit.end + _CONTEXT]
    return PersonalFinding(
        hit.kind, where, " ".join(excerpt.split()), hit.value, removable, _message(hit, where, removable, hidden)
    )


def excerpt_of(text: str) -> str:
    """The beginning of a hidden text on one line, its numbers masked."""
    line = " ".join(mask_text(text).split())
    return line if len(line) <= _EXCERPT else line[: _EXCERPT - 1] + "…"


def _message(hit: Hit, where: str, removable: bool, hidden: str) -> str:
    seen = "（表面看不到）" if hidden and hidden in where else f"（在{hidden}中，表面看不到）" if hidden else ""
    article = "《政府信息公开条例》第十五条"
    if hit.kind == "bank_card":
        article += "、《个人信息保护法》第二十八条"
    way = _BY_PROGRAM if removable else _BY_HAND
    return f"{where}有{NAMES[hit.kind]} {hit.masked}{seen}，不得公开（{article}）。{way}；依法确需公开的，由起草人写明理由，保密审查员审定。"


def _moved(finding: PersonalFinding, prefix: str) -> PersonalFinding:
    # The message begins with the place.
    return replace(finding, where=prefix + finding.where, message=prefix + finding.message)
