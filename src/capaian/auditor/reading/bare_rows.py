"""Text taken out of pages without their layout: rows of tables are told by the figures at the ends of lines.

Cells are parted by single blanks there, and words that wrap stand on lines of their own. Only what is certain
becomes a row: most rows of a table have the same number of figures, and what is out of line is left as text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from typing import Final

from capaian.auditor.printed.document import CaptionKind, Line
from capaian.auditor.printed.number import read_numbers
from capaian.auditor.reading.bare_heads import Shape, find_end, read_head
from capaian.auditor.reading.headings import is_continued_caption, read_caption, read_heading

Cells = tuple[str, ...]

_FIGURE: Final = re.compile(
    r"^(?!\(\d{1,2}\)$|(?:19|20)\d\d$)(?:Rp\.?)?[+\-\u2212\u2013(]?\d[\d.,]*\)?%?\)?\*?$|^[-\u2013\u2014\u2026]$|^(?:t\.t\.|n/a)$",
    re.IGNORECASE,
)
_NUMBERED: Final = re.compile(
    r"^(?:\d{1,3}[.)]?|\d{1,2}(?:\.\d{1,2})+\.?|[IVXLC]{1,6}(?:\.\d+)*\.?|[A-Z]\d{0,2}[.)]?|[a-z][.)]|\d{1,2}[a-z])$"
)
_OPERATORS: Final = ("=", "\u00d7", "\u00f7", "+", "x")
_UNIT: Final = ("%", "Rp", "Rp.")
_LONGEST_REST: Final = 6
"""Words behind the figures of a row: a class, a remark."""
_FARTHEST: Final = 14
"""Lines from one row to the next."""
_FARTHEST_FIRST: Final = 40
"""Lines from a caption to its first row."""
_MOST_OF_NAME: Final = 18
"""Lines of a name that wraps."""
_WIDEST_OF_NAME: Final = 60
"""Letters of a line of a name that wraps; running text has more."""
_FEWEST: Final = 2
_FEWEST_UNNAMED: Final = 3
"""Rows of a table, with or without names of its columns."""
_MOST_PLACES: Final = 12


@dataclass(frozen=True, slots=True)
class _Parts:
    """A line: words, the last run of figures in it, and what stands behind them."""

    words: tuple[str, ...]
    figures: tuple[str, ...]
    rest: tuple[str, ...]

    def keep(self, count: int) -> _Parts:
        """Return it with so many figures at most; others before them belong to its words."""
        extra = max(len(self.figures) - count, 0)
        return _Parts((*self.words, *self.figures[:extra]), self.figures[extra:], self.rest)


@dataclass(slots=True)
class _Table:
    """The lines of a table to be."""

    start: int
    """Of the line below its caption."""
    rows: list[int] = field(default_factory=list)
    """Lines with figures."""
    heads: list[tuple[int, int]] = field(default_factory=list)
    """Lines between a caption, perhaps repeated on a further page, and the first row below it."""


def part_bare_rows(lines: Sequence[str]) -> dict[int, Cells]:
    """Return the cells of lines that are rows or heads of tables; lines joined to others are left blank.

    Examples:
        >>> text = "Tabel 1 Loket|No. Loket Hadir Absen|1 Akta|kelahiran 12 3|2 Pindah 40 5|3 KIA 7 1"
        >>> part_bare_rows(text.split("|"))[3]
        ('1', 'Akta kelahiran', '12', '3')
    """
    parts = [_part(line) for line in lines]
    cells: dict[int, Cells] = {}
    for table in _find_tables(lines, parts):
        cells |= _Reader(lines, parts, table).read()
    return cells


def _part(line: str) -> _Parts:
    words = _join_units(line.split())
    if any(word in _OPERATORS for word in words):
        return _Parts(tuple(words), (), ())
    end = len(words)
    while end and not _FIGURE.match(words[end - 1]):
        end -= 1
    start = end
    while start and _FIGURE.match(words[start - 1]):
        start -= 1
    if len(words) - end > _LONGEST_REST or any(any(map(str.isdigit, word)) for word in words[end:]):
        return _Parts(tuple(words), (), ())
    return _Parts(tuple(words[:start]), tuple(words[start:end]), tuple(words[end:]))


def _join_units(words: Sequence[str]) -> list[str]:
    """Return words with `Rp` before a figure, and a percent sign behind one, in one word with it."""
    joined: list[str] = []
    for word in words:
        is_percent = word == "%" and joined and joined[-1][-1:].isdigit()
        if is_percent or (joined and joined[-1] in _UNIT[1:] and word[:1].isdigit()):
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _find_tables(lines: Sequence[str], parts: Sequence[_Parts]) -> Iterator[_Table]:
    captions = [_table_number(line) for line in lines]
    for place, number in enumerate(captions):
        # Captions below each other are a list of tables.
        is_listed = any(captions[max(place - 2, 0) : place]) or any(captions[place + 1 : place + 3])
        if number and not is_listed and not is_continued_caption(Line(0, (lines[place],))):
            yield _gather(lines, parts, place, number)


def _table_number(line: str) -> str:
    caption = read_caption(Line(0, (line.strip(),)))
    return caption.number if caption is not None and caption.kind is CaptionKind.TABLE else ""


def _gather(lines: Sequence[str], parts: Sequence[_Parts], place: int, number: str) -> _Table:
    """Return the lines of the table below a caption, up to the next title or a stretch without rows."""
    table = _Table(place + 1)
    last, is_head, prose = place, True, 0
    for at in range(place + 1, len(lines)):
        if at - last > (_FARTHEST if table.rows else _FARTHEST_FIRST):
            break
        own = Line(0, (lines[at].strip(),))
        if is_continued_caption(own) and number in lines[at]:
            last, is_head = at, True
            continue
        is_row = len(parts[at].figures) >= _FEWEST
        prose = 0 if parts[at].figures else prose + (len(own.text) > _WIDEST_OF_NAME)
        if prose > _FEWEST and not is_head:
            break
        if _table_number(lines[at]) or (not is_row and read_heading(own) is not None):
            break
        if len(parts[at].figures) > 0 and (is_row or not is_head) and not _counts(lines[at]):
            if is_head:
                table.heads.append((last + 1, at))
            table.rows.append(at)
            last, is_head = (at, False) if is_row else (last, is_head)
    return table


def _counts(line: str) -> int:
    """Return how many columns a line numbers; 0 if it is none.

    Examples:
        >>> _counts("(1) (2) (3) (4) = (3) / (2) (5)"), _counts("Kota (1)")
        (5, 0)
    """
    last = 0
    for mark in re.findall(r"\((\d+)\)", line):
        last += int(mark) == last + 1
    return last if last > 1 and line.lstrip().startswith("(1)") else 0


class _Reader:
    """Reads the rows of one table."""

    def __init__(self, lines: Sequence[str], parts: Sequence[_Parts], table: _Table) -> None:
        self._lines, self._parts, self._table = lines, parts, table
        counts = Counter(len(parts[at].figures) for at in table.rows if len(parts[at].figures) >= _FEWEST)
        self._count = max(counts, key=lambda count: (counts[count], count), default=0)
        self._full = [at for at in table.rows if len(parts[at].figures) >= self._count]
        exact = counts[self._count]
        within = [at for at in table.rows if self._full[:1] <= [at] <= self._full[-1:]]
        mixed = sum(self._has_more_figures(at) for at in self._full)
        self._is_certain = exact >= _FEWEST and 2 * exact > len(within) and 2 * mixed < len(self._full)
        self._begins = {at: self._begin(at) for at in table.rows}
        numbered = sum(self._begins[at] is not None for at in self._full)
        self._is_numbered = 5 * numbered >= 3 * len(self._full)
        self._has_rest = 2 * sum(bool(parts[at].rest) for at in self._full) > len(self._full)

    def read(self) -> dict[int, Cells]:
        """Return the cells by line; none where the columns or the rows are not certain."""
        if not self._is_certain:
            return {}
        read: dict[int, Cells] = {}
        for at in self._table.rows:
            row = self._read_row(at, follows=bool(read.get(at - 1)))
            if row:
                read |= dict.fromkeys(self._lines_of_name(at), ("",)) | {at: row}
        rows = [at for at in self._full if at in read]
        heads = [self._read_head(start, self._first_line(end)) for start, end in self._table.heads]
        is_named = any(any(any(cells) for cells in head.values()) for head in heads)
        is_whole = not any(rows[0] < at < rows[-1] for at in self._full if at not in read) if rows else False
        if not is_whole or len(rows) < (_FEWEST if is_named else _FEWEST_UNNAMED):
            return {}
        for head in heads:
            read |= head
        return read

    def _has_more_figures(self, at: int) -> bool:
        """Whether figures stand among the words of a row: then its columns are not the last figures alone."""
        words = self._parts[at].keep(self._count).words[1:]
        return any(_FIGURE.match(word) and any(map(str.isdigit, word)) for word in words)

    def _first_line(self, at: int) -> int:
        return next(iter(self._lines_of_name(at)), at)

    def _before(self, at: int) -> int:
        """Return the line behind the row, or the head, before a row."""
        ends = [row + 1 for row in self._full if row < at] + [self._table.start]
        ends += [start for start, _ in self._table.heads if start <= at]
        return max(ends)

    def _begin(self, at: int) -> int | None:
        """Return the line at which the number of a row stands."""
        for line in range(at, max(self._before(at), at - _MOST_OF_NAME) - 1, -1):
            words = (
                self._parts[at].keep(self._count).words if line == at else tuple(self._lines[line].split())
            )
            if len(words) > (line == at) and _NUMBERED.match(words[0]) and (len(words) > 1 or line == at):
                return line
        return None

    def _lines_of_name(self, at: int) -> range:
        """Return the lines above a row that its name begins on."""
        begin = self._begins[at]
        if self._is_numbered and begin is not None:
            return range(begin, at)
        own = self._parts[at].keep(self._count)
        if own.words or len(own.figures) < self._count:
            return range(at, at)
        first = max(self._before(at), at - _MOST_OF_NAME)
        is_below_head = any(start == self._before(at) for start, _ in self._table.heads)
        return range(first + self._size_of_head(first, at) if is_below_head else first, at)

    def _size_of_head(self, start: int, end: int) -> int:
        """Return how many lines of a head stand before the name of the first row."""
        counting = [line for line in range(start, end) if _counts(self._lines[line])]
        return counting[-1] + 1 - start if counting else find_end(self._lines[start:end], self._shape())

    def _shape(self, counted: int = 0) -> Shape:
        return Shape(1 + self._is_numbered, self._count, self._has_rest, counted, self._is_numbered)

    def _read_row(self, at: int, *, follows: bool) -> Cells:
        own = self._parts[at].keep(self._count)
        above = [self._lines[line].strip() for line in self._lines_of_name(at)]
        words = [*" ".join(above).split(), *own.words]
        is_whole = len(own.figures) == self._count
        figures = own.figures if is_whole else self._spread(own.figures)
        is_prose = self._begins[at] is None and max(map(len, above), default=0) > _WIDEST_OF_NAME
        is_named = any(map(str.isalpha, "".join(words))) and not is_prose
        is_bare = not own.words and (_is_scale(figures) or (self._has_rest and not own.rest))
        if not figures or not is_named or is_bare or not (is_whole or follows):
            return ()
        number: tuple[str, ...] = ()
        if self._is_numbered:
            has_number = self._begins[at] is not None
            number, words = ((words[0],), words[1:]) if has_number else (("",), words)
        return (*number, " ".join(words), *figures, *([" ".join(own.rest)] if self._has_rest else []))

    def _spread(self, figures: Sequence[str]) -> Cells:
        """Return figures that are fewer than the columns under those whose values are of their size."""
        values = [_value(figure) for figure in figures]
        if len(figures) >= self._count or self._count > _MOST_PLACES or None in values:
            return ()
        ranges = [self._range(column) for column in range(self._count)]
        fitting = [
            places
            for places in combinations(range(self._count), len(figures))
            if all(_lies(value, ranges[place]) for value, place in zip(values, places, strict=True))
        ]
        if len(fitting) != 1:
            return ()
        placed = dict(zip(fitting[0], figures, strict=True))
        return tuple(placed.get(column, "") for column in range(self._count))

    def _range(self, column: int) -> tuple[float, float] | None:
        found = [_value(self._parts[at].keep(self._count).figures[column]) for at in self._full]
        values = [value for value in found if value is not None]
        return (min(values), max(values)) if values else None

    def _read_head(self, start: int, end: int) -> dict[int, Cells]:
        """Return the head, on its last lines; its other lines are blank."""
        lines = [line for line in range(start, end) if self._lines[line].strip()]
        counting = next((line for line in lines if _counts(self._lines[line])), None)
        named = lines if counting is None else lines[: lines.index(counting)]
        if not named:
            return {}
        shape = self._shape(0 if counting is None else _counts(self._lines[counting]))
        head = read_head(self._lines[start - 1], [self._lines[line] for line in named], shape)
        blank = [*named[head.titled :], *([] if counting is None else [counting])]
        places = named[len(named) - len(head.rows) :]
        return dict.fromkeys(blank, ("",)) | dict(zip(places, head.rows, strict=True))


def _is_scale(figures: Sequence[str]) -> bool:
    """Whether figures are those along the axis of a chart: whole, and equally far from each other."""
    values = [int(figure) for figure in figures if figure.isdecimal()]
    steps = {after - before for before, after in pairwise(values)}
    return len(values) == len(figures) > _FEWEST and len(steps) == 1


def _value(figure: str) -> float | None:
    numbers = read_numbers(figure, 0)
    return float(numbers[0].value) if numbers else None


def _lies(value: float | None, bounds: tuple[float, float] | None) -> bool:
    return value is not None and bounds is not None and bounds[0] <= value <= bounds[1]
