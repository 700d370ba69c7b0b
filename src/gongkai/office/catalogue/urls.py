"""Addresses of the entries, below /desk/entries/."""

from __future__ import annotations

from django.urls import path

from gongkai.office.catalogue.views import (
    detail,
    downloads,
    editing,
    ending,
    keeping,
    listing,
    paper,
    preview,
    publishing,
    relating,
    scanning,
    signing,
    versions,
)

app_name = "catalogue"
urlpatterns = [
    path("", listing.entries, name="list"),
    path("new/", editing.new, name="new"),
    path("new/keep/", keeping.keep_new, name="keep-new"),
    path("files/<int:number>/", downloads.file, name="file"),
    path("<int:number>/", detail.entry, name="entry"),
    path("<int:number>/edit/", editing.edit, name="edit"),
    path("<int:number>/keep/", keeping.keep, name="keep"),
    path("<int:number>/drop/", keeping.drop, name="drop"),
    path("<int:number>/preview/", preview.preview, name="preview"),
    path("<int:number>/versions/", versions.versions, name="versions"),
    path("<int:number>/versions/<int:which>/", versions.version, name="version"),
    path("<int:number>/submit/", scanning.submit, name="submit"),
    path("<int:number>/sign/", signing.sign, name="sign"),
    path("<int:number>/return/", signing.give_back, name="return"),
    path("<int:number>/paper/", paper.paper, name="paper"),
    path("<int:number>/publish/", publishing.publish, name="publish"),
    path("<int:number>/schedule/", publishing.schedule, name="schedule"),
    path("<int:number>/unschedule/", publishing.unschedule, name="unschedule"),
    path("<int:number>/withdraw/", ending.withdraw, name="withdraw"),
    path("<int:number>/discard/", ending.discard, name="discard"),
    path("<int:number>/facts/<int:fact>/void/", ending.void, name="void"),
    path("<int:number>/relate/", relating.relate, name="relate"),
    path("<int:number>/relations/<int:relation>/", relating.unrelate, name="unrelate"),
]
