"""A copy of an installation in one file, its keys in another one, and putting it back:
whole or not.
"""

from __future__ import annotations

import json
import os
import shutil
import stat
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from hashlib import file_digest
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, cast

from django.utils import timezone

from capaian.domain.errors import FileError
from capaian.dossier.durable import locked, new_folder, say_cause
from capaian.dossier.folder import hash_file
from capaian.web.configuration import SQLITE, Configuration
from capaian.web.keeping.database_dump import dump, load, unload
from capaian.web.keys import SESSION, TRAIL

SIGNS_OF_SHA256: Final = 64
"""Evidence is called by its content; other files there are half-written."""

MANIFEST: Final = "manifest.json"
EVIDENCE: Final = "bukti"
"""Folder of contents of evidence, each called by its SHA-256."""
FORMAT: Final = 1


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
    """Of the last entry: the log of the office must go on from there;
    empty in backups from before.
    """
    damaged: Sequence[str] = ()
    """Hashes by which evidence is called whose content was another one already
    when the backup was made.
    """
    answers_until: str = ""
    """Day on which the last answers of surveys in it are to be deleted; empty: it has none."""


def read_manifest(file: Path) -> Manifest:
    """Read what is in a backup, and check that it is; raises `FileError`."""
    try:
        with zipfile.ZipFile(file) as archive:
            manifest = _parse(archive.read(MANIFEST))
            problems = [*_problems(archive, manifest)]
    except (
        Exception
    ) as error:  # whatever reading raises of what is no backup, or of a bit that fell over
        raise FileError(
            f"{file} bukan cadangan Capaian, atau rusak. Pilih cadangan lain."
        ) from error
    if problems:
        raise FileError(f"Cadangan {file} rusak: {'; '.join(problems)}. Pilih cadangan lain.")
    return manifest


def _parse(content: bytes) -> Manifest:
    plain = json.loads(content)
    if (found := plain.pop("format")) != FORMAT:
        raise ValueError(found)
    return Manifest(**plain)


def read_kept_manifest(file: Path) -> Manifest | None:
    """Return the manifest that a restored installation keeps; `None`: it never was.

    Raises `FileError`.
    """
    try:
        return _parse(file.read_bytes()) if file.exists() else None
    except (
        Exception
    ) as error:  # whatever reading raises of what is no backup, or of a bit that fell over
        raise FileError(
            f"{file} bukan manifes cadangan, atau rusak. Ambil dari cadangannya."
        ) from error


def _problems(archive: zipfile.ZipFile, manifest: Manifest) -> Iterator[str]:
    names = [name for name in archive.namelist() if name != MANIFEST]
    there, listed = set(names), set(manifest.sha256)
    if len(names) != len(there):
        yield "ada berkas yang dua kali"
    yield from (f"{name} hilang" for name in sorted(listed - there))
    yield from (f"{name} tidak disebut dalam manifes" for name in sorted(there - listed))
    for name in sorted(there & listed):
        with cast(zipfile.ZipExtFile, archive.open(name)) as stream:
            if file_digest(stream, "sha256").hexdigest() != manifest.sha256[name]:
                yield f"{name} berubah"
    for name, sha256 in sorted(manifest.sha256.items()):
        # Whoever forges evidence writes the manifest anew as well: a content is called by its own
        # hash.
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


def make_backup(
    configuration: Configuration,
    target: Path,
    entries: int,
    seal: str = "",
    answers_until: str = "",
) -> Manifest:
    """Write the database and all evidence into one file, and read it back before it counts.

    Keys are not in it: whoever has them and the copy could change the log without a trace.

    `entries` and `seal`: how many the log has at least, and of the last of them; `answers_until`:
    as the manifest says it. Raises `FileError` if it is there already, or cannot be written: then
    nothing is there.
    """
    with _new_file(target) as part:
        part.touch(mode=OWNER_ALONE, exist_ok=False)
        database = dump(configuration.database_settings, part.parent)
        # Contents are kept before the rows that name them: what the database names lies there by
        # now.
        found = sorted(configuration.evidence.glob("??/*"))
        # What has a longer name was being written when somebody pulled the plug.
        evidence = {
            f"{EVIDENCE}/{path.parent.name}/{path.name}": path
            for path in found
            if len(path.name) == SIGNS_OF_SHA256
        }
        hashes = {}
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
            for name, path in {database.name: database, **evidence}.items():
                hashes[name] = hash_file(path)
                archive.write(path, name)
            manifest = Manifest(
                version=version("capaian"),
                made_at=timezone.now().isoformat(timespec="seconds"),
                database=database.name,
                entries=entries,
                sha256=dict(sorted(hashes.items())),
                seal=seal,
                damaged=[
                    path.name for name, path in evidence.items() if hashes[name] != path.name
                ],
                answers_until=answers_until,
            )
            text = json.dumps({"format": FORMAT, **asdict(manifest)}, indent=1, ensure_ascii=False)
            archive.writestr(MANIFEST, text.encode())
        return read_manifest(part)


def keep_keys(configuration: Configuration, target: Path) -> None:
    """Write the keys into a file of their own, for the eyes of its owner alone;
    raises `FileError`.
    """
    with _new_file(target) as part, zipfile.ZipFile(part, "w") as archive:
        part.chmod(OWNER_ALONE)
        for name in KEYS:
            path = configuration.keys / name
            if not path.is_file():
                raise FileError(f"Kunci {path} tidak ada. Periksa --data.")
            archive.write(path, name)


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
        raise FileError(
            f"{target} tidak dapat ditulis: {say_cause(error)}. Pilih folder lain."
        ) from error


_HALF: Final = ".capaian-pulih-"
"""How the folder begins in which everything waits until it is complete."""
Check = Callable[[Path, Mapping[str, object]], None]
"""Looks at an installation by its folder and its database before it takes its place;
raises `FileError`.
"""


def restore(
    file: Path, configuration: Configuration, keys: Path | None, check: Check | None = None
) -> Manifest:
    """Put a backup into the folder of an installation that is not there yet.

    All of it is checked before anything is written; the log only where there are `keys`. Nothing
    stays of one for which `check` raises; what one that was killed left is no installation, and
    the next one clears it. Raises `FileError` if there is an installation already, or something
    cannot be read or written.
    """
    target = configuration.folder
    if target.is_dir() and not all(each.name.startswith(_HALF) for each in target.iterdir()):
        raise FileError(f"{target} sudah berisi. Pilih folder baru dengan --data.")
    manifest, is_new = read_manifest(file), not target.exists()
    try:
        with new_folder(target), locked(target):
            if is_new:
                target.chmod(stat.S_IRWXU)
            for left in target.glob(f"{_HALF}*"):
                shutil.rmtree(left)
            # Within: who may write there may write nowhere beside it.
            with TemporaryDirectory(prefix=_HALF, dir=target) as room:
                staging = Path(room)
                with zipfile.ZipFile(file) as archive:
                    for name in (MANIFEST, *manifest.sha256):
                        if name in (MANIFEST, manifest.database) or name.startswith(
                            f"{EVIDENCE}/"
                        ):
                            archive.extract(name, staging)
                if keys is not None:
                    _unpack_keys(keys, staging / configuration.keys.name)
                _put_back(staging, manifest, configuration, check)
                database = Path(configuration.database_settings["NAME"]).name
                for part in sorted(staging.iterdir(), key=lambda part: part.name == database):
                    part.rename(
                        target / part.name
                    )  # the database last: it makes an installation of it
    except OSError as error:
        raise FileError(f"{target} tidak dapat ditulis: {say_cause(error)}.") from error
    return manifest


def _put_back(
    staging: Path, manifest: Manifest, configuration: Configuration, check: Check | None
) -> None:
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
        raise FileError(
            f"{file} bukan cadangan kunci. Pilih berkas yang dibuat dengan --keys."
        ) from error
    folder.mkdir(mode=stat.S_IRWXU)
    for name, content in contents.items():
        path = folder / name
        path.touch(mode=OWNER_ALONE, exist_ok=False)
        path.write_bytes(content)
