"""A folder for what does not fit into memory: wiped at the end of a run, or by the next one after a kill."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from getpass import getuser
from pathlib import Path
from typing import Final

from capaian.domain.errors import FileError
from capaian.dossier.durable import locked, say_cause

if sys.platform != "win32":
    import fcntl

_LOCK: Final = "kunci"
_OWN: Final = 0o700


@contextmanager
def spill_folder(parent: Path | None = None) -> Iterator[Path]:
    """Make the folder of this run, which nobody else may read, and wipe those of runs that were killed.

    Args:
        parent: Where; by default a folder of this user among the temporary ones of the system.

    Raises:
        FileError: It cannot be made, or belongs to somebody else.
    """
    home = parent or Path(tempfile.gettempdir()) / f"capaian-register-{getuser()}"
    try:
        home.mkdir(mode=_OWN, parents=True, exist_ok=True)
        if parent is None:
            home.chmod(_OWN)  # refused where it is somebody else's
        with locked(home):
            for left in home.glob("hitung-*"):
                if (lock := _lock(left)) is not None:
                    os.close(lock)
                    shutil.rmtree(left, ignore_errors=True)
            folder = Path(tempfile.mkdtemp(prefix="hitung-", dir=home))
            own = _lock(folder)
    except OSError as error:
        raise FileError(f"Folder sementara {home} tidak dapat dipakai: {say_cause(error)}.") from error
    try:
        yield folder
    finally:
        if own is not None:
            os.close(own)
        shutil.rmtree(folder, ignore_errors=True)
        if parent is None:
            with suppress(OSError):  # another run is in it
                home.rmdir()


def _lock(folder: Path) -> int | None:
    """Lock the folder of a run; `None` while that run lives."""
    lock = os.open(folder / _LOCK, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        if sys.platform != "win32":
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(lock)
        return None
    return lock
