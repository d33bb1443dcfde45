"""All of this app's tables at once, as a new installation makes them; older ones go on step by step."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from capaian.web.trail.guards import MOVEMENTS, guard


def forbid(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    guard(editor, MOVEMENTS)


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("blanks", "0001_initial"),
        ("blanks", "0002_guarded_movements"),
        ("blanks", "0003_stock_counts"),
    ]

    dependencies = [
        ("offices", "0001_squashed_0004_caretakers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="BlankLimits",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "days",
                    models.PositiveSmallIntegerField(
                        default=10,
                        validators=[django.core.validators.MaxValueValidator(250)],
                        verbose_name="di bawah berapa hari kerja",
                    ),
                ),
                (
                    "pieces",
                    models.PositiveIntegerField(
                        default=1000,
                        validators=[django.core.validators.MaxValueValidator(999999)],
                        verbose_name="di bawah berapa keping",
                    ),
                ),
                (
                    "office",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="blank_limits",
                        to="offices.office",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="BlankMovement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(verbose_name="kunci")),
                ("day", models.DateField(verbose_name="hari")),
                ("blank", models.CharField(max_length=80, verbose_name="jenis blangko")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("opening", "saldo awal"),
                            ("received", "masuk"),
                            ("issued", "dikirim ke tempat"),
                            ("used", "terpakai"),
                            ("spoiled", "rusak"),
                            ("withdrawn", "kartu ditarik"),
                            ("destroyed", "dimusnahkan"),
                            ("difference", "selisih hitung stok"),
                        ],
                        max_length=20,
                        verbose_name="mutasi",
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("encode", "gagal encode"),
                            ("print", "gagal cetak"),
                            ("damaged", "cacat"),
                            ("withdrawn", "ditarik dari pemilik"),
                        ],
                        max_length=20,
                        verbose_name="sebab",
                    ),
                ),
                ("site", models.CharField(blank=True, max_length=80, verbose_name="tempat")),
                (
                    "count",
                    models.IntegerField(
                        validators=[
                            django.core.validators.MaxValueValidator(
                                999999, "Jumlah antara 1 dan 999.999; hitung stok juga 0."
                            )
                        ],
                        verbose_name="jumlah",
                    ),
                ),
                ("counted", models.PositiveIntegerField(null=True, verbose_name="terhitung")),
                (
                    "document",
                    models.CharField(blank=True, max_length=100, verbose_name="nomor dokumen"),
                ),
                ("document_on", models.DateField(null=True, verbose_name="tanggal dokumen")),
                ("note", models.TextField(blank=True, max_length=500, verbose_name="alasan")),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "counters",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="countered_by",
                        to="blanks.blankmovement",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="blank_movements",
                        to="offices.office",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "indexes": [
                    models.Index(fields=["office", "blank", "day"], name="movements_of_blanks")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("office", "key"), name="one_movement_of_a_key")
                ],
            },
        ),
        migrations.RunPython(forbid, migrations.RunPython.noop),
    ]
