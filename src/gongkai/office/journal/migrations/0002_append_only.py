"""The database itself refuses to change or delete a line of the journal or of the access log."""

from django.db import migrations

from gongkai.office.journal.append_only import allow, forbid


class Migration(migrations.Migration):
    """Triggers on the lines and the looks."""

    dependencies = [("journal", "0001_initial")]
    operations = [
        migrations.RunPython(
            lambda _apps, schema_editor: forbid(schema_editor), lambda _apps, schema_editor: allow(schema_editor)
        )
    ]
