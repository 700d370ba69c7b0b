"""Forms of the categories: one category, its closing, and the upload of a standard catalogue."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from gongkai.law.catalogue import AUDIENCES, CHANNELS, MODES
from gongkai.office.agencies.service import Asker
from gongkai.office.catalogue.models import Category

LEVELS = ("县级", "乡级")


class CategoryForm(forms.ModelForm[Category]):
    """What an act may set of a local category."""

    channels = forms.MultipleChoiceField(
        label="公开渠道和载体", choices=list(CHANNELS.items()), required=False, widget=forms.CheckboxSelectMultiple
    )
    audience = forms.ChoiceField(label="公开对象", choices=[("", "未定"), *AUDIENCES.items()], required=False)
    mode = forms.ChoiceField(label="公开方式", choices=list(MODES.items()))
    level = forms.MultipleChoiceField(
        label="公开层级", choices=[(name, name) for name in LEVELS], required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        """In the order of the standard catalogue."""

        model = Category
        fields = (
            "name", "code", "order", "contents", "basis", "limit_working_days", "limit_days", "limit_text", "publisher",
            "channels", "audience", "mode", "level", "merging",
        )  # fmt: skip
        widgets: ClassVar[dict[str, Any]] = {
            "contents": forms.Textarea(attrs={"rows": 4}),
            "basis": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts: ClassVar[dict[str, str]] = {
            "code": "字母、数字、点和短横，如 20.11-01；本机关内不重复。",
            "order": "同一级里从小到大排列。",
            "limit_working_days": "没有填的，按上级类目；都没有填的，按《条例》第二十六条的20个工作日。",
            "limit_text": "目录上的原话，如“信息形成或变更之日起20个工作日内”。",
            "merging": "合并的两步可由兼任两个岗位的一人一次办理，仍各留一条记录。",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        level = self.instance.level or ""
        self.initial["level"] = [name for name in LEVELS if name in level]

    def clean_code(self) -> str:
        """A code that no other category of the agency has."""
        code: str = self.cleaned_data["code"].strip()
        own = Category.rows.seen_by(Asker.stranger()).filter(agency=self.instance.agency_id, code=code)
        if self.instance.agency_id is not None and own.exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError("本机关已有这个编码的类目，请换一个编码。")
        return code

    def clean_level(self) -> str:
        """The levels as the column holds them."""
        return "、".join(self.cleaned_data["level"])


class CloseForm(forms.Form):
    """From when nothing new goes into a category, and why."""

    on = forms.DateField(label="停用日期", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    reason = forms.CharField(label="停用原因", max_length=300, help_text="例如：县里目录已取消这一项。")


class CatalogueUpload(forms.Form):
    """A standard catalogue, and where rows go that do not say it."""

    file = forms.FileField(
        label="标准目录（Excel）", help_text="县里下发的标准目录可以直接上传，合并单元格和打勾的栏目都能识别。"
    )

    def __init__(self, *args: Any, headings: list[Category], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["heading"] = heading_field(headings)


def heading_field(headings: list[Category]) -> forms.TypedChoiceField:
    """A choice of one of the statutory headings, or none."""
    by_code = {heading.code: heading for heading in headings}
    return forms.TypedChoiceField(
        label="归入的法定类目", required=False, coerce=by_code.get, empty_value=None,
        choices=[("", "按工作表名称自动判断"), *((row.code, f"{row.code} {row.name}") for row in headings)],
        help_text="工作表名称对得上26个试点领域的自动归类，对不上的归入这里选的类目。",
    )  # fmt: skip
