"""A report with what its tables mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from capaian.auditor.claims.equation import Equation
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.printed.table import PrintedTable
from capaian.auditor.understanding.columns import Column, Relation, equations_of, understand_columns
from capaian.auditor.understanding.lying import lying_equations
from capaian.auditor.understanding.relations import find_relations
from capaian.auditor.understanding.rows import UnderstoodRow, understand_rows
from capaian.auditor.understanding.siblings import Tabled, share_relations
from capaian.auditor.understanding.steps import steps_of


@dataclass(frozen=True)
class UnderstoodTable:
    """A table with the meaning of its rows and columns."""

    table: PrintedTable
    rows: tuple[UnderstoodRow, ...]
    columns: tuple[Column, ...]
    relations: tuple[Relation, ...]
    steps: tuple[Equation, ...] = ()
    """Shares whose part and whole stand in rows below each other."""

    @cached_property
    def equations(self) -> tuple[tuple[Relation, tuple[Equation, ...]], ...]:
        """Each relation with the figures of all rows that follow by it."""
        return tuple((each, tuple(equations_of(self.table, self.rows, each))) for each in self.relations)

    @cached_property
    def lying(self) -> tuple[tuple[Relation, tuple[Equation, ...]], ...]:
        """Rows that follow from other rows, where no column follows from columns."""
        is_upright = bool(self.relations or self.steps)
        return () if is_upright else lying_equations(self.table, self.rows, self.columns)

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


def understand(document: PrintedDocument) -> UnderstoodReport:
    """Return a report with what its parts mean."""
    tabled = [*map(_tabled, document.tables)]
    tables = map(_table, tabled, share_relations(tabled))
    return UnderstoodReport(document, tuple(tables), _year(document))


def _tabled(table: PrintedTable) -> Tabled:
    rows = understand_rows(table)
    columns = understand_columns(table, rows)
    return Tabled(table, rows, columns, find_relations(rows, columns))


def _table(known: Tabled, relations: tuple[Relation, ...]) -> UnderstoodTable:
    steps = steps_of(known.table, known.rows, known.columns)
    return UnderstoodTable(known.table, tuple(known.rows), tuple(known.columns), relations, steps)


def _year(document: PrintedDocument) -> int | None:
    titles = [caption.title for caption in document.captions]
    titles += [heading.title for heading in document.headings]
    titles += [line.text for line in document.lines if line.text.isupper()]
    years = Counter(
        int(word)
        for title in titles
        for word in title.replace("\u2013", " ").replace("-", " ").split()
        if len(word) == 4 and word.isdigit() and 1990 <= int(word) <= 2100
    )
    return years.most_common(1)[0][0] if years else None
