"""The first part of a portal address: an agency's slug, which must be none of the office's own words."""

from __future__ import annotations

from django.urls.converters import StringConverter

from gongkai.office.agencies.service import RESERVED


class SlugOfAgency(StringConverter):
    """A slug that is not reserved: /desk/ is the desk whatever an agency is called."""

    regex = rf"(?!(?:{'|'.join(sorted(word.replace('.', r'[.]') for word in RESERVED))})/)[-a-zA-Z0-9_]+"


class Month(StringConverter):
    """A month in two digits."""

    regex = r"0[1-9]|1[0-2]"
