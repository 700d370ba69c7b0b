"""The next index number of an agency, and the serials that imported numbers have used up."""

from __future__ import annotations

from datetime import date

from gongkai.law.catalogue import statutory_categories
from gongkai.law.index_number import NumberRefused, number_from, serial_of, series_key, series_of
from gongkai.office.agencies.service import Agency
from gongkai.office.catalogue.models import Category, Entry, Series, Version
from gongkai.office.refusals import NotPossible


def next_index_number(entry: Entry, version: Version, on: date) -> str:
    """A number never used before in this agency, by its template. The row of the series is held until the act ends."""
    template, fields = entry.agency.index_template, _fields(entry.agency, version.category)
    try:
        key = series_key(template, on, fields)
        series = _held(entry.agency, key)
        number = ""
        while not number or Entry._internal.filter(agency=entry.agency, index_number=number).exists():
            series.last += 1
            number = number_from(template, fields=fields, on=on, serial=series.last)
    except NumberRefused as refusal:
        raise NotPossible(f"按“{template}”编不出索引号：{refusal}。请管理员在机关资料里改正规则。") from None
    series.save(update_fields=["last"])
    return number


def use_up(agency: Agency, number: str) -> None:
    """Remember that a number was given before the office existed, so that its serial is not given again."""
    key, serial = series_of(agency.index_template, number), serial_of(agency.index_template, number)
    if key is None or serial is None:
        return
    series = _held(agency, key)
    if serial > series.last:
        series.last = serial
        series.save(update_fields=["last"])


def _held(agency: Agency, key: str) -> Series:
    Series._internal.get_or_create(agency=agency, key=key)
    return Series._internal.select_for_update().get(agency=agency, key=key)


def _fields(agency: Agency, category: Category | None) -> dict[str, str]:
    statutory = category
    while statutory is not None and statutory.agency_id is not None:
        statutory = statutory.parent
    codes = {row.code: row.index_code for row in statutory_categories()}
    parent = agency.parent
    return {
        "org": agency.org_code or agency.slug.upper(),
        "credit": agency.credit_code,
        "area": parent.org_code if parent else agency.org_code,
        "dept": agency.org_code,
        "category": codes.get(statutory.code, "") if statutory else "",
        "group": codes.get(statutory.code, "") if statutory else "",
    }
