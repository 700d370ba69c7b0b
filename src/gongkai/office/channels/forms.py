"""Forms of the channels: a channel, a posting, taking it down, voiding it."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django import forms

from gongkai.office.channels.models import Channel, ChannelKind

REASON = 300


class DayInput(forms.DateInput):
    """A day as browsers show it."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class ChannelForm(forms.ModelForm[Channel]):
    """What is said of a channel."""

    class Meta:
        """In the order of the form."""

        model = Channel
        fields = ("kind", "name", "address", "keeper", "opened_on")
        widgets: ClassVar[dict[str, Any]] = {"opened_on": DayInput()}
        help_texts: ClassVar[dict[str, str]] = {
            "name": "例如：“清溪镇发布”微信公众号、石桥村公示栏。",
            "address": "网站、新媒体填网址；公示栏填在哪里。",
            "keeper": "谁负责发布和撤下。",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", "请选择"), *ChannelKind.choices]  # type: ignore[attr-defined]


class CloseChannelForm(forms.Form):
    """From when a channel is no longer used, and why."""

    on = forms.DateField(label="停用日期", widget=DayInput())
    reason = forms.CharField(label="停用原因", max_length=REASON)


class PostingForm(forms.Form):
    """A published entry put on a channel."""

    channel = forms.TypedChoiceField(label="渠道")
    on = forms.DateField(label="发布（张贴）日期", widget=DayInput())
    link = forms.CharField(
        label="链接或位置", max_length=500, required=False, help_text="网站、新媒体填网页链接；公示栏填具体位置。"
    )
    until_on = forms.DateField(
        label="张贴至", required=False, widget=DayInput(), help_text="到期会提醒撤下；长期公开的不填。"
    )
    proof = forms.FileField(label="照片或截图", required=False, help_text="张贴照片、网页截图，作为已发布的凭证。")

    def __init__(self, *args: Any, channels: list[Channel], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        by_key = {str(row.pk): row for row in channels}
        field = self.fields["channel"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [(str(row.pk), f"{row.get_kind_display()}：{row.name}") for row in channels]
        field.coerce = by_key.get
        self.fields["on"].initial = today


class DownForm(forms.Form):
    """The day a posting was taken down."""

    on = forms.DateField(label="撤下日期", widget=DayInput())


class VoidForm(forms.Form):
    """Why a posting was registered wrongly."""

    reason = forms.CharField(
        label="作废理由", max_length=REASON, help_text="登记错的才作废；已经发布、后来撤下的，登记“撤下”。"
    )
