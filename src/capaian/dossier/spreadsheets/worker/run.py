"""Child process that reads a workbook: one made to fill memory or time ends this process alone.

Started with the limits as JSON and the file as standard input. Writes lines of JSON: sheets, their rows (of
empty ones how many they are) and notes; as its last line the reasons where the workbook is refused. Of a
large workbook the same lines of its beginning come first: who needs no more of it ends the process.
"""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from io import FileIO
from typing import Final

from capaian.processes.limits import limit_memory, limit_time

from .beginning import cut_book
from .gate import pass_gate
from .limits import Limits
from .refusal import RefusedError, refuse

_RESERVE: Final = 1_000_000
_SELDOM: Final = (20_000, 20, 20)
"""Objects between two searches for cycles: rows of cells make none, and go a thousand at a time."""
_TOO_LARGE: Final = json.dumps({"refused": refuse("book_too_large").told()})


def run(told_limits: str) -> None:
    """Read what comes in and write what comes of it."""
    limits = Limits(**json.loads(told_limits))
    limit_memory(limits.megabytes)
    limit_time(limits.seconds)
    gc.set_threshold(*_SELDOM)
    reserve = bytearray(_RESERVE)
    try:
        with FileIO(0) as stream:
            content = stream.readall()
        for line in tell(content, limits):
            sys.stdout.buffer.write(f"{line}\n".encode())
            # Of a large workbook the parent may know enough: what waits here would keep both at work.
            sys.stdout.buffer.flush()
    except MemoryError:
        # To tell it takes memory too.
        del reserve
        sys.stdout.buffer.write(f"{_TOO_LARGE}\n".encode())


def tell(content: bytes, limits: Limits) -> Iterator[str]:
    """Yield what is to be said of a workbook, line by line.

    Raises:
        MemoryError: It takes more than this process may have.
    """
    try:
        yield from _tell_beginning(content, limits)
        yield from _tell_book(content, limits)
    except RefusedError as error:
        yield json.dumps({"refused": error.told()})
    except RecursionError:
        yield _TOO_LARGE


def _tell_beginning(content: bytes, limits: Limits) -> Iterator[str]:
    """Yield the lines of the first rows of a large workbook; none where that cannot be read by itself."""
    with suppress(RefusedError):
        beginning = cut_book(content, limits)
        if beginning is not None:
            *lines, notes = _tell_book(beginning, limits)
            yield from lines
            yield json.dumps({"beginning": json.loads(notes)["notes"]})


def _tell_book(content: bytes, limits: Limits) -> Iterator[str]:
    book = pass_gate(content, limits)
    # Most files that are refused are so before the reader is needed.
    from .cells import tell_book

    return tell_book(book, limits)
