"""Addresses of the working days, below /desk/workdays/."""

from __future__ import annotations

from django.urls import path

from gongkai.office.workdays import views, views_change

app_name = "workdays"
urlpatterns = [
    path("", views.years, name="years"),
    path("paste/", views_change.paste, name="paste"),
    path("typed/", views_change.typed, name="typed"),
    path("<int:year>/", views.year, name="year"),
    path("<int:year>/packaged/", views_change.packaged, name="packaged"),
    path("<int:year>/plans/<int:number>/", views.past, name="past"),
]
