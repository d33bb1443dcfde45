"""What writing safely is made of: one writer at a time, contents that are on the disk, old files kept."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import fcntl


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Let one process at a time write into a folder, where the system has such locks."""
    if sys.platform == "win32":
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def write_durably(path: Path, content: bytes) -> None:
    """Write a file and wait until it is on the disk."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def keep(path: Path, copy: Path) -> None:
    """Keep a file under a second name, so that it can be put back."""
    try:
        copy.hardlink_to(path)
    except OSError:  # a file system without hard links; a folder in the file's place fails here too
        shutil.copy2(path, copy)


def put_back(old: Path, path: Path) -> None:
    """Let a kept file take its place again; without one, nothing stood there."""
    if old.exists():
        old.replace(path)
    else:
        path.unlink(missing_ok=True)
