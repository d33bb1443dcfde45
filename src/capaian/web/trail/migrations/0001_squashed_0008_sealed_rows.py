"""All of this app's tables at once, as a new installation makes them; older ones go on step by step."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from capaian.web.trail.guards import ENTRIES, guard


def forbid(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    guard(editor, ENTRIES)


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("trail", "0001_initial"),
        ("trail", "0002_append_only"),
        ("trail", "0003_all_roles"),
        ("trail", "0004_entries_of_a_subject"),
        ("trail", "0005_sealed_head"),
        ("trail", "0006_long_subjects"),
        ("trail", "0007_guarded_entries"),
        ("trail", "0008_sealed_rows"),
    ]

    dependencies = [
        ("offices", "0001_squashed_0004_caretakers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Head",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveBigIntegerField(default=0)),
                ("seal", models.CharField(max_length=64)),
                ("mark", models.CharField(default="", max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveBigIntegerField(unique=True)),
                ("at", models.DateTimeField()),
                ("role", models.CharField(blank=True, max_length=100)),
                ("action", models.CharField(max_length=40)),
                ("subject", models.CharField(blank=True, max_length=400)),
                ("before", models.JSONField(null=True)),
                ("after", models.JSONField(null=True)),
                ("reason", models.TextField(blank=True)),
                ("sealed", models.JSONField(null=True)),
                ("seal", models.CharField(max_length=64)),
                (
                    "actor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trail",
                        to="offices.office",
                    ),
                ),
            ],
            options={
                "ordering": ("number",),
                "indexes": [models.Index(fields=["subject"], name="entries_of_a_subject")],
            },
        ),
        migrations.RunPython(forbid, migrations.RunPython.noop),
    ]
