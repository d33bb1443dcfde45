"""Totals of budget rows that tell a part of the year each: of a part, of all, of rows above them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from capaian.dossier.intake.accounts import Code, other_node, read_codes
from capaian.dossier.intake.area_rows import after_total
from capaian.dossier.intake.file_totals import FileTotals
from capaian.dossier.intake.long_rows import BudgetRow, PartColumn, part_of
from capaian.dossier.intake.total_levels import Parts
from capaian.dossier.intake.words import fold


@dataclass(frozen=True)
class LongTotals(FileTotals):
    """What the totals of such a table can be held against; its own rows are those of accounts and parts."""

    column: PartColumn
    repeated: frozenset[str]
    """Columns whose amounts come again in each part of the year: budgets, and sums since January."""
    total_rows: Sequence[int]

    def _own_parts(self, total: BudgetRow) -> Parts:
        """Return the own rows that a total adds up; all of them, where nothing tells."""
        told = self._ordinal(total.row)
        ordinals = {self._ordinal(part.row) for part in self.own} if told is None else {told}
        of_parts = [
            [part for part in self.own if self._ordinal(part.row) == n]
            for n in sorted(filter(None, ordinals))
        ]
        candidates = [*(() if told else (self.own,)), *of_parts, self._ours(self._since_total(total.row))]
        return max(candidates, key=lambda parts: self._matches(total, parts))

    def _candidates(self, row: int) -> Iterator[Parts]:
        """Yield what any total may add up, of the part that it names; and the rows since the total above."""
        told = self._ordinal(row)
        for parts in super()._candidates(row):
            yield parts if told is None else [part for part in parts if self._ordinal(part.row) == told]
        yield self._since_total(row)

    def _since_total(self, row: int) -> Parts:
        before = max((total for total in self.total_rows if total < row), default=0)
        whole = next(super()._candidates(row))
        return [part for part in whole if before < part.row < row]

    def _readings(self, parts: Parts, name: str) -> Iterator[Sequence[Decimal]]:
        """Yield the amounts of all rows; what comes again in each part of the year counts once as well."""
        yield from super()._readings(parts, name)
        if name in self.repeated:
            in_order = sorted(parts, key=lambda part: self._ordinal(part.row) or 0)
            latest = {self._lines[part.row]: part for part in in_order}
            yield from super()._readings([*latest.values()], name)

    @cached_property
    def _ordinals(self) -> dict[int, int | None]:
        return {}

    def _ordinal(self, row: int) -> int | None:
        """Return which part of the year a row tells; a total may name it behind its first word."""
        if row not in self._ordinals:
            self._ordinals[row] = self._read_ordinal(row)
        return self._ordinals[row]

    def _read_ordinal(self, row: int) -> int | None:
        head, kind = self.column.head, self.column.kind
        named = (
            [after_total(self.table.text(row, code)) for code in self.codes] if row in self.total_rows else []
        )
        told = (part_of(text, head, kind) for text in (self.table.value(row, head), *named))
        return next((found[1] for found in told if found is not None), None)

    @cached_property
    def _lines(self) -> dict[int, tuple[object, ...]]:
        """What rows say besides their part of the year, below which node: those of one line say the same."""
        lines: dict[int, tuple[object, ...]] = {}
        node: Code = ()
        for row in self.table.rows:
            texts = [self.table.text(row, head) for head in self.codes if head != self.column.head]
            node = other_node(texts) or read_codes(texts).node or node
            lines[row] = (node, *map(fold, texts))
        return lines
