"""A standard catalogue from Excel: understood row by row, brought in whole or not at all."""

from __future__ import annotations

import pytest
from import_books import item, standard_catalogue

from gongkai.office.agencies.service import Agency, Asker
from gongkai.office.catalogue.acts.import_categories import ImportedCategories, import_categories
from gongkai.office.catalogue.acts.import_category_plan import plan_categories
from gongkai.office.catalogue.models import Category
from gongkai.office.catalogue.sheets.category_rows import category_rows
from gongkai.office.files.service import keep_file
from gongkai.office.journal.service import Line, verify
from gongkai.office.refusals import NotPossible, NotYours

pytestmark = pytest.mark.django_db

TWO = (item("最低生活保障", "办事指南"), item("", "审批结果", limit="及时公开"), item("临时救助", ""))


def _bring_in(clerk: Asker, agency: Agency, *rows: list[str], sheet: str = "社会救助") -> ImportedCategories:
    file = keep_file(clerk, agency, "目录.xlsx", standard_catalogue(*rows, sheet=sheet))
    return import_categories(clerk, agency, file)


def _local(agency: Agency) -> dict[str, Category]:
    return {row.name: row for row in Category._internal.filter(agency=agency).select_related("parent")}


def test_merged_items_become_a_tree_below_the_statutory_heading(clerk: Asker, township: Agency) -> None:
    assert _bring_in(clerk, township, *TWO) == ImportedCategories(added=4, changed=0, same=0)

    local = _local(township)
    parents = {name: row.parent.code for name, row in local.items() if row.parent}
    assert parents["最低生活保障"] == parents["临时救助"] == "21.t8"
    assert local["办事指南"].parent == local["审批结果"].parent == local["最低生活保障"]


def test_boxes_ticks_and_limits_are_read_and_the_words_are_kept(clerk: Asker, township: Agency) -> None:
    _bring_in(clerk, township, *TWO)

    guide, result = _local(township)["办事指南"], _local(township)["审批结果"]
    assert guide.channels == ["website", "notice_board"]
    assert (guide.limit_working_days, guide.audience, guide.level) == (20, "everyone", "乡级")
    assert (result.limit_working_days, result.limit_days, result.limit_text) == (None, None, "及时公开")


def test_the_same_catalogue_again_changes_nothing(clerk: Asker, township: Agency) -> None:
    _bring_in(clerk, township, *TWO)

    assert _bring_in(clerk, township, *TWO) == ImportedCategories(added=0, changed=0, same=3)


def test_a_catalogue_with_a_new_limit_updates_the_category(clerk: Asker, township: Agency) -> None:
    _bring_in(clerk, township, *TWO)
    again = _bring_in(clerk, township, item("临时救助", "", limit="信息形成之日起7个工作日内"))

    assert again == ImportedCategories(added=0, changed=1, same=0)
    assert _local(township)["临时救助"].limit_working_days == 7


def test_one_bad_row_and_nothing_is_brought_in(clerk: Asker, township: Agency) -> None:
    lines = Line.objects.filter(agency=township.pk, act__startswith="categor").count()

    with pytest.raises(NotPossible, match=r"第 7 行.*公开时限（原文）"):
        _bring_in(clerk, township, *TWO, item("医疗救助", "", limit="很长" * 101))

    assert _local(township) == {}
    assert Line.objects.filter(agency=township.pk, act__startswith="categor").count() == lines


def test_a_name_too_long_is_a_sentence_in_the_dry_run(township: Agency) -> None:
    rows = category_rows(standard_catalogue(item("很长" * 50, "")), "目录.xlsx")
    (plan,) = plan_categories(township, rows, None)
    assert plan.what == "bad"
    assert "公开事项" in plan.faults[0]


def test_a_sheet_of_no_known_area_wants_a_heading(clerk: Asker, township: Agency) -> None:
    with pytest.raises(NotPossible, match="归入的法定类目"):
        _bring_in(clerk, township, *TWO, sheet="Sheet1")


def test_the_clerk_of_another_township_may_not_import(
    asker_with: object, clerk: Asker, township: Agency, neighbour: Agency
) -> None:
    file = keep_file(clerk, township, "目录.xlsx", standard_catalogue(*TWO))
    with pytest.raises(NotYours):
        import_categories(clerk, neighbour, file)


def test_the_import_stands_in_the_journal(clerk: Asker, township: Agency) -> None:
    _bring_in(clerk, township, *TWO)

    acts = list(Line.objects.filter(agency=township.pk).values_list("act", flat=True))
    assert acts.count("category.added") == 4
    assert acts[-1] == "categories.imported"
    assert list(verify(township.pk)) == []


def test_a_sheet_without_the_heads_is_refused_with_what_is_wanted() -> None:
    import io

    import xlsxwriter

    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        book.add_worksheet().write_row(0, 0, ["姓名", "电话"])
    with pytest.raises(NotPossible, match="公开内容（要素）"):
        category_rows(stream.getvalue(), "名单.xlsx")
