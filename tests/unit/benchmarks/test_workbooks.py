"""The workbooks that are measured: both dialects hold the same, and the floor reads all of it."""

from __future__ import annotations

import csv
import io
import subprocess
from pathlib import Path

import pytest
from benchmarks.floors.cells import bare_reader, our_reader
from benchmarks.workbooks import (
    book_of_numbers,
    change_figures,
    restyle,
    reverse_rows,
    text_of_numbers,
    write_counts,
    write_dossier,
    write_typed,
)
from tests.workbooks.hostile.test_hostile import REFUSED
from tests.workbooks.hostile.watched import Watched
from tests.workbooks.taking import import_book

from capaian.dossier.canonical import canonical_folder
from capaian.dossier.excel.delimited import read_tables
from capaian.dossier.excel.read_book import WORKER, read_book
from capaian.dossier.excel.write.book import export_book

ROWS = 40
MANY = 800
"""More than a dossier that is measured has areas."""


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("books")
    plain, styled = folder / "polos.xlsx", folder / "bergaya.xlsx"
    write_counts(plain, ROWS)
    restyle(plain, styled)
    return plain, styled


def test_both_dialects_hold_the_same(books: tuple[Path, Path]) -> None:
    plain, styled = (read_book(book).sheets[0] for book in books)
    assert plain.rows == styled.rows
    assert len(plain.rows) == ROWS + 1
    assert plain.odd == styled.odd == {}


@pytest.mark.parametrize("command", [bare_reader, our_reader])
@pytest.mark.parametrize("which", [0, 1])
def test_both_readers_read_all_rows(command: object, which: int, books: tuple[Path, Path]) -> None:
    assert callable(command)
    done = subprocess.run(command(books[which]), capture_output=True, text=True, check=True)
    assert int(done.stdout) == ROWS + 1


def test_typed_rows_come_in_as_the_rows_of_an_export(tmp_path: Path) -> None:
    book = tmp_path / "diketik.xlsx"
    empty, full = write_dossier(tmp_path / "dasar", 0), write_dossier(tmp_path / "isi", ROWS)
    write_typed(book, empty, ROWS)
    incoming = import_book(book, empty)
    assert not incoming.has_errors
    assert incoming.changes == {"counts.csv": (full / "counts.csv").read_bytes()}


def test_numbers_without_a_head_are_the_same_in_both_files(tmp_path: Path) -> None:
    book, text = tmp_path / "tabel.xlsx", tmp_path / "tabel.csv"
    book.write_bytes(book_of_numbers(ROWS))
    text.write_bytes(text_of_numbers(ROWS))
    of_book, of_text = (read_tables(file).sheets[0].rows for file in (book, text))
    assert [[f"{cell}" for cell in row] for row in of_book] == [[*row] for row in of_text]
    assert {len(row) for row in of_book} == {10}


@pytest.fixture
def exported(tmp_path: Path) -> tuple[Path, Path]:
    dossier, book = write_dossier(tmp_path / "isi", MANY), tmp_path / "ekspor.xlsx"
    book.write_bytes(export_book(canonical_folder(dossier)[0]))
    return dossier, book


def test_every_figure_of_a_changed_workbook_is_another_one(
    exported: tuple[Path, Path], tmp_path: Path
) -> None:
    dossier, book = exported
    change_figures(book, tmp_path / "berubah.xlsx")
    incoming = import_book(tmp_path / "berubah.xlsx", dossier)
    assert not incoming.has_errors
    assert incoming.changes.keys() == {"counts.csv"}
    made = incoming.changes["counts.csv"]
    assert made is not None
    old, new = (_values(text.decode()) for text in ((dossier / "counts.csv").read_bytes(), made))
    assert [value + 1 for value in old] == new
    assert len(new) > MANY


def test_rows_of_a_turned_workbook_are_the_same_from_the_last(
    exported: tuple[Path, Path], tmp_path: Path
) -> None:
    dossier, book = exported
    reverse_rows(book, tmp_path / "balik.xlsx")
    incoming = import_book(tmp_path / "balik.xlsx", dossier)
    assert not incoming.has_errors
    made = incoming.changes["counts.csv"]
    assert made is not None
    assert _values((dossier / "counts.csv").read_text())[::-1] == _values(made.decode())


def _values(text: str) -> list[int]:
    return [int(row["value"]) for row in csv.DictReader(io.StringIO(text)) if row["value"]]


def test_what_a_child_takes_is_its_own() -> None:
    """The process of the tests is larger than any child that refuses a book."""
    watched = Watched()
    answer = watched.ask(WORKER, "{}", content=REFUSED[0].make(), seconds=60)
    assert b"refused" in answer
    assert 5 < watched.megabytes < 40
    assert 0 < watched.seconds < watched.seconds_on_the_clock + 1
