"""All of this app's tables at once, as a new installation makes them; older ones go on step by step."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("complaints", "0001_initial"),
        ("complaints", "0002_tickets_and_days"),
        ("complaints", "0003_void"),
    ]

    dependencies = [
        ("offices", "0001_squashed_0004_caretakers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ClassDays",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "item",
                    models.CharField(
                        choices=[
                            ("konsultasi", "konsultasi"),
                            ("ringan", "pengaduan ringan"),
                            ("sedang", "pengaduan sedang"),
                            ("berat", "pengaduan berat"),
                        ],
                        max_length=20,
                        verbose_name="golongan",
                    ),
                ),
                ("days", models.PositiveSmallIntegerField(verbose_name="hari kerja")),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="complaint_days",
                        to="offices.office",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("office", "item"), name="one_number_of_days_a_class"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Complaint",
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
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("room", "ruang pengaduan"),
                            ("box", "kotak saran"),
                            ("lapor", "SP4N-LAPOR!"),
                            ("whatsapp", "WhatsApp"),
                            ("telephone", "telepon"),
                        ],
                        max_length=20,
                        verbose_name="saluran",
                    ),
                ),
                (
                    "item",
                    models.CharField(
                        choices=[
                            ("konsultasi", "konsultasi"),
                            ("ringan", "pengaduan ringan"),
                            ("sedang", "pengaduan sedang"),
                            ("berat", "pengaduan berat"),
                        ],
                        max_length=20,
                        verbose_name="golongan",
                    ),
                ),
                ("service", models.CharField(blank=True, max_length=80, verbose_name="layanan")),
                (
                    "ticket",
                    models.CharField(blank=True, max_length=12, verbose_name="nomor LAPOR"),
                ),
                ("text", models.TextField(max_length=1000, verbose_name="isi")),
                ("received_on", models.DateField(verbose_name="diterima")),
                ("due_on", models.DateField(verbose_name="jatuh tempo")),
                ("verified_on", models.DateField(null=True, verbose_name="diverifikasi")),
                ("answered_on", models.DateField(null=True, verbose_name="dijawab")),
                ("solved_on", models.DateField(null=True, verbose_name="berakhir")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("solved", "selesai"),
                            ("passed_on", "diteruskan"),
                            ("not_ours", "bukan kewenangan"),
                            ("void", "dibatalkan"),
                        ],
                        max_length=20,
                        verbose_name="hasil",
                    ),
                ),
                (
                    "owner",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="jabatan penanggung jawab"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, verbose_name="versi")),
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
                        related_name="complaints",
                        to="offices.office",
                    ),
                ),
            ],
            options={
                "ordering": ("-year", "-number"),
                "abstract": False,
                "indexes": [
                    models.Index(fields=["office", "outcome", "due_on"], name="complaints_due")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("office", "year", "number"), name="one_complaint_of_a_number"
                    ),
                    models.UniqueConstraint(
                        fields=("office", "key"), name="one_complaint_of_a_key"
                    ),
                ],
            },
        ),
    ]
