"""Whatever is typed gets an answer: signs of every query language are letters or nothing, and long is not too long."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from search_world import TODAY, found, in_order, published

from gongkai.office.agencies.service import Agency
from gongkai.office.catalogue.service import Category
from gongkai.office.search.models import Chunk
from gongkai.office.search.reads.find import CAP, POOL
from gongkai.office.search.service import Filters, asked, find, folded, hits, suggest
from gongkai.office.search.words.marking import marked, snippet

pytestmark = pytest.mark.django_db
ODD = (
    "", " ", "，。！？", "''", '"', '"""', '"宅基地', '“宅基地', "宅基地*", "宅*地", "title:宅基地", "{title}: 宅", "宅 AND 地", "NEAR(宅 地, 2)",
    "宅基地'; DROP TABLE search_chunk; --", "%", "_", "100%", "a_b", "\\", "\\'", "'a' & 'b'", "!宅", "宅 | 地", "<->", ":*", "(", "))",
    "^宅", "+宅", "-", "--", "- 宅", "-宅", "\x00", "\u200b", "\ue000", "\ue001", "宅" * 500, "a" * 500, "1 " * 200, "𠮷", "🏠", "<script>",
)  # fmt: skip


@pytest.mark.parametrize("words", ODD)
def test_no_query_is_an_error_and_none_finds_more_than_it_says(township: Agency, words: str) -> None:
    published(township, "别的事情", "x y z")
    assert found(words) == []
    assert find(asked(words), Filters(), today=TODAY).hits == [] or not asked(words).terms
    assert suggest(asked(words), Filters()) == []


@pytest.mark.parametrize("words", ["a_b", "100%", "宅*基地", "title:宅", "AND", "宅-基地"])
def test_signs_of_query_languages_mean_nothing_of_their_own(township: Agency, words: str) -> None:
    hit = published(township, f"前 {words} 后", "")
    published(township, "a1b 1000 宅无基地", "anda")
    assert found(words) == [hit.entry]


@given(st.text(max_size=300))
def test_any_text_is_a_query_of_few_short_terms(text: str) -> None:
    query = asked(text)
    assert len(query.terms) + len(query.without) <= 8
    assert all(0 < len(term) <= 120 for term in (*query.terms, *query.without))


def test_quotes_keep_words_together_and_blanks_ask_for_each() -> None:
    assert asked('"a b" c 「丁 戊」 -“己 庚”').terms == ("a b", "c", "丁 戊")
    assert asked("x -“己 庚”").without == ("己 庚",)
    assert asked("３　Ａ").terms == ("3", "a")


@pytest.mark.parametrize(
    "words",
    [
        "清政发〔2026〕3号",
        "清政发[2026]3号",
        "清政发（2026）3 号",
        "清政发【２０２６】3号",
        "清政发 2026 3号",
        "〔2026〕3号",
    ],
)
def test_a_document_number_is_found_in_any_brackets_and_no_other_with_it(township: Agency, words: str) -> None:
    right = published(township, "一", "", document_number="清政发〔2026〕3号")
    published(township, "二", "", document_number="清政发〔2026〕13号")
    published(township, "三", "", document_number="清政发〔2026〕30号")
    assert found(words) == [right.entry]
    assert _filtered(Filters(number=folded(words))) == [right.entry]


def _filtered(filters: Filters) -> list[int]:
    return sorted(hit.entry.pk for hit in find(asked(""), filters, today=TODAY).hits)


def test_filters_narrow_alone_and_together(township: Agency, neighbour: Agency) -> None:
    old = published(township, "旧办法", "", date(2024, 5, 1), genre="measures", validity="lapsed")
    new = published(township, "新办法", "", date(2026, 1, 5), genre="measures", validity="valid")
    other = published(neighbour, "新通知", "", date(2026, 2, 5), genre="notice")
    first = Category._internal.get(code="20.1").pk
    for filters, right in (
        (Filters(year=2024), [old]), (Filters(genre="measures"), [old, new]), (Filters(validity="valid"), [new]),
        (Filters(agency=neighbour.pk), [other]), (Filters(categories=[first]), [old, new, other]),
        (Filters(year=2026, genre="measures"), [new]), (Filters(categories=[first + 1]), []),
    ):  # fmt: skip
        assert _filtered(filters) == [one.entry for one in right], filters
    assert [hit.entry.pk for hit in find(asked("办法"), Filters(year=2024), today=TODAY).hits] == [old.entry]


@pytest.mark.parametrize("at", [0, 3_990, 4_000, 25_000, 49_990])
def test_a_phrase_is_found_wherever_it_stands_in_fifty_thousand_characters(township: Agency, at: int) -> None:
    text = "的" * (at + 1) + "甲乙丙丁戊己庚辛" + "的" * (50_000 - at)
    hit = published(township, "长文", text)
    assert Chunk._internal.count() > 10
    for words in ("甲乙丙丁戊己庚辛", "丙丁", "的甲乙", "辛的", "长文 庚", "戊"):
        assert found(words) == [hit.entry], words
    assert (found("乙甲"), found("长文 -丁")) == ([], [])


def test_terms_may_stand_in_different_parts_of_a_long_document(township: Agency) -> None:
    both = published(township, "标题甲", "头乙" + "的" * 9_000 + "尾丙")
    published(township, "标题甲", "头乙" + "的" * 9_000)
    assert found("标题甲 头乙 尾丙") == [both.entry]
    assert found("头乙 -尾丙") != [both.entry]
    assert len(found("头乙 -尾丙")) == 1


def test_a_title_counts_for_more_than_the_text_and_the_new_for_more_than_the_old(township: Agency) -> None:
    text = published(township, "通知", "低保 低保 低保", TODAY)
    old = published(township, "低保办法", "", TODAY - timedelta(days=1_500))
    new = published(township, "低保办法", "", TODAY - timedelta(days=5))
    assert in_order("低保") == [new.entry, old.entry, text.entry]


def test_an_old_title_comes_before_hundreds_of_newer_texts(township: Agency) -> None:
    title = published(township, "低保办法", "", TODAY - timedelta(days=3_000))
    for number in range(POOL + 5):
        published(township, "通知", "说到低保", TODAY - timedelta(days=number))
    assert in_order("低保")[0] == title.entry


def test_more_than_a_thousand_are_not_counted(township: Agency, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongkai.office.search.reads.find.CAP", 25)
    for number in range(27):
        published(township, f"通知{number}", "", TODAY - timedelta(days=number))
    first, second = (find(asked("通知"), Filters(), today=TODAY, page=page) for page in (1, 2))
    assert (first.count, first.more, first.newest, len(first.hits), len(second.hits)) == (25, True, TODAY, 20, 5)
    assert CAP == 1_000


def test_a_long_document_with_hits_in_every_chunk_is_one_hit(township: Agency) -> None:
    long = published(township, "长", "低保" * 9_000, TODAY)
    short = published(township, "短", "低保", TODAY - timedelta(days=1))
    assert len(hits(asked("低保"), Filters(), 2)) == 2
    assert found("低保") == [long.entry, short.entry]


def test_while_typing_the_last_number_may_go_on_and_titles_that_begin_so_come_first(township: Agency) -> None:
    published(township, "关于修路的通知", "", TODAY, document_number="清政发〔2026〕13号")
    published(township, "修路进度", "", TODAY - timedelta(days=9))
    published(township, "正文里说修路", "", TODAY)
    titles = [one.entry.public_title for one in suggest(asked("修路"), Filters())]
    assert titles == ["修路进度", "正文里说修路", "关于修路的通知"]
    assert [one.number for one in suggest(asked("清政发〔202"), Filters())] == ["清政发〔2026〕13号"]
    assert suggest(asked("清政发〔202 x"), Filters()) == []


def test_found_words_are_marked_in_the_text_as_it_was_written() -> None:
    text = "前〔２０２６〕年，Ｇ\u200bＢ 后<b>"
    assert [part.text for part in marked(text, ["2026年", "gb"]) if part.hit] == ["２０２６〕年", "Ｇ\u200bＢ"]
    assert "".join(part.text for part in marked(text, ["2026年"])) == text


@given(st.text(max_size=400), st.lists(st.text(min_size=1, max_size=3), max_size=3))
def test_a_marked_text_is_the_text_and_a_snippet_is_short(text: str, terms: list[str]) -> None:
    said = [term for term in map(folded, terms) if term]
    assert folded("".join(part.text for part in marked(text, said))) == folded(text)
    assert sum(len(part.text) for part in snippet(text, said)) <= 300
