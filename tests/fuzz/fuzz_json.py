"""The JSON of a report, as a user may have edited it, back to a Report and set as a page."""

import json

from feeding import instrumented, start

report_from_text = instrumented("gongkai.annual.writing.from_json").report_from_text
html_page = instrumented("gongkai.annual.writing.html").html_page
report_json = instrumented("gongkai.annual.writing.json").report_json
sample = instrumented("gongkai.samples.sample").sample


def read(data: bytes) -> None:
    html_page(report_from_text(data.decode("utf-8", "replace")))


def seeds() -> list[bytes]:
    whole = report_json(sample("qingxi_2025"))
    bare = {
        "edition": None,
        "values": {},
        "title": "报告",
        "signed_on": "2026-01-09",
        "notes": [{"code": "a", "message": "b", "where": {}}],
    }
    table = {
        "edition": "2021",
        "values": {},
        "supplements": [{"title": None, "header": ["甲"], "rows": [["1", "2"], []]}],
    }
    return [json.dumps(value, ensure_ascii=False).encode() for value in (whole, bare, table)]


if __name__ == "__main__":
    start(read, seeds())
