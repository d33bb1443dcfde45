"""A small process that runs one command on two cores and says how long and how large it was.

`python -I -S wrapper.py COMMAND ...` prints `{"seconds", "peak_mb", "code", "said"}`. It imports next to
nothing because Linux counts the memory of the process that starts a program as that program's own peak.
The peak is that of the largest single process, children of the command included.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time

_CORES = 2
_KB_PER_MB = 1024


def run(command: list[str]) -> dict[str, object]:
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
        _, status, usage = os.wait4(child, 0)
        seconds = time.perf_counter() - started
        complaints.seek(0)
        said = complaints.read().decode("utf-8", "replace").strip()[-500:]
    code = os.waitstatus_to_exitcode(status)
    return {"seconds": seconds, "peak_mb": usage.ru_maxrss / _KB_PER_MB, "code": code, "said": said}


if __name__ == "__main__":
    print(json.dumps(run(sys.argv[1:])))
