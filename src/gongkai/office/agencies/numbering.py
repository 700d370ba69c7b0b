"""What numbers would look like under an agency's templates: an example for today, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.law.index_number import NumberRefused, check_template, number_from
from gongkai.office.agencies.models import Agency

_SAMPLES = {"category": "02", "group": "02"}
"""Stand in for what each entry brings by its category."""


@dataclass(frozen=True, slots=True)
class Example:
    """The first number of a day under a template, or the problems that prevent one."""

    label: str
    number: str = ""
    problems: tuple[str, ...] = ()


def examples_of(agency: Agency, on: date) -> list[Example]:
    """Examples for both templates of an agency as it stands in memory, saved or not."""
    return [
        _example("索引号", agency.index_template, agency, on),
        _example("发文字号", agency.document_template, agency, on),
    ]


def _example(label: str, template: str, agency: Agency, on: date) -> Example:
    if not template:
        return Example(label)
    problems = tuple(check_template(template))
    if problems:
        return Example(label, problems=problems)
    fields = {
        **_SAMPLES,
        "org": agency.org_code or agency.slug.upper(),
        "credit": agency.credit_code,
        "area": agency.parent.org_code if agency.parent else agency.org_code,
        "dept": agency.org_code,
    }
    try:
        return Example(label, number_from(template, fields=fields, on=on, serial=1))
    except NumberRefused as refusal:
        return Example(label, problems=(str(refusal),))
