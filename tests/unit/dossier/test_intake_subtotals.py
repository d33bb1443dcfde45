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


PROGRAMS: tuple[Row, ...] = (
    ("2.12.02", "PROGRAM PENDAFTARAN PENDUDUK", None, None),
    ("2.12.02.2.01.0001", "Pendataan", 100, 90),
    ("2.12.02.2.01.0002", "Pencatatan", 200, 180),
    ("", "Jumlah Kegiatan Pelayanan", 300, 270),
    ("2.12.02.2.03.0001", "Pelayanan aktif", 80, 70),
    ("", "Jumlah Kegiatan Penyelenggaraan", 80, 70),
    ("", "Jumlah Program Pendaftaran Penduduk", 380, 340),
    ("2.12.03", "PROGRAM PENCATATAN SIPIL", None, None),
    ("2.12.03.2.01.0001", "Peristiwa penting", 50, 40),
    ("", "Jumlah Program Pencatatan Sipil", 50, 40),
    ("", "JUMLAH SELURUHNYA", 430, 380),
)


def with_row(place: int, *figures: int) -> tuple[Row, ...]:
    """The programs with other figures in one row."""
    return (*PROGRAMS[:place], (*PROGRAMS[place][:2], *figures), *PROGRAMS[place + 1 :])


def test_headings_without_amounts_are_no_parts() -> None:
    assert wrong(*PROGRAMS) == []


@pytest.mark.parametrize(
    ("place", "cut", "right"),
    [
        # the range of a sum is cut short: it adds up what stands right above it
        (6, (80, 70), ("380 (", "340 (")),
        (10, (50, 40), ("430 (", "380 (")),
        # a total repeats the one above it
        (5, (300, 270), ("80 (s", "70 (s")),
        (9, (380, 340), ("50 (s", "40 (s")),
    ],
)
def test_a_total_that_names_what_it_is_of_is_held_against_that_alone(
    place: int, cut: tuple[int, int], right: tuple[str, str]
) -> None:
    row = place + 3
    assert wrong(*with_row(place, *cut)) == [(row, "C", right[0]), (row, "D", right[1])]


@pytest.mark.parametrize("words", ["JUMLAH", "TOTAL", "Jumlah Total", "Grand Total", "Total Keseluruhan"])
def test_what_ends_the_table_behind_named_totals_is_of_everything(words: str) -> None:
    rows = PROGRAMS[:-1]
    assert wrong(*rows, ("", words, 430, 380)) == []
    assert wrong(*rows, ("", words, 50, 40)) == [(13, "C", "430 ("), (13, "D", "380 (")]


def test_unnamed_totals_below_each_other_are_of_what_most_of_their_amounts_tell() -> None:
    nested = tuple(("", "Jumlah", *row[2:]) if str(row[1]).startswith("Jumlah") else row for row in PROGRAMS)
    assert wrong(*nested) == []
    assert wrong(*nested[:-1]) == []


def test_totals_that_head_their_rows() -> None:
    headed = (
        ("", "Jumlah Program Pendaftaran Penduduk", 380, 340),
        *PROGRAMS[1:3],
        PROGRAMS[4],
        ("", "Jumlah Program Pencatatan Sipil", 50, 40),
        PROGRAMS[8],
    )
    assert wrong(*headed) == []
    assert wrong(*headed[:4], ("", "Jumlah Program Pencatatan Sipil", 380, 40), headed[5]) == [
        (7, "C", "50 (s")
    ]


def test_a_total_is_held_however_many_stand_above_it() -> None:
    rows: list[Row] = []
    for number in range(1, 31):
        heading = (f"2.12.02.2.{number:02d}", f"Kegiatan {number}", None, None)
        part = (f"2.12.02.2.{number:02d}.0001", f"Bagian {number}", 100 + number, 90 + number)
        rows += [heading, part, ("", f"Jumlah Kegiatan {number}", 100 + number, 90 + number)]
    # 30 × 100 + 465 and 30 × 90 + 465
    assert wrong(*rows, ("", "JUMLAH", 3465, 3165)) == []
    assert wrong(*rows, ("", "JUMLAH", 130, 120)) == [(93, "C", "3.465"), (93, "D", "3.165")]
