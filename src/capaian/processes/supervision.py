"""Children that are kept running: begun anew when one ends, and ended with who began them."""

from __future__ import annotations

import ctypes
import logging
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from multiprocessing.context import ForkContext, SpawnContext

Begin = Callable[[], BaseProcess]
"""Begins a child."""
_LOOK_SECONDS: Final = 1.0
"""Between two looks at whether children live: one that cannot begin is not begun more often."""
_END_SECONDS: Final = 8.0
"""What all children together get to end what they are at."""
_PARENT_DEATH_SIGNAL: Final = 1
"""Of `prctl`: which signal a process gets when its parent is no more."""


def supervise(begin: Sequence[Begin], is_over: Callable[[float], object]) -> None:
    """Keep one child of each running until it is time to stop; then none of them is left.

    Args:
        begin: What begins the children.
        is_over: Waits for some seconds, and says whether it is time to stop.
    """
    children: dict[Begin, BaseProcess] = {}
    while True:
        for start in begin:
            child = children.get(start)
            if child is not None and not child.is_alive():
                logging.getLogger("capaian").error("%s ended (%s)", child.name, child.exitcode)
            if child is None or not child.is_alive():
                children[start] = start()
        if is_over(_LOOK_SECONDS):
            break
    _end([*children.values()])


def _end(children: Sequence[BaseProcess]) -> None:
    until = time.monotonic() + _END_SECONDS
    for child in children:
        child.terminate()
    for child in children:
        child.join(max(0.0, until - time.monotonic()))
        if child.is_alive():
            child.kill()


def begin_child(name: str, work: Callable[..., None], *arguments: object) -> BaseProcess:
    """Begin a child that works until it is terminated, or its parent is no more."""
    child = child_context().Process(target=_run, name=name, args=(os.getpid(), work, *arguments))
    child.start()
    return child


def child_context() -> SpawnContext | ForkContext:
    """Return how children begin: as a fork where there is one,
    at once and with all modules of the parent.
    """
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    return multiprocessing.get_context("fork")


def _run(parent: int, work: Callable[..., None], *arguments: object) -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # typed at the parent, which ends its children itself
    if sys.platform == "linux":
        signal.pthread_sigmask(
            signal.SIG_UNBLOCK, (signal.SIGTERM,)
        )  # the parent waits for it otherwise
        ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGTERM)
        if os.getppid() != parent:  # it was no more before it could be asked for
            return
    work(*arguments)
