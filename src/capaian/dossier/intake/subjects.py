"""What a table is called, by what stands above it."""

from __future__ import annotations

from capaian.dossier.intake.budget_papers import papers_told
from capaian.dossier.intake.heads import ForeignTable
from capaian.dossier.intake.periods import span_told


def title_of(table: ForeignTable) -> str:
    """Return what stands above a table; with the name of its sheet where that alone tells when, or all.

    So it is where that alone tells the stage of a budget: `MURNI`.
    """
    *above, sheet = dict.fromkeys(table.titles)
    is_when = span_told(above) is None and span_told([sheet]) is not None
    is_stage = not papers_told(above) and bool(papers_told([sheet]))
    return ". ".join([*above, sheet] if is_when or is_stage else above) or sheet
