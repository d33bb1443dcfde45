"""All of this app's tables at once, as a new installation makes them; older ones go on step by step."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from capaian.web.trail.guards import PRESSES, guard


def forbid(_: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    guard(editor, PRESSES)


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("services", "0001_initial"),
        ("services", "0002_signed_days"),
        ("services", "0003_guarded_tallies"),
        ("services", "0004_tickets"),
        ("services", "0005_openings"),
        ("services", "0006_sums_of_sites"),
    ]

    dependencies = [
        ("offices", "0001_squashed_0004_caretakers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SiteDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("site", models.CharField(max_length=80, verbose_name="tempat")),
                ("day", models.DateField(verbose_name="hari")),
                ("closed_at", models.DateTimeField(null=True, verbose_name="ditutup")),
                ("signed_at", models.DateTimeField(null=True, verbose_name="ditandatangani")),
                (
                    "closed_by",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="site_days",
                        to="offices.office",
                    ),
                ),
                (
                    "signed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("day", "site"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("office", "site", "day"), name="one_day_of_a_site"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Tally",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(verbose_name="kunci")),
                ("day", models.DateField(verbose_name="hari")),
                ("site", models.CharField(max_length=80, verbose_name="tempat")),
                ("service", models.CharField(max_length=80, verbose_name="layanan")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("received", "diterima"),
                            ("recapped", "direkap"),
                            ("verified", "diverifikasi"),
                            ("processed", "diproses"),
                            ("printed", "dicetak"),
                            ("signed", "ditandatangani"),
                            ("delivered", "diserahkan"),
                            ("legalised", "dilegalisir"),
                            ("refused", "ditolak"),
                            ("withdrawn", "ditarik kembali"),
                        ],
                        max_length=20,
                        verbose_name="tahap",
                    ),
                ),
                (
                    "area",
                    models.CharField(blank=True, max_length=20, verbose_name="kecamatan pemohon"),
                ),
                ("post", models.CharField(blank=True, max_length=80, verbose_name="jabatan")),
                (
                    "holder",
                    models.PositiveSmallIntegerField(null=True, verbose_name="pemegang ke-"),
                ),
                ("detail", models.CharField(blank=True, max_length=80, verbose_name="rincian")),
                ("count", models.IntegerField(verbose_name="jumlah")),
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
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tallies",
                        to="offices.office",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["office", "day", "service", "stage", "count"],
                        name="tallies_of_days",
                    ),
                    models.Index(
                        fields=["office", "site", "day", "service", "detail", "stage", "count"],
                        name="tallies_of_sites",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("office", "key"), name="one_tally_of_a_key")
                ],
            },
        ),
        migrations.CreateModel(
            name="Ticket",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(verbose_name="kunci")),
                ("year", models.PositiveSmallIntegerField(verbose_name="tahun")),
                ("number", models.PositiveIntegerField(verbose_name="nomor")),
                ("code", models.CharField(max_length=16, unique=True, verbose_name="kode")),
                ("service", models.CharField(max_length=80, verbose_name="layanan")),
                ("detail", models.CharField(blank=True, max_length=80, verbose_name="rincian")),
                ("site", models.CharField(max_length=80, verbose_name="tempat")),
                (
                    "area",
                    models.CharField(blank=True, max_length=20, verbose_name="kecamatan pemohon"),
                ),
                (
                    "event_year",
                    models.PositiveSmallIntegerField(null=True, verbose_name="tahun peristiwa"),
                ),
                ("is_sample", models.BooleanField(verbose_name="contoh")),
                ("post", models.CharField(blank=True, max_length=80, verbose_name="jabatan")),
                (
                    "holder",
                    models.PositiveSmallIntegerField(null=True, verbose_name="pemegang ke-"),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("received", "diterima"),
                            ("recapped", "direkap"),
                            ("verified", "diverifikasi"),
                            ("processed", "diproses"),
                            ("printed", "dicetak"),
                            ("signed", "ditandatangani"),
                            ("delivered", "diserahkan"),
                            ("legalised", "dilegalisir"),
                            ("refused", "ditolak"),
                            ("withdrawn", "ditarik kembali"),
                        ],
                        max_length=20,
                        verbose_name="tahap",
                    ),
                ),
                (
                    "pause",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("applicant", "menunggu pemohon"),
                            ("blank", "menunggu blangko"),
                            ("network", "jaringan terputus"),
                            ("ministry", "menunggu kementerian"),
                        ],
                        max_length=20,
                        verbose_name="jeda",
                    ),
                ),
                ("received_at", models.DateTimeField(verbose_name="diterima")),
                ("ended_on", models.DateField(null=True, verbose_name="berakhir")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("finished", "selesai"),
                            ("refused", "ditolak"),
                            ("withdrawn", "ditarik kembali"),
                            ("void", "karcis dibatalkan"),
                        ],
                        max_length=20,
                        verbose_name="hasil",
                    ),
                ),
                ("history", models.JSONField(default=list, verbose_name="riwayat")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tickets",
                        to="offices.office",
                    ),
                ),
            ],
            options={
                "ordering": ("-year", "-number"),
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["office", "ended_on", "outcome", "service"], name="tickets_ended"
                    ),
                    models.Index(
                        condition=models.Q(("ended_on", None)),
                        fields=["office", "site", "service"],
                        name="tickets_open",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("office", "year", "number"), name="one_ticket_of_a_number"
                    ),
                    models.UniqueConstraint(fields=("office", "key"), name="one_ticket_of_a_key"),
                ],
            },
        ),
        migrations.CreateModel(
            name="YearOpening",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="tahun")),
                ("counts", models.JSONField()),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="openings",
                        to="offices.office",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("office", "year"), name="one_opening_of_a_year"
                    )
                ],
            },
        ),
        migrations.RunPython(forbid, migrations.RunPython.noop),
    ]
