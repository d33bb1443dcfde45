"""`capaian workbook template` and `export`: a file that can be opened, and nothing lost by mistake."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from tests.functional.cli_cast import copy_balangan, edit, run, small_dossier
from tests.workbooks.reading import open_book, rows_of, sheets_by_id

from capaian.dossier.excel.base import read_base_file


def test_without_a_place_it_appears_in_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = copy_balangan(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert run("workbook", "export", dossier).code == 0
    assert (tmp_path / "out" / "balangan-2023.xlsx").is_file()


def test_texts_of_a_dossier_do_not_become_formulas(tmp_path: Path) -> None:
    dossier, book = copy_balangan(tmp_path), tmp_path / "buku.xlsx"
    edit(dossier / "factors.csv", "Mutu SDM petugas", "=cmd|' /C calc'!A0 petugas")
    assert run("workbook", "export", dossier, "--out", book).code == 0
    cells = [cell for row in open_book(book.read_bytes())["Faktor"].iter_rows() for cell in row]
    (found,) = [cell for cell in cells if "cmd|" in str(cell.value)]
    assert found.data_type == "s"
    assert str(found.value).startswith("=cmd|' /C calc'!A0 petugas")


def test_comments_of_yaml_files_travel(tmp_path: Path) -> None:
    dossier, book = copy_balangan(tmp_path), tmp_path / "buku.xlsx"
    edit(dossier / "sources.yaml", "sources:", "# catatan kantor\nsources:")
    assert run("workbook", "export", dossier, "--out", book).code == 0
    rows = sheets_by_id(open_book(book.read_bytes()))["=asal"].iter_rows(min_row=3, values_only=True)
    files = {file.file: file for row in rows if (file := read_base_file([str(cell or "") for cell in row]))}
    assert (files["sources.yaml"].content or b"").startswith(b"# catatan kantor\nsources:")


def test_the_hash_is_that_of_the_file_as_it_lies_there(tmp_path: Path) -> None:
    """Not that of its canonical form: else an import would take the office's own file for a changed one."""
    dossier, book = copy_balangan(tmp_path), tmp_path / "buku.xlsx"
    edit(dossier / "counts.csv", ",5855,", ",5855.00 ,")
    done = run("workbook", "export", dossier, "--out", book)
    assert "Di dalam buku ditulis dalam bentuk baku: counts.csv." in done.out
    rows = sheets_by_id(open_book(book.read_bytes()))["=asal"].iter_rows(min_row=3, values_only=True)
    (file,) = [read_base_file([str(cell or "") for cell in row]) for row in rows if row[0] == "counts.csv"]
    lying = (dossier / "counts.csv").read_bytes()
    assert file.sha256 == hashlib.sha256(lying).hexdigest()
    assert file.content == lying.replace(b",5855.00 ,", b",5855,")


def test_a_dossier_without_some_parts_is_exported(tmp_path: Path) -> None:
    dossier, book = small_dossier(tmp_path), tmp_path / "buku.xlsx"
    done = run("workbook", "export", dossier, "--out", book)
    assert done.code == 0, done.says
    sheets = sheets_by_id(open_book(book.read_bytes()))
    assert sheets["differences.yaml#differences"].sheet_state == "hidden"
    assert [*rows_of(sheets["differences.yaml#differences"])] == []
    assert [*rows_of(sheets["areas.csv"])]
