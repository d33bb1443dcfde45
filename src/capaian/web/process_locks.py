"""Locks for all threads of all processes of a server: files that are held, so that who dies lets go."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.files import locks

from capaian.domain.errors import FileError

if sys.platform != "win32":
    import fcntl

_SERVER: Final = "server.kunci"
"""File that the one server of a folder holds."""


def require_sole_server(folder: Path) -> None:
    """Hold a folder for the server that this process is, until it ends; its children hold nothing.

    Raises:
        FileError: if another one holds it: it would clear away what that one counts and waits for.
    """
    if sys.platform == "win32":
        return
    handle = os.open(folder / _SERVER, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        number = os.read(handle, 20).decode("ascii", "replace")
        raise FileError(
            f"{folder} sedang dilayani server lain (proses {number}); hentikan dahulu, atau ganti --data."
        ) from error
    os.ftruncate(handle, 0)
    os.write(handle, str(os.getpid()).encode())


@contextmanager
def hold(name: str) -> Iterator[None]:
    """Let one in at a time."""
    folder = settings.CAPAIAN.shared / "giliran"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (folder / name).open("ab") as file:
        locks.lock(file, locks.LOCK_EX)
        yield
