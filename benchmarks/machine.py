"""What the run was made on, without a name of the machine or of a folder."""

from __future__ import annotations

import importlib.metadata
import os
import platform
from pathlib import Path

PARTS = ("gongkai", "lxml", "selectolax", "pypdfium2", "typst", "XlsxWriter")


def machine() -> dict[str, str]:
    """Processor, cores, load, system, Python and the versions of the parts that do the work."""
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "?"
    return {
        "processor": _processor(),
        "cores": str(os.cpu_count() or "?"),
        "load": load,
        "system": f"{platform.system()} {platform.machine()}",
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "parts": ", ".join(f"{name} {version(name)}" for name in PARTS),
    }


def version(name: str) -> str:
    """The installed version of a distribution, or ``-``."""
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "-"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        lines = []
    named = [line.partition(":")[2].strip() for line in lines if line.lower().startswith("model name")]
    return next(filter(None, named), "") or platform.processor() or platform.machine()
