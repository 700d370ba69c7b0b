"""What must never be lost: the files, and the journal."""

from __future__ import annotations

from itertools import islice

from django.db.models import Max, Min, QuerySet

from gongkai.office.files.service import StoredFile, fetch
from gongkai.office.journal.service import Fault, Line, agencies_with_lines, heads, verify
from gongkai.office.upkeep.checks.verdict import Verdict, bad, ok

SOME_FILES = 200
QUICK_LINES = 20_000
"""A journal no longer than this is proved line by line also in the quick round."""


def check_files(*, all_of_them: bool) -> Verdict:
    """The bytes behind the rows of files: all, or the newest and the oldest."""
    # The gate is for people; this asks for no name and shows no content.
    files: QuerySet[StoredFile] = QuerySet(StoredFile)
    rows = files.order_by("pk").values_list("hash", "name")
    chosen = list(rows) if all_of_them else [*rows.reverse()[:SOME_FILES], *rows[:SOME_FILES]]
    lost = [(hash_, name) for hash_, name in dict.fromkeys(chosen) if not _whole(hash_)]
    if lost:
        hash_, name = lost[0]
        return bad(
            "files",
            f"{len(lost)} 个附件缺失或已损坏，如“{name}”（files/{hash_[:2]}/{hash_}）。请从备份里取回：恢复到另一个文件夹（gongkai restore --into），把这些文件拷回来。",
        )
    return ok("files", f"查了 {len(set(chosen))} 个附件，都在且完好。" if chosen else "还没有附件。")


def check_journal(*, all_of_it: bool) -> Verdict:
    """The chain of every agency: line by line, or for a long one only that its end is where it should be."""
    faults: list[Fault | None] = []
    quick = 0
    for agency in agencies_with_lines():
        if all_of_it or Line.objects.filter(agency=agency)[QUICK_LINES : QUICK_LINES + 1].count() == 0:
            faults += list(islice(verify(agency), 1))
        else:
            quick += 1
            faults += [] if _ends_rightly(agency) else [None]
    if faults:
        first = next(
            (f"机关 {fault.agency} 第 {fault.number} 条：{fault.message}" for fault in faults if fault), "链尾对不上。"
        )
        return bad("journal", f"留痕有误：{first}请运行 gongkai journal verify 看全部，保留现场，并报告上级。")
    return ok(
        "journal", f"留痕校验无误{f'（其中 {quick} 个机关记录较多，只查了链尾；全查用 --all）' if quick else ''}。"
    )


def _whole(hash_: str) -> bool:
    try:
        fetch(hash_)
    except (OSError, ValueError):
        return False
    return True


def _ends_rightly(agency: int) -> bool:
    ends = Line.objects.filter(agency=agency).aggregate(first=Min("number"), last=Max("number"))
    head = heads().get(agency)
    last = Line.objects.filter(agency=agency, number=ends["last"]).values_list("hash", flat=True).first()
    return head is not None and ends["first"] == 1 and (head.number, head.hash) == (ends["last"], last)
