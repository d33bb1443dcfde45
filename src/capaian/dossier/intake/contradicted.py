"""Rows whose own percentage is not that of their figures, in a table where those of most rows are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from capaian.dossier.intake.intaken import TakenTable
from capaian.dossier.intake.stored_figures import others_named

_SHOWN: Final = 4


def contradicted(one: TakenTable) -> Iterator[tuple[str, str]]:
    """Yield the shares that contradict the figures beside them, with the places that they are of.

    Args:
        one: The table.
    """
    places = {row.row: row.cells.get("node") or row.cells.get("area", "") for row in one.taken.rows}
    for head, rows in one.taken.contradicted.items():
        of = [places[row] for row in rows if row in places]
        if of:
            sample = ", ".join(f"{places[row]} (baris {row})" for row in [*rows][:_SHOWN] if row in places)
            words = f"{head} lain daripada angka di sebelahnya: {sample}{others_named(of, _SHOWN)}"
            told = f"share {head} {' '.join(sorted(of))}"
            yield told, f"{words}, padahal cocok di baris lain: mungkin angkanya salah ketik"
