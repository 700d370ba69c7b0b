"""Work that is done after the act, by the worker."""

from __future__ import annotations

from django_tasks import task

from gongkai.office.search.acts.read_files import read_files


@task()
def read_files_later(document: int, version: int) -> int:
    """Have the files of a document searched; how many could be read."""
    return read_files(document, version)
