"""The database itself refuses to change or remove a tally."""

from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from capaian.web.trail.guards import PRESSES, guard


def forbid(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    guard(editor, PRESSES)


class Migration(migrations.Migration):
    dependencies = [("services", "0002_signed_days")]
    operations = [migrations.RunPython(forbid, migrations.RunPython.noop)]
