"""What the law and the office itself want filled in: the guide, the calendar, administrators, passwords."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from gongkai.office.agencies.service import Agency, DutyKind, Person, holders
from gongkai.office.upkeep.checks.verdict import Verdict, bad, ok, warn
from gongkai.office.workdays.service import in_force

FIRST_PASSWORD_FOR = timedelta(days=30)


def check_guide() -> Verdict:
    """What article 12 wants in the 公开指南 of every agency that still exists."""
    lacking = {row: row.missing_of_guide() for row in Agency.objects.filter(abolished_on__isnull=True)}
    lacking = {row: names for row, names in lacking.items() if names}
    if lacking:
        row, names = next(iter(lacking.items()))
        more = f"等 {len(lacking)} 个机关" if len(lacking) > 1 else ""
        return warn(
            "guide", f"{row.name}{more}的公开指南缺{'、'.join(names)}（《条例》第十二条）。请管理员在“机关资料”里填写。"
        )
    return ok("guide", "各机关公开指南的必备内容齐全。")


def check_calendar(today: date) -> Verdict:
    """The plan of this year, and from the middle of November that of the next."""
    years = in_force()
    if today.year not in years:
        return bad(
            "calendar", f"没有 {today.year} 年的放假调休安排，期限只能暂算。请在“工作日”里登记国务院办公厅的通知。"
        )
    if today >= date(today.year, 11, 15) and today.year + 1 not in years:
        return warn(
            "calendar",
            f"{today.year + 1} 年的放假通知一般已经公布，还没有登记，跨年的期限只能暂算。请在“工作日”里粘贴通知原文。",
        )
    return ok("calendar", f"工作日安排登记到 {max(years)} 年。")


def check_administrators(today: date) -> Verdict:
    """Every topmost agency has somebody in use who administers it."""
    top = Agency.objects.filter(parent__isnull=True, abolished_on__isnull=True)
    if not top:
        return bad("administrator", "还没有登记机关。请运行 gongkai setup。")
    without = [row.name for row in top if not holders(row, DutyKind.ADMINISTRATOR, today)]
    if without:
        return bad(
            "administrator",
            f"{without[0]}没有在岗的管理员，账号和岗位无人能管。请恢复一个管理员账号，或请维护人员登记。",
        )
    return ok("administrator", "每个最上级机关都有管理员。")


def check_first_passwords(now: datetime) -> Verdict:
    """Accounts in use that still have the password handed over more than thirty days ago."""
    idle = Person.objects.filter(is_active=True, must_change_password=True, made_at__lt=now - FIRST_PASSWORD_FOR)
    names = list(idle.values_list("username", flat=True)[:5])
    if names:
        return warn(
            "first_password",
            f"{idle.count()} 个账号超过 30 天还没改初始密码：{'、'.join(names)}。请催办，或在“人员与岗位”里停用。",
        )
    return ok("first_password", "没有长期不改的初始密码。")
