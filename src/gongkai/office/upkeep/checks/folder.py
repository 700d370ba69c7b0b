"""The data folder: may we write, may others read, is there room, is the secret a secret. Nothing here knows Django."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from gongkai.office.configuration import THIS_MACHINE
from gongkai.office.upkeep.checks.verdict import Verdict, bad, ok, warn

GIBIBYTE = 1 << 30
TOO_LITTLE, LITTLE = GIBIBYTE // 2, 2 * GIBIBYTE


def check_folder(data: Path) -> Verdict:
    """The folder is there, can be written, and is closed to other accounts of the machine."""
    try:
        with tempfile.TemporaryFile(dir=data):
            pass
    except OSError as error:
        return bad(
            "data_folder",
            f"数据文件夹 {data} 不可写（{error.strerror}）。请改它的权限，或用 GONGKAI_DATA 指定别的文件夹。",
        )
    if os.name == "posix" and data.stat().st_mode & 0o007:
        return warn("data_folder", f"本机其他账号也能进数据文件夹 {data}，里面有个人信息。请运行 chmod 700 {data}。")
    return ok("data_folder", f"数据文件夹 {data} 可写。")


def check_disk(data: Path, free: int | None = None) -> Verdict:
    """The bytes free where the data folder lies."""
    left = shutil.disk_usage(data).free if free is None else free
    shown = f"{left / GIBIBYTE:.1f} GiB"
    if left < TOO_LITTLE:
        return bad("disk", f"磁盘只剩 {shown}，随时可能存不进去。请立即清出空间，或把数据文件夹移到大一些的盘上。")
    if left < LITTLE:
        return warn("disk", f"磁盘只剩 {shown}。请清出空间。")
    return ok("disk", f"磁盘还有 {shown}。")


def check_secret(data: Path, from_environment: str) -> Verdict:
    """The secret with which sign-ins are signed: there, long enough, and not readable by others."""
    path = data / "secret.key"
    secret = from_environment or (path.read_text(encoding="ascii", errors="replace").strip() if path.exists() else "")
    if not secret:
        return bad("secret", f"没有安装密钥 {path}。请运行 gongkai setup，会自动生成；换过密钥后所有人须重新登录。")
    if len(secret) < 32:
        return bad(
            "secret", "安装密钥太短，登录状态可能被伪造。请删去 GONGKAI_SECRET_KEY 或 secret.key，由程序重新生成。"
        )
    if not from_environment and os.name == "posix" and path.stat().st_mode & 0o077:
        return bad(
            "secret",
            f"别的账号也能读安装密钥 {path}。请运行 chmod 600 {path}；如可能已外泄，删去它再启动，会重新生成。",
        )
    return ok("secret", "安装密钥在，且只有本账号能读。")


def check_https(hosts: tuple[str, ...], *, secure: bool, under_proxy: bool) -> Verdict:
    """Passwords cross the network only over https. Hosts other than this machine mean that others call."""
    others = [host for host in hosts if host not in THIS_MACHINE]
    if others and not secure:
        return warn(
            "https",
            f"别的电脑用 http 访问（{others[0]}），密码在网上是明文。请在前面设 https 反向代理，并设 GONGKAI_SECURE=1。",
        )
    if secure and not under_proxy:
        return warn(
            "https",
            "设了 GONGKAI_SECURE=1，但 GONGKAI_PROXIES 是 0：程序看不出请求来自 https，登录会失败。请写明反向代理有几层。",
        )
    return ok("https", "只供本机访问。" if not others else "经 https 访问。")
