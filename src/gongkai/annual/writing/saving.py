"""Bytes to a file, and what is said when that fails."""

from __future__ import annotations

from pathlib import Path

from gongkai.document.refusal import Refusal


def save(path: Path, data: bytes) -> None:
    """Write `data` to `path`; raises Refusal `not_written`, which says why and what to do."""
    try:
        path.write_bytes(data)
    except OSError as error:
        reason = "文件夹不存在" if not path.parent.is_dir() else (error.strerror or "没有权限")
        raise Refusal(
            "not_written",
            f"写不了“{path}”（{reason}）。请检查文件夹，关闭正在打开这个文件的程序，或者换一个位置再试。",
        ) from None
