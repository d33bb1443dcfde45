"""Before the database of an installation is brought to this version: what waits, and a copy."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Final

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from capaian.domain.errors import FileError
from capaian.domain.numerals import write_few
from capaian.processes.versions import database_steps, write_database_version
from capaian.web.configuration import Configuration
from capaian.web.keeping.backup import make_backup
from capaian.web.surveys.register import answers_kept_until
from capaian.web.trail.models import Head

Report = Callable[[str], object]
"""Takes a line that people read while they wait."""
_MAX_NAMED: Final = 8
_NAME: Final = "sebelum-"
"""How the name of a copy begins."""
_RETRY: Final = timedelta(hours=1)
"""For so long tries share the copy of the first one: a server that is started again and again
would fill the disk, with copies of a database that is half upgraded.
"""


def secure_upgrade(configuration: Configuration, report: Report) -> None:
    """Report which steps of the database wait, and copy the installation before them.

    The log is copied as it is: whether it is sound says `verify-log` of either version. Nothing is
    done where no step waits. Raises `FileError` if there can be no copy; nothing is changed then.
    """
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    waiting = [f"{migration.app_label} {migration.name}" for migration, _ in plan]
    if not waiting:
        return
    before, after = database_version(), write_database_version(database_steps())
    report(
        f"Basis data ini dari versi lain (sidik {before}); program ini memerlukan sidik {after}. "
        f"{len(waiting)} langkah: {write_few(waiting, _MAX_NAMED)}."
    )
    if (copy := _find_copy(configuration.backups)) is not None:
        report(f"Cadangan percobaan sebelumnya dipakai: {copy}.")
        return
    target = configuration.backups / f"{_NAME}{timezone.localtime():%Y-%m-%d-%H%M%S}.zip"
    report(f"Cadangan dibuat dahulu: {target}. Dengan banyak bukti perlu beberapa menit.")
    number, seal = _end_of_log()
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        kept = make_backup(configuration, target.absolute(), number, seal, _answers_until())
    except (FileError, OSError) as error:
        raise FileError(
            f"Cadangan sebelum pembaruan tidak dapat dibuat: {error}. Tidak ada yang diubah. "
            "Atasi itu (CAPAIAN_BACKUPS menunjuk folder di disk lain), lalu ulangi."
        ) from error
    report(
        "Cadangan selesai, sudah dibaca kembali. Untuk kembali: pasang versi lama, "
        "capaian restore ke folder baru, lalu salin folder kunci dari sini ke sana."
    )
    if kept.answers_until:
        report(f"Memuat jawaban survei: hapus cadangan ini paling lambat {kept.answers_until}.")


def _find_copy(folder: Path) -> Path | None:
    """Return the copy that a try of just now made; `None`: there is none."""
    earliest = (timezone.now() - _RETRY).timestamp()
    copies = [*folder.glob(f"{_NAME}*.zip")]
    return next((copy for copy in copies if copy.stat().st_mtime > earliest), None)


def database_version() -> str:
    """Return the fingerprint of the steps by which the database became what it is."""
    own = {step.partition(" ")[0] for step in database_steps()}
    applied = MigrationRecorder(connection).applied_migrations()
    return write_database_version(f"{app} {name}" for app, name in applied if app in own)


def _end_of_log() -> tuple[int, str]:
    """Return number and seal of the last entry; of a version without the table: none."""
    try:
        return Head.objects.values_list("number", "seal").first() or (0, "")
    except DatabaseError:
        return 0, ""


def _answers_until() -> str:
    """Return until when the copy may be kept; a version without surveys has no answers."""
    try:
        return answers_kept_until()
    except DatabaseError:
        return ""
