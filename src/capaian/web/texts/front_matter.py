"""Notes that a dossier has above a text: they are for the command line alone, and no page shows them."""

from __future__ import annotations

from typing import Final

from capaian.dossier.rows.paragraphs import split_paragraphs

HIDDEN: Final = (
    "Awal teks di antara dua baris --- tidak ditampilkan lagi dan tidak dicetak. Hapus kedua baris itu, atau "
    "tulis kalimat di atasnya."
)
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


def hides_beginning(markdown: str) -> bool:
    r"""Say whether a text begins with what neither its page shows nor a report prints.

    Examples:
        >>> hides_beginning("---\ncatatan\n---\nIsi."), hides_beginning("Isi.\n---\ncatatan\n---\n")
        (True, False)
    """
    whole = "\n\n".join(split_paragraphs(markdown))
    return without_notes(whole) != whole
