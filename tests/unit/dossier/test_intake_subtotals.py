"""Totals named in words alone: each is held against the rows that it adds up, not against all."""

from __future__ import annotations

import pytest
from tests.intake.desks import Cells, desk, taken
from tests.unit.dossier.test_intake_budgets import office
from tests.unit.dossier.test_intake_other_rows import FIRST, SECOND, TITLE

HEADS = ("Kode", "Uraian", "Anggaran", "Realisasi")
Row = tuple[str | int, ...]
PARTS: tuple[Row, ...] = (
    (FIRST, "Pendataan", 500, 490),
    (f"{FIRST} 5.1.02", "Belanja Barang", 500, 490),
    ("", "Jumlah Program I", 500, 490),
    (SECOND, "Pencatatan", 700, 650),
    (f"{SECOND} 5.1.02", "Belanja Barang", 400, 380),
    (f"{SECOND} 5.2.02", "Belanja Modal", 300, 270),
    ("", "Jumlah Program II", 700, 650),
    ("", "TOTAL", 1200, 1140),
)


def wrong(*rows: Row) -> list[tuple[int | None, str, str]]:
    """Row, column and right sum of totals that were found wrong."""
    at = desk(office())
    cells: Cells = [TITLE, HEADS, *rows]
    taken(cells, at)
    found = [issue for issue in at.log.finish(()) if issue.code == "total_differs"]
    return [(i.place.row, str(i.place.column)[0], i.message.partition("bagiannya ")[2][:5]) for i in found]


def with_figure(place: int, column: int, figure: int) -> tuple[Row, ...]:
    """The table with another figure in one cell."""
    rows = [list(row) for row in PARTS]
    rows[place][column] = figure
    return tuple(map(tuple, rows))


@pytest.mark.parametrize(
    "words",
    ["Jumlah", "Jumlah I", "Jumlah Program Pendaftaran Penduduk", "JUMLAH", "Sub Total", "SUBTOTAL I"],
)
def test_a_total_below_its_rows_adds_up_those_alone(words: str) -> None:
    rows = tuple(("", words, *row[2:]) if str(row[1]).startswith("Jumlah ") else row for row in PARTS)
    assert wrong(*rows) == []


@pytest.mark.parametrize(
    ("place", "column", "figure", "told"),
    [
        (2, 2, 510, (5, "C", "500 (")),
        (2, 3, 409, (5, "D", "490 (")),
        (6, 2, 720, (9, "C", "700 (")),
        (7, 3, 1410, (10, "D", "1.140")),
    ],
)
def test_a_wrong_total_is_told_at_its_row_with_what_it_adds_up(
    place: int, column: int, figure: int, told: tuple[int, str, str]
) -> None:
    assert wrong(*with_figure(place, column, figure)) == [told]


def test_a_wrong_total_of_one_column_is_told_by_what_comes_nearest() -> None:
    rows = tuple(row[:3] for row in with_figure(2, 2, 510))
    at = desk(office())
    taken([TITLE, HEADS[:3], *rows], at)
    found = [issue for issue in at.log.finish(()) if issue.code == "total_differs"]
    assert [issue.place.row for issue in found] == [5]


def test_totals_of_parts_and_of_what_they_make_stand_below_each_other() -> None:
    nested: tuple[Row, ...] = (
        *PARTS[:3],
        *PARTS[3:7],
        ("", "Jumlah Bidang", 1200, 1140),
        ("", "TOTAL", 1200, 1140),
    )
    assert wrong(*nested) == []
    assert wrong(*nested[:-2], ("", "Jumlah Bidang", 1210, 1140), nested[-1]) == [(10, "C", "1.200")]
