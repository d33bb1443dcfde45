"""Who took a file away, when and why is told by the log alone."""

from __future__ import annotations

from django.db import migrations


class Migration(migrations.Migration):
    """Drop what the log has too."""

    dependencies = [("evidence", "0003_files_prove_what_the_dossier_says")]

    operations = [
        migrations.RemoveField(model_name="upload", name="removed_at"),
        migrations.RemoveField(model_name="upload", name="removed_by"),
        migrations.RemoveField(model_name="upload", name="removed_why"),
    ]
