"""Limits of time and memory: of a child process that opens a file made to fill them, and of own work."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

_MEGABYTE: Final = 1_000_000
_AGAIN: Final = 1.0
"""Seconds after which work that went on is ended once more."""


class WorkLimitError(Exception):
    """Work that took longer than it may."""


def limit_memory(megabytes: int) -> None:
    """Let this process have no more memory than that, where the system can see to it."""
    if sys.platform == "win32":
        return
    import resource

    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (megabytes * _MEGABYTE, megabytes * _MEGABYTE))


@contextmanager
def work_limit(seconds: float) -> Iterator[None]:
    """End what is done within, once this process has worked on it for so many seconds.

    What others do meanwhile does not count. Only the main thread can be ended, and not on Windows.

    Raises:
        WorkLimitError: The work took longer.
    """
    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGPROF, _end_work)
    signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before or signal.SIG_DFL)


def _end_work(_signal: int, _frame: object) -> None:
    raise WorkLimitError


def limit_time(seconds: float) -> None:
    """Let the system end this process after so many seconds of work from now; no library need look up."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, seconds)
