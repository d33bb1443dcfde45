"""The child process that does the heavy part of a job: limits, no network, and what it says to its worker."""

from __future__ import annotations

import ctypes
import errno
import logging
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from capaian.domain.errors import CapaianError, InputError
from capaian.processes.supervision import child_context
from capaian.web.jobs.kinds import JobKind, Made, Workspace

_LOOK_SECONDS: Final = 0.05
"""Between two looks at the memory of a child."""
_BEAT_SECONDS: Final = 1.0
_BYTES_OF_WORKER: Final = 100_000_000
"""What a worker has before it works, which its children are born with; in another process it may be more."""
_NICENESS: Final = 10
"""Pages go before jobs where both want the processor."""
_NEW_NETWORK: Final = 0x10000000 | 0x40000000
"""Of Linux: a network of its own, which has no way out, and the users of its own that this needs."""
_FAULT: Final = "Kesalahan program ({name}). Hubungi administrator; rinciannya ada di catatan server."
_SUDDEN_END: Final = "Pekerjaan ini berhenti mendadak; kemungkinan besar memori server habis. Coba lagi."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a child came to."""

    made: Made | None = None
    """`None`: it came to nothing."""
    reason: str = ""
    """Why, for whoever wanted it."""


def run_child(
    kind: JobKind[object], loaded: object, folder: Path, beat: Callable[[int, str], bool]
) -> Outcome:
    """Let a child work within its limits; nothing of it is left running.

    Args:
        kind: Does it.
        loaded: What it needs.
        folder: Where its files go.
        beat: Takes how far it is, about once a second; says whether to go on.

    Returns:
        What it came to; without a reason where it was not to go on.
    """
    context = child_context()
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(kind, loaded, folder, (ours, theirs)), daemon=True)
    inherited = max(0, _memory(os.getpid()) - _BYTES_OF_WORKER)
    process.start()
    theirs.close()
    try:
        return _Watch(kind, process.pid or 0, ours, inherited).until_end(beat, process.is_alive)
    finally:
        process.kill()
        process.join()
        ours.close()


@dataclass
class _Watch:
    """A worker's look at its child."""

    kind: JobKind[object]
    pid: int
    pipe: Connection
    inherited: int
    """Bytes that the child was born with beyond those of a worker."""
    percent: int = 0
    words: str = ""
    begun: float = field(default_factory=time.monotonic)

    def until_end(self, beat: Callable[[int, str], bool], is_alive: Callable[[], bool]) -> Outcome:
        """Wait for the child and return what it came to."""
        last_beat = 0.0
        while True:
            if (outcome := self._listen(is_alive)) is not None:
                return outcome
            now = time.monotonic()
            if now - self.begun > self.kind.seconds:
                return Outcome(reason=_too_long(self.kind))
            if _memory(self.pid) - self.inherited > self.kind.megabytes * 1_000_000:
                return Outcome(reason=_too_large(self.kind))
            if now - last_beat > _BEAT_SECONDS:
                last_beat = now
                if not beat(self.percent, self.words):
                    return Outcome()

    def _listen(self, is_alive: Callable[[], bool]) -> Outcome | None:
        """Take in what the child says, for a moment; return what it came to, once it did."""
        try:
            while self.pipe.poll(_LOOK_SECONDS):
                said = self.pipe.recv()
                if isinstance(said, Outcome):
                    return said
                self.percent, self.words = said
        except (EOFError, OSError):
            return Outcome(reason=_SUDDEN_END)
        return None if is_alive() or self.pipe.poll() else Outcome(reason=_SUDDEN_END)


def _too_long(kind: JobKind[object]) -> str:
    return f"Pekerjaan ini memerlukan lebih dari {kind.seconds:.0f} detik. {kind.advice}".strip()


def _too_large(kind: JobKind[object]) -> str:
    return f"Pekerjaan ini memerlukan lebih dari {kind.megabytes} MB memori. {kind.advice}".strip()


def _memory(pid: int) -> int:
    """Return the bytes that a process has; 0 where the system does not say.

    The limits that a system keeps itself count addresses: the drawing of charts alone reserves gigabytes
    of those, without using them.
    """
    try:
        pages = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]
    except OSError:
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def _work(kind: JobKind[object], loaded: object, folder: Path, pipes: tuple[Connection, Connection]) -> None:
    """Work in the child, and say what came of it."""
    workers, pipe = pipes
    workers.close()  # otherwise this process would not notice the end of its worker
    _set_apart(kind)
    threading.Thread(target=_end_with_worker, args=(pipe,), daemon=True).start()
    lock = threading.Lock()

    def report(percent: int, words: str) -> None:
        with lock:  # work may have threads of its own
            pipe.send((percent, words))

    try:
        folder.mkdir(parents=True)
        made = kind.work(loaded, Workspace(folder, report))
        outcome = Outcome(made)
    except BaseException as error:  # whatever it was, the worker is told
        outcome = Outcome(reason=explain_failure(error, kind))
    pipe.send(outcome)
    os._exit(0)


def _end_with_worker(pipe: Connection) -> None:
    """End this process when its worker is no more, whatever it is doing: nobody would keep what it makes."""
    with suppress(EOFError, OSError):
        pipe.recv()
    os._exit(1)


def _set_apart(kind: JobKind[object]) -> None:
    """Let pages go first, and leave the network where the system allows that."""
    if sys.platform == "win32":  # not a fork: Django is not ready here
        import django

        django.setup()
        return
    os.nice(_NICENESS)
    if sys.platform == "linux" and not kind.needs_database:
        ctypes.CDLL(None).unshare(_NEW_NETWORK)  # says so where it may not, and goes on


def explain_failure(error: BaseException, kind: JobKind[object] | None = None) -> str:
    """Return why a job came to nothing; what nobody foresaw goes to the journal of the server."""
    match error:
        case InputError():
            return " ".join(issue.message for issue in error.issues)
        case CapaianError():
            return error.message
        case MemoryError() if kind is not None:
            return _too_large(kind)
        case OSError(errno=errno.ENOSPC | errno.EDQUOT):
            return "Ruang disk server habis. Hubungi administrator."
    # Without the words of the error: those may repeat what somebody typed.
    where = "".join(traceback.format_tb(error.__traceback__))
    logging.getLogger("capaian.web").error("job: %s\n%s", type(error).__name__, where)
    return _FAULT.format(name=type(error).__name__)
