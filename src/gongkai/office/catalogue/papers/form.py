"""What the approval form says: the version's facts, and whatever was signed on screen already."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.office.agencies.service import Asker
from gongkai.office.catalogue.content import short_code, values_of
from gongkai.office.catalogue.course import STEP_OF, Stage
from gongkai.office.catalogue.difference import shown
from gongkai.office.catalogue.models import Answer, Entry, Fact, ScanFinding, Version
from gongkai.office.catalogue.projection import course

NAME = "政府信息公开保密审查和发布审批表"
OPINIONS = {Stage.SECRECY: "保密审查意见", Stage.ENDORSEMENT: "审核意见", Stage.SIGNATURE: "签发意见"}
BASIS = "《中华人民共和国政府信息公开条例》第十四条至第十七条"


@dataclass(frozen=True, slots=True)
class Opinion:
    """A box of the form: filled where the step was signed, else empty to be signed by hand."""

    name: str
    words: str = ""
    signer: str = ""
    on: str = ""

    @property
    def closing(self) -> str:
        """The line of signature and date."""
        return f"签名：{self.signer or '　　　　　　'}　　{self.on or '　　　　年　　月　　日'}"


@dataclass(frozen=True, slots=True)
class ApprovalForm:
    """The form of one version, in the words that are printed."""

    agency: str
    number: str
    code: str
    rows: tuple[tuple[str, str], ...]
    opinions: tuple[Opinion, ...]


def approval_form(asker: Asker, entry: Entry, version: Version) -> ApprovalForm:
    """The form of the working version for those who work on it; what they may not see is not in it."""
    said = {name: shown(name, value) for name, value in values_of(version).items()}
    withheld = "；".join(part for part in (said["ground"], said["ground_text"]) if part)
    files = [row.name for row in version.attachments.all()]
    rows = (
        ("标题", said["title"]),
        ("发文字号", said["document_number"] or "无"),
        ("成文日期", said["formed_on"]),
        ("类目", said["category_id"]),
        ("公开属性", said["disclosure"]),
        *((("不公开的依据", withheld), ("再次审查日期", said["re_review_on"])) if withheld else ()),
        ("拟稿人", f"{version.made_by.name if version.made_by else ''}（{version.recorded_at.astimezone():%Y-%m-%d %H:%M} 定稿）"),
        ("内容概述", said["summary"]),
        ("附件", "\n".join(f"{order}. {name}" for order, name in enumerate(files, 1)) or "无"),
        ("个人信息检查", _findings(asker, version)),
    )  # fmt: skip
    opinions = tuple(_opinion(asker, entry, stage, name) for stage, name in OPINIONS.items())
    return ApprovalForm(entry.agency.name, f"第 {version.number} 版", short_code(version.hash), rows, opinions)


def _findings(asker: Asker, version: Version) -> str:
    scan = getattr(version, "scan", None)
    if scan is None:
        return "还没有检查。送审前由系统检查正文和附件。"
    rows = ScanFinding.rows.seen_by(asker).filter(scan=scan)
    kept = [f"保留：{row.where} {row.excerpt}（理由：{row.reason}）" for row in rows if row.answer == Answer.KEPT]
    left = sum(row.answer == Answer.NONE for row in rows)
    lines = [*kept, *([f"还有 {left} 处没有处理。"] if left else [])]
    if scan.unread:
        seen = f"人工查看：{scan.looked_remark}" if scan.looked_by_id else "还没有人工查看。"
        lines.append(f"有 {len(scan.unread)} 个附件系统读不出。{seen}")
    return "\n".join(lines) or "未发现个人信息和隐藏数据。"


def _opinion(asker: Asker, entry: Entry, stage: Stage, name: str) -> Opinion:
    key = course(entry).given.get(STEP_OF[stage])
    fact = Fact.rows.seen_by(asker).filter(pk=key).select_related("by").first() if key else None
    if fact is None:
        return Opinion(name)
    how = "纸面签批" if fact.paper else "在系统中签批"
    signer = fact.by.name if fact.by else ""
    words = f"{fact.remark or '同意。'}（{how}）"
    return Opinion(name, words, signer, f"{fact.on.year} 年 {fact.on.month} 月 {fact.on.day} 日")
