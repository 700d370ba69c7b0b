"""Addresses of the journal, below /desk/journal/."""

from __future__ import annotations

from django.urls import path

from gongkai.office.desk import journal_views

app_name = "journal"
urlpatterns = [
    path("", journal_views.lines, name="lines"),
    path("looks/", journal_views.looks, name="looks"),
    path("chain/", journal_views.chain, name="chain"),
    path("<slug:thing>/<str:thing_id>/", journal_views.life, name="life"),
]
