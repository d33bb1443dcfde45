"""Rows of lines become tables: heads, rows, and what goes on after a page break."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from capaian.auditor.printed.document import Caption, Line
from capaian.auditor.printed.number import NumberStyle, read_numbers
from capaian.auditor.printed.table import PrintedCell, PrintedRow, PrintedTable, counts_columns


@dataclass(slots=True)
class _Open:
    """A table that is being read."""

    caption: Caption | None
    section: str
    above: str
    head: list[tuple[str, ...]] = field(default_factory=list)
    rows: list[Line] = field(default_factory=list)
    is_paused: bool = False
    """Other words stood below it: only the same head goes on with it."""


class TableReader:
    """Collects rows of lines; a repeated head after a page break goes on with the table before."""

    def __init__(self, style: NumberStyle) -> None:
        """Begin without a table; `style` decides what `1.234` means."""
        self._style = style
        self._tables: list[PrintedTable] = []
        self._open: _Open | None = None
        self._caption: Caption | None = None
        self._lines: list[Line] = []

    @property
    def is_open(self) -> bool:
        """Whether the lines before belong to a table."""
        return bool(self._lines)

    def announce(self, caption: Caption) -> None:
        """Take the caption of the next table."""
        self._gather()
        self.close()
        self._caption = caption

    def take(self, line: Line, section: str, above: str) -> None:
        """Take a row."""
        if not self._lines and self._open is None:
            self._open = _Open(self._caption, section, above)
            self._caption = None
        self._lines.append(line)

    def goes_on(self, line: Line) -> bool:
        """Say whether a line without cells stands inside a table: a band of words between two rows."""
        return False

    def pause(self) -> None:
        """Say that other words follow."""
        self._gather()

    def close(self) -> None:
        """End the table."""
        self._gather()
        if self._open is not None and (self._open.rows or self._open.head):
            self._tables.append(_finish(self._open, self._style))
        self._open = None

    def finish(self) -> Sequence[PrintedTable]:
        """Return all tables."""
        self.close()
        return self._tables

    def _gather(self) -> None:
        """Add the rows taken so far to the open table, or begin another with them."""
        if not self._lines:
            return
        head, rows = split_head(self._lines)
        self._lines = []
        current = self._open
        if current is None:
            return
        if current.rows and head and not _same_head(head, current.head):
            section, above = current.section, current.above
            self._tables.append(_finish(current, self._style))
            current = self._open = _Open(None, section, above)
        current.head = current.head or [line.cells for line in head]
        current.rows += rows


def split_head(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return the rows of the head, and those below it: the first row with a quantity begins the body."""
    for place, line in enumerate(lines):
        if place and (_is_body(line) or _is_band(line)):
            return [*lines[:place]], [*lines[place:]]
    return [*lines[:1]], [*lines[1:]]


def _is_body(line: Line) -> bool:
    if counts_columns(line.cells):
        return False
    first = next((cell for cell in line.cells if cell), "")
    return first.rstrip(".").isdigit() or any(_is_quantity(cell) for cell in line.cells[1:])


def _is_band(line: Line) -> bool:
    """Whether a row has words in its first cell alone."""
    return bool(line.cells[0]) and not any(line.cells[1:])


def _is_quantity(cell: str) -> bool:
    numbers = read_numbers(cell, 0)
    is_year = len(numbers) == 1 and numbers[0].text == cell.strip() and 1990 <= numbers[0].value <= 2100
    letters = sum(sign.isalpha() for sign in cell)
    return bool(numbers) and not is_year and letters <= 12


def _same_head(head: Sequence[Line], known: Sequence[tuple[str, ...]]) -> bool:
    return [_words(line.cells) for line in head] == [_words(cells) for cells in known]


def _words(cells: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(" ".join(cell.casefold().split()) for cell in cells if cell)


def _finish(table: _Open, style: NumberStyle) -> PrintedTable:
    width = max(len(line.cells) for line in table.rows) if table.rows else 0
    width = max(width, *(len(cells) for cells in table.head), 0)
    return PrintedTable(
        table.caption.number if table.caption else "",
        table.caption.title if table.caption else "",
        table.caption.line if table.caption else None,
        tuple(cells + ("",) * (width - len(cells)) for cells in table.head),
        tuple(_rows(table.rows, table.head, style)),
        table.section,
        table.above,
    )


def _rows(lines: Sequence[Line], head: Sequence[tuple[str, ...]], style: NumberStyle) -> Iterator[PrintedRow]:
    """Yield the rows; heads repeated after a page break are left out, and a row that they cut is joined."""
    known = {_words(cells) for cells in head}
    row: PrintedRow | None = None
    is_after_break = False
    width = max((len(line.cells) for line in lines), default=0)
    for line in lines:
        if _words(line.cells) in known:
            is_after_break = True
            continue
        if row is not None and is_after_break and _continues(line):
            row = _join(row, line)
        else:
            if row is not None:
                yield row
            row = PrintedRow(line.number, _cells(line, max(width, *map(len, head), 0), style), (line.number,))
        is_after_break = False
    if row is not None:
        yield row


def _continues(line: Line) -> bool:
    """Whether a row has no number and no figure of its own, only further words."""
    return not line.cells[0] and not any(_is_quantity(cell) for cell in line.cells) and any(line.cells)


def _join(row: PrintedRow, line: Line) -> PrintedRow:
    more = line.cells + ("",) * (len(row.cells) - len(line.cells))
    cells = tuple(
        replace(cell, text=f"{cell.text} {words}".strip())
        for cell, words in zip(row.cells, more, strict=False)
    )
    return replace(row, cells=cells, lines=(*row.lines, line.number))


def _cells(line: Line, width: int, style: NumberStyle) -> tuple[PrintedCell, ...]:
    texts = line.cells + ("",) * (width - len(line.cells))
    return tuple(
        PrintedCell(line.number, column, text, read_numbers(text, line.number, column, style))
        for column, text in enumerate(texts)
    )
