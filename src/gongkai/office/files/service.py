"""The one door of kept files."""

from __future__ import annotations

from gongkai.office.files.acts.keep_file import LARGEST, clean_name, is_control, keep_file
from gongkai.office.files.kinds import kind_words
from gongkai.office.files.models import StoredFile
from gongkai.office.files.store import fetch, keep, path_of

__all__ = ["LARGEST", "StoredFile", "clean_name", "fetch", "is_control", "keep", "keep_file", "kind_words", "path_of"]
