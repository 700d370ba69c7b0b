"""The JSON of a report, there and back."""

import json
from decimal import Decimal
from typing import Any

import pytest

from gongkai.annual.report import Report
from gongkai.annual.writing.json import report_from_json, report_from_text, report_json
from gongkai.document.blocks import Note
from gongkai.document.refusal import Refusal
from gongkai.law.edition import edition_named

CONTRACT = ["source", "format", "title", "agency", "year", "edition", "signed_on", "values"]
CONTRACT += ["supplements", "sections", "notes"]


def test_the_keys_of_the_contract_come_first_and_three_more_follow(report: Report) -> None:
    assert list(report_json(report, "x.docx")) == [*CONTRACT, "preamble", "period", "signature"]


def test_every_code_is_a_key_in_the_order_of_the_edition(report: Report) -> None:
    report.values = dict(reversed(report.values.items()))

    assert list(report_json(report)["values"]) == list(edition_named("2021").cells)


def test_whole_numbers_are_integers_and_others_text_with_their_digits(report: Report) -> None:
    values = report_json(report)["values"]

    assert (values["active.fees.amount"], values["active.permits.decisions"]) == ("9.3260", 6)


def test_a_report_of_no_edition_has_no_values(report: Report) -> None:
    report.edition = None

    assert (report_json(report)["edition"], report_json(report)["values"]) == (None, {})


def test_a_report_comes_back_whole(report: Report) -> None:
    report.notes = [Note("x", "说明", "第 1 页")]
    data = json.loads(json.dumps(report_json(report, "x.docx")))

    again = report_from_json(data)

    assert report_json(again) == data
    assert [section.key for section in again.sections] == [section.key for section in report.sections]
    assert again.values == report.values


def test_a_json_of_the_bare_contract_is_taken(report: Report) -> None:
    data = {key: value for key, value in report_json(report).items() if key in CONTRACT}

    again = report_from_json(data)

    assert (again.preamble, again.period, again.signature) == ([], None, [])


def test_a_number_with_a_point_keeps_its_digits() -> None:
    text = '{"edition": "2021", "values": {"active.fees.amount": 0.3260}}'

    assert report_from_text(text).values["active.fees.amount"] == Decimal("0.3260")
    assert str(report_from_text(text).values["active.fees.amount"]) == "0.3260"


def test_a_code_left_out_is_blank() -> None:
    assert set(report_from_json({"edition": "2019", "values": {}}).values.values()) == {None}


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"values": {"requests.new.nobody": 1}}, "requests.new.nobody"),
    ({"values": {"requests.new.natural": "若干"}}, "requests.new.natural"),
    ({"values": {"requests.new.natural": True}}, "requests.new.natural"),
    ({"values": {"requests.new.natural": "１２"}}, "requests.new.natural"),
    ({"values": {"requests.new.natural": 10**20}}, "requests.new.natural"),
    ({"values": []}, "values"),
    ({"edition": "2008"}, "2019、2021"),
    ({"edition": None, "values": {"requests.new.natural": 1}}, "edition"),
    ({"year": "2021"}, "year"),
    ({"signed_on": "2022年1月20日"}, "signed_on"),
    ({"signed_on": "2022-02-30"}, "signed_on"),
    ({"period": ["2021-01-01"]}, "period"),
    ({"title": 5}, "title"),
    ({"sections": [{"heading": "总体情况"}, 3]}, "sections 第 2 项"),
    ({"sections": [{"heading": "总体情况", "text": ["a"]}]}, "text"),
    ({"supplements": [{"title": "甲", "header": [], "rows": [["a", 1]]}]}, "supplements 第 1 项"),
    ({"notes": "无"}, "notes"),
    ({"preamble": [1]}, "preamble 第 1 项"),
]


@pytest.mark.parametrize(("change", "named"), WRONG)
def test_what_is_wrong_is_refused_by_name(report: Report, change: dict[str, Any], named: str) -> None:
    with pytest.raises(Refusal, match=named) as refused:
        report_from_json({**report_json(report), **change})

    assert refused.value.code == "damaged"


@pytest.mark.parametrize("data", [[], 3, {}, {"values": {}}, {"source": "x", "error": {"code": "empty"}}])
def test_what_is_no_report_is_refused(data: Any) -> None:
    with pytest.raises(Refusal) as refused:
        report_from_json(data)

    assert refused.value.code == "not_a_report"


@pytest.mark.parametrize(
    "text", ["", "{", "[" * 100_000, '{"edition": "2021", "values": {"active.fees.amount": NaN}}', '{"a": 1, "a": 2}']
)
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        report_from_text(text)

    assert refused.value.code == "damaged"
