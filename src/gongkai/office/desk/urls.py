"""Addresses of the desk itself, at /desk/."""

from __future__ import annotations

from django.urls import path

from gongkai.office.desk import views

app_name = "desk"
urlpatterns = [path("", views.home, name="home")]
