"""The three steps of the sign-off: secrecy review, endorsement, signature; or an entry sent back with a remark."""

from __future__ import annotations

from datetime import date

from gongkai.office.agencies.service import Asker, DutyKind, Person, held_on
from gongkai.office.catalogue.acts.common import (
    authors_of,
    locked,
    refuse_other_version,
    refuse_unless,
    register,
    working_of,
)
from gongkai.office.catalogue.content import SHORT_CODE, short_code
from gongkai.office.catalogue.course import STEP_OF, FactKind, Stage
from gongkai.office.catalogue.models import Entry, Merging
from gongkai.office.catalogue.projection import course, save_projection
from gongkai.office.files.service import StoredFile
from gongkai.office.journal.service import Act, recording
from gongkai.office.refusals import NotPossible, NotYours

DUTY_OF = {
    Stage.SECRECY: DutyKind.SECRECY,
    Stage.ENDORSEMENT: DutyKind.ENDORSER,
    Stage.SIGNATURE: DutyKind.SIGNATORY,
}
"""Whose step it is."""
STEPS = tuple(DUTY_OF)
_MERGED = {
    Merging.SECRECY_ENDORSEMENT: (Stage.SECRECY, Stage.ENDORSEMENT),
    Merging.ENDORSEMENT_SIGNATURE: (Stage.ENDORSEMENT, Stage.SIGNATURE),
}


def steps_from(entry: Entry, stage: Stage) -> tuple[Stage, ...]:
    """The steps that one act takes from this stage: one, or two where the category merges them."""
    category = working_of(entry).category
    merged = _MERGED.get(Merging(category.merging), ()) if category else ()
    return merged if merged and merged[0] is stage else (stage,)


def sign_off(asker: Asker, entry: Entry, *, seen: str, step: Stage | None = None, remark: str = "") -> Entry:
    """The entry, its next step signed by the asker. A merged step wants each of its duties and leaves a fact for each.

    `step` is the one the signer was shown: who holds two duties and presses twice signs one. None takes the next.
    Raises NotYours for a writer of this text or one without the duty; NotPossible where nothing waits for a signature
    or the version is not the one before the signer's eyes.
    """
    with recording(asker.actor()) as act:
        row = locked(asker, entry)
        refuse_other_version(row, seen)
        now = course(row)
        refuse_unless(row, now, *STEPS, doing="签批")
        if step is not None and now.stage is not step:
            raise NotPossible(
                f"“{step.label}”这一步已经办过，现在是“{now.stage.label}”。刚才的操作没有执行，请刷新后再看。"
            )
        refuse_author(row, asker.person)
        for stage in _steps_of(asker, row, now.stage):
            duty = asker.duty_in(row.agency_id, DUTY_OF[stage])
            register(act, row, STEP_OF[stage], asker=asker, duty=duty, remark=remark)
        _settle_if_withheld(act, asker, row)
        save_projection(row)
    return row


def return_entry(asker: Asker, entry: Entry, *, seen: str, remark: str) -> Entry:
    """The entry, back with its writer. Whoever holds the duty of the step may return it, and must say why."""
    if not remark.strip():
        raise NotPossible("退回要写明原因，让起草人知道改什么。", fields={"remark": "请写明退回原因。"})
    with recording(asker.actor()) as act:
        row = locked(asker, entry)
        refuse_other_version(row, seen)
        now = course(row)
        refuse_unless(row, now, *STEPS, Stage.SIGNED, Stage.SCHEDULED, doing="退回")
        duty = asker.duty_in(row.agency_id, DUTY_OF.get(now.stage, DutyKind.SIGNATORY))
        register(act, row, FactKind.RETURNED, asker=asker, duty=duty, remark=remark.strip())
        save_projection(row)
    return row


def escalate(asker: Asker, entry: Entry, *, seen: str, remark: str) -> Entry:
    """Note that the authority was asked whether the entry may be published, where the reviewer cannot tell (art. 17)."""
    if not remark.strip():
        raise NotPossible("请写明报哪个部门、问什么。", fields={"remark": "请写明报请的部门和事项。"})
    with recording(asker.actor()) as act:
        row = locked(asker, entry)
        refuse_other_version(row, seen)
        refuse_unless(row, course(row), Stage.SECRECY, doing="报请确定")
        duty = asker.duty_in(row.agency_id, DutyKind.SECRECY)
        register(act, row, FactKind.ESCALATED, asker=asker, duty=duty, remark=remark.strip())
        save_projection(row)
    return row


def register_paper(
    asker: Asker, entry: Entry, *, signer: Person, on: date, code: str, scan: StoredFile | None, remark: str = ""
) -> Entry:
    """Register that the next step was signed by hand on the printed form, with the code the form bears.

    A clerk registers it, with the form's scan: nothing else shows that the signer knows of it. The signer must have held
    the duty on the day he signed and be no writer of the text. Raises NotPossible for a code of another version: what
    was signed is not what would be published.
    """
    duty = asker.duty_in(entry.agency_id, DutyKind.CLERK)
    with recording(asker.actor(duty)) as act:
        row = locked(asker, entry)
        now = course(row)
        refuse_unless(row, now, *STEPS, doing="登记纸面签批")
        _refuse_other_form(row, code)
        _refuse_no_scan(row, scan)
        stage = now.stage
        if not held_on(signer, row.agency, DUTY_OF[stage], on):
            raise NotPossible(
                f"{signer.name}在 {on} 没有“{DUTY_OF[stage].label}”岗位，请核对签批人和日期。",
                fields={"signer": "请核对签批人。"},
            )
        refuse_author(row, signer)
        first = working_of(row).recorded_at.astimezone().date()
        if not first <= on <= asker.on:
            raise NotPossible(f"签批日期应在定稿（{first}）之后、今天之前。", fields={"on": "请核对签批日期。"})
        register(
            act,
            row,
            STEP_OF[stage],
            asker=asker,
            duty=DUTY_OF[stage],
            on=on,
            by=signer,
            paper=True,
            scan=scan,
            remark=remark,
        )
        _settle_if_withheld(act, asker, row)
        save_projection(row)
    return row


def refuse_author(entry: Entry, person: Person | None) -> None:
    """Raise NotYours where the person wrote any of the text since it was last published."""
    if person is None or person.pk in authors_of(entry):
        raise NotYours(
            "这条信息有您写的内容，不能由您本人签批。请由另一位同志办理；只有两个人时，由另一人兼任审查、审核、签发。"
        )


def _steps_of(asker: Asker, entry: Entry, stage: Stage) -> tuple[Stage, ...]:
    steps = steps_from(entry, stage)
    # Merging lets one person who holds both duties take both steps; anyone else takes his own alone.
    return steps if all(asker.holds(DUTY_OF[step], entry.agency_id) for step in steps) else (stage,)


def _refuse_other_form(entry: Entry, code: str) -> None:
    typed = "".join(code.split()).replace("-", "").replace("－", "").lower()
    version = working_of(entry)
    if len(typed) != SHORT_CODE or not version.hash.startswith(typed):
        raise NotPossible(
            f"审批表上的校验码与现在的第 {version.number} 版（{short_code(version.hash)}）不符。"
            "签的是另一版内容：请打印现在这一版重新签批。",
            fields={"code": "请照审批表右上角抄录 12 位校验码。"},
        )


def _refuse_no_scan(entry: Entry, scan: StoredFile | None) -> None:
    if scan is None:
        raise NotPossible(
            "登记纸面签批要附审批表的扫描件或照片，否则看不出签批人知情。",
            fields={"scan": "请上传签过字的审批表，手机拍照也可以。"},
        )
    if scan.agency_id != entry.agency_id:
        raise NotPossible("扫描件不属于本机关，请重新上传。", fields={"scan": "请重新上传。"})


def _settle_if_withheld(act: Act, asker: Asker, entry: Entry) -> None:
    version = working_of(entry)
    if course(entry).stage is Stage.SIGNED and version.disclosure != "own_initiative":
        # What is not published of the agency's own accord ends with the signature; art. 18 has it looked at again.
        register(act, entry, FactKind.SETTLED, asker=asker, duty=None)
