"""Forms of the import of old entries."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from gongkai.office.catalogue.models import Category


class ManyFiles(forms.ClearableFileInput):
    """A choice of several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or several."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        """The files handed in, each of them checked."""
        files = data if isinstance(data, list | tuple) else [data]
        return [one for file in files if (one := super(FilesField, self).clean(file, initial))]


class EntryUpload(forms.Form):
    """What is handed in, and where rows go that name no category."""

    uploads = FilesField(
        label="文件",
        help_text="按样表填好的 Excel 表（连同附件），或者 docx、pdf、html、txt 文件；文件多的压缩成一个 ZIP。一次最多选 100 个。",
    )
    category = forms.TypedChoiceField(
        label="没有写类目的归入", required=False, help_text="ZIP 里的文件夹名是类目名称或编码的，按文件夹归类。"
    )

    def __init__(self, *args: Any, categories: list[Category], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["category"]
        assert isinstance(field, forms.TypedChoiceField)
        by_key = {str(row.pk): row for row in categories}
        field.choices = [("", "请逐条写明类目"), *((str(row.pk), f"{row.code} {row.name}") for row in categories)]
        field.coerce, field.empty_value = by_key.get, None
