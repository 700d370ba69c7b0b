"""The addresses of the portal: an agency's slug, then what is asked for."""

from __future__ import annotations

from django.urls import path, register_converter

from gongkai.office.portal import entry_views, views
from gongkai.office.portal.slugs import SlugOfAgency

register_converter(SlugOfAgency, "agency_slug")

app_name = "portal"
urlpatterns = [
    path("", views.home, name="home"),
    path("reading", views.reading, name="reading"),
    path("<agency_slug:slug>/", views.agency, name="agency"),
    path("<agency_slug:slug>/guide", views.guide, name="guide"),
    path("<agency_slug:slug>/catalogue/", views.catalogue, name="catalogue"),
    path("<agency_slug:slug>/catalogue/<str:code>/", views.category, name="category"),
    path("<agency_slug:slug>/entries/<int:pk>/", entry_views.entry, name="entry"),
    path("<agency_slug:slug>/entries/<int:pk>/files/<int:order>/<str:name>", entry_views.file, name="file"),
]
