"""Locks for all threads of all processes of a server: files that are held, so that who dies lets go."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Final

from django.conf import settings
from django.core.files import locks

_LOOK_SECONDS: Final = 0.02
"""Between two looks at whether a lock is free."""


@contextmanager
def hold(name: str) -> Iterator[None]:
    """Let one in at a time."""
    with _file(name) as file:
        locks.lock(file, locks.LOCK_EX)
        yield


def take(name: str, seconds: float) -> IO[bytes] | None:
    """Return a lock that is held until it is closed; `None`: others hold it still after so many seconds."""
    file, end = _file(name), time.monotonic() + seconds
    while not locks.lock(file, locks.LOCK_EX | locks.LOCK_NB):
        if time.monotonic() > end:
            file.close()
            return None
        time.sleep(_LOOK_SECONDS)
    return file


def _file(name: str) -> IO[bytes]:
    folder = settings.CAPAIAN.shared / "giliran"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return (folder / name).open("ab")
