"""What is asked of an agency."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from gongkai.office.agencies.models import Agency, PublicPlace
from gongkai.office.refusals import NotPossible

_NUMBERING = (
    "可用：{org}机构代码、{credit}统一社会信用代码、{year}年、{yyyymm}年月、{date}年月日、"
    "{category}目录代码、{serial}流水号（{serial:5}补足五位）。"
)
_HINTS = {
    "short_name": "列表和待办里用，例如“清溪镇”。",
    "slug": "公开页面网址里的一段，小写字母、数字和短横，例如 qingxi。用开以后不要再改，贴出去的链接会失效。",
    "org_code": "索引号里的机构代码。",
    "credit_code": "18 位。",
    "hours": "例如“周一至周五 8:30—12:00，14:00—17:30（法定节假日除外）”。",
    "guide_more": "公开信息的分类、获取方式、依申请公开的办理流程等。",
    "index_template": "例如 {org}/{year}-{serial:5}。" + _NUMBERING,
    "document_template": "例如 清政发〔{year}〕{serial}号。没有自己的发文字号可以不填。",
    "review_organ": "答复书写明的复议机关，一般是上一级人民政府（《行政复议法》第二十四条）。",
    "court": "答复书写明的有管辖权的人民法院（《行政诉讼法》第十八条）。",
    "public_site": "公开位置选县政府网站时填写，发布后在那里粘贴。",
    "mfa_required": "勾选以后，本机关有岗位的人登录还要输入手机上的动态口令。",
}
SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("机关", ("kind", "name", "short_name", "slug", "org_code", "credit_code")),
    (
        "公开指南（《条例》第十二条）",
        (
            "office_name", "head_of_office", "address", "postcode", "hours", "telephone", "fax", "email", "guide_more",
        ),
    ),
    ("编号", ("index_template", "document_template")),
    ("行政复议和诉讼", ("review_organ", "review_address", "court", "court_address")),
    ("公开位置", ("public_place", "public_site")),
    ("登录", ("mfa_required",)),
)  # fmt: skip
"""The fields of an agency as its page groups them."""
_SHORT = {"kind", "short_name", "slug", "org_code", "credit_code", "head_of_office", "postcode", "telephone", "fax"}


class AgencyForm(forms.ModelForm[Agency]):
    """All that is registered of an agency, save its place in the tree. Saved by the acts, never by the form."""

    class Meta:
        """The fields of the sections."""

        model = Agency
        fields: ClassVar[list[str]] = [name for _, names in SECTIONS for name in names]
        help_texts = _HINTS
        widgets: ClassVar[dict[str, forms.Widget]] = {"guide_more": forms.Textarea(attrs={"rows": 6})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind = self.fields["kind"]
        kind.choices = [("", "请选择"), *(row for row in kind.choices if row[0])]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Where entries stand on the county's site, the clerk must be told where."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("public_place") == PublicPlace.COUNTY_SITE and not said.get("public_site"):
            self.add_error("public_site", "公开位置选了县政府网站，请填写栏目地址，信息员照它去粘贴。")
        return said

    def sections(self) -> list[tuple[str, list[tuple[forms.BoundField, str]]]]:
        """The bound fields under their headings, each with the width its content needs."""
        return [
            (title, [(self[name], "16" if name in _SHORT else "wide") for name in names]) for title, names in SECTIONS
        ]


class AbolishForm(forms.Form):
    """When an agency ends, and by what."""

    on = forms.DateField(label="撤销日期", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
    reason = forms.CharField(
        label="撤销依据",
        max_length=200,
        help_text="批复的机关、日期和文号。",
        error_messages={"required": "请写明撤销的依据，例如批复的文号。"},
    )


def say_refusal(form: forms.BaseForm, refusal: NotPossible) -> None:
    """Put a refusal of an act into the form: beside its fields, or on top where it concerns none."""
    placed = False
    for name, message in refusal.fields.items():
        if name in form.fields and message not in form.errors.get(name, []):
            form.add_error(name, message)
        placed = placed or name in form.fields
    if not placed:
        form.add_error(None, refusal.message)
