"""Locks for all threads of all processes of a server: files that are held, so that who dies lets go."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.files import locks


@contextmanager
def hold(name: str) -> Iterator[None]:
    """Let one in at a time."""
    folder = settings.CAPAIAN.shared / "giliran"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (folder / name).open("ab") as file:
        locks.lock(file, locks.LOCK_EX)
        yield
