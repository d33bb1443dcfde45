"""One figure in cells that are merged over several rows or columns: which of these has it, nobody can tell.

A row that is merged as a whole, its name too, is one row, and a column below a merged head is one column.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from capaian.dossier.intake.figures import is_figure
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.spreadsheets.model import Span, range_of
from capaian.dossier.tables.rejection import RejectedValueError


@dataclass(frozen=True)
class MergedFigures:
    """The figures of a table that stand in merged cells."""

    table: ForeignTable
    is_apart: Callable[[Head, int, int], bool]
    """Whether of two rows the lower one has a figure of its own in some column: no part of the upper one."""

    def refuse(self, row: int, head: Head) -> None:
        """Refuse a figure of several rows or columns.

        Raises:
            RejectedValueError: Naming the cells that are merged.
        """
        if (span := self._span(row, head)) is not None:
            raise RejectedValueError("figure_of_several", cells=range_of(span))

    def is_of_several(self, row: int, head: Head) -> bool:
        """Say whether a cell has a figure of several rows or columns."""
        return self._span(row, head) is not None

    def _span(self, row: int, head: Head) -> Span | None:
        span = self.table.grid.figures.at(row, head.column)
        return span if span is not None and self._is_shared(span, head) else None

    def _is_shared(self, span: Span, head: Head) -> bool:
        """Say whether several rows or columns have a figure: once for all the cells of a column."""
        if (span, head.column) not in self._told:
            self._told[span, head.column] = self._is_of_rows(span, head) or self._is_of_columns(span)
        return self._told[span, head.column]

    @cached_property
    def _told(self) -> dict[tuple[Span, int], bool]:
        return {}

    def _is_of_rows(self, span: Span, head: Head) -> bool:
        below = range(span.first_row + 1, min(span.last_row, len(self.table.grid.rows)) + 1)
        own = (row for row in below if row in self._rows or row > self.table.rows[-1])
        return any(self.is_apart(head, span.first_row, row) for row in own)

    @cached_property
    def _rows(self) -> frozenset[int]:
        return frozenset(self.table.rows)

    def _is_of_columns(self, span: Span) -> bool:
        """Say whether a figure stands below several heads, and others than the first have figures too."""
        columns = range(span.first_column, span.last_column + 1)
        first, *others = (head for head in self.table.heads if head.column in columns)
        return any(head.parts != first.parts and head.column in self._with_figures for head in others)

    @cached_property
    def _with_figures(self) -> frozenset[int]:
        """The columns with figures that are not merged."""
        return frozenset(head.column for head in self.table.heads if self._has_figures(head))

    def _has_figures(self, head: Head) -> bool:
        own = (row for row in self.table.rows if self.table.grid.figures.at(row, head.column) is None)
        return any(is_figure(self.table.value(row, head)) for row in own)
