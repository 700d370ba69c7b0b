"""The duties a person may hold in an agency, and what each may do in a sentence."""

from __future__ import annotations

from django.db import models


class DutyKind(models.TextChoices):
    """岗位. `supervisor` and `administrator` reach the agencies below; the others only their own."""

    CLERK = "clerk", "信息员"
    SECRECY = "secrecy", "保密审查员"
    ENDORSER = "endorser", "分管领导"
    SIGNATORY = "signatory", "主要领导"
    SUPERVISOR = "supervisor", "县公开办"
    ADMINISTRATOR = "administrator", "管理员"
    AUDITOR = "auditor", "审计员"


REACH_DOWN = frozenset({DutyKind.SUPERVISOR, DutyKind.ADMINISTRATOR})
"""Duties that hold for every agency below the one they were given in."""

IN_THE_OFFICE = frozenset({DutyKind.CLERK, DutyKind.SECRECY, DutyKind.ENDORSER, DutyKind.SIGNATORY})
"""Duties that work on drafts and therefore see them."""

WHAT_IT_DOES = {
    DutyKind.CLERK: "登记、起草、送审、发布，登记纸面签批，办理申请和台账",
    DutyKind.SECRECY: "发布前逐条保密审查（《条例》第十七条）",
    DutyKind.ENDORSER: "审核送审的信息",
    DutyKind.SIGNATORY: "签发",
    DutyKind.SUPERVISOR: "查看所辖机关的公开进度，不看草稿和申请人信息",
    DutyKind.ADMINISTRATOR: "管理机关资料、人员、岗位和密码，不看草稿",
    DutyKind.AUDITOR: "只读：查看全部留痕和查阅记录",
}
