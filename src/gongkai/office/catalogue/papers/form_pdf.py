"""The approval form as a PDF, set by typst with the fonts of this machine."""

from __future__ import annotations

import io
import json
from functools import cache
from importlib import resources

import segno
import typst

from gongkai.annual.writing.fonts import installed
from gongkai.document.refusal import Refusal
from gongkai.office.catalogue.papers.form import BASIS, NAME, ApprovalForm
from gongkai.office.refusals import NotPossible

FOOT = (
    "注：签批的是上述校验码对应的这一版内容；内容有改动的，校验码随之改变，须重新签批。纸面签批后，由信息员在系统中抄录校验码登记，"
    f"并上传本表扫描件。依据：{BASIS}。"
)


def form_pdf(form: ApprovalForm) -> bytes:
    """The form as a PDF. Raises NotPossible with the package to install where this machine has no Chinese font."""
    try:
        shelf = installed()
    except Refusal as refusal:
        raise NotPossible(f"{refusal}审批表也可以下载 Word 文件。") from None
    said = {
        "name": NAME, "agency": form.agency, "version": form.number, "code": form.code, "qr": code_picture(form.code),
        "rows": form.rows, "foot": FOOT, "fonts": {face: list(families) for face, families in shelf.families.items()},
        "opinions": [{"name": one.name, "words": one.words, "closing": one.closing} for one in form.opinions],
    }  # fmt: skip
    data: bytes = typst.compile(
        _template(), font_paths=shelf.fonts, ignore_system_fonts=True,
        sys_inputs={"form": json.dumps(said, ensure_ascii=False)}, timestamp=0,
    )  # fmt: skip
    return data


def code_picture(text: str) -> str:
    """A QR code as an SVG picture."""
    stream = io.BytesIO()
    segno.make(text, error="m").save(stream, kind="svg", border=1, xmldecl=False, svgns=True)
    return stream.getvalue().decode()


@cache
def _template() -> bytes:
    return (resources.files("gongkai.office.catalogue.papers") / "form.typ").read_bytes()
