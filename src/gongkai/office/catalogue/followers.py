"""Who keeps something derived from what the public reads: called in the act's own transaction when that changes."""

from __future__ import annotations

from collections.abc import Callable

from gongkai.office.catalogue.models import Entry

Follower = Callable[[Entry], object]
_followers: list[Follower] = []


def register_public_follower(follower: Follower) -> None:
    """Have a function called with an entry whenever the public reads another version of it, or none any more."""
    if follower not in _followers:
        _followers.append(follower)


def tell_followers(entry: Entry) -> None:
    """Tell them all; what one raises undoes the act, so that nothing derived is ever behind."""
    for follower in _followers:
        follower(entry)
