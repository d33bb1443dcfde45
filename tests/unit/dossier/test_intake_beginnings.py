"""A large file that does not begin with a table is left there, and the user is told how far it was read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from capaian.dossier.excel.foreign import is_foreign
from tests.functional.cli_cast import small_dossier
from tests.workbooks.hostile.packing import book

from capaian.domain.errors import InputError
from capaian.domain.issue import Level
from capaian.dossier.canonical import canonical_folder
from capaian.dossier.excel.identity import OWN_LIMITS
from capaian.dossier.excel.write.book import export_book
from capaian.dossier.intake.beginnings import is_looked_at, lacks_tables, report_beginning
from capaian.dossier.intake.desk import Asked
from capaian.dossier.intake.intaken import Intaken
from capaian.dossier.intake.take_in import take_in
from capaian.dossier.issues import IssueLog
from capaian.dossier.spreadsheets import delimited
from capaian.dossier.spreadsheets.delimited import read_tables
from capaian.dossier.spreadsheets.model import Book, CellValue, Sheet
from capaian.dossier.spreadsheets.read_book import read_book
from capaian.dossier.spreadsheets.worker.limits import LIMITS
from capaian.rulebook import load_rulebook

TABLE: Sequence[Sequence[CellValue]] = [
    ("Jumlah KTP-el menurut kecamatan",),
    ("Kecamatan", "Wajib KTP", "Sudah Rekam"),
    ("Hulu", "12.336", "11.900"),
    ("Hilir", "9.120", "8.870"),
]
NUMBERS: Sequence[Sequence[CellValue]] = [(str(n * 7_919), str(n * 310)) for n in range(10, 400)]
WORDS: Sequence[Sequence[CellValue]] = [(f"teks {n}", f"catatan {n}") for n in range(300)]


def beginning(*sheets: Sheet) -> Book:
    return Book("besar.xlsx", sheets, is_whole=False)


def cells(rows: int) -> Iterator[str]:
    """Rows of eight numbers, in more than eleven megabytes for 40,000 of them."""
    for row in range(1, rows + 1):
        filled = (f'<c r="{letter}{row}"><v>{row * 7_919 % 1_000_000}</v></c>' for letter in "ABCDEFGH")
        yield f'<row r="{row}">{"".join(filled)}</row>'


def take(path: Path, folder: Path, *, sheet: str | None = None) -> Intaken:
    dossier = small_dossier(folder / "dossier")
    return take_in(path, dossier, load_rulebook(), replace(Asked(), sheet=sheet))


@pytest.mark.parametrize("above", [0, 3, 40])
def test_a_table_with_heads_is_read_on_for(above: int) -> None:
    rows = [("Laporan",)] * above + [()] + [*TABLE]
    assert not lacks_tables(beginning(Sheet("Data", rows)), None)


@pytest.mark.parametrize(
    "rows",
    [NUMBERS, WORDS, [("5",), ("6",), ("7",)], [], [()] * 50],
    ids=["numbers", "words", "one column", "nothing", "empty rows"],
)
def test_what_has_no_heads_above_figures_is_not(rows: Sequence[Sequence[CellValue]]) -> None:
    assert lacks_tables(beginning(Sheet("Data", rows)), None)


def test_areas_of_others_are_rows_of_a_table_too() -> None:
    """The own kecamatan may come a thousand rows further down."""
    rows = [("Kabupaten", "Kecamatan", "Wajib KTP"), *(("Anggrek", f"Damar {n}", "812") for n in range(50))]
    assert not lacks_tables(beginning(Sheet("Data", rows)), None)


def test_one_sheet_with_a_table_is_enough() -> None:
    assert not lacks_tables(beginning(Sheet("Catatan", WORDS), Sheet("Data", TABLE)), None)


def test_sheets_that_are_not_shown_count_where_they_are_asked_for() -> None:
    hidden = beginning(Sheet("Catatan", WORDS), Sheet("Data", TABLE, is_visible=False))
    assert lacks_tables(hidden, None)
    assert not lacks_tables(hidden, "Data")
    assert lacks_tables(hidden, "Catatan")
    assert lacks_tables(hidden, "tidak ada")


@pytest.mark.parametrize(("asked", "looked_at"), [(None, [True, False]), ("B", [False, True])])
def test_sheets_are_looked_at_as_they_are_asked_for(asked: str | None, looked_at: list[bool]) -> None:
    sheets = Sheet("A", TABLE), Sheet("B", TABLE, is_visible=False)
    assert [is_looked_at(sheet, asked) for sheet in sheets] == looked_at


def test_how_far_each_sheet_was_read_is_told() -> None:
    log = IssueLog()
    report_beginning(beginning(Sheet("Angka", NUMBERS), Sheet("Kata", WORDS)), None, log)
    (issue,) = log.finish(())
    assert issue.code == "beginning_alone"
    assert issue.level is Level.WARNING
    assert "hanya dibaca sampai: Angka baris 390, Kata baris 300." in issue.message
    assert "ke berkas tersendiri" in (issue.remedy or "")


def test_nothing_is_told_of_what_was_read_whole() -> None:
    log = IssueLog()
    report_beginning(Book("kecil.xlsx", (Sheet("Angka", NUMBERS),)), None, log)
    assert log.finish(()) == ()


def test_a_large_sheet_of_numbers_is_left_at_its_beginning(tmp_path: Path) -> None:
    file = tmp_path / "angka.xlsx"
    file.write_bytes(book("".join(cells(40_000))))
    taken = take(file, tmp_path)
    assert [issue.code for issue in taken.issues] == ["no_table_understood", "beginning_alone"]
    assert taken.changes == {}


def test_a_sheet_that_is_not_there_is_told_of_a_large_file_too(tmp_path: Path) -> None:
    file = tmp_path / "angka.xlsx"
    file.write_bytes(book("".join(cells(40_000))))
    assert "sheet_unknown" in [issue.code for issue in take(file, tmp_path, sheet="Lain").issues]


def write_text(path: Path, rows: Sequence[Sequence[CellValue]]) -> Path:
    path.write_text("".join(";".join(map(str, row)) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def small_texts_are_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "_LARGE", 2_000)
    monkeypatch.setattr(delimited, "_SHOWN", 1_000)


@pytest.mark.usefixtures("small_texts_are_large")
def test_a_large_text_of_numbers_is_left_at_its_beginning(tmp_path: Path) -> None:
    taken = take(write_text(tmp_path / "angka.csv", NUMBERS), tmp_path)
    codes = [issue.code for issue in taken.issues]
    assert codes == ["no_table_understood", "beginning_alone"]


def test_a_text_of_too_many_lines_is_told_as_such(tmp_path: Path) -> None:
    path = tmp_path / "angka.csv"
    path.write_text("123456;789012\n" * 250_010, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        take(path, tmp_path)
    assert [issue.code for issue in refused.value.issues] == ["book_of_too_many_cells"]


@pytest.mark.usefixtures("small_texts_are_large")
def test_a_large_text_with_a_table_is_read_to_its_end(tmp_path: Path) -> None:
    path = write_text(tmp_path / "tabel.csv", [*TABLE, *NUMBERS])
    seen: list[Book] = []
    read = read_tables(path, is_enough=lambda begun: bool(seen.append(begun)) or lacks_tables(begun, None))
    assert read == read_tables(path)
    assert [book.is_whole for book in seen] == [False]
    assert 10 < len(seen[0].sheets[0].rows) < len(read.sheets[0].rows) == len(TABLE) + len(NUMBERS)


@pytest.mark.usefixtures("small_texts_are_large")
@pytest.mark.parametrize("text", ['"' + "a;b\n" * 900 + '";1\n', "a" * 3_000])
def test_a_text_that_cannot_be_parted_is_read_whole(text: str, tmp_path: Path) -> None:
    path = tmp_path / "tabel.csv"
    path.write_text(text, encoding="utf-8")
    assert read_tables(path, is_enough=lambda begun: bool(begun.sheets[0].rows)).is_whole


def test_a_small_text_is_not_asked_about(tmp_path: Path) -> None:
    path = write_text(tmp_path / "tabel.csv", TABLE)
    assert read_tables(path, is_enough=lambda _: True).is_whole


def test_a_workbook_of_ours_is_known_by_its_beginning(tmp_path: Path) -> None:
    own, other = tmp_path / "buku.xlsx", tmp_path / "lain.xlsx"
    own.write_bytes(export_book(canonical_folder(small_dossier(tmp_path / "dossier"))[0]))
    other.write_bytes(book("".join(cells(10))))
    seen: list[bool] = []

    def ask(begun: Book) -> bool:
        seen.append(is_foreign(begun))
        return seen[-1]

    large = replace(LIMITS, bytes_at_once=1_000)
    assert read_book(own, large, ask) == read_book(own)
    assert not read_book(other, large, ask).is_whole
    assert seen == [False, True]
    # With its hidden sheet it is ours without a question.
    assert read_book(own, replace(OWN_LIMITS, bytes_at_once=1_000), ask).is_whole
    assert seen == [False, True]
