"""Texts that come from the year before: what a dossier notes above them is for the command line alone."""

from __future__ import annotations

from typing import Final

from django.db.models import Q

from capaian.domain.issue import Issue, Level, Place
from capaian.dossier.rows.paragraphs import split_paragraphs
from capaian.dossier.rows.text_sheets import FILE, NARRATIVE_SHEET, NUMBER, PARAGRAPH
from capaian.web.years.edits import Cells, Edit
from capaian.web.years.known import Cell, Flaw
from capaian.web.years.models import OfficeYear

HIDDEN: Final = (
    "Awal teks di antara dua baris --- tidak ditampilkan lagi dan tidak dicetak. Hapus kedua baris itu, atau "
    "tulis kalimat di atasnya."
)
_NOTES: Final = "---\n"
_FIRST: Final = frozenset({"", "1"})
"""Numbers of the paragraph that a text begins with, or that may be it: the only one with notes above it."""


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
    r"""Return the cells of a row as people read them.

    Examples:
        >>> as_read("narrative", {"number": "1", "paragraph": "---\na\n---\nIsi."})["paragraph"]
        'Isi.'
        >>> as_read("narrative", {"number": "2", "paragraph": "---\na\n---\nIsi."})["paragraph"]
        '---\na\n---\nIsi.'
    """
    if sheet != NARRATIVE_SHEET.id or cells.get(NUMBER, "") not in _FIRST:
        return cells
    return {**cells, PARAGRAPH: without_notes(cells.get(PARAGRAPH, ""))}


def hides_beginning(markdown: str) -> bool:
    r"""Say whether a text begins with what neither its page shows nor a report prints.

    Examples:
        >>> hides_beginning("---\ncatatan\n---\nIsi."), hides_beginning("Isi.\n---\ncatatan\n---\n")
        (True, False)
    """
    whole = "\n\n".join(split_paragraphs(markdown))
    return without_notes(whole) != whole


def find_hidden(year: OfficeYear, edit: Edit) -> tuple[Flaw, ...]:
    """Return that a paragraph would let its text begin with what no page shows again; nothing else.

    A text that began so already, for it comes from the year before, may have its other paragraphs changed.
    """
    typed, file = (edit.cells or {}).get(PARAGRAPH), (edit.cells or {}).get(FILE)
    if edit.sheet != NARRATIVE_SHEET.id or not typed or not file:
        return ()
    rows = [*year.rows.filter(Q(pk=edit.row) | Q(**{f"cells__{FILE}": file}), sheet=edit.sheet)]
    before = [row.cells.get(PARAGRAPH, "") for row in rows if row.cells.get(FILE) == file]
    after = [typed if row.pk == edit.row else row.cells.get(PARAGRAPH, "") for row in rows]
    after += [typed] if all(row.pk != edit.row for row in rows) else []
    is_first = after[0] == typed and hides_beginning(typed)
    if after == before or not (is_first or (_hides(after) and not _hides(before))):
        return ()
    issue = Issue(Level.ERROR, "hidden_beginning", HIDDEN, Place(file))
    return (Flaw(issue, Cell(edit.row or 0, edit.sheet, PARAGRAPH)),)


def _hides(paragraphs: list[str]) -> bool:
    return hides_beginning("\n\n".join(paragraphs))
