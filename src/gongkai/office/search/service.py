"""The one door of the search."""

from __future__ import annotations

from gongkai.office.search.acts.read_files import read_files, read_waiting
from gongkai.office.search.acts.rebuild import rebuild_search
from gongkai.office.search.reads.find import CAP, ON_A_PAGE, Found, Hit, Order, find
from gongkai.office.search.reads.hits import Filters, hits
from gongkai.office.search.reads.state import UnreadFile, unread_files, waiting_documents, years
from gongkai.office.search.reads.suggest import Suggestion, suggest
from gongkai.office.search.words.asked import Asked, asked
from gongkai.office.search.words.folding import folded
from gongkai.office.search.words.marking import Segment

__all__ = [
    # What was typed.
    "Asked",
    "asked",
    "folded",
    # Questions.
    "CAP",
    "ON_A_PAGE",
    "Filters",
    "Found",
    "Hit",
    "Order",
    "Segment",
    "Suggestion",
    "UnreadFile",
    "find",
    "hits",
    "suggest",
    "unread_files",
    "waiting_documents",
    "years",
    # Keeping the index.
    "read_files",
    "read_waiting",
    "rebuild_search",
]
