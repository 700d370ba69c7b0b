"""The addresses of the categories."""

from __future__ import annotations

from django.urls import path

from gongkai.office.catalogue import category_import_views as imports
from gongkai.office.catalogue import category_views as views

app_name = "categories"
urlpatterns = [
    path("", views.index, name="index"),
    path("import/", imports.upload, name="import"),
    path("import/example.xlsx", imports.example, name="example"),
    path("import/<int:file>/", imports.check, name="import_check"),
    path("<int:pk>/", views.category, name="category"),
    path("<int:parent>/add/", views.add, name="add"),
    path("<int:pk>/edit/", views.edit, name="edit"),
    path("<int:pk>/close/", views.close, name="close"),
]
