"""All of this app's tables at once, as a new installation makes them; older ones go on step by step."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from capaian.web.trail.guards import CLOSED_MONTHS, guard


def forbid(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    guard(editor, CLOSED_MONTHS)


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("feed", "0001_initial"),
        ("feed", "0002_guarded_months"),
    ]

    dependencies = [
        ("years", "0001_squashed_0009_open_parts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ClosedMonth",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "register",
                    models.CharField(
                        choices=[
                            ("services", "register pelayanan"),
                            ("blanks", "register blangko"),
                            ("complaints", "register pengaduan"),
                            ("visits", "register jemput bola"),
                        ],
                        max_length=20,
                    ),
                ),
                ("month", models.PositiveSmallIntegerField(verbose_name="bulan")),
                ("version", models.PositiveSmallIntegerField(verbose_name="versi")),
                ("closed_on", models.DateField(verbose_name="ditutup")),
                ("days", models.PositiveSmallIntegerField(verbose_name="hari yang berisi")),
                ("sites", models.PositiveSmallIntegerField(verbose_name="tempat yang berisi")),
                ("figures", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("reason", models.TextField(blank=True, verbose_name="alasan")),
                ("reopened_on", models.DateField(null=True, verbose_name="dibuka kembali")),
                (
                    "reopening_reason",
                    models.TextField(blank=True, verbose_name="alasan pembukaan"),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "office_year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closed_months",
                        to="years.officeyear",
                    ),
                ),
            ],
            options={
                "ordering": ("register", "month", "version"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("office_year", "register", "month", "version"),
                        name="one_closing_of_a_version",
                    )
                ],
            },
        ),
        migrations.RunPython(forbid, migrations.RunPython.noop),
    ]
