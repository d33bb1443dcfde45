"""Rows and totals whose own percentage is not that of their figures, though that of most rows is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from capaian.dossier.intake.figures import is_figure
from capaian.dossier.intake.heads import ForeignTable
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
        of = [places.get(row) or _called(one.proposal.table, row) for row in rows]
        sample = ", ".join(f"{place} (baris {row})" for place, row in zip(of[:_SHOWN], rows, strict=False))
        words = f"{head} lain daripada angka di sebelahnya: {sample}{others_named(of, _SHOWN)}"
        told = f"share {head} {' '.join(sorted(of))}"
        if of:
            yield told, f"{words}, padahal cocok di baris lain: mungkin angkanya salah ketik"


def _called(table: ForeignTable, row: int) -> str:
    """Return what a row calls itself, as a total does."""
    texts = (table.text(row, head) for head in table.heads)
    return next((text for text in texts if text and not is_figure(text)), "jumlah")
