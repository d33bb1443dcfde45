"""Totals of a budget that holds several offices: each is of the own one, of another, or of the whole file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from capaian.domain.issue import Place
from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.long_rows import BudgetRow
from capaian.dossier.intake.other_rows import LeftOut, is_own_total
from capaian.dossier.intake.sums import check_sum, shown

Parts = Sequence[BudgetRow]
"""Rows that a total may add up."""


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
    """The topmost rows of the own office."""
    others: Sequence[LeftOut]

    def check(self, totals: Parts) -> None:
        """Hold totals against what they add up, as most of their amounts tell; say which cannot be checked.

        A total of rows of others alone is none of ours. What is wrong in one of the whole file is the fault
        of others where a total of the own rows alone is right.
        """
        unchecked: list[BudgetRow] = []
        held: list[tuple[BudgetRow, Parts]] = []
        for total in totals:
            is_own = self._is_own(total)
            parts = self._parts_of(total) if is_own is None else self.own
            if parts is None:
                unchecked.append(total)
            elif is_own is not False and any(part in self.own for part in parts):
                held.append((total, parts))
        of_own = [total for total, parts in held if [*parts] == [*self.own]]
        for total, parts in held:
            self._hold(total, parts, () if total in of_own else of_own)
        self.leave(unchecked)

    def leave(self, totals: Parts) -> None:
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
        best = max(candidates, key=lambda parts: self._matches(total, parts))
        if self._matches(total, best):
            return best
        if not all(other.is_whole for other in self.others):
            return None
        whole, above, *_ = candidates
        is_below_own = bool(above) and all(part in self.own for part in above)
        return above if is_below_own or len(above) == len(whole) else None

    def _candidates(self, row: int) -> Iterator[Parts]:
        """Yield all rows, those above a row, the own ones, and those of the other office above it."""
        blocks = [[BudgetRow(n, "", {**figures}) for n, figures in one.lowest.items()] for one in self.others]
        whole = [*self.own, *(part for block in blocks for part in block)]
        yield whole
        yield [part for part in whole if part.row < row]
        yield self.own
        above = [block for block in blocks if block and block[-1].row < row]
        yield max(above, key=lambda block: block[-1].row, default=[])

    def _matches(self, total: BudgetRow, parts: Parts) -> int:
        """Return how many amounts of a total are the sum of rows."""
        return sum(
            bool(stated) and stated == sum(_amounts(parts, name), Decimal(0))
            for name, stated in total.figures.items()
        )

    def _hold(self, total: BudgetRow, parts: Parts, of_own: Parts) -> None:
        """Hold a total against what it adds up; totals of the own rows may show that these are right."""
        for head in self.heads:
            if all(head.name in part.figures for part in parts if part.figures):
                stated, amounts = total.figures.get(head.name), [*_amounts(parts, head.name)]
                own = sum(_amounts(self.own, head.name), Decimal(0))
                proof = next((one for one in of_own if one.figures.get(head.name) == own), None)
                if proof is None or stated is None:
                    check_sum(self.desk, self.table, total.row, head, stated, amounts)
                else:
                    summed = sum(amounts, Decimal(0))
                    self._tell_of_others(self.table.place(total.row, head), stated, summed, proof.row, own)

    def _tell_of_others(
        self, place: Place, stated: Decimal, summed: Decimal, proof: int, own: Decimal
    ) -> None:
        """Say that a total is wrong, but not by the own rows."""
        if stated != summed:
            amounts = {"stated": shown(stated), "summed": shown(summed), "difference": shown(stated - summed)}
            self.desk.log.add("total_wrong_by_others", place, row=str(proof), own=shown(own), **amounts)


def _amounts(parts: Parts, name: str) -> Iterator[Decimal]:
    return (amount for part in parts if (amount := part.figures.get(name)) is not None)
