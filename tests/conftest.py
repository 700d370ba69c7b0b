"""What every room shares: where the real documents are, and how their absence is said."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
REPORTS = Path(os.environ.get("GONGKAI_REPORTS", ROOT.parent / "shared" / "reports"))


@pytest.fixture(scope="session")
def reports() -> Path:
    """The folder of real documents; a test that needs it is skipped where it is absent."""
    if not (REPORTS / "practice").is_dir():
        pytest.skip(f"the real documents are not at {REPORTS}; set GONGKAI_REPORTS to their folder")
    return REPORTS
