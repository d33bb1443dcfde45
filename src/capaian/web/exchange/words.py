"""What is said of files on pages: places as people read them, and choices instead of options of a command."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from capaian.domain.issue import Issue, Level, Place
from capaian.dossier.excel.sheet_words import name_sheets, sheets_of_file
from capaian.dossier.rows.sheets import SheetColumn, SheetSpec
from capaian.dossier.rows.text_sheets import book_sheets
from capaian.web.planning.called import in_names
from capaian.web.site.issue_words import on_page
from capaian.web.years.known import Known

_OPTIONS: Final[Mapping[str, str]] = {
    "take-workbook": "isi buku yang berlaku",
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
_WHICH: Final = re.compile(r"\[[^\]]*\]")
"""Which of several a key leads to: `goals[tujuan-1]`."""
_MAPPING: Final = re.compile(r'(?:sebutkan artinya: )?--(?:area|map) "[^"]*"|dengan --sheet|\(--sheet\)')
"""Options of the command that the page of the mapping has as questions."""
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
    file: str = ""
    """The file that the row is of, where the place is a sheet by which pages know it."""


def in_words(issue: Issue) -> Said:
    """Return a problem as a page shows it.

    Examples:
        >>> from capaian.domain.issue import Place
        >>> issue = Issue(Level.ERROR, "x", "Sama.", Place("b.xlsx", 3, "D (Jumlah)", sheet="Data"))
        >>> said = in_words(issue)
        >>> said.place, said.row, said.column
        ('Data', '3', 'D (Jumlah)')
    """
    value = f" ({issue.value})" if issue.value and issue.value not in issue.message else ""
    return _said(issue, _of_pages(f"{issue.message}{value}"), _as_choice(_of_pages(issue.remedy)))


def later_in_words(issue: Issue, known: Known) -> Said:
    """Return what is to be mended on pages once a file is taken, as they say it: by titles and names.

    Args:
        issue: The problem.
        known: The year that names things.
    """
    spec, column = _where(issue.place)
    message = on_page(in_names(issue.message, known), spec, column)
    value = f" ({issue.value})" if issue.value and issue.value not in issue.message else ""
    return _said(issue, f"{message}{value}", on_page(issue.remedy, spec, column))


def _said(issue: Issue, message: str, remedy: str) -> Said:
    """Return a problem with its place: of a file the sheet and the column that pages know it by."""
    place = issue.place
    spec, column = _where(place)
    row = "" if place.row is None else str(place.row)
    is_error = issue.level is Level.ERROR
    if place.sheet is not None or not sheets_of_file(place.file):
        return Said(place.sheet or place.file, row, place.column or "", message, remedy, is_error)
    where = spec.tab if spec is not None else name_sheets([place.file])[0]
    title = column.title if column is not None else next(iter(_keys(place)[-1:]), "")
    return Said(where, row, title, message, remedy, is_error, place.file)


def _where(place: Place) -> tuple[SheetSpec | None, SheetColumn | None]:
    """Return the sheet and the column of a place in a file, as far as they are known.

    Examples:
        >>> spec, column = _where(Place("office.yaml", 52, "policies.scale_gap"))
        >>> (spec.tab, column.title) if spec and column else ""
        ('Perangkat daerah', 'Kebijakan: Celah skala')
        >>> spec, column = _where(Place("agreements.yaml", 9, "agreements[pk-2024].targets[ikm].target"))
        >>> (spec.tab, column) if spec else ""
        ('Perjanjian kinerja, target', None)
        >>> spec, column = _where(Place("plan.yaml", 14, "formula"))
        >>> spec, column.title if column else ""
        (None, 'Rumus')
    """
    if place.sheet is not None:
        return next((each for each in book_sheets() if each.tab == place.sheet), None), None
    keys, sheets = _keys(place), sheets_of_file(place.file)
    inside = [each for each in sheets if each.path == keys[: len(each.path)] and (each.path or keys)]
    for spec in sorted(inside, key=lambda each: len(each.path), reverse=True):
        name = ".".join(keys[len(spec.path) :])
        if column := next((each for each in spec.columns if each.id == name), None):
            return spec, column
    named = [(spec, column) for spec in sheets for column in spec.columns if keys == (column.id,)]
    if named and len({column.title for _, column in named}) == 1:
        return named[0][0] if len(named) == 1 else None, named[0][1]
    lists = [spec for spec in inside if spec.path]
    only = sheets[0] if len(sheets) == 1 else None
    return max(lists, key=lambda spec: len(spec.path), default=only), None


def _keys(place: Place) -> tuple[str, ...]:
    """Return the keys that lead to a place, without which of several it is."""
    return tuple(filter(None, _WHICH.sub("", place.column or "").split(".")))


def _as_choice(text: str) -> str:
    """Name the choice of the page where a remedy names an option of the command.

    Examples:
        >>> _as_choice("Bila memang data, tambahkan --as-typed.")
        'Bila memang data, pilih "Memang demikian".'
    """
    text = _MAPPING.sub('pilih "Ubah arti kolom"', text)
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
