"""Whether a sheet is built as table programs build it, told by its bytes where its cells are plain."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from .element_rules import SHEET, Allowance, ElementWatch, TooManyElementsError
from .refusal import RefusedError

_BEGUN: Final = rb"<c(?: [^<>/]*)?(?:/>|>\s*"
_REST: Final = rb"(?: [^<>]*)?(?:/>|>[^<]*</"
"""Of a value or text, up to its name at the end."""
_FORMULA: Final = rb"<f" + _REST + rb"f>)\s*"
_VALUE: Final = rb"<v" + _REST + rb"v>)\s*"
_TEXT: Final = rb"<is>\s*(?:<t" + _REST + rb"t>)\s*)?</is>\s*|<is/>\s*"
_TEXT_BEGUN: Final = rb'<c [^<>/]*(?<= t="inlineStr")[^<>/]*(?:/>|>\s*'
_EMPTY_ROW: Final = rb"<row(?: [^<>]*)?/>\s*|<row(?: [^<>]*)?>\s*</row>\s*"
_EMPTY_ROWS: Final = re.compile(_EMPTY_ROW)
_ROW: Final = rb"</c>)\s*(?:</row>\s*(?:" + _EMPTY_ROW + rb")*<row(?: [^<>]*)?>\s*)?"
"""The end of a cell, and maybe of its row with the next one that has cells."""
_NUMBER_CELL: Final = rb"%s(?:%s)?(?:%s)?%s" % (_BEGUN, _FORMULA, _VALUE, _ROW)
_TEXT_CELL: Final = rb"%s(?:%s)?%s" % (_TEXT_BEGUN, _TEXT, _ROW)
_CELLS: Final = re.compile(_NUMBER_CELL)
_CELLS_AND_TEXTS: Final = re.compile(_TEXT_CELL + rb"|" + _NUMBER_CELL)
_BEGIN: Final = re.compile(rb"<sheetData(?: [^<>]*)?>")
_END: Final = b"</sheetData"
_FIRST: Final = b"/></row>"
"""Stands for what goes before the first row."""
KINDS: Final = bytes.maketrans(b"12345678", b"99999999")
_TEXT_MARK: Final = b"<is"
_DECLARED: Final = b"xmlns"
_LONGEST: Final = 400_000
"""Bytes of a cell and what stands behind it."""
_KEPT: Final = 4_000_000
"""Bytes of kinds of cells that are looked at together."""


class Kinds(NamedTuple):
    """The cells in some bytes, each kind once; what follows `<c`."""

    before: bytes
    """What goes before the first."""
    others: set[bytes]
    last: bytes | None
    shapes: bytes
    """All of them in a row, the last one at the end."""


_AFTER: Final = Kinds(b"<row>", set(), b"", b"")
"""Stands for what follows the last row."""


class SheetForm:
    """Takes a sheet that goes by: its frame element by element, its cells by their kinds."""

    def __init__(self, sheet: str = "", allowance: Allowance | None = None) -> None:
        """Begin before the first byte; the frame is held against what the workbook may have of elements."""
        self._frame = ElementWatch("", SHEET, sheet=sheet, allowance=allowance)
        self.is_inside = False
        """Whether the cells have begun and not ended."""
        self._open = b""
        self._kinds: set[bytes] = set()
        self._bytes = 0
        self.is_plain = True
        """Whether nothing stands where it may not, as far as bytes tell; else the exact look says what."""

    def take(self, window: bytes, kinds: Kinds) -> None:
        """Take whole tags, and the kinds of cells among them.

        Raises:
            TooManyElementsError: Around the rows there are more elements than a workbook may have.
        """
        if not self.is_plain:
            return
        try:
            if self.is_inside and _END not in kinds.shapes:
                self._take_cells(kinds)
            else:
                self._take_bounds(window)
        except TooManyElementsError:
            raise
        except RefusedError:
            self.is_plain = False

    def _take_bounds(self, window: bytes) -> None:
        if not self.is_inside:
            begin = _BEGIN.search(window)
            after = begin.end() if begin else len(window)
            self._frame.feed(window[:after])
            if begin is None or begin[0].endswith(b"/>"):
                return self._frame.feed(window[after:])
            self.is_inside, self._open, window = True, _FIRST, window[after:]
        cells, end, rest = window.partition(_END)
        self._take_cells(kinds_of(cells))
        if end:
            self.is_inside = False
            self._take_cells(_AFTER)
            self._frame.feed(end + rest)
        return None

    def _take_cells(self, kinds: Kinds) -> None:
        self._open += kinds.before
        if len(self._open) > _LONGEST:
            self._open = _EMPTY_ROWS.sub(b"", self._open)
            self.is_plain = self.is_plain and len(self._open) <= _LONGEST
        if kinds.last is None:
            return
        self._kinds.add(self._open)
        self._kinds |= kinds.others
        self._open = kinds.last
        self._bytes += len(kinds.shapes)
        if self._bytes > _KEPT:
            self._settle()

    def _settle(self) -> None:
        """Look at the kinds of cells so far."""
        text = b"".join(b"<c" + kind for kind in self._kinds)
        plain = _CELLS_AND_TEXTS if _TEXT_MARK in text else _CELLS
        if _DECLARED in text or plain.sub(b"", text):
            self.is_plain = False
        self._kinds.clear()
        self._bytes = 0

    def end(self) -> None:
        """Look at what is left."""
        self._settle()
        try:
            self._frame.end()
        except RefusedError:
            self.is_plain = False
        self.is_plain = self.is_plain and not self.is_inside


def kinds_of(window: bytes) -> Kinds:
    """Return each kind of cell in some bytes once.

    Cells that differ in digits alone are one kind: a hundred thousand counts are of ten. Nought stays, for no
    number of a row begins with it.

    Examples:
        >>> kinds_of(b'<c r="A1"><v>5</v></c><c r="A2"><v>7</v></c>').shapes
        b'<c r="A9"><v>9</v></c><c r="A9"><v>9</v></c>'
    """
    before, *cells = window.translate(KINDS).split(b"<c")
    last = cells[-1:]
    others = {*cells[:-1]}
    return Kinds(before, others, last[0] if last else None, b"<c".join((before, *others, *last)))
