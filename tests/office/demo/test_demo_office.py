"""The demonstration in an office: real acts, whole journals, and on the desks of 清溪镇 one thing at each step."""

from __future__ import annotations

from itertools import pairwise

import pytest
from demo_world import DemoCounty
from django.contrib.auth import authenticate
from django.utils import timezone

from gongkai.office.agencies.service import Agency, Duty, DutyKind, Person
from gongkai.office.catalogue.service import (
    Attachment,
    Entry,
    Fact,
    FactKind,
    Public,
    Relation,
    ScanFinding,
    Stage,
    Version,
    public_entries,
    rebuild_projections,
    waiting_for,
)
from gongkai.office.channels.service import Posting
from gongkai.office.channels.service import waiting_for as boards_waiting_for
from gongkai.office.demo.load import load
from gongkai.office.demo.people import PASSWORD
from gongkai.office.files.service import fetch
from gongkai.office.journal.service import Line, agencies_with_lines, verify

pytestmark = pytest.mark.django_db


def waits(county: DemoCounty, username: str) -> dict[str, str]:
    return {row.what: row.why for row in waiting_for(county.asker(username))}


def has(rows: dict[str, str], title: str, why: str) -> bool:
    return any(title in what and why in said for what, said in rows.items())


def facts(county: DemoCounty, entry: Entry) -> list[Fact]:
    return list(Fact.rows.seen_by(county.asker("qingxi-xinxi")).filter(entry=entry).order_by("pk"))


def test_every_agencys_journal_verifies(demo_county: DemoCounty) -> None:
    assert len(agencies_with_lines()) == demo_county.loaded.agencies == 17
    assert [fault for agency in agencies_with_lines() for fault in verify(agency)] == []


def test_every_journal_reads_in_the_order_of_time(demo_county: DemoCounty) -> None:
    for agency in agencies_with_lines():
        moments = Line.objects.filter(agency=agency).order_by("number").values_list("recorded_at", flat=True)
        assert all(first <= second for first, second in pairwise(moments))


def test_rebuilding_finds_nothing_to_put_right(demo_county: DemoCounty) -> None:
    assert rebuild_projections() == (demo_county.loaded.entries, 0)


def test_older_entries_are_marked_as_imported_and_the_last_months_were_signed_by_people(
    demo_county: DemoCounty,
) -> None:
    rows = public_entries(demo_county.asker("yunling-shenji"))
    signed = Fact.rows.seen_by(demo_county.asker("yunling-shenji")).filter(kind=FactKind.SIGNED, entry__in=rows)
    assert rows.filter(imported=True).count() > rows.filter(imported=False).count() > 5
    assert set(signed.values_list("entry__imported", flat=True)) == {False}


def test_index_numbers_run_on_from_those_of_the_imported(demo_county: DemoCounty) -> None:
    rows = public_entries(demo_county.asker("qingxi-xinxi")).filter(
        agency__slug="qingxi", published_on__year=timezone.localdate().year
    )
    imported = max(rows.filter(imported=True).values_list("index_number", flat=True), default="")
    assert min(rows.filter(imported=False).values_list("index_number", flat=True)) > imported


def test_policies_and_explanations_are_related(demo_county: DemoCounty) -> None:
    kinds = Relation.rows.seen_by(demo_county.asker("yunling-shenji")).values_list("kind", flat=True)

    assert {"explains", "replaces"} <= set(kinds)


def test_attachments_can_be_fetched(county_with_files: DemoCounty) -> None:
    rows = list(Attachment.rows.seen_by(county_with_files.asker("yunling-shenji")).select_related("file"))
    assert len(rows) > 5
    assert all(len(fetch(row.file.hash)) == row.file.size for row in rows)


def test_every_guide_says_what_article_12_wants(demo_county: DemoCounty) -> None:
    assert [agency.name for agency in Agency.objects.all() if agency.missing_of_guide()] == []


def test_a_public_enterprise_names_no_review_organ_and_every_other_agency_does(demo_county: DemoCounty) -> None:
    without = Agency.objects.filter(review_organ="").values_list("kind", flat=True)

    assert list(without) == ["enterprise"]


def test_the_clerk_finds_something_at_each_step_that_is_hers(demo_county: DemoCounty) -> None:
    rows = waits(demo_county, "qingxi-xinxi")
    assert has(rows, "花名册", "草稿")
    assert has(rows, "竞价规定", "被退回")
    assert has(rows, "烟花爆竹", "等您发布")
    assert has(rows, "宅基地", "请催办")
    assert has(rows, "机关食堂", "再次审查")


@pytest.mark.parametrize(
    ("username", "title", "why"),
    [
        ("qingxi-baomi", "山塘清淤", "保密审查"),
        ("qingxi-fenguan", "用电线路", "审核"),
        ("qingxi-zhuyao", "通村公路", "签发"),
    ],
)
def test_each_step_waits_for_the_person_whose_it_is(
    demo_county: DemoCounty, username: str, title: str, why: str
) -> None:
    assert has(waits(demo_county, username), title, why)
    assert not has(waits(demo_county, "qingxi-xinxi"), title, why)


def test_the_draft_has_an_identity_number_in_its_attachment_that_nobody_answered(demo_county: DemoCounty) -> None:
    entry = demo_county.entry("花名册")
    found = ScanFinding.rows.seen_by(demo_county.asker("qingxi-xinxi")).get(scan__version=entry.working)
    assert (found.kind, found.answer, found.attachment) == ("identity", "", 1)


def test_one_entry_is_past_its_twenty_working_days(demo_county: DemoCounty) -> None:
    entry = demo_county.entry("补充批次")
    assert entry.stage == Stage.ENDORSEMENT
    assert entry.due_on is not None
    assert entry.due_on < timezone.localdate()


def test_one_entry_is_set_to_be_published_on_a_coming_morning(demo_county: DemoCounty) -> None:
    entry = demo_county.entry("敬老院厨房")
    assert entry.stage == Stage.SCHEDULED
    assert entry.scheduled_for is not None
    assert entry.scheduled_for > timezone.now()


def test_what_was_withdrawn_says_why_and_still_hangs_on_one_board(demo_county: DemoCounty) -> None:
    entry = demo_county.entry("慰问物资")
    waiting = [
        row.why for row in boards_waiting_for(demo_county.asker("qingxi-xinxi")) if row.what == entry.public_title
    ]
    assert entry.public == Public.WITHDRAWN
    assert "统计有误" in entry.public_reason
    assert len(waiting) == 1
    assert "上坪村公示栏" in waiting[0]


def test_what_was_posted_stands_on_wechat_and_two_boards_of_which_one_is_past_its_day(demo_county: DemoCounty) -> None:
    clerk, entry = demo_county.asker("qingxi-xinxi"), demo_county.entry("免费健康体检公告")
    kinds = Posting.rows.seen_by(clerk).filter(entry=entry).values_list("channel__kind", flat=True)
    assert sorted(kinds) == ["board", "board", "wechat"]
    assert [row.why for row in boards_waiting_for(clerk) if row.what == entry.public_title] == [
        "“桐树湾村公示栏”张贴期已满，请撤下后登记"
    ]


def test_what_was_amended_says_so_and_keeps_its_first_text(demo_county: DemoCounty) -> None:
    entry = demo_county.entry("办公时间调整")
    bodies = Version.rows.seen_by(demo_county.asker("qingxi-xinxi")).filter(entry=entry).order_by("number")
    assert entry.amended_on is not None
    assert "特此更正" in entry.public_reason
    assert ["17:30" in version.body for version in bodies] == [False, True]


def test_a_signature_on_paper_names_its_signer_and_who_registered_it(demo_county: DemoCounty) -> None:
    (fact,) = [fact for fact in facts(demo_county, demo_county.entry("应急值守安排")) if fact.paper]
    assert fact.by is not None
    assert fact.registered_by is not None
    assert (fact.by.name, fact.registered_by.name, fact.scan is not None) == ("李建国", "王芳", True)


def test_a_voided_signature_stands_struck_out_beside_the_one_that_counts(demo_county: DemoCounty) -> None:
    rows = [fact for fact in facts(demo_county, demo_county.entry("黄龙病")) if fact.kind == FactKind.SECRECY_PASSED]

    assert [fact.void_reason != "" for fact in rows] == [True, False]


def test_a_question_to_the_secrecy_authority_is_noted(demo_county: DemoCounty) -> None:
    entry = demo_county.entry("应急物资储备库")
    assert entry.stage == Stage.SECRECY
    assert [fact.kind for fact in facts(demo_county, entry)] == [FactKind.SUBMITTED, FactKind.ESCALATED]


def test_in_the_township_of_two_one_writes_and_the_other_signs_everything(demo_county: DemoCounty) -> None:
    rows = Fact.rows.seen_by(demo_county.asker("yunling-shenji")).filter(
        entry__agency__slug="daao", duty__in=("secrecy", "endorser", "signatory")
    )
    assert set(rows.values_list("by__username", flat=True)) <= {"daao-zhuyao"}
    assert {person.username for person in Person.objects.filter(username__startswith="daao")} == {
        "daao-xinxi",
        "daao-zhuyao",
    }


def test_an_acting_duty_has_its_end_and_the_one_who_is_away_does_not_hold_it(demo_county: DemoCounty) -> None:
    acting = Duty.rows.seen_by(demo_county.asker("yunling-guanli")).get(acting=True)
    assert acting.person.username == "baitang-baomi"
    assert acting.to_on is not None
    assert DutyKind.ENDORSER not in demo_county.asker("baitang-fenguan").kinds


def test_anybody_may_sign_in_with_the_password_that_is_printed(demo_county: DemoCounty, rf: object) -> None:
    person = Person.objects.get(username="qingxi-xinxi")
    assert authenticate(rf.post("/"), username="qingxi-xinxi", password=PASSWORD) == person  # type: ignore[attr-defined]
    assert not person.must_change_password


def test_it_is_loaded_into_an_empty_office_alone(demo_county: DemoCounty) -> None:
    with pytest.raises(ValueError, match="empty office"):
        load(timezone.localdate(), small=True)
