"""Each form keeps what its files were brought to prove: another one may rest on the same file for more."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """Add the codes; files that were brought before prove what the dossier says."""

    dependencies = [("evidence", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="upload",
            name="codes",
            field=models.TextField(blank=True, default=""),
        ),
    ]
