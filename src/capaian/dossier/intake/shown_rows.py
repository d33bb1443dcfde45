"""The figures of tables as a preview shows them: a line for each area or part of the work plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from typing import Final, NamedTuple

from capaian.domain.intake import IntakeTable
from capaian.dossier.intake.amounts import named
from capaian.dossier.intake.desk import TakenRow
from capaian.dossier.intake.intaken import TARGETS, Intaken, TakenTable
from capaian.dossier.intake.merge import figures_before
from capaian.dossier.personal import mask_personal_numbers

MOST: Final = 60
"""Lines of a table that are all shown; of longer ones those that tell most are."""
_FIRST: Final = 10
_EXTREMES: Final = 2
"""Largest and smallest figures of a column that are shown of a long table."""
_FAR: Final = 10
"""How many times a figure is more, or less, than those above and below it, to be shown for that."""
_OF_SOME_SIZE: Final = 20
_ALL: Final = "all"


class ShownColumn(NamedTuple):
    """What is counted or granted, and when."""

    what: str
    period: str


class ShownFigure(NamedTuple):
    """A figure, and what stands in its place until now."""

    value: Decimal
    before: Decimal | None

    @property
    def is_other(self) -> bool:
        """Whether it is not what is there."""
        return self.value != self.before


class Replaced(NamedTuple):
    """A stored figure that becomes another one, or none."""

    row: int
    of: str
    name: str
    column: ShownColumn
    before: Decimal
    now: Decimal | None


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A line: all that a table tells of one area, or of one kind of money of a part of the work plan."""

    rows: tuple[int, ...]
    """Rows of the sheet."""
    of: str
    """Its code."""
    name: str
    """What the sheet calls it."""
    figures: Mapping[ShownColumn, ShownFigure]

    @property
    def is_other(self) -> bool:
        """Whether any of its figures is new, or another one."""
        return any(figure.is_other for figure in self.figures.values())


@dataclass(frozen=True, slots=True)
class ShownTable:
    """The lines of a table."""

    sort: IntakeTable
    columns: tuple[ShownColumn, ...]
    rows: tuple[ShownRow, ...]

    @property
    def sums(self) -> Mapping[ShownColumn, Decimal]:
        """What the lines come to: figures of other offices have no sum, kinds of money are in that of all."""
        if self.sort is IntakeTable.PEERS:
            return {}
        lines = [self.rows[place] for place in self._wholes]
        told = {
            column: [row.figures[column].value for row in lines if column in row.figures]
            for column in self.columns
        }
        return {column: sum(values, Decimal(0)) for column, values in told.items() if len(values) > 1}

    def telling(self) -> tuple[ShownRow, ...]:
        """Return lines by which a long table is judged: first, largest, smallest, unlike those around."""
        if len(self.rows) <= MOST:
            return self.rows
        most_telling = self._wholes if self.tells_wholes else (*range(_FIRST), *self._extremes())
        chosen = dict.fromkeys([*most_telling, *self._odd()])
        return tuple(self.rows[place] for place in sorted([*chosen][:MOST]))

    @property
    def tells_wholes(self) -> bool:
        """Whether all that kinds of money are parts of is shown of a long table, and of these some."""
        return 0 < len(self._wholes) <= MOST and len(self._wholes) < len(self.rows)

    @property
    def _wholes(self) -> Sequence[int]:
        """The places of lines that are no kind of money of a part of the work plan."""
        return [place for place, row in enumerate(self.rows) if " " not in row.of]

    @property
    def odd(self) -> int:
        """How many lines are unlike those around them."""
        return len({*self._odd()})

    def _extremes(self) -> Iterator[int]:
        for column in self.columns[: MOST // (4 * _EXTREMES)]:
            told = next(self._series(column))
            places = [place for place, _ in sorted(told, key=lambda one: one[1])]
            yield from (*places[:_EXTREMES], *places[-_EXTREMES:])

    def _odd(self) -> Iterator[int]:
        """Yield the places of lines with a figure far from those above and below it."""
        for told in chain.from_iterable(map(self._series, self.columns)):
            for n, (place, value) in enumerate(told):
                beside = [figure for _, figure in (*told[max(n - 1, 0) : n], *told[n + 1 : n + 2])]
                if beside and _is_far(value, beside):
                    yield place

    def _series(self, column: ShownColumn) -> Iterator[Sequence[tuple[int, Decimal]]]:
        """Yield the figures of a column with the places of their lines, by kinds of money."""
        kinds: dict[str, list[tuple[int, Decimal]]] = {"": []}
        for place, row in enumerate(self.rows):
            if column in row.figures:
                kinds.setdefault(row.of.partition(" ")[2], []).append((place, row.figures[column].value))
        yield from kinds.values()


def _is_far(value: Decimal, beside: Sequence[Decimal]) -> bool:
    """Say whether a figure is many times all those beside it, or a small part of them."""
    if max(value, *beside) < _OF_SOME_SIZE:
        return False
    return value >= _FAR * max(beside) or (value < min(beside) and _FAR * value <= min(beside))


def shown_tables(taken: Intaken) -> list[ShownTable]:
    """Return the lines of each table."""
    return [_shown(taken, one) for one in taken.tables]


def replaced_in(taken: Intaken, sort: IntakeTable) -> list[Replaced]:
    """Return the stored figures of a sort that become others, or are emptied."""
    emptied = taken.emptied if sort is IntakeTable.INPUTS else ()
    names = {id(row): _name(one, row) for one in taken.tables if one.sort is sort for row in one.taken.rows}
    rows = [*taken.rows_of(sort), *emptied]
    found = []
    for row, before in zip(rows, _before(taken, sort, rows), strict=True):
        for name in row.places:
            now = Decimal(row.cells[name]) if row.cells.get(name) else None
            was = before.get(name)
            if was is not None and was != now:
                column = _column(sort, name, row)
                found.append(Replaced(row.row, _of(sort, row), names.get(id(row), ""), column, was, now))
    return found


def _shown(taken: Intaken, one: TakenTable) -> ShownTable:
    lines: dict[str, tuple[TakenRow, list[int], dict[ShownColumn, ShownFigure]]] = {}
    columns: dict[ShownColumn, None] = {}
    rows = one.taken.rows
    for row, before in zip(rows, _before(taken, one.sort, rows), strict=True):
        _, places, figures = lines.setdefault(_of(one.sort, row), (row, [], {}))
        places.append(row.row)
        for name in row.places:
            if row.cells.get(name):
                column = _column(one.sort, name, row)
                columns.setdefault(column)
                figures[column] = ShownFigure(Decimal(row.cells[name]), before.get(name))
    made = (
        ShownRow(tuple(dict.fromkeys(places)), of, _name(one, row), figures)
        for of, (row, places, figures) in lines.items()
    )
    return ShownTable(one.sort, tuple(columns), tuple(made))


def _before(taken: Intaken, sort: IntakeTable, rows: Sequence[TakenRow]) -> list[Mapping[str, Decimal]]:
    content = taken.folder.parts.get(TARGETS[sort].file)
    return figures_before(TARGETS[sort], None if content is None else content.decode("utf-8-sig"), rows)


def _of(sort: IntakeTable, row: TakenRow) -> str:
    """Return the code of what a row is about; of one kind of money with that."""
    if sort is not IntakeTable.INPUTS:
        return row.cells["area"]
    kinds = (row.cells.get(name, "") for name in ("kind", "fund"))
    return " ".join((row.cells["node"], *(kind for kind in kinds if kind and kind != _ALL)))


def _column(sort: IntakeTable, name: str, row: TakenRow) -> ShownColumn:
    if sort is IntakeTable.COUNTS:
        return ShownColumn(row.cells["measure"], row.cells["period"])
    what = named(name) if sort is IntakeTable.INPUTS else f"{row.cells['subject']} {named(name)}"
    return ShownColumn(what, row.cells["period"])


def _name(one: TakenTable, row: TakenRow) -> str:
    """Return what the sheet calls what a row is about, where that is no code."""
    head = one.proposal.table.head(one.proposal.intake.names_in)
    text = "" if head is None else one.proposal.table.text(row.row, head)
    return mask_personal_numbers(text) if any(map(str.isalpha, text)) else ""
