from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("visits", "0001_initial")]

    operations = [
        migrations.AddField(
            "visit",
            "site",
            models.CharField(blank=True, default="", max_length=80, verbose_name="tempat turus"),
            preserve_default=False,
        ),
        migrations.AddField(
            "visit",
            "counted",
            models.CharField(
                blank=True,
                choices=[
                    ("first", "diterima saja; tahap berikutnya ditekan saat dikerjakan"),
                    ("all", "selesai hari itu: semua tahap"),
                ],
                default="",
                max_length=10,
                verbose_name="dihitung sebagai",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "visitcount",
            "detail",
            models.CharField(blank=True, default="", max_length=80, verbose_name="rincian"),
            preserve_default=False,
        ),
        migrations.RemoveConstraint("visitcount", "one_count_of_a_service"),
        migrations.AddConstraint(
            "visitcount",
            models.UniqueConstraint(
                fields=("visit", "service", "detail"), name="one_count_of_a_service"
            ),
        ),
    ]
