"""Pages of the channels: the list, one channel, adding and closing."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.office.agencies.web import agencies_of, agency_of, asker_of, desk_page
from gongkai.office.channels.acts.add_channel import EDITORS, add_channel
from gongkai.office.channels.acts.close_channel import close_channel
from gongkai.office.channels.forms import ChannelForm, CloseChannelForm
from gongkai.office.channels.pages import READERS, channel_or_404, say
from gongkai.office.channels.reads import channels_of, is_past, is_stale, postings_on
from gongkai.office.refusals import NotPossible

ON_A_PAGE = 50


@require_safe
@desk_page(*READERS)
def index(request: HttpRequest) -> HttpResponse:
    """The channels of an agency."""
    agency = agency_of(request, *READERS)
    context = {
        "agency": agency, "agencies": agencies_of(request, *READERS), "channels": channels_of(asker_of(request), agency),
        "may_edit": any(asker_of(request).holds(kind, agency.pk) for kind in EDITORS),
    }  # fmt: skip
    return render(request, "channels/index.html", context)


@require_safe
@desk_page(*READERS)
def channel(request: HttpRequest, pk: int) -> HttpResponse:
    """One channel and what was put on it."""
    row = channel_or_404(request, pk)
    page = Paginator(postings_on(asker_of(request), row), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "channel": row, "agency": row.agency, "page": page, "may_edit": _may_edit(request, row.agency_id),
        "postings": [{"posting": one, "stale": is_stale(one), "past": is_past(one, asker_of(request).on)} for one in page],
        "crumbs": [{"label": "渠道", "url": f"{reverse('channels:index')}?agency={row.agency.slug}"}, {"label": row.name}],
    }  # fmt: skip
    return render(request, "channels/channel.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(*EDITORS)
def add(request: HttpRequest) -> HttpResponse:
    """A new channel."""
    agency = agency_of(request, *EDITORS)
    form = ChannelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row = add_channel(asker_of(request), agency, **form.cleaned_data)
        except NotPossible as refusal:
            say(form, refusal)
        else:
            messages.success(request, f"已登记渠道“{row.name}”。")
            return HttpResponseRedirect(reverse("channels:channel", args=[row.pk]))
    context = {
        "form": form, "agency": agency,
        "crumbs": [{"label": "渠道", "url": f"{reverse('channels:index')}?agency={agency.slug}"}, {"label": "登记渠道"}],
    }  # fmt: skip
    return render(request, "channels/add.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(*EDITORS)
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """A channel that is used no longer."""
    row = channel_or_404(request, pk)
    form = CloseChannelForm(request.POST or None, initial={"on": asker_of(request).on})
    if request.method == "POST" and form.is_valid():
        try:
            close_channel(asker_of(request), row, **form.cleaned_data)
        except NotPossible as refusal:
            say(form, refusal)
        else:
            messages.success(request, f"“{row.name}”已停用。")
            return HttpResponseRedirect(reverse("channels:channel", args=[pk]))
    context = {"form": form, "title": f"停用“{row.name}”", "back": reverse("channels:channel", args=[pk])}
    context |= {"lead": "停用后不能再往上登记发布，已有的记录保留。", "verb": "停用"}
    return render(request, "channels/one_form.html", context, status=422 if form.errors else 200)


def _may_edit(request: HttpRequest, agency: int) -> bool:
    return any(asker_of(request).holds(kind, agency) for kind in EDITORS)
