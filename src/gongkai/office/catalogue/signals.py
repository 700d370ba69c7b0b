"""What the catalogue does when the database has just been brought up to date."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.dispatch import receiver

from gongkai.office.catalogue.acts.categories import load_statutory
from gongkai.office.catalogue.movers import moved_entries
from gongkai.office.catalogue.projection import keep_due_days
from gongkai.office.workdays.service import register_follower, register_mover

register_mover(moved_entries)
register_follower(keep_due_days)


@receiver(post_migrate)
def load_categories(sender: AppConfig, **_: object) -> None:
    """The statutory categories are there before the first page is."""
    if sender.label == "catalogue":
        load_statutory()
