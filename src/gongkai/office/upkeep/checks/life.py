"""Does what should run, run: the worker, its jobs, the backups."""

from __future__ import annotations

from datetime import datetime, timedelta

from django_tasks_db.models import DBTaskResult

from gongkai.office.upkeep.checks.verdict import Verdict, ok, warn
from gongkai.office.upkeep.heartbeat import BACKUP, LATE_AFTER, WORKER, last_beat

BACKUP_EVERY = timedelta(days=7)
RECENT = timedelta(days=7)


def check_worker(now: datetime) -> Verdict:
    """The worker was heard of within five minutes."""
    heard = last_beat(WORKER)
    if heard is None:
        return warn(
            "worker",
            "后台任务从没运行过：到期检查和排队的任务都不会做。请用 gongkai serve（不带 --no-worker），或另行运行 gongkai worker。",
        )
    if now - heard > LATE_AFTER:
        return warn("worker", f"后台任务停在{_ago(now - heard)}前。请重新启动 gongkai serve 或 gongkai worker。")
    return ok("worker", "后台任务在运行。")


def check_jobs(now: datetime) -> Verdict:
    """No job failed within a week."""
    failed = DBTaskResult.objects.failed().filter(finished_at__gte=now - RECENT)
    newest = failed.order_by("-finished_at").first()
    if newest is not None:
        kind = newest.exception_class_path.rpartition(".")[2]
        return warn(
            "jobs",
            f"7 天内有 {failed.count()} 个后台任务失败，最近的是 {newest.task_path.rpartition('.')[2]}（{kind}）。请把 gongkai worker 的输出报告给维护者。",
        )
    return ok("jobs", "7 天内没有失败的后台任务。")


def check_backup(now: datetime) -> Verdict:
    """A backup was made within seven days."""
    made = last_beat(BACKUP)
    if made is None:
        return warn("backup", "从没备份过。请运行 gongkai backup，并设每天一次的定时任务，备份放在另一块盘上。")
    if now - made > BACKUP_EVERY:
        return warn("backup", f"上次备份在 {_ago(now - made)}前。请运行 gongkai backup，并设每天一次的定时任务。")
    return ok("backup", f"上次备份在 {_ago(now - made)}前。")


def _ago(time: timedelta) -> str:
    if time.days:
        return f" {time.days} 天"
    hours, minutes = time.seconds // 3600, time.seconds // 60
    return f" {hours} 小时" if hours else f" {minutes} 分钟"
