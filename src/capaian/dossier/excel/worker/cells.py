"""Cells of a workbook: values as calamine reads them, and what calamine does not say of a cell."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from io import BytesIO
from itertools import chain
from typing import Final

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from capaian.dossier.excel.book import LOST_VALUES, CellOddity
from capaian.dossier.excel.worker.formats import Style, look_of, read_styles
from capaian.dossier.excel.worker.limits import Limits, RefusedError, Room
from capaian.dossier.excel.worker.package import open_package

_ROWS_OF_LINE: Final = 1_000
_LAST_COLUMN: Final = 16_384
_CELL: Final = (
    rb"""<(?:\w+:)?c\s(?:(?=[^>]*?\b(?:t=["']e["']%s))|(?=[^>]*>\s*<(?:\w+:)?f\b))([^>]*)>"""
)
"""The tag of a cell that holds an error, a formula or, in the place of `%s`, has an odd style."""
_ATTRIBUTE: Final = re.compile(rb"""\b([rst])=["']([^"']*)["']""")
_FORMULA: Final = re.compile(rb"\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</[^>]*>)")
_VALUE: Final = re.compile(rb"\s*<(?:\w+:)?v>([^<]+)")
_HIDDEN_ROW: Final = re.compile(
    rb"""<(?:\w+:)?row\b(?=[^>]*\bhidden=["'](?:1|true))[^>]*?\br=["'](\d+)"""
)
_COLUMN: Final = re.compile(rb"""<(?:\w+:)?col\b(?=[^>]*\bhidden=["'](?:1|true))([^>]*)>""")
_REACH: Final = re.compile(rb"""\b(?:min|max)=["'](\d+)""")
_PLACE: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_CHANGED: Final = frozenset({str, date, datetime, time, timedelta})
"""Cells that JSON does not have as calamine has them; numbers and truths are sent as they are."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """What the XML says of a cell besides its value."""

    style: Style
    odd: CellOddity | None = None
    word: str = ""


def book_lines(content: bytes, limits: Limits) -> Iterator[str]:
    """Yield the sheets of a workbook as lines of JSON.

    Raises:
        RefusedError: With the reason not to read it.
    """
    package = open_package(content, limits)
    styles = read_styles(package.archive)
    room = Room(limits)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        for sheet in book.sheets_metadata:
            if sheet.name not in package.sheets:
                continue
            xml = package.archive.read(package.sheets[sheet.name])
            reaches = (sorted(map(int, _REACH.findall(tag))) for tag in _COLUMN.findall(xml))
            # Behind the last letters there are no columns.
            columns = (range(first, min(last, _LAST_COLUMN) + 1) for first, last in reaches)
            hidden = {
                "rows": [int(row) for row in _HIDDEN_ROW.findall(xml)],
                "columns": [*chain(*columns)],
            }
            is_visible = sheet.visible == SheetVisibleEnum.Visible
            about = {"sheet": sheet.name, "is_visible": is_visible, "hidden": hidden}
            yield from _SheetLines(
                book.get_sheet_by_name(sheet.name), _marks(xml, styles), room, about
            )
    except (CalamineError, ValueError) as error:  # JSON has no numbers beyond all numbers
        raise RefusedError("book_broken", part=str(error)) from None
    yield json.dumps({"is_whole": True})


def _marks(xml: bytes, styles: Sequence[Style]) -> Mapping[int, Mapping[int, _Mark]]:
    """Return what the XML of a sheet says of cells besides their values,
    by row and column from 1.
    """
    odd = "|".join(str(number) for number, style in enumerate(styles) if style.is_odd)
    wanted = re.compile(_CELL % (rb"""|s=["'](?:%s)["']""" % odd.encode() if odd else b""))
    marks: dict[int, dict[int, _Mark]] = {}
    for found in wanted.finditer(xml):
        attributes = dict(_ATTRIBUTE.findall(found[1]))
        row, column = _place(attributes)
        number = int(attributes.get(b"s", b"0"))
        style = styles[number] if number < len(styles) else Style()
        marks.setdefault(row, {})[column] = _Mark(
            style, *_odd_content(xml, found.end(), attributes)
        )
    return marks


def _odd_content(
    xml: bytes, position: int, attributes: Mapping[bytes, bytes]
) -> tuple[CellOddity | None, str]:
    """Return what is odd of the content of a cell, which begins at a position,
    with the word for it.
    """
    formula = _FORMULA.match(xml, position)
    value = _VALUE.match(xml, formula.end() if formula else position)
    if attributes.get(b"t") == b"e":
        return CellOddity.ERROR, value[1].decode().strip() if value else ""
    if formula and value is None and attributes.get(b"t") != b"str":  # an empty text is a result
        return CellOddity.NO_VALUE, ""
    return (CellOddity.FORMULA if formula else None), ""


def _place(attributes: Mapping[bytes, bytes]) -> tuple[int, int]:
    found = _PLACE.fullmatch(attributes.get(b"r", b"").decode())
    if found is None:
        raise RefusedError("book_broken", part="letak sel")
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column


@dataclass
class _SheetLines:
    sheet: CalamineSheet
    marks: Mapping[int, Mapping[int, _Mark]]
    room: Room
    about: Mapping[str, object]
    """What is said of the sheet behind its rows: its name, and what nobody sees of it."""
    odd: list[tuple[int, int, CellOddity | None, str]] = field(default_factory=list)
    """Cells that are more than their value: row, column, what, word."""

    def __iter__(self) -> Iterator[str]:
        """Yield the rows, a thousand in a line, then all else of the sheet; a number:
        empty rows.
        """
        last_row, last_column = self.sheet.end or (-1, -1)
        self.room.check_area(last_row + 1, last_column + 1, self.sheet.name)
        # The rows of calamine begin with row 1, their cells with the first column that holds
        # anything.
        before: list[object] = [None] * (self.sheet.start or (0, 0))[1]
        rows: list[list[object]] = []
        empty = 0
        for number, cells in enumerate(self.sheet.iter_rows(), 1):
            if not any(cells) and number not in self.marks and cells.count("") == len(cells):
                empty += 1
                continue
            if empty or len(rows) == _ROWS_OF_LINE:
                yield json.dumps(rows, allow_nan=False)
                yield json.dumps(empty)
                rows, empty = [], 0
            rows.append(self._row(number, before, cells))
        yield json.dumps(rows, allow_nan=False)
        self.odd += [
            (row, column, mark.odd, mark.word)
            for row, marks in self.marks.items()
            for column, mark in marks.items()
            if mark.odd in LOST_VALUES
        ]
        merged = self._merged(last_row + 1, last_column + 1)
        yield json.dumps({**self.about, "merged": merged, "odd": self.odd})

    def _row(self, number: int, before: list[object], cells: Sequence[object]) -> list[object]:
        marks = self.marks.get(number, {})
        sent = [
            self._sent((number, column), cell, marks)
            if marks or cell.__class__ in _CHANGED
            else cell
            for column, cell in enumerate(cells, len(before) + 1)
        ]
        row = before + sent
        while row and row[-1] is None:
            row.pop()
        self.room.take_row(row)
        return row

    def _sent(self, place: tuple[int, int], cell: object, marks: Mapping[int, _Mark]) -> object:
        """Return a cell as it is sent, and keep what is odd of it."""
        mark = marks.get(place[1])
        if isinstance(cell, str) and (not cell or cell.isspace()):
            return None
        if mark is not None and mark.odd not in LOST_VALUES:
            odd = _odd_of(cell, mark.style)
            if odd or mark.odd:
                self.odd.append((*place, odd or mark.odd, mark.style.code if odd else ""))
        if isinstance(cell, datetime):
            return [cell.date().isoformat()]
        if isinstance(cell, date):
            return [cell.isoformat()]
        if isinstance(cell, time | timedelta):
            self.odd.append((*place, CellOddity.TIME, ""))
            return None
        return cell

    def _merged(self, height: int, width: int) -> list[tuple[int, int, int, int]]:
        """Return merged cells as far as the sheet is filled: first row and column,
        last row and column.
        """
        boxes = [
            (top + 1, left + 1, min(bottom + 1, height), min(right + 1, width))
            for (top, left), (bottom, right) in self.sheet.merged_cell_ranges or ()
            if top < height and left < width
        ]
        area = sum((bottom - top + 1) * (right - left + 1) for top, left, bottom, right in boxes)
        if area > self.room.limits.cells:
            raise RefusedError(
                "book_of_too_many_cells", self.sheet.name, limit="4 juta sel gabungan"
            )
        return boxes


def _odd_of(cell: object, style: Style) -> CellOddity | None:
    is_day, is_number = isinstance(cell, date), cell.__class__ not in _CHANGED | {bool}
    look = look_of(style.code, is_negative=is_number and str(cell).startswith("-"))
    # What a format makes of a number decides its size, so that it goes first.
    if look and (is_day or (is_number and look not in (CellOddity.MONTH, CellOddity.YEAR))):
        return look
    return CellOddity.STRUCK if style.is_struck else None
