"""What of a table is struck out or not seen by whoever opens its file, and is read all the same.

A row that somebody struck out may be withdrawn, a hidden column last year's, rows that a filter hides left
out on purpose: nothing of that stands in a cell. It is told, and makes another reading.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from capaian.dossier.intake.intaken import TakenTable
from capaian.dossier.intake.words import spelt
from capaian.dossier.personal import mask_personal_numbers
from capaian.dossier.spreadsheets.model import Faint, column_letters

_SHOWN: Final = 20
_WORDS: Final = {Faint.STRUCK: "dicoret", Faint.UNSEEN: "huruf sewarna latarnya"}


class Look(NamedTuple):
    """How something looks that is read."""

    told: str
    """What makes another reading of it: no figure that is stored."""
    text: str
    """What is shown."""


def looks_of(one: TakenTable, rows: Mapping[int, str], called: Mapping[str, str]) -> tuple[Look, ...]:
    """Return what of a table is struck out or not seen; of ordinary ones nothing.

    Args:
        one: The table.
        rows: Rows of which figures were taken, with the codes of what they are about.
        called: Names of these.
    """
    return tuple(_Looks(one, rows, called).all())


class _Looks:
    """Looks at one table."""

    def __init__(self, one: TakenTable, rows: Mapping[int, str], called: Mapping[str, str]) -> None:
        self._grid = one.proposal.table.grid
        self._rows = rows
        self._called = called
        self._heads = {head.column: head.name for head in one.proposal.table.heads}
        self._used: dict[int, set[int]] = {}
        for row in one.taken.rows:
            self._used.setdefault(row.row, set()).update(row.places.values())

    def all(self) -> Iterator[Look]:
        """Yield all that there is."""
        yield from self._hidden_columns()
        yield from self._hidden_rows()
        for how in Faint:
            yield from self._faint(how)

    def _hidden_columns(self) -> Iterator[Look]:
        if not self._grid.hidden:
            return
        used = sorted({column for columns in self._used.values() for column in columns})
        for column in filter(self._grid.is_hidden, used):
            head = self._heads.get(column, "")
            words = f"kolom tersembunyi diambil: {head} (kolom {column_letters(column)})"
            yield Look(f"hidden column {spelt(head)}", words)

    def _hidden_rows(self) -> Iterator[Look]:
        spans = sorted(self._grid.hidden_rows)
        firsts = [first for first, _ in spans]
        places = ((row, bisect_right(firsts, row)) for row in sorted(self._used))
        hidden = [row for row, place in places if place and row <= spans[place - 1][1]]
        if hidden:
            codes = sorted({self._rows[row] for row in hidden})
            words = f"baris tersembunyi diambil: {_few([self._name(row) for row in hidden])}"
            yield Look(f"hidden rows {' '.join(codes)}", words)

    def _faint(self, how: Faint) -> Iterator[Look]:
        """Yield the rows with cells of a kind: each with what these hold."""
        cells: dict[int, list[int]] = {}
        for (row, column), found in sorted(self._grid.faint.items()):
            if found is how and row <= len(self._grid.rows) and column <= self._grid.width:
                cells.setdefault(row, []).append(column)
        told = {row: text for row, columns in cells.items() if (text := self._text(row, columns))}
        for row in [*told][:_SHOWN]:
            shown = mask_personal_numbers(told[row])
            yield Look(self._told(how, row, cells[row]), f"{_WORDS[how]}: {self._name(row)}: {shown}")
        if left := [*told][_SHOWN:]:
            yield Look(
                " | ".join(self._told(how, row, cells[row]) for row in left),
                f"{_WORDS[how]}: dan {len(left)} baris lain",
            )

    def _text(self, row: int, columns: Sequence[int]) -> str:
        return ", ".join(filter(None, (self._grid.text(row, column) for column in columns)))

    def _told(self, how: Faint, row: int, columns: Sequence[int]) -> str:
        """Return what makes a reading: of a row taken its columns, of any other what it says."""
        if row not in self._rows:
            return f"{how.value}: {self._text(row, columns)}"
        heads = (self._heads.get(column) or column_letters(column) for column in columns)
        return f"{how.value} {self._rows[row]}: {', '.join(map(spelt, heads))}"

    def _name(self, row: int) -> str:
        code = self._rows.get(row, "")
        return f"baris {row} ({self._called.get(code, code)})" if code else f"baris {row}"


def _few(names: Sequence[str]) -> str:
    more = f", dan {len(names) - _SHOWN} lagi" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more
