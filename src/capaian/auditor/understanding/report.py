"""A report with what its tables mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import chain
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.printed.number import Spot
from capaian.auditor.printed.table import PrintedTable
from capaian.auditor.understanding.as_printed import as_printed
from capaian.auditor.understanding.columns import Column, Relation, equations_of, understand_columns
from capaian.auditor.understanding.lying import lying_equations
from capaian.auditor.understanding.relations import find_relations
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow, understand_rows
from capaian.auditor.understanding.siblings import Tabled, share_relations
from capaian.auditor.understanding.steps import steps_of
from capaian.auditor.understanding.turned_rows import Achieved, as_others, find_turned_rows
from capaian.auditor.understanding.vocabulary import Role, roles_of
from capaian.domain.audit import AuditRule

_NUMBERED: Final = re.compile(r"\b[^\W\d_]+ \d{1,2}\b")
_FEWEST_RANKED: Final = 4
_MOSTLY: Final = 0.6
"""Rows that are worth ranking."""


@dataclass(frozen=True, eq=False)
class UnderstoodTable:
    """A table with the meaning of its rows and columns."""

    table: PrintedTable
    rows: tuple[UnderstoodRow, ...]
    columns: tuple[Column, ...]
    relations: tuple[Relation, ...]
    steps: tuple[Equation, ...] = ()
    """Shares whose part and whole stand in rows below each other."""
    turned: frozenset[Spot] = frozenset()
    """Achievements worked out the other way round, though less is better nowhere in the report."""

    @cached_property
    def items(self) -> tuple[UnderstoodRow, ...]:
        """Its rows without totals, means and bands."""
        return tuple(row for row in self.rows if row.kind is RowKind.ITEM)

    @cached_property
    def outermost(self) -> tuple[UnderstoodRow, ...]:
        """Its items that are no part of another."""
        return tuple(row for row in self.items if not row.level)

    @cached_property
    def unit_column(self) -> int | None:
        """The place of its column of units."""
        return next((column.index for column in self.columns if Role.UNIT in column.roles), None)

    @cached_property
    def heads_of_names(self) -> str:
        """The words over what its rows are called, in small letters."""
        words = (word for column in self.columns if not column.is_numeric for word in column.path)
        return " ".join(words).casefold()

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """What its items are called."""
        return tuple(row.label for row in self.items)

    @cached_property
    def values(self) -> frozenset[Decimal]:
        """The figures that it prints, without their signs."""
        cells = (cell.number for row in self.rows for cell in row.row.cells)
        return frozenset(abs(number.value) for number in cells if number is not None)

    @cached_property
    def item_values(self) -> tuple[frozenset[Decimal], ...]:
        """The figures of each of its items, without their signs."""
        cells = ((cell.number for cell in item.row.cells) for item in self.items)
        return tuple(frozenset(abs(number.value) for number in own if number is not None) for own in cells)

    @cached_property
    def items_with(self) -> Mapping[Decimal, Sequence[int]]:
        """By a figure without its sign the places of the items that have it."""
        found: dict[Decimal, list[int]] = {}
        for place, values in enumerate(self.item_values):
            for value in values:
                found.setdefault(value, []).append(place)
        return found

    @cached_property
    def figure_columns(self) -> tuple[Column, ...]:
        """Its columns whose figures measure something: no numbers of lists and no ranks."""
        others = {Role.NUMBER, Role.RANK}
        return tuple(c for c in self.columns if c.is_numeric and not others & {*roles_of(c.path[-1:])})

    @cached_property
    def achievement_columns(self) -> tuple[Column, ...]:
        """Its percentages of targets: `Capaian` that itself has such a percentage is what was reached.

        Where no head says so, the one of percentages that follow from actuals and targets beside them.
        """
        headed = [c for c in self.figure_columns if Role.ACHIEVEMENT in roles_of(c.path[-1:])]
        of_targets = [each for each in self.relations if each.rule is AuditRule.ACHIEVEMENT]
        held = {column.index for each in of_targets for column in each.inputs}
        own = [column for column in headed if column.index not in held]
        results = {each.result.index: each.result for each in of_targets if headed or _is_of_target(each)}
        return tuple(own or results.values())

    @cached_property
    def named(self) -> tuple[UnderstoodRow, ...]:
        """Its items with a name of their own.

        Where items bear a number or code, what stands below them without one tells of all together, unless
        it is named in a column of its own beside the goal that several items share.
        """
        named = [row for row in self.items if any(map(str.isalpha, row.label))]
        marked = [row for row in named if row.name or row.row.cells[0].text.strip()]
        return tuple(marked if len(marked) >= _MOSTLY * len(named) else named)

    @cached_property
    def ranked(self) -> tuple[UnderstoodRow, ...]:
        """Its items that one may rank: named, with figures, of one level, and more than a few."""
        own = [row for row in self.named if any(row.row.cells[c.index].number for c in self.figure_columns)]
        return tuple(own) if len(own) >= _FEWEST_RANKED and len({row.level for row in own}) == 1 else ()

    @cached_property
    def totals(self) -> tuple[UnderstoodRow, ...]:
        """Its rows that are totals."""
        return tuple(row for row in self.rows if row.kind is RowKind.TOTAL)

    @cached_property
    def equations(self) -> tuple[tuple[Relation, tuple[Equation, ...]], ...]:
        """Each relation with the figures of all rows that follow by it."""
        made = ((each, [*equations_of(self.table, self.rows, each)]) for each in self.relations)
        return tuple(
            (each, tuple(as_others(e) if e.result.spot in self.turned else e for e in as_printed(equations)))
            for each, equations in made
        )

    @cached_property
    def achieved(self) -> tuple[Equation, ...]:
        """Its achievements."""
        made = (equations for each, equations in self.equations if each.rule is AuditRule.ACHIEVEMENT)
        return tuple(chain.from_iterable(made))

    @cached_property
    def lying(self) -> tuple[tuple[Relation, tuple[Equation, ...]], ...]:
        """Rows that follow from other rows, where no column follows from columns.

        Beside shares written out step by step these are the changes from year to year.
        """
        found = () if self.relations else lying_equations(self.table, self.rows, self.columns)
        return tuple((relation, made) for relation, made in found if not (self.steps and relation.inputs))

    @cached_property
    def children(self) -> Mapping[int, Sequence[UnderstoodRow]]:
        """By the place of a row the rows that are parts of it."""
        found: dict[int, list[UnderstoodRow]] = {}
        for row in self.rows:
            if row.parent is not None:
                found.setdefault(row.parent, []).append(row)
        return found

    def place(self, row: UnderstoodRow) -> str:
        """Return how messages call a row."""
        return f"{self.table.name}, {row.label}".rstrip(", ")


@dataclass(frozen=True, eq=False)
class UnderstoodReport:
    """A report that is ready to be recomputed."""

    document: PrintedDocument
    tables: tuple[UnderstoodTable, ...]
    year: int | None
    """The year that it reports on: the one named most in titles."""

    def at(self, lines: Collection[int]) -> list[UnderstoodTable]:
        """Return the tables that begin at some lines, in the order of the report."""
        return self._in_order(self._at_line.get(line, ()) for line in lines)

    def near(self, line: int, lines: Collection[int], *, above: int, below: int) -> list[UnderstoodTable]:
        """Return those, and the tables whose rows end or begin a few lines above or below a line."""
        begin = (self._at_line.get(own, ()) for own in lines)
        higher = (self._at_last_row.get(end, ()) for end in range(line - above, line))
        lower = (self._at_first_row.get(start, ()) for start in range(line + 1, line + below + 1))
        return self._in_order(chain(begin, higher, lower))

    def with_figures(self, values: Iterable[Decimal], least: int) -> list[UnderstoodTable]:
        """Return the tables whose items have at least so many of some figures, in the order of the report."""
        times = Counter(place for value in values for place in self._with_figure.get(value, ()))
        return self._in_order([[place for place, own in times.items() if own >= least]])

    def _in_order(self, found: Iterable[Sequence[int]]) -> list[UnderstoodTable]:
        return [self.tables[place] for place in sorted({*chain.from_iterable(found)})]

    @cached_property
    def numbered_names(self) -> frozenset[str]:
        """The ends of names of rows that are told apart by a number, in small letters: `koridor 1`."""
        labels = (row.label for table in self.tables for row in table.items)
        return frozenset(match[0].casefold() for label in labels for match in _NUMBERED.finditer(label))

    @cached_property
    def _with_figure(self) -> Mapping[Decimal, Sequence[int]]:
        """By a figure without its sign the places of the tables whose items have it."""
        found: dict[Decimal, list[int]] = {}
        for place, table in enumerate(self.tables):
            for value in table.items_with:
                found.setdefault(value, []).append(place)
        return found

    @cached_property
    def _at_line(self) -> Mapping[int, Sequence[int]]:
        return _places(table.table.line for table in self.tables)

    @cached_property
    def _at_first_row(self) -> Mapping[int, Sequence[int]]:
        return _places(table.rows[0].row.line if table.rows else 0 for table in self.tables)

    @cached_property
    def _at_last_row(self) -> Mapping[int, Sequence[int]]:
        return _places(table.rows[-1].row.line if table.rows else 0 for table in self.tables)


def _is_of_target(relation: Relation) -> bool:
    """Whether a column of percentages, whatever its head, is of an actual and its target by their heads."""
    meanings = {column.meaning for column in relation.inputs}
    is_share = relation.result.is_percent or Role.SHARE in relation.result.roles
    return is_share and meanings == {Role.ACTUAL, Role.TARGET}


def _places(lines: Iterable[int]) -> Mapping[int, Sequence[int]]:
    """Return which tables have a line, for lines of all tables in their order."""
    found: dict[int, list[int]] = {}
    for place, line in enumerate(lines):
        found.setdefault(line, []).append(place)
    return found


def understand(document: PrintedDocument) -> UnderstoodReport:
    """Return a report with what its parts mean."""
    tabled = [*map(_tabled, document.tables)]
    tables = _settle_turned(document, [*map(_table, tabled, share_relations(tabled))])
    return UnderstoodReport(document, tuple(tables), year_of(document))


def _settle_turned(document: PrintedDocument, tables: Sequence[UnderstoodTable]) -> Iterator[UnderstoodTable]:
    """Yield the tables; those with achievements worked out the wrong way round know where they stand."""
    columns = [
        Achieved(table.items, equations)
        for table in tables
        for relation, equations in table.equations
        if relation.rule is AuditRule.ACHIEVEMENT and not any(r.kind is RowKind.MEAN for r in table.rows)
    ]
    turned = find_turned_rows(document, columns)
    for table in tables:
        own = turned & {equation.result.spot for equation in table.achieved}
        yield replace(table, turned=own) if own else table


def _tabled(table: PrintedTable) -> Tabled:
    rows = understand_rows(table)
    columns = understand_columns(table, rows)
    return Tabled(table, rows, columns, find_relations(rows, columns))


def _table(known: Tabled, relations: tuple[Relation, ...]) -> UnderstoodTable:
    steps = steps_of(known.table, known.rows, known.columns)
    return UnderstoodTable(known.table, tuple(known.rows), tuple(known.columns), relations, steps)


def year_of(document: PrintedDocument) -> int | None:
    """Return the year that the titles of a report name most, its own first; `None` where they name none."""
    titles = [line.text for line in document.lines if line.text.isupper()]
    titles += [caption.title for caption in document.captions]
    titles += [heading.title for heading in document.headings]
    years = Counter(
        int(word)
        for title in titles
        for word in title.replace("\u2013", " ").replace("-", " ").split()
        if len(word) == 4 and word.isdecimal() and 1990 <= int(word) <= 2100
    )
    return years.most_common(1)[0][0] if years else None
