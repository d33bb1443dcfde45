"""The workers of a server: started with it, begun anew when one ends, and ended with it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from capaian.processes.children import child_environment
from capaian.web.jobs.queue import MAX_RUNNING

_LOOK_SECONDS: Final = 2.0
"""Between two looks at whether the workers live: one that cannot begin is not begun more often."""
_END_SECONDS: Final = 5.0
"""What a worker gets to end."""


@contextmanager
def running_workers(count: int = MAX_RUNNING) -> Iterator[None]:
    """Keep workers running for as long as a server answers; `django.setup` was called before."""
    stopping = threading.Event()
    watcher = threading.Thread(target=_watch, args=(count, stopping), daemon=True)
    watcher.start()
    try:
        yield
    finally:
        stopping.set()
        watcher.join()


def _watch(count: int, stopping: threading.Event) -> None:
    workers: list[subprocess.Popen[bytes]] = []
    while not stopping.is_set():
        workers = [worker for worker in workers if worker.poll() is None]
        workers += [_start() for _ in range(count - len(workers))]
        stopping.wait(_LOOK_SECONDS)
    for worker in workers:
        worker.terminate()
    for worker in workers:
        try:
            worker.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            worker.kill()


def _start() -> subprocess.Popen[bytes]:
    # A server that ends before its worker has begun would be missed otherwise.
    command = [sys.executable, "-P", "-m", "capaian.web.jobs", str(os.getpid())]
    return subprocess.Popen(command, env=child_environment(), stdin=subprocess.DEVNULL)
