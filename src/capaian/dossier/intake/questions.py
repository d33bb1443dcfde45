"""Answers to questions about a table as a whole: right ones are no mistake where nothing is asked of it.

Several answers that were told together are given together, and one may settle what another was about.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from capaian.dossier.intake.grid import as_text
from capaian.dossier.spreadsheets.model import Book

_LEFT: Final = "-"
_ANSWERS: Final[Mapping[str, frozenset[str]]] = {
    "angka pengganti": frozenset({"benar"}),
    "angka setiap baris": frozenset({"kumulatif", "sendiri"}),
    "bulan": frozenset({"kumulatif", _LEFT}),
    "bulan bernilai 0": frozenset({"lewat"}),
    "bulan terisi sebagian": frozenset({"lewat"}),
    "isi tabel": frozenset({"seluruhnya"}),
    "kode berulang": frozenset({"dijumlahkan"}),
    "kolom tertukar": frozenset({"tidak"}),
    "kolom waktu": frozenset({"realisasi", _LEFT}),
    "nol tersembunyi": frozenset({"0", _LEFT}),
    "pagu berulang": frozenset({"dijumlahkan"}),
    "pagu rancangan": frozenset({"sudah ditetapkan"}),
    "pagu tersimpan": frozenset({"tetap", "ganti"}),
    "pemilik tabel": frozenset({"kantor ini", "provinsi ini"}),
    "tidak ada di tabel": frozenset({"kosongkan", "tetap"}),
}
"""What each question may be answered."""
_OF_FIGURES: Final = "angka "
_READINGS: Final = frozenset({"desimal", "ribuan", "pecahan", "persen", "skala-4", "skala-100"})
"""How figures of a column may be read."""


def is_answer(text: str, means: str) -> bool:
    """Say whether the user answers a question about a table, asked or not, as it can be answered.

    Examples:
        >>> is_answer("isi tabel", "seluruhnya"), is_answer("angka Rekam (%)", "desimal")
        (True, True)
        >>> is_answer("isi tabel", "ktp.holders"), is_answer("Rekam", "seluruhnya")
        (False, False)
    """
    is_of_figures = text.startswith(_OF_FIGURES) and means in _READINGS
    return means in _ANSWERS.get(" ".join(text.casefold().split()), ()) or is_of_figures


def stands_in(book: Book, text: str) -> bool:
    """Say whether a cell of a file says what the user leaves out, though nothing of it is taken."""
    wanted = " ".join(text.split())
    cells = (cell for sheet in book.sheets for row in sheet.rows for cell in row if cell is not None)
    return any(as_text(cell) == wanted for cell in cells)
