"""A worker takes jobs out of the queue one by one, each into a child process of its own."""

from __future__ import annotations

import logging
import os
import time
from functools import partial
from shutil import rmtree
from typing import Final

from django.db import DatabaseError, connection

from capaian.web.jobs.child import explain_failure, run_child
from capaian.web.jobs.kinds import kind_of
from capaian.web.jobs.models import Job
from capaian.web.jobs.queue import beat, claim, clear_old, enqueue_regular, fail, finish, revive

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
