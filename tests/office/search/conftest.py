"""An entry brought out and changed as people do it, for the tests of the search."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from catalogue_world import Office, seen

from gongkai.office.catalogue.service import (
    Entry,
    keep_finding,
    looked_through,
    make_entry,
    publish,
    save_draft,
    scan_version,
    sign_off,
    submit,
    values_of,
)
from gongkai.office.files.service import keep_file


@pytest.fixture
def bring_out(office: Office) -> Callable[..., Entry]:
    """Signs and publishes the working version."""

    def out(entry: Entry, reason: str = "") -> Entry:
        scan = scan_version(office.clerk, entry)
        for finding in scan.findings.filter(answer=""):
            keep_finding(office.clerk, entry, finding, reason="不涉及个人", seen=seen(entry))
        if scan.unread:
            looked_through(office.clerk, entry, remark="已逐页查看。", seen=seen(entry))
        submit(office.clerk, entry, seen=seen(entry))
        for signer in (office.reviewer, office.endorser, office.signatory):
            sign_off(signer, entry, seen=seen(entry))
        publish(office.clerk, entry, seen=seen(entry), reason=reason)
        entry.refresh_from_db()
        return entry

    return out


@pytest.fixture
def amend(office: Office, bring_out: Callable[..., Entry]) -> Callable[..., Entry]:
    """Publishes another version."""

    def again(entry: Entry, **other: object) -> Entry:
        entry.refresh_from_db()
        assert entry.working is not None
        save_draft(office.clerk, entry, values_of(entry.working) | other, seen=seen(entry))
        return bring_out(entry, reason="更正")

    return again


@pytest.fixture
def with_files(
    office: Office, values: dict[str, object], bring_out: Callable[..., Entry]
) -> Callable[[Sequence[tuple[str, bytes]]], Entry]:
    """Publishes an entry with files, each by name and content."""

    def make(files: Sequence[tuple[str, bytes]]) -> Entry:
        kept = [(keep_file(office.clerk, office.agency, name, data), name) for name, data in files]
        return bring_out(make_entry(office.clerk, office.agency, values, kept))

    return make
