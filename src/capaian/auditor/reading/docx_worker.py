"""Child process that reads a Word file: one made to fill memory or time ends this process alone.

Started with SECONDS MEGABYTES and the file as standard input. Writes JSON: the cells of each line,
what is wrong, if anything is, the figures that were typed over, and whether its record of them
does not fit.
"""

from __future__ import annotations

import json
import sys

from capaian.auditor.reading.docx import ReadDocx, read_docx
from capaian.processes.limits import limit_memory, limit_time


def run(seconds: float, megabytes: int) -> None:
    """Read what comes in and write what comes of it."""
    limit_memory(megabytes)
    limit_time(seconds)
    try:
        read = read_docx(sys.stdin.buffer.read())
    except (MemoryError, RecursionError):
        read = ReadDocx(flaw="too_much")
    answer = {
        "lines": [line.cells for line in read.lines],
        "flaw": read.flaw,
        "retyped": read.retyped,
        "unfit": read.has_unfit_record,
    }
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    run(float(sys.argv[1]), int(sys.argv[2]))
