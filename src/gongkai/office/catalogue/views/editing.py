"""Writing: the form of a new entry and of an old one, saved as the next version."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import get_random_string

from gongkai.office.agencies.service import Agency, Asker, DutyKind
from gongkai.office.agencies.web import asker_of, desk_page
from gongkai.office.catalogue.acts.keep_words import copy_of, drop_words, keep_words, says_the_same
from gongkai.office.catalogue.acts.save_draft import make_entry, save_draft
from gongkai.office.catalogue.content import files_of, missing, values_of
from gongkai.office.catalogue.course import Stage
from gongkai.office.catalogue.difference import difference
from gongkai.office.catalogue.forms.attachments import Attachments, handed_in, of_copy, of_version
from gongkai.office.catalogue.forms.entry import EntryForm, typed_initial
from gongkai.office.catalogue.models import Entry, Version, WorkingCopy
from gongkai.office.catalogue.views.common import asker_and_entry, crumbs, entry_url, say_refusal, working
from gongkai.office.catalogue.views.merging import merged_files, merged_words
from gongkai.office.catalogue.views.warnings import before_editing
from gongkai.office.refusals import NotPossible

KEY = 20
"""Characters of the name that a form of a new entry bears, so that what it kept of itself is found again."""


@desk_page(DutyKind.CLERK)
def new(request: HttpRequest) -> HttpResponse:
    """A new entry. The first word kept makes the draft; saving then saves that draft, not a second one."""
    asker = asker_of(request)
    agency = chosen_agency(request, asker)
    if request.method == "POST":
        begun = begun_with(asker, agency, request.POST.get("key", ""))
        return _posted(request, asker, agency, begun)
    form = EntryForm(asker, agency, initial={"issuer": agency.name, "disclosure": "own_initiative"})
    return _page(request, asker, agency, None, form, Attachments())


@desk_page(DutyKind.CLERK)
def edit(request: HttpRequest, number: int) -> HttpResponse:
    """The next version of an entry, begun from the newest or from the words the writer left unsaved."""
    asker, entry = asker_and_entry(request, number)
    asker.duty_in(entry.agency_id, DutyKind.CLERK)
    if entry.stage == Stage.DISCARDED:
        messages.warning(request, "这条信息已弃用，不能再编辑。请另建一条。")
        return HttpResponseRedirect(entry_url(entry))
    if request.method == "POST":
        return _posted(request, asker, entry.agency, entry)
    version, copy = working(entry), copy_of(asker, entry)
    if copy is not None and "copy" in request.GET:
        return _from_copy(request, asker, entry, copy)
    if copy is not None and not says_the_same(copy, version):
        return _offer(request, asker, entry, copy)
    form = EntryForm(asker, entry.agency, initial=values_of(version), category=version.category_id)
    return _page(request, asker, entry.agency, entry, form, of_version(version))


def chosen_agency(request: HttpRequest, asker: Asker) -> Agency:
    """The agency a new entry is for: the one asked for, or the first where the asker writes. Http404 for another's."""
    own = Agency.objects.filter(pk__in=asker.where(DutyKind.CLERK), abolished_on__isnull=True)
    wanted = request.POST.get("agency") or request.GET.get("agency")
    if wanted and not (wanted.isascii() and wanted.isdigit() and len(wanted) < 18):
        raise Http404
    agency = own.filter(pk=int(wanted)).first() if wanted else own.first()
    if agency is None:
        raise Http404
    return agency


def begun_with(asker: Asker, agency: Agency, key: str) -> Entry | None:
    """The draft that a form of a new entry has already made of itself by keeping words, found by the form's key."""
    if not key:
        return None
    copies = (
        WorkingCopy.rows.seen_by(asker).filter(entry__agency=agency).select_related("entry__working", "entry__agency")
    )
    return next((copy.entry for copy in copies if copy.fields.get("key") == key), None)


def _posted(request: HttpRequest, asker: Asker, agency: Agency, entry: Entry | None) -> HttpResponse:
    version = entry.working if entry else None
    form = EntryForm(asker, agency, request.POST, category=version.category_id if version else None)
    files = handed_in(request, asker, agency)
    seen = request.POST.get("seen", "")
    if entry and version and not seen:
        seen = version.hash  # The form of a new entry: nobody else has this draft before his eyes.
    if form.is_valid() and not files.errors:
        try:
            saved = _save(asker, agency, entry, form, files, seen)
        except NotPossible as refusal:
            if entry and version and version.hash != seen and not refusal.fields:
                return _conflict(request, asker, entry, files, seen)
            say_refusal(form, refusal)
        else:
            return _saved(request, saved)
    for sentence in files.errors:
        form.add_error(None, f"{sentence}其他文件和已填的内容都在，改好后再保存。")
    return _page(request, asker, agency, entry, form, files, status=422, seen=seen)


def _save(asker: Asker, agency: Agency, entry: Entry | None, form: EntryForm, files: Attachments, seen: str) -> Entry:
    if entry is None:
        return make_entry(asker, agency, form.values(), files.chosen())
    save_draft(asker, entry, form.values(), files.chosen(), seen=seen)
    drop_words(asker, entry)  # Where nothing had changed no version was made, and the copy would be offered for ever.
    return Entry.rows.seen_by(asker).select_related("working").get(pk=entry.pk)


def _saved(request: HttpRequest, entry: Entry) -> HttpResponse:
    version = working(entry)
    if "submit" in request.POST:
        return redirect("catalogue:submit", entry.pk)
    lacks = missing(values_of(version), files_of(version))
    said = f"，送审前还要补 {len(lacks)} 处，见下面的清单" if lacks else ""
    messages.success(request, f"保存了第 {version.number} 版{said}。")
    return HttpResponseRedirect(entry_url(entry))


def _conflict(
    request: HttpRequest, asker: Asker, entry: Entry, files: Attachments, seen: str
) -> HttpResponse:  # fmt: skip
    """Somebody saved meanwhile: the writer's words are kept, what he left alone is brought up to date, and both are shown."""
    newest = working(entry)
    typed: QueryDict = request.POST
    began, clashes = version_of_hash(asker, entry, seen), list[str]()
    if began is not None:
        typed, clashes = merged_words(typed, began, newest)
        files = merged_files(files, began, newest)
    form = EntryForm(asker, entry.agency, typed, category=newest.category_id)
    form.is_valid()
    keep_words(asker, entry, form.words(), files=files.plain(), seen=seen)
    who = newest.made_by.name if newest.made_by else "系统"
    both = "、".join(str(form.fields[name].label) for name in clashes)
    clash = (
        f"两人都改了：{both}，表单里是您写的，请对照后定。"
        if both
        else "您没有动过的各项已换成对方的，没有互相冲突的地方。"
    )
    form.add_error(
        None, f"{who}在您编辑时保存了第 {newest.number} 版。您写的内容都在，没有丢。{clash}核对后再点“保存”。"
    )
    return _page(request, asker, entry.agency, entry, form, files, status=409, seen=newest.hash, began=seen)


def _from_copy(request: HttpRequest, asker: Asker, entry: Entry, copy: WorkingCopy) -> HttpResponse:
    """Go on with the words left unsaved; where somebody saved since, with what he changed on top."""
    version = working(entry)
    form = EntryForm(asker, entry.agency, initial=typed_initial(copy.fields), category=version.category_id)
    kept = copy.fields.get("files")
    files = of_version(version) if kept is None else of_copy(asker, entry.agency, kept)
    return _page(
        request, asker, entry.agency, entry, form, files, seen=version.hash, began=str(copy.fields.get("seen", ""))
    )


def _offer(request: HttpRequest, asker: Asker, entry: Entry, copy: WorkingCopy) -> HttpResponse:
    """First of all say that unsaved words are there: typing on a fresh form would write over them."""
    context = {"entry": entry, "version": entry.working, "copy": copy, "crumbs": crumbs(entry, "编辑"), "changed": _changed(asker, entry, str(copy.fields.get("seen", "")))}  # fmt: skip
    return render(request, "catalogue/entry_copy.html", context)


def version_of_hash(asker: Asker, entry: Entry, hash_: str) -> Version | None:
    """The newest version of an entry with this hash, or None."""
    return Version.rows.seen_by(asker).filter(entry=entry, hash=hash_).order_by("-number").first()


def _changed(asker: Asker, entry: Entry, began: str) -> dict[str, object] | None:
    """What others saved since the writer began, or None where nobody did."""
    newest = working(entry)
    if not began or began == newest.hash:
        return None
    old = version_of_hash(asker, entry, began)
    if old is None:
        return None
    return {"old": old, "new": newest, "fields": difference(old, newest)}


def _page(
    request: HttpRequest, asker: Asker, agency: Agency, entry: Entry | None, form: EntryForm, files: Attachments,
    *, status: int = 200, seen: str | None = None, began: str = "",
) -> HttpResponse:  # fmt: skip
    keep = reverse("catalogue:keep", args=[entry.pk]) if entry else reverse("catalogue:keep-new")
    context = {
        "form": form, "files": files.rows, "entry": entry, "agency": agency, "keep_url": keep,
        "seen": seen if seen is not None else (working(entry).hash if entry else ""),
        "key": request.POST.get("key") or get_random_string(KEY), "agencies": _agencies(asker) if entry is None else [],
        "crumbs": crumbs(entry, "编辑") if entry else [{"label": "公开", "url": reverse("catalogue:list")}, {"label": "新建"}],
        "warnings": before_editing(entry) if entry else [], "changed": _changed(asker, entry, began) if entry else None,
    }  # fmt: skip
    return render(request, "catalogue/entry_form.html", context, status=status)


def _agencies(asker: Asker) -> list[Agency]:
    own = list(Agency.objects.filter(pk__in=asker.where(DutyKind.CLERK), abolished_on__isnull=True))
    return own if len(own) > 1 else []
