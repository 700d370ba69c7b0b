"""What is asked of whoever enters a notice of holidays."""

from __future__ import annotations

from django import forms

from gongkai.office.workdays.proposals import FIRST_YEAR, LAST_YEAR


class PasteForm(forms.Form):
    """A notice as it was published."""

    text = forms.CharField(
        label="通知原文",
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text="把国务院办公厅通知的标题、正文和文号一起粘贴进来，程序逐段读出放假和调休。",
        error_messages={"required": "请粘贴通知原文。"},
    )
    number = forms.CharField(
        label="通知文号", required=False, max_length=60, help_text="原文里没有文号时填写，例如“国办发明电〔2025〕7号”。"
    )
    remark = forms.CharField(label="说明", required=False, max_length=200, help_text="收到通知的日期、来文单位等。")


class DaysForm(forms.Form):
    """A year's days, one by one."""

    year = forms.IntegerField(
        label="年份",
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        error_messages={"required": "请填写年份，四位数字。", "invalid": "年份请写四位数字，例如 2027。"},
    )
    notices = forms.CharField(
        label="通知文号",
        max_length=200,
        help_text="例如“国办发明电〔2025〕7号”；有几份通知时用顿号隔开。",
        error_messages={"required": "请填写通知文号，期限的依据要写在记录里。"},
    )
    off = forms.CharField(
        label="放假的日子",
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="一行一段，例如“1月1日至3日”“10月1日至10月7日”。含在假期里的周末也写上。",
        error_messages={"required": "请对照通知逐段填写放假的日子。"},
    )
    work = forms.CharField(
        label="调休上班的周末",
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="一行一天，例如“2月14日”。没有调休的可以不填。",
    )
    remark = forms.CharField(
        label="说明", required=False, max_length=200, help_text="为什么这样改，例如“当年安排有调整”。"
    )
