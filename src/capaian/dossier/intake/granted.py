"""What was granted last for the year of a budget table, as it tells that itself, or the dossier does."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from capaian.domain.intake import IntakeTable
from capaian.dossier.intake.amounts import ORIGINAL, REVISED
from capaian.dossier.intake.intaken import TakenTable
from capaian.dossier.intake.stored_figures import Key, Stored

_NAMES: Final = ("node", "kind", "fund")
"""What money is of."""


def granted_of(one: TakenTable, stored: Stored) -> Mapping[Key, Decimal]:
    """Return what was granted last, by node, kind of money and fund; of other tables there is nothing.

    The budget of another year allows no spending of this one: what is closed is left out.

    Args:
        one: The table.
        stored: What the dossier has already.
    """
    found: dict[Key, Decimal] = {}
    if one.sort is not IntakeTable.INPUTS:
        return found
    year = one.taken.period.year
    for means in (ORIGINAL, REVISED):
        for key, known in stored.figures(IntakeTable.INPUTS).items():
            own = [granted for granted in known if key[0] == means and granted.period.year == year]
            found |= {key[1:]: granted.value for granted in own}
    for means in (ORIGINAL, REVISED):
        told = [row.cells for row in one.taken.rows if row.cells.get(means)]
        found |= {tuple(cells.get(name, "") for name in _NAMES): Decimal(cells[means]) for cells in told}
    return found
