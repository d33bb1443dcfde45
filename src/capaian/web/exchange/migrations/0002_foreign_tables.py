"""Tables from outside wait beside workbooks and dossiers."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """No data change: the choice of kinds has one more."""

    dependencies = [("exchange", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="upload",
            name="kind",
            field=models.CharField(
                choices=[
                    ("book", "Buku kerja"),
                    ("dossier", "Dossier"),
                    ("table", "Tabel dari luar"),
                ],
                max_length=8,
            ),
        ),
    ]
