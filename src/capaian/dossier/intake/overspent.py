"""Spending far beyond the budget of the same row: a nought or a figure too many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from capaian.domain.intake import IntakeTable
from capaian.dossier.intake.amounts import ACTUAL, named
from capaian.dossier.intake.intaken import TakenTable
from capaian.dossier.intake.stored_figures import Key, others_named, rows_named
from capaian.dossier.intake.sums import shown

_TIMES: Final = 2
"""Who spends more than was granted has a budget from before a change, and that is not half of it."""
_SHOWN: Final = 3
_ALL: Final = "all"


def overspent(one: TakenTable, granted: Mapping[Key, Decimal]) -> Iterator[tuple[str, str]]:
    """Yield the rows in which more than twice of what was granted was spent, in a part of the year or all.

    Args:
        one: The table.
        granted: What was granted last, by node, kind of money and fund.
    """
    spent: dict[str, tuple[Decimal, Decimal]] = {}
    rows = one.taken.rows if one.sort is IntakeTable.INPUTS else ()
    told = [row.cells for row in rows if row.cells.get(ACTUAL) and row.cells.get("kind", _ALL) == _ALL]
    for cells in told:
        budget = granted.get((cells["node"], _ALL, cells.get("fund", "")), Decimal(0))
        actual = Decimal(cells[ACTUAL])
        if 0 < _TIMES * budget < actual:
            spent[cells["node"]] = max(spent.get(cells["node"], (actual, budget)), (actual, budget))
    if spent:
        sample = "; ".join(
            f"{node}: {shown(actual)}, pagunya {shown(budget)}"
            for node, (actual, budget) in [*spent.items()][:_SHOWN]
        )
        more = others_named([*spent], _SHOWN)
        rows_told = rows_named(len(spent), len({cells["node"] for cells in told}))
        words = f"{named(ACTUAL)} lebih dari {_TIMES} kali pagunya {rows_told} ({sample}{more})"
        yield f"overspent {' '.join(sorted(spent))}", f"{words}: mungkin kelebihan angka"
