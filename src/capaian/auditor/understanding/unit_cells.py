"""Units that a column of a table names beside what they count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from capaian.auditor.printed.table import PrintedCell
from capaian.auditor.understanding.facts import plain
from capaian.auditor.understanding.named_units import kind_of_unit
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.rows import RowKind
from capaian.auditor.understanding.vocabulary import Role, roles_of
from capaian.domain.value import ONE

_SHORTEST: Final = 8
"""Letters of a name that is of one thing in the whole report."""


@dataclass(frozen=True, slots=True)
class UnitCell:
    """A unit beside the name of what it counts."""

    table: int
    line: int
    text: str
    """Empty where the cell is."""
    place: str
    name: str
    things: frozenset[str] = frozenset()
    """What else its row is of, plain: the goal whose indicator it counts."""
    figures: frozenset[Decimal] = frozenset()
    """The figures behind it that may be in this unit: achievements are in none."""
    has_signs: bool = False
    """Whether figures behind it have a unit of their own."""

    @property
    def kind(self) -> object:
        """What it is, by whichever word."""
        return kind_of_unit(self.text)


def unit_cells(understood: UnderstoodTable) -> Iterator[UnitCell]:
    """Yield the unit of each row with the words right before it."""
    column = next((c for c in understood.columns if roles_of(c.path[-1:]) == (Role.UNIT,)), None)
    if column is None or column.is_numeric:
        return
    for row in understood.rows:
        cell = row.row.cells[column.index]
        before = [other.text.strip() for other in row.row.cells[: column.index] if not other.numbers]
        name = next((words for words in reversed(before) if len(plain(words)) >= _SHORTEST), "")
        if row.kind is RowKind.ITEM and name and not cell.is_dash:
            things = (plain(words) for words in before if words != name)
            after = [other for other in row.row.cells[column.index + 1 :] if other.number]
            behind = [number for other in after if (number := other.number)]
            reckoned = {c.index for c in understood.columns if Role.ACHIEVEMENT in c.roles}
            yield UnitCell(
                understood.table.line,
                cell.line,
                cell.text.strip(),
                understood.place(row),
                name,
                frozenset(words for words in things if len(words) >= _SHORTEST),
                frozenset(cell.number.value for cell in after if cell.number and cell.column not in reckoned),
                any(number.unit != ONE for number in behind) or any(map(_has_words, after)),
            )


def _has_words(cell: PrintedCell) -> bool:
    """Whether words stand beside a figure in its cell: `1 Kawasan`."""
    return any(map(str.isalpha, cell.text))
