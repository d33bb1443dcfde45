"""All of this app's tables at once, as a new installation makes them; older ones go on step by step."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("papers", "0001_initial"),
        ("papers", "0002_no_note_of_sending"),
    ]

    dependencies = [
        ("years", "0001_squashed_0009_open_parts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PaperVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                ("name", models.CharField(max_length=120)),
                ("subject", models.CharField(blank=True, max_length=120)),
                ("period", models.CharField(blank=True, max_length=10)),
                ("title", models.CharField(max_length=300)),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("made", "belum disetujui"),
                            ("approved", "disetujui"),
                            ("replaced", "diganti"),
                        ],
                        default="made",
                        max_length=10,
                    ),
                ),
                ("is_draft", models.BooleanField()),
                ("revision", models.PositiveBigIntegerField()),
                ("data_sha256", models.CharField(max_length=64)),
                ("program", models.CharField(max_length=40)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("seconds", models.FloatField()),
                ("approved_as", models.CharField(blank=True, max_length=200)),
                ("approved_at", models.DateTimeField(null=True)),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "made_by",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="papers",
                        to="years.officeyear",
                    ),
                ),
            ],
            options={
                "ordering": ("name", "-number"),
            },
        ),
        migrations.CreateModel(
            name="PaperFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("format", models.CharField(max_length=4)),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveBigIntegerField()),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="papers.paperversion",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.AddConstraint(
            model_name="paperversion",
            constraint=models.UniqueConstraint(
                fields=("office_year", "name", "number"), name="one_version_of_a_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="paperversion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "approved")),
                fields=("office_year", "name"),
                name="one_version_in_force",
            ),
        ),
        migrations.AddConstraint(
            model_name="paperfile",
            constraint=models.UniqueConstraint(
                fields=("version", "format"), name="one_file_of_a_format"
            ),
        ),
    ]
