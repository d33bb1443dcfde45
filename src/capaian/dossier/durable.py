"""Writing to the disk so that it stays: one file, a new folder, by one writer at a time."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from capaian.domain.errors import FileError
from capaian.dossier.file_names import stays_inside

if sys.platform != "win32":
    import fcntl

_CAUSES: Mapping[int, str] = {
    errno.ENOSPC: "ruang disk habis",
    errno.EDQUOT: "jatah ruang disk habis",
    errno.EFBIG: "ukuran berkas melampaui batas",
    errno.EACCES: "tidak ada izin",
    errno.EPERM: "tidak ada izin",
    errno.EROFS: "tempat itu hanya dapat dibaca",
    errno.EEXIST: "ada sesuatu yang bukan folder di tempat itu",
    errno.EISDIR: "ada folder dengan nama yang sama",
    errno.ENOTDIR: "ada berkas di tempat folder",
    errno.ENOENT: "tempat itu tidak ada",
    errno.EIO: "perangkat penyimpanan gagal",
    errno.ENAMETOOLONG: "nama terlalu panjang",
    errno.ELOOP: "tautannya kembali ke dirinya sendiri",
    errno.EMFILE: "terlalu banyak berkas terbuka",
}
"""What the operating system refuses, in Indonesian."""
_STAGING = ".capaian-baru-"
"""How the hidden folder begins in which a new one waits until it is complete."""


def say_cause(error: OSError) -> str:
    """Say why the system refused; in the system's own words where there are no Indonesian ones.

    Examples:
        >>> say_cause(OSError(errno.ENOSPC, "No space left on device"))
        'ruang disk habis'
    """
    return _CAUSES.get(error.errno or 0, error.strerror or type(error).__name__)


@contextmanager
def new_folder(folder: Path) -> Iterator[None]:
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
                f"{there} adalah berkas, jadi folder {folder} tidak dapat dibuat. Pilih "
                "folder lain."
            ) from error
        raise FileError(
            f"Folder {folder} tidak dapat dibuat: {say_cause(error)}. Pilih folder lain."
        ) from error


@contextmanager
def locked(folder: Path, *, waits: bool = True) -> Iterator[None]:
    """Let one process at a time write into a folder, where the system has such locks.

    Raises:
        BlockingIOError: Somebody else has it, and this one does not wait.
    """
    if sys.platform == "win32":
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX if waits else fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(handle)


def write_durably(path: Path, content: bytes) -> None:
    """Write a file and wait until it is on the disk."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def locked_folder(folder: Path, otherwise: str = "") -> Iterator[None]:
    """Make a folder and let nobody else write into it; without anything in it, it goes again.

    Raises:
        FileError: if it cannot be made or written, with what is `otherwise` still there.
    """
    with new_folder(folder):
        try:
            with locked(folder):
                yield
        except OSError as error:
            raise FileError(
                f"Hasil tidak dapat ditulis ke {folder}: {say_cause(error)}.{otherwise}"
            ) from error


def write_new_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make a folder with files in it, by their paths: it appears whole, or not at all.

    Whatever lies in its place is never touched, but for an empty folder. What a process left
    behind that was killed while it wrote is taken away by the next one.

    Raises:
        FileError: if it is there already and not empty, or cannot be written; nothing was changed
            then.
        ValueError: if a path leads out of it.
    """
    if outside := [name for name in files if not stays_inside(name)]:
        raise ValueError(outside[0])
    parent = folder.absolute().parent
    with locked_folder(parent):
        is_empty = folder.is_dir() and not folder.is_symlink() and not any(folder.iterdir())
        if os.path.lexists(folder) and not is_empty:
            raise FileError(f"{folder} {_say_what(folder)}. Pilih nama folder yang baru.")
        staging = parent / f"{_STAGING}{folder.name}"
        shutil.rmtree(staging, ignore_errors=True)
        try:
            for name, content in files.items():
                (staging / name).parent.mkdir(parents=True, exist_ok=True)
                write_durably(staging / name, content)
            staging.replace(folder)
        finally:
            shutil.rmtree(staging, ignore_errors=True)


def _say_what(place: Path) -> str:
    """Say what stands where a new folder is to be."""
    if place.is_symlink():
        return (
            "sudah ada: sebuah tautan"
            if place.exists()
            else "sudah ada: tautan ke tempat yang tidak ada"
        )
    return (
        "sudah ada dan tidak kosong"
        if place.is_dir()
        else "sudah ada: sebuah berkas, bukan folder"
    )
