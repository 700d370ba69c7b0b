"""Take the pictures of the guide again, from the demonstration, into docs/guide/pictures.

    python tools/take_pictures.py [folder]

The clock of the office is set to one day, so that the pictures change only where the pages do. Debian's chromium and the
Chinese fonts must be installed; without them it says so and takes none.
"""

from __future__ import annotations

import datetime
import logging
import os
import shutil
import sys
import tempfile
import threading
from pathlib import Path
from socketserver import ThreadingMixIn
from types import ModuleType
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from PIL import Image

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "guide" / "pictures"
START = datetime.datetime(2026, 11, 20, 2, 0, tzinfo=datetime.UTC)
"""A Friday, 10:00 in Shanghai, when the office's clock starts."""
HOST = "127.0.0.1"
COLOURS, MOST_BYTES = 96, 150_000
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--no-first-run",
    "--disable-sync", "--disable-component-update", "--lang=zh-CN",
]  # fmt: skip


def keep_in(folder: Path, image: Image.Image, name: str) -> None:
    """Save a picture as a small PNG. Raises ValueError where it is too large for a page of the guide."""
    path = folder / f"{name}.png"
    # The method that keeps rare colours: vermilion is a few dots of a page, and means something.
    few = image.convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
    if path.stat().st_size > MOST_BYTES:
        raise ValueError(f"{path.name} has {path.stat().st_size} bytes, more than {MOST_BYTES}")
    print(f"taken: {path.name}, {path.stat().st_size // 1024} KiB")


class _Clock(datetime.datetime):
    """The time as if the program had been started at START."""

    _began = datetime.datetime.now(datetime.UTC)

    @classmethod
    def now(cls, tz: datetime.tzinfo | None = None) -> _Clock:
        moment = START + (datetime.datetime.now(datetime.UTC) - cls._began)
        return cls.fromtimestamp(moment.timestamp(), tz)


def _set_the_clock() -> None:
    from django.utils import timezone

    from gongkai.office.catalogue.acts import scan_version
    from gongkai.office.journal import write

    timezone.now = lambda: _Clock.now(datetime.UTC)
    for module in (scan_version, write):
        _replace(module)


def _replace(module: ModuleType) -> None:
    setattr(module, "datetime", _Clock)  # noqa: B010 - the name belongs to another module's imports


class _Server(ThreadingMixIn, WSGIServer):
    """Browsers ask for several files at once."""

    daemon_threads = True


class _Silent(WSGIRequestHandler):
    """Requests are not printed."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _open_office(folder: Path) -> _Server:
    from gongkai.office.demo.folder import take_folder

    take_folder(folder / "office")
    import django

    django.setup()
    _set_the_clock()
    from django.core.wsgi import get_wsgi_application
    from django.utils import timezone

    from gongkai.office.demo.load import load
    from gongkai.office.upkeep.migrating import migrate

    migrate()
    load(timezone.localdate(), small=True)
    logging.disable(logging.WARNING)
    server = make_server(HOST, 0, get_wsgi_application(), _Server, _Silent)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def main(target: Path) -> int:
    """Load the county into a folder that is thrown away, walk through it, and keep the pictures."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        print("no pictures taken: Chromium is not installed (Debian package chromium)")
        return 1
    from playwright.sync_api import sync_playwright

    target.mkdir(parents=True, exist_ok=True)
    os.environ["LANGUAGE"] = "zh_CN"
    with tempfile.TemporaryDirectory(prefix="gongkai-pictures-", ignore_cleanup_errors=True) as scratch:
        server = _open_office(Path(scratch))
        from picture_walk import Walk, walk_all  # Needs the office loaded.

        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
            address = f"http://{HOST}:{server.server_port}"
            walk_all(Walk(browser, address, Path(scratch), lambda image, name: keep_in(target, image, name)))
            browser.close()
        server.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES))
