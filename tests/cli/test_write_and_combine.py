"""`gongkai write`, `gongkai combine` and `gongkai demo`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gongkai.annual.reading import report_of
from gongkai.annual.writing.write import write_report
from gongkai.samples.sample import sample


@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".html"])
def test_what_is_written_reads_back_the_same(run, sound: Path, tmp_path: Path, ending: str) -> None:
    source = tmp_path / "report.json"
    source.write_text(run("read", sound, "--format", "json").stdout, encoding="utf-8")
    out = tmp_path / f"again{ending}"

    done = run("write", source, "--to", out)

    assert done.returncode == 0, done.stderr
    assert report_of(out).values == report_of(sound).values


@pytest.mark.parametrize("text", ["", "{", "[]", '{"error": 1}', '{"edition": "1999", "values": {}}'])
def test_what_is_no_report_is_refused_with_a_reason(run, tmp_path: Path, text: str) -> None:
    source = tmp_path / "report.json"
    source.write_text(text, encoding="utf-8")

    done = run("write", source, "--to", tmp_path / "out.docx")

    assert done.returncode == 2
    assert json.loads(done.stdout)["error"]["message"]
    assert not (tmp_path / "out.docx").exists()


def member(folder: Path, name: str, **changes: object) -> Path:
    report = sample("qingxi_2024")
    report.agency = f"云溪县{name}人民政府"
    report.title = f"云溪县{name}人民政府{changes.get('year', 2024)}年政府信息公开工作年度报告"
    report.year = int(str(changes.get("year", 2024)))
    report.preamble = []
    report.sections[0].lines = []
    report.signature = []
    path = folder / f"{name}.docx"
    write_report(report, path)
    return path


def test_members_are_added_and_those_missing_doubled_or_of_another_year_are_named(run, tmp_path: Path) -> None:
    files = [member(tmp_path, "甲山镇"), member(tmp_path, "乙水乡"), member(tmp_path, "丙川镇", year=2023)]
    again = tmp_path / "甲山镇（再报）.docx"
    again.write_bytes(files[0].read_bytes())
    names = tmp_path / "members.csv"
    names.write_text("单位\n甲山镇\n乙水乡\n丙川镇\n丁河街道\n", encoding="utf-8")
    out = tmp_path / "county.docx"

    done = run("combine", *files, again, "--agency", "云溪县人民政府", "--year", "2024", "--members", names,
               "--to", out, "--format", "json")  # fmt: skip

    said = json.loads(done.stdout)
    assert done.returncode == 1
    assert sorted(problem["code"] for problem in said["problems"]) == ["doubled", "missing", "year"]
    assert report_of(out).values["requests.new.total"] == 18


def test_a_clean_sum_is_0(run, tmp_path: Path) -> None:
    files = [member(tmp_path, "甲山镇"), member(tmp_path, "乙水乡")]

    done = run("combine", *files, "--agency", "云溪县人民政府", "--year", "2024", "--to", tmp_path / "county.xlsx")

    assert done.returncode == 0, done.stdout
    assert report_of(tmp_path / "county.xlsx").values["active.permits.decisions"] == 550


def test_the_demonstration_leaves_the_marked_word_file(run, tmp_path: Path) -> None:
    done = run("demo", "--report")

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "demo-out" / "清溪镇2025年度报告-校核.docx").exists()
    assert "table3.balance" in done.stdout
