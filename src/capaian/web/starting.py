"""An installation for the command line: where it lies, how it begins,
and how it is made ready to answer.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import cast

from capaian.domain.errors import CapaianError, FileError
from capaian.processes.collecting import without_collecting
from capaian.web.configuration import (
    DEMONSTRATION,
    OTHERS_BITS,
    SQLITE,
    Configuration,
    ConfigurationError,
    FirstOffice,
    has_database,
    nothing_there,
    read_installation,
    require_installation,
    set_up_django,
)
from capaian.web.keys import SESSION, TRAIL, make_key, read_key
from capaian.web.process_locks import require_own_database, require_sole_server


def _keep_silent(_: str) -> None:
    """Take a line that nobody reads."""


def prepare(
    folder: Path,
    *,
    is_demonstration: bool,
    is_server: bool = False,
    report: Callable[[str], object] = _keep_silent,
) -> None:
    """Make an installation ready to answer: its keys, the database as this version has it,
    static files.

    Only the demonstration is made where none is: a mistyped folder is no new office. Of another
    version, `report` takes what will be done before it is, and a copy is made.

    Raises:
        FileError: if there is none, or something of it cannot be read or written, or it has a
            server already
            and is made ready for one.
    """
    configuration = _open(
        folder, is_demonstration=is_demonstration, is_server=is_server, report=report
    )
    _collect_static_files()
    with without_collecting():
        from capaian.web.demonstration.make import make_demonstration, refuse_demonstration

    from capaian.web.trail.record import begin_seals

    if configuration.is_demonstration:
        make_demonstration()
    else:
        refuse_demonstration()
    begin_seals()


def require_none(folder: Path) -> None:
    """See to it that a new installation can be made: nothing is written,
    whatever is there stays as it is.

    Raises `FoundingError` if there is one; `FileError` if it cannot be read, or a demonstration is
    asked for.
    """
    configuration = read_installation(folder, is_demonstration=False)
    if configuration.is_demonstration:
        raise ConfigurationError(
            f"CAPAIAN_MODE berisi '{DEMONSTRATION}'; dinas sungguhan tidak dibuat di "
            "dalam peragaan. "
            "Hapus setelan itu, atau buka peragaan dengan: capaian serve --demo."
        )
    if (
        configuration.keys.is_dir()
    ):  # left by a beginning that was broken off: Django starts with it
        make_key(configuration.keys, SESSION)
    set_up_django()
    from capaian.web.founding import refuse_second

    if has_database(configuration):
        with _reached(configuration):
            refuse_second(configuration.folder)


def find_mistakes(beginning: FirstOffice) -> Mapping[str, str]:
    """Return what cannot be meant of a beginning, by the names of its fields;
    after `require_none`.
    """
    from capaian.web.founding import find_mistakes as find

    return find(beginning)


def begin(folder: Path, beginning: FirstOffice) -> None:
    """Make an installation with its office and its first administrator;
    nothing of one that cannot be.

    Raises `FoundingError` if it cannot begin so, or there is one; `FileError` if it cannot be
    written.
    """
    require_none(folder)
    from capaian.web.founding import found_office, require_meant

    require_meant(beginning)
    _open(folder, is_demonstration=False, is_new=True)
    found_office(beginning)


def renew_password(
    folder: Path, username: str, report: Callable[[str], object] = _keep_silent
) -> tuple[str, str]:
    """Draw a password for somebody, and return it after the full name; `AccountError`:
    it is unknown.
    """
    prepare(folder, is_demonstration=False, report=report)
    from capaian.web.people.change import reset_on_server

    user, password = reset_on_server(username)
    return str(user), password


def begin_chain(folder: Path, decide: Callable[[Sequence[str]], str]) -> int:
    """Begin a new chain of the log under a new key, and return the number of its first entry.

    `decide`: returns the reason, by the offices of the installation; what it raises leaves all as
    it was.

    Raises:
        FileError: if the key is there, a server answers, or something cannot be read or written.
    """
    configuration = read_installation(folder, is_demonstration=False)
    require_installation(configuration)
    key = configuration.keys / TRAIL
    if os.path.lexists(key):
        raise FileError(
            f"Kunci {key} ada. Bila memang bukan kunci basis data ini dan yang benar "
            "hilang untuk selamanya, "
            "pindahkan dahulu berkas itu, lalu ulangi. Tidak ada yang diubah."
        )
    require_sole_server(configuration.local)
    make_key(configuration.keys, SESSION)
    set_up_django()
    from capaian.web.founding import read_founded

    with _reached(configuration):
        if not (offices := read_founded()):
            raise nothing_there(configuration)
        require_own_database(is_shared=False)
        reason = decide(offices)
        make_key(configuration.keys, TRAIL)
        try:
            _migrate(configuration)
            from capaian.web.keeping import verification

            return verification.begin_chain(configuration, reason)
        except CapaianError:  # nothing was written under it
            key.unlink()
            raise


def _open(
    folder: Path,
    *,
    is_demonstration: bool,
    is_new: bool = False,
    is_server: bool = False,
    report: Callable[[str], object] = _keep_silent,
) -> Configuration:
    configuration = read_installation(folder, is_demonstration=is_demonstration)
    is_made = is_new or configuration.is_demonstration
    if not is_made:
        require_installation(configuration)
        read_key(configuration.keys, TRAIL)  # no other one continues the log
    for name in (SESSION, TRAIL):
        make_key(configuration.keys, name)
    if is_server:
        require_sole_server(configuration.local)
    _close_to_others(configuration)
    set_up_django()
    from capaian.web.founding import read_founded
    from capaian.web.trail.verify import require_own_key

    with _reached(configuration):
        has_offices = bool(read_founded())
        if not (is_made or has_offices):
            raise nothing_there(configuration)
        require_own_key()
        if is_server:
            require_own_database(is_shared=configuration.local_folder is not None)
        _migrate(configuration if has_offices else None, report)
        if is_server:
            from capaian.web.years.store import require_own_evidence

            require_own_evidence()
    return configuration


def _migrate(
    configuration: Configuration | None = None, report: Callable[[str], object] = _keep_silent
) -> None:
    """Bring the tables to this version, where a migration is new:
    to look for one by its file is quicker.

    `configuration`: of an installation that has something to lose; it is copied before.
    """
    from django.apps import apps
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    from capaian.web.trail.verify import refuse_later_version

    refuse_later_version()
    applied = MigrationRecorder(connection).applied_migrations()
    if any(
        (app.label, file.stem) not in applied
        for app in apps.get_app_configs()
        for file in Path(app.path, "migrations").glob("[0-9]*.py")
    ):
        if configuration is not None and not configuration.is_demonstration:
            from capaian.web.keeping.upgrade import secure_upgrade

            secure_upgrade(configuration, report)
        call_command("migrate", verbosity=0, interactive=False)


def _collect_static_files() -> None:
    """Pack the files that browsers load, where they or Django are others
    than at the last start.
    """
    import django
    from django.apps import apps
    from django.conf import settings
    from django.contrib.staticfiles.apps import StaticFilesConfig
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    digest = sha256(django.__version__.encode())
    ignored = cast(StaticFilesConfig, apps.get_app_config("staticfiles")).ignore_patterns
    for finder in get_finders():
        for name, storage in finder.list(ignored):
            digest.update(name.encode())
            digest.update(Path(storage.path(name)).read_bytes())
    stamp = settings.STATIC_ROOT / "asal.sha256"
    if not (stamp.is_file() and stamp.read_text(encoding="ascii") == digest.hexdigest()):
        stamp.unlink(missing_ok=True)  # what is broken off is begun anew
        call_command(
            "collectstatic", verbosity=0, interactive=False, clear=True
        )  # dates may mislead
        stamp.write_text(digest.hexdigest(), encoding="ascii")


@contextmanager
def _reached(configuration: Configuration) -> Iterator[None]:
    from django.db import DatabaseError

    try:
        yield
    except DatabaseError as error:
        where = configuration.database_settings
        raise FileError(
            f"Basis data {where['NAME']} {where['HOST']} tidak dapat dibuka: "
            f"{str(error).strip()}. Periksa "
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
            path.chmod(path.stat().st_mode & ~OTHERS_BITS)
