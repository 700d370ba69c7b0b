"""What the journal's codes mean in words: acts, things, fields and values. A test looks for a code without one."""

from __future__ import annotations

from functools import cache

from django.apps import apps

from gongkai.office.agencies.service import AgencyKind, DutyKind, PublicPlace
from gongkai.office.catalogue.service import FactKind

ACT_WORDS: dict[str, str] = {
    "agency.registered": "登记机关",
    "agency.edited": "修改机关资料",
    "agency.abolished": "撤销机关",
    "person.added": "开立账号",
    "person.password_reset": "重置密码",
    "person.lockout_lifted": "解除登录限制",
    "person.in_use": "恢复使用账号",
    "person.out_of_use": "停用账号",
    "duty.assigned": "登记岗位",
    "duty.ended": "结束岗位",
    "file.kept": "存入文件",
    "workdays.seed_loaded": "载入随程序附带的工作日",
    "workdays.plan_applied": "启用工作日安排",
    "category.added": "增加公开事项",
    "category.edited": "修改公开事项",
    "category.closed": "停用公开事项",
    "categories.imported": "导入目录",
    "entries.imported": "导入以前公开的信息",
    "channel.added": "增加渠道",
    "channel.edited": "修改渠道",
    "channel.closed": "停用渠道",
    "posting.made": "登记发布记录",
    "posting.taken_down": "登记撤下",
    "posting.voided": "作废发布记录",
    "entry.made": "起草信息",
    "entry.saved": "保存草稿",
    "entry.scanned": "检查个人信息",
    "entry.finding_kept": "保留检查出的内容",
    "entry.looked_through": "人工看过附件",
    "entry.masked": "遮盖个人信息",
    "entry.related": "登记关联信息",
    "entry.unrelated": "取消关联",
    "entry.fact_voided": "作废一项登记",
    **{f"entry.{kind.value}": kind.label for kind in FactKind},
}
"""An act's code, and what a person would call it."""

THING_WORDS: dict[str, str] = {
    "agency": "机关",
    "person": "人员",
    "duty": "岗位",
    "file": "文件",
    "plan": "工作日安排",
    "category": "公开事项",
    "entry": "信息",
    "posting": "发布记录",
    "channel": "渠道",
}
"""A thing's code, and its name."""

_FIELD_WORDS: dict[str, str] = {
    "acting": "代理",
    "added": "增加",
    "changed": "改动的栏目",
    "channel": "渠道号",
    "code": "校验码",
    "entry": "信息号",
    "fact": "登记号",
    "file": "文件号",
    "files": "附件",
    "finding": "检查结果号",
    "findings": "检查出",
    "from": "起",
    "hash": "校验值",
    "kind": "种类",
    "known": "原来已有",
    "left": "还剩",
    "link": "链接",
    "made": "新登记",
    "mfa_dropped": "动态口令已取消",
    "moment": "定时",
    "name": "姓名",
    "notices": "通知文号",
    "now_free": "改为放假",
    "now_working": "改为上班",
    "off": "放假的日子",
    "on": "日期",
    "other": "关联的信息",
    "paper": "纸面签批",
    "parent": "上级类目",
    "parent_id": "上级机关号",
    "path": "隶属位置",
    "person": "人员号",
    "proof": "证明材料号",
    "scan": "扫描件号",
    "signer": "签批人号",
    "signer_name": "签批人",
    "size": "字节数",
    "to": "止",
    "unread": "未能检查的附件",
    "username": "登录名",
    "version": "版本",
    "where": "位置",
    "work": "调休上班的日子",
    "year": "年份",
}
_MODELS_OF_THINGS = {
    "agency": ("agencies.Agency",),
    "person": ("agencies.Person",),
    "duty": ("agencies.Duty",),
    "category": ("catalogue.Category",),
    "entry": ("catalogue.Version", "catalogue.Entry"),
    "plan": ("workdays.Plan",),
}
_VALUE_WORDS: dict[tuple[str, str], dict[str, str]] = {
    ("duty", "kind"): dict(DutyKind.choices),
    ("agency", "kind"): dict(AgencyKind.choices),
    ("agency", "public_place"): dict(PublicPlace.choices),
    ("entry", "kind"): dict(FactKind.choices),
}


def act_words(code: str) -> str:
    """An act in words; an unknown code is shown as it is, since nothing of a journal may be left out."""
    return ACT_WORDS.get(code, code)


def field_words(thing: str, name: str) -> str:
    """A field in words: its model's own name for it first."""
    return _of_models(thing).get(name) or _FIELD_WORDS.get(name, name)


def value_words(thing: str, name: str, value: object) -> str:
    """A value as a page shows it: lists joined, yes and no, codes in words, blank said."""
    if value is None or value == "":
        return "（空）"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list | tuple):
        return "、".join(field_words(thing, str(one)) if name == "changed" else str(one) for one in value) or "（空）"
    if isinstance(value, dict):
        if set(value) == {"hashed"}:
            return "（个人信息，只留校验值）"
        return "；".join(f"{field_words(thing, key)}：{value_words(thing, key, one)}" for key, one in value.items())
    return _VALUE_WORDS.get((thing, name), {}).get(str(value), str(value))


def duty_words(code: str) -> str:
    """A duty in words; the program has none."""
    return dict(DutyKind.choices).get(code, code)


@cache
def _of_models(thing: str) -> dict[str, str]:
    """Chinese names of fields only: a field without one of its own has its English name from the code."""
    found: dict[str, str] = {}
    for label in _MODELS_OF_THINGS.get(thing, ()):
        for field in apps.get_model(label)._meta.concrete_fields:
            name = str(field.verbose_name)
            if not name.isascii():
                found.setdefault(field.attname, name)
                found.setdefault(field.name, name)
    return found
