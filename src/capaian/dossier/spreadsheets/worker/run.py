"""Child process that reads a workbook: one made to fill memory or time ends this process alone.

Started with the limits as JSON and the file as standard input. Writes lines of JSON: sheets, their rows (of
empty ones how many they are) and notes; as its last line the reasons where the workbook is refused.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from io import FileIO
from typing import Final

from capaian.processes.limits import limit_memory, limit_time

from .gate import pass_gate
from .limits import Limits
from .refusal import RefusedError, refuse

_RESERVE: Final = 1_000_000
_TOO_LARGE: Final = json.dumps({"refused": refuse("book_too_large").told()})


def run(told_limits: str) -> None:
    """Read what comes in and write what comes of it."""
    limits = Limits(**json.loads(told_limits))
    limit_memory(limits.megabytes)
    limit_time(limits.seconds)
    reserve = bytearray(_RESERVE)
    try:
        with FileIO(0) as stream:
            content = stream.readall()
        for line in tell(content, limits):
            sys.stdout.buffer.write(f"{line}\n".encode())
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
        book = pass_gate(content, limits)
        # Most files that are refused are so before the reader is needed.
        from .cells import tell_book

        yield from tell_book(book, limits)
    except RefusedError as error:
        yield json.dumps({"refused": error.told()})
    except RecursionError:
        yield _TOO_LARGE
