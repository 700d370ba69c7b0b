"""What every room shares: where the real documents are, and how what was not tried is said."""

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


def _not_tried(config: pytest.Config) -> dict[str, list[str]]:
    """For each reason given, the tests skipped for it. A worker of xdist knows none, the first process does."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    reasons: dict[str, list[str]] = {}
    for report in reporter.stats.get("skipped", []) if reporter else []:
        said = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        reasons.setdefault(said.removeprefix("Skipped: "), []).append(report.nodeid)
    return reasons


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Under GONGKAI_NO_SKIPS=1 a skipped test is a failure: there every part is promised to be installed."""
    if os.environ.get("GONGKAI_NO_SKIPS") == "1" and _not_tried(session.config) and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """List what was skipped, by reason, so that a green run says what it did not see."""
    reasons = _not_tried(terminalreporter.config)
    if not reasons:
        return
    strict = os.environ.get("GONGKAI_NO_SKIPS") == "1"
    terminalreporter.section(
        "not tried here: a failure under GONGKAI_NO_SKIPS=1" if strict else "not tried here, and why"
    )
    for reason, tests in sorted(reasons.items()):
        terminalreporter.write_line(f"{len(tests)} skipped: {reason}")
        for test in tests if strict else tests[:3]:
            terminalreporter.write_line(f"    {test}")
        if not strict and len(tests) > 3:
            terminalreporter.write_line(f"    and {len(tests) - 3} more")
