"""A small process that runs one command on two cores and says how long and how large it was.

`python -I -S wrapper.py COMMAND ...` prints `{"seconds", "busy_seconds", "peak_mb", "together_mb",
"peaks_mb", "code", "said"}`. It imports next to nothing because Linux counts the memory of the
process that starts a program as that program's own peak. The peak is that of the largest single
process and the busy seconds are the processor time of all processes, children of the command
included.

With `--together` before the command it looks ten times a second at what all processes of the
command hold at the same moment, pages that they share counted once, and more often at the most
that each of them ever held, which is added up. That takes time of its own, so such a run is not
timed: `seconds` are then too long. Without it `together_mb` and `peaks_mb` are 0.
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
_SECONDS_BETWEEN_LOOKS = 0.005
_LOOKS_AT_PEAKS_ONLY = 20
"""So many of the looks at the peak of each process go to one look at all that they share."""


class Watch(threading.Thread):
    """Looks at a process and all below it until it is told to stop."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid = pid
        self.most_kb = 0
        self.peaks_kb: dict[int, int] = {}
        self.has_ended = threading.Event()

    def run(self) -> None:
        """Keep the most that they held together at one look."""
        looks = 0
        while not self.has_ended.wait(_SECONDS_BETWEEN_LOOKS):
            family = _family(self.pid)
            self.peaks_kb |= {
                pid: peak for pid in family if (peak := _told_kb(pid, "status", "VmHWM:"))
            }
            looks += 1
            if looks % _LOOKS_AT_PEAKS_ONLY == 0:
                held = sum(_told_kb(pid, "smaps_rollup", "Pss:") for pid in family)
                self.most_kb = max(self.most_kb, held)

    def end(self) -> None:
        """Stop looking."""
        self.has_ended.set()
        self.join()


def _family(pid: int) -> list[int]:
    """A process and all below it; none of one that has ended meanwhile."""
    try:
        tasks = Path(f"/proc/{pid}/task").iterdir()
        below = [
            child for task in tasks for child in (task / "children").read_text("ascii").split()
        ]
    except OSError:
        return []
    return [pid, *(one for child in below for one in _family(int(child)))]


def _told_kb(pid: int, file: str, name: str) -> int:
    """What the system tells of a process: `Pss:` its own pages and its share of others,
    `VmHWM:` its peak.
    """
    try:
        lines = Path(f"/proc/{pid}/{file}").read_text("ascii", "replace").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith(name))


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
        "peaks_mb": sum(watch.peaks_kb.values()) / _KB_PER_MB,
        "code": code,
        "said": said,
    }


if __name__ == "__main__":
    is_watched = sys.argv[1] == _TOGETHER
    print(json.dumps(run(sys.argv[1 + is_watched :], is_watched=is_watched)))
