"""Rows of lines become tables: captions above or below, heads, and what goes on after a page break."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from capaian.auditor.printed.document import Caption, Line
from capaian.auditor.printed.number import NumberStyle, read_numbers
from capaian.auditor.printed.table import PrintedCell, PrintedRow, PrintedTable, counts_columns
from capaian.auditor.reading.align import align_rows
from capaian.auditor.reading.heads import is_band, is_body, is_quantity, settle_head, split_head
from capaian.auditor.reading.style import find_style_of_rows

_PARAGRAPH: Final = 200
"""Words as long as that between a caption and rows part them."""
_NUMBERS_ROWS: Final = ("no", "nomor", "no urut")


@dataclass(slots=True)
class _Open:
    """A table that is being read."""

    caption: Caption | None
    section: str
    above: str
    head: list[Line] = field(default_factory=list)
    rows: list[Line] = field(default_factory=list)


class TableReader:
    """Collects rows of lines; a repeated head after a page break goes on with the table before."""

    def __init__(self, style: NumberStyle) -> None:
        """Begin without a table; `style` decides what `1.234` means where a table does not tell."""
        self._style = style
        self._tables: list[PrintedTable] = []
        self._open: _Open | None = None
        self._caption: Caption | None = None
        self._lines: list[Line] = []
        self._above = ""
        """The paragraph before these lines."""
        self._is_resumed = False

    @property
    def is_open(self) -> bool:
        """Whether the line before is a row."""
        return bool(self._lines)

    @property
    def wants_caption(self) -> bool:
        """Whether a table without a caption ended just now: one below it is its own."""
        return bool(self._lines) and self._open is not None and self._open.caption is None

    def announce(self, caption: Caption) -> None:
        """Take the caption of the next table."""
        self.close()
        self._caption = caption

    def name(self, caption: Caption) -> None:
        """Take the caption that stands below the last table."""
        self._gather()
        if self._open is not None:
            self._open.caption = caption
        self.close()

    def is_of_open(self, caption: Caption) -> bool:
        """Say whether a caption is repeated where its table goes on."""
        known = None if self._open is None else self._open.caption
        return known is not None and (known.number, known.title) == (caption.number, caption.title)

    def take(self, line: Line, section: str, above: str) -> None:
        """Take a row."""
        if self._lines and line.number - self._lines[-1].number > 1 and _begins_other(self._lines, line):
            self._gather()
            self.close()
        if not self._lines and (self._open is None or self._caption is not None):
            caption = self._caption
            self.close()
            self._open = _Open(caption, section, above)
        if not self._lines:
            self._above = above
        self._lines.append(line)

    def resume(self) -> None:
        """Say that the table before goes on, perhaps with other columns: then as another of its name."""
        self._gather()
        self._is_resumed = self._open is not None

    def pause(self, text: str) -> None:
        """Say that other words follow; a caption far from any row was of no table that can be read.

        Words that announce what stands below them, with a colon, announce another table.
        """
        self._gather()
        if len(text) > _PARAGRAPH:
            self._caption = None
        if text.rstrip().endswith(":"):
            self._end()

    def close(self) -> None:
        """End the table."""
        self._end()
        self._caption = None

    def _end(self) -> None:
        """End the table that is open; a caption announced already is of the next."""
        self._gather()
        if self._open is not None and self._open.rows:
            self._tables.append(_finish(self._open, self._style))
        self._open = None

    def finish(self) -> Sequence[PrintedTable]:
        """Return all tables."""
        self.close()
        return self._tables

    def _gather(self) -> None:
        """Add the rows taken so far to the open table, or begin another with them."""
        if not self._lines or self._open is None:
            return
        head, rows = split_head(self._lines)
        self._lines = []
        current = self._open
        if current.rows and head:
            rows = _arrange(rows, _innermost(head), _innermost(current.head))
            head = current.head if _is_same_head(head, current.head) else head
        if current.rows and not _goes_on(head, rows, current):
            self._tables.append(_finish(current, self._style))
            caption = current.caption if self._is_resumed else None
            current = self._open = _Open(caption, current.section, self._above)
        self._is_resumed = False
        if not current.rows and not current.head:
            current.head = head
            current.rows += rows
        else:
            current.rows += [*head, *rows]


def _goes_on(head: Sequence[Line], rows: Sequence[Line], table: _Open) -> bool:
    """Whether rows after other words belong to the table before: by the same head, or none and its width."""
    if head:
        return _head_words(head) == _head_words(table.head)
    return _width(rows) == _width(table.rows)


def _is_same_head(head: Sequence[Line], known: Sequence[Line]) -> bool:
    """Whether a head is printed again: with the same innermost names, or all its words in other lines."""
    if _filled(_innermost(head)) == _filled(_innermost(known)):
        return True
    return _width(head) == _width(known) and _words_of(head) == _words_of(known)


def _words_of(head: Sequence[Line]) -> Counter[str]:
    """Return the words of a head, however they are parted."""
    named = (line for line in head if not counts_columns(line.cells))
    return Counter(" ".join(cell for line in named for cell in line.cells).casefold().split())


def _innermost(head: Sequence[Line]) -> tuple[str, ...]:
    """Return the last row of a head that does not number the columns."""
    return next((line.cells for line in reversed(head) if not counts_columns(line.cells)), ())


def _filled(cells: Sequence[str]) -> list[str]:
    return [" ".join(cell.casefold().split()) for cell in cells if cell]


def _arrange(rows: list[Line], own: Sequence[str], known: Sequence[str]) -> list[Line]:
    """Return rows with their cells under the same words as before, where a page parts columns otherwise."""
    places = [place for place, cell in enumerate(own) if cell]
    targets = [place for place, cell in enumerate(known) if cell]
    if places == targets or len(places) < 2 or _filled(own) != _filled(known):
        return rows
    target_of = dict(zip(places, targets, strict=True))
    arranged = []
    for row in rows:
        cells = [""] * max(len(known), len(row.cells))
        for place, cell in enumerate(row.cells):
            if cell:
                target = target_of.get(place, place)
                cells[target] = f"{cells[target]} {cell}".strip()
        arranged.append(replace(row, cells=tuple(cells)))
    return arranged


def _head_words(head: Sequence[Line]) -> list[tuple[str, ...]]:
    """Return the words of a head by column; numbers of columns are often printed once."""
    rows = (line.cells[: _last_filled(line.cells)] for line in head if not counts_columns(line.cells))
    return [tuple(" ".join(cell.casefold().split()) for cell in cells) for cells in rows]


def _begins_other(lines: Sequence[Line], line: Line) -> bool:
    """Whether a row after a gap is the head of another table: words alone, and other columns than above."""
    if is_body(line) or is_band(line) or counts_columns(line.cells) or not any(map(is_body, lines)):
        return False
    is_filled = all(line.cells[:2]) and sum(map(bool, line.cells)) >= 2
    return is_filled and (len(line.cells) != _width(lines) or _names_others(lines, line))


def _names_others(lines: Sequence[Line], line: Line) -> bool:
    """Whether a row begins as a head does, `No`, and names columns that the head above does not."""
    begins = line.cells[0].casefold().strip(" .")
    return begins in _NUMBERS_ROWS and not _words_of([line]) <= _words_of(split_head(lines)[0])


def _width(lines: Sequence[Line]) -> int:
    """How many columns rows have; blanks behind the last filled cell of every row are no columns."""
    return max((_last_filled(line.cells) for line in lines), default=0)


def _last_filled(cells: Sequence[str]) -> int:
    return max((place for place, cell in enumerate(cells, start=1) if cell), default=0)


def _words(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(" ".join(cell.casefold().split()) for cell in cells if cell)


def _finish(table: _Open, style: NumberStyle) -> PrintedTable:
    width = max(_width(table.rows), _width(table.head))
    head = [_fit(line.cells, width) for line in table.head]
    rows = tuple(
        _Rows(head, width, find_style_of_rows((r.cells for r in table.rows), style)).read(table.rows)
    )
    caption = table.caption
    return PrintedTable(
        caption.number if caption else "",
        caption.title if caption else "",
        caption.line if caption else None,
        settle_head(head, rows),
        rows,
        table.section,
        table.above,
    )


def _fit(cells: Sequence[str], width: int) -> tuple[str, ...]:
    return (*cells[:width], *[""] * (width - len(cells)))


@dataclass(frozen=True, slots=True)
class _Rows:
    """Reads the rows below a head."""

    head: Sequence[tuple[str, ...]]
    width: int
    style: NumberStyle

    def read(self, lines: Sequence[Line]) -> Iterator[PrintedRow]:
        """Yield the rows; repeated heads are left out, and a row that a page break cuts is joined."""
        known = {_words(cells) for cells in self.head}
        repeated = [self._is_repeated(line, known) for line in lines]
        body = [line for line, is_head in zip(lines, repeated, strict=True) if not is_head]
        after_head = {line.number for line, is_head in zip(lines[1:], repeated, strict=False) if is_head}
        columns = align_rows([_trim(line.cells, self.width) for line in body], self.width)
        row: PrintedRow | None = None
        for line, places in zip(body, columns, strict=True):
            if row is not None and _continues(row, line, is_after_head=line.number in after_head):
                row = _join(row, self._cells(line, places), line.number)
                continue
            if row is not None:
                yield row
            row = PrintedRow(line.number, self._cells(line, places), (line.number,))
        if row is not None:
            yield row

    def _is_repeated(self, line: Line, known: set[tuple[str, ...]]) -> bool:
        if not counts_columns(line.cells):
            return _words(line.cells) in known or _says_again(line.cells, self.head)
        in_brackets = all(cell.startswith("(") for cell in line.cells if cell)
        return in_brackets or any(map(counts_columns, self.head))

    def _cells(self, line: Line, places: Sequence[int]) -> tuple[PrintedCell, ...]:
        """Return the cells by column; the numbers know in which cell of their line they stand."""
        cells = [PrintedCell(line.number, column, "") for column in range(self.width)]
        for place, (column, text) in enumerate(zip(places, line.cells, strict=False)):
            if column < self.width and text:
                numbers = read_numbers(text, line.number, place, self.style)
                cells[column] = PrintedCell(line.number, column, text, numbers)
        return tuple(cells)


def _says_again(cells: Sequence[str], head: Sequence[Sequence[str]]) -> bool:
    """Whether a row has no words but those of a head, and most of them: the head again, parted otherwise."""
    known = Counter(" ".join(cell for row in head for cell in row).casefold().split())
    own = Counter(" ".join(cells).casefold().split())
    return own <= known and 2 * own.total() > known.total() and sum(map(bool, cells)) > 2


def _trim(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    """Leave out blanks behind the table."""
    return cells[: max(width, _last_filled(cells))]


def _continues(row: PrintedRow, line: Line, *, is_after_head: bool) -> bool:
    """Whether a line has no number and no figure of its own, only further words of a row cut by a page."""
    filled = [cell for cell in line.cells if cell]
    if line.cells[0] or not filled or any(map(is_quantity, filled)):
        return False
    if is_after_head:
        return True
    is_after_gap = line.number - max(row.lines, default=row.line) > 1
    return is_after_gap and all(cell[0].islower() for cell in filled)


def _join(row: PrintedRow, more: Sequence[PrintedCell], line: int) -> PrintedRow:
    cells = tuple(
        replace(cell, text=f"{cell.text} {other.text}".strip(), numbers=cell.numbers + other.numbers)
        for cell, other in zip(row.cells, more, strict=True)
    )
    return replace(row, cells=cells, lines=(*row.lines, line))
