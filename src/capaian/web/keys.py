"""Keys of an installation: files apart from the data, which only the server may read.

A copy of the database without them can be read but not written on unnoticed, and nobody can sign
in with it as somebody else.
"""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from capaian.domain.errors import FileError
from capaian.dossier.durable import locked, say_cause, write_durably

SESSION: Final = "sesi"
"""Signs cookies and links."""
TRAIL: Final = "jejak"
"""Chains the log of what was done."""
_WEAKEST_LENGTH: Final = 32
_REMEDIES: Final[Mapping[str, tuple[str, str]]] = {
    SESSION: (
        "Buat instalasi dengan: capaian init.",
        "Hapus, lalu jalankan: capaian serve; semua orang masuk sekali lagi.",
    ),
    TRAIL: (
        (
            "Pulihkan dari cadangan kunci; bila hilang: capaian reset-log-key; instalasi "
            "baru: capaian init."
        ),
        (
            "Pulihkan dari cadangan kunci: catatan yang disegel dengan kunci lain tidak dapat "
            "diperiksa."
        ),
    ),
}
"""What can be done where a key is not there, and where it can be guessed."""


class WeakKeyError(FileError):
    """A key that others may read, or that can be guessed."""


def make_key(folder: Path, name: str) -> bytes:
    """Return a key; where there is none a new one is written, for the server alone.

    Raises `FileError`.
    """
    path, copy = folder / name, folder / f".{name}.baru"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=stat.S_IRWXU)
        with locked(folder):  # two processes may start at once
            if not os.path.lexists(path):
                copy.touch(mode=stat.S_IRUSR | stat.S_IWUSR)
                write_durably(copy, secrets.token_urlsafe(48).encode())
                copy.rename(path)  # the key is there as a whole or not at all
    except OSError as error:
        with suppress(OSError):
            copy.unlink()
        raise FileError(
            f"Kunci {path} tidak dapat ditulis: {say_cause(error)}. Periksa izin "
            "foldernya dan ruang disk."
        ) from error
    return read_key(folder, name)


def read_key(folder: Path, name: str) -> bytes:
    """Return a key; `FileError`: there is none; `WeakKeyError`: others may read it,
    or it is too short.
    """
    path = folder / name
    try:
        key, mode = path.read_bytes().strip(), path.stat().st_mode
    except OSError as error:
        raise FileError(f"Kunci {path} tidak dapat dibaca. {_REMEDIES[name][0]}") from error
    if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise WeakKeyError(
            f"Kunci {path} dapat dibaca orang lain. Perbaiki dengan: chmod 600 {path}"
        )
    if len(key) < _WEAKEST_LENGTH or len({*key}) < _WEAKEST_LENGTH // 4:
        raise WeakKeyError(f"Kunci {path} terlalu mudah ditebak. {_REMEDIES[name][1]}")
    return key
