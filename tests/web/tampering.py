"""Installations in whose database somebody writes past the program, and what is said of them."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from tests.forked.commands import run_command
from tests.web.test_production import environment, run

MORE = """
import django
django.setup()
from django.db import transaction
from capaian.web.offices.models import Office
from capaian.web.trail.record import Author, Deed, record
with transaction.atomic():
    record(Office.objects.get(), Author(), [Deed("deadline.changed", str(day)) for day in range(5)])
"""
UNGUARD = "".join(f"DROP TRIGGER trail_entry_no_{name};" for name in ("change", "removal", "replacement"))


def with_entries(office: Path, folder: Path) -> Path:
    """Return a copy of a founded installation with six entries."""
    shutil.copytree(office, folder)
    assert run(folder, "python", "-c", MORE).returncode == 0
    return folder


def call(folder: Path, *arguments: str, **told: str) -> subprocess.CompletedProcess[str]:
    """Call a command of an installation, which does as one that is started (test_forked)."""
    return run_command(*arguments, environment=environment(folder, **told))


def verify(folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """Call the command."""
    return call(folder, "verify-log", "--data", str(folder), *more)


def spoiled(office: Path, folder: Path, script: str) -> Path:
    """Return a copy of an installation in whose database somebody wrote."""
    copy = folder / "salinan"
    shutil.copytree(office, copy)
    with closing(sqlite3.connect(copy / "capaian.sqlite3")) as database:
        database.executescript(script)
        database.commit()
    return copy
