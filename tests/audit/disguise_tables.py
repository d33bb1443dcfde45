"""Other ways in which offices print the same table: heads, marks, units, totals, money.

Only what is the same all over a column is changed, so that no fault is made and none is mended.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from tests.audit.dice import Dice

NUMERIC: Final = re.compile(r"^\(?-?(?:Rp\.? ?)?\d[\d.,]*\)?\s?%?$")
_PERCENT: Final = re.compile(r"\d+(?:,\d+)?%")
_MONEY: Final = re.compile(r"\d{1,3}(?:\.\d{3})+,-")
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:\.\d{3})*")
_TITLE: Final = re.compile(r"\s*Tabel\s+\d")
_TOTAL: Final = re.compile(r"(?:Jumlah|Total)(?=\t|$)")
_TOTALS: Final = ("JUMLAH", "Total", "Grand Total", "TOTAL BELANJA", "Jumlah Total")
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_ROMANS: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII")
_HEADS: Final = (
    (("target", "rencana"), ("capaian kinerja", "% kinerja"), ("capaian", "tingkat capaian")),
    (("target", "rencana"), ("realisasi", "hasil"), ("capaian", "% capaian"), ("pagu anggaran", "anggaran")),
    (("realisasi", "realisasi kinerja"), ("capaian", "tingkat capaian"), ("pagu anggaran", "DPA")),
)
"""Other words in heads of tables, of which the seed chooses a set; longer words come first."""
_GROUPS: Final = ("Data", "Uraian Kinerja", "Hasil Pendataan")
_FEWEST: Final = 3
_SOME: Final = 4
"""One of so many tables stays as it is."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A line of a printing."""

    origin: int
    """1-based line of the first printing; 0 if it has none."""
    text: str

    @property
    def cells(self) -> list[str]:
        return self.text.split("\t")


Printing = tuple[Printed, ...]
Change = Callable[["Grid", Dice], "list[Printed]"]


@dataclass(frozen=True)
class Grid:
    """The rows of a table that all have as many cells."""

    lines: Sequence[Printed]

    @property
    def heads(self) -> list[int]:
        """The rows of the head, repeated on each page: words in every cell, or numbers of columns."""
        return [at for at, line in enumerate(self.lines) if _is_head(line.cells)]

    @property
    def body(self) -> list[int]:
        return [at for at in range(len(self.lines)) if at not in self.heads]

    @property
    def is_plain(self) -> bool:
        """Whether it has one row of head and at least some of figures."""
        words = {line.text for at in self.heads if not counts_columns((line := self.lines[at]).cells)}
        return self.heads[:1] == [0] and len(words) == 1 and len(self.body) >= _FEWEST

    @property
    def has_short_head(self) -> bool:
        """Whether its head is one row, printed once."""
        return len(self.heads) == 1

    def column(self, at: int) -> list[str]:
        return [cell for row in self.body if (cell := self.lines[row].cells[at].strip())]

    def columns(self, pattern: re.Pattern[str]) -> list[int]:
        """Return the columns whose cells all are of one form."""
        width = len(self.lines[0].cells)
        return [at for at in range(width) if (own := self.column(at)) and all(map(pattern.fullmatch, own))]

    def with_cells(self, columns: Sequence[int], change: Callable[[str, bool], str]) -> list[Printed]:
        """Return the rows with other cells in some columns; the change is told whether a cell is a head."""
        made = []
        for at, line in enumerate(self.lines):
            cells = line.cells
            for column in columns:
                cells[column] = change(cells[column], at in self.heads) if cells[column].strip() else ""
            made.append(replace(line, text="\t".join(cells)))
        return made

    @property
    def run(self) -> list[int]:
        """The rows that the first column numbers from 1 without a gap; empty if it does not."""
        rows = [at for at in self.body if re.fullmatch(r"\d+\.?", self.lines[at].cells[0])]
        numbers = [int(self.lines[at].cells[0].rstrip(".")) for at in rows]
        is_run = numbers == list(range(1, len(numbers) + 1)) and len(numbers) >= _FEWEST
        return rows if is_run else []

    @property
    def is_sorted(self) -> bool:
        """Whether some column of figures of the numbered rows rises or falls all the way: a ranking."""
        rows = [self.lines[at].cells[1:] for at in self.run]
        return any(_runs(column) for column in zip(*rows, strict=True))


def _is_head(cells: Sequence[str]) -> bool:
    return counts_columns(cells) or (all(c.strip() for c in cells) and not any(map(is_figure, cells)))


def is_figure(cell: str) -> bool:
    return bool(NUMERIC.match(cell.strip()))


def counts_columns(row: Sequence[str]) -> bool:
    marks = [re.sub(r"\D", "", cell.split("=")[0]) for cell in row]
    return marks == [str(number) for number in range(1, len(row) + 1)]


def _runs(column: Sequence[str]) -> bool:
    if not all(map(is_figure, column)) or len({*column}) == 1:
        return False
    values = [float(re.sub(r"[^\d,]", "", cell).replace(",", ".")) for cell in column]
    return values in (sorted(values), sorted(values, reverse=True))


def tables(printing: Printing) -> list[list[int]]:
    """Return the places of all rows below each title of a table, if they have as many cells."""
    found: list[list[int]] = [[]]
    for at, line in enumerate(printing):
        if _TITLE.match(line.text):
            found.append([])
        elif "\t" in line.text:
            found[-1].append(at)
    return [rows for rows in found[1:] if len({printing[at].text.count("\t") for at in rows}) == 1]


def each_table(change: Change, *, plain: bool = True) -> Callable[[Printing, Dice], Printing]:
    """Return the disguise that changes most tables, or most of those that are plain."""

    def disguise(printing: Printing, dice: Dice) -> Printing:
        made: dict[int, list[Printed]] = {}
        gone: set[int] = set()
        for places in tables(printing):
            grid = Grid([printing[at] for at in places])
            if (grid.is_plain or not plain) and dice.below(_SOME):
                made |= _put(places, change(grid, dice))
                gone |= {*places}
        return tuple(_merged(printing, made, gone))

    return disguise


def _put(places: Sequence[int], lines: Sequence[Printed]) -> dict[int, list[Printed]]:
    """Return the new rows by place; rows more than before stand before the first."""
    more = len(lines) - len(places)
    return {places[0]: [*lines[: more + 1]]} | {
        at: [line] for at, line in zip(places[1:], lines[more + 1 :], strict=True)
    }


def _merged(printing: Printing, made: dict[int, list[Printed]], gone: set[int]) -> Iterator[Printed]:
    for at, line in enumerate(printing):
        yield from made[at] if at in gone else [line]


def say_heads(grid: Grid, dice: Dice) -> list[Printed]:
    """Use other words in heads."""
    words = dice.one_of(_HEADS)
    first = next((at for at, line in enumerate(grid.lines) if _has_figure(line.cells)), 0)
    heads = {line.text for line in grid.lines[:first]}
    return [replace(line, text=_say(line.text, words)) if line.text in heads else line for line in grid.lines]


def _has_figure(cells: Sequence[str]) -> bool:
    return any(is_figure(cell) and not re.fullmatch(r"20\d\d|\d", cell.strip()) for cell in cells)


def _say(text: str, words: Sequence[tuple[str, str]]) -> str:
    found = re.compile(r"\b(" + "|".join(re.escape(old) for old, _ in words) + r")\b", re.IGNORECASE)
    new = dict(words)
    return found.sub(lambda match: _in_case_of(match[0], new[match[0].lower()]), text)


def _in_case_of(old: str, new: str) -> str:
    return new.upper() if old.isupper() else new[0].upper() + new[1:] if old[0].isupper() else new


def put_head_above(grid: Grid, dice: Dice) -> list[Printed]:
    """Print the head in two rows: words above the columns of figures, repeated on no other page."""
    figures = grid.columns(NUMERIC)
    figures = [at for at in figures if at > 0 and grid.lines[0].cells[at].strip()]
    first = min(figures, default=0)
    width = len(grid.lines[0].cells)
    if not grid.has_short_head or not first or figures != list(range(first, width)) or len(figures) < 2:
        return [*grid.lines]
    cells = grid.lines[0].cells
    above = [*cells[:first], dice.one_of(_GROUPS), *[""] * (len(figures) - 1)]
    below = [*[""] * first, *cells[first:]]
    head = [Printed(grid.lines[0].origin, "\t".join(above)), Printed(0, "\t".join(below))]
    return [*head, *grid.lines[1:]]


def leave_out_numbers(grid: Grid, _: Dice) -> list[Printed]:
    """Leave out the column of numbers; the words of a total move to the next."""
    words = [line.cells for line in grid.lines if not line.cells[0].rstrip(".").isdigit()][1:]
    is_free = all(not cells[0].strip() or not cells[1].strip() for cells in words)
    is_numbered = grid.lines[0].cells[0].lower().startswith("no") and grid.has_short_head
    if not grid.run or grid.is_sorted or not is_free or not is_numbered:
        return [*grid.lines]
    return [replace(line, text="\t".join(_without_number(line.cells))) for line in grid.lines]


def _without_number(cells: Sequence[str]) -> list[str]:
    return [cells[1] or cells[0], *cells[2:]]


def mark_rows(grid: Grid, dice: Dice) -> list[Printed]:
    """Mark rows by letters or Roman numbers."""
    marks = dice.one_of((_LETTERS, _ROMANS))
    if not grid.run or grid.is_sorted or len(grid.run) > len(marks):
        return [*grid.lines]
    made = [*grid.lines]
    for mark, at in zip(marks, grid.run, strict=False):
        dot = "." if made[at].cells[0].endswith(".") else ""
        made[at] = replace(made[at], text="\t".join([mark + dot, *made[at].cells[1:]]))
    return made


def move_percent(grid: Grid, _: Dice) -> list[Printed]:
    """Print the sign of a percentage in the head and in no cell."""
    signed = grid.columns(_PERCENT)

    def change(cell: str, is_head: bool) -> str:
        return f"{cell} (%)" if is_head and "%" not in cell else cell if is_head else cell.removesuffix("%")

    return grid.with_cells(signed, change)


def write_rupiah(grid: Grid, dice: Dice) -> list[Printed]:
    """Print amounts with their unit in every cell, or without the dash behind them."""
    money = grid.columns(_MONEY)
    sign = dice.one_of(("Rp ", "Rp. ", ""))

    def change(cell: str, is_head: bool) -> str:
        return cell if is_head else sign + cell.strip().removesuffix(",-")

    return grid.with_cells(money, change)


def drop_thousands(grid: Grid, _: Dice) -> list[Printed]:
    """Print counts without marks between the thousands."""
    counts = [at for at in grid.columns(_THOUSANDS) if any("." in cell for cell in grid.column(at))]

    def change(cell: str, is_head: bool) -> str:
        return cell if is_head else cell.replace(".", "")

    return grid.with_cells(counts, change)


def call_totals(grid: Grid, dice: Dice) -> list[Printed]:
    """Call the last row of a table that is its total by another name."""
    word = dice.one_of(_TOTALS)
    last = grid.lines[-1]
    return [*grid.lines[:-1], replace(last, text=_TOTAL.sub(word, last.text, count=1))]


def put_totals_first(grid: Grid, _: Dice) -> list[Printed]:
    """Print the total right below the head."""
    last = grid.lines[-1]
    is_total = bool(_TOTAL.match(last.text) or re.match(r"(?:Kabupaten|Kota)\b[^\t]*\t\t", last.text))
    if not is_total or not grid.has_short_head:
        return [*grid.lines]
    return [grid.lines[0], last, *grid.lines[1:-1]]
