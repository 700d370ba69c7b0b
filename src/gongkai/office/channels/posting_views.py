"""Pages of the postings of an entry: the list, posting, taking down, voiding, the notice for a board, the proof."""

from __future__ import annotations

from urllib.parse import quote

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.office.agencies.service import DutyKind, PublicPlace
from gongkai.office.agencies.web import asker_of, desk_page
from gongkai.office.catalogue.service import Entry, Public
from gongkai.office.channels.acts.post_entry import post_entry
from gongkai.office.channels.acts.take_down import take_down
from gongkai.office.channels.acts.void_posting import void_posting
from gongkai.office.channels.forms import DownForm, PostingForm, VoidForm
from gongkai.office.channels.models import Channel
from gongkai.office.channels.notice import board_notice
from gongkai.office.channels.pages import READERS, channel_or_404, entry_or_404, posting_or_404, say
from gongkai.office.channels.reads import channels_of, is_past, is_stale, postings_of
from gongkai.office.files.service import StoredFile, fetch, keep_file
from gongkai.office.refusals import NotPossible


@require_safe
@desk_page(*READERS)
def postings(request: HttpRequest, entry: int) -> HttpResponse:
    """Where an entry stands and stood; as a part of the entry's own page where htmx asks for it."""
    row = entry_or_404(request, entry)
    context = postings_context(request, row) | {
        "crumbs": [{"label": str(row.working), "url": reverse("catalogue:entry", args=[row.pk])}, {"label": "发布渠道"}]
    }
    part = getattr(request, "htmx", False)
    return render(request, "channels/entry_postings.html" if part else "channels/postings.html", context)


def postings_context(request: HttpRequest, entry: Entry) -> dict[str, object]:
    """What the template channels/entry_postings.html wants."""
    asker = asker_of(request)
    rows = [
        {"posting": row, "stale": is_stale(row), "past": is_past(row, asker.on)} for row in postings_of(asker, entry)
    ]
    clerk = asker.holds(DutyKind.CLERK, entry.agency_id)
    return {"entry": entry, "postings": rows, "may_post": clerk and entry.public == Public.PUBLISHED, "may_edit": clerk}


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(DutyKind.CLERK)
def post(request: HttpRequest, entry: int) -> HttpResponse:
    """Register that an entry was put on a channel."""
    row, asker = entry_or_404(request, entry), asker_of(request)
    asker.duty_in(row.agency_id, DutyKind.CLERK)
    channels = list(channels_of(asker, row.agency, open_only=True))
    form = PostingForm(request.POST or None, request.FILES or None, channels=channels, today=asker.on)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        upload = said.pop("proof")
        try:
            proof = keep_file(asker, row.agency, upload.name, upload.read()) if upload else None
            made = post_entry(asker, row, said.pop("channel"), proof=proof, **said)
        except NotPossible as refusal:
            say(form, refusal)
        else:
            messages.success(request, f"已登记：{made.on} 发布在“{made.channel.name}”。")
            return HttpResponseRedirect(reverse("channels:postings", args=[row.pk]))
    context = {"form": form, "entry": row, "channels": channels}
    return render(request, "channels/post.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(DutyKind.CLERK)
def down(request: HttpRequest, pk: int) -> HttpResponse:
    """Register that a posting was taken down."""
    row = posting_or_404(request, pk)
    form = DownForm(request.POST or None, initial={"on": asker_of(request).on})
    back = reverse("channels:postings", args=[row.entry_id])
    if request.method == "POST" and form.is_valid():
        try:
            take_down(asker_of(request), row, **form.cleaned_data)
        except NotPossible as refusal:
            say(form, refusal)
        else:
            messages.success(request, f"已登记从“{row.channel.name}”撤下。")
            return HttpResponseRedirect(back)
    lead = f"“{row.entry.public_title}”{row.on} 发布在“{row.channel.name}”{f'（{row.link}）' if row.link else ''}。撤下以后再登记。"
    context = {"form": form, "title": f"登记从“{row.channel.name}”撤下", "lead": lead, "verb": "登记撤下", "back": back}
    return render(request, "channels/one_form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(DutyKind.CLERK)
def void(request: HttpRequest, pk: int) -> HttpResponse:
    """Void a posting that was registered wrongly."""
    row = posting_or_404(request, pk)
    form = VoidForm(request.POST or None)
    back = reverse("channels:postings", args=[row.entry_id])
    if request.method == "POST" and form.is_valid():
        try:
            void_posting(asker_of(request), row, **form.cleaned_data)
        except NotPossible as refusal:
            say(form, refusal)
        else:
            messages.success(request, "发布记录已作废。")
            return HttpResponseRedirect(back)
    lead = f"“{row.entry.public_title}”在“{row.channel.name}”的发布记录（{row.on}）将划去并留痕。"
    context = {"form": form, "title": "作废发布记录", "lead": lead, "verb": "作废", "back": back}
    return render(request, "channels/one_form.html", context, status=422 if form.errors else 200)


@require_safe
@never_cache
@desk_page(*READERS)
def notice(request: HttpRequest, entry: int) -> HttpResponse:
    """The entry as a notice for a board, `channel` the board it is for."""
    row = entry_or_404(request, entry)
    if row.public != Public.PUBLISHED or row.published is None:
        raise Http404
    board: Channel | None = None
    chosen = request.GET.get("channel", "")
    if chosen.isascii() and chosen.isdigit() and len(chosen) < 18:
        board = channel_or_404(request, int(chosen))
    try:
        data = board_notice(row, row.published, board, _address(request, row))
    except NotPossible as refusal:
        messages.error(request, refusal.message)
        return HttpResponseRedirect(reverse("channels:postings", args=[row.pk]))
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = f"inline; filename*=UTF-8''{quote(row.public_title[:60] + '_公示.pdf', safe='')}"
    return response


@require_safe
@never_cache
@desk_page(*READERS)
def proof(request: HttpRequest, pk: int) -> HttpResponse:
    """The picture that proves a posting, for the office."""
    row = posting_or_404(request, pk)
    if row.proof_id is None:
        raise Http404
    file = StoredFile.rows.seen_by(asker_of(request)).filter(pk=row.proof_id).first()
    if file is None:
        raise Http404
    response = HttpResponse(fetch(file.hash), content_type=file.media_type)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(file.name, safe='')}"
    return response


def _address(request: HttpRequest, entry: Entry) -> str:
    """Where people reach the entry: the county's page, else this portal, unless only this machine can call it."""
    if entry.agency.public_place == PublicPlace.COUNTY_SITE and entry.public_link:
        return entry.public_link
    host = request.get_host().partition(":")[0]
    if host in {"127.0.0.1", "localhost", "[", "testserver"} or settings.DEBUG:
        return ""
    try:
        return request.build_absolute_uri(reverse("portal:entry", args=[entry.agency.slug, entry.pk]))
    except NoReverseMatch:
        return ""
