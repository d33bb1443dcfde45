"""`capaian intake` and number formats: amounts whose cells show another number are told, others are taken."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.functional.cli_cast import Run, copy_balangan, run, run_sure, small_dossier
from tests.intake.aggregate import one_sheet
from tests.intake.finance import finance_book, with_nodes

ACCOUNTING = '_-"Rp"* #,##0_-;-"Rp"* #,##0_-;_-"Rp"* "-"_-;_-@_-'


def reformat(book: Path, code: str, first_column: int) -> Path:
    """Give every figure from a column on a number format."""
    opened = load_workbook(book)
    for row in opened.worksheets[0].iter_rows(min_col=first_column):
        for cell in row:
            cell.number_format = code if isinstance(cell.value, int) else cell.number_format
    opened.save(book)
    return book


def take_amounts(tmp_path: Path, code: str) -> Run:
    """Take in an export of a finance system with a format for its amounts."""
    dossier = small_dossier(tmp_path)
    nodes = dossier / "nodes.csv"
    nodes.write_text(with_nodes(nodes.read_text(encoding="utf-8")), encoding="utf-8")
    book = reformat(finance_book(tmp_path), code, 3)
    return run_sure("intake", book, dossier, "--yes", "--means", "pemilik tabel=kantor ini")


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ('"Rp"#,##0" juta"', "Tulis jumlah utuhnya"),
        ("-#,##0", "kata minus: yang terlihat -87.202.250, bukan yang tersimpan"),
        (';;;"-"', "menyembunyikan"),
        ('0":"00', "yang terlihat angka lain, bukan yang tersimpan"),
    ],
)
def test_amounts_shown_as_others_are_told(code: str, says: str, tmp_path: Path) -> None:
    done = take_amounts(tmp_path, code)
    assert done.code == 10
    assert f"Format sel ini ({code})" in " ".join(done.err.split())
    assert says in " ".join(done.err.split())


@pytest.mark.parametrize("code", [ACCOUNTING, "#,##0;(#,##0)", '#,##0;-#,##0;"-"', "[$Rp-421]#,##0;#,##0"])
def test_amounts_in_usual_formats_are_taken(code: str, tmp_path: Path) -> None:
    done = take_amounts(tmp_path, code)
    assert done.code == 0, done.says
    assert "Format sel" not in done.says


def test_a_row_of_numbers_of_columns_may_stand_in_brackets(tmp_path: Path) -> None:
    """Only what is taken is looked at: the running numbers of rows and columns are not."""
    dossier = copy_balangan(tmp_path)
    opened = load_workbook(book := one_sheet(tmp_path))
    for row in opened.worksheets[0].iter_rows(max_col=1):
        row[0].number_format = '"("0")"'
    opened.save(book)
    done = run("intake", book, dossier, "--dry-run")
    assert (done.code, done.err) == (0, "")
