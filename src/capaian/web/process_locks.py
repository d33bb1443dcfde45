"""Locks for all threads of all processes of all servers: files that are held,
so that who dies lets go.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.files import locks
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from capaian.domain.errors import FileError
from capaian.dossier.durable import say_cause

if sys.platform != "win32":
    import fcntl


def require_sole_server(folder: Path) -> None:
    """Hold a folder for the server that this process is, until it ends; its children hold nothing.

    Raises `FileError` if another one holds it: it would clear away what that one counts and waits
    for.
    """
    if sys.platform == "win32":
        return
    try:
        folder.mkdir(exist_ok=True, mode=0o700)
        handle = os.open(folder / "server.kunci", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise FileError(
            f"{folder} tidak dapat ditulis: {say_cause(error)}. Periksa --data dan CAPAIAN_LOCAL."
        ) from error
    try:
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        number = os.read(handle, 20).decode("ascii", "replace")
        raise FileError(
            f"{folder} sedang dilayani server lain (proses {number}); hentikan dahulu, "
            "atau ganti --data."
        ) from error
    os.ftruncate(handle, 0)
    os.write(handle, str(os.getpid()).encode())


_DATABASE_LOCK: Final = 0x6361706169616E
"""Number by which servers of a PostgreSQL database hold it: alone, or together with others."""
_own_connections: list[BaseDatabaseWrapper] = []


def require_own_database(*, is_shared: bool) -> None:
    """Hold a database for the server that this process is, until it ends;
    a file is held by its folder.

    `is_shared`: other servers may hold it too, which share its data folder. Raises `FileError` if
    one holds it with which this one shares nothing: each would miss files of the other.
    """
    if connection.vendor != "postgresql":
        return
    own = connection.copy()  # the others are closed before processes begin
    end = (
        time.monotonic() + 5
    )  # seconds for which processes of a server that was killed may still hold it
    with own.cursor() as cursor:
        # a server whose machine is lost is known to be so after 25 seconds, not after hours
        cursor.execute(
            "SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET "
            "tcp_keepalives_count = 3"
        )
    while True:
        with own.cursor() as cursor:
            cursor.execute(
                f"SELECT pg_try_advisory_lock{'_shared' * is_shared}(%s)", [_DATABASE_LOCK]
            )
            if cursor.fetchone() == (True,):
                _own_connections.append(own)
                return
        if time.monotonic() > end:
            own.close()
            raise FileError(
                "Basis data ini sedang dilayani server lain yang tidak berbagi folder "
                "data dengan server "
                "ini. Hentikan server itu. Beberapa server: satu folder data bersama, dan "
                "CAPAIAN_LOCAL "
                "pada setiap server (docs/operations.md, Beberapa server)."
            )
        time.sleep(0.5)


def hold_queue() -> None:
    """Let one worker of all servers in at a time, until its transaction ends;
    a file has one writer.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_DATABASE_LOCK + 1])


@contextmanager
def hold(name: str) -> Iterator[None]:
    """Let one in at a time, of all servers."""
    folder = settings.CAPAIAN.counted / "giliran"
    for each in (folder.parent, folder):  # never the data folder, which may be away
        each.mkdir(exist_ok=True, mode=0o700)
    with (folder / name).open("ab") as file:
        locks.lock(file, locks.LOCK_EX)
        yield
