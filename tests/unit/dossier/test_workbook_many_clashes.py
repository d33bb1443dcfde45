"""Thousands of rows that both sides changed take no longer each than a few do."""

from __future__ import annotations

import time
from itertools import islice, product
from pathlib import Path

import pytest
from tests.bad_input.spoiling import copy_base
from tests.workbooks.grids import COUNTS, grids_of, write_grids

from capaian.dossier.canonical import canonical_folder
from capaian.dossier.excel.import_book import import_book
from capaian.dossier.excel.write.book import export_book

_ROWS = 6_000
_SECONDS = 20
"""Of work; a search through all rows for each of them takes more than twice as long."""


def write_many(dossier: Path, value: int) -> None:
    """Give the dossier so many counts of one value."""
    periods = (f"{year}-M{month:02}" for year, month in product(range(1900, 2200), range(1, 13)))
    facts = islice(product(("63.99.01", "63.99.02"), periods), _ROWS)
    rows = (f"ktp.holders,{area},{period},{value},agregat\n" for area, period in facts)
    (dossier / "counts.csv").write_text("measure,area,period,value,source\n" + "".join(rows))


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    dossier = copy_base(tmp_path)
    write_many(dossier, 12_336)
    return dossier


@pytest.fixture
def book(dossier: Path, tmp_path: Path) -> Path:
    """A workbook of it in which each count is another."""
    grids = grids_of(export_book(canonical_folder(dossier)[0]))
    for row in range(3, _ROWS + 3):
        grids[COUNTS].put(row, "value", 12_337)
    book = tmp_path / "buku.xlsx"
    book.write_bytes(write_grids(grids))
    return book


def test_rows_that_clash_by_the_thousand_are_each_named(dossier: Path, book: Path) -> None:
    write_many(dossier, 12_338)
    begun = time.process_time()
    incoming = import_book(book, dossier)
    assert time.process_time() - begun < _SECONDS
    clashes = [issue for issue in incoming.issues if issue.code == "row_changed_since_export"]
    assert [issue.place.row for issue in clashes] == [*range(3, 303)]
    assert "12338" in clashes[0].message
    (more,) = (issue for issue in incoming.issues if issue.code == "more_issues")
    assert str(_ROWS - 300) in more.message


def test_rows_of_either_side_by_the_thousand_are_all_taken(dossier: Path, book: Path) -> None:
    with (dossier / "counts.csv").open("a") as counts:
        counts.write("ktp.eligible,63.99.01,2023,12400,agregat\n")
    begun = time.process_time()
    incoming = import_book(book, dossier)
    assert time.process_time() - begun < _SECONDS
    assert incoming.united == ("counts.csv",)
    text = str(incoming.changes["counts.csv"], "utf-8")
    assert text.count(",12337,") == _ROWS
    assert "ktp.eligible,63.99.01,2023,12400,agregat" in text
