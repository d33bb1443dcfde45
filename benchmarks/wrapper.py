"""A small process that runs one command on two cores and says how long and how large it was.

`python -I -S wrapper.py COMMAND ...` prints `{"seconds", "busy_seconds", "peak_mb", "together_mb",
"code", "said"}`. It imports next to nothing because Linux counts the memory of the process that starts a
program as that program's own peak. The peak is that of the largest single process and the busy seconds are
the processor time of all processes, children of the command included.

With `--together` before the command it looks ten times a second at what all processes of the command hold
at the same moment, pages that they share counted once. That takes time of its own, so such a run is not
timed: `seconds` are then too long. Without it `together_mb` is 0.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import threading
import time
from pathlib import Path

_CORES = 2
_KB_PER_MB = 1024
_TOGETHER = "--together"
_SECONDS_BETWEEN_LOOKS = 0.1


class Watch(threading.Thread):
    """Looks at a process and all below it until it is told to stop."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid = pid
        self.most_kb = 0
        self.has_ended = threading.Event()

    def run(self) -> None:
        """Keep the most that they held together at one look."""
        while not self.has_ended.wait(_SECONDS_BETWEEN_LOOKS):
            self.most_kb = max(self.most_kb, sum(map(_held_kb, _family(self.pid))))

    def end(self) -> None:
        """Stop looking."""
        self.has_ended.set()
        self.join()


def _family(pid: int) -> list[int]:
    """A process and all below it; none of one that has ended meanwhile."""
    try:
        tasks = Path(f"/proc/{pid}/task").iterdir()
        below = [child for task in tasks for child in (task / "children").read_text("ascii").split()]
    except OSError:
        return []
    return [pid, *(one for child in below for one in _family(int(child)))]


def _held_kb(pid: int) -> int:
    """Its own pages and its share of those that it has in common with others."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def run(command: list[str], *, is_watched: bool = False) -> dict[str, object]:
    """Run the command; its output goes nowhere, the end of its complaints comes back."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:_CORES])
    with tempfile.TemporaryFile() as complaints:
        streams = [
            (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
            (os.POSIX_SPAWN_DUP2, complaints.fileno(), 2),
        ]
        started = time.perf_counter()
        child = os.posix_spawn(command[0], command, os.environ, file_actions=streams)
        watch = Watch(child)
        if is_watched:
            watch.start()
        _, status, usage = os.wait4(child, 0)
        seconds = time.perf_counter() - started
        if is_watched:
            watch.end()
        complaints.seek(0)
        said = complaints.read().decode("utf-8", "replace").strip()[-500:]
    code = os.waitstatus_to_exitcode(status)
    return {
        "seconds": seconds,
        "busy_seconds": usage.ru_utime + usage.ru_stime,
        "peak_mb": usage.ru_maxrss / _KB_PER_MB,
        "together_mb": watch.most_kb / _KB_PER_MB,
        "code": code,
        "said": said,
    }


if __name__ == "__main__":
    is_watched = sys.argv[1] == _TOGETHER
    print(json.dumps(run(sys.argv[1 + is_watched :], is_watched=is_watched)))
