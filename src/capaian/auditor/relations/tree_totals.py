"""Rows in a tree, programmes over activities over parts: each row the sum or mean of the rows just below it.

The law is one of the column: where most rows of the tree obey it, the others are wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from capaian.auditor.lazy_property import lazy_property
from capaian.auditor.quantities.grid_quantities import GridQuantities
from capaian.auditor.quantities.outline import is_below
from capaian.auditor.quantities.roles import RATIOS
from capaian.auditor.relations.law import Law
from capaian.auditor.relations.statements import LawStatement

MIN_BITS: Final = 20.0
MIN_SHARE: Final = 0.5


@dataclass(frozen=True, eq=False)
class TreeLaw:
    """What the rows of a tree state in one column."""

    column: int
    law: Law
    statements: tuple[LawStatement, ...]

    @lazy_property
    def obeying(self) -> tuple[LawStatement, ...]:
        """The rows where it holds, noughts aside."""
        return tuple(each for each in self.statements if each.holds and each.result.value)

    @property
    def is_accepted(self) -> bool:
        """Whether most rows obey, and not by chance."""
        telling = {each.result.value: each.result.bits for each in self.obeying if len(each.inputs) > 1}
        is_usual = len(self.obeying) >= MIN_SHARE * len(self.statements)
        return is_usual and sum(telling.values()) >= MIN_BITS


def find_tree_laws(table: GridQuantities) -> list[TreeLaw]:
    """Return for each column the law that its tree obeys: shares are means, all else adds up."""
    families = [*_families(table)]
    found = []
    for column in table.columns:
        is_share = table.roles[column] in RATIOS or "%" in table.grid.head_of(column)
        law = Law.MEAN if is_share else Law.SUM
        tree = TreeLaw(column, law, tuple(_statements(table, column, law, families)))
        if tree.is_accepted:
            found.append(tree)
    return found


def _families(table: GridQuantities) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield each row that has rows of the next depth below it, with these; a last total has the topmost."""
    depths = table.depths
    last = max((at for at, row in enumerate(table.rows) if row), default=0)
    tops = tuple(at for at, depth in enumerate(depths) if depth == 1)
    if len(tops) > 1 and not depths[last] and table.labels[last].names_total:
        yield last, tops
    for row, depth in enumerate(depths):
        if not depth:
            continue
        children: list[int] = []
        for at in range(row + 1, len(depths)):
            if depths[at] and depths[at] <= depth:
                break
            if depths[at] == depth + 1 and is_below(table.labels[row], table.labels[at]):
                children.append(at)
        if children:
            yield row, tuple(children)


def _statements(
    table: GridQuantities, column: int, law: Law, families: Sequence[tuple[int, tuple[int, ...]]]
) -> Iterator[LawStatement]:
    for parent, children in families:
        inputs = tuple(table.rows[at][column] for at in children if column in table.rows[at])
        # A child without a figure leaves the sum open.
        if column in table.rows[parent] and len(inputs) == len(children):
            yield LawStatement(law, table.rows[parent][column], inputs)
