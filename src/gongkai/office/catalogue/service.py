"""The one door of the catalogue."""

from __future__ import annotations

from gongkai.office.catalogue.acts.answer_finding import keep_finding, looked_through, mask_findings
from gongkai.office.catalogue.acts.categories import add_category, close_category, edit_category, load_statutory
from gongkai.office.catalogue.acts.number import use_up
from gongkai.office.catalogue.acts.publish import publish, publish_due, schedule, unschedule
from gongkai.office.catalogue.acts.relate import relate, unrelate
from gongkai.office.catalogue.acts.save_draft import make_entry, save_draft
from gongkai.office.catalogue.acts.scan_version import open_findings, scan_version
from gongkai.office.catalogue.acts.sign_off import escalate, register_paper, return_entry, sign_off
from gongkai.office.catalogue.acts.submit import submit
from gongkai.office.catalogue.acts.withdraw import discard, void_fact, withdraw
from gongkai.office.catalogue.content import FileRef, cleaned, hash_of, missing, short_code, values_of
from gongkai.office.catalogue.course import FactKind, Public, Stage
from gongkai.office.catalogue.followers import register_public_follower
from gongkai.office.catalogue.models import (
    Attachment,
    Category,
    Entry,
    Fact,
    Merging,
    Relation,
    Scan,
    ScanFinding,
    Version,
    WorkingCopy,
)
from gongkai.office.catalogue.projection import course, limits_of, rebuild_projections, save_projection
from gongkai.office.catalogue.reads import (
    PublicEvent,
    entries_of_office,
    lately_changed,
    public_entries,
    public_history,
    public_moments,
    related,
    timeliness_of,
    waiting_for,
)
from gongkai.office.catalogue.text import Line, lines_of

__all__ = [
    # Rows.
    "Attachment",
    "Category",
    "Entry",
    "Fact",
    "Relation",
    "Scan",
    "ScanFinding",
    "Version",
    "WorkingCopy",
    # For bringing in what was made elsewhere.
    "FileRef",
    "cleaned",
    "hash_of",
    "use_up",
    # Questions.
    "entries_of_office",
    "public_entries",
    "public_history",
    "public_moments",
    "PublicEvent",
    "lately_changed",
    "related",
    "timeliness_of",
    "waiting_for",
    "course",
    "limits_of",
    "missing",
    "short_code",
    "values_of",
    "save_projection",
    "register_public_follower",
    "rebuild_projections",
    "Line",
    "lines_of",
    # Words.
    "FactKind",
    "Merging",
    "Public",
    "Stage",
    # Writing.
    "make_entry",
    "save_draft",
    "relate",
    "unrelate",
    # The scan.
    "scan_version",
    "open_findings",
    "keep_finding",
    "looked_through",
    "mask_findings",
    # Sign-off.
    "submit",
    "sign_off",
    "return_entry",
    "escalate",
    "register_paper",
    "void_fact",
    # For the public.
    "publish",
    "schedule",
    "unschedule",
    "publish_due",
    "withdraw",
    "discard",
    # Categories.
    "add_category",
    "edit_category",
    "close_category",
    "load_statutory",
]
