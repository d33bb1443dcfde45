"""A copy of an installation in one file, each part with its hash in the manifest; its keys in another one."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import IO, Final

from django.utils import timezone

from capaian.domain.errors import FileError
from capaian.dossier.durable import locked, say_cause
from capaian.web.configuration import Configuration
from capaian.web.keeping.dump import dump
from capaian.web.keys import SESSION, TRAIL

MANIFEST: Final = "manifest.json"
EVIDENCE: Final = "bukti"
"""Folder of contents of evidence, each called by its SHA-256."""
FORMAT: Final = 1
_BLOCK: Final = 1 << 20
_UNREADABLE: Final = (
    OSError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    EOFError,
    NotImplementedError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What reading a file raises that is no backup, or one with a bit that fell over."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is in a backup."""

    version: str
    """Of the program that made it."""
    made_at: str
    database: str
    """Name of the file that is the database."""
    entries: int
    """Entries of the log."""
    sha256: Mapping[str, str]
    """Of every other file, by its name."""
    seal: str = ""
    """Of the last entry: the log of the office must go on from there; empty in backups from before."""
    damaged: Sequence[str] = ()
    """Hashes by which evidence is called whose content was another one already when the backup was made."""

    def to_bytes(self) -> bytes:
        """Write it."""
        return json.dumps({"format": FORMAT, **asdict(self)}, indent=1, ensure_ascii=False).encode()


def hash_of(stream: IO[bytes]) -> str:
    """Return the SHA-256 of what a stream gives."""
    digest = hashlib.sha256()
    while block := stream.read(_BLOCK):
        digest.update(block)
    return digest.hexdigest()


def read_manifest(file: Path) -> Manifest:
    """Read what is in a backup, and check that it is; raises `FileError`."""
    try:
        with zipfile.ZipFile(file) as archive:
            manifest = _parse(archive.read(MANIFEST))
            problems = [*_problems(archive, manifest)]
    except _UNREADABLE as error:
        raise FileError(f"{file} bukan cadangan Capaian, atau rusak. Pilih cadangan lain.") from error
    if problems:
        raise FileError(f"Cadangan {file} rusak: {'; '.join(problems)}. Pilih cadangan lain.")
    return manifest


def _parse(content: bytes) -> Manifest:
    plain = json.loads(content)
    if (found := plain.pop("format")) != FORMAT:
        raise ValueError(found)
    return Manifest(**plain)


def read_kept_manifest(file: Path) -> Manifest | None:
    """Return the manifest that a restored installation keeps; `None`: it was never restored.

    Raises `FileError` if it cannot be read.
    """
    try:
        return _parse(file.read_bytes()) if file.exists() else None
    except _UNREADABLE as error:
        raise FileError(f"{file} bukan manifes cadangan, atau rusak. Ambil dari cadangannya.") from error


def _problems(archive: zipfile.ZipFile, manifest: Manifest) -> Iterator[str]:
    names = [name for name in archive.namelist() if name != MANIFEST]
    there, listed = set(names), set(manifest.sha256)
    if len(names) != len(there):
        yield "ada berkas yang dua kali"
    yield from (f"{name} hilang" for name in sorted(listed - there))
    yield from (f"{name} tidak disebut dalam manifes" for name in sorted(there - listed))
    for name in sorted(there & listed):
        with archive.open(name) as stream:
            if hash_of(stream) != manifest.sha256[name]:
                yield f"{name} berubah"
    for name, sha256 in sorted(manifest.sha256.items()):
        # Whoever forges evidence writes the manifest anew as well: a content is called by its own hash.
        own = name.rpartition("/")[2]
        if name.startswith(f"{EVIDENCE}/") and own not in (sha256, *manifest.damaged):
            yield f"{name} bukan isi yang disebut namanya"
    if manifest.database not in listed:
        yield "basis datanya tidak ada"
    if any(Path(name).is_absolute() or ".." in Path(name).parts for name in names):
        yield "ada berkas yang keluar dari foldernya"


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
