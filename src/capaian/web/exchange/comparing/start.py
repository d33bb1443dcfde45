"""Child process that holds a large file against a year: one made to fill memory or time ends it alone.

Started with SECONDS MEGABYTES and a task as JSON on standard input. Writes what is to be told as JSON, or
nothing where it took more than it may. A workbook is read by a child of this one, with limits of its own.
"""

from __future__ import annotations

import sys

from capaian.domain.errors import InputError
from capaian.processes.limits import limit_memory, limit_time
from capaian.web.exchange.comparing.compare import compare, read_task
from capaian.web.exchange.comparing.told import TASK, TOLD, Told


def run(seconds: float, megabytes: int) -> None:
    """Read a task and write what comes of it."""
    limit_time(seconds)
    task = TASK.validate_json(sys.stdin.buffer.read())
    try:
        book = read_task(task)
        limit_memory(megabytes)
        told = TOLD.dump_json(compare(task, book))
    except InputError as error:
        told = TOLD.dump_json(Told(tuple(error.issues)))
    except (MemoryError, RecursionError):
        return
    sys.stdout.buffer.write(told)


if __name__ == "__main__":
    run(float(sys.argv[1]), int(sys.argv[2]))
