"""Why a file was not checked, in words for the reviewer of a draft."""

from __future__ import annotations

from typing import Final

from gongkai.document.refusal import Refusal, RefusalCode

BY_EYE: Final = "请审查人员打开文件逐页查看。"
_REASONS: Final[dict[RefusalCode, str]] = {
    "empty": "文件是空的，没有可以检查的内容",
    "truncated": "文件不完整，没有检查",
    "encrypted": "文件设有密码，没有检查；请去掉密码后重新上传",
    "damaged": "文件已损坏或打不开，没有检查",
    "entities": "文件含有不允许的实体定义，为安全起见没有检查",
    "too_large": "文件内容过多，没有全部检查",
    "too_slow": "文件过于复杂，没有在限定时间内检查完",
    "unsupported": "文件格式不能读取，没有检查",
    "needs_libreoffice": "检查这种旧格式需要 LibreOffice，本机没有安装；请另存为 .docx 或 .xlsx 后重新上传",
    "needs_scan": "文件是扫描件或图片，本机没有安装文字识别组件，图中的文字没有检查",
}


def reason_of(refusal: Refusal) -> str:
    """Why a file was not checked; the refusals of the readers speak to somebody else, of an annual report."""
    return _REASONS.get(refusal.code, "文件没有读取")
