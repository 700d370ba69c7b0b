"""Questions about channels and postings. Each starts from what the asker may see."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Count, F, Max, Q, QuerySet
from django.urls import reverse

from gongkai.office.agencies.service import Agency, Asker, DutyKind
from gongkai.office.catalogue.service import Entry, Public
from gongkai.office.channels.models import Channel, Posting
from gongkai.office.waiting import Waiting

_UP = Q(down_on__isnull=True, voided_at__isnull=True)
_STALE = Q(entry__public=Public.WITHDRAWN) | (Q(entry__public=Public.PUBLISHED) & ~Q(version=F("entry__published")))
"""A posting of what is no longer so: withdrawn, or amended since."""


def channels_of(asker: Asker, agency: Agency, *, open_only: bool = False) -> QuerySet[Channel]:
    """The channels of an agency, with how many postings stand on each and the newest day."""
    rows = Channel.rows.seen_by(asker).filter(agency=agency)
    if open_only:
        rows = rows.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=asker.on))
    standing = Q(postings__down_on__isnull=True, postings__voided_at__isnull=True)
    newest = Max("postings__on", filter=Q(postings__voided_at__isnull=True))
    return rows.annotate(standing=Count("postings", filter=standing), newest=newest).order_by("kind", "name")


def postings_of(asker: Asker, entry: Entry) -> QuerySet[Posting]:
    """The postings of an entry, newest first, voided ones among them for the office."""
    return Posting.rows.seen_by(asker).filter(entry=entry).select_related("channel", "version", "by", "proof")


def postings_on(asker: Asker, channel: Channel) -> QuerySet[Posting]:
    """What was put on a channel, newest first."""
    return Posting.rows.seen_by(asker).filter(channel=channel).select_related("entry", "version", "by")


def is_stale(posting: Posting) -> bool:
    """Whether a posting that stands shows what is withdrawn or was amended since."""
    entry = posting.entry
    up = posting.down_on is None and posting.voided_at is None
    return up and (entry.public == Public.WITHDRAWN or posting.version_id != entry.published_id)


def is_past(posting: Posting, on: date) -> bool:
    """Whether a posting still stands after the last day it was to stand."""
    up = posting.down_on is None and posting.voided_at is None
    return up and posting.until_on is not None and posting.until_on < on


def waiting_for(asker: Asker) -> Iterator[Waiting]:
    """What of the channels waits for the asker: postings of withdrawn or amended entries, and boards past their day."""
    own = asker.where(DutyKind.CLERK)
    if asker.person is None or not own:
        return
    rows = Posting.rows.seen_by(asker).filter(_UP, channel__agency__in=own).select_related("channel__agency", "entry")
    for posting in rows.filter(_STALE).order_by("on", "pk"):
        if posting.entry.public == Public.WITHDRAWN:
            since, what = posting.entry.withdrawn_on, "信息已撤回"
        else:
            since, what = posting.entry.amended_on, "信息已更正"
        why = f"{what}（{since}），“{posting.channel.name}”上还有旧的，请撤下后登记"
        yield _waiting(posting, why, urgent=True)
    for posting in rows.filter(~_STALE, until_on__lt=asker.on).order_by("until_on", "pk"):
        yield _waiting(posting, f"“{posting.channel.name}”张贴期已满，请撤下后登记", late=True)


def _waiting(posting: Posting, why: str, *, urgent: bool = False, late: bool = False) -> Waiting:
    return Waiting(
        what=posting.entry.public_title, why=why, url=reverse("channels:down", args=[posting.pk]),
        agency=posting.channel.agency.short_name, area="channels", since=posting.recorded_at, until=posting.until_on,
        late=late, urgent=urgent,
    )  # fmt: skip
