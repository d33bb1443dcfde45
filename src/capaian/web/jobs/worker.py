"""A worker takes jobs out of the queue one by one,
each into a child process with limits and no network.
"""

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
from capaian.web.accounts.sessions import clear_sessions
from capaian.web.jobs.models import Job, JobKind, JobResult, Workspace, kind_of, make_folder
from capaian.web.jobs.queue import (
    claim,
    clear_old,
    enqueue_regular,
    fail,
    finish,
    note_progress,
    revive,
)

_log: Final = logging.getLogger("capaian.web")
_BEAT_SECONDS: Final = 1.0
_NEW_NETWORK: Final = 0x10000000 | 0x40000000
"""Of Linux: a network of its own, which has no way out,
and the users of its own that this needs.
"""
_TOO_LONG: Final = "Pekerjaan ini memerlukan lebih dari {:.0f} detik. {}"
_TOO_LARGE: Final = "Pekerjaan ini memerlukan lebih dari {} MB memori. {}"


@dataclass(frozen=True, slots=True)
class JobOutcome:
    """What a child came to."""

    made: JobResult | None = None
    """`None`: it came to nothing."""
    reason: str = ""
    """Why, for whoever wanted it."""


def run_child(
    kind: JobKind[object], loaded: object, folder: Path, beat: Callable[[int, str], bool]
) -> JobOutcome:
    """Let a child work in a folder within its limits, and return what it came to;
    nothing is left running.

    `beat` takes how far it is, about once a second; there is no reason where it says not to go on.
    """
    context = child_context()
    ours, theirs = context.Pipe()
    process = context.Process(
        target=_work, args=(kind, loaded, folder, (ours, theirs)), daemon=True
    )
    # What a child is born with beyond what a worker has before it works: in another process it may
    # be more.
    inherited = max(0, psutil.Process().memory_info().rss - 100_000_000)
    process.start()
    theirs.close()
    try:
        return _watch(kind, psutil.Process(process.pid), inherited, ours, beat)
    except (EOFError, OSError, psutil.NoSuchProcess):
        words = (
            "Pekerjaan ini berhenti mendadak; kemungkinan besar memori server habis. Coba lagi."
        )
        return JobOutcome(reason=words)
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
    """Wait for a child and return what it came to;
    `inherited` bytes of others it was born with.
    """
    percent, words, begun = 0, "", time.monotonic()
    beat_at = begun + _BEAT_SECONDS
    while True:
        if pipe.poll(0.05):
            message = pipe.recv()
            if isinstance(message, JobOutcome):
                return message
            percent, words = message
        now = time.monotonic()
        seconds = now - begun
        # A child that pages left little of the processor gets more time, but not for ever.
        if seconds > kind.seconds and max(sum(child.cpu_times()[:2]), seconds / 5) > kind.seconds:
            return JobOutcome(reason=_TOO_LONG.format(kind.seconds, kind.advice).strip())
        if child.memory_info().rss - inherited > kind.megabytes * 1_000_000:
            return JobOutcome(reason=_TOO_LARGE.format(kind.megabytes, kind.advice).strip())
        if now > beat_at:
            beat_at = now + _BEAT_SECONDS
            if not beat(percent, words):
                return JobOutcome()


def _work(
    kind: JobKind[object], loaded: object, folder: Path, pipes: tuple[Connection, Connection]
) -> None:
    workers, pipe = pipes
    workers.close()  # otherwise this process would not notice the end of its worker
    if sys.platform == "win32":  # not a fork: Django is not ready here
        import django

        django.setup()
    else:
        os.nice(19)  # beside pages that want the processor a job has a hundredth of it
        if sys.platform == "linux" and not kind.needs_database:
            ctypes.CDLL(None).unshare(_NEW_NETWORK)  # says so where it may not, and goes on
    lock = threading.Lock()

    def end_with_worker() -> None:
        """End this process when its worker is no more: nobody would keep what it makes."""
        with suppress(EOFError, OSError):
            pipe.recv()
        os._exit(1)

    threading.Thread(target=end_with_worker, daemon=True).start()

    def report(percent: int, words: str) -> None:
        with lock:  # work may have threads of its own
            pipe.send((percent, words))

    try:
        make_folder(folder)
        outcome = JobOutcome(kind.work(loaded, Workspace(folder, report)))
    except BaseException as error:  # whatever it was, the worker is told
        outcome = JobOutcome(reason=explain_failure(error, kind))
    with lock, suppress(OSError):
        pipe.send(outcome)
    os._exit(0)


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
    name, where = type(error).__name__, "".join(traceback.format_tb(error.__traceback__))
    _log.error("job: %s\n%s", name, where)
    return f"Kesalahan program ({name}). Hubungi administrator; rinciannya ada di catatan server."


_RETRY_SECONDS: Final = 5.0
"""After which a database that could not be reached is tried again."""


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
                clear_at = time.monotonic() + 3_600
                clear_old()
                clear_sessions()
            if time.monotonic() >= regular_at:
                regular_at = time.monotonic() + 30
                enqueue_regular()
            if not work_once():
                time.sleep(0.5)
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

    Where the server ends, or the database does not take its end, it is begun anew once its beats
    are old.
    """
    folder = job.workspace
    try:
        kind = kind_of(job)
        with timezone.override(job.office.time_zone if job.office else None):
            loaded = kind.load(job)
        if (
            not connection.in_atomic_block
        ):  # as tests are; a connection must not be shared with a child
            connection.close()
        outcome = run_child(kind, loaded, folder, partial(note_progress, job))
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
