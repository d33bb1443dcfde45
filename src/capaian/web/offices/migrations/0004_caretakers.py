from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("offices", "0003_long_texts")]

    operations = [
        migrations.AlterField(
            model_name="holding",
            name="kind",
            field=models.CharField(
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
        )
    ]
