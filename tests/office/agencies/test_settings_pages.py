"""The pages of agencies and people: for administrators, within their reach, saying what is missing."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from settings_told import get, post, url

from gongkai.office.agencies.service import Agency, Asker, Duty, DutyKind, Person

pytestmark = pytest.mark.django_db
With = Callable[..., Person]


@pytest.mark.parametrize("kind", [kind for kind in DutyKind if kind is not DutyKind.ADMINISTRATOR])
def test_the_settings_are_the_administrators_alone(
    client: Client, person_with: With, township: Agency, kind: DutyKind
) -> None:
    person = person_with("王芳", township, kind)
    client.force_login(person)
    duty = Duty.rows.seen_by(Asker.program()).get(person=person)

    for name in ("agency", "register", "abolish", "people", "add_person", "assign"):
        assert client.get(url(name, township.pk)).status_code == 403
    assert client.get(url("tree")).status_code == 403
    assert client.get(url("end_duty", duty.pk)).status_code == 403
    assert post(client, "reset", township.pk, person.pk).status_code == 403


def test_an_administrator_opens_no_page_of_a_neighbouring_agency(
    client: Client, zhao: Person, neighbour: Agency, person_with: With
) -> None:
    theirs = person_with("李四", neighbour, DutyKind.CLERK)
    duty = Duty.rows.seen_by(Asker.program()).get(person=theirs)

    for name in ("agency", "people", "add_person", "assign", "register", "abolish"):
        assert client.get(url(name, neighbour.pk)).status_code == 403
    assert client.get(url("reset", neighbour.pk, theirs.pk)).status_code == 403
    assert client.get(url("end_duty", duty.pk)).status_code == 404


def test_anothers_person_is_not_found_under_ones_own_agency(
    client: Client, zhao: Person, township: Agency, neighbour: Agency, person_with: With
) -> None:
    theirs = person_with("李四", neighbour, DutyKind.CLERK)

    for name in ("person", "reset", "in_use"):
        assert client.get(url(name, township.pk, theirs.pk)).status_code == 404
    assert post(client, "reset", township.pk, theirs.pk).status_code == 404
    assert "李四" not in get(client, "assign", township.pk)


def test_the_tree_shows_what_lies_below_and_nothing_beside(
    client: Client, zhao: Person, county: Agency, neighbour: Agency
) -> None:
    page = get(client, "tree")

    assert "清溪镇人民政府" in page
    assert neighbour.name not in page


def test_a_page_of_an_agency_says_first_what_the_guide_lacks(client: Client, zhao: Person, township: Agency) -> None:
    assert "公开指南还缺 7 项：公开工作机构、办公地址" in get(client, "agency", township.pk)
    Agency.objects.filter(pk=township.pk).update(**dict.fromkeys(Agency.GUIDE, "填了"))
    assert "公开指南还缺" not in get(client, "agency", township.pk)


def _facts(agency: Agency, **changed: object) -> dict[str, object]:
    facts = {"kind": agency.kind, "name": agency.name, "short_name": agency.short_name, "slug": agency.slug}
    more = {"org_code": agency.org_code, "index_template": agency.index_template, "public_place": "portal"}
    return {**facts, **more, **changed}


def test_facts_are_saved_and_the_page_comes_again(client: Client, zhao: Person, township: Agency) -> None:
    response = post(client, "agency", township.pk, **_facts(township, telephone="0571-1234567"), step="save")

    assert response["Location"] == url("agency", township.pk)
    assert Agency.objects.get(pk=township.pk).telephone == "0571-1234567"


def test_who_publishes_on_the_county_site_says_where_on_it(client: Client, zhao: Person, township: Agency) -> None:
    there = _facts(township, public_place="county_site")

    silent = post(client, "agency", township.pk, **there, step="save")
    told = post(client, "agency", township.pk, **there, public_site="https://www.county.example/qingxi/", step="save")

    assert silent.status_code == 422
    assert "请填写栏目地址" in silent.content.decode()
    assert told["Location"] == url("agency", township.pk)


def test_numbers_are_tried_without_being_saved(client: Client, zhao: Person, township: Agency) -> None:
    response = post(client, "agency", township.pk, **_facts(township, index_template="Q{year}{serial:3}"), step="try")

    assert f"Q{timezone.localdate().year}001" in response.content.decode()
    assert Agency.objects.get(pk=township.pk).index_template == "{org}/{year}-{serial:5}"


def test_numbers_are_tried_while_they_are_typed(client: Client, zhao: Person, township: Agency) -> None:
    good = post(client, "examples", township.pk, index_template="{org}-{serial:4}", org_code="A1", document_template="")
    bad = post(client, "examples", township.pk, index_template="{org", document_template="")

    assert "A1-0001" in good.content.decode()
    assert "花括号" in bad.content.decode()


def test_a_wrong_template_is_sent_back_beside_its_field(client: Client, zhao: Person, township: Agency) -> None:
    response = post(client, "agency", township.pk, **_facts(township, index_template="{year}"), step="save")

    assert response.status_code == 422
    assert 'href="#id_index_template"' in response.content.decode()


def test_an_agency_is_registered_below_with_what_it_most_likely_has(
    client: Client, zhao: Person, township: Agency
) -> None:
    Agency.objects.filter(pk=township.pk).update(court="云岭县人民法院")
    assert "云岭县人民法院" in get(client, "register", township.pk)
    facts = _facts(township, kind="institution", name="清溪镇中心小学", short_name="清溪小学", slug="school")
    response = post(client, "register", township.pk, **facts)

    made = Agency.objects.get(slug="school")
    assert made.parent == township
    assert response["Location"] == url("people", made.pk)


def test_an_agency_with_duties_is_not_abolished_by_its_page(
    client: Client, person_with: With, county: Agency, township: Agency, wang: Person
) -> None:
    client.force_login(person_with("钱进", county, DutyKind.ADMINISTRATOR))
    response = post(client, "abolish", township.pk, on="2026-03-10", reason="云政发〔2026〕3号")

    assert response.status_code == 422
    assert "王芳（信息员）" in response.content.decode()
