"""A backup as one file: what is in it stands in its manifest, each with its hash."""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from capaian.domain.errors import FileError

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
    EOFError,
    NotImplementedError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What reading a file raises that is no backup, or one with a bit that fell over."""


class BrokenBackupError(FileError):
    """A backup that is not as it was made."""


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
    seal: str
    """Of the last of them: the log of the office must go on from there; empty in backups from before."""
    hashes: Mapping[str, str]
    """SHA-256 of every other file by its name."""
    damaged: tuple[str, ...] = ()
    """Hashes by which evidence is called whose content was another one already when the backup was made."""

    def to_bytes(self) -> bytes:
        """Write it."""
        plain = {
            "format": FORMAT,
            "version": self.version,
            "made_at": self.made_at,
            "database": self.database,
            "entries": self.entries,
            "seal": self.seal,
            "sha256": dict(sorted(self.hashes.items())),
            "damaged": [*self.damaged],
        }
        return json.dumps(plain, indent=1, ensure_ascii=False).encode()


def hash_of(stream: IO[bytes]) -> str:
    """Return the SHA-256 of what a stream gives."""
    digest = hashlib.sha256()
    while block := stream.read(_BLOCK):
        digest.update(block)
    return digest.hexdigest()


def read_manifest(file: Path) -> Manifest:
    """Read what is in a backup, and check that it is.

    Raises:
        BrokenBackupError: with every file that is missing, changed or too much.
        FileError: if it is no backup.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            manifest = _parse(archive.read(MANIFEST))
            problems = [*_problems(archive, manifest)]
    except _UNREADABLE as error:
        raise FileError(f"{file} bukan cadangan Capaian, atau rusak. Pilih cadangan lain.") from error
    if problems:
        raise BrokenBackupError(f"Cadangan {file} rusak: {'; '.join(problems)}. Pilih cadangan lain.")
    return manifest


def _parse(content: bytes) -> Manifest:
    plain = json.loads(content)
    if plain["format"] != FORMAT:
        raise ValueError(plain["format"])
    hashes = {str(name): str(sha256) for name, sha256 in plain["sha256"].items()}
    damaged = tuple(str(name) for name in plain.get("damaged", ()))
    version, made_at, database = (str(plain[name]) for name in ("version", "made_at", "database"))
    return Manifest(
        version, made_at, database, int(plain["entries"]), str(plain.get("seal", "")), hashes, damaged
    )


def read_kept_manifest(file: Path) -> Manifest | None:
    """Return the manifest that a restored installation keeps; `None`: it was never restored.

    Raises:
        FileError: if it cannot be read.
    """
    if not file.exists():
        return None
    try:
        return _parse(file.read_bytes())
    except _UNREADABLE as error:
        raise FileError(f"{file} bukan manifes cadangan, atau rusak. Ambil dari cadangannya.") from error


def _problems(archive: zipfile.ZipFile, manifest: Manifest) -> Iterator[str]:
    names = [name for name in archive.namelist() if name != MANIFEST]
    if len(names) != len(set(names)):
        yield "ada berkas yang dua kali"
    for name in sorted(set(manifest.hashes) - set(names)):
        yield f"{name} hilang"
    for name in sorted(set(names) - set(manifest.hashes)):
        yield f"{name} tidak disebut dalam manifes"
    for name in sorted(set(names) & set(manifest.hashes)):
        with archive.open(name) as stream:
            if hash_of(stream) != manifest.hashes[name]:
                yield f"{name} berubah"
    for name, sha256 in sorted(manifest.hashes.items()):
        # Whoever forges evidence writes the manifest anew as well: a content is called by its own hash.
        own = name.rpartition("/")[2]
        if name.startswith(f"{EVIDENCE}/") and own not in (sha256, *manifest.damaged):
            yield f"{name} bukan isi yang disebut namanya"
    if manifest.database not in manifest.hashes:
        yield "basis datanya tidak ada"
    if any(Path(name).is_absolute() or ".." in Path(name).parts for name in names):
        yield "ada berkas yang keluar dari foldernya"
