"""Tallies hold rupiah, and work that is on time; the remade table is guarded anew."""

from __future__ import annotations

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from capaian.web.trail.guards import PRESSES, guard, unguard

STAGES = [
    ("received", "diterima"),
    ("recapped", "direkap"),
    ("verified", "diverifikasi"),
    ("processed", "diproses"),
    ("printed", "dicetak"),
    ("signed", "ditandatangani"),
    ("delivered", "diserahkan"),
    ("legalised", "dilegalisir"),
    ("on_time", "tepat waktu"),
    ("recorded", "dicatat"),
    ("refused", "ditolak"),
    ("withdrawn", "ditarik kembali"),
]


def permit(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    unguard(editor, PRESSES)


def forbid(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    guard(editor, PRESSES)


class Migration(migrations.Migration):
    dependencies = [("services", "0006_sums_of_sites")]
    operations = [
        migrations.RunPython(permit, migrations.RunPython.noop),
        *(
            migrations.AlterField(
                model, "stage", models.CharField("tahap", max_length=20, choices=STAGES)
            )
            for model in ("tally", "ticket")
        ),
        migrations.AlterField("tally", "count", models.BigIntegerField("jumlah")),
        migrations.RunPython(forbid, migrations.RunPython.noop),
    ]
