"""Words of a dossier told to somebody who has nothing but the workbook."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from openpyxl.worksheet.worksheet import Worksheet
from tests.conftest import Golden
from tests.every_case import every_case
from tests.transcripts import check_transcript
from tests.workbooks.reading import exported, open_book, opened, sheets_by_id

from capaian.dossier.excel.sheet_words import in_sheets, name_sheets, sheets_of_file
from capaian.dossier.excel.write.book import write_template
from capaian.dossier.excel.write.start_sheet import about
from capaian.dossier.excel.write.table_sheet import note_of
from capaian.dossier.rows.texts import LAYOUT_SHEET, NARRATIVE_SHEET, book_sheets

SPECS = {spec.id: spec for spec in book_sheets()}
FILE = re.compile(r"\b[a-z]+\.(?:csv|yaml)\b")


def answer(line: str) -> Iterator[str]:
    """Yield a sentence in the words of a workbook;
    before a stroke the sheet that it is spoken of.
    """
    spec, _, text = line.rpartition(" | ")
    yield in_sheets(text, *([SPECS[spec]] if spec else []))


def test_files_are_sheets_and_keys_are_titles(golden: Golden) -> None:
    check_transcript(golden, Path(__file__).with_name("sheet_words.txt"), answer)


@every_case("spec", book_sheets())
def test_no_word_of_a_sheet_names_a_file(spec: object) -> None:
    sheet = SPECS[getattr(spec, "id", "")]
    assert not FILE.search(about(sheet))
    for column in sheet.columns:
        assert not FILE.search(note_of(column)), column.id


def test_files_are_named_by_what_they_are_in_the_workbook() -> None:
    files = [
        "counts.csv",
        "office.yaml",
        "narrative/a.md",
        "narrative/b.md",
        "layout.yaml",
        "layouts/pk.yaml",
    ]
    assert name_sheets(files) == [
        "Data hitungan",
        "Perangkat daerah dan lembar-lembar lanjutannya",
        "Teks naskah",
        "Susunan naskah",
    ]
    assert name_sheets(["evidence/foto.jpg"]) == ["evidence/foto.jpg"]


def test_every_file_of_a_workbook_has_its_sheets() -> None:
    assert sheets_of_file("narrative/ringkasan.md") == (NARRATIVE_SHEET,)
    assert sheets_of_file("layouts/pk.yaml") == (LAYOUT_SHEET,)
    assert all(spec in sheets_of_file(spec.part.file) for spec in book_sheets())


def words_of(sheet: Worksheet) -> Iterator[tuple[str, str]]:
    """Yield what is read in a sheet that is still empty, by its cell: its words and its notes."""
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            if isinstance(cell.value, str):
                yield cell.coordinate, cell.value
            if cell.comment is not None:
                yield cell.coordinate, cell.comment.text


def test_no_word_of_a_written_template_names_a_file() -> None:
    """The first sheet alone lists files, in a column of its own."""
    sheets = sheets_by_id(open_book(write_template()))
    found = {
        name: [(cell, text) for cell, text in words_of(sheet) if FILE.search(text)]
        for name, sheet in sheets.items()
        if not name.startswith("=")
    }
    assert len(found) == len(book_sheets())
    assert not {name: issues for name, issues in found.items() if issues}


def test_the_first_sheet_names_files_in_their_column_alone() -> None:
    named = [
        cell
        for cell, text in words_of(sheets_by_id(opened("balangan-2023"))["=mulai"])
        if FILE.search(text)
    ]
    assert named
    assert {cell.rstrip("0123456789") for cell in named} == {"E"}


def test_every_sheet_that_words_lead_to_is_in_the_workbook() -> None:
    tabs = {*open_book(exported("balangan-2023")).sheetnames}
    texts = [about(spec) for spec in book_sheets()]
    texts += [note_of(column) for spec in book_sheets() for column in spec.columns]
    led = {
        spec.tab for spec in book_sheets() if any(f"lembar {spec.tab}" in text for text in texts)
    }
    assert "Sumber" in led
    assert led <= tabs
