"""The folder of the demonstration: fresh, its own from before, or somebody else's. No Django here."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

MARK = "演示说明.txt"
_SAID = """这个文件夹里是 gongkai demo 的演示数据：机关、人员、文稿全部是虚构的，密码人人知道。
不要在这里登记真实的信息，也不要对外提供访问。删去整个文件夹，再运行 gongkai demo，就是一个新的演示。
"""
_OF_AN_OFFICE = ("DATABASE_URL", "GONGKAI_CONFIG", "GONGKAI_HOSTS", "GONGKAI_UNDER", "GONGKAI_SECURE", "GONGKAI_PROXIES", "GONGKAI_SECRET_KEY")  # fmt: skip
"""Settings of an office in earnest, which the demonstration must not touch."""


def kind_of_folder(folder: Path) -> Literal["fresh", "own", "foreign"]:
    """Whether a folder is empty or not there, holds a demonstration, or something else."""
    if (folder / MARK).is_file():
        return "own"
    return "foreign" if folder.exists() and (not folder.is_dir() or any(folder.iterdir())) else "fresh"


def take_folder(folder: Path) -> None:
    """Make the folder the demonstration's, and let this process and its children use it alone."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not (folder / MARK).is_file():
        (folder / MARK).write_text(_SAID, encoding="utf-8")
    for name in _OF_AN_OFFICE:
        os.environ.pop(name, None)
    os.environ["GONGKAI_DATA"] = str(folder.absolute())
    os.environ["DJANGO_SETTINGS_MODULE"] = "gongkai.office.settings"
