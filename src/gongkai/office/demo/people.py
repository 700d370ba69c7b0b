"""Who works in the invented county: log-ins, names and duties."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.office.agencies.service import DutyKind
from gongkai.samples.county.days import after, before
from gongkai.samples.county.places import DUTIES, Place, county_people, places

PASSWORD = "gongkai-yanshi-2019"  # noqa: S105 - printed for everybody who runs the demonstration
"""The one password of all accounts of the demonstration."""
KINDS = dict(zip(DUTIES, (DutyKind.CLERK, DutyKind.SECRECY, DutyKind.ENDORSER, DutyKind.SIGNATORY), strict=True))
ACTING_AT = "baitang"
"""Where the endorser is away and his duty is held by another for a time."""
TWO_PEOPLE = "daao"
"""Where two people suffice: one writes, the other reviews, endorses and signs."""
COUNTY = "yunling"


@dataclass(frozen=True, slots=True)
class Post:
    """A duty of somebody: where, and from and to which day."""

    agency: str
    kind: DutyKind
    from_on: date
    to_on: date | None = None
    acting: bool = False
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Login:
    """An account of the demonstration."""

    username: str
    name: str
    agency: str
    posts: tuple[Post, ...]


def logins(opened: date, today: date) -> list[Login]:
    """All accounts, the county's first."""
    people = county_people()
    everywhere = tuple(Post(place.slug, DutyKind.AUDITOR, opened) for place in places())
    over = [
        Login(f"{COUNTY}-gongkai", people["supervisor"], COUNTY, (Post(COUNTY, DutyKind.SUPERVISOR, opened),)),
        Login(f"{COUNTY}-guanli", people["administrator"], COUNTY, (Post(COUNTY, DutyKind.ADMINISTRATOR, opened),)),
        Login(f"{COUNTY}-shenji", people["auditor"], COUNTY, everywhere),
    ]
    return over + [login for place in places() for login in _of_place(place, opened, today)]


def _of_place(place: Place, opened: date, today: date) -> Iterator[Login]:
    if place.slug == TWO_PEOPLE:
        yield Login(f"{place.slug}-xinxi", place.people[0], place.slug, (Post(place.slug, DutyKind.CLERK, opened),))
        three = tuple(Post(place.slug, KINDS[duty], opened) for duty in DUTIES[1:])
        yield Login(f"{place.slug}-zhuyao", place.people[3], place.slug, three)
        return
    for duty, name in zip(DUTIES, place.people, strict=True):
        posts = [Post(place.slug, KINDS[duty], opened)]
        if place.slug == ACTING_AT:
            posts = list(_while_away(posts[0], before(today, 15), after(today, 30)))
        yield Login(f"{place.slug}-{duty}", name, place.slug, tuple(posts))


def _while_away(post: Post, away: date, back: date) -> Iterator[Post]:
    """The endorser is away for a course; the secrecy reviewer acts for him until he is back."""
    if post.kind is DutyKind.ENDORSER:
        yield Post(post.agency, post.kind, post.from_on, before(away, 1), remark="参加县委党校培训，期间由他人代理")
        return
    yield post
    if post.kind is DutyKind.SECRECY:
        yield Post(post.agency, DutyKind.ENDORSER, away, back, acting=True, remark="分管领导参加培训期间代理")
