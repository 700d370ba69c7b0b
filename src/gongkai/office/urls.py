"""All addresses of the office. The desk's lie below /desk/, so that an agency's short name can be the first part of its own."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("accounts/", include("gongkai.office.agencies.account_urls")),
    path("desk/", include("gongkai.office.desk.urls")),
    path("desk/entries/", include("gongkai.office.catalogue.urls")),
    path("desk/entries/", include("gongkai.office.catalogue.papers.urls")),
    path("desk/entries/import/", include("gongkai.office.catalogue.import_urls")),
    path("desk/categories/", include("gongkai.office.catalogue.category_urls")),
    path("desk/channels/", include("gongkai.office.channels.urls")),
    path("desk/settings/", include("gongkai.office.agencies.urls")),
    path("desk/workdays/", include("gongkai.office.workdays.urls")),
    path("desk/journal/", include("gongkai.office.desk.journal_urls")),
    path("", include("gongkai.office.upkeep.urls")),
    path("", include("gongkai.office.portal.urls")),
]
