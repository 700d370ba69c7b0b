"""Whatever is written and whatever is asked: the search finds exactly what plain substring search finds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from search_world import Plain, best_first, found, in_order, plainly, published, spelled

from gongkai.office.agencies.service import Agency

pytestmark = pytest.mark.django_db
FEW = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
# Few letters, so that they meet; of every script, width and kind that folding treats in a way of its own.
LETTERS = "政府信息的𠮷aAｂ1２\u200b 　，。〔〕()-\n\"'*%_é"
WORD = st.text("政府信的𠮷ab1２\u200b，〔", min_size=1, max_size=5)
TEXT = st.text(LETTERS, max_size=40)
LONG = st.builds(lambda unit, times, tail: unit * times + tail, TEXT, st.integers(100, 400), TEXT)
BODY = st.one_of(TEXT, TEXT, LONG)


def _asks(word: str) -> bool:
    """Whether a drawn word is one term and no more, since the box has a meaning of its own for blanks and quotes."""
    return bool(spelled(word))


def _written(agency: Agency, texts: list[tuple[str, str]]) -> list[Plain]:
    start = date(2024, 1, 1)
    return [
        published(agency, title, body, start + timedelta(days=97 * number % 400))
        for number, (title, body) in enumerate(texts)
    ]


@FEW
@given(st.lists(st.tuples(TEXT, BODY), min_size=1, max_size=6), st.lists(WORD.filter(_asks), min_size=1, max_size=3))
def test_every_document_that_holds_the_terms_is_found_and_no_other(
    township: Agency, texts: list[tuple[str, str]], words: list[str]
) -> None:
    with transaction.atomic():
        documents = _written(township, texts)
        assert found(" ".join(words)) == plainly(documents, words)
        transaction.set_rollback(True)


@FEW
@given(st.lists(st.tuples(TEXT, BODY), min_size=1, max_size=5), WORD.filter(_asks), WORD.filter(_asks))
def test_a_term_with_a_minus_leaves_out_every_document_that_holds_it(
    township: Agency, texts: list[tuple[str, str]], word: str, other: str
) -> None:
    with transaction.atomic():
        documents = _written(township, texts)
        assert found(f"{word} -{other}") == plainly(documents, [word], [other])
        transaction.set_rollback(True)


@FEW
@given(st.lists(st.tuples(TEXT, BODY), min_size=1, max_size=3), st.data())
def test_any_stretch_of_a_text_finds_the_text(
    township: Agency, texts: list[tuple[str, str]], data: st.DataObject
) -> None:
    whole = data.draw(st.sampled_from([text for both in texts for text in both]))
    start = data.draw(st.integers(0, len(whole)))
    stretch = whole[start : start + data.draw(st.integers(1, 60))].replace('"', " ")
    with transaction.atomic():
        documents = _written(township, texts)
        assert found(f'"{stretch}"') == (plainly(documents, [stretch]) if spelled(stretch) else [])
        transaction.set_rollback(True)


@FEW
@given(
    st.lists(st.tuples(TEXT, TEXT), min_size=2, max_size=8),
    st.lists(WORD.filter(_asks), min_size=1, max_size=2, unique_by=spelled),
)
def test_the_order_follows_from_the_documents_alone_whatever_the_database(
    township: Agency, texts: list[tuple[str, str]], words: list[str]
) -> None:
    with transaction.atomic():
        documents = _written(township, texts)
        assert in_order(" ".join(words)) == best_first(documents, words)
        transaction.set_rollback(True)
