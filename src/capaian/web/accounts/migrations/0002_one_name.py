"""Names to sign in with are written in small letters, and nobody has another one's."""

from __future__ import annotations

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models.functions import Lower


def write_small(apps: StateApps, _: BaseDatabaseSchemaEditor | None) -> None:
    apps.get_model("accounts", "User").objects.update(username=Lower("username"))


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [
        migrations.RunPython(write_small, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.UniqueConstraint(
                Lower("username"),
                name="one_name_whatever_its_case",
                violation_error_message="Nama pengguna ini sudah dipakai.",
            ),
        ),
    ]
