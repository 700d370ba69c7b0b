"""Registering a step that was signed by hand on the printed form."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse

from gongkai.office.agencies.service import Asker, Duty, DutyKind, Person
from gongkai.office.agencies.web import desk_page
from gongkai.office.catalogue.acts.common import authors_of
from gongkai.office.catalogue.acts.sign_off import DUTY_OF, register_paper
from gongkai.office.catalogue.course import Stage
from gongkai.office.catalogue.forms.acts import PaperForm
from gongkai.office.catalogue.models import Entry
from gongkai.office.catalogue.projection import course
from gongkai.office.catalogue.views.common import Question, act_page, asker_and_entry, bound
from gongkai.office.files.service import StoredFile, keep_file
from gongkai.office.journal.service import recording


@desk_page(DutyKind.CLERK)
def paper(request: HttpRequest, number: int) -> HttpResponse:
    """Who signed, when, the code the form bears, and its scan."""
    asker, entry = asker_and_entry(request, number)
    asker.duty_in(entry.agency_id, DutyKind.CLERK)
    stage = course(entry).stage
    form = bound(request, PaperForm, signers=_signers(asker, entry, stage))
    step = stage.label.removeprefix("待")
    name = DUTY_OF[stage].label if stage in DUTY_OF else "签批人"
    question = Question(
        "登记纸面签批", "登记", [f"“{step}”这一步按{name}已在审批表上签字登记，转到下一步。", "登记人是您，签批人是审批表上签字的人，两个名字都记下来。"],
        ["本机关的办理过程和留痕；不向公众显示。"], asked="照审批表填写", template="catalogue/entry_paper.html")  # fmt: skip

    def do(one: forms.Form) -> object:
        said = one.cleaned_data
        with recording(asker.actor(DutyKind.CLERK)):
            return register_paper(
                asker, entry, signer=Person.objects.get(pk=said["signer"]), on=said["on"], code=said["code"],
                scan=kept(asker, entry, said.get("scan")), remark=said["remark"],
            )  # fmt: skip

    return act_page(request, entry, question, form, do, done="已登记纸面签批。")


def kept(asker: Asker, entry: Entry, upload: object) -> StoredFile | None:
    """The row of a file handed in with an act, or None where there was none."""
    if not upload:
        return None
    return keep_file(asker, entry.agency, getattr(upload, "name", "") or "凭证", upload.read())  # type: ignore[attr-defined]


def _signers(asker: Asker, entry: Entry, stage: Stage) -> list[Person]:
    """Whoever holds or held the duty of the step: a form may come back after its signer was moved. The act asks the day."""
    if stage not in DUTY_OF:
        return []
    authors = authors_of(entry)
    duties = Duty.rows.seen_by(asker).filter(agency=entry.agency, kind=DUTY_OF[stage]).select_related("person")
    people = {duty.person.pk: duty.person for duty in duties.order_by("-from_on")}
    return [person for key, person in people.items() if key not in authors]
