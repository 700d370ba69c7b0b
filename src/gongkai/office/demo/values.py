"""An item of the county as the fields of a version."""

from __future__ import annotations

from gongkai.office.agencies.service import Agency, Asker
from gongkai.office.catalogue.service import Category
from gongkai.office.demo.papers import file_of
from gongkai.office.files.service import StoredFile, keep_file
from gongkai.samples.county.item import Item


def values_of_item(item: Item, category: Category) -> dict[str, object]:
    """What a clerk would type for an item."""
    return {
        "title": item.title, "category_id": category.pk, "issuer": item.issuer,
        "document_number": item.document_number, "formed_on": item.formed_on, "normative": item.normative,
        "validity": item.validity, "effective_on": item.effective_on, "expires_on": item.expires_on,
        "ended_on": item.ended_on, "genre": item.genre, "topic": item.topic, "keywords": item.keywords,
        "summary": item.summary, "body": item.body,
    }  # fmt: skip


def files_of_item(clerk: Asker, agency: Agency, item: Item) -> list[tuple[StoredFile, str]]:
    """The attachments of an item, kept, with the names they are shown under."""
    made = [file_of(paper) for paper in item.papers]
    return [(keep_file(clerk, agency, name, data), name) for name, data in made]
