"""Child process that holds a large file against a year: one made to fill memory or time ends it alone.

Started with SECONDS MEGABYTES and a task as JSON on standard input. Writes what is to be told as JSON, or
nothing where it took more than it may. A workbook is read by a child of this one, with limits of its own.
"""

from __future__ import annotations

import sys
from functools import partial

from capaian.processes.limits import limit_memory, limit_time
from capaian.web.exchange.comparing.compare import compare
from capaian.web.exchange.comparing.outcome import OUTCOME, TASK


def run(seconds: float, megabytes: int) -> None:
    """Read a task and write what comes of it."""
    limit_time(seconds)
    task = TASK.validate_json(sys.stdin.buffer.read())
    try:
        told = OUTCOME.dump_json(compare(task, partial(limit_memory, megabytes)))
    except (MemoryError, RecursionError):
        return
    sys.stdout.buffer.write(told)


if __name__ == "__main__":
    run(float(sys.argv[1]), int(sys.argv[2]))
