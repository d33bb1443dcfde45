"""Keys of an installation: files apart from the data, which only the server may read.

A copy of the database without them can be read but not written on unnoticed, and nobody can sign in
with it as somebody else.
"""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path
from typing import Final

from capaian.domain.errors import FileError

SESSION: Final = "sesi"
"""Signs cookies and links."""
TRAIL: Final = "jejak"
"""Chains the log of what was done."""
_BYTES: Final = 48
_WEAKEST: Final = 32
_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


class WeakKeyError(FileError):
    """A key that others may read, or that can be guessed."""


def make_key(folder: Path, name: str) -> bytes:
    """Return a key; where there is none a new one is written, for the eyes of the server alone.

    Raises:
        FileError: if it cannot be written.
    """
    path = folder / name
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=stat.S_IRWXU)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, stat.S_IRUSR | stat.S_IWUSR)
    except FileExistsError:
        return read_key(folder, name)
    except OSError as error:
        raise FileError(f"Kunci {path} tidak dapat ditulis. Periksa izin foldernya.") from error
    with os.fdopen(handle, "w", encoding="ascii") as stream:
        stream.write(secrets.token_urlsafe(_BYTES))
    return read_key(folder, name)


def read_key(folder: Path, name: str) -> bytes:
    """Return a key.

    Raises:
        WeakKeyError: if others may read it, or it is too short.
        FileError: if there is none.
    """
    path = folder / name
    try:
        key, mode = path.read_bytes().strip(), path.stat().st_mode
    except OSError as error:
        raise FileError(f"Kunci {path} tidak dapat dibaca. Buat instalasi dengan: capaian init.") from error
    if os.name == "posix" and mode & _OTHERS:
        raise WeakKeyError(f"Kunci {path} dapat dibaca orang lain. Perbaiki dengan: chmod 600 {path}")
    if len(key) < _WEAKEST or len({*key}) < _WEAKEST // 4:
        raise WeakKeyError(f"Kunci {path} terlalu mudah ditebak. Hapus, lalu jalankan: capaian init.")
    return key
