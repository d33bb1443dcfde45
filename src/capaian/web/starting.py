"""An installation for the command line: made, made ready to answer (`serving`), looked after."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from capaian.domain.errors import FileError
from capaian.web.configuration import (
    DEMONSTRATION,
    SQLITE,
    Configuration,
    ConfigurationError,
    FirstOffice,
    read_configuration,
)
from capaian.web.keys import SESSION, TRAIL, make_key, read_key

if TYPE_CHECKING:
    from capaian.web.keeping.backup import Kept
    from capaian.web.keeping.verification import Verified

_OWNER_ONLY: Final = 0o077
"""Bits that no file of an installation gets: whoever else works on the machine reads none of them."""


@dataclass(frozen=True, slots=True)
class PutBack:
    """An installation that was put back."""

    entries: int
    """How many its log has."""
    is_checked: bool
    """The log is as it was written; otherwise it was not verified."""
    damaged: tuple[str, ...] = ()
    """Hashes by which evidence is called that had another content when it was kept."""


def prepare(folder: Path, *, is_demonstration: bool) -> None:
    """Make an installation ready to answer: its keys, the database as this version has it, static files.

    Only the demonstration is made where none is: a mistyped folder is no new office.

    Raises:
        FileError: if there is none, or something of it cannot be read or written.
    """
    configuration = _open(folder, is_demonstration=is_demonstration)
    from django.core.management import call_command

    call_command("collectstatic", verbosity=0, interactive=False)
    from capaian.web.demonstration.make import make_demonstration, refuse_demonstration

    if configuration.is_demonstration:
        make_demonstration()
    else:
        refuse_demonstration()


def require_none(folder: Path) -> None:
    """See to it that a new installation can be made: nothing is written, whatever is there stays as it is.

    Raises:
        FoundingError: if there is one.
        FileError: if what is there cannot be read, or a demonstration is asked for.
    """
    configuration = _told(folder, is_demonstration=False)
    if configuration.is_demonstration:
        raise ConfigurationError(
            f"CAPAIAN_MODE berisi '{DEMONSTRATION}'; dinas sungguhan tidak dibuat di dalam peragaan. "
            "Hapus setelan itu, atau buka peragaan dengan: capaian serve --demo."
        )
    if configuration.keys.is_dir():  # left by a beginning that was broken off: Django starts with it
        make_key(configuration.keys, SESSION)
    _set_up()
    from capaian.web.founding import refuse_second

    if _is_at_hand(configuration):
        with _reached(configuration):
            refuse_second(configuration.folder)


def find_mistakes(beginning: FirstOffice) -> Mapping[str, str]:
    """Return what cannot be meant of a beginning, by the names of its fields; after `require_none`."""
    from capaian.web.founding import find_mistakes as find

    return find(beginning)


def begin(folder: Path, beginning: FirstOffice) -> None:
    """Make an installation with its office and its first administrator; nothing of one that cannot be.

    Raises:
        FoundingError: if it cannot begin so, or there is one already.
        FileError: if something of it cannot be read or written.
    """
    require_none(folder)
    from capaian.web.founding import found, require_meant

    require_meant(beginning)
    _open(folder, is_demonstration=False, is_new=True)
    found(beginning)


def renew_password(folder: Path, username: str) -> tuple[str, str]:
    """Draw a password for somebody of an installation, and return it after the full name.

    Raises:
        UnknownPersonError: if nobody has the name.
        FileError: if there is no installation, or it cannot be written.
    """
    prepare(folder, is_demonstration=False)
    from capaian.web.people.change import reset_on_server

    made = reset_on_server(username)
    return str(made.user), made.password


def verify(
    folder: Path, backup: Path | None = None, since: str = "", *, with_evidence: bool = False
) -> Verified:
    """Find out whether a log is as it was written, and goes on from where it once was.

    Nothing of the installation is written: what is not there is not made, or a lost log would look whole.

    Args:
        folder: Where the installation lies.
        backup: One of its backups.
        since: A point of the log that somebody noted down.
        with_evidence: Hold each file of evidence against its hash, too; it is read once.

    Raises:
        FileError: if there is no installation, it is of another version, or a point cannot be read.
    """
    configuration = _require_installation(folder)
    read_key(configuration.keys, TRAIL)
    _set_up()
    from capaian.web.keeping.verification import verify_installation

    return verify_installation(configuration, backup, since, with_evidence=with_evidence)


def back_up(folder: Path, target: Path, keys: Path | None) -> tuple[Kept, Sequence[str]]:
    """Write an installation into one file while it answers, and its keys into another one.

    Evidence that is damaged keeps nobody from a copy of all else: its names are returned.

    Args:
        folder: Where it lies.
        target: The file; not there yet.
        keys: The file of the keys; `None`: they are kept otherwise.

    Raises:
        FileError: if something cannot be read or written, or the log is not as it was written.
    """
    configuration = _require_installation(folder)
    read_key(configuration.keys, TRAIL)
    _set_up()
    from capaian.web.keeping.verification import back_up_installation

    return back_up_installation(configuration, target, keys)


def put_back(file: Path, folder: Path, keys: Path | None) -> PutBack:
    """Put a backup into a new folder.

    Args:
        file: The backup.
        folder: A folder that is empty or not there.
        keys: The file of its keys; `None`: the log is not verified.

    Raises:
        FileError: if something cannot be read or written, or is not as the log says: nothing is put back.
    """
    configuration = _told(folder, is_demonstration=False)
    from capaian.web.keeping.restore import restore

    looked: list[bool] = []

    def check(place: Path, database: Mapping[str, object]) -> None:
        looked.append(_is_whole(place, database))

    manifest = restore(file, configuration, keys, None if keys is None else check)
    return PutBack(manifest.entries, any(looked), tuple(manifest.damaged))


def _is_whole(folder: Path, database: Mapping[str, object]) -> bool:
    """Say whether an installation could be looked at; one of an earlier version cannot yet.

    Raises:
        FileError: if its log, or what protects it, was changed.
    """
    os.environ["CAPAIAN_DATA"] = str(folder)
    if database["ENGINE"] == SQLITE:  # it lies where it is looked at, not yet where it goes
        os.environ["DATABASE_URL"] = f"sqlite:///{quote(Path(str(database['NAME'])).as_posix(), safe='/:')}"
    _set_up()
    from django.db import connections

    from capaian.web.trail.verify import BehindError

    try:
        verified = verify(folder)
    except BehindError:
        return False
    finally:
        connections.close_all()
    what = "catatan kejadiannya" if verified.broken is not None else "pelindung catatannya"
    if (wrong := verified.broken or verified.unguarded) is not None:
        raise FileError(
            f"Cadangan tidak dipulihkan: {what} berubah: {wrong}. Pakai cadangan lain. Untuk memeriksanya, "
            "pulihkan ke folder tersendiri tanpa --keys. Basis data PostgreSQL yang sudah terisi "
            "dikosongkan dahulu."
        )
    return True


def _require_installation(folder: Path) -> Configuration:
    """Return the settings of an installation that is there."""
    configuration = _told(folder, is_demonstration=False)
    if not folder.is_dir():
        raise FileError(f"{folder} tidak memuat instalasi Capaian. Periksa --data.")
    if not _is_at_hand(configuration):
        file = configuration.database_settings["NAME"]
        raise FileError(
            f"Basis data {file} tidak ada, jadi tidak ada catatan yang dapat diperiksa. Periksa --data, atau "
            "pulihkan basis data dari cadangan."
        )
    return configuration


def _is_at_hand(configuration: Configuration) -> bool:
    """Say whether the database is there: whether the file is, and of a server nobody knows before asking."""
    database = configuration.database_settings
    return database["ENGINE"] != SQLITE or Path(database["NAME"]).is_file()


def _told(folder: Path, *, is_demonstration: bool) -> Configuration:
    os.umask(_OWNER_ONLY)
    os.environ["CAPAIAN_DATA"] = str(folder)
    if is_demonstration:
        os.environ["CAPAIAN_MODE"] = DEMONSTRATION
    return read_configuration(os.environ)


def _open(folder: Path, *, is_demonstration: bool, is_new: bool = False) -> Configuration:
    configuration = _told(folder, is_demonstration=is_demonstration)
    is_made = is_new or configuration.is_demonstration
    if not (is_made or (configuration.folder.is_dir() and _is_at_hand(configuration))):
        raise _nothing_there(configuration)
    for name in (SESSION, TRAIL):
        make_key(configuration.keys, name)
    _close_to_others(configuration)
    _set_up()
    from django.core.management import call_command

    from capaian.web.founding import read_founded

    with _reached(configuration):
        if not (is_made or read_founded()):
            raise _nothing_there(configuration)
        call_command("migrate", verbosity=0, interactive=False)
    return configuration


def _nothing_there(configuration: Configuration) -> FileError:
    folder = shlex.quote(str(configuration.folder))
    return FileError(
        f"{configuration.folder} tidak memuat instalasi Capaian: basis datanya tidak ada atau kosong. "
        f"Periksa --data. Instalasi baru dibuat dengan: capaian init --data {folder}; cadangan dipulihkan "
        "dengan: capaian restore."
    )


@contextmanager
def _reached(configuration: Configuration) -> Iterator[None]:
    """Tell of a database that cannot be opened as of a file that cannot be read."""
    from django.db import DatabaseError

    try:
        yield
    except DatabaseError as error:
        where = configuration.database_settings
        raise FileError(
            f"Basis data {where['NAME']} {where['HOST']} tidak dapat dibuka: {str(error).strip()}. Periksa "
            "DATABASE_URL, izin foldernya, dan apakah servernya berjalan."
        ) from error


def _close_to_others(configuration: Configuration) -> None:
    """Take from others on the machine what an earlier version gave them."""
    database = configuration.database_settings
    file = Path(database["NAME"]) if database["ENGINE"] == SQLITE else None
    files = [file.with_name(f"{file.name}{end}") for end in ("", "-wal", "-shm")] if file else []
    for path in (configuration.folder, configuration.evidence, configuration.waiting, *files):
        with suppress(
            OSError
        ):  # somebody else's folder keeps its mode: the folder of keys is looked at apart
            path.chmod(path.stat().st_mode & ~_OWNER_ONLY)


def _set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "capaian.web.settings")
    import django

    django.setup()
