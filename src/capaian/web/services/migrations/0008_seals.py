"""Presses, tickets and days have their fingerprints; the database lets that of a press be made later."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from capaian.web.trail.guards import PRESSES, guard


def forbid(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    guard(editor, PRESSES)


class Migration(migrations.Migration):
    dependencies = [("services", "0007_office_work")]
    operations = [
        migrations.AddField(
            "siteday", "presses", models.PositiveIntegerField("turus", default=0, editable=False)
        ),
        migrations.AddField(
            "siteday", "seal", models.CharField(default="", editable=False, max_length=64)
        ),
        migrations.AddField(
            "tally", "seal", models.CharField(default="", editable=False, max_length=64)
        ),
        migrations.AddField("ticket", "seal", models.TextField(default="", editable=False)),
        migrations.RunPython(forbid, migrations.RunPython.noop),
    ]
