"""A worker takes jobs out of the queue one by one, each into a child process with limits and no network."""

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
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from shutil import rmtree
from typing import Final

import psutil
from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

from capaian.domain.errors import CapaianError, InputError
from capaian.processes.supervision import child_context
from capaian.web.jobs.models import Job, JobKind, Made, Workspace, kind_of, make_folder
from capaian.web.jobs.queue import beat, claim, clear_old, enqueue_regular, fail, finish, revive

_LOOK_SECONDS: Final = 0.05
"""Between two looks at the memory of a child."""
_BEAT_SECONDS: Final = 1.0
_BYTES_OF_WORKER: Final = 100_000_000
"""What a worker has before it works, which its children are born with; in another process it may be more."""
_MAX_WAITING: Final = 5
"""How many times its limit a child may last that waits for the processor, or for nothing."""
_NICENESS: Final = 19
"""Pages go before jobs where both want the processor: 19 leaves jobs a hundredth beside one busy process."""
_NEW_NETWORK: Final = 0x10000000 | 0x40000000
"""Of Linux: a network of its own, which has no way out, and the users of its own that this needs."""
_FAULT: Final = "Kesalahan program ({name}). Hubungi administrator; rinciannya ada di catatan server."
_TOO_LONG: Final = "Pekerjaan ini memerlukan lebih dari {:.0f} detik. {}"
_TOO_LARGE: Final = "Pekerjaan ini memerlukan lebih dari {} MB memori. {}"
_SUDDEN_END: Final = "Pekerjaan ini berhenti mendadak; kemungkinan besar memori server habis. Coba lagi."


@dataclass(frozen=True, slots=True)
class JobOutcome:
    """What a child came to."""

    made: Made | None = None
    """`None`: it came to nothing."""
    reason: str = ""
    """Why, for whoever wanted it."""


def run_child(
    kind: JobKind[object], loaded: object, folder: Path, beat: Callable[[int, str], bool]
) -> JobOutcome:
    """Let a child work in a folder within its limits, and return what it came to; nothing is left running.

    `beat` takes how far it is, about once a second; there is no reason where it says not to go on.
    """
    context = child_context()
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(kind, loaded, folder, (ours, theirs)), daemon=True)
    inherited = max(0, psutil.Process().memory_info().rss - _BYTES_OF_WORKER)
    process.start()
    theirs.close()
    try:
        return _watch(kind, psutil.Process(process.pid), inherited, ours, beat)
    except (EOFError, OSError, psutil.NoSuchProcess):
        return JobOutcome(reason=_SUDDEN_END)
    finally:
        process.kill()
        process.join()
        ours.close()


def _watch(
    kind: JobKind[object],
    child: psutil.Process,
    inherited: int,
    pipe: Connection,
    beat: Callable[[int, str], bool],
) -> JobOutcome:
    """Wait for a child and return what it came to; `inherited` bytes of others it was born with."""
    percent, words, begun = 0, "", time.monotonic()
    beat_at = begun + _BEAT_SECONDS
    while True:
        if pipe.poll(_LOOK_SECONDS):
            message = pipe.recv()
            if isinstance(message, JobOutcome):
                return message
            percent, words = message
        now = time.monotonic()
        if _is_too_long(now - begun, kind.seconds, child):
            return JobOutcome(reason=_TOO_LONG.format(kind.seconds, kind.advice).strip())
        if child.memory_info().rss - inherited > kind.megabytes * 1_000_000:
            return JobOutcome(reason=_TOO_LARGE.format(kind.megabytes, kind.advice).strip())
        if now > beat_at:
            beat_at = now + _BEAT_SECONDS
            if not beat(percent, words):
                return JobOutcome()


def _is_too_long(seconds: float, limit: float, child: psutil.Process) -> bool:
    """Say whether a child had its time; where pages left it little of the processor it gets more."""
    if seconds <= limit:
        return False
    times = child.cpu_times()
    return bool(times.user + times.system > limit or seconds > _MAX_WAITING * limit)


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
        make_folder(folder)
        made = kind.work(loaded, Workspace(folder, report))
        outcome = JobOutcome(made)
    except BaseException as error:  # whatever it was, the worker is told
        outcome = JobOutcome(reason=explain_failure(error, kind))
    with lock, suppress(OSError):
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
            return _TOO_LARGE.format(kind.megabytes, kind.advice).strip()
        case OSError(errno=errno.ENOSPC | errno.EDQUOT):
            return "Ruang disk server habis. Hubungi administrator."
        case OSError() if not settings.CAPAIAN.is_reachable:
            return "Folder data tidak tercapai. Ulangi sesudah tersambung lagi."
    # Without the words of the error: those may repeat what somebody typed.
    where = "".join(traceback.format_tb(error.__traceback__))
    logging.getLogger("capaian.web").error("job: %s\n%s", type(error).__name__, where)
    return _FAULT.format(name=type(error).__name__)


_IDLE_SECONDS: Final = 0.5
"""Between two looks at an empty queue."""
_CLEAR_SECONDS: Final = 3_600.0
"""Between two searches for what has been over for long."""
_REGULAR_SECONDS: Final = 30.0
"""Between two looks at what begins by itself."""
_RETRY_SECONDS: Final = 5.0
"""After which a database that could not be reached is tried again."""
_log: Final = logging.getLogger("capaian.web")


def run_worker() -> None:
    """Work until the process that started this one is no more."""
    parent = os.getppid()
    clear_at, regular_at = 0.0, 0.0
    while os.getppid() == parent:
        if not settings.CAPAIAN.is_reachable:
            time.sleep(_RETRY_SECONDS)
            continue
        try:
            if time.monotonic() >= clear_at:
                clear_at = time.monotonic() + _CLEAR_SECONDS
                clear_old()
            if time.monotonic() >= regular_at:
                regular_at = time.monotonic() + _REGULAR_SECONDS
                enqueue_regular()
            if not work_once():
                time.sleep(_IDLE_SECONDS)
        except DatabaseError as error:
            _log.error("jobs: the database cannot be reached: %s", type(error).__name__)
            connection.close()
            time.sleep(_RETRY_SECONDS)


def work_once() -> bool:
    """Do the oldest job that waits; say whether there was one."""
    revive()
    job = claim()
    if job is not None:
        do(job)
    return job is not None


def do(job: Job) -> None:
    """Do a job that this worker claimed, and end it whatever comes of it.

    Where the server ends, or the database does not take its end, it is begun anew once its beats are old.
    """
    folder = job.workspace
    try:
        kind = kind_of(job)
        with timezone.override(job.office.time_zone if job.office else None):
            loaded = kind.load(job)
        if not connection.in_atomic_block:  # as tests are; a connection must not be shared with a child
            connection.close()
        outcome = run_child(kind, loaded, folder, partial(beat, job))
        if outcome.made is None:
            fail(job, outcome.reason)
        else:
            finish(job, outcome.made, folder)
    except DatabaseError:
        raise
    except Exception as error:  # no job ends its worker
        fail(job, explain_failure(error))
    finally:
        rmtree(folder, ignore_errors=True)
