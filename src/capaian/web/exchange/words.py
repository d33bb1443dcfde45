"""What is said of files on pages: places as people read them, and choices instead of options of a command."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from capaian.domain.issue import Issue, Level

_OPTIONS: Final[Mapping[str, str]] = {
    "take-workbook": "Isi buku menggantikan",
    "same-book": "Ya, buku yang sama dengan nama baru",
    "other-copy": "Bukan, salinan lain",
    "as-typed": "Memang demikian",
}
"""What is chosen on the page, by what the command is told."""
_OF_PAGES: Final = (
    ("diambil dengan capaian intake BERKAS DOSSIER", "diambil orang TI di luar halaman ini, dengan intake"),
    ("mulai dari capaian workbook template atau export", "Unduh Buku kerja (.xlsx) di halaman Tukar data"),
    ("Ambil isinya dengan capaian workbook import", "Bawa berkas itu ke halaman Tukar data"),
    (
        "catatan dan tata letak berkas YAML diambil dari dossier; bila dossier belum ada, catatan itu tidak",
        "catatan di dalamnya diambil dari tahun ini; bila tahun ini tidak memuatnya, catatan itu tidak",
    ),
    ("embar tersembunyi _capaian", "embar catatan yang tersembunyi"),
    ("kspor ulang", "kspor lagi dari halaman Tukar data"),
    ("yang ditulis capaian close", "yang diunduh di halaman Pengesahan"),
    ("tidak ditulis oleh capaian close", "tidak diunduh dari halaman Pengesahan"),
    ("tutup lagi tahun itu dengan capaian close", "sahkan lagi tahun itu"),
    ("(capaian new --from)", "(halaman Mulai tahun)"),
    ("ditulis capaian new --from", "ditulis saat tahun itu dimulai"),
    ("disalin capaian new --from", "disalin saat tahun dimulai"),
    ("capaian intake mengambil", "pengambilan tabel mengambil"),
)
"""Words of the command line and of files beside what pages say for them."""
RENAMED: Final = "book_same_or_copy"
"""Code of a book whose rows were brought in a file of another name."""
_ROWS: Final = re.compile(r"memuat (\d+) dari (\d+) baris")
_OPTION: Final = re.compile(r"tambahkan --([a-z-]+)|--([a-z-]+)")


@dataclass(frozen=True, slots=True)
class Said:
    """A problem as a page shows it."""

    place: str
    """Sheet or file; empty where it is about the file as a whole."""
    row: str
    column: str
    message: str
    remedy: str
    is_error: bool


def in_words(issue: Issue) -> Said:
    """Return a problem as a page shows it.

    Examples:
        >>> from capaian.domain.issue import Place
        >>> issue = Issue(Level.ERROR, "x", "Sama.", Place("b.xlsx", 3, "D (Jumlah)", sheet="Data"))
        >>> said = in_words(issue)
        >>> said.place, said.row, said.column
        ('Data', '3', 'D (Jumlah)')
    """
    place = issue.place
    if issue.code == RENAMED:
        issue = _as_question(issue)
    value = f" ({issue.value})" if issue.value and issue.value not in issue.message else ""
    return Said(
        place.sheet or place.file,
        "" if place.row is None else str(place.row),
        place.column or "",
        _of_pages(f"{issue.message}{value}"),
        _as_choice(_of_pages(issue.remedy)),
        issue.level is Level.ERROR,
    )


def _as_question(issue: Issue) -> Issue:
    """Ask of a book that was brought under another name before what only a person can tell.

    Examples:
        >>> from capaian.domain.issue import Place
        >>> told = Issue(Level.ERROR, RENAMED, "Buku ini memuat 1 dari 2 baris yang lama.", Place("b.xlsx"))
        >>> _as_question(told).message
        '1 dari 2 baris yang Anda impor dari buku bernama lain ada juga di buku ini.'
    """
    found = _ROWS.search(issue.message)
    rows = f"{found[1]} dari {found[2]} baris" if found else "Sebagian baris"
    message = f"{rows} yang Anda impor dari buku bernama lain ada juga di buku ini."
    return replace(
        issue, message=message, remedy="Jawab di bawah: ya, buku yang sama dengan nama baru, atau bukan."
    )


def _as_choice(text: str) -> str:
    """Name the choice of the page where a remedy names an option of the command.

    Examples:
        >>> _as_choice("Bila memang data, tambahkan --as-typed.")
        'Bila memang data, pilih "Memang demikian".'
    """
    return _OPTION.sub(lambda match: f'pilih "{_OPTIONS.get(match[1] or match[2], match[0])}"', text)


def _of_pages(text: str) -> str:
    """Say by the words of pages what the command and its files are called otherwise.

    Examples:
        >>> _of_pages("Ekspor ulang bila lembar tersembunyi _capaian terhapus.")
        'Ekspor lagi dari halaman Tukar data bila lembar catatan yang tersembunyi terhapus.'
    """
    for told, said in _OF_PAGES:
        text = text.replace(told, said)
    return text
