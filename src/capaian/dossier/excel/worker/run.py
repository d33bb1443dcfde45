"""Child process that reads a workbook: one made to fill memory or time ends this process alone.

Started with the limits as JSON and the file as standard input. Writes lines of JSON: of each sheet its name,
its rows and what is odd of its cells; at last the notes, or the reason for which the workbook is refused.
"""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Iterator
from io import FileIO
from typing import Final

from capaian.processes.limits import limit_memory, limit_time

from .formats import Styles
from .limits import Limits
from .package import Package, open_package
from .refusal import RefusedError, refuse
from .sheet_reader import Room, SharedParts, SharedTexts, SheetReader
from .xml_reader import Allowance

_RESERVE_BYTES: Final = 1_000_000
_COLLECT_SELDOM: Final = (20_000, 20, 20)
"""Objects between two searches for cycles: rows of cells make none, and go a thousand at a time."""
_TOO_LARGE: Final = json.dumps({"refused": refuse("book_too_large").as_json()})


def run(given_limits: str) -> None:
    """Read what comes in and write what comes of it."""
    limits = Limits(**json.loads(given_limits))
    limit_memory(limits.megabytes)
    limit_time(limits.seconds)
    gc.set_threshold(*_COLLECT_SELDOM)
    reserve = bytearray(_RESERVE_BYTES)
    try:
        with FileIO(0) as stream:
            content = stream.readall()
        for line in read_lines(content, limits):
            sys.stdout.buffer.write(f"{line}\n".encode())
    except MemoryError:
        # To say so takes memory too.
        del reserve
        sys.stdout.buffer.write(f"{_TOO_LARGE}\n".encode())


def read_lines(content: bytes, limits: Limits) -> Iterator[str]:
    """Yield what a workbook holds, line by line.

    Raises:
        MemoryError: It takes more than this process may have.
    """
    try:
        allowance = Allowance(limits.elements)
        yield from _book_lines(open_package(content, limits, allowance), limits, allowance)
    except RefusedError as error:
        yield json.dumps({"refused": error.as_json()})


def _book_lines(package: Package, limits: Limits, allowance: Allowance) -> Iterator[str]:
    archive = package.archive
    styles = texts = None
    if package.styles is not None:
        styles = Styles(package.styles, limits, allowance)
        styles.read(archive.pieces(package.styles))
    if package.texts is not None:
        texts = SharedTexts(package.texts, limits, allowance)
        texts.read(archive.pieces(package.texts))
    parts = SharedParts(texts.texts if texts else (), styles, package.is_1904)
    room = Room(limits)
    for sheet in package.sheets:
        yield json.dumps({"sheet": sheet.name, "is_visible": sheet.is_visible})
        reader = SheetReader(sheet.part, sheet.name, parts, room, allowance)
        for piece in archive.pieces(sheet.part):
            reader.feed(piece)
            yield from reader.lines()
        reader.end()
        yield from reader.lines()
        reader.finish()
        yield json.dumps({"merged": reader.merged, "odd": reader.odd})
    yield json.dumps({"notes": package.left_alone})
