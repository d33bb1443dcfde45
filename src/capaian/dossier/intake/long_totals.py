"""Totals of budget rows that tell a part of the year each: of a part, of all until then, of all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from capaian.dossier.intake.accounts import Code, other_node, read_codes
from capaian.dossier.intake.budget_totals import Both, BudgetTotals
from capaian.dossier.intake.long_rows import PartColumn, part_of
from capaian.dossier.intake.total_readings import Parts, Places, Reading, Total, Way, all_at_once
from capaian.dossier.intake.total_words import Level, after_until
from capaian.dossier.intake.words import fold


@dataclass(frozen=True)
class LongTotals(BudgetTotals):
    """What the totals of such a table can be held against; its own rows are those of accounts and parts."""

    column: PartColumn
    repeated: frozenset[str]
    """Columns whose amounts come again in each part of the year: budgets, and sums since January."""
    total_rows: Sequence[int]

    def _readings(self, total: Total, places: Both) -> Iterator[Reading]:
        """Yield what a total may add up, of the part of the year that it names: or of all until then."""
        told = self._ordinal(total.row)
        for reading in super()._readings(total, places):
            if told is None:
                yield reading
            elif total.level is Level.SO_FAR:
                yield Reading(reading.way, [one for one in reading.parts if self._is_until(one.row, told)])
            else:
                yield Reading(reading.way, self._of_part(reading.parts, told))

    def _by_place(self, total: Total, places: Sequence[Places]) -> Iterator[Reading]:
        """Yield what a total may add up; one of the own office may be of any part of the year."""
        yield from super()._by_place(total, places)
        if self._is_own(total) and self._ordinal(total.row) is None:
            ordinals = {self._ordinal(part.row) for part in self.own} - {None}
            yield from (Reading(Way.WHOLE, self._of_part(self.own, one)) for one in ordinals)

    def _of_part(self, parts: Parts, told: int | None) -> Parts:
        return [part for part in parts if self._ordinal(part.row) == told]

    def _is_until(self, row: int, told: int) -> bool:
        return (self._ordinal(row) or 0) <= told

    def _sums(self, parts: Parts, name: str) -> Iterator[Parts]:
        """Yield all rows; what comes again in each part of the year counts once as well."""
        yield from all_at_once(parts, name)
        if name in self.repeated:
            in_order = sorted(parts, key=lambda part: self._ordinal(part.row) or 0)
            latest = {self._lines[part.row]: part for part in in_order}
            yield from all_at_once([*latest.values()], name)

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
            [after_until(self.table.text(row, code)) for code in self.codes] if row in self.total_rows else []
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
