"""What a table is called, by what stands above it."""

from __future__ import annotations

from capaian.dossier.intake.heads import ForeignTable
from capaian.dossier.intake.periods import span_told


def title_of(table: ForeignTable) -> str:
    """Return what stands above a table; with the name of its sheet where that alone tells when, or all."""
    *above, sheet = dict.fromkeys(table.titles)
    is_when = span_told(above) is None and span_told([sheet]) is not None
    return ". ".join([*above, sheet] if is_when else above) or sheet
