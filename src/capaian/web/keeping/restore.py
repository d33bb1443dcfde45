"""An installation put back from its backup: whole, in a folder where none is, or not at all."""

from __future__ import annotations

import os
import shutil
import stat
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from capaian.domain.errors import FileError
from capaian.dossier.durable import locked, made, say_cause
from capaian.web.configuration import SQLITE, Configuration
from capaian.web.keeping.backup import EVIDENCE, KEYS, MANIFEST, OWNER_ALONE, Manifest, read_manifest
from capaian.web.keeping.dump import load, unload

_HALF: Final = ".capaian-pulih-"
"""How the folder begins in which everything waits until it is complete."""
Check = Callable[[Path, Mapping[str, object]], None]
"""Looks at an installation by its folder and its database before it takes its place; raises `FileError`."""


def restore(
    file: Path, configuration: Configuration, keys: Path | None, check: Check | None = None
) -> Manifest:
    """Put a backup into the folder of an installation that is not there yet.

    All of it is checked before anything is written; the log only where there are `keys`. Nothing stays of one
    for which `check` raises; what one that was killed left is no installation, and the next one clears it.

    Raises:
        FileError: if there is an installation already, or something cannot be read or written.
    """
    target = configuration.folder
    if target.is_dir() and not all(each.name.startswith(_HALF) for each in target.iterdir()):
        raise FileError(f"{target} sudah berisi. Pilih folder baru dengan --data.")
    manifest, is_new = read_manifest(file), not target.exists()
    try:
        with made(target), locked(target):
            if is_new:
                target.chmod(stat.S_IRWXU)
            for left in target.glob(f"{_HALF}*"):
                shutil.rmtree(left)
            # Within: who may write there may write nowhere beside it.
            with TemporaryDirectory(prefix=_HALF, dir=target) as room:
                staging = Path(room)
                _unpack(file, staging, manifest)
                if keys is not None:
                    _unpack_keys(keys, staging / configuration.keys.name)
                _put_back(staging, manifest, configuration, check)
                database = Path(configuration.database_settings["NAME"]).name
                for part in sorted(staging.iterdir(), key=lambda part: part.name == database):
                    part.rename(target / part.name)  # the database last: it makes an installation of it
    except OSError as error:
        raise FileError(f"{target} tidak dapat ditulis: {say_cause(error)}.") from error
    return manifest


def _unpack(file: Path, folder: Path, manifest: Manifest) -> None:
    with zipfile.ZipFile(file) as archive:
        for name in manifest.sha256:
            if name == manifest.database or name.startswith(f"{EVIDENCE}/"):
                archive.extract(name, folder)
        archive.extract(MANIFEST, folder)


def _put_back(staging: Path, manifest: Manifest, configuration: Configuration, check: Check | None) -> None:
    """Put the database where the installation seeks it."""
    database = configuration.database_settings
    if database["ENGINE"] == SQLITE:
        name = Path(database["NAME"])
        if name.parent != configuration.folder and name.exists():
            raise FileError(f"Basis data {name} sudah ada. Pilih nama lain dalam DATABASE_URL.")
        inside = staging / name.name if name.parent == configuration.folder else name
        database = {**database, "NAME": str(inside)}
    load(database, staging / manifest.database)
    if database["ENGINE"] == SQLITE:
        Path(database["NAME"]).chmod(OWNER_ALONE)
    for left in staging.glob(f"{manifest.database}*"):  # SQLite leaves files beside what it reads
        left.unlink()
    if check is not None:
        try:
            check(staging, database)
        except FileError:
            unload(database)
            raise


def _unpack_keys(file: Path, folder: Path) -> None:
    try:
        with zipfile.ZipFile(file) as archive:
            contents = {name: archive.read(name) for name in KEYS}
    except (KeyError, zipfile.BadZipFile) as error:
        raise FileError(f"{file} bukan cadangan kunci. Pilih berkas yang dibuat dengan --keys.") from error
    folder.mkdir(mode=stat.S_IRWXU)
    for name, content in contents.items():
        handle = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ALONE)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
