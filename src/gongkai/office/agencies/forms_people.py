"""What is asked of people and duties."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from django import forms

from gongkai.office.agencies.asker import Asker
from gongkai.office.agencies.duty_kinds import WHAT_IT_DOES, DutyKind
from gongkai.office.agencies.models import Person
from gongkai.office.agencies.people import may_be_given_a_duty

_KINDS = [(kind.value, f"{kind.label}：{WHAT_IT_DOES[kind]}") for kind in DutyKind]


def _day(label: str, *, required: bool = True, help_text: str = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )


class PersonField(forms.ModelChoiceField[Person]):
    """A choice among the people the asker may give a duty to: none until `offer` says for whom."""

    def __init__(self, label: str, wanting: str) -> None:
        super().__init__(Person.objects.none(), label=label, empty_label="请选择", error_messages={"required": wanting})

    def offer(self, asker: Asker, without: Person | None = None) -> None:
        """Offer the people of this asker."""
        people = [person.pk for person in may_be_given_a_duty(asker) if person != without]
        self.queryset = Person.objects.filter(pk__in=people).order_by("name", "username")

    def label_from_instance(self, obj: Person) -> str:
        """The name, and the log-in name where two share it."""
        return f"{obj.name}（{obj.username}）"


class DutyFields(forms.Form):
    """A duty from a day to a day."""

    kind = forms.ChoiceField(
        label="岗位", choices=_KINDS, widget=forms.RadioSelect, error_messages={"required": "请选择岗位。"}
    )
    from_on = _day("起", help_text="从这一天起生效，可以是以后的日子。")
    to_on = _day("止", required=False, help_text="到这一天为止，含当天。长期的不填；代理的一定要填。")
    acting = forms.BooleanField(label="代理", required=False)

    def __init__(self, *args: Any, on: date | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if on is not None:
            self.fields["from_on"].initial = on


class TakeOnForm(DutyFields):
    """A new person with a first duty."""

    name = forms.CharField(label="姓名", max_length=40, error_messages={"required": "请填写姓名。"})
    username = forms.CharField(
        label="登录名",
        max_length=40,
        help_text="登录时输入，例如姓名的全拼 wangfang。",
        error_messages={"required": "请填写登录名。"},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )
    field_order = ("name", "username", "kind", "from_on", "to_on", "acting")


class AssignForm(DutyFields):
    """A duty for a person who has an account."""

    person = PersonField("人员", "请选择人员。")
    remark = forms.CharField(label="说明", required=False, max_length=200, help_text="任命文件、会议决定等。")
    field_order = ("person", "kind", "from_on", "to_on", "acting", "remark")

    def __init__(self, *args: Any, asker: Asker, **kwargs: Any) -> None:
        super().__init__(*args, on=asker.on, **kwargs)
        cast("PersonField", self.fields["person"]).offer(asker)


class EndDutyForm(forms.Form):
    """The last day of a duty."""

    to_on = _day("最后一天", help_text="含当天。从第二天起不再有这个岗位。")
    reason = forms.CharField(
        label="原因", max_length=200, error_messages={"required": "请写明原因，例如“调离”“轮岗”。"}
    )


class HandOverForm(forms.Form):
    """Who takes a duty over, and from when."""

    to = PersonField("接手的人", "请选择接手的人。")
    on = _day("接手的第一天", help_text="前任到前一天为止。")
    reason = forms.CharField(
        label="原因", max_length=200, error_messages={"required": "请写明原因，例如“调离”“轮岗”。"}
    )

    def __init__(self, *args: Any, asker: Asker, leaving: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("PersonField", self.fields["to"]).offer(asker, leaving)


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(
        label="原因", max_length=200, error_messages={"required": "请写明原因，例如“调离”“退休”。"}
    )


class ResetForm(forms.Form):
    """What else goes with the password."""

    also_mfa = forms.BooleanField(
        label="手机丢了或换了，动态口令也取消，让本人重新设置", required=False
    )  # fmt: skip
