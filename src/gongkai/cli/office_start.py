"""What every command of the office does first: load Django, and turn what goes wrong with the installation into a sentence.

Django is imported inside functions here and in the commands, so that reading a report does not wait for it.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator

import typer

from gongkai.cli.output import REFUSED, tell

POSTGRES = "用 PostgreSQL 要另装驱动：pip install 'psycopg[binary]'。"


def start_office() -> None:
    """Load the office. Exits with status 2 where a setting cannot be used."""
    from gongkai.office.configuration import ConfigurationFault

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.office.settings")
    try:
        import django

        django.setup()
        from django.conf import settings

        # With GONGKAI_SECRET_KEY set, nothing has made the folder yet; it is for this account alone.
        settings.CONFIGURATION.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    except ConfigurationFault as fault:
        tell(str(fault), "设置有误：", "red")
        raise typer.Exit(REFUSED) from None


@contextlib.contextmanager
def office() -> Iterator[None]:
    """The office loaded; a refused act or backup, or a database that does not answer, ends the command with status 2."""
    start_office()
    from django.core.exceptions import ImproperlyConfigured
    from django.db import DatabaseError

    from gongkai.office.refusals import ActRefused, NotPossible
    from gongkai.office.upkeep.service import BackupRefused

    try:
        yield
    except ActRefused as refusal:
        tell(refusal.message, "没有办成：", "red")
        if isinstance(refusal, NotPossible):
            for name, sentence in refusal.fields.items():
                tell(f"  {name}：{sentence}")
    except BackupRefused as refusal:
        tell(str(refusal), "没有办成：", "red")
    except DatabaseError as error:
        if os.environ.get("GONGKAI_DEBUG"):
            raise
        first = str(error).strip().partition("\n")[0]
        tell(f"{first}。请运行 gongkai doctor 查明原因。", "数据库出错：", "red")
    except ImproperlyConfigured as fault:
        tell(f"{str(fault).partition(chr(10))[0]}。{POSTGRES}", "没有装齐：", "red")
    else:
        return
    raise typer.Exit(REFUSED)
