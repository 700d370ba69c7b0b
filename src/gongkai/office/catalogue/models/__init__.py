"""The rows of the catalogue, by concern."""

from __future__ import annotations

from gongkai.office.catalogue.models.category import Category, Merging
from gongkai.office.catalogue.models.entry import Entry, Series
from gongkai.office.catalogue.models.fact import Fact, FactKind
from gongkai.office.catalogue.models.relation import Relation
from gongkai.office.catalogue.models.scan import Answer, Scan, ScanFinding
from gongkai.office.catalogue.models.version import Attachment, Version, WorkingCopy

__all__ = [
    "Answer",
    "Attachment",
    "Category",
    "Entry",
    "Fact",
    "FactKind",
    "Merging",
    "Relation",
    "Scan",
    "ScanFinding",
    "Series",
    "Version",
    "WorkingCopy",
]
