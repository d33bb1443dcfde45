"""Narrative texts and layouts as sheets: paragraphs and lines are rows,
written like parts of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from capaian.domain.issue import Place
from capaian.domain.narrative import with_list_points
from capaian.dossier.file_names import NARRATIVE, is_text_file
from capaian.dossier.rows.flat_rows import FlatRow, Rows, clean
from capaian.dossier.rows.records import RowProblem
from capaian.dossier.rows.sheets import SheetSpec, all_sheets, sheets_of
from capaian.dossier.rows.yaml_values import Origin
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
    "Urutan di dalam berkas, di mana pun barisnya berada; baris baru tanpa nomor masuk "
    "sesudah baris di "
    "atasnya.",
    ColumnNeed.OPTIONAL,
    nature=Nature.KEY,
)


def _sheet(id_: str, title: str, words: str, column: Column) -> SheetSpec:
    """Return the sheet of the files of which each row holds a piece."""
    columns = (_FILE_COLUMN, _NUMBER_COLUMN, column)
    (spec,) = sheets_of(
        Table(id_, title, words, columns, key=(FILE, NUMBER), record=dict, field="")
    )
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


SHEETS: Final = {spec.id: spec for spec in book_sheets()}
"""All of them by their ids."""


def is_file_of_sheet(sheet: str, file: str) -> bool:
    """Say whether a file is one of those whose paragraphs or lines stand in a sheet of texts.

    Examples:
        >>> [is_file_of_sheet("narrative", file)
        ...     for file in ("narrative/iku.md", "layout.yaml", "../x.md")]
        [True, False, False]
    """
    return is_text_file(file) and file.startswith(f"{NARRATIVE}/") is (sheet == NARRATIVE_SHEET.id)


# Lines without anything on them, between two that have something; spaces before them too, from the
# first of these: a long run of spaces is looked at once.
_GAP: Final = re.compile(r"(?<![^\S\n])[^\S\n]*\n(?:[^\S\n]*\n)+")


def split_paragraphs(markdown: str) -> tuple[str, ...]:
    r"""Return the paragraphs of a text: what is between empty lines,
    each with its own line breaks.

    Examples:
        >>> split_paragraphs("# Judul\n\nSatu\ndua.\n\n\n- a\n- b\n")
        ('# Judul', 'Satu\ndua.', '- a\n- b')
    """
    text = with_list_points(markdown.replace("\r\n", "\n").replace("\r", "\n"))
    return tuple(part for part in _GAP.split(text.lstrip("\n").rstrip()) if part.strip())


def join_changed(base: str, paragraphs: Sequence[str]) -> str:
    """Return a text with other paragraphs, an empty line between them;
    the same text where they are its own.

    Paragraphs without anything in them are left out; a text of none is empty.
    """
    wanted = tuple(text for paragraph in paragraphs for text in split_paragraphs(paragraph))
    if wanted == split_paragraphs(base):
        return base
    return "\n\n".join(wanted) + "\n" if wanted else ""


@dataclass(frozen=True, slots=True)
class TextSheet:
    """How the files of a sheet are divided into its rows."""

    id: str
    column: str
    """Of what a row holds of its file."""
    split: Callable[[str], Sequence[str]]
    join: Callable[[str, Sequence[str]], str]
    """Makes a file of the one before and the texts of its rows."""


def _split_lines(text: str) -> Sequence[str]:
    return text.removesuffix("\n").split("\n")


def _join_lines(_: str, lines: Sequence[str]) -> str:
    text = "\n".join(lines)
    return f"{text}\n" if text else ""


_SHEETS: Final = (
    TextSheet(NARRATIVE_SHEET.id, PARAGRAPH, split_paragraphs, join_changed),
    TextSheet(LAYOUT_SHEET.id, LINE, _split_lines, _join_lines),
)


def text_rows(files: Mapping[str, str]) -> Rows:
    """Return the rows of the sheets of texts; those of files that are none are not among them."""
    return {
        sheet.id: [
            FlatRow({FILE: file, NUMBER: str(number), sheet.column: piece}, number)
            for file, text in files.items()
            if is_file_of_sheet(sheet.id, file)
            for number, piece in enumerate(sheet.split(text), 1)
        ]
        for sheet in _SHEETS
    }


@dataclass(frozen=True)
class MadeText:
    """A text or layout that came of rows."""

    sheet: TextSheet
    rows: Sequence[tuple[int, str]]
    """What it was made of, each with the number of its row among those of the sheet, from 0."""
    text: str
    """Empty where no row is left."""

    def find(self, place: Place, _: str | None = None) -> Origin | None:
        """Return the cell that a line came from: as texts run over several lines,
        the last one above.
        """
        above = [index for line, index in self._first_lines() if line <= (place.row or 0)]
        return Origin(self.sheet.id, above[-1], self.sheet.column) if above else None

    def _first_lines(self) -> Iterator[tuple[int, int]]:
        """Yield the line that each row begins on, from 1, and the number of the row."""
        position = 0
        for index, cell in self.rows:
            starts = []
            for piece in self.sheet.split(cell):
                if (start := self.text.find(piece, position)) >= 0:
                    starts.append(start)
                    position = start + len(piece) + 1
            if starts:
                yield self.text.count("\n", 0, starts[0]) + 1, index


def make_texts(rows: Rows, base: Mapping[str, str]) -> Mapping[str, MadeText]:
    """Return the texts of the sheets that are there by their files.

    A file that had paragraphs or lines and has no row any more is empty.
    """
    made = dict[str, MadeText]()
    for sheet in (each for each in _SHEETS if each.id in rows):
        had_rows = (
            file
            for file, text in base.items()
            if is_file_of_sheet(sheet.id, file) and text.strip()
        )
        found = {file: list[tuple[int, str]]() for file in had_rows}
        for index, row in enumerate(rows[sheet.id]):
            if is_file_of_sheet(sheet.id, file := clean(row.cells.get(FILE, ""))):
                found.setdefault(file, []).append((index, row.cells.get(sheet.column, "")))
        for file, own in found.items():
            text = sheet.join(base.get(file, ""), [cell for _, cell in own])
            made[file] = MadeText(sheet, own, text)
    return made


def find_astray(rows: Rows) -> Iterator[RowProblem]:
    """Yield the rows of texts that name no file in which they may stand."""
    for sheet in _SHEETS:
        for index, row in enumerate(rows.get(sheet.id, ())):
            file = clean(row.cells.get(FILE, ""))
            if row.cells and not is_file_of_sheet(sheet.id, file):
                yield RowProblem("no_such_text", Origin(sheet.id, index, FILE), file)
