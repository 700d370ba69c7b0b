"""The first part of a public address is an agency's slug, which must be none of the office's own words."""

from __future__ import annotations

RESERVED = frozenset(
    {"desk", "accounts", "static", "healthz", "reading", "search", "api", "admin", "files", "feed", "robots.txt"}
)
"""First parts of addresses that are the office's own, so that no agency may have them as its slug."""
