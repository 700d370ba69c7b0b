"""The index itself, which Django knows nothing of: FTS5 on SQLite, a tsvector with GIN on PostgreSQL."""

from django.db import migrations

from gongkai.office.search.index import index_of


class Migration(migrations.Migration):
    """Made empty; `gongkai rebuild search` and every act of publishing fill it."""

    dependencies = [("search", "0001_initial")]
    operations = [
        migrations.RunPython(
            lambda _apps, editor: index_of(editor.connection.vendor).create(editor),
            lambda _apps, editor: index_of(editor.connection.vendor).drop(editor),
        )
    ]
