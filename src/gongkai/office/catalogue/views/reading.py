"""How a version reads: its particulars as pairs, its attachments as files."""

from __future__ import annotations

from django.urls import reverse

from gongkai.office.catalogue.content import FIELDS
from gongkai.office.catalogue.difference import shown
from gongkai.office.catalogue.models import Version
from gongkai.office.files.service import StoredFile, kind_words


def particulars(version: Version, *, skip: tuple[str, ...] = ("title", "body")) -> list[dict[str, object]]:
    """What a version says field by field, empty fields left out."""
    rows: list[dict[str, object]] = []
    for name in FIELDS:
        value = getattr(version, name)
        if name in skip or (name == "normative" and not value):
            continue
        if name == "category_id":
            label, words = "类目", version.category.name if version.category else ""
        else:
            label, words = str(Version._meta.get_field(name).verbose_name), shown(name, value)  # type: ignore[union-attr]
        if words:
            rows.append({"key": label, "value": words})
    return rows


def file_rows(version: Version) -> list[dict[str, object]]:
    """The attachments of a version as the part `files.html` wants them."""
    return [file_row(row.file, row.name) for row in version.attachments.select_related("file")]


def file_row(file: StoredFile, name: str = "", note: str = "") -> dict[str, object]:
    """A kept file as the part `files.html` wants it."""
    return {
        "name": name or file.name, "url": reverse("catalogue:file", args=[file.pk]), "size": file.size,
        "kind": kind_words(file.name), "note": note,
    }  # fmt: skip
