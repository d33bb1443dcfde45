"""Backups and the log for the command line,
which finds an installation before Django is set up by it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from capaian.domain.errors import FileError
from capaian.web.configuration import (
    SQLITE,
    Configuration,
    read_installation,
    require_installation,
    set_up_django,
)
from capaian.web.keys import TRAIL, read_key

if TYPE_CHECKING:
    from capaian.web.keeping.backup import Manifest
    from capaian.web.keeping.verification import BackupMade, LogCheck


@dataclass(frozen=True, slots=True)
class RestoredInstallation:
    """An installation that was put back."""

    manifest: Manifest
    """Of its backup."""
    verified: LogCheck | None
    """What was found out about its log; `None`: it was not verified."""
    wiped: int
    """Surveys whose answers were kept for two years, and are deleted."""


def verify(
    folder: Path, backup: Path | None = None, since: str = "", *, with_evidence: bool = False
) -> LogCheck:
    """Verify the log of the installation in a folder, as `verify_installation` does."""
    configuration = _open(folder)
    from capaian.web.keeping.verification import verify_installation

    return verify_installation(configuration, backup, since, with_evidence=with_evidence)


def back_up(folder: Path, target: Path, keys: Path | None) -> BackupMade:
    """Copy the installation in a folder, as `back_up_installation` does."""
    configuration = _open(folder)
    from capaian.web.keeping.verification import back_up_installation

    return back_up_installation(configuration, target, keys)


def _open(folder: Path) -> Configuration:
    """Connect Django to an installation; what is not there is not made,
    or a lost log would look whole.
    """
    configuration = read_installation(folder, is_demonstration=False)
    require_installation(configuration)
    read_key(configuration.keys, TRAIL)
    set_up_django()
    return configuration


def put_back(file: Path, folder: Path, keys: Path | None) -> RestoredInstallation:
    """Put a backup into a folder that is empty or not there,
    and verify its log where `keys` are given.

    Raises `FileError` if something cannot be read or written, or is not as the log says: then
    nothing is.
    """
    configuration = read_installation(folder, is_demonstration=False)
    from capaian.web.keeping.backup import restore

    verified, wiped = None, 0

    def check(place: Path, database: Mapping[str, object]) -> None:
        nonlocal verified, wiped
        verified, wiped = _look_at(place, database, has_keys=keys is not None)

    return RestoredInstallation(restore(file, configuration, keys, check), verified, wiped)


def _look_at(
    folder: Path, database: Mapping[str, object], *, has_keys: bool
) -> tuple[LogCheck | None, int]:
    """Verify an installation, and delete the answers of surveys that are due:
    how many surveys that were.

    `None`: without keys, or of an earlier version, it cannot be yet; the pages delete once they
    are started. Raises `FileError` for one of a later version, or with what somebody changed.
    """
    os.environ["CAPAIAN_DATA"] = str(folder)
    if database["ENGINE"] == SQLITE:  # it lies where it is looked at, not yet where it goes
        os.environ["DATABASE_URL"] = (
            f"sqlite:///{quote(Path(str(database['NAME'])).as_posix(), safe='/:')}"
        )
    set_up_django()
    from django.db import connections
    from django.utils.timezone import localdate

    from capaian.web.surveys.register import wipe_due
    from capaian.web.trail.verify import FOREIGN_KEY, BehindError, refuse_later_version

    try:
        if not has_keys:
            refuse_later_version()
            return None, 0
        verified = verify(folder)
        if verified.broken == FOREIGN_KEY:
            raise FileError(
                "Cadangan tidak dipulihkan: berkas kunci itu bukan kuncinya. Pakai kunci "
                "yang disimpan dari "
                "instalasi yang sama; bila hilang, pulihkan tanpa --keys, lalu capaian "
                "reset-log-key. Basis "
                "data PostgreSQL yang sudah terisi dikosongkan dahulu."
            )
        if (wrong := verified.broken or verified.unguarded) is not None:
            what = "catatan kejadiannya" if verified.broken is not None else "pelindung catatannya"
            raise FileError(
                f"Cadangan tidak dipulihkan: {what} berubah: {wrong}. Pakai cadangan lain. Untuk "
                "memeriksanya, pulihkan ke folder tersendiri tanpa --keys. Basis data "
                "PostgreSQL yang sudah "
                "terisi dikosongkan dahulu."
            )
        return verified, wipe_due(localdate())
    except BehindError:
        return None, 0
    finally:
        connections.close_all()
