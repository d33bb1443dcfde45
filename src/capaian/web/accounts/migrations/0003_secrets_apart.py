"""What signs somebody in is no longer readable in the database.

Everybody signs in once more; secrets of second factors become ciphertext.
"""

from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def forget_sessions(apps: StateApps, _: BaseDatabaseSchemaEditor | None) -> None:
    apps.get_model("sessions", "Session").objects.all().delete()
    apps.get_model("usersessions", "UserSession").objects.all().delete()


def encrypt_factors(apps: StateApps, _: BaseDatabaseSchemaEditor | None) -> None:
    from capaian.web.sign_in.adapter import FactorAdapter

    encrypt = FactorAdapter().encrypt
    for factor in apps.get_model("mfa", "Authenticator").objects.exclude(type="webauthn"):
        for name in ("secret", "seed"):
            if name in factor.data:
                factor.data[name] = encrypt(factor.data[name])
        if "migrated_codes" in factor.data:
            factor.data["migrated_codes"] = [
                encrypt(code) for code in factor.data["migrated_codes"]
            ]
        factor.save(update_fields=["data"])


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_one_name"),
        ("sessions", "0001_initial"),
        ("usersessions", "0001_initial"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]
    operations = [
        migrations.RunPython(forget_sessions, migrations.RunPython.noop),
        migrations.RunPython(encrypt_factors, migrations.RunPython.noop),
    ]
