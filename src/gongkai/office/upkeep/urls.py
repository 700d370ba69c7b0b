"""The addresses of upkeep."""

from __future__ import annotations

from django.urls import path

from gongkai.office.upkeep.views import healthz

urlpatterns = [path("healthz", healthz, name="healthz")]
