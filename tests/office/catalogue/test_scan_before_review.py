"""No personal number goes before a reviewer unanswered."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from catalogue_world import Office, seen

from gongkai.office.catalogue.models import Answer, ScanFinding
from gongkai.office.catalogue.service import Entry, Stage, keep_finding, mask_findings, save_draft, scan_version, submit
from gongkai.office.files.service import keep_file
from gongkai.office.journal.service import Line
from gongkai.office.refusals import NotPossible

pytestmark = pytest.mark.django_db
IDENTITY = "11010519491231002X"
"""The standard's own example of a valid number."""


def test_an_identity_number_in_the_text_stops_the_sending(office: Office, entry_at: Callable[..., Entry]) -> None:
    entry = entry_at(Stage.DRAFT, body=f"张某，{IDENTITY}，已领取补助。")

    with pytest.raises(NotPossible, match="个人信息检查有 1 处"):
        submit(office.clerk, entry, seen=seen(entry))


def test_masked_it_goes(office: Office, entry_at: Callable[..., Entry]) -> None:
    entry = entry_at(Stage.DRAFT, body=f"张某，{IDENTITY}，已领取补助。")
    version, left = mask_findings(office.clerk, entry, seen=seen(entry))

    assert IDENTITY not in version.body
    assert left == []
    assert submit(office.clerk, entry, seen=seen(entry)).stage == Stage.SECRECY


def test_an_identity_number_in_an_attachment_is_found_and_masked(
    office: Office, entry_at: Callable[..., Entry], values: dict[str, object]
) -> None:
    entry = entry_at(Stage.DRAFT)
    file = keep_file(office.clerk, office.agency, "名单.csv", f"姓名,身份证\n张某,{IDENTITY}\n".encode())
    save_draft(office.clerk, entry, values, [(file, "名单.csv")], seen=seen(entry))
    with pytest.raises(NotPossible, match="个人信息检查"):
        submit(office.clerk, entry, seen=seen(entry))
    mask_findings(office.clerk, entry, seen=seen(entry))

    assert submit(office.clerk, entry, seen=seen(entry)).stage == Stage.SECRECY


def test_kept_with_a_reason_it_goes_and_the_next_version_need_not_say_it_again(
    office: Office, entry_at: Callable[..., Entry], values: dict[str, object]
) -> None:
    text = values | {"body": "咨询请拨村会计手机 13812345678。"}
    entry = entry_at(Stage.DRAFT, body=text["body"])
    finding = scan_version(office.clerk, entry).findings.get()
    keep_finding(office.clerk, entry, finding, reason="公布的咨询电话，本人同意", seen=seen(entry))
    save_draft(office.clerk, entry, text | {"title": "改过的标题"}, seen=seen(entry))

    assert submit(office.clerk, entry, seen=seen(entry)).stage == Stage.SECRECY


def test_keeping_without_a_reason_is_refused(office: Office, entry_at: Callable[..., Entry]) -> None:
    entry = entry_at(Stage.DRAFT, body=f"张某 {IDENTITY}")
    finding = scan_version(office.clerk, entry).findings.get()

    with pytest.raises(NotPossible, match="理由"):
        keep_finding(office.clerk, entry, finding, reason="", seen=seen(entry))


def test_neither_the_finding_nor_the_journal_holds_the_number_itself(
    office: Office, entry_at: Callable[..., Entry]
) -> None:
    entry = entry_at(Stage.DRAFT, body=f"张某 {IDENTITY}")
    scan_version(office.clerk, entry)
    finding = ScanFinding._internal.get()

    assert IDENTITY not in f"{finding.excerpt}{finding.where}{finding.message}{finding.value_hash}"
    assert not Line.objects.filter(text__contains=IDENTITY).exists()
    assert finding.answer == Answer.NONE
