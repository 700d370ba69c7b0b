"""The world of the office's tests: an invented county with two townships, and a person for every duty."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from catalogue_world import Office, seen
from django.utils import timezone

from gongkai.office.agencies.service import (
    Agency,
    Asker,
    DutyKind,
    Person,
    add_person,
    asker_for,
    assign_duty,
    register_agency,
)
from gongkai.office.catalogue.service import (
    Category,
    Entry,
    Stage,
    discard,
    make_entry,
    publish,
    schedule,
    sign_off,
    submit,
    withdraw,
)
from gongkai.office.files.service import StoredFile

TODAY = date(2026, 3, 10)
"""A working Tuesday, on which the tests of acts happen."""


@pytest.fixture(autouse=True)
def _own_files(tmp_path: Path, settings: object) -> None:
    """Each test keeps its files in a folder of its own."""
    settings.FILES_ROOT = tmp_path / "files"  # type: ignore[attr-defined]


@pytest.fixture
def county(db: None) -> Agency:
    """The county's government, registered by the operator."""
    return register_agency(
        Asker.program(),
        parent=None,
        kind="county",
        name="云岭县人民政府",
        short_name="云岭县",
        slug="yunling",
        org_code="01100001X",
    )


@pytest.fixture
def township(county: Agency) -> Agency:
    """清溪镇, where most things happen."""
    return register_agency(
        Asker.program(), parent=county, kind="township", name="清溪镇人民政府", short_name="清溪镇", slug="qingxi",
        org_code="01100012X", document_template="清政发〔{year}〕{serial}号",
    )  # fmt: skip


@pytest.fixture
def neighbour(county: Agency) -> Agency:
    """河湾镇, which must see nothing of it."""
    return register_agency(
        Asker.program(),
        parent=county,
        kind="township",
        name="河湾镇人民政府",
        short_name="河湾镇",
        slug="hewan",
        org_code="01100013X",
    )


@pytest.fixture
def person_with(db: None) -> Callable[..., Person]:
    """Opens an account with duties: person_with("王芳", township, DutyKind.CLERK)."""

    def make(name: str, agency: Agency, *kinds: DutyKind, on: date = date(2020, 1, 1)) -> Person:
        number = Person.objects.count() + 1
        person, _ = add_person(
            Asker.program(), agency, username=f"u{number}", name=name, password="long enough 1", must_change=False
        )
        for kind in kinds:
            assign_duty(Asker.program(), agency, person, kind, from_on=on)
        return person

    return make


@pytest.fixture
def asker_with(person_with: Callable[..., Person]) -> Callable[..., Asker]:
    """The same as an asker on the tests' day."""
    return lambda name, agency, *kinds: asker_for(person_with(name, agency, *kinds), TODAY)


@pytest.fixture
def clerk(asker_with: Callable[..., Asker], township: Agency) -> Asker:
    """王芳, clerk."""
    return asker_with("王芳", township, DutyKind.CLERK)


@pytest.fixture
def reviewer(asker_with: Callable[..., Asker], township: Agency) -> Asker:
    """周正, secrecy reviewer."""
    return asker_with("周正", township, DutyKind.SECRECY)


@pytest.fixture
def endorser(asker_with: Callable[..., Asker], township: Agency) -> Asker:
    """李建国, deputy head."""
    return asker_with("李建国", township, DutyKind.ENDORSER)


@pytest.fixture
def signatory(asker_with: Callable[..., Asker], township: Agency) -> Asker:
    """陈立, head."""
    return asker_with("陈立", township, DutyKind.SIGNATORY)


@pytest.fixture
def administrator(asker_with: Callable[..., Asker], township: Agency) -> Asker:
    """赵敏, administrator."""
    return asker_with("赵敏", township, DutyKind.ADMINISTRATOR)


@pytest.fixture
def auditor(asker_with: Callable[..., Asker], township: Agency) -> Asker:
    """孙平, auditor."""
    return asker_with("孙平", township, DutyKind.AUDITOR)


@pytest.fixture
def supervisor(asker_with: Callable[..., Asker], county: Agency) -> Asker:
    """何琳, of the county's supervising office."""
    return asker_with("何琳", county, DutyKind.SUPERVISOR)


@pytest.fixture
def stranger() -> Asker:
    """Anybody."""
    return Asker(on=TODAY)


@pytest.fixture
def office(township: Agency, clerk: Asker, reviewer: Asker, endorser: Asker, signatory: Asker) -> Office:
    return Office(township, clerk, reviewer, endorser, signatory)


@pytest.fixture
def values(db: None) -> dict[str, object]:
    """A complete text."""
    return {
        "title": "清溪镇农村宅基地审批管理办法",
        "category_id": Category._internal.get(code="20.1").pk,
        "issuer": "清溪镇人民政府",
        "formed_on": date(2026, 3, 2),
        "genre": "measures",
        "summary": "规定本镇村民申请宅基地的条件、程序和时限。",
        "body": "第一条 为规范宅基地审批，制定本办法。\n第二条 村民一户一宅。",
    }


@pytest.fixture
def entry_at(office: Office, values: dict[str, object]) -> Callable[..., Entry]:
    """Makes an entry and brings it to a stage, each step by the person whose it is."""

    def make(stage: Stage, files: Sequence[tuple[StoredFile, str]] = (), **other: object) -> Entry:
        if stage is Stage.SETTLED:
            other = {"disclosure": "withheld", "ground": "16.1", "re_review_on": date(2027, 3, 1), **other}
        entry = make_entry(office.clerk, office.agency, values | other, files)
        if stage is Stage.DISCARDED:
            return discard(office.clerk, entry, reason="重复登记")
        way: list[tuple[Stage, Callable[[], object]]] = [
            (Stage.SECRECY, lambda: submit(office.clerk, entry, seen=seen(entry))),
            (Stage.ENDORSEMENT, lambda: sign_off(office.reviewer, entry, seen=seen(entry))),
            (Stage.SIGNATURE, lambda: sign_off(office.endorser, entry, seen=seen(entry))),
            (Stage.SIGNED, lambda: sign_off(office.signatory, entry, seen=seen(entry))),
        ]
        for reached, step in way:
            if stage is Stage.DRAFT:
                break
            step()
            if reached is stage:
                break
        if stage is Stage.SCHEDULED:
            schedule(office.clerk, entry, seen=seen(entry), moment=timezone.now() + timedelta(hours=1))
        if stage in {Stage.PUBLISHED, Stage.WITHDRAWN}:
            publish(office.clerk, entry, seen=seen(entry))
        if stage is Stage.WITHDRAWN:
            withdraw(office.clerk, entry, reason="附件有误")
        entry.refresh_from_db()
        assert entry.stage == stage
        return entry

    return make
