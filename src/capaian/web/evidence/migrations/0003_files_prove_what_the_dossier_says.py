"""A file proves what the dossier says of it, in every form that rests on it."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """What a file was brought to prove for one form is no longer kept apart."""

    dependencies: ClassVar = [("evidence", "0002_codes_of_uploads")]
    operations: ClassVar = [migrations.RemoveField("upload", "codes")]
