"""The course of an entry as a pure function of what happened to it: draft, three sign-offs, publication.

No rows here: events in, a course out. Facts name the version they were done to, so an edit, which makes a new version,
leaves every signature on the old one without effect and still there to be seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.db import models


class Stage(models.TextChoices):
    """Where the working version is on its way. Whether the public reads an earlier version is another question."""

    DRAFT = "draft", "草稿"
    SECRECY = "secrecy", "待保密审查"
    ENDORSEMENT = "endorsement", "待审核"
    SIGNATURE = "signature", "待签发"
    SIGNED = "signed", "已签发待发布"
    SCHEDULED = "scheduled", "定时发布"
    PUBLISHED = "published", "已发布"
    SETTLED = "settled", "已定为不主动公开"
    WITHDRAWN = "withdrawn", "已撤回"
    DISCARDED = "discarded", "已弃用"


class Public(models.TextChoices):
    """What the public meets under the address of an entry."""

    NONE = "none", "未公开"
    PUBLISHED = "published", "公开中"
    WITHDRAWN = "withdrawn", "已撤回"


class FactKind(models.TextChoices):
    """What can happen to an entry."""

    SUBMITTED = "submitted", "送审"
    SECRECY_PASSED = "secrecy_passed", "保密审查通过"
    ESCALATED = "escalated", "报请确定"
    ENDORSED = "endorsed", "审核通过"
    SIGNED = "signed", "签发"
    RETURNED = "returned", "退回"
    SCHEDULED = "scheduled", "定时发布"
    UNSCHEDULED = "unscheduled", "取消定时"
    SCHEDULE_FAILED = "schedule_failed", "定时发布失败"
    PUBLISHED = "published", "发布"
    WITHDRAWN = "withdrawn", "撤回"
    SETTLED = "settled", "定为不主动公开"
    DISCARDED = "discarded", "弃用"


STEP_OF = {
    Stage.SECRECY: FactKind.SECRECY_PASSED,
    Stage.ENDORSEMENT: FactKind.ENDORSED,
    Stage.SIGNATURE: FactKind.SIGNED,
}
"""The fact each step of the sign-off is done by."""

_NEXT = {
    FactKind.SUBMITTED: Stage.SECRECY,
    FactKind.SECRECY_PASSED: Stage.ENDORSEMENT,
    FactKind.ENDORSED: Stage.SIGNATURE,
    FactKind.SIGNED: Stage.SIGNED,
    FactKind.SCHEDULED: Stage.SCHEDULED,
    FactKind.UNSCHEDULED: Stage.SIGNED,
    FactKind.SCHEDULE_FAILED: Stage.SIGNED,
    FactKind.RETURNED: Stage.DRAFT,
    FactKind.PUBLISHED: Stage.PUBLISHED,
    FactKind.SETTLED: Stage.SETTLED,
    FactKind.WITHDRAWN: Stage.WITHDRAWN,
    FactKind.DISCARDED: Stage.DISCARDED,
}


@dataclass(frozen=True, slots=True)
class Event:
    """A fact as the course needs it, in the order it was registered. `version` is the number of the version."""

    key: int
    kind: FactKind
    version: int
    on: date
    recorded_at: datetime
    voided: bool = False
    remark: str = ""
    link: str = ""
    moment: datetime | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """Where an entry is: the stage of its working version, what the public meets, and which signatures count."""

    stage: Stage
    stage_since: datetime | None
    public: Public
    published_version: int | None
    published_on: date | None
    amended_on: date | None = None
    withdrawn_on: date | None = None
    public_reason: str = ""
    link: str = ""
    given: dict[FactKind, int] = field(default_factory=dict)
    """The signatures that count for the working version: kind of fact to its key."""
    lapsed: frozenset[int] = frozenset()
    """Keys of signatures that an edit or a return left without effect."""
    returned: Event | None = None
    """The return that the writer has not yet answered by sending it again."""
    moment: datetime | None = None
    escalated: Event | None = None
    """A question to the authority for secrets that is not answered yet (art. 17)."""


_SIGNATURES = frozenset(STEP_OF.values())
_WANTS: dict[FactKind, frozenset[FactKind]] = {
    FactKind.ENDORSED: frozenset({FactKind.SECRECY_PASSED}),
    FactKind.SIGNED: frozenset({FactKind.SECRECY_PASSED, FactKind.ENDORSED}),
    FactKind.SCHEDULED: _SIGNATURES,
    FactKind.UNSCHEDULED: _SIGNATURES,
    FactKind.SCHEDULE_FAILED: _SIGNATURES,
    FactKind.SETTLED: _SIGNATURES,
}
"""The signatures without which a fact counts for nothing."""


def course_of(events: Sequence[Event], working: int) -> Course:
    """The course that these events make, with `working` the number of the newest version.

    Events are in the order they were registered; voided ones count for nothing.
    """
    standing = [event for event in events if not event.voided]
    stage, since, given = Stage.DRAFT, None, dict[FactKind, int]()
    returned = escalated = moment = None
    lapsed = {event.key for event in events if event.voided and event.kind in _SIGNATURES}
    for event in standing:
        if event.kind is FactKind.RETURNED:
            returned = event
        elif event.kind is FactKind.SUBMITTED:
            returned = None
        if event.version != working:
            lapsed |= {event.key} if event.kind in _SIGNATURES else set()
            continue
        if not _WANTS.get(event.kind, frozenset()) <= given.keys():
            # A step before it was voided: what was built on it counts no longer either.
            lapsed |= {event.key} if event.kind in _SIGNATURES else set()
            continue
        if event.kind is FactKind.ESCALATED:
            escalated = event
            continue
        stage, since, escalated = _NEXT[event.kind], event.recorded_at, None
        moment = event.moment if event.kind is FactKind.SCHEDULED else None
        if event.kind in _SIGNATURES:
            lapsed |= {given[event.kind]} if event.kind in given else set()
            given[event.kind] = event.key
        elif event.kind in {FactKind.RETURNED, FactKind.SUBMITTED}:
            lapsed |= set(given.values())
            given = {}
    return _with_public(
        standing,
        Course(
            stage, since, Public.NONE, None, None, given=given, lapsed=frozenset(lapsed), returned=returned,
            moment=moment, escalated=escalated,
        ),
    )  # fmt: skip


def _with_public(standing: Sequence[Event], course: Course) -> Course:
    for event in standing:
        if event.kind is FactKind.PUBLISHED:
            again = course.published_on is not None
            course = replace(
                course, public=Public.PUBLISHED, published_version=event.version, withdrawn_on=None,
                published_on=course.published_on or event.on, amended_on=event.on if again else None,
                public_reason=event.remark if again else "", link=event.link or course.link,
            )  # fmt: skip
        elif event.kind is FactKind.WITHDRAWN:
            course = replace(course, public=Public.WITHDRAWN, withdrawn_on=event.on, public_reason=event.remark)
    return course
