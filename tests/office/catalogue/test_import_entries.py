"""What was published before the office existed: brought in with its true dates, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pytest
from import_books import folder, listed

from gongkai.office.agencies.service import Agency, Asker
from gongkai.office.catalogue.acts.import_entries import ImportedEntries, import_entries
from gongkai.office.catalogue.acts.import_entry_plan import EntryPlan, plan_entries
from gongkai.office.catalogue.models import Entry, Fact, ScanFinding
from gongkai.office.catalogue.service import Public, Stage, public_entries
from gongkai.office.catalogue.sheets.package import packed
from gongkai.office.files.service import StoredFile, keep_file
from gongkai.office.journal.service import Line, verify
from gongkai.office.refusals import NotPossible, NotYours

pytestmark = pytest.mark.django_db

PLAN = [
    "防汛应急预案",
    "20.12",
    "01100012X/2023-00018",
    "清政发〔2023〕18号",
    "2023-5-1",
    "2023.05.06",
    "",
    "",
    "防汛",
    "",
    "",
    "",
]
BUDGET = [
    "2022年预算公开",
    "预算决算",
    "",
    "",
    "2022-03-01",
    "20220310",
    "",
    "",
    "",
    "",
    "https://www.yunling.example/qx/1.html",
    "",
]
FEE = ["行政事业性收费目录", "20.8", "", "", "", "2021年6月2日", "", "目录清单", "", "", "", ""]


def _changed(row: Sequence[str], **columns: str) -> list[str]:
    from import_books import HEAD

    return [columns.get(name, value) for name, value in zip(HEAD, row, strict=True)]


@pytest.fixture
def package(clerk: Asker, township: Agency) -> Callable[..., StoredFile]:
    def make(*rows: Sequence[object], **files: bytes) -> StoredFile:
        given = [("登记.xlsx", listed(*rows))] if rows else []
        return keep_file(clerk, township, "包.zip", packed([*given, *files.items()]))

    return make


@pytest.fixture
def bring_in(clerk: Asker, township: Agency, package: Callable[..., StoredFile]) -> Callable[..., ImportedEntries]:
    return lambda *rows, **other: import_entries(clerk, township, package(*rows), **other)


@pytest.fixture
def plan(clerk: Asker, township: Agency, package: Callable[..., StoredFile]) -> Callable[..., EntryPlan]:
    return lambda *rows, **files: plan_entries(clerk, township, package(*rows, **files))


def test_an_old_entry_is_public_with_its_true_dates_and_marked(
    bring_in: Callable[..., ImportedEntries], stranger: Asker
) -> None:
    (entry,) = bring_in(PLAN).made

    assert (entry.imported, entry.index_number, entry.published_on) == (True, PLAN[2], date(2023, 5, 6))
    assert (entry.stage, entry.public) == (Stage.PUBLISHED, Public.PUBLISHED)
    assert list(public_entries(stranger)) == [entry]
    assert entry.published is not None
    assert entry.published.formed_on == date(2023, 5, 1)


def test_there_is_one_fact_of_publication_registered_now_and_no_signature(
    bring_in: Callable[..., ImportedEntries],
) -> None:
    (entry,) = bring_in(PLAN).made

    (fact,) = Fact._internal.filter(entry=entry)
    assert (fact.kind, fact.on) == ("published", date(2023, 5, 6))
    assert fact.recorded_at.date() > date(2023, 5, 6)


def test_numbers_given_are_kept_and_their_serials_never_given_again(bring_in: Callable[..., ImportedEntries]) -> None:
    made = bring_in(_changed(BUDGET, 发布日期="2023-01-09", 成文日期=""), PLAN).made

    assert {entry.index_number for entry in made} == {"01100012X/2023-00018", "01100012X/2023-00019"}


def test_the_same_list_again_is_reported_as_there_already(bring_in: Callable[..., ImportedEntries]) -> None:
    bring_in(PLAN, BUDGET)
    again = bring_in(PLAN, BUDGET, FEE)

    assert (len(again.made), again.known) == (1, 2)
    assert Entry._internal.count() == 3


@pytest.mark.parametrize(
    ("column", "text", "said"),
    [
        ("标题", "", "没有标题"),
        ("类目", "不存在", "没有叫“不存在”的类目"),
        ("类目", "", "没有填类目"),
        ("成文日期", "去年", "成文日期“去年”不是日期"),
        ("发布日期", "", "没有发布日期"),
        ("发布日期", "2022-01-01", "早于成文日期"),
        ("发布日期", "2030-01-01", "还没有到"),
        ("体裁", "诗歌", "体裁“诗歌”不在列表里"),
        ("有效性", "半有效", "不在列表里"),
        ("链接", "www.example", "不是完整的网址"),
        ("附件文件名", "没有.pdf", "没有上传附件“没有.pdf”"),
        ("标题", "很长" * 151, "最多 300 个字"),
    ],
)  # fmt: skip
def test_each_bad_row_is_told_in_a_sentence(plan: Callable[..., EntryPlan], column: str, text: str, said: str) -> None:
    good, bad = plan(FEE, _changed(PLAN, **{column: text})).rows

    assert good.what == "new"
    assert any(said in fault for fault in bad.faults)


def test_one_bad_row_and_nothing_is_kept(bring_in: Callable[..., ImportedEntries], township: Agency) -> None:
    with pytest.raises(NotPossible, match="第 3 行：没有发布日期"):
        bring_in(PLAN, _changed(BUDGET, 发布日期=""))

    assert Entry._internal.count() == 0
    assert not Line.objects.filter(agency=township.pk, act__startswith="entr").exists()


def test_a_failure_in_the_middle_leaves_nothing(bring_in: Callable[..., ImportedEntries], township: Agency) -> None:
    # The first row has its number; the second cannot be numbered, after both were written.
    Agency.objects.filter(pk=township.pk).update(index_template="{credit}-{serial}")

    with pytest.raises(NotPossible, match="编不出索引号"):
        bring_in(PLAN, BUDGET)

    assert (Entry._internal.count(), Fact._internal.count()) == (0, 0)
    assert list(verify(township.pk)) == []


def test_two_rows_of_one_number_are_refused(plan: Callable[..., EntryPlan]) -> None:
    _, second = plan(PLAN, _changed(BUDGET, 索引号=PLAN[2])).rows
    assert "与第 2 行重复" in second.faults[0]


def test_a_number_that_is_another_entrys_is_refused(
    bring_in: Callable[..., ImportedEntries], plan: Callable[..., EntryPlan]
) -> None:
    bring_in(PLAN)
    (row,) = plan(_changed(PLAN, 标题="另一件事")).rows
    assert "已经是“防汛应急预案”的" in row.faults[0]


def test_a_row_with_personal_data_waits_for_a_tick(bring_in: Callable[..., ImportedEntries]) -> None:
    with pytest.raises(NotPossible, match="第 2 行等 1 行有个人信息"):
        bring_in(_changed(PLAN, 概述="联系人手机13812345678"))
    assert Entry._internal.count() == 0


def test_a_ticked_row_keeps_its_finding_with_the_reason(bring_in: Callable[..., ImportedEntries]) -> None:
    row = _changed(PLAN, 概述="联系人手机13812345678")
    bring_in(row, accepted={"#2"}, reason="公开的值班电话")

    finding = ScanFinding._internal.get()
    assert (finding.answer, finding.reason) == ("kept", "公开的值班电话")


def test_a_tick_without_a_reason_is_refused(bring_in: Callable[..., ImportedEntries]) -> None:
    with pytest.raises(NotPossible, match="写明保留的理由"):
        bring_in(_changed(PLAN, 概述="联系人手机13812345678"), accepted={"#2"})


def test_what_was_published_after_the_office_began_goes_the_usual_way(
    entry_at: Callable[..., Entry], plan: Callable[..., EntryPlan]
) -> None:
    begun = entry_at(Stage.PUBLISHED).published_on
    before, after = plan(PLAN, _changed(FEE, 发布日期=str(begun))).rows

    assert before.what == "new"
    assert "保密审查、签发" in after.faults[0]


def test_a_folder_of_files_is_an_entry_each_its_folder_the_category(
    package: Callable[..., StoredFile], clerk: Asker, township: Agency
) -> None:
    text = "清溪镇人民政府关于封山禁火的通告\n清政发〔2022〕3号\n全镇禁止野外用火。\n清溪镇人民政府\n2022年3月1日"
    kept = package(**{"包.zip": folder(应急管理__2022_03_05禁火_DOT_txt=text)})
    (entry,) = import_entries(clerk, township, kept).made

    assert entry.public_title == "清溪镇人民政府关于封山禁火的通告"
    assert entry.published is not None
    assert (entry.published_on, entry.published.formed_on) == (date(2022, 3, 5), date(2022, 3, 1))
    assert (entry.published.document_number, entry.category and entry.category.code) == ("清政发〔2022〕3号", "20.12")


def test_a_web_page_becomes_text_and_is_not_kept_as_a_file(
    package: Callable[..., StoredFile], clerk: Asker, township: Agency
) -> None:
    page = "<html><body><h1>收费目录</h1><p>不收费。</p><script>alert(1)</script></body></html>"
    kept = package(**{"包.zip": folder(**{"20.8__2021-06-02_DOT_html": page})})
    (entry,) = import_entries(clerk, township, kept).made

    assert entry.published is not None
    assert (entry.published.title, entry.published.body) == ("收费目录", "不收费。")
    assert not entry.published.attachments.exists()


def test_attachments_named_in_the_list_come_with_it(
    package: Callable[..., StoredFile], clerk: Asker, township: Agency
) -> None:
    kept = package(_changed(PLAN, 附件文件名="名单.txt"), **{"名单.txt": "各村联络员".encode()})
    (entry,) = import_entries(clerk, township, kept).made

    assert entry.published is not None
    assert [row.name for row in entry.published.attachments.all()] == ["名单.txt"]


def test_a_file_without_a_date_is_told_how_to_name_it(plan: Callable[..., EntryPlan]) -> None:
    (row,) = plan(**{"包.zip": folder(**{"20.8__收费目录_DOT_txt": "不收费"})}).rows
    assert "没有日期" in row.faults[0]


def test_another_townships_clerk_finds_neither_package_nor_right(
    package: Callable[..., StoredFile], asker_with: Callable[..., Asker], neighbour: Agency, township: Agency
) -> None:
    from gongkai.office.agencies.service import DutyKind

    kept, other = package(PLAN), asker_with("吴迪", neighbour, DutyKind.CLERK)
    with pytest.raises(NotYours):
        import_entries(other, township, kept)
    with pytest.raises(NotPossible, match="不属于本机关"):
        import_entries(other, neighbour, kept)


def test_a_zip_made_by_windows_keeps_its_chinese_names() -> None:
    import zipfile
    from io import BytesIO

    from gongkai.office.catalogue.sheets.package import unpacked

    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("XX.txt", "x")
    data = stream.getvalue().replace(b"XX.txt", "通.txt".encode("gbk"))
    assert list(unpacked(data)) == ["通.txt"]


def test_a_damaged_zip_is_refused_with_what_to_do() -> None:
    from gongkai.office.catalogue.sheets.package import unpacked

    data = bytearray(packed([("a.txt", b"words " * 500)]))
    data[50:60] = b"\xff" * 10
    with pytest.raises(NotPossible, match="重新压缩"):
        unpacked(bytes(data))
