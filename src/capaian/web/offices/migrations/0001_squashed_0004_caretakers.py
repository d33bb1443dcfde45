"""All of this app's tables at once, as a new installation makes them; older ones go on step by step."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("offices", "0001_initial"),
        ("offices", "0002_alter_holding_kind"),
        ("offices", "0003_long_texts"),
        ("offices", "0004_caretakers"),
    ]

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Office",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    models.SlugField(max_length=40, unique=True, verbose_name="nama dalam alamat"),
                ),
                ("name", models.CharField(max_length=200, verbose_name="nama perangkat daerah")),
                ("is_demonstration", models.BooleanField(default=False, verbose_name="peragaan")),
            ],
        ),
        migrations.CreateModel(
            name="Holding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateField(verbose_name="sejak")),
                ("until", models.DateField(blank=True, null=True, verbose_name="sampai")),
                (
                    "post",
                    models.CharField(
                        max_length=80,
                        validators=[
                            django.core.validators.RegexValidator("^[a-z0-9]+(?:[-.][a-z0-9]+)*$")
                        ],
                        verbose_name="jabatan",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("definitive", "Definitif"),
                            ("acting", "Plt."),
                            ("daily", "Plh."),
                            ("caretaker", "Pj."),
                            ("clerk", "Petugas isian"),
                        ],
                        default="definitive",
                        max_length=12,
                        verbose_name="cara memegang",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="holdings",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="orang",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="holdings",
                        to="offices.office",
                        verbose_name="dinas",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateField(verbose_name="sejak")),
                ("until", models.DateField(blank=True, null=True, verbose_name="sampai")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("administrator", "Administrator"),
                            ("planner", "Perencana"),
                            ("data_entry", "Petugas data"),
                            ("unit_head", "Kepala bidang"),
                            ("office_head", "Kepala Dinas"),
                            ("inspector", "Inspektorat"),
                            ("viewer", "Pembaca"),
                        ],
                        max_length=20,
                        verbose_name="peran",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="orang",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="offices.office",
                        verbose_name="dinas",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("office", "user", "role", "since"), name="one_membership_a_day"
                    )
                ],
            },
        ),
    ]
