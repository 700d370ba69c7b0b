"""The form of an entry: every field of a version, none of them required, since a draft may be incomplete."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from gongkai.law.catalogue import DISCLOSURE, GENRES, VALIDITY
from gongkai.office.agencies.service import Agency, Asker
from gongkai.office.catalogue.content import FIELDS
from gongkai.office.catalogue.forms.choices import EMPTY, category_choices, ground_choices
from gongkai.office.catalogue.models import Version

GROUPS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "what",
        "是什么",
        ("title", "category_id", "issuer", "document_number", "formed_on", "genre", "topic", "keywords"),
    ),
    ("says", "写什么", ("summary", "body")),
    ("disclosure", "公开不公开", ("disclosure", "ground", "ground_text", "re_review_on")),
    ("normative", "规范性文件的有效性", ("normative", "validity", "effective_on", "expires_on", "ended_on")),
)
"""The form's groups: anchor, heading, fields."""


def _label(name: str) -> str:
    field = Version._meta.get_field("category" if name == "category_id" else name)
    return "类目" if name == "category_id" else str(field.verbose_name)  # type: ignore[union-attr]


def _text(name: str, hint: str = "", rows: int = 0) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=_label(name), required=False, help_text=hint, widget=widget, strip=False)


def _day(name: str, hint: str = "") -> forms.DateField:
    return forms.DateField(
        label=_label(name), required=False, help_text=hint, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "请写成年-月-日，例如 2026-03-02。"},
    )  # fmt: skip


def _choice(
    name: str, choices: Mapping[str, str] | None = None, hint: str = "", *, radio: bool = False
) -> forms.ChoiceField:
    listed: list[tuple[str, str]] = list((choices or {}).items())
    return forms.ChoiceField(
        label=_label(name), required=False, help_text=hint, choices=listed if radio else [EMPTY, *listed],
        widget=forms.RadioSelect if radio else forms.Select,
        error_messages={"invalid_choice": "没有这个选项，请从列表里选。"},
    )  # fmt: skip


class EntryForm(forms.Form):
    """What a writer types. What a published entry must have is asked for on sending it for sign-off, not on saving."""

    title = _text("title", "公众看到的标题，写全称，例如“清溪镇人民政府关于……的通知”。")
    category_id = _choice("category_id", hint="《条例》第二十条、第二十一条的类目；本机关自设的列在它的上级类目之下。")
    issuer = _text("issuer")
    document_number = _text("document_number", "没有文号的不填。")
    formed_on = _day("formed_on", "公开时限从次日起算（《条例》第二十六条）。")
    genre = _choice("genre", GENRES)
    topic = _text("topic")
    keywords = _text("keywords", "用顿号或空格隔开，方便群众查找。")
    summary = _text("summary", "一两句话：管什么事，管到谁（《条例》第十二条）。", rows=3)
    body = _text("body", "一段一行。以 # 开头的一行是标题，## 是下一级标题。全文在附件里的，可以只写说明。", rows=18)
    disclosure = _choice("disclosure", DISCLOSURE, "选“主动公开”以外的，签发后不发布，要写依据。", radio=True)
    ground = _choice("ground", hint="只在不主动公开时填写（《条例》第十四至十六条）。")
    ground_text = _text("ground_text", "写明具体理由、是哪部法律的哪一条。", rows=3)
    re_review_on = _day("re_review_on", "不予公开的必填：到期再看一次能不能公开（《条例》第十八条）。")
    normative = forms.BooleanField(label=_label("normative"), required=False, help_text="勾选后要填写有效性。")
    validity = _choice("validity", VALIDITY)
    effective_on = _day("effective_on")
    expires_on = _day("expires_on", "没有写明有效期的不填。")
    ended_on = _day("ended_on", "失效或废止的必填。")

    WIDE: ClassVar[frozenset[str]] = frozenset({"title", "summary", "body"})

    def __init__(self, asker: Asker, agency: Agency, *args: Any, category: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["category_id"].choices = category_choices(asker, agency, category)  # type: ignore[attr-defined]
        self.fields["ground"].choices = ground_choices()  # type: ignore[attr-defined]

    def values(self) -> dict[str, object]:
        """What was typed, as the acts take it. Ask only of a form without errors."""
        said = dict(self.cleaned_data)
        said["category_id"] = int(said["category_id"]) if said["category_id"] else None
        return said

    def words(self) -> dict[str, str]:
        """What was typed, as it was typed, whether right or wrong: for the writer's working copy."""
        names = [name for name in FIELDS if name in self.data or name == "normative"]
        return {name: str(self.data.get(name, "")) for name in names}

    def groups(self) -> list[dict[str, object]]:
        """The bound fields under their headings."""
        return [
            {"anchor": anchor, "heading": heading, "fields": [{"field": self[name], "wide": name in self.WIDE} for name in names]}
            for anchor, heading, names in GROUPS
        ]  # fmt: skip


def typed_initial(words: Mapping[str, object]) -> dict[str, object]:
    """A working copy's words as the first content of a form."""
    return {
        name: (str(words[name]) == "on" if name == "normative" else words[name]) for name in FIELDS if name in words
    }
