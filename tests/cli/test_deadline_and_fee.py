"""`gongkai deadline` and `gongkai fee`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

SPRING = [
    {"event": "received", "on": "2026-01-28"},
    {"event": "third_party_asked", "on": "2026-02-03", "received_on": "2026-02-05"},
    {"event": "third_party_answered", "on": "2026-02-12"},
    {"event": "extended", "on": "2026-03-02", "working_days": 10},
    {"event": "served", "on": "2026-03-27"},
]


@pytest.fixture
def told(tmp_path: Path):
    """A file of facts."""

    def write(value: Any) -> Path:
        path = tmp_path / "facts.json"
        path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
        return path

    return write


def test_the_answer_has_the_keys_of_the_contract_and_no_other(run, told) -> None:
    done = run("deadline", told(SPRING), "--format", "json")

    answer = json.loads(done.stdout)
    assert done.returncode == 0
    assert list(answer) == ["due", "waiting_for", "provisional", "late_by_working_days", "segments", "skipped"]
    assert (answer["due"], answer["waiting_for"], answer["late_by_working_days"]) == ("2026-03-26", None, 1)
    assert {"kind", "from", "to", "working_days", "article"} == set(answer["segments"][0])
    assert "2026-02-17" in answer["skipped"]
    assert "批准人" in done.stderr


def test_without_json_it_is_a_page_to_file(run, told) -> None:
    done = run("deadline", told(SPRING))

    assert done.returncode == 0
    assert "政府信息公开申请答复期限计算单" in done.stdout
    assert "征求第三方意见，不计入" in done.stdout
    assert "《条例》第三十三条第二款" in done.stdout


def test_today_may_be_given(run, told) -> None:
    facts = told([{"event": "received", "on": "2026-02-10"}])

    on_the_day = json.loads(run("deadline", facts, "--format", "json", "--today", "2026-03-16").stdout)
    after_it = json.loads(run("deadline", facts, "--format", "json", "--today", "2026-03-18").stdout)

    assert (on_the_day["late_by_working_days"], after_it["late_by_working_days"]) == (0, 2)


def test_a_decision_whose_service_was_not_written_down_is_read_on_its_day_with_a_hint(run, told) -> None:
    done = run("deadline", told([SPRING[0], {"event": "decided", "on": "2026-02-27"}]), "--format", "json")

    assert json.loads(done.stdout)["late_by_working_days"] == 0
    assert "没有记送达" in done.stderr


@pytest.mark.parametrize("extra", [[], ["--format", "json"]])
def test_facts_in_an_order_the_law_does_not_know_are_refused(run, told, extra: list[str]) -> None:
    twice = [{"event": "correction_asked", "on": f"2026-02-0{day}"} for day in (2, 3)]

    done = run("deadline", told([SPRING[0], *twice]), *extra)

    assert done.returncode == 2
    assert "一次性告知" in done.stderr
    assert (json.loads(done.stdout)["error"]["code"] == "second_correction") if extra else done.stdout == ""


@pytest.mark.parametrize("text", ["", "{", "[]", '{"event": 1}', "[" * 5000])
def test_what_is_not_a_list_of_facts_is_refused_without_a_traceback(run, tmp_path: Path, text: str) -> None:
    path = tmp_path / "bad.json"
    path.write_text(text, encoding="utf-8")

    done = run("deadline", path, "--format", "json")

    assert done.returncode == 2
    assert list(json.loads(done.stdout)) == ["error"]
    assert "Traceback" not in done.stderr


def test_a_file_that_is_not_there_is_refused_and_wrong_usage_is_64(run, told) -> None:
    assert run("deadline", "没有.json").returncode == 2
    assert run("deadline").returncode == 64
    assert run("deadline", told(SPRING), "--today", "明天").returncode == 64


@pytest.mark.parametrize(("option", "count", "yuan"), [("--items", "45", 5500), ("--pages", "250", 4700)])
def test_the_fee_is_said_with_its_brackets(run, option: str, count: str, yuan: int) -> None:
    fee = json.loads(run("fee", option, count, "--format", "json").stdout)

    assert list(fee) == ["amount_yuan", "brackets"]
    assert fee["amount_yuan"] == yuan == sum(bracket["amount_yuan"] for bracket in fee["brackets"])
    assert f"信息处理费：{yuan}元" in run("fee", option, count).stdout


def test_a_fee_wants_one_method_and_a_number_there_can_be(run) -> None:
    assert run("fee").returncode == 64
    assert run("fee", "--items", "3", "--pages", "3").returncode == 64
    refused = run("fee", "--items", "-1", "--format", "json")
    assert (refused.returncode, list(json.loads(refused.stdout))) == (2, ["error"])
