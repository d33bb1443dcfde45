"""An entry names a form of an office with a long name, and a file of a long name.

On SQLite a column has no length, and a table that is made anew would lose the triggers that guard it.
"""

from __future__ import annotations

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def widen(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor != "sqlite":
        editor.execute("ALTER TABLE trail_entry ALTER COLUMN subject TYPE varchar(400)")


class Migration(migrations.Migration):
    dependencies = [("trail", "0005_sealed_head")]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(widen, migrations.RunPython.noop)],
            state_operations=[
                migrations.AlterField(
                    model_name="entry",
                    name="subject",
                    field=models.CharField(blank=True, max_length=400),
                ),
            ],
        ),
    ]
