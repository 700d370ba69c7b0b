"""`python -m benchmarks.portal [--many N] [--rounds N] [--turn SECONDS]`: the portal against a bare Django, few and many.

All pages are asked of the WSGI application itself, in one process and interleaved, so that only ratios of one run count.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.machine import machine
from benchmarks.stopwatch import best_times

FEW = 1000
PAGES = (
    ("an agency's home", "/qingxi/"),
    ("a list, page one", "/qingxi/newest"),
    ("a list, deep page", "/qingxi/newest?before=2020-01-01.1"),
    ("a heading, page one", "/qingxi/catalogue/20.1/"),
    ("a heading, one genre", "/qingxi/catalogue/20.1/?genre=plan"),
    ("the county's list", "/newest"),
    ("an entry", "/qingxi/entries/500/"),
    ("the feed", "/qingxi/feed.atom"),
    ("the index of maps", "/sitemap.xml"),
)
BARE = (
    ("bare template, rows in memory", "/static"),
    ("bare view, rows asked", "/asked"),
    ("Django's Paginator", "/paginated"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Build both offices, measure, print."""
    asked = _parser().parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="gongkai-bench-") as folder:
        os.environ |= {
            "GONGKAI_DATA": folder,
            "DJANGO_SETTINGS_MODULE": "gongkai.office.settings",
            "GONGKAI_SECRET_KEY": "of the benchmark alone",
        }
        import django

        django.setup()
        from benchmarks.portal_rows import build

        files = {FEW: Path(folder) / "few.sqlite3", asked.many: Path(folder) / "many.sqlite3"}
        for count, file in files.items():
            start = time.perf_counter()
            build(file, count)
            print(f"{count} entries made in {time.perf_counter() - start:.0f} s", file=sys.stderr)
        _show(_measured(files, asked.rounds, asked.turn), asked.many)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.portal", description=__doc__)
    parser.add_argument("--many", type=int, default=1_000_000, help="entries of the large office (1000000)")
    parser.add_argument("--rounds", type=int, default=5, help="how many rounds (5)")
    parser.add_argument(
        "--turn", type=float, default=0.3, metavar="SECONDS", help="how long a turn in a round is (0.3)"
    )
    return parser


def _measured(files: dict[int, Path], rounds: int, turn: float) -> dict[str, list[float]]:
    """Milliseconds of every page in the small office and in the large one."""
    from django.core.handlers.wsgi import WSGIHandler

    from benchmarks.portal_bare import Bare

    office, bare = WSGIHandler(), Bare()
    runs: list[Callable[[], Any]] = []
    names = [(name, office, url) for name, url in PAGES] + [(name, bare, url) for name, url in BARE]
    for file in files.values():
        runs += [_runner(handler, url, file) for _, handler, url in names]
    times = best_times(runs, rounds, turn)
    return {name: [times[index], times[index + len(names)]] for index, (name, _, _) in enumerate(names)}


def _runner(handler: Any, url: str, file: Path) -> Callable[[], Any]:
    from django.db import connection

    from benchmarks.portal_rows import turn_to

    path, _, query = url.partition("?")

    def run() -> None:
        if connection.settings_dict["NAME"] != str(file):
            turn_to(file)
        environ = {
            "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query, "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1", "wsgi.input": BytesIO(), "wsgi.url_scheme": "http", "wsgi.errors": sys.stderr,
        }  # fmt: skip
        said: list[str] = []
        answer = handler(environ, lambda status, *_: said.append(status))
        body = b"".join(answer)
        answer.close()
        assert said[0].startswith("200"), f"{url}: {said[0]}"
        assert body

    return run


def _show(times: dict[str, list[float]], many: int) -> None:
    console = Console(width=None if sys.stdout.isatty() else 120)
    for name, value in machine().items():
        console.print(f"{name}: {value}")
    table = Table(title="best of interleaved rounds, milliseconds a request", title_justify="left")
    table.add_column("page", no_wrap=True)
    for head in (f"{FEW}", f"{many}", "many : few", "requests a second", "of bare, in memory", "of bare, asked"):
        table.add_column(head, justify="right")
    memory, rows = times[BARE[0][0]][0], times[BARE[1][0]][0]
    for name, (few, large) in times.items():
        table.add_row(
            name, f"{few:.2f}", f"{large:.2f}", f"{large / few:.2f}", f"{1000 / few:.0f}", f"{memory / few:.2f}", f"{rows / few:.2f}"
        )  # fmt: skip
    console.print(table)


if __name__ == "__main__":
    sys.exit(main())
