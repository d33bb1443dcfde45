"""What writing safely is made of: folders made for good, one writer at a time, contents on the disk."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from capaian.domain.errors import FileError
from capaian.dossier.causes import say_cause

if sys.platform != "win32":
    import fcntl


@contextmanager
def made(folder: Path) -> Iterator[None]:
    """Make a folder and those above it, and take away again each of them into which nothing came.

    Raises:
        FileError: It cannot be made.
    """
    new = [place for place in (folder, *folder.parents) if not os.path.lexists(place)]
    try:
        _make(folder)
        yield
    finally:
        for place in new:
            with suppress(OSError):  # something is in it, or it was never made
                place.rmdir()


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        there = next(place for place in (folder, *folder.parents) if os.path.lexists(place))
        if there.is_file():
            raise FileError(
                f"{there} adalah berkas, jadi folder {folder} tidak dapat dibuat. Pilih folder lain."
            ) from error
        raise FileError(
            f"Folder {folder} tidak dapat dibuat: {say_cause(error)}. Pilih folder lain."
        ) from error


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
