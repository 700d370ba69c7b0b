"""Facts as a file holds them: what is not written as a fact is refused in words, and nothing is passed over in silence."""

from __future__ import annotations

from typing import Any

import pytest

from gongkai.law.clock_facts import FactsRefused, facts_from

RECEIVED = {"event": "received", "on": "2026-02-10"}


def extended(**more: Any) -> list[dict[str, Any]]:
    return [RECEIVED, {"event": "extended", "on": "2026-03-02", **more}]


BAD = {
    "not_a_list": {"event": "received"},
    "not_a_fact": ["2026-02-10"],
    "unknown_event": [{"event": "recieved", "on": "2026-02-10"}],
    "not_a_day": [{"event": "received", "on": "2026-02-30"}],
    "out_of_force": [{"event": "received", "on": "2019-05-14"}],
    "not_a_number": extended(working_days="5"),
    "not_words": extended(working_days=5, approver=7),
    "too_many": [RECEIVED] * 101,
}


@pytest.mark.parametrize("code", BAD)
def test_facts_that_are_not_written_as_facts_are_refused_in_words(code: str) -> None:
    with pytest.raises(FactsRefused) as refused:
        facts_from(BAD[code])

    assert refused.value.code == code


def test_a_misspelt_detail_is_said_and_a_note_is_not() -> None:
    _, unused = facts_from([{**RECEIVED, "recieved_on": "2026-02-11", "note": "窗口"}])

    assert len(unused) == 1
    assert "recieved_on" in unused[0]
