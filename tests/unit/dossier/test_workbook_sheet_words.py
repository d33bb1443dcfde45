"""Words of a dossier told to somebody who has nothing but the workbook."""

from __future__ import annotations

import re
from collections.abc import Iterator

from openpyxl.worksheet.worksheet import Worksheet
from tests.every_case import every_case
from tests.workbooks.reading import exported, open_book, opened, sheets_by_id

from capaian.dossier.excel.sheet_words import in_sheets, name_sheets, sheets_of_file
from capaian.dossier.excel.write.book import write_template
from capaian.dossier.excel.write.help_notes import note_of
from capaian.dossier.excel.write.start_sheet import about
from capaian.dossier.rows.text_sheets import LAYOUT_SHEET, NARRATIVE_SHEET, book_sheets

SPECS = {spec.id: spec for spec in book_sheets()}
FILE = re.compile(r"\b[a-z]+\.(?:csv|yaml)\b")


@every_case(
    ("text", "expected"),
    [
        ("Id dari nodes.csv, atau *.", "Id dari lembar Program, kegiatan, sub kegiatan, atau *."),
        (
            "Pindahkan ke counts.csv, survey.csv, atau outputs.csv.",
            "Pindahkan ke lembar Data hitungan, lembar Unsur survei, atau lembar Keluaran.",
        ),
        ("Bila lain dari plan.yaml.", "Bila lain dari lembar Indikator."),
        ("Pilih sasaran di plan.yaml.", "Pilih sasaran di lembar Sasaran."),
        ("Isi sumber di sumber.yaml.", "Isi sumber di sumber.yaml."),
        ("Isi targets di plan.yaml.", "Isi targets di lembar Indikator, target Renstra."),
        ("Isi perjanjian di agreements.yaml.", "Isi perjanjian di lembar Perjanjian kinerja, target."),
        (
            "Perbaiki office.regency.code di office.yaml.",
            "Perbaiki Perangkat daerah: Kabupaten/kota: Kode wilayah di lembar Perangkat daerah.",
        ),
        ("Angka ini lain dari yang disahkan (82.75).", "Angka ini lain dari yang disahkan (82,75)."),
        ("Kembalikan ke -82.75, atau biarkan.", "Kembalikan ke -82,75, atau biarkan."),
        ("Kode 2.12.01 lain dari yang disahkan (x).", "Kode 2.12.01 lain dari yang disahkan (x)."),
        ("Perbaiki year di office.yaml.", "Perbaiki Tahun laporan di lembar Perangkat daerah."),
    ],
)
def test_files_are_sheets_and_keys_are_titles(text: str, expected: str) -> None:
    assert in_sheets(text) == expected


def test_a_contradiction_is_declared_in_two_sheets() -> None:
    text = (
        'Perbaiki angkanya, atau nyatakan di differences.yaml beserta alasannya (covers: ["total:ktp:2023"]).'
    )
    assert in_sheets(text) == (
        "Perbaiki angkanya, atau nyatakan di lembar Perbedaan yang dinyatakan beserta alasannya, dan tulis "
        "total:ktp:2023 di lembar Butir Perbedaan yang dinyatakan, daftar differences/covers, dengan kode "
        "perbedaan itu di kolom Milik."
    )


def test_keys_of_the_sheet_that_is_spoken_of_are_titles() -> None:
    assert in_sheets("Isi kolom kind: data_use.", SPECS["cooperation.csv"]) == "Isi kolom Jenis: data_use."
    assert in_sheets("Isi kolom kind: data_use.") == "Isi kolom kind: data_use."


def test_words_that_are_indonesian_too_stay() -> None:
    assert in_sheets("Samakan target unit ini.", SPECS["outputs.csv"]) == "Samakan target unit ini."


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
        cell for cell, text in words_of(sheets_by_id(opened("balangan-2023"))["=mulai"]) if FILE.search(text)
    ]
    assert named
    assert {cell.rstrip("0123456789") for cell in named} == {"E"}


def test_every_sheet_that_words_lead_to_is_in_the_workbook() -> None:
    tabs = {*open_book(exported("balangan-2023")).sheetnames}
    texts = [about(spec) for spec in book_sheets()]
    texts += [note_of(column) for spec in book_sheets() for column in spec.columns]
    led = {spec.tab for spec in book_sheets() if any(f"lembar {spec.tab}" in text for text in texts)}
    assert "Sumber" in led
    assert led <= tabs


def test_lists_of_the_same_file_are_sheets_and_their_keys_titles() -> None:
    remedy = "Tambahkan ke cascade, dengan proposed: ya bila tidak ada sumbernya."
    assert in_sheets(remedy, SPECS["plan.yaml#indicators"]) == (
        "Tambahkan ke lembar Turunan indikator, dengan Usulan: ya bila tidak ada sumbernya."
    )
    assert in_sheets(remedy, SPECS["counts.csv"]) == remedy
