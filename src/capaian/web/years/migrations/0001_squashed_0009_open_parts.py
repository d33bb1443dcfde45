"""All of this app's tables at once, as a new installation makes them; older ones go on step by step."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("years", "0001_initial"),
        ("years", "0002_forms_sent_once"),
        ("years", "0003_stamp"),
        ("years", "0004_long_texts"),
        ("years", "0005_report_approved"),
        ("years", "0006_rows_without_forms"),
        ("years", "0007_sealed_parts"),
        ("years", "0008_sealed_rows"),
        ("years", "0009_open_parts"),
    ]

    dependencies = [
        ("offices", "0001_squashed_0004_caretakers"),
    ]

    operations = [
        migrations.CreateModel(
            name="OfficeYear",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="tahun")),
                ("identity", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "revision",
                    models.PositiveBigIntegerField(default=0, verbose_name="perubahan ke"),
                ),
                ("stamp", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("is_closed", models.BooleanField(default=False, verbose_name="ditutup")),
                (
                    "is_report_approved",
                    models.BooleanField(default=False, verbose_name="laporan disetujui"),
                ),
                ("open_parts", models.JSONField(default=list, verbose_name="yang tetap terbuka")),
                ("seal", models.CharField(default="", editable=False, max_length=129)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="years",
                        to="offices.office",
                        verbose_name="dinas",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="EvidenceFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveBigIntegerField()),
                (
                    "office_year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="years.officeyear",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PartFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("path", models.CharField(max_length=265)),
                ("text", models.TextField()),
                (
                    "office_year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="years.officeyear",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Row",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sheet", models.CharField(max_length=120)),
                ("place", models.PositiveIntegerField()),
                ("number", models.PositiveIntegerField(default=0)),
                ("cells", models.JSONField(default=dict)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "office_year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="years.officeyear",
                    ),
                ),
            ],
            options={
                "ordering": ("sheet", "place", "id"),
            },
        ),
        migrations.AddConstraint(
            model_name="officeyear",
            constraint=models.UniqueConstraint(
                fields=("office", "year"), name="one_year_of_an_office"
            ),
        ),
        migrations.AddConstraint(
            model_name="evidencefile",
            constraint=models.UniqueConstraint(
                fields=("office_year", "name"), name="one_evidence_of_a_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="partfile",
            constraint=models.UniqueConstraint(
                fields=("office_year", "path"), name="one_file_at_a_path"
            ),
        ),
        migrations.AddIndex(
            model_name="row",
            index=models.Index(fields=["office_year", "sheet", "place"], name="rows_of_a_sheet"),
        ),
    ]
