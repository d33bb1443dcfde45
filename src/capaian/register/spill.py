"""A folder for what does not fit into memory: wiped at the end of a run, or by the next one after a kill."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
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
    home = parent or Path(tempfile.gettempdir()) / f"capaian-register-{_user()}"
    try:
        home.mkdir(mode=_OWN, parents=True, exist_ok=True)
        if sys.platform != "win32" and parent is None and home.stat().st_uid != os.getuid():
            raise FileError(f"Folder sementara {home} milik orang lain. Sebutkan yang lain dengan --spill.")
        with locked(home):
            wipe_abandoned(home)
            folder = Path(tempfile.mkdtemp(prefix="hitung-", dir=home))
            lock = os.open(folder / _LOCK, os.O_CREAT | os.O_RDWR, 0o600)
            _try_lock(lock)
    except OSError as error:
        raise FileError(f"Folder sementara {home} tidak dapat dipakai: {say_cause(error)}.") from error
    try:
        yield folder
    finally:
        os.close(lock)
        shutil.rmtree(folder, ignore_errors=True)
        with suppress(OSError):  # another run is in it
            if parent is None:
                home.rmdir()


def wipe_abandoned(home: Path) -> None:
    """Wipe what runs left behind that did not come to their end: the system has let go of their locks."""
    for folder in home.glob("hitung-*"):
        try:
            lock = os.open(folder / _LOCK, os.O_RDWR)
        except OSError:  # killed before it had a lock
            shutil.rmtree(folder, ignore_errors=True)
            continue
        is_free = _try_lock(lock)
        os.close(lock)
        if is_free:
            shutil.rmtree(folder, ignore_errors=True)


def _try_lock(lock: int) -> bool:
    if sys.platform == "win32":
        return True
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _user() -> str:
    return str(os.getuid()) if sys.platform != "win32" else os.environ.get("USERNAME", "pengguna")
