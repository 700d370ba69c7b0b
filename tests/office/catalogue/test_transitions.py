"""Every act at every stage, by the person whose act it is: what is allowed, and everything else is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from catalogue_world import Office, seen
from django.utils import timezone

from gongkai.office.catalogue.service import (
    Entry,
    Stage,
    discard,
    escalate,
    publish,
    register_paper,
    return_entry,
    save_draft,
    schedule,
    sign_off,
    submit,
    unschedule,
    withdraw,
)
from gongkai.office.files.service import keep_file
from gongkai.office.journal.service import recording, verify
from gongkai.office.refusals import ActRefused

pytestmark = pytest.mark.django_db
S = Stage
SIGN_OFF = (S.SECRECY, S.ENDORSEMENT, S.SIGNATURE)

Doing = Callable[[Office, Entry], object]


def _whose(office: Office, entry: Entry) -> object:
    return {
        S.ENDORSEMENT: office.endorser,
        S.SIGNATURE: office.signatory,
        S.SIGNED: office.signatory,
        S.SCHEDULED: office.signatory,
    }.get(S(entry.stage), office.reviewer)


def _paper(o: Office, e: Entry) -> Entry:
    signer = _whose(o, e).person  # type: ignore[attr-defined]
    # The tests' day lies before the real one on which the version was recorded.
    today = timezone.localdate()
    from dataclasses import replace

    with recording(o.clerk.actor()):
        scan = keep_file(o.clerk, o.agency, "审批表.pdf", b"%PDF-1.4 scan")
        return register_paper(replace(o.clerk, on=today), e, signer=signer, on=today, code=seen(e)[:12], scan=scan)


ACTS: dict[str, tuple[Doing, dict[Stage, Stage]]] = {
    # act: how it is done, and for each stage at which it is allowed the stage it leads to
    "edit": (
        lambda o, e: save_draft(o.clerk, e, {"title": "改过的标题"}, seen=seen(e)),
        {stage: S.DRAFT for stage in S if stage is not S.DISCARDED},
    ),
    "submit": (lambda o, e: submit(o.clerk, e, seen=seen(e)), {S.DRAFT: S.SECRECY}),
    "sign off": (
        lambda o, e: sign_off(_whose(o, e), e, seen=seen(e)),  # type: ignore[arg-type]
        {S.SECRECY: S.ENDORSEMENT, S.ENDORSEMENT: S.SIGNATURE, S.SIGNATURE: S.SIGNED},
    ),
    "sign on paper": (_paper, {S.SECRECY: S.ENDORSEMENT, S.ENDORSEMENT: S.SIGNATURE, S.SIGNATURE: S.SIGNED}),
    "return": (
        lambda o, e: return_entry(_whose(o, e), e, seen=seen(e), remark="请补充依据"),  # type: ignore[arg-type]
        dict.fromkeys((*SIGN_OFF, S.SIGNED, S.SCHEDULED), S.DRAFT),
    ),
    "escalate": (lambda o, e: escalate(o.reviewer, e, seen=seen(e), remark="请县保密局确定"), {S.SECRECY: S.SECRECY}),
    "publish": (lambda o, e: publish(o.clerk, e, seen=seen(e)), {S.SIGNED: S.PUBLISHED}),
    "schedule": (
        lambda o, e: schedule(o.clerk, e, seen=seen(e), moment=timezone.now() + timedelta(days=1)),
        {S.SIGNED: S.SCHEDULED},
    ),
    "unschedule": (lambda o, e: unschedule(o.clerk, e), {S.SCHEDULED: S.SIGNED}),
    "withdraw": (lambda o, e: withdraw(o.clerk, e, reason="内容有误"), {S.PUBLISHED: S.WITHDRAWN}),
    "discard": (lambda o, e: discard(o.clerk, e, reason="不再需要"), {S.DRAFT: S.DISCARDED}),
}  # fmt: skip
CASES = [(name, stage) for name in ACTS for stage in S]


@pytest.mark.parametrize(("name", "stage"), CASES, ids=lambda value: str(value))
def test_an_act_is_done_where_it_is_allowed_and_refused_everywhere_else(
    name: str, stage: Stage, office: Office, entry_at: Callable[..., Entry]
) -> None:
    entry, (do, allowed) = entry_at(stage), ACTS[name]
    lines = _lines(office)

    if stage in allowed:
        do(office, entry)
    else:
        with pytest.raises(ActRefused):
            do(office, entry)

    entry.refresh_from_db()
    assert entry.stage == allowed.get(stage, stage)
    assert (_lines(office) > lines) == (stage in allowed)
    assert list(verify(office.agency.pk)) == []


def _lines(office: Office) -> int:
    from gongkai.office.journal.service import Line

    return Line.objects.filter(agency=office.agency.pk).count()
