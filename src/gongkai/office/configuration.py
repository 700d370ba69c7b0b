"""What an installation may set, from the environment or a TOML file; the environment wins.

A fact about this machine or this office's network stands here. What an agency decides (its numbers, its public place)
stands in the database.
"""

from __future__ import annotations

import os
import secrets
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

THIS_MACHINE = ("127.0.0.1", "localhost", "[::1]")


class ConfigurationFault(Exception):
    """A setting that cannot be used: the message says which, and what to write instead."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """The settings of an installation, read once at its start."""

    data: Path
    """The folder that holds everything: database, files, secret, copies."""
    database_url: str = ""
    """PostgreSQL as postgresql://user:password@host:port/name; empty for SQLite in the data folder."""
    hosts: tuple[str, ...] = THIS_MACHINE
    """The names by which browsers may call this installation."""
    secure: bool = False
    """Whether browsers come over https: cookies are then for https alone."""
    under: str = ""
    """The sub-path below which a county's site shows the office, such as /xxgk; empty for its own root."""
    proxies: int = 0
    """How many reverse proxies stand before the office; 0 believes no forwarded address."""
    secret_key: str = field(default="", repr=False)

    @property
    def sqlite_path(self) -> Path:
        """Where the SQLite database lies when no PostgreSQL is named."""
        return self.data / "gongkai.sqlite3"

    @property
    def files(self) -> Path:
        """Where attachments and proofs lie, by the hash of their content."""
        return self.data / "files"


def read_configuration(environ: Mapping[str, str] | None = None) -> Configuration:
    """The configuration of this installation. Raises ConfigurationFault, in Chinese, for a setting that cannot be used."""
    environ = os.environ if environ is None else environ
    written = _written(environ.get("GONGKAI_CONFIG"))

    def setting(variable: str, key: str, default: str = "") -> str:
        value: object = environ.get(variable, written.get(key))
        if isinstance(value, list):
            return ",".join(map(str, value))
        return default if value is None else str(value)

    data = Path(setting("GONGKAI_DATA", "data", "gongkai-data")).expanduser().absolute()
    _own_folder(data)
    hosts = tuple(host.strip() for host in setting("GONGKAI_HOSTS", "hosts").split(",") if host.strip())
    under = setting("GONGKAI_UNDER", "under").strip("/")
    return Configuration(
        data=data,
        database_url=setting("DATABASE_URL", "database_url"),
        hosts=(*THIS_MACHINE, *hosts),
        secure=_yes(setting("GONGKAI_SECURE", "secure"), "GONGKAI_SECURE"),
        under=f"/{under}" if under else "",
        proxies=_count(setting("GONGKAI_PROXIES", "proxies", "0"), "GONGKAI_PROXIES"),
        secret_key=setting("GONGKAI_SECRET_KEY", "secret_key") or _own_secret(data),
    )


def database_of(configuration: Configuration) -> dict[str, object]:
    """Django's description of the database. Raises ConfigurationFault for an address that is not PostgreSQL's."""
    if not configuration.database_url:
        return _sqlite(configuration.sqlite_path)
    url = urlsplit(configuration.database_url)
    if url.scheme not in {"postgres", "postgresql"} or not url.path.strip("/"):
        raise ConfigurationFault(
            "DATABASE_URL 应写作 postgresql://用户:密码@主机:5432/库名；不用 PostgreSQL 时请删去这一项。"
        )
    try:
        port = str(url.port or "")
    except ValueError:
        raise ConfigurationFault("DATABASE_URL 里的端口应是 1 到 65535 的数字。") from None
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path.strip("/")),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": unquote(url.hostname or ""),
        "PORT": port,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def _sqlite(path: Path) -> dict[str, object]:
    # WAL without IMMEDIATE fails a third of concurrent writes; FULL, since an act acknowledged must outlive a power cut.
    pragmas = "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA mmap_size=134217728;PRAGMA cache_size=-20000;"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": pragmas},
    }


def _written(path: str | None) -> dict[str, object]:
    if not path:
        return {}
    try:
        return tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigurationFault(f"读不到 GONGKAI_CONFIG 所指的设置文件 {path}：{error.strerror}。") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationFault(f"设置文件 {path} 写法有误：{error}。请按 docs/operations.md 的样子改正。") from None


def _yes(value: str, name: str) -> bool:
    if value.lower() in {"", "0", "false", "no"}:
        return False
    if value.lower() in {"1", "true", "yes"}:
        return True
    raise ConfigurationFault(f"{name} 只能写 1 或 0，现在写的是“{value}”。")


def _count(value: str, name: str) -> int:
    if not value.isdecimal():
        raise ConfigurationFault(f"{name} 应是 0 或正整数，现在写的是“{value}”。")
    return int(value)


def _own_folder(data: Path) -> None:
    """The data folder, made for its owner's eyes alone: it holds applicants' papers and the secret."""
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigurationFault(
            f"数据文件夹 {data} 不能建立（{error.strerror}）。请用 GONGKAI_DATA 指定一个可写的文件夹。"
        ) from None


def _own_secret(data: Path) -> str:
    """The secret of this installation, made at the first start and kept in the data folder, readable by its owner alone."""
    path = data / "secret.key"
    try:
        if not path.exists():
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(64))
        return path.read_text(encoding="ascii").strip()
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    except OSError as error:
        raise ConfigurationFault(
            f"数据文件夹 {data} 不可写（{error.strerror}）。请用 GONGKAI_DATA 指定一个可写的文件夹。"
        ) from None
