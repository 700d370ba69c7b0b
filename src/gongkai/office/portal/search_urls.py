"""The addresses of the search: over all agencies, or within one."""

from __future__ import annotations

from django.urls import path

from gongkai.office.portal import search_views

search_urls = [
    path("search", search_views.search_all, name="search"),
    path("search/suggest", search_views.suggestions, name="suggest"),
    path("<agency_slug:slug>/search", search_views.search_agency, name="agency_search"),
]
