"""The one door of the channels."""

from __future__ import annotations

from gongkai.office.channels.acts.add_channel import add_channel
from gongkai.office.channels.acts.close_channel import close_channel
from gongkai.office.channels.acts.post_entry import post_entry
from gongkai.office.channels.acts.take_down import take_down
from gongkai.office.channels.acts.void_posting import void_posting
from gongkai.office.channels.models import Channel, ChannelKind, Posting
from gongkai.office.channels.reads import channels_of, is_stale, postings_of, postings_on, waiting_for

__all__ = [
    # Rows.
    "Channel",
    "ChannelKind",
    "Posting",
    # Questions.
    "channels_of",
    "is_stale",
    "postings_of",
    "postings_on",
    "waiting_for",
    # Acts.
    "add_channel",
    "close_channel",
    "post_entry",
    "take_down",
    "void_posting",
]
