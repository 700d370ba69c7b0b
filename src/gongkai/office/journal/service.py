"""The one door of the journal."""

from __future__ import annotations

from gongkai.office.journal.chain import canonical, keyed, sm3
from gongkai.office.journal.models import Line, Look
from gongkai.office.journal.reads import Page, Wanted, end_of, life_of, looks_of, of_trace, page_of, said
from gongkai.office.journal.verify import Fault, Known, agencies_with_lines, heads, verify
from gongkai.office.journal.write import Act, Actor, erase_key, looked, personal, recording

__all__ = [
    # Writing.
    "Act",
    "Actor",
    "recording",
    "personal",
    "erase_key",
    "looked",
    # Reading, for the auditor's pages, which live above.
    "Line",
    "Look",
    "Page",
    "Wanted",
    "end_of",
    "life_of",
    "looks_of",
    "of_trace",
    "page_of",
    "said",
    # Proving.
    "Fault",
    "Known",
    "agencies_with_lines",
    "heads",
    "verify",
    "canonical",
    "keyed",
    "sm3",
]
