"""`gongkai setup`: the tables, the first agency, and its administrator."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from gongkai.cli.office_start import office
from gongkai.cli.output import REFUSED, WRONG_USAGE, console, tell

if TYPE_CHECKING:
    from gongkai.office.agencies.service import Agency, Person

KINDS = (
    "county 县级人民政府、department 部门、township 乡镇、street 街道、institution 事业单位、enterprise 公共企事业单位"
)


class Answers(NamedTuple):
    """What must be known of the first agency and its administrator."""

    name: str
    short_name: str
    kind: str
    slug: str
    org_code: str
    admin: str
    admin_name: str
    password: str | None


def setup(
    name: Annotated[str, typer.Option("--name", metavar="全称", help="机关全称，如 清溪镇人民政府")] = "",
    short: Annotated[str, typer.Option("--short", metavar="简称", help="不写则由全称得出")] = "",
    kind: Annotated[str, typer.Option("--kind", help=KINDS)] = "",
    slug: Annotated[str, typer.Option("--slug", help="网址代号：小写字母、数字、连字符，如 qingxi")] = "",
    org_code: Annotated[str, typer.Option("--org-code", help="机构代码，用于索引号；可以以后再填")] = "",
    admin: Annotated[str, typer.Option("--admin", metavar="登录名", help="管理员的登录名")] = "",
    admin_name: Annotated[str, typer.Option("--admin-name", metavar="姓名", help="管理员的姓名")] = "",
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="从标准输入读管理员密码；不写则生成一次性密码并打印")
    ] = False,
) -> None:
    """安装：建立数据库，登记最上级的机关和它的管理员。没有写明的会逐项询问。"""
    password = sys.stdin.readline().rstrip("\r\n") if password_stdin else None
    given = Answers(name, short, kind, slug, org_code, admin, admin_name, password)
    answers = _complete(given, may_ask=sys.stdin.isatty() and not password_stdin)
    with office():
        from gongkai.office.upkeep.installing import install

        agency, person, one_time = install(**answers._asdict())
        _say_what_next(agency, person, one_time if password is None else "")


def _complete(given: Answers, *, may_ask: bool) -> Answers:
    if may_ask:
        given = _asked(given)
    labels = {"name": "--name", "slug": "--slug", "admin": "--admin", "admin_name": "--admin-name"}
    lacking = [option for field, option in labels.items() if not getattr(given, field)]
    if lacking:
        tell(f"还缺 {'、'.join(lacking)}。请补上，或在终端里直接运行 gongkai setup，会逐项询问。", "没有登记：", "red")
        raise typer.Exit(WRONG_USAGE)
    if given.password is not None and not given.password:
        tell("标准输入里没有密码。", "没有登记：", "red")
        raise typer.Exit(REFUSED)
    return given._replace(kind=given.kind or "township", short_name=given.short_name or _short(given.name))


def _asked(given: Answers) -> Answers:
    name = given.name or typer.prompt("机关全称（如 清溪镇人民政府）")
    return Answers(
        name=name,
        short_name=given.short_name or typer.prompt("简称", default=_short(name)),
        kind=given.kind or typer.prompt(f"类别（{KINDS}）", default="township"),
        slug=given.slug or typer.prompt("网址代号（小写字母、数字、连字符，如 qingxi）"),
        org_code=given.org_code or typer.prompt("机构代码（可留空）", default="", show_default=False),
        admin=given.admin or typer.prompt("管理员登录名"),
        admin_name=given.admin_name or typer.prompt("管理员姓名"),
        password=given.password,
    )


def _short(name: str) -> str:
    return name.removesuffix("人民政府").removesuffix("街道办事处") or name


def _say_what_next(agency: Agency, person: Person, one_time: str) -> None:
    out = console()
    out.print(f"已登记 {agency.name}，管理员 {person.name}（登录名 {person.username}）。", markup=False)
    if one_time:
        out.print(f"一次性密码：{one_time}", markup=False)
        out.print("请抄在纸上交给本人，首次登录须改掉；这里不会再显示第二次。")
    out.print("\n接下来：")
    out.print("  1. 运行 gongkai serve，用浏览器打开 http://127.0.0.1:8000/desk/ ，以管理员登录。", markup=False)
    out.print("  2. 在“机关资料”里填全公开指南要写的各项（《条例》第十二条）。", markup=False)
    out.print("  3. 在“人员与岗位”里开通账号、登记岗位：至少两个人，起草的人不能自己签发。", markup=False)
    out.print("  4. 运行 gongkai doctor 看还有什么没有就绪；每天运行一次 gongkai backup。", markup=False)
