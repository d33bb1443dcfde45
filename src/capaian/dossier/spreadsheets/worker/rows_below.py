"""Rows of formats alone below the last cell with a value: no reader finds anything in them.

Whoever gives a whole column a format has a million of them; to pass over each takes the reader a second.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from .sheet_form import KINDS

WORTH: Final = 5_000_000
"""Bytes from which on the reader takes longer for them than they take to be left out."""
_NEXT: Final = re.compile(rb"<row[ >/]|</sheetData")
_END: Final = b"</sheetData"
_BEGIN: Final = b"<row"
_REST: Final = rb"(?: [^<>]{0,200})?(?:/>|>\s*</row>)\s*"
"""Of an empty row, behind its name."""
_EMPTY_REST: Final = re.compile(_REST)
_EMPTY: Final = re.compile(_BEGIN + _REST)
_CELL: Final = b"<c"


def without_empty_rows(window: bytes) -> bytes:
    """Return bytes from amid the cells without their empty rows, if they hold nothing else than rows.

    Whoever sets heights of rows, or hides them, to the end of a sheet has a million of them.

    Examples:
        >>> without_empty_rows(b'<row r="7" ht="15"/><row r="8"/><row r="9" ht=')
        b'<row r="9" ht='
        >>> without_empty_rows(b'<row r="7"/><row r="8"><c r="A8"/></row>')
        b'<row r="7"/><row r="8"><c r="A8"/></row>'
    """
    if _CELL in window or _END in window:
        return window
    # Rows that differ in digits alone are one kind: a million of them are of a few hundred.
    before, *rows = window.translate(KINDS).split(_BEGIN)
    if rows and all(map(_EMPTY_REST.fullmatch, {*rows[:-1]})):
        window = window[: len(before)] + window[window.rfind(_BEGIN) :]
    return _EMPTY.sub(b"", window)


def without_rows_below(pieces: Iterable[bytes], place: int) -> Iterator[bytes]:
    """Yield a sheet without the rows that begin at a place in it or behind.

    It is only for sheets that are written as every office program writes them.

    Examples:
        >>> sheet = b'<sheetData><row r="1"><c/></row><row r="2"/><row r="3"/></sheetData><mergeCells/>'
        >>> b"".join(without_rows_below([sheet[:50], sheet[50:]], 22))
        b'<sheetData><row r="1"><c/></row></sheetData><mergeCells/>'
    """
    waiting = iter(pieces)
    passed, window = 0, b""
    for piece in waiting:
        window = piece[max(place - passed, 0) :]
        yield piece[: len(piece) - len(window)]
        passed += len(piece)
        if passed > place:
            break
    window, begin = _join_up_to(_NEXT, window, waiting)
    yield window[:begin]
    window = window[begin:]
    while (end := window.find(_END)) < 0 and (more := next(waiting, None)) is not None:
        window = window[-len(_END) :] + more
    yield window[max(end, 0) :]
    yield from waiting


def _join_up_to(mark: re.Pattern[bytes], window: bytes, waiting: Iterator[bytes]) -> tuple[bytes, int]:
    """Return bytes up to the piece with a mark, and where in them it begins."""
    while (found := mark.search(window)) is None and (piece := next(waiting, None)) is not None:
        window += piece
    return window, len(window) if found is None else found.start()
