"""Sheets of what is no table: the paragraphs of narrative texts and the lines of layouts.

Both are written like parts of their own, so that they pass through the same machinery as tables.
"""

from __future__ import annotations

from typing import Final

from capaian.dossier.file_names import NARRATIVE, is_text_file
from capaian.dossier.rows.sheets import SheetSpec, all_sheets, sheets_of
from capaian.dossier.tables.declaration import Column, ColumnNeed, Nature, Table
from capaian.dossier.tables.kinds import TEXT, integer

FILE: Final = "file"
NUMBER: Final = "number"
PARAGRAPH: Final = "paragraph"
LINE: Final = "line"
_PLACE: Final = integer(1, 10**6)
_FILE_COLUMN: Final = Column(
    FILE, TEXT, "Berkas", "Nama berkas di dalam dossier.", ColumnNeed.REQUIRED, nature=Nature.KEY
)
_NUMBER_COLUMN: Final = Column(
    NUMBER,
    _PLACE,
    "No.",
    "Urutan di dalam berkas, di mana pun barisnya berada; baris baru tanpa nomor masuk sesudah baris di "
    "atasnya.",
    ColumnNeed.OPTIONAL,
    nature=Nature.KEY,
)


def _sheet(id_: str, title: str, words: str, column: Column) -> SheetSpec:
    """Return the sheet of the files of which each row holds a piece."""
    columns = (_FILE_COLUMN, _NUMBER_COLUMN, column)
    (spec,) = sheets_of(Table(id_, title, words, columns, key=(FILE, NUMBER), record=dict, field=""))
    return spec


NARRATIVE_SHEET: Final = _sheet(
    "narrative",
    "Teks naskah",
    "Kata-kata kantor sendiri: satu alinea satu baris. Angka ditulis sebagai bidang dengan kode "
    "indikatornya, misalnya {{ kode.actual }} untuk realisasinya.",
    Column(PARAGRAPH, TEXT, "Alinea", need=ColumnNeed.COLUMN, nature=Nature.TEXT),
)
LAYOUT_SHEET: Final = _sheet(
    "layouts",
    "Susunan naskah",
    "Susunan naskah kantor sendiri, satu baris satu baris berkas. Jarang perlu diubah.",
    Column(LINE, TEXT, "Baris", need=ColumnNeed.COLUMN, nature=Nature.TEXT),
)


def book_sheets() -> tuple[SheetSpec, ...]:
    """Return all sheets of a workbook that are read back, in their order."""
    return (*all_sheets(), NARRATIVE_SHEET, LAYOUT_SHEET)


def may_stand_in(sheet: str, file: str) -> bool:
    """Say whether a file is one of those whose paragraphs or lines stand in a sheet of texts.

    Examples:
        >>> [may_stand_in("narrative", file) for file in ("narrative/iku.md", "layout.yaml", "../x.md")]
        [True, False, False]
    """
    return is_text_file(file) and file.startswith(f"{NARRATIVE}/") is (sheet == NARRATIVE_SHEET.id)
