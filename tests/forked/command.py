"""Run as a script it is `capaian`; who forks it has imported what asks for no installation yet."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path

from capaian.cli.main import run

_NEEDED = (
    "PIL.Image",
    "capaian.cli.program",
    "capaian.dossier.check",
    "capaian.dossier.feeding",
    "capaian.dossier.rows.files",
    "capaian.dossier.rows.texts",
    "capaian.dossier.years.snapshot",
    "capaian.rules.assess",
    "capaian.rules.registers.balance",
    "capaian.writers.undrawable_signs",
    "cryptography.fernet",
    "cryptography.hazmat.primitives.kdf.hkdf",
    "django.contrib.auth.hashers",
    "django.contrib.auth.management",
    "django.contrib.staticfiles.finders",
    "django.core.management",
    "django.core.serializers.json",
    "django.db.backends.sqlite3.base",
    "django.db.migrations.executor",
    "django.db.models",
    "django.db.models.sql.compiler",
    "django.forms",
    "django.http",
    "django.middleware.csrf",
    "django.template.defaultfilters",
    "django.template.defaulttags",
    "django.template.loader",
    "django.template.loader_tags",
    "django.urls",
    "django.utils.timezone",
    "django.views.decorators.cache",
    "django.views.generic",
    "pydantic.json_schema",
    "pydantic.type_adapter",
    "rich.console",
)
"""Modules that commands import once they begin."""

for _name in _NEEDED:
    import_module(_name)

if __name__ == "__main__":
    # These were opened over other files, before the pipes of this process stood in their place.
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)
    sys.argv[0] = str(Path(sys.executable).with_name("capaian"))
    run()
