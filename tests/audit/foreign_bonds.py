"""Which figures of a report that we did not make are bound to which others: told by hand, by words.

A declaration names rows by the title above them and by their own words, columns by their place, and what the
print itself has wrong is left out by `but`. What follows is plain arithmetic; the auditor has no part in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final, Protocol

from tests.audit.relations import Kinship, compute

from capaian.auditor.printed.document import Line

_FIGURE: Final = re.compile(r"(?:(?<=Rp)|(?<![\w.,]))[-\u2212\u2013]?\d+(?:[.,]\d+)*(?![\w]|[.,]\d)")
_ONLY_FIGURE: Final = re.compile(r"\(?(?:Rp\.? ?)?[-\u2212\u2013]?\d+(?:[.,]\d+)*(?:,-)?\)? ?%?")
_TITLE: Final = re.compile(r"\s*(?:tabel|bab)\b", re.IGNORECASE)
_ROWS_WITHIN: Final = 8
"""Lines below a title among which its first row must stand."""
_YEAR: Final = re.compile(r"20\d\d")
_TELLING: Final = 4
"""Signs that a figure needs to be known again."""
Values = dict[tuple[int, int], Decimal]
"""Other values of figures, by line and offset."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure of a print."""

    line: int
    """1-based."""
    start: int
    """Offset in the text of the line."""
    text: str

    @property
    def spot(self) -> tuple[int, int]:
        return self.line, self.start

    @property
    def point(self) -> str:
        """The mark before its decimals; empty if it has none."""
        marks = [sign for sign in self.text if sign in ".,"]
        if not marks or (len(marks) > 1 and len({*marks}) == 1):
            return ""
        return marks[-1] if len({*marks}) == 2 or len(self.text.rpartition(marks[0])[2]) != 3 else ""

    @property
    def decimals(self) -> int:
        return len(self.text.rpartition(self.point)[2]) if self.point else 0

    @property
    def value(self) -> Decimal:
        return self.read(self.text)

    def read(self, text: str) -> Decimal:
        """Return the value of another text in the same style."""
        point = self.point
        signs = [
            "." if point and sign == point else sign for sign in text if sign not in ".," or sign == point
        ]
        return Decimal("".join(signs).replace("\u2212", "-").replace("\u2013", "-"))


@dataclass(frozen=True, slots=True)
class Bond:
    """A figure that follows from others."""

    kinship: Kinship
    result: Quantity
    inputs: tuple[Quantity, ...]

    @property
    def figures(self) -> tuple[Quantity, ...]:
        return (self.result, *self.inputs)

    @property
    def lines(self) -> frozenset[int]:
        return frozenset(figure.line for figure in self.figures)

    def error(self, values: Values) -> Decimal:
        """Return by how many units of its last decimal the result misses what follows from the inputs.

        What a ratio may miss because its inputs are rounded themselves does not count.
        """
        result = values.get(self.result.spot, self.result.value)
        inputs = [values.get(figure.spot, figure.value) for figure in self.inputs]
        follows = compute(self.kinship, inputs)
        if follows is None:
            return Decimal("Infinity")
        missed = abs(result - follows) - self._slack(follows, inputs)
        return max(missed, Decimal(0)).scaleb(self.result.decimals)

    def _slack(self, follows: Decimal, inputs: Sequence[Decimal]) -> Decimal:
        if self.kinship is not Kinship.RATIO:
            return Decimal(0)
        halves = [
            Decimal(5).scaleb(-each.decimals - 1) if each.decimals else Decimal(0) for each in self.inputs
        ]
        shares = (half / abs(value) for half, value in zip(halves, inputs, strict=True) if value)
        return abs(follows) * sum(shares, Decimal(0))


def quantities(line: Line) -> tuple[Quantity, ...]:
    """Return the figures of a line, signs of the minus included."""
    return tuple(Quantity(line.number, m.start(), m.group()) for m in _FIGURE.finditer(line.text))


def cell_quantity(line: Line, column: int) -> Quantity | None:
    """Return the figure of a cell, if it holds nothing else but a unit."""
    if column >= len(line.cells) or not _ONLY_FIGURE.fullmatch(line.cells[column].strip()):
        return None
    start = sum(len(cell) + 1 for cell in line.cells[:column])
    found = _FIGURE.search(line.text.replace(",-", "  "), start)
    return None if found is None else Quantity(line.number, found.start(), found.group())


@dataclass(frozen=True)
class Rows:
    """Rows below a title, up to the next title."""

    after: str
    """How the title begins."""
    until: str = ""
    """How the line begins that ends them, where that is no title."""
    only: str = ""
    """Pattern of the rows."""
    but: tuple[str, ...] = ()
    """Words of rows that are wrong in the print."""

    def of(self, lines: Sequence[Line]) -> list[Line]:
        start = next(at for at, line in enumerate(lines) if self._begins(lines, at, line))
        rows = []
        for line in lines[start + 1 :]:
            if line.text.startswith(self.until) if self.until else rows and self._ends(line):
                break
            if line.is_row and re.search(self.only, line.text) and not any(w in line.text for w in self.but):
                rows.append(line)
        return rows

    def _begins(self, lines: Sequence[Line], at: int, line: Line) -> bool:
        below = lines[at + 1 : at + _ROWS_WITHIN]
        return line.text.startswith(self.after) and not line.is_row and any(each.is_row for each in below)

    def _ends(self, line: Line) -> bool:
        return not line.is_row and bool(_TITLE.match(line.text))


class Declared(Protocol):
    """A declaration of bonds."""

    def bonds(self, lines: Sequence[Line]) -> Iterator[Bond]:
        """Yield what it binds in a print."""


@dataclass(frozen=True)
class Across:
    """A cell that follows from others of its row."""

    rows: Rows
    result: int
    inputs: tuple[int, ...]
    kinship: Kinship = Kinship.RATIO

    def bonds(self, lines: Sequence[Line]) -> Iterator[Bond]:
        for row in self.rows.of(lines):
            result = cell_quantity(row, self.result)
            found = [cell_quantity(row, column) for column in self.inputs]
            inputs = tuple(each for each in found if each is not None)
            is_whole = len(inputs) == len(found) or self.kinship is Kinship.SUM
            if result is not None and inputs and is_whole:
                yield Bond(self.kinship, result, inputs)


@dataclass(frozen=True)
class Below:
    """A row that follows from the rows above it, up to the one before of its kind."""

    rows: Rows
    columns: tuple[int, ...]
    total: str
    """Pattern of the row."""
    items: str = ""
    """Pattern of the rows that count."""
    kinship: Kinship = Kinship.SUM

    def bonds(self, lines: Sequence[Line]) -> Iterator[Bond]:
        rows = self.rows.of(lines)
        for column in self.columns:
            items: list[Quantity] = []
            for row in rows:
                figure = cell_quantity(row, column)
                if re.search(self.total, row.text):
                    if figure is not None and items:
                        yield Bond(self.kinship, figure, tuple(items))
                    items = []
                elif figure is not None and re.search(self.items, row.text):
                    items.append(figure)


@dataclass(frozen=True)
class Levels:
    """Rows that follow from the rows of the next level below them."""

    rows: Rows
    columns: tuple[int, ...]
    levels: tuple[str, ...]
    """Patterns of the rows of each level."""
    kinship: Kinship = Kinship.SUM
    but: tuple[str, ...] = ()
    """Words of rows that do not follow in the print."""

    def bonds(self, lines: Sequence[Line]) -> Iterator[Bond]:
        found = [(self._level(row), row) for row in self.rows.of(lines)]
        leveled = [(level, row) for level, row in found if level is not None]
        for at, (level, row) in enumerate(leveled):
            if any(words in row.text for words in self.but):
                continue
            below = _children(leveled[at + 1 :], level)
            for column in self.columns:
                result = cell_quantity(row, column)
                items = [cell_quantity(child, column) for child in below]
                if result is not None and items and None not in items:
                    yield Bond(self.kinship, result, tuple(item for item in items if item is not None))

    def _level(self, row: Line) -> int | None:
        return next((n for n, pattern in enumerate(self.levels) if re.search(pattern, row.text)), None)


def _children(leveled: Sequence[tuple[int, Line]], level: int) -> list[Line]:
    end = next((at for at, (other, _) in enumerate(leveled) if other <= level), len(leveled))
    return [row for other, row in leveled[:end] if other == level + 1]


@dataclass(frozen=True)
class Stacked:
    """A ratio whose numerator and denominator stand below each other in one column."""

    rows: Rows
    column: int
    result: int

    def bonds(self, lines: Sequence[Line]) -> Iterator[Bond]:
        for above, below in pairwise(self.rows.of(lines)):
            inputs = (cell_quantity(above, self.column), cell_quantity(below, self.column))
            result = cell_quantity(above, self.result)
            if result is not None and inputs[0] is not None and inputs[1] is not None:
                yield Bond(Kinship.RATIO, result, (inputs[0], inputs[1]))


@dataclass(frozen=True)
class Quoted:
    """Lines of running text that quote cells: each figure of four signs or more that a cell has."""

    begins: tuple[str, ...]
    """How the lines begin."""
    rows: Rows
    columns: tuple[int, ...]

    def bonds(self, lines: Sequence[Line]) -> Iterator[Bond]:
        cells = [cell_quantity(row, column) for row in self.rows.of(lines) for column in self.columns]
        for line in lines:
            if not line.is_row and line.text.startswith(self.begins):
                for figure in quantities(line):
                    twins = [cell for cell in cells if cell is not None and cell.value == figure.value]
                    if twins and len(figure.text) >= _TELLING and not _YEAR.fullmatch(figure.text):
                        yield Bond(Kinship.SAME, figure, (twins[0],))


@dataclass(frozen=True)
class Said:
    """A figure of a line of running text that follows from others of it, all told as printed."""

    begins: str
    result: str
    inputs: tuple[str, ...]
    kinship: Kinship = Kinship.RATIO

    def bonds(self, lines: Sequence[Line]) -> Iterator[Bond]:
        line = next(each for each in lines if each.text.startswith(self.begins))
        found = {figure.text: figure for figure in quantities(line)}
        yield Bond(self.kinship, found[self.result], tuple(found[text] for text in self.inputs))


@dataclass(frozen=True)
class Classes:
    """Words of rows that follow from a figure of theirs, or from two."""

    rows: Rows
    column: int
    follows: Callable[[Sequence[Decimal]], str]
    figures: tuple[int, ...]
    others: tuple[str, ...]
    """All words that could stand there, in order."""

    def labels(self, lines: Sequence[Line]) -> Iterator[tuple[Line, str]]:
        """Yield each row with the word that stands there, as it follows."""
        for row in self.rows.of(lines):
            found = [cell_quantity(row, column) for column in self.figures]
            if None not in found and self.column < len(row.cells):
                word = self.follows([each.value for each in found if each is not None])
                if row.cells[self.column].strip() == word:
                    yield row, word


@dataclass(frozen=True)
class Ordered:
    """Rows that are numbered, in the order of a column where one is named."""

    rows: Rows
    by: int | None = None


@dataclass(frozen=True)
class Foreign:
    """A report that we did not make, and what is bound in it."""

    path: str
    """Below the shared folder."""
    year: str
    declared: tuple[Declared, ...]
    words: tuple[Classes, ...] = ()
    ordered: tuple[Ordered, ...] = ()


def graded(*bounds: tuple[str, str]) -> Callable[[Sequence[Decimal]], str]:
    """Return the class of a value: of those given with what a value must be above, the first that it is."""
    return lambda values: next(word for limit, word in bounds if values[0] > Decimal(limit))


def turned(values: Sequence[Decimal]) -> str:
    """Return how a value moved that stands before the one of the year before."""
    now, before = values
    return "Naik" if now > before else "Turun" if now < before else "Tetap"
