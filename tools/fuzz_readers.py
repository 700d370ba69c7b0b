"""Feed every fuzz target of tests/fuzz broken files for some seconds: `tools/fuzz_readers.py SECONDS`.

Out: one line a target. Exit status 1 where a target failed: the bytes that did it are kept in build/fuzz, to be made
into a test. What a run learns is kept there too, so that the next one goes further. Where atheris has no wheel this is
said, and it is a fault only under GONGKAI_NO_SKIPS=1.
"""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGETS = ROOT / "tests" / "fuzz"
KEPT = ROOT / "build" / "fuzz"
# A reader may take this much of one file; the same numbers are promised to users in document/limits.py.
ONE_INPUT_SECONDS = 20
MEBIBYTES = 1024


def run(target: Path, seconds: int) -> subprocess.CompletedProcess[str]:
    """Run one target for `seconds`, starting from what earlier runs learnt and from its seeds."""
    learnt = KEPT / target.stem
    learnt.mkdir(parents=True, exist_ok=True)
    seeds = [folder for folder in (TARGETS / "seeds" / target.stem, ROOT / "tests" / "reports") if folder.is_dir()]
    command = [sys.executable, str(target), str(learnt), *map(str, seeds)]
    command += [f"-max_total_time={seconds}", f"-timeout={ONE_INPUT_SECONDS}", f"-rss_limit_mb={MEBIBYTES}"]
    command += [f"-artifact_prefix={KEPT}/{target.stem}-", "-print_final_stats=1"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, errors="replace", check=False)


def main(seconds: int) -> int:
    """Run all targets and say how each went."""
    targets = sorted(TARGETS.glob("fuzz_*.py"))
    if not targets:
        print("fuzz: there is no target in tests/fuzz")
        return 0
    if importlib.util.find_spec("atheris") is None:
        print("fuzz: not tried, atheris has no wheel for this machine")
        return int(os.environ.get("GONGKAI_NO_SKIPS") == "1")
    failed = False
    for target in targets:
        answer = run(target, seconds)
        units = re.search(r"number_of_executed_units: *(\d+)", answer.stderr)
        verdict = "ok" if answer.returncode == 0 else "FAILED"
        print(f"fuzz: {target.stem}: {units[1] if units else '?'} files, {verdict}")
        if answer.returncode != 0:
            failed = True
            print("\n".join((answer.stdout + answer.stderr).splitlines()[-60:]))
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20))
