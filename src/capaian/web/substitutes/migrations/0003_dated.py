"""The days of a substitute have names, as those of all that holds from a day to a day."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("substitutes", "0002_long_texts"),
    ]

    operations = [
        migrations.AlterField("substitution", "since", models.DateField(verbose_name="sejak")),
        migrations.AlterField("substitution", "until", models.DateField(verbose_name="sampai")),
    ]
