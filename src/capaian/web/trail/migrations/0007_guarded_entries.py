"""Entries are guarded as other rows that never change: by the triggers of `trail.guards`."""

from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from capaian.web.trail.guards import ENTRIES, guard


def forbid(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    guard(editor, ENTRIES)
    if editor.connection.vendor != "sqlite":
        editor.execute("DROP FUNCTION IF EXISTS trail_only_grows()")


class Migration(migrations.Migration):
    dependencies = [("trail", "0006_long_subjects")]
    operations = [migrations.RunPython(forbid, migrations.RunPython.noop)]
