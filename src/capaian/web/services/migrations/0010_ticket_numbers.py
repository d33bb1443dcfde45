"""The last number of a year's tickets is kept apart from them."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("offices", "0001_squashed_0004_caretakers"),
        ("services", "0009_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="TicketNumber",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="tahun")),
                ("last", models.PositiveIntegerField(verbose_name="nomor terakhir")),
                ("seal", models.TextField(default="", editable=False)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ticket_numbers",
                        to="offices.office",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("office", "year"), name="one_last_ticket_of_a_year"
                    )
                ],
            },
        ),
    ]
