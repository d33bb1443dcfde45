"""Which row of a sheet holds its titles: as many of them as half of the ids, never a record."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from capaian.dossier.excel.read.title_rows import Titles, find_titles, report_rows_above, texts_of
from capaian.dossier.issues import IssueLog
from capaian.dossier.rows.text_sheets import book_sheets
from capaian.dossier.spreadsheets.model import CellValue, Sheet

AREAS = next(spec for spec in book_sheets() if spec.id == "areas.csv")
IDS = ("capaian:1:areas.csv", "code", "name", "kind", "parent")
TITLES = (None, "Kode *", "Nama *", "Tingkat *", "Wilayah induk")
ROW = (None, "63.99.01", "Hulu", "district", "63.99")
FLAWED = (None, "bukan kode", "Hulu", "entah", None)
COLUMNS = {"code": 2, "name": 3, "kind": 4, "parent": 5}
Rows = Sequence[Sequence[CellValue]]


def told(rows: Rows, id_row: int, title_row: int) -> list[str]:
    log = IssueLog()
    report_rows_above(Sheet("Wilayah", rows), id_row, COLUMNS, Titles(title_row, AREAS, "b.xlsx", log))
    return [issue.message for issue in log.finish(())]


@pytest.mark.parametrize(
    ("rows", "id_row", "title_row"),
    [
        ((IDS, TITLES, ROW), 1, 2),
        ((IDS, ROW, ROW, TITLES), 1, 4),
        ((IDS, (None, "Kode", None, None, None), ROW), 1, 2),
        ((IDS, ROW, (None, "63.99.02", "Nama", "district", "63.99")), 1, 0),
        ((IDS, (None, "Code", "Called", "Level", "Above"), ROW), 1, 2),
        ((TITLES, ROW), 0, 1),
        ((IDS[1:], TITLES[1:], ROW[1:]), 0, 2),
        ((IDS,), 1, 0),
    ],
)
def test_the_row_of_the_titles(rows: Rows, id_row: int, title_row: int) -> None:
    assert find_titles(Sheet("Wilayah", rows), id_row, AREAS) == title_row


def test_marks_are_no_texts_of_a_row() -> None:
    assert texts_of(Sheet("Wilayah", (IDS,)), 1) == {2: "code", 3: "name", 4: "kind", 5: "parent"}
    assert texts_of(Sheet("Wilayah", (IDS,)), 2) == {}


@pytest.mark.parametrize(
    ("rows", "id_row", "title_row", "shown"),
    [
        ((IDS, ROW, TITLES), 1, 3, "(baris 2)"),
        ((IDS, FLAWED, ROW, TITLES), 1, 4, "(baris 2–3)"),
        ((ROW, IDS, TITLES), 2, 3, "(baris 1)"),
        ((ROW, TITLES), 0, 2, "(baris 1)"),
    ],
)
def test_records_above_are_told_even_flawed_ones(rows: Rows, id_row: int, title_row: int, shown: str) -> None:
    (said,) = told(rows, id_row, title_row)
    assert shown in said


@pytest.mark.parametrize(
    ("rows", "id_row", "title_row"),
    [
        ((IDS, TITLES, ROW), 1, 2),
        ((IDS, (None, "Lampiran I"), (), TITLES, ROW), 1, 4),
        (((None, "DISDUKCAPIL", "Kab. Contoh"), IDS, TITLES, ROW), 2, 3),
        ((IDS, TITLES, TITLES, ROW), 1, 3),
        ((IDS, ROW), 1, 0),
    ],
)
def test_headings_ids_and_other_titles_are_no_records(rows: Rows, id_row: int, title_row: int) -> None:
    assert told(rows, id_row, title_row) == []
