"""A backup as one file: what is in it stands in its manifest, each with its hash."""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
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
