"""`gongkai read`."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from gongkai.law.edition import edition_named


def test_one_file_is_one_object_with_every_code_of_the_edition(run, sound: Path) -> None:
    done = run("read", sound, "--format", "json")

    report = json.loads(done.stdout)
    assert done.returncode == 0
    assert list(report["values"]) == list(edition_named("2021").cells)
    assert report["values"]["requests.new.total"] == 9
    assert report["values"]["active.fees.amount"] == "0.2980"
    assert (report["year"], report["edition"], report["signed_on"]) == (2024, "2021", "2025-01-15")


def test_several_files_are_a_line_each_and_a_refused_one_does_not_stop_the_rest(
    run, sound: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.docx"
    empty.write_bytes(b"")

    done = run("read", empty, sound, "--format", "json")

    first, second = map(json.loads, done.stdout.splitlines())
    assert done.returncode == 2
    assert first["error"]["code"] == "empty"
    assert first["source"].endswith("empty.docx")
    assert second["agency"] == "云溪县清溪镇人民政府"


def test_a_refused_single_file_is_one_error_object_and_nothing_else(run, tmp_path: Path) -> None:
    done = run("read", tmp_path / "没有这个文件.docx", "--format", "json")

    assert done.returncode == 2
    assert list(json.loads(done.stdout)) == ["error"]
    assert "Traceback" not in done.stderr


def test_csv_has_a_line_for_each_cell(run, sound: Path) -> None:
    done = run("read", sound, "--format", "csv")

    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert len(rows) == len(edition_named("2021").cells)
    assert {row["agency"] for row in rows} == {"云溪县清溪镇人民政府"}


def test_the_table_names_agency_year_and_figures(run, sound: Path) -> None:
    done = run("read", sound)

    assert done.returncode == 0
    assert "云溪县清溪镇人民政府" in done.stdout
    assert "275" in done.stdout


def test_wrong_usage_is_64(run) -> None:
    assert run("read", "--nonsense").returncode == 64
    assert run("read").returncode == 64
    assert run("nonsense").returncode == 64


def test_a_name_with_spaces_quotes_and_chinese_is_read(run, sound: Path, tmp_path: Path) -> None:
    odd = tmp_path / "清溪镇 '2024' 年报（终稿）.docx"
    odd.write_bytes(sound.read_bytes())

    done = run("read", odd, "--format", "json")

    assert json.loads(done.stdout)["source"] == str(odd)
