"""Say how two entries hang together, or take it back."""

from __future__ import annotations

from gongkai.law.catalogue import RELATIONS
from gongkai.office.agencies.service import Agency, Asker, DutyKind
from gongkai.office.catalogue.models import Entry, Relation
from gongkai.office.journal.service import recording
from gongkai.office.refusals import NotPossible


def relate(asker: Asker, one: Entry, other: Entry, kind: str) -> Relation:
    """`one` explains, replaces, repeals, implements, answers or results of `other`, which the asker must see.

    Raises NotYours without the clerk's duty where `one` belongs; NotPossible for a kind that does not exist, for the
    entry itself, where it was said before, or where a document would end one of an agency that is not below.
    """
    duty = asker.duty_in(one.agency_id, DutyKind.CLERK)
    if kind not in RELATIONS:
        raise NotPossible("请选择关联的种类。", fields={"kind": "请从列表里选。"})
    if one.pk == other.pk or not Entry.rows.seen_by(asker).filter(pk=other.pk).exists():
        raise NotPossible("请选择另一条已登记的信息。", fields={"other": "请另选一条。"})
    if kind in _OVER_THE_OTHER and not _above(one.agency, other.agency):
        raise NotPossible(
            f"“{other.agency.name}”的文件只能由它自己或上级机关{RELATIONS[kind].forward}。请改选别的关系，或请对方登记。",
            fields={"kind": "请改选别的关系。"},
        )
    with recording(asker.actor(duty)) as act:
        Entry.rows.seen_by(asker).select_for_update(of=("self",)).get(pk=one.pk)
        if Relation._internal.filter(one=one, other=other, kind=kind, voided_at__isnull=True).exists():
            raise NotPossible("这个关联已经登记过。")
        relation = Relation(one=one, other=other, kind=kind, by=asker.person)
        relation.save()
        act.tell(one.agency_id, "entry.related", "entry", one.pk, after={"kind": kind, "other": other.pk})
    return relation


_OVER_THE_OTHER = frozenset({"replaces", "repeals", "amends"})
"""What is said about the other document's force, and shown to the public on its page."""


def _above(one: Agency, other: Agency) -> bool:
    return other.path.startswith(one.path)


def unrelate(asker: Asker, relation: Relation, *, reason: str = "") -> None:
    """Take a relation back; that it was said stays in the journal."""
    duty = asker.duty_in(relation.one.agency_id, DutyKind.CLERK)
    with recording(asker.actor(duty)) as act:
        held = Relation.rows.seen_by(asker).select_for_update(of=("self",)).filter(pk=relation.pk).first()
        if held is None:
            raise NotPossible("这个关联已经取消。")
        held.voided_at = act.at
        held.save(update_fields=["voided_at"])
        act.tell(
            held.one.agency_id, "entry.unrelated", "entry", held.one_id, before={"kind": held.kind, "other": held.other_id},
            remark=reason,
        )  # fmt: skip
