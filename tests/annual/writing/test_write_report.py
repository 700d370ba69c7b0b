"""Which writer a file name chooses, and what is said when it cannot be written."""

from pathlib import Path

import pytest

from gongkai.annual.report import Report
from gongkai.annual.writing.write import WRITERS, write_report
from gongkai.document.refusal import Refusal

STARTS = {".docx": b"PK", ".xlsx": b"PK", ".html": b"<!DOCTYPE", ".htm": b"<!DOCTYPE", ".json": b"{", ".pdf": b"%PDF"}


@pytest.mark.parametrize("ending", list(WRITERS))
def test_the_ending_chooses_the_format(report: Report, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"年度报告{ending.upper()}"

    try:
        write_report(report, path)
    except Refusal as refusal:
        pytest.skip(refusal.message)

    assert path.read_bytes().startswith(STARTS[ending])


def test_an_ending_nobody_writes_is_refused_with_those_that_are(report: Report, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"\.docx、\.pdf、\.xlsx") as refused:
        write_report(report, tmp_path / "年度报告.wps")

    assert refused.value.code == "unsupported"


def test_a_folder_that_is_not_there_is_named(report: Report, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="文件夹不存在") as refused:
        write_report(report, tmp_path / "没有" / "年度报告.docx")

    assert refused.value.code == "not_written"


def test_a_report_without_the_national_tables_is_written_with_a_note(report: Report, tmp_path: Path) -> None:
    report.edition, report.values = None, {}

    assert [note.code for note in write_report(report, tmp_path / "x.html")] == ["no_edition"]
