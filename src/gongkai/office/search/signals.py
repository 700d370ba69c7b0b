"""What the search does of itself: it follows each publication, and empties its index where the database was emptied."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.dispatch import receiver

from gongkai.office.agencies.service import Asker
from gongkai.office.catalogue.service import register_public_follower
from gongkai.office.search.acts.follow import follow
from gongkai.office.search.index import index
from gongkai.office.search.models import Document

register_public_follower(follow)


@receiver(post_migrate)
def forget_what_is_gone(sender: AppConfig, **_: object) -> None:
    """Django empties only tables it knows of, and a number that comes again must not meet its old tokens."""
    if sender.label == "search" and not Document.rows.seen_by(Asker.stranger()).exists():
        index().clear()
