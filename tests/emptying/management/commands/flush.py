"""Empties a test's database: the journal's own refusal of it is lifted for as long as that takes."""

from django.core.management.commands import flush
from django.db import connections

from gongkai.office.journal.append_only import allow, forbid


class Command(flush.Command):
    def handle(self, **options: object) -> None:
        connection = connections[str(options["database"])]
        with connection.schema_editor() as editor:
            allow(editor)
        super().handle(**options)
        with connection.schema_editor() as editor:
            forbid(editor)
