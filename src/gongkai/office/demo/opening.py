"""The day the office opens: agencies are registered, people get accounts and duties."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from django.contrib.auth.hashers import get_hasher

from gongkai.office.agencies.service import (
    Agency,
    Asker,
    Person,
    PublicPlace,
    add_person,
    assign_duty,
    register_agency,
)
from gongkai.office.demo.moments import moment
from gongkai.office.demo.people import PASSWORD, Login
from gongkai.office.journal.service import Actor, recording
from gongkai.samples.county.places import Place, higher, hours, places, postcode

_CHEAP_ROUNDS = 1
SITE = "https://www.yunling.example"
"""The county's site, where some townships publish."""


def register_agencies(opened: date) -> dict[str, Agency]:
    """All agencies by their slugs."""
    made = dict[str, Agency]()
    with recording(Actor(), at=moment(opened, 8, 30)):
        for place in places():
            parent = None if place.kind == "county" else made["yunling"]
            made[place.slug] = register_agency(Asker.program(), parent=parent, **_fields(place))
    return made


def _fields(place: Place) -> dict[str, object]:
    return {
        "kind": place.kind, "name": place.name, "short_name": place.short, "slug": place.slug,
        "org_code": place.org_code, "office_name": place.office, "address": place.address, "hours": hours(),
        "telephone": place.telephone, "fax": place.fax, "email": place.email, "postcode": postcode(),
        "head_of_office": place.people[0], "document_template": place.mark + "发〔{year}〕{serial}号",
        "guide_more": _more(place),
        "public_place": PublicPlace.COUNTY_SITE if place.on_county_site else PublicPlace.PORTAL,
        "public_site": f"{SITE}/{place.slug}/xxgk/" if place.on_county_site else "",
    } | _remedies(place)  # fmt: skip


def _remedies(place: Place) -> dict[str, object]:
    """The reviewing organ is the government above, the court that of the county; over the county, those of the city.

    Public enterprises are under art. 55: who is not content turns to the authority over them.
    """
    if place.kind == "enterprise":
        return {}
    over = higher("city" if place.kind == "county" else "county")
    return {
        "review_organ": over.name, "review_address": over.address, "court": over.court,
        "court_address": over.court_address,
    }  # fmt: skip


def _more(place: Place) -> str:
    lines = [
        f"查阅场所：{place.address}，备有公开指南、公开目录和纸质文件，可以免费查阅、抄录。",
        "申请公开政府信息，可以当面、邮寄或者通过网上提出；书写有困难的，可以口头提出，由工作人员代为填写。",
    ]
    if place.kind == "enterprise":
        lines = [
            lines[0],
            "本单位的信息公开适用《政府信息公开条例》第五十五条和供水行业的规定。"
            "认为本单位未依照规定公开信息的，可以向云岭县住房和城乡建设局申诉。",
        ]
    return "\n".join(lines)


def open_accounts(agencies: Mapping[str, Agency], logins: Sequence[Login], opened: date) -> dict[str, Person]:
    """All people by their log-in names, with their duties, registered on the day the office opens."""
    program, people = Asker.program(), dict[str, Person]()
    with recording(Actor(), at=moment(opened, 9)), _cheap_hashing():
        for login in logins:
            agency = agencies[login.agency]
            person, _ = add_person(
                program, agency, username=login.username, name=login.name, password=PASSWORD, must_change=False
            )
            people[login.username] = person
            for post in login.posts:
                assign_duty(
                    program, agencies[post.agency], person, post.kind, from_on=post.from_on, to_on=post.to_on,
                    acting=post.acting, remark=post.remark,
                )  # fmt: skip
    return people


@contextlib.contextmanager
def _cheap_hashing() -> Iterator[None]:
    """Hash the one password, which everybody knows, in no time; each account is hashed in full when first used."""
    hasher = get_hasher()
    before = getattr(hasher, "iterations", None)
    hasher.iterations = _CHEAP_ROUNDS  # type: ignore[attr-defined]
    try:
        yield
    finally:
        hasher.iterations = before  # type: ignore[attr-defined]
