"""The addresses of the portal: an agency's slug, then what is asked for.

Addresses over all agencies bear a dot or end without a stroke, so that none is ever an agency's.
"""

from __future__ import annotations

from django.urls import path

from gongkai.office.portal import catalogue_views, column_views, entry_views, feed_views, map_views, views
from gongkai.office.portal.search_urls import search_urls

app_name = "portal"
urlpatterns = [
    path("", views.home, name="home"),
    path("reading", views.reading, name="reading"),
    path("newest", catalogue_views.newest_of_all, name="newest"),
    path("feed.atom", feed_views.feed_of_all, name="feed_of_all"),
    path("robots.txt", map_views.robots, name="robots"),
    path("sitemap.xml", map_views.index, name="sitemap"),
    path("sitemap-<int:year>-<month:month>-<int:part>.xml", map_views.month_map, name="map"),
    path("<agency_slug:slug>/", views.agency, name="agency"),
    path("<agency_slug:slug>/guide", column_views.guide, name="guide"),
    path("<agency_slug:slug>/rules", column_views.rules, name="rules"),
    path("<agency_slug:slug>/annual", column_views.annual, name="annual"),
    path("<agency_slug:slug>/ask", column_views.ask, name="ask"),
    path("<agency_slug:slug>/newest", catalogue_views.newest, name="newest_of_agency"),
    path("<agency_slug:slug>/feed.atom", feed_views.feed, name="feed"),
    path("<agency_slug:slug>/catalogue/", catalogue_views.catalogue, name="catalogue"),
    path("<agency_slug:slug>/catalogue/<str:code>/", catalogue_views.category, name="category"),
    path("<agency_slug:slug>/entries/<int:pk>/", entry_views.entry, name="entry"),
    path("<agency_slug:slug>/entries/<int:pk>/files/<int:order>/<str:name>", entry_views.file, name="file"),
    *search_urls,
]
