"""Ask for every pinned base requirement as a binary for machines we cannot run here: Windows and Linux on ARM.

In: requirements/base.txt. Out: one line a platform; exit status 1 and pip's own words where a binary is missing or its
hash is not among the pinned ones. Nothing is installed; the files go to a folder that is thrown away.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from packaging.markers import Marker

BASE = Path(__file__).resolve().parent.parent / "requirements" / "base.txt"
PYTHON = "3.11"

# The ARM desktops of Chinese offices (Kylin V10, UOS 20) have glibc 2.28, so nothing newer may be asked for.
PLATFORMS = {
    "Windows": (["win_amd64"], {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"}),
    "Linux on ARM": (
        ["manylinux2014_aarch64", *(f"manylinux_2_{minor}_aarch64" for minor in range(17, 29))],
        {"sys_platform": "linux", "platform_system": "Linux", "platform_machine": "aarch64", "os_name": "posix"},
    ),
}


def pins_for(text: str, machine: dict[str, str]) -> tuple[str, int]:
    """The pins of `text` that `machine` would install, with their hashes and without their markers, and how many.

    pip judges markers by the machine it runs on, whatever --platform says, so they are judged here.
    """
    environment = {"python_version": PYTHON, "python_full_version": f"{PYTHON}.0"} | machine
    wanted = []
    for entry in re.split(r"\n(?=[A-Za-z])", re.sub(r"^ *#.*\n?", "", text, flags=re.MULTILINE)):
        head, slash, hashes = entry.partition("\\\n")
        pin, _, marker = head.partition(";")
        if not marker.strip() or Marker(marker.strip()).evaluate(environment):
            wanted.append(pin.strip() + " " + slash + hashes)
    return "\n".join(wanted), len(wanted)


def ask(platforms: list[str], pins: str) -> subprocess.CompletedProcess[str]:
    """Download `pins` as binaries for any of `platforms` into a folder that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "pins.txt"
        listed.write_text(pins, encoding="utf-8")
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-input"]
        command += ["--no-deps", "--only-binary=:all:", "--require-hashes", "--python-version", PYTHON]
        command += ["--implementation", "cp", "--abi", "cp311", "--abi", "abi3", "--abi", "none"]
        command += [part for platform in platforms for part in ("--platform", platform)]
        command += ["--requirement", str(listed), "--dest", folder]
        return subprocess.run(command, capture_output=True, text=True, check=False)


def main() -> int:
    """Ask for each platform and say what came."""
    text = BASE.read_text(encoding="utf-8")
    missing = False
    for name, (platforms, machine) in PLATFORMS.items():
        pins, count = pins_for(text, machine)
        answer = ask(platforms, pins)
        print(f"{name}: {'all' if answer.returncode == 0 else 'not all'} of {count} requirements come as binaries")
        if answer.returncode != 0:
            missing = True
            print("\n".join(line for line in answer.stderr.splitlines() if line.startswith("ERROR")))
    return int(missing)


if __name__ == "__main__":
    sys.exit(main())
