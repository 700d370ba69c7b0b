"""The attachments of the entry form: those there, in their order and by their names; those that come; those that go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.http import HttpRequest

from gongkai.office.agencies.service import Agency, Asker
from gongkai.office.catalogue.models import Version
from gongkai.office.files.service import StoredFile, keep_file
from gongkai.office.refusals import NotPossible

LONGEST_NAME = 200


@dataclass
class Row:
    """An attachment as the form shows it."""

    file: StoredFile
    name: str
    order: int
    remove: bool = False


@dataclass
class Attachments:
    """The attachments as the writer arranged them. `errors`: a sentence for each file that was refused."""

    rows: list[Row] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def chosen(self) -> list[tuple[StoredFile, str]]:
        """What the version is to have, as the acts take it."""
        return [(row.file, row.name) for row in self.rows if not row.remove]

    def plain(self) -> list[list[object]]:
        """The same as a working copy keeps it."""
        return [[row.file.pk, row.name] for row in self.rows if not row.remove]


def of_version(version: Version | None) -> Attachments:
    """The attachments a version has."""
    if version is None:
        return Attachments()
    rows = version.attachments.select_related("file")
    return Attachments([Row(row.file, row.name, order) for order, row in enumerate(rows, 1)])


def of_copy(asker: Asker, agency: Agency, kept: Iterable[object]) -> Attachments:
    """The attachments a working copy names, as far as the asker may have them."""
    pairs = [pair for pair in kept if isinstance(pair, list) and len(pair) == 2]
    files = _files(asker, agency, [str(pair[0]) for pair in pairs])
    found = [(files.get(str(pair[0])), str(pair[1])) for pair in pairs]
    return Attachments([Row(file, name, order) for order, (file, name) in enumerate(found, 1) if file is not None])


def arranged(request: HttpRequest, asker: Asker, agency: Agency) -> Attachments:
    """The attachments as the form says, without what is handed in with it."""
    data = request.POST
    numbers = data.getlist("file")
    files = _files(asker, agency, numbers)
    rows: list[Row] = []
    for place, number in enumerate(numbers, 1):
        if (file := files.get(number)) is None or any(row.file.pk == file.pk for row in rows):
            continue
        order = data.get(f"order-{number}", "")
        rows.append(
            Row(
                file, data.get(f"name-{number}", "").strip()[:LONGEST_NAME] or file.name,
                int(order) if order.isascii() and order.isdigit() and len(order) < 5 else place, f"remove-{number}" in data,
            )
        )  # fmt: skip
    rows.sort(key=lambda row: row.order)
    return Attachments(rows)


def handed_in(request: HttpRequest, asker: Asker, agency: Agency) -> Attachments:
    """The same, with the files handed in kept and put last. A refused file is named and costs the others nothing."""
    result = arranged(request, asker, agency)
    for upload in request.FILES.getlist("uploads"):
        try:
            file = keep_file(asker, agency, upload.name or "附件", upload.read())
        except NotPossible as refusal:
            result.errors.append(refusal.message)
        else:
            result.rows.append(Row(file, file.name, len(result.rows) + 1))
    return result


def _files(asker: Asker, agency: Agency, numbers: Iterable[str]) -> dict[str, StoredFile]:
    wanted = [int(number) for number in numbers if number.isascii() and number.isdigit() and len(number) < 18]
    return {str(row.pk): row for row in StoredFile.rows.seen_by(asker).filter(agency=agency, pk__in=wanted)}
