"""Totals of a budget that holds several offices: each is of the own one, of another, or of the whole file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.long_rows import BudgetRow
from capaian.dossier.intake.other_rows import LeftOut, is_own_total
from capaian.dossier.intake.sums import check_sum, shown
from capaian.dossier.intake.total_levels import NAMED, Level, Parts, level_of, named_span

_Held = tuple[BudgetRow, Parts]


@dataclass(frozen=True)
class FileTotals:
    """What the totals of a table with rows of others can be held against."""

    table: ForeignTable
    desk: Desk
    heads: Sequence[Head]
    """Columns of amounts."""
    codes: Sequence[Head]
    """Columns of codes and names."""
    own: Parts
    """The topmost rows of the own office with amounts."""
    lowest: Parts
    """Those of them below which none with amounts stands."""
    others: Sequence[LeftOut]

    def check(self, totals: Parts) -> None:
        """Hold totals against what they add up, as most of their amounts tell; say which cannot be checked.

        A total of rows of others alone is none of ours. What is wrong in one of the whole file is the fault
        of others where a total of the own rows alone is right.
        """
        unchecked: list[BudgetRow] = []
        held: list[_Held] = []
        for total in totals:
            is_own = self._is_own(total)
            parts = self._parts(total, totals, is_own=is_own)
            if parts is None:
                unchecked.append(total)
            elif is_own is not False and self._ours(parts):
                held.append((total, parts))
        for total, parts in held:
            ours = self._ours(parts)
            is_mixed = len(ours) < len(parts)
            self._hold(total, parts, [one for one, theirs in held if is_mixed and [*theirs] == ours])
        self._leave(unchecked)

    def _parts(self, total: BudgetRow, totals: Parts, *, is_own: bool | None) -> Parts | None:
        """Return what a total adds up; `None`: nobody can tell."""
        if level_of(total.name) in NAMED:
            return self._named_parts(total, totals)
        return self._parts_of(total) if is_own is None else self._own_parts(total)

    def _leave(self, totals: Parts) -> None:
        """Say once that totals are not checked."""
        if totals:
            rows = ", ".join(str(total.row) for total in totals)
            self.desk.log.add("totals_unchecked", self.table.place(totals[0].row), rows=rows)

    def _is_own(self, total: BudgetRow) -> bool | None:
        texts = [text for head in self.codes if (text := self.table.text(total.row, head))]
        return is_own_total(texts, self.desk.office.office)

    def _parts_of(self, total: BudgetRow) -> Parts | None:
        """Return what a total that names no office adds up; `None`: nobody can tell."""
        candidates = [*self._candidates(total.row)]
        whole, above, *_ = candidates
        are_known = all(other.is_whole for other in self.others)
        if level_of(total.name) is Level.WHOLE:
            return whole if are_known or self._matches(total, whole) else None
        best = max(candidates, key=lambda parts: self._matches(total, parts))
        if self._matches(total, best) or not self.others:
            return best
        if not are_known:
            return None
        is_below_own = bool(above) and len(self._ours(above)) == len(above)
        return above if is_below_own or len(above) == len(whole) else None

    def _named_parts(self, total: BudgetRow, totals: Parts) -> Parts:
        """Return the own rows of a program, an activity or a sub-activity; none where it is of others."""
        borders = [row for other in self.others for row in other.rows]
        spans = (named_span(total, totals, rows, borders) for rows in (self.own, self.lowest))
        return max(spans, key=lambda parts: self._matches(total, parts))

    def _own_parts(self, total: BudgetRow) -> Parts:
        """Return what a total that names the own office adds up."""
        return self.own

    def _candidates(self, row: int) -> Iterator[Parts]:
        """Yield all rows, those above a row, the own ones, and those of the other office above it."""
        whole = [*self.own, *(part for block in self._blocks for part in block)]
        yield whole
        yield [part for part in whole if part.row < row]
        yield self.own
        above = [block for block in self._blocks if block and block[-1].row < row]
        yield max(above, key=lambda block: block[-1].row, default=[])

    @cached_property
    def _blocks(self) -> list[list[BudgetRow]]:
        """The rows of each other office."""
        return [[BudgetRow(n, "", {**figures}) for n, figures in one.lowest.items()] for one in self.others]

    @cached_property
    def _own_rows(self) -> frozenset[int]:
        return frozenset(part.row for part in (*self.own, *self.lowest))

    def _ours(self, parts: Parts) -> list[BudgetRow]:
        return [part for part in parts if part.row in self._own_rows]

    def _matches(self, total: BudgetRow, parts: Parts) -> int:
        """Return how many amounts of a total are the sum of rows."""
        return sum(
            bool(stated) and any(stated == sum(one, Decimal(0)) for one in self._readings(parts, name))
            for name, stated in total.figures.items()
        )

    def _readings(self, parts: Parts, name: str) -> Iterator[Sequence[Decimal]]:
        """Yield the amounts that a total of rows may add up in a column."""
        yield [amount for part in parts if (amount := part.figures.get(name)) is not None]

    def _hold(self, total: BudgetRow, parts: Parts, of_own: Parts) -> None:
        """Hold a total against its parts; totals of the own rows may show that these are right."""
        for head in self.heads:
            stated = total.figures.get(head.name)
            if stated is None or any(head.name not in part.figures for part in parts if part.figures):
                continue
            amounts = self._nearest(parts, head, stated)
            proof = next((one for one in of_own if self._is_right(one, self._ours(parts), head)), None)
            if proof is None:
                check_sum(self.desk, self.table, total.row, head, stated, amounts)
            else:
                self._tell_of_others(total, head, sum(amounts, Decimal(0)), proof)

    def _nearest(self, parts: Parts, head: Head, stated: Decimal) -> Sequence[Decimal]:
        return min(
            self._readings(parts, head.name), key=lambda amounts: abs(sum(amounts, Decimal(0)) - stated)
        )

    def _is_right(self, total: BudgetRow, parts: Parts, head: Head) -> bool:
        stated = total.figures.get(head.name)
        return any(stated == sum(amounts, Decimal(0)) for amounts in self._readings(parts, head.name))

    def _tell_of_others(self, total: BudgetRow, head: Head, summed: Decimal, proof: BudgetRow) -> None:
        """Say that a total is wrong, but not by the own rows."""
        stated, own = total.figures[head.name], proof.figures[head.name]
        if stated is not None and own is not None and stated != summed:
            words = {"stated": shown(stated), "summed": shown(summed), "difference": shown(stated - summed)}
            place = self.table.place(total.row, head)
            self.desk.log.add("total_wrong_by_others", place, row=str(proof.row), own=shown(own), **words)
