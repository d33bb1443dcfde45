"""Limits that a child process sets itself before it opens a file: one made to fill them ends it alone."""

from __future__ import annotations

import signal
import sys
from contextlib import suppress
from typing import Final

_MEGABYTE: Final = 1_000_000


def limit_memory(megabytes: int) -> None:
    """Let this process have no more memory than that, where the system can see to it."""
    if sys.platform == "win32":
        return
    import resource

    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (megabytes * _MEGABYTE, megabytes * _MEGABYTE))


def limit_time(seconds: float) -> None:
    """Let the system end this process after so many seconds of work from now; no library need look up."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, seconds)
