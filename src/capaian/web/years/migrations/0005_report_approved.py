"""Texts stay open after the figures are approved, until a version of the report is."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """A mark on the year: of a year that was closed before, the texts are open again."""

    dependencies: ClassVar = [("years", "0004_long_texts")]
    operations: ClassVar = [
        migrations.AddField(
            model_name="officeyear",
            name="is_report_approved",
            field=models.BooleanField(default=False, verbose_name="laporan disetujui"),
        ),
    ]
