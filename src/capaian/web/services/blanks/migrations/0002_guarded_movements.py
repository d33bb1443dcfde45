"""The database itself refuses to change or remove a movement of blanks."""

from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from capaian.web.trail.guards import MOVEMENTS, guard


def forbid(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    guard(editor, MOVEMENTS)


class Migration(migrations.Migration):
    dependencies = [("blanks", "0001_initial")]
    operations = [migrations.RunPython(forbid, migrations.RunPython.noop)]
