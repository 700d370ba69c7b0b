"""A PDF that cannot be read is refused with what to do; one that is read in part says in which."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from document.pdf_made import Leaf, pdf
from gongkai.document import limits
from gongkai.document.limits import Budget
from gongkai.document.pdf import door, read_pdf
from gongkai.document.refusal import Refusal

SOUND = pdf(Leaf().text(100, 100, "本年度报告共六部分"))
OUTLINES = "".join(f"{x} 700 m {x + 3} 705 l {x + 1} 709 l f " for x in range(0, 600, 3))


def without_letters() -> Leaf:
    """A page of letters drawn as outlines."""
    leaf = Leaf()
    leaf._drawn.append(OUTLINES)
    return leaf


def code_of(data: bytes) -> str:
    with pytest.raises(Refusal) as refusal:
        read_pdf(data, Budget())
    return refusal.value.code


@pytest.fixture
def no_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra is not installed."""
    monkeypatch.setattr(door, "is_installed", lambda: False)


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda data: b"", "empty"),
        (lambda data: b"plain words", "damaged"),
        (lambda data: data[: len(data) // 3], "truncated"),
        (lambda data: b"%PDF-1.7\n" + b"x" * 200 + b"\n%%EOF", "damaged"),
        (lambda data: data.replace(b"/Root", b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(" + b"o" * 32 + b")/U(" + b"u" * 32 + b")>>/ID[<61><61>]/Root"), "encrypted"),
    ],
)  # fmt: skip
def test_each_kind_of_spoilt_file_has_its_code(spoil: Callable[[bytes], bytes], code: str) -> None:
    assert code_of(spoil(SOUND)) == code


def test_a_book_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PAGES", 1)

    assert code_of(pdf(Leaf(), Leaf())) == "too_large"


def test_a_page_of_too_many_letters_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PAGE_LETTERS", 5)

    assert code_of(SOUND) == "too_large"


def test_time_that_is_used_up_refuses() -> None:
    with pytest.raises(Refusal, match="秒内没有读完"):
        read_pdf(SOUND, Budget(seconds=-1))


@pytest.mark.usefixtures("no_ocr")
def test_letters_drawn_as_outlines_need_ocr_and_the_refusal_names_it() -> None:
    with pytest.raises(Refusal, match=r"gongkai\[scan\]") as refusal:
        read_pdf(pdf(without_letters()), Budget())

    assert refusal.value.code == "needs_scan"


@pytest.mark.usefixtures("no_ocr")
def test_a_text_layer_of_nonsense_needs_ocr() -> None:
    assert code_of(pdf(Leaf().text(100, 100, "本年度报告共六部分"), shift=0x8000)) == "needs_scan"


@pytest.mark.usefixtures("no_ocr")
def test_a_page_that_was_not_read_is_named() -> None:
    document = read_pdf(pdf(Leaf().text(100, 100, "本年度报告共六部分，见下表"), without_letters()), Budget())

    assert [(note.code, note.where) for note in document.notes] == [("scan_unread", "第 2 页")]


def test_a_blank_page_is_nothing() -> None:
    document = read_pdf(pdf(Leaf(), Leaf().text(100, 100, "正文")), Budget())

    assert ([block.place.page for block in document.blocks], document.notes) == ([2], [])
