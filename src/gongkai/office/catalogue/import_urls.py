"""The addresses of the import of entries published before the office existed."""

from __future__ import annotations

from django.urls import path

from gongkai.office.catalogue import import_views as views

app_name = "entry_import"
urlpatterns = [
    path("", views.upload, name="upload"),
    path("example.xlsx", views.example, name="example"),
    path("<int:file>/", views.check, name="check"),
]
