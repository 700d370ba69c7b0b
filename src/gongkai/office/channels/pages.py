"""What the pages of the channels share: whose channels, and how a refusal is said beside a form."""

from __future__ import annotations

from django import forms
from django.http import Http404, HttpRequest

from gongkai.office.agencies.service import IN_THE_OFFICE, DutyKind
from gongkai.office.agencies.web import asker_of
from gongkai.office.catalogue.service import Entry, entries_of_office
from gongkai.office.channels.models import Channel, Posting
from gongkai.office.refusals import NotPossible

READERS = (*sorted(IN_THE_OFFICE), DutyKind.ADMINISTRATOR, DutyKind.AUDITOR)


def channel_or_404(request: HttpRequest, pk: int) -> Channel:
    """A channel of an agency the asker works for. Channels are public, but their desk pages are the office's."""
    own = asker_of(request).where(*READERS)
    row = Channel.rows.seen_by(asker_of(request)).filter(pk=pk, agency__in=own).select_related("agency").first()
    if row is None:
        raise Http404
    return row


def entry_or_404(request: HttpRequest, pk: int) -> Entry:
    """An entry of the asker's office."""
    row = entries_of_office(asker_of(request)).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def posting_or_404(request: HttpRequest, pk: int) -> Posting:
    """A posting of the asker's office."""
    asker = asker_of(request)
    rows = Posting.rows.seen_by(asker).filter(pk=pk, channel__agency__in=asker.where(*READERS))
    row = rows.select_related("channel__agency", "entry", "version").first()
    if row is None:
        raise Http404
    return row


def say(form: forms.BaseForm, refusal: NotPossible) -> None:
    """A refusal as errors of the form it concerns."""
    form.add_error(None, refusal.message)
    for name, sentence in refusal.fields.items():
        form.add_error(name if name in form.fields else None, sentence)
