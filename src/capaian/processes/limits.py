"""Limits of time and memory: of a child process that opens a file made to fill them,
and of own work.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

_MEGABYTE: Final = 1_000_000
_SECONDS_BETWEEN_LOOKS: Final = 1.0
"""Seconds after which work that went on is ended once more,
and between two looks at its memory.
"""
_KILOBYTE: Final = 1 if sys.platform == "darwin" else 1_024
"""How many bytes the system counts the memory of a process in."""
_MMAP_THRESHOLD: Final = -3
"""Of `mallopt` in the C library of Linux."""
LARGE_BUFFER: Final = 131_072
"""Bytes from which freed memory is the system's again,
unless larger ones that were freed raised them.
"""


class WorkLimitError(Exception):
    """Work that took longer than it may, or more memory."""


def limit_memory(megabytes: int) -> None:
    """Let this process have no more memory than that, where the system can see to it."""
    forbid_memory_dumps()
    if sys.platform == "win32":
        return
    import resource

    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (megabytes * _MEGABYTE, megabytes * _MEGABYTE))


def forbid_memory_dumps() -> None:
    """Let the system write no image of this process where it dies:
    what it holds stays in no file.
    """
    if sys.platform != "win32":
        import resource

        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def give_back_buffers() -> None:
    """Let the system have large buffers, such as pictures, whenever they are freed;
    on Linux only.
    """
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).mallopt(_MMAP_THRESHOLD, LARGE_BUFFER)


@contextmanager
def work_limit(seconds: float, megabytes: int) -> Iterator[None]:
    """End what is done within, once this process has worked on it for so long,
    or grown by so much.

    What others do meanwhile does not count. Only the main thread can be ended, and not on Windows.

    Args:
        seconds: Of work by this process.
        megabytes: By how much its memory may grow beyond what it had before.

    Raises:
        WorkLimitError: The work took longer, or more memory.
    """
    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        yield
        return
    most = _memory() + megabytes * _MEGABYTE

    def look(_signal: int, _frame: object) -> None:
        if _memory() > most:
            raise WorkLimitError

    before = signal.signal(signal.SIGPROF, _end_work), signal.signal(signal.SIGVTALRM, look)
    signal.setitimer(signal.ITIMER_PROF, seconds, _SECONDS_BETWEEN_LOOKS)
    signal.setitimer(signal.ITIMER_VIRTUAL, _SECONDS_BETWEEN_LOOKS, _SECONDS_BETWEEN_LOOKS)
    try:
        yield
    finally:
        for timer in (signal.ITIMER_PROF, signal.ITIMER_VIRTUAL):
            signal.setitimer(timer, 0)
        for number, handler in zip((signal.SIGPROF, signal.SIGVTALRM), before, strict=True):
            signal.signal(number, handler or signal.SIG_DFL)


def _memory() -> int:
    """Return the bytes that this process has; where the system does not tell,
    the most that it has had.

    The most may be that of the process which started it.
    """
    with suppress(OSError):
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _KILOBYTE


def _end_work(_signal: int, _frame: object) -> None:
    raise WorkLimitError


def limit_time(seconds: float) -> None:
    """Let the system end this process after so many seconds of work from now;
    no library need look up.
    """
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, seconds)
