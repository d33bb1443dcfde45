"""Child process that reads a workbook: one made to fill memory or time ends this process alone.

Started with the limits as JSON and the file as standard input. Writes lines of JSON: of each sheet
its rows, then its name and what is odd of its cells; at last that this is all, or why it is
refused.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

from capaian.dossier.excel.worker.cells import book_lines
from capaian.dossier.excel.worker.limits import Limits, RefusedError
from capaian.processes.limits import limit_memory, limit_time


def run(given_limits: str) -> None:
    """Read the file from standard input and write its lines."""
    limits = Limits(**json.loads(given_limits))
    limit_memory(limits.megabytes)
    limit_time(limits.seconds)
    try:
        for line in read_lines(sys.stdin.buffer.read(), limits):
            sys.stdout.buffer.write(f"{line}\n".encode())
    except MemoryError:
        sys.stdout.buffer.write(
            b"\n"
        )  # no end of a workbook: the parent says that it is too large


def read_lines(content: bytes, limits: Limits) -> Iterator[str]:
    """Yield what a workbook holds, line by line, or why it is refused.

    Raises:
        MemoryError: It takes more than this process may have.
    """
    try:
        yield from book_lines(content, limits)
    except RefusedError as error:
        yield json.dumps({"refused": error.flaw})


if __name__ == "__main__":
    run(sys.argv[1])
