"""The beginning of a large workbook: enough to tell whether it holds anything that is looked for.

It is a workbook of its own, which passes the gate like any other; of the large one nothing is kept for it.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator
from typing import Final

from .book_parts import check_names, find_parts
from .filled_ends import FilledEnds
from .limits import Limits
from .zip_directory import Unpacking, read_directory, write_archive

_SHOWN: Final = 300_000
"""Bytes that are kept of all sheets together: of numbers alone some 9,000 cells."""
_LEAST: Final = 200_000
"""Bytes that are kept of each sheet, however many there are: heads and some rows of 500 columns."""
_PREFIX: Final = rb"(?:[A-Za-z0-9_.-]{1,40}:)?"
_ROW: Final = re.compile(rb"<" + _PREFIX + rb"row[\s/>]|</" + _PREFIX + rb"sheetData")
_END: Final = re.compile(rb"</" + _PREFIX + rb"sheetData")
_LONGEST_MARK: Final = 60


def cut_book(content: bytes, limits: Limits) -> bytes | None:
    """Return a workbook with the first rows of each sheet, all else as it is; `None` of one to be read whole.

    Raises:
        RefusedError: As the gate does, by what was looked at.
    """
    entries = read_directory(content, limits)
    check_names(entries)
    unpacking = Unpacking(content, limits)
    listed = find_parts(entries, unpacking, limits).sheets
    sheets = [sheet.entry for sheet in listed]
    is_small = sum(sheet.unpacked for sheet in sheets) <= limits.bytes_at_once
    if is_small or limits.known_sheet in {sheet.name for sheet in listed}:
        return None
    kept, ends = max(_SHOWN // len(sheets), _LEAST), FilledEnds()
    for sheet in sheets:
        if sheet.unpacked > kept:
            ends.begin()
            unpacking.put(sheet, first_rows(ends.passing(unpacking.pieces(sheet)), kept))
    if ends.values > limits.values or ends.rows > limits.rows:
        # Its cause is told of the whole.
        return None
    return write_archive([(name, unpacking.packed(entry)) for name, entry in entries.items()])


def first_rows(pieces: Iterable[bytes], kept: int) -> Iterator[bytes]:
    """Yield a sheet without the rows that begin some way behind so many bytes; what follows rows stays.

    Examples:
        >>> sheet = b'<sheetData><row r="1"><c/></row><row r="2"/><row r="3"/></sheetData><mergeCells/>'
        >>> b"".join(first_rows([sheet[:20], sheet[20:30], sheet[30:]], 25))
        b'<sheetData><row r="1"><c/></row></sheetData><mergeCells/>'
    """
    waiting = iter(pieces)
    passed, window = 0, b""
    for piece in waiting:
        window = piece[max(kept - passed, 0) :]
        yield piece[: len(piece) - len(window)]
        passed += len(piece)
        if window:
            break
    window = yield from _up_to_next_row(window, waiting)
    while (end := _END.search(window)) is None and (more := next(waiting, None)) is not None:
        window = window[-_LONGEST_MARK:] + more
    yield window[end.start() if end else 0 :]
    yield from waiting


def _up_to_next_row(window: bytes, waiting: Iterator[bytes]) -> Generator[bytes, None, bytes]:
    """Yield what stands before the next row, and return what was taken from there on."""
    while (begin := _ROW.search(window)) is None:
        if (more := next(waiting, None)) is None:
            yield window
            return b""
        yield window[:-_LONGEST_MARK]
        window = window[-_LONGEST_MARK:] + more
    yield window[: begin.start()]
    return window[begin.start() :]
