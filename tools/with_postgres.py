"""Run a command with DATABASE_URL naming a PostgreSQL cluster made for it, and taken away after it.

    python tools/with_postgres.py pytest tests/office

Where Debian's package is not installed it says so and exits 0, or 1 under GONGKAI_NO_SKIPS=1.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


def _program(name: str) -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    on_path = shutil.which(name)
    return found[-1] if found else Path(on_path) if on_path else None


def main(command: list[str]) -> int:
    """Make the cluster, run the command, take the cluster away; the command's own exit status."""
    initdb, pg_ctl = _program("initdb"), _program("pg_ctl")
    if initdb is None or pg_ctl is None:
        strict = os.environ.get("GONGKAI_NO_SKIPS") == "1"
        print("not tried here: PostgreSQL is not installed (Debian package postgresql); the tests ran on SQLite alone")
        return 1 if strict else 0
    # PostgreSQL refuses to run as root; Debian's package brings the user postgres for it.
    as_user: str | None = "postgres" if hasattr(os, "getuid") and os.getuid() == 0 else None
    with tempfile.TemporaryDirectory(prefix="gongkai-postgres-", ignore_cleanup_errors=True) as folder:
        if as_user:
            shutil.chown(folder, as_user)
        data = Path(folder) / "data"

        def run(*words: object) -> None:
            subprocess.run(
                [str(word) for word in words], check=True, user=as_user, cwd=folder, stdout=subprocess.DEVNULL
            )

        run(initdb, "-D", data, "-U", "gongkai", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        quick = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off -c full_page_writes=off"
        run(pg_ctl, "-D", data, "-w", "-l", Path(folder) / "log", "-o", quick, "start")
        try:
            socket = folder.replace("/", "%2F")
            environ = os.environ | {"DATABASE_URL": f"postgresql://gongkai@{socket}/postgres"}
            return subprocess.run(command, env=environ, check=False).returncode
        finally:
            run(pg_ctl, "-D", data, "-m", "immediate", "-w", "stop")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
