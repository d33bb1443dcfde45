"""A copy of an installation in one file, its keys in another one."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Final

from django.utils import timezone

from capaian.domain.errors import FileError
from capaian.dossier.durable import locked, say_cause
from capaian.web.configuration import Configuration
from capaian.web.keeping.archive import EVIDENCE, MANIFEST, Manifest, hash_of, read_manifest
from capaian.web.keeping.dump import dump
from capaian.web.keys import SESSION, TRAIL

KEYS: Final = (SESSION, TRAIL)
OWNER_ALONE: Final = stat.S_IRUSR | stat.S_IWUSR
"""Mode of files that hold what an office says: nobody else on the machine reads them."""
_STAGING: Final = ".capaian-cadangan-"


@dataclass(frozen=True, slots=True)
class BackupMade:
    """A backup that was made and read back."""

    file: Path
    entries: int
    files: int
    size: int
    """In bytes."""
    damaged: tuple[str, ...]
    """Evidence that is not as it was kept, copied as it is, by hash; by name, also what is lost."""
    unguarded: str = ""
    """Which trigger of its database no longer protects the log; empty: all do."""


def make_backup(configuration: Configuration, target: Path, entries: int, seal: str = "") -> BackupMade:
    """Write the database and all evidence into one file, and read it back before it counts.

    Keys are not in it: whoever has them and the copy could change the log without a trace.

    `entries` and `seal`: how many the log has at least, and of the last of them.

    Raises:
        FileError: if it is there already, or cannot be written; then nothing lies there.
    """
    with _new_file(target) as part:
        part.touch(mode=OWNER_ALONE, exist_ok=False)
        database = dump(configuration.database_settings, part.parent)
        # Contents are kept before the rows that name them: what the database names lies there by now.
        files = {database.name: database, **dict(_evidence(configuration.evidence))}
        manifest = _write(part, files, database.name, entries, seal)
        damaged = tuple(read_manifest(part).damaged)
    return BackupMade(target, manifest.entries, len(manifest.sha256), target.stat().st_size, damaged)


def keep_keys(configuration: Configuration, target: Path) -> None:
    """Write the keys into a file of their own, for the eyes of its owner alone; raises `FileError`."""
    with _new_file(target) as part, zipfile.ZipFile(part, "w") as archive:
        part.chmod(OWNER_ALONE)
        for name in KEYS:
            path = configuration.keys / name
            if not path.is_file():
                raise FileError(f"Kunci {path} tidak ada. Periksa --data.")
            archive.write(path, name)


def _evidence(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.glob("??/*")):
        if len(path.name) == 64:  # what is longer was being written when somebody pulled the plug
            yield f"{EVIDENCE}/{path.parent.name}/{path.name}", path


def _write(part: Path, files: Mapping[str, Path], database: str, entries: int, seal: str) -> Manifest:
    hashes = {}
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
        for name, path in files.items():
            with path.open("rb") as stream:
                hashes[name] = hash_of(stream)
            archive.write(path, name)
        made_at = timezone.now().isoformat(timespec="seconds")
        evidence = {name: path.name for name, path in files.items() if name.startswith(f"{EVIDENCE}/")}
        damaged = tuple(own for name, own in evidence.items() if hashes[name] != own)
        sha256 = dict(sorted(hashes.items()))
        manifest = Manifest(version("capaian"), made_at, database, entries, sha256, seal, damaged)
        archive.writestr(MANIFEST, manifest.to_bytes())
    return manifest


@contextmanager
def _new_file(target: Path) -> Iterator[Path]:
    """Give a file, in a folder of its own, that gets its name once all of it is on the disk."""
    if os.path.lexists(target):
        raise FileError(f"{target} sudah ada. Pilih nama lain.")
    try:
        with locked(target.parent):
            for left in target.parent.glob(f"{_STAGING}*"):
                shutil.rmtree(left)
            with tempfile.TemporaryDirectory(prefix=_STAGING, dir=target.parent) as staging:
                part = Path(staging, target.name)
                yield part
                with part.open("rb") as stream:
                    os.fsync(stream.fileno())
                os.link(part, target)
    except FileExistsError as error:
        raise FileError(f"{target} sudah ada. Pilih nama lain.") from error
    except OSError as error:
        raise FileError(f"{target} tidak dapat ditulis: {say_cause(error)}. Pilih folder lain.") from error
