"""The database itself refuses to change the figures of a closed month."""

from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from capaian.web.trail.guards import CLOSED_MONTHS, guard


def forbid(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    guard(editor, CLOSED_MONTHS)


class Migration(migrations.Migration):
    dependencies = [("feed", "0001_initial")]
    operations = [migrations.RunPython(forbid, migrations.RunPython.noop)]
