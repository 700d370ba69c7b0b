"""The database's own refusal to change or delete what the journal and the access log hold."""

from __future__ import annotations

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLES = ("journal_line", "journal_look")


def forbid(schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers on."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE OR REPLACE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$"
        )
        for table in TABLES:
            for name, when, each in (("row", "UPDATE OR DELETE", "ROW"), ("all", "TRUNCATE", "STATEMENT")):
                schema_editor.execute(
                    f"CREATE TRIGGER {table}_append_only_{name} BEFORE {when} ON {table} "
                    f"FOR EACH {each} EXECUTE FUNCTION journal_is_append_only()"
                )
        return
    for table in TABLES:
        for act in ("UPDATE", "DELETE"):
            schema_editor.execute(
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
            )


def allow(schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers off: for undoing the migration, and for emptying a test's database."""
    names = ("append_only_row", "append_only_all")
    if schema_editor.connection.vendor != "postgresql":
        names = ("no_update", "no_delete")
    for table in TABLES:
        for name in names:
            of = f" ON {table}" if schema_editor.connection.vendor == "postgresql" else ""
            schema_editor.execute(f"DROP TRIGGER {table}_{name}{of}")
