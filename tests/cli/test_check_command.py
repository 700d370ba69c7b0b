"""`gongkai check`."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path


def findings(output: str) -> list[dict]:
    return json.loads(output)["findings"]


def test_a_faulty_report_is_1_and_names_the_cell_to_mend(run, faulty: Path) -> None:
    done = run("check", faulty, "--format", "json")

    found = findings(done.stdout)
    assert done.returncode == 1
    fixes = {f["fix"]["cell"]: f["fix"]["value"] for f in found if f["fix"]}
    assert fixes == {"requests.handled.natural": 12}
    assert {"table3.balance", "table3.handled", "table3.row_total", "rules.not_zero"} <= {f["id"] for f in found}


def test_a_sound_report_is_0(run, sound: Path) -> None:
    done = run("check", sound, "--format", "json")

    assert done.returncode == 0
    assert [f for f in findings(done.stdout) if f["severity"] == "error"] == []


def test_every_finding_has_the_keys_of_the_contract(run, faulty: Path) -> None:
    keys = {"id", "severity", "cells", "expected", "actual", "where", "message", "basis", "fix", "fingerprint"}

    for finding in findings(run("check", faulty, "--format", "json").stdout):
        assert set(finding) == keys


def test_last_years_report_shows_what_was_not_carried_over(run, faulty: Path, sound: Path) -> None:
    done = run("check", faulty, "--prior", sound, "--format", "json")

    cells = [f["cells"] for f in findings(done.stdout) if f["id"] == "cross_year.carried"]
    assert cells == [["requests.carried_in.natural"], ["requests.carried_in.total"]]


def test_a_report_is_not_the_sum_of_another(run, faulty: Path, sound: Path) -> None:
    same = run("check", sound, "--child", sound, "--format", "json")
    other = run("check", faulty, "--child", faulty, "--child", faulty, "--format", "json")

    assert not [f for f in findings(same.stdout) if f["id"].startswith("hierarchy")]
    assert [f for f in findings(other.stdout) if f["id"] == "hierarchy.sum"]


def test_prior_with_several_files_is_wrong_usage(run, faulty: Path, sound: Path) -> None:
    assert run("check", faulty, sound, "--prior", sound).returncode == 64


def test_the_marked_word_file_holds_a_comment_for_each_finding(run, faulty: Path, tmp_path: Path) -> None:
    before = faulty.read_bytes()
    found = findings(run("check", faulty, "--format", "json").stdout)

    done = run("check", faulty, "--format", "docx", "--out", tmp_path / "marked")

    marked = tmp_path / "marked" / "清溪镇2025-校核.docx"
    comments = zipfile.ZipFile(marked).read("word/comments.xml").decode()
    assert done.returncode == 1
    assert comments.count("<w:comment ") == len(found)
    assert faulty.read_bytes() == before


def test_two_files_of_one_name_do_not_overwrite_each_other(run, faulty: Path, tmp_path: Path) -> None:
    other = tmp_path / "b" / faulty.name
    other.parent.mkdir()
    other.write_bytes(faulty.read_bytes())

    run("check", faulty, other, "--format", "docx", "--out", tmp_path / "marked")

    assert len(list((tmp_path / "marked").iterdir())) == 2
