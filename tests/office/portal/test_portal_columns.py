"""The columns beside the catalogue, the county's home, and how to ask while there is no form."""

from __future__ import annotations

import pytest
from catalogue_world import Office
from django.test import Client
from portal_world import links_on, many, page, published

from gongkai.office.agencies.service import Agency
from gongkai.office.catalogue.service import Category

pytestmark = pytest.mark.django_db
GUIDE = {
    "office_name": "党政办公室", "address": "清溪镇中心街8号", "hours": "工作日8:30至17:30", "telephone": "0000-5550108",
    "fax": "0000-5550109", "email": "qx@yunling.example", "postcode": "000000", "review_organ": "云岭县人民政府",
    "review_address": "人民路1号", "court": "云岭县人民法院", "court_address": "法院路2号", "guide_more": "逢集日中午不休息。",
}  # fmt: skip


@pytest.fixture
def told(township: Agency) -> Agency:
    Agency.objects.filter(pk=township.pk).update(**GUIDE)
    return township


def test_the_guide_holds_all_that_article_12_wants(told: Agency, client: Client) -> None:
    text = page(client, "/qingxi/guide")
    assert [value for value in GUIDE.values() if value not in text] == []
    for words in ("分类和编排", "怎样获取", "索引号", "投诉、举报", "上一级行政机关（云岭县人民政府）", "规范性文件"):
        assert words in text


def test_whoever_wants_to_ask_is_told_where_and_how(told: Agency, client: Client) -> None:
    text = page(client, "/qingxi/ask")
    for words in (
        "0000-5550108",
        "清溪镇中心街8号",
        "qx@yunling.example",
        "工作人员代填",
        "20个工作日",
        "第二十九条",
    ):
        assert words in text


@pytest.mark.parametrize("url", ["/qingxi/", "/qingxi/newest", "/qingxi/rules", "/qingxi/annual", "/qingxi/catalogue/20.7/", "/qingxi/ask"])  # fmt: skip
def test_the_telephone_stands_on_every_page_the_countys_where_there_is_no_other(
    url: str, county: Agency, neighbour: Agency, told: Agency, client: Client
) -> None:
    Agency.objects.filter(pk=county.pk).update(telephone="0000-5550100")
    assert 'href="tel:0000-5550108"' in page(client, url)
    assert 'href="tel:0000-5550100"' in page(client, url.replace("qingxi", "hewan"))


def test_every_page_of_an_agency_leads_to_the_columns_and_to_asking(township: Agency, client: Client) -> None:
    text = page(client, "/qingxi/")
    for name in ("guide", "rules", "catalogue/", "annual", "ask"):
        assert f'<a href="/qingxi/{name}">' in text
    assert '<a href="/qingxi/annual" aria-current="page">' in page(client, "/qingxi/annual")


@pytest.mark.parametrize(("title", "column"), [
    ("清溪镇政府信息公开保密审查制度", "rules"), ("清溪镇政府信息公开工作办法", "rules"),
    ("清溪镇2025年政府信息公开工作年度报告", "annual"), ("清溪镇农村宅基地审批管理办法", ""), ("2025年财政决算年度报告", ""),
])  # fmt: skip
def test_an_entry_stands_in_the_column_its_title_names(
    title: str, column: str, office: Office, values: dict[str, object], client: Client
) -> None:
    entry = published(office, values, title=title)
    found = [name for name in ("rules", "annual") if entry.pk in links_on(page(client, f"/qingxi/{name}"))]
    assert found == ([column] if column else [])


def test_an_agencys_own_category_of_that_name_is_the_column_too(township: Agency, client: Client) -> None:
    own = Category(agency=township, parent=Category._internal.get(code="20.15"), code="zd", name="信息公开制度")
    own.save()
    many(township, own, 2)
    assert len(links_on(page(client, "/qingxi/rules"))) == 2


def test_the_rules_of_the_county_hold_for_the_township_and_not_the_other_way(
    office: Office, county: Agency, values: dict[str, object], client: Client
) -> None:
    entry = published(office, values, title="清溪镇政府信息公开制度")
    own = Category(agency=county, parent=Category._internal.get(code="20.15"), code="zd", name="公开制度")
    own.save()
    many(county, own, 1)
    assert len(links_on(page(client, "/qingxi/rules"))) == 2
    assert entry.pk not in links_on(page(client, "/yunling/rules"))


@pytest.mark.parametrize(("column", "words"), [("rules", "还没有单独的公开制度"), ("annual", "还没有公布年度报告")])
def test_an_empty_column_says_whom_to_ask(column: str, words: str, told: Agency, client: Client) -> None:
    text = page(client, f"/qingxi/{column}")
    assert words in text
    assert "怎样申请公开" in text


def test_the_countys_home_has_the_newest_of_all_the_headings_and_every_agency(
    township: Agency, neighbour: Agency, client: Client
) -> None:
    many(township, Category._internal.get(code="20.1"), 3)
    many(neighbour, Category._internal.get(code="20.1"), 3)
    text = page(client, "/")
    assert len(links_on(text)) == 6
    assert 'role="search"' in text
    for link in ("/qingxi/", "/hewan/", "/yunling/", "/newest?category=20.7", "/yunling/ask"):
        assert f'href="{link}"' in text


def test_an_abolished_agency_leaves_the_countys_home_and_keeps_its_pages(township: Agency, client: Client) -> None:
    from datetime import date

    many(township, Category._internal.get(code="20.1"), 1)
    Agency.objects.filter(pk=township.pk).update(abolished_on=date(2026, 1, 1))
    Agency.objects.create(name="新镇", short_name="新镇", slug="xin", path="99/", kind="township")
    assert 'href="/qingxi/"' not in page(client, "/").replace("entries__title", "")
    assert len(links_on(page(client, "/qingxi/"))) == 1
