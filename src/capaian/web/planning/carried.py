"""Texts that come from the year before: what a dossier notes above them is for the command line alone."""

from __future__ import annotations

from typing import Final

from capaian.dossier.unfolding.text_sheets import NARRATIVE_SHEET, PARAGRAPH
from capaian.web.years.edits import Cells

_NOTES: Final = "---\n"


def without_notes(paragraph: str) -> str:
    r"""Return the first paragraph of a text as people read it.

    Examples:
        >>> without_notes("---\nfields: tahun2025\n---\nLaporan ini disusun.")
        'Laporan ini disusun.'
    """
    if not paragraph.startswith(_NOTES):
        return paragraph
    # Few pages need the documents room; without it the server starts sooner.
    from capaian.documents.narrative.markdown import split_front_matter

    return split_front_matter(f"{paragraph}\n")[1].strip("\n")


def as_read(sheet: str, cells: Cells) -> Cells:
    """Return the cells of a row as people read them."""
    if sheet != NARRATIVE_SHEET.id:
        return cells
    return {**cells, PARAGRAPH: without_notes(cells.get(PARAGRAPH, ""))}
