"""The channels of 清溪镇, what is put on them and taken down again."""

from __future__ import annotations

from gongkai.office.agencies.service import Asker
from gongkai.office.channels.service import add_channel, channels_of, post_entry, postings_of, take_down
from gongkai.office.demo.staging import CLERK, Desk
from gongkai.samples.county.scenes import channels


def open_channels(desk: Desk) -> None:
    """The channels of 清溪镇, registered before the first posting."""

    def register(clerk: Asker) -> None:
        for values in channels():
            add_channel(clerk, desk.entry.agency, opened_on=desk.ago(16), **values)

    desk.do(CLERK, 16, 9, register)


def post(desk: Desk, name: str, days: int, *, link: str = "", until: int | None = None) -> None:
    """The entry put on a channel so many working days ago, with its link, or to hang until a day."""
    until_on = None if until is None else desk.ago(until)

    def posted(clerk: Asker) -> None:
        channel = channels_of(clerk, desk.entry.agency).get(name=name)
        post_entry(clerk, desk.entry, channel, on=desk.ago(days), link=link, until_on=until_on)

    desk.do(CLERK, days, 18, posted)


def take(desk: Desk, name: str, days: int) -> None:
    """The entry taken down from a channel again."""

    def taken(clerk: Asker) -> None:
        posting = postings_of(clerk, desk.entry).get(channel__name=name)
        take_down(clerk, posting, on=desk.ago(days))

    desk.do(CLERK, days, 11, taken)
