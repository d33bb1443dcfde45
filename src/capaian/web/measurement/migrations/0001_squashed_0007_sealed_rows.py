"""All of this app's tables at once, as a new installation makes them; older ones go on step by step."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("measurement", "0001_initial"),
        ("measurement", "0002_writers_of_figures"),
        ("measurement", "0003_figures_that_move"),
        ("measurement", "0004_long_texts"),
        ("measurement", "0005_writers_stay"),
        ("measurement", "0006_values_handed_in"),
        ("measurement", "0007_sealed_rows"),
    ]

    dependencies = [
        ("years", "0001_squashed_0009_open_parts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ApprovedYear",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sha256", models.CharField(max_length=64)),
                ("name", models.CharField(max_length=120)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("voided_at", models.DateTimeField(null=True)),
                ("voided_why", models.TextField(blank=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "office_year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="approvals",
                        to="years.officeyear",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField()),
                ("address", models.CharField(blank=True, max_length=200)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("seen_at", models.DateTimeField(null=True)),
                (
                    "office_year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to="years.officeyear",
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-at", "-id"),
            },
        ),
        migrations.CreateModel(
            name="PostForm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("post", models.CharField(blank=True, max_length=80, verbose_name="jabatan")),
                ("period", models.CharField(max_length=10, verbose_name="triwulan")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("empty", "Belum diisi"),
                            ("draft", "Draf"),
                            ("submitted", "Diajukan"),
                            ("returned", "Dikembalikan"),
                            ("verified", "Terverifikasi"),
                            ("approved", "Disetujui"),
                            ("locked", "Terkunci"),
                        ],
                        default="empty",
                        max_length=12,
                        verbose_name="keadaan",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                ("seal", models.CharField(default="", editable=False, max_length=129)),
                (
                    "office_year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="forms",
                        to="years.officeyear",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Remark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slot", models.TextField(blank=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("explanation", "Penjelasan"), ("comment", "Catatan pemeriksa")],
                        max_length=12,
                    ),
                ),
                ("text", models.TextField()),
                ("value", models.TextField(blank=True)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("answer", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "form",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="remarks",
                        to="measurement.postform",
                    ),
                ),
            ],
            options={
                "ordering": ("at", "id"),
            },
        ),
        migrations.CreateModel(
            name="Rhythm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=80)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("quarter", "setiap triwulan"),
                            ("semester", "setiap semester"),
                            ("year", "sekali setahun"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "office_year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rhythms",
                        to="years.officeyear",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Taken",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("fill", "fill"),
                            ("submit", "submit"),
                            ("withdraw", "withdraw"),
                            ("return", "return"),
                            ("verify", "verify"),
                            ("approve", "approve"),
                            ("reopen", "reopen"),
                            ("lock", "lock"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "into",
                    models.CharField(
                        choices=[
                            ("empty", "Belum diisi"),
                            ("draft", "Draf"),
                            ("submitted", "Diajukan"),
                            ("returned", "Dikembalikan"),
                            ("verified", "Terverifikasi"),
                            ("approved", "Disetujui"),
                            ("locked", "Terkunci"),
                        ],
                        max_length=12,
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("reason", models.TextField(blank=True)),
                ("values", models.JSONField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "form",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="measurement.postform",
                    ),
                ),
            ],
            options={
                "ordering": ("at", "id"),
            },
        ),
        migrations.CreateModel(
            name="Deadline",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("period", models.CharField(max_length=10, verbose_name="triwulan")),
                ("day", models.DateField(verbose_name="tanggal tutup")),
                (
                    "office_year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deadlines",
                        to="years.officeyear",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("office_year", "period"), name="one_deadline_of_a_quarter"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FigureWriter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sheet", models.CharField(max_length=120)),
                ("code", models.CharField(max_length=80)),
                ("period", models.CharField(max_length=10)),
                ("role", models.CharField(blank=True, max_length=100)),
                ("is_in_form", models.BooleanField()),
                ("at", models.DateTimeField()),
                ("approved", models.JSONField(default=dict)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "office_year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="writers",
                        to="years.officeyear",
                    ),
                ),
            ],
            options={
                "ordering": ("at", "id"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("office_year", "sheet", "code", "period", "by", "is_in_form"),
                        name="one_writer_of_a_figure",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="postform",
            constraint=models.UniqueConstraint(
                fields=("office_year", "post", "period"), name="one_form_of_a_quarter"
            ),
        ),
        migrations.AddConstraint(
            model_name="rhythm",
            constraint=models.UniqueConstraint(
                fields=("office_year", "code"), name="one_rhythm_of_a_thing"
            ),
        ),
    ]
