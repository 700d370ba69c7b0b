"""The small forms of the acts: a remark, a reason, a day, a link."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone

from gongkai.law.catalogue import RELATIONS
from gongkai.office.agencies.service import Person


def _day(label: str, hint: str = "", *, required: bool = True) -> forms.DateField:
    return forms.DateField(
        label=label, required=required, help_text=hint, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": f"请填写{label}。", "invalid": "请写成年-月-日，例如 2026-03-02。"},
    )  # fmt: skip


class NothingForm(forms.Form):
    """An act that asks for nothing but yes."""


class RemarkForm(forms.Form):
    """A remark that may be left out."""

    remark = forms.CharField(
        label="意见", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="签批可以不写；退回必须写明改什么。本机关内部可见。",
    )  # fmt: skip


class ReasonForm(forms.Form):
    """A reason that must be given."""

    reason = forms.CharField(
        label="理由",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "请写明理由。"},
    )

    def __init__(self, *args: Any, label: str = "理由", hint: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label, self.fields["reason"].help_text = label, hint


class LookedForm(forms.Form):
    """Files that no program could read, looked through by a person."""

    remark = forms.CharField(
        label="人工检查结果", max_length=300, help_text="例如：已逐页查看，没有个人信息。",
        error_messages={"required": "请写明人工检查的结果。"},
    )  # fmt: skip


class PublishForm(forms.Form):
    """Publication on the agency's own portal: only an amendment asks something."""

    def __init__(self, *args: Any, amends: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if amends:
            self.fields["reason"] = forms.CharField(
                label="更正理由", max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
                help_text="会向公众显示，例如：更正附件中的联系电话。", error_messages={"required": "请填写更正理由。"},
            )  # fmt: skip


class CountySiteForm(PublishForm):
    """Registering that it stands on the county's site."""

    link = forms.CharField(
        label="网页链接", max_length=500, widget=forms.URLInput(),
        help_text="在县政府网站发布后，从浏览器地址栏复制完整链接。", error_messages={"required": "请填写发布后的网页链接。"},
    )  # fmt: skip
    on = _day("发布日期", "信息在县政府网站出现的那一天。")
    proof = forms.FileField(label="发布截图", required=False, help_text="选填：截图或打印页，留作凭证。")


class ScheduleForm(PublishForm):
    """When the program is to publish."""

    moment = forms.DateTimeField(
        label="发布时间", input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text="到时由系统自动发布；没有发成会进“待办”。",
        error_messages={"required": "请填写发布时间。", "invalid": "请写成 2026-03-02 09:00 这样的时间。"},
    )  # fmt: skip


class PaperForm(forms.Form):
    """A step signed by hand on the printed form."""

    signer = forms.ChoiceField(label="签批人", error_messages={"required": "请选择在审批表上签字的人。"})
    on = _day("签批日期", "审批表上签字的那一天。")
    code = forms.CharField(
        label="校验码", max_length=24, help_text="照审批表右上角抄录 12 位校验码，例如 1A2B-3C4D-5E6F。",
        error_messages={"required": "请照审批表抄录校验码。"}, widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    remark = forms.CharField(
        label="审批表上的意见", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    scan = forms.FileField(
        label="审批表扫描件", required=False, help_text="签过字的审批表，PDF 或手机照片。纸面原件照常归档。"
    )

    def __init__(self, *args: Any, signers: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options = [("", "请选择"), *((str(person.pk), person.name) for person in signers)]
        self.fields["signer"].choices = options  # type: ignore[attr-defined]
        self.fields["on"].initial = timezone.localdate()


class RelateForm(forms.Form):
    """How the entry hangs together with another one."""

    kind = forms.ChoiceField(
        label="这条信息与它的关系", choices=[(code, row.forward) for code, row in RELATIONS.items()],
        error_messages={"required": "请选择关联的种类。"},
    )  # fmt: skip
    other = forms.ChoiceField(
        label="另一条信息",
        widget=forms.RadioSelect,
        error_messages={"required": "请选择一条信息。", "invalid_choice": "请从查到的结果里选。"},
    )

    def __init__(self, *args: Any, found: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["other"].choices = [(str(key), title) for key, title in found]  # type: ignore[attr-defined]
