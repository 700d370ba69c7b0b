"""What machines read of a page: JSON-LD in the words of schema.org, of what the page itself shows and nothing else."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString

from gongkai.office.agencies.service import Agency
from gongkai.office.catalogue.service import Attachment, Entry, Version
from gongkai.office.portal.sheet import file_name

CONTEXT = "https://schema.org"
"""The name of the vocabulary. Nothing is fetched from it."""
# No text may end the element it stands in.
_ESCAPED = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&"}


def of_agency(request: HttpRequest, agency: Agency) -> SafeString:
    """The agency as a GovernmentOrganization."""
    return _written(_organisation(request, agency))


def of_entry(request: HttpRequest, entry: Entry, version: Version, files: list[Attachment], at: str) -> SafeString:
    """An entry: a normative document as Legislation, else an Article; `at` is the address where it is at home."""
    said = {
        "@type": "Legislation" if version.normative else "Article",
        "name": version.title, "headline": version.title, "url": at, "identifier": entry.index_number, "inLanguage": "zh-CN",
        "description": version.summary, "keywords": version.keywords, "isAccessibleForFree": True,
        "dateCreated": _day(version.formed_on), "datePublished": _day(entry.published_on),
        "dateModified": _day(entry.amended_on or entry.published_on),
        "publisher": _organisation(request, entry.agency),
        "author": {"@type": "GovernmentOrganization", "name": version.issuer},
        "articleSection": entry.category.name if entry.category else "",
        "encoding": [_file(request, entry, row) for row in files],
    }  # fmt: skip
    if version.normative:
        force = {"valid": "InForce", "amended": "PartiallyInForce"}.get(version.validity, "NotInForce")
        said |= {
            "legislationIdentifier": version.document_number, "legislationDate": _day(version.formed_on),
            "legislationDateOfApplicability": _day(version.effective_on), "legislationLegalForce": f"{CONTEXT}/{force}",
        }  # fmt: skip
    return _written(said)


def _organisation(request: HttpRequest, agency: Agency) -> dict[str, Any]:
    return {
        "@type": "GovernmentOrganization", "name": agency.name, "identifier": agency.credit_code or agency.org_code,
        "url": request.build_absolute_uri(reverse("portal:agency", args=[agency.slug])),
        "telephone": agency.telephone, "address": agency.address,
    }  # fmt: skip


def _file(request: HttpRequest, entry: Entry, row: Attachment) -> dict[str, Any]:
    name = file_name(row)
    address = reverse("portal:file", args=[entry.agency.slug, entry.pk, row.order, name])
    return {
        "@type": "MediaObject", "name": name, "contentUrl": request.build_absolute_uri(address),
        "contentSize": str(row.file.size), "encodingFormat": row.file.media_type,
    }  # fmt: skip


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _written(said: dict[str, Any]) -> SafeString:
    text = json.dumps({"@context": CONTEXT} | _filled(said), ensure_ascii=False)
    return SafeString(text.translate(_ESCAPED))


def _filled(said: dict[str, Any]) -> dict[str, Any]:
    """Without what is not known: an empty string is no telephone."""
    inner = {key: _filled(value) if isinstance(value, dict) else value for key, value in said.items()}
    return {key: value for key, value in inner.items() if value not in ("", [], {})}
