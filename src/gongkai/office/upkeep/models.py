"""Signs of life of what runs beside the web pages."""

from __future__ import annotations

from django.db import models


class Heartbeat(models.Model):
    """When something last did its work: the worker's clock, the last copy made."""

    name = models.CharField(max_length=40, primary_key=True)
    at = models.DateTimeField()
    said = models.CharField(max_length=300, blank=True)
