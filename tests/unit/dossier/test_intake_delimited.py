"""Tables of text, as finance systems export them."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tests.intake.books import write_csv, write_sheet

from capaian.domain.errors import CapaianError, FileError, InputError
from capaian.dossier.spreadsheets import delimited
from capaian.dossier.spreadsheets.delimited import read_tables
from capaian.dossier.spreadsheets.worker.limits import LIMITS

ROWS: Sequence[Sequence[str | int | None]] = (
    ("Kecamatan", "Wajib KTP", "Sudah Rekam"),
    ("Juai", "12.364", "99,77"),
    ("Batu, Mandi; Lama", None, "14.157"),
)
READ = [
    ["Kecamatan", "Wajib KTP", "Sudah Rekam"],
    ["Juai", "12.364", "99,77"],
    ["Batu, Mandi; Lama", None, "14.157"],
]


def rows(path: Path) -> list[list[object]]:
    (sheet,) = read_tables(path).sheets
    return [list(row) for row in sheet.rows]


def refusal_of(path: Path) -> str:
    with pytest.raises(InputError) as refusal:
        read_tables(path)
    (issue,) = refusal.value.issues
    return str(issue)


@pytest.mark.parametrize("sign", [";", "\t", "|", ","])
def test_what_parts_the_values_is_found(sign: str, tmp_path: Path) -> None:
    quoted = [[f'"{cell}"' if cell and sign in str(cell) else cell for cell in row] for row in ROWS]
    path = tmp_path / "tabel.csv"
    lines = [sign.join("" if cell is None else str(cell) for cell in row) for row in quoted]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert rows(path) == READ


def test_thousands_part_no_values(tmp_path: Path) -> None:
    """The commas of the amounts are many more than what parts the columns, but not as many in each row."""
    path = tmp_path / "tabel.csv"
    lines = ("LAPORAN REALISASI, 2025", "Kode|Pagu|Juni|Juli", "5.1|1,862,287,096.00|120.00|7,617.00",
             "5.2|53,670.00|1,234.00|0.00", "5.3|670.00|1,000.00|43,146.00")  # fmt: skip
    path.write_text("\n".join(lines), encoding="utf-8")
    assert rows(path)[2] == ["5.1", "1,862,287,096.00", "120.00", "7,617.00"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le-sig", "utf-16-be-sig"])
def test_unicode_text_of_excel(encoding: str, tmp_path: Path) -> None:
    name = encoding.removesuffix("-sig")
    path = tmp_path / "tabel.txt"
    mark = "" if name == "utf-16" else "\ufeff"
    path.write_bytes(f"{mark}Kecamatan\tJumlah\r\nCafé Hulu\t12.364\r\n".encode(name))
    assert rows(path) == [["Kecamatan", "Jumlah"], ["Café Hulu", "12.364"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_what_older_programs_write(encoding: str, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "tabel.csv", [("Kecamatan", "Jumlah"), ("Café", "12")], encoding=encoding)
    assert rows(path) == [["Kecamatan", "Jumlah"], ["Café", "12"]]


@pytest.mark.parametrize("name", ["tabel.csv", "tabel.CSV", "tabel.tsv", "tabel.txt"])
def test_names_of_such_files(name: str, tmp_path: Path) -> None:
    assert rows(write_csv(tmp_path / name, ROWS)) == READ


def test_a_first_line_that_says_what_parts_the_values(tmp_path: Path) -> None:
    path = tmp_path / "tabel.csv"
    path.write_text("sep=|\r\na,b|c,d\r\n1,5|2,5\r\n", encoding="utf-8")
    assert rows(path) == [["a,b", "c,d"], ["1,5", "2,5"]]


def test_a_line_break_in_quotes_belongs_to_its_cell(tmp_path: Path) -> None:
    path = tmp_path / "tabel.csv"
    path.write_text('"Wajib\nKTP";Rekam\n1;2\n', encoding="utf-8")
    assert rows(path) == [["Wajib\nKTP", "Rekam"], ["1", "2"]]


def test_decimal_commas_do_not_part_values(tmp_path: Path) -> None:
    path = tmp_path / "tabel.csv"
    path.write_text("Kecamatan;Persen\nJuai;99,77\nHalong;99,35\n", encoding="utf-8")
    assert rows(path)[1] == ["Juai", "99,77"]


def test_titles_without_values_do_not_hide_the_sign(tmp_path: Path) -> None:
    path = tmp_path / "tabel.csv"
    path.write_text(
        "Data agregat, semester II, 2023\n\nKecamatan;Rekam\nJuai;1\nHalong;2\n", encoding="utf-8"
    )
    assert rows(path)[2:] == [["Kecamatan", "Rekam"], ["Juai", "1"], ["Halong", "2"]]


def test_spaces_around_values_are_none(tmp_path: Path) -> None:
    path = tmp_path / "tabel.csv"
    path.write_text(" Juai ; 12 ; \n", encoding="utf-8")
    assert rows(path) == [["Juai", "12"]]


def test_the_sheet_is_called_as_the_file(tmp_path: Path) -> None:
    book = read_tables(write_csv(tmp_path / "realisasi-2023.csv", ROWS))
    assert (book.file, book.sheets[0].name) == ("realisasi-2023.csv", "realisasi-2023")


def test_a_book_goes_through_the_other_door(tmp_path: Path) -> None:
    path = write_sheet(tmp_path / "tabel.xlsx", [("Kecamatan", "Rekam"), ("Juai", 12)])
    assert rows(path) == [["Kecamatan", "Rekam"], ["Juai", 12]]


def test_a_book_that_is_called_csv_is_read_as_what_it_is(tmp_path: Path) -> None:
    path = write_sheet(tmp_path / "tabel.xlsx", ROWS)
    assert rows(path.rename(tmp_path / "tabel.csv")) == READ


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b" \r\n ",
        b"<html><table><tr><td>1</td></tr></table></html>",
        b"  <?xml version='1.0'?><a/>",
        b"%PDF-1.4 ...",
        b"{\\rtf1 a;b}",
        b"a;b\x00;c",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest",
    ],
)
def test_what_is_no_table_of_text(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "tabel.csv"
    path.write_bytes(content)
    with pytest.raises(InputError) as refusal:
        read_tables(path)
    assert all(issue.remedy for issue in refusal.value.issues)


def test_a_table_that_is_too_wide(tmp_path: Path) -> None:
    path = tmp_path / "tabel.csv"
    path.write_text(";".join("a" * 600), encoding="utf-8")
    assert re.search(r"berisi lebih dari 500 kolom\.", refusal_of(path))


def test_a_table_that_is_too_long(tmp_path: Path) -> None:
    path = tmp_path / "tabel.csv"
    path.write_text("a;b\n" * 250_001, encoding="utf-8")
    assert re.search(r"berisi lebih dari 250\.000 baris berisi\.", refusal_of(path))


@pytest.mark.parametrize("line", ["1;2\n", " 1 ;\t\n", ";2\r\n", "12,5;\n"])
def test_too_many_lines_are_told_before_any_is_kept(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delimited, "_Room", None)
    path = tmp_path / "tabel.csv"
    path.write_text("a;b\n" + line * 250_010, encoding="utf-8", newline="")
    assert re.search(r"berisi lebih dari 250\.000 baris berisi\.", refusal_of(path))


def test_too_many_cells_are_told_before_any_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "_Room", None)
    path = tmp_path / "tabel.csv"
    path.write_text(("1;2;;3;4;5;6\n") * 200_100, encoding="utf-8")
    assert re.search(r"berisi lebih dari 1\.200\.000 sel berisi\.", refusal_of(path))


@pytest.mark.parametrize(("lines", "cells"), [(6, 12), (7, 12), (6, 13)])
def test_as_many_as_are_taken_are_taken(lines: int, cells: int, tmp_path: Path) -> None:
    path = tmp_path / "tabel.csv"
    path.write_text("Hulu;12\n;;\n" * 6, encoding="utf-8")
    assert len(read_tables(path, replace(LIMITS, rows=lines, values=cells)).sheets[0].rows) == 11


@pytest.mark.parametrize(("lines", "cells"), [(5, 12), (6, 11)])
def test_one_more_is_refused(lines: int, cells: int, tmp_path: Path) -> None:
    path = tmp_path / "tabel.csv"
    path.write_text("Hulu;12\n;;\n" * 6, encoding="utf-8")
    with pytest.raises(InputError) as refusal:
        read_tables(path, replace(LIMITS, rows=lines, values=cells))
    assert refusal.value.issues[0].code == "book_of_too_many_cells"


def test_lines_within_quotes_are_of_one_row(tmp_path: Path) -> None:
    path = tmp_path / "tabel.csv"
    path.write_text('Hulu;"satu\ndua\ntiga"\n' * 3, encoding="utf-8")
    assert len(read_tables(path, replace(LIMITS, rows=3, values=6)).sheets[0].rows) == 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_letter_that_pieces_part_is_whole(
    encoding: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delimited, "_PIECE", 3)
    path = tmp_path / "tabel.csv"
    path.write_text("Kecamatan;Luas\nÉlok é;12\nDésa;9\n", encoding=encoding)
    assert rows(path) == [["Kecamatan", "Luas"], ["Élok é", "12"], ["Désa", "9"]]


def test_a_million_rows_of_separators_are_no_rows(tmp_path: Path) -> None:
    path = tmp_path / "tabel.csv"
    path.write_text("a;b\n" + ";;\n" * 400_000 + "c; ; \n" + ";;\n" * 600_000, encoding="utf-8")
    read = rows(path)
    assert (len(read), read[0], read[1], read[-1]) == (400_002, ["a", "b"], [], ["c"])


def test_more_rows_than_a_sheet_has(tmp_path: Path) -> None:
    path = tmp_path / "tabel.csv"
    path.write_text("a;b\n" + ";;\n" * 1_048_576, encoding="utf-8")
    assert re.search(r"berisi lebih dari 1\.048\.576 baris\.", refusal_of(path))


def test_rows_that_are_nearly_empty_and_very_wide(tmp_path: Path) -> None:
    path = tmp_path / "tabel.csv"
    path.write_text(f"a{';' * 400}b\n" * 4_000, encoding="utf-8")
    assert re.search(r"tabel.csv, baris 2744: .*baris 2744 dan 401 kolom", refusal_of(path))


def test_a_full_table_is_as_wide_as_it_is_long(tmp_path: Path) -> None:
    path = tmp_path / "tabel.csv"
    path.write_text((";".join("1" * 100) + "\n") * 4_000, encoding="utf-8")
    assert {len(row) for row in rows(path)} == {100}


def test_a_cell_that_never_ends(tmp_path: Path) -> None:
    path = tmp_path / "tabel.csv"
    path.write_text('a;b\n1;"' + "x" * 2_000, encoding="utf-8")
    before = csv.field_size_limit(1_000)
    try:
        with pytest.raises(InputError) as refusal:
            read_tables(path)
    finally:
        csv.field_size_limit(before)
    assert refusal.value.issues[0].code == "book_broken"


@pytest.mark.parametrize("name", ["tidak-ada.csv", "tidak-ada.xlsx"])
def test_a_file_that_is_not_there(name: str, tmp_path: Path) -> None:
    with pytest.raises(FileError):
        read_tables(tmp_path / name)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    folder = tmp_path / "tabel.csv"
    folder.mkdir()
    with pytest.raises(CapaianError):
        read_tables(folder)
