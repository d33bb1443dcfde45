"""An entry names all roles that somebody acted in.

On SQLite a column has no length, and a table that is made anew would lose the triggers that guard it.
"""

from __future__ import annotations

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def widen(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor != "sqlite":
        editor.execute("ALTER TABLE trail_entry ALTER COLUMN role TYPE varchar(100)")


class Migration(migrations.Migration):
    dependencies = [("trail", "0002_append_only")]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(widen, migrations.RunPython.noop)],
            state_operations=[
                migrations.AlterField(
                    model_name="entry",
                    name="role",
                    field=models.CharField(blank=True, max_length=100),
                ),
            ],
        ),
    ]
