"""Numbers come from tables too, of days or of whole months; the remade table is guarded anew."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from capaian.web.trail.guards import TALLIES, guard


def forbid(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    guard(editor, TALLIES)


class Migration(migrations.Migration):
    dependencies = [
        ("offices", "0001_squashed_0004_caretakers"),
        ("services", "0008_seals"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CountedTable",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="berkas")),
                ("sha256", models.CharField(max_length=64, verbose_name="sidik")),
                ("site", models.CharField(max_length=80, verbose_name="tempat")),
                ("first", models.DateField(verbose_name="hari pertama")),
                ("last", models.DateField(verbose_name="hari terakhir")),
                ("is_recap", models.BooleanField(verbose_name="rekap bulanan")),
                ("reason", models.TextField(blank=True, verbose_name="alasan")),
                ("heads", models.JSONField(default=dict, verbose_name="arti kolom")),
                ("words", models.JSONField(default=dict, verbose_name="arti nama")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="dibawa")),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.RemoveIndex(
            model_name="tally",
            name="tallies_of_days",
        ),
        migrations.RemoveIndex(
            model_name="tally",
            name="tallies_of_sites",
        ),
        migrations.AddField(
            model_name="tally",
            name="is_recap",
            field=models.BooleanField(
                db_default=False, default=False, verbose_name="rekap bulanan"
            ),
        ),
        migrations.AddField(
            model_name="countedtable",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="countedtable",
            name="office",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="counted_tables",
                to="offices.office",
            ),
        ),
        migrations.AddField(
            model_name="tally",
            name="table",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="tallies",
                to="services.countedtable",
            ),
        ),
        migrations.AddIndex(
            model_name="tally",
            index=models.Index(
                fields=["office", "day", "service", "stage", "count", "is_recap"],
                name="tallies_of_days",
            ),
        ),
        migrations.AddIndex(
            model_name="tally",
            index=models.Index(
                fields=[
                    "office",
                    "site",
                    "day",
                    "service",
                    "detail",
                    "stage",
                    "count",
                    "is_recap",
                ],
                name="tallies_of_sites",
            ),
        ),
        migrations.RunPython(forbid, migrations.RunPython.noop),
    ]
