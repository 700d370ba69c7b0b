"""The entry of the command line: the commands, and wrong usage as exit status 64."""

from __future__ import annotations

import os
import sys

import typer

from gongkai import __version__
from gongkai.cli.check import check
from gongkai.cli.combine import combine_command
from gongkai.cli.deadline import deadline
from gongkai.cli.demo import demo
from gongkai.cli.fee import fee
from gongkai.cli.office_backup import backup, restore
from gongkai.cli.office_doctor import doctor
from gongkai.cli.office_journal import journal
from gongkai.cli.office_rebuild import manage, rebuild
from gongkai.cli.office_serve import serve, worker
from gongkai.cli.office_setup import setup
from gongkai.cli.output import FAULT, WRONG_USAGE, speak_utf8
from gongkai.cli.read import read
from gongkai.cli.write import write

app = typer.Typer(
    name="gongkai",
    help="公开：读取、校核、排印、汇总政府信息公开工作年度报告。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("read")(read)
app.command("check")(check)
app.command("write")(write)
app.command("combine")(combine_command)
app.command("deadline")(deadline)
app.command("fee")(fee)
app.command("demo")(demo)

OFFICE = "公开系统"
app.command("setup", rich_help_panel=OFFICE)(setup)
app.command("serve", rich_help_panel=OFFICE)(serve)
app.command("worker", rich_help_panel=OFFICE)(worker)
app.command("doctor", rich_help_panel=OFFICE)(doctor)
app.command("backup", rich_help_panel=OFFICE)(backup)
app.command("restore", rich_help_panel=OFFICE)(restore)
app.add_typer(journal, name="journal", rich_help_panel=OFFICE)
app.command("rebuild", rich_help_panel=OFFICE)(rebuild)
app.command(
    "manage", rich_help_panel=OFFICE, add_help_option=False,
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
)(manage)  # fmt: skip


def _version(wanted: bool) -> None:
    if wanted:
        print(f"gongkai {__version__}")
        raise typer.Exit


@app.callback()
def main(version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="版本")) -> None:
    """公开：政府信息公开的全套工作。"""


def run() -> None:
    """Run the command line. Typer's own status 2 for wrong usage is 64 here, since 2 is a refused input."""
    speak_utf8()
    try:
        status = app(standalone_mode=False)
    except typer.TyperException as error:
        show = getattr(error, "show", None)
        if show is not None:
            show()
        sys.exit(WRONG_USAGE)
    except (typer.Abort, KeyboardInterrupt):
        print("已中断。", file=sys.stderr)
        sys.exit(130)
    except OSError as error:
        print(f"文件读写出错：{error}。请检查文件夹是否可写、磁盘是否已满。", file=sys.stderr)
        sys.exit(2)
    except Exception as error:
        if os.environ.get("GONGKAI_DEBUG"):
            raise
        print(
            f"程序出错（{type(error).__name__}）。没有改动任何原文件；请设置 GONGKAI_DEBUG=1 重试，并把输出报告给维护者。",
            file=sys.stderr,
        )
        sys.exit(FAULT)
    sys.exit(status if isinstance(status, int) else 0)
