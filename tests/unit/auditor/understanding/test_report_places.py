"""Tables of a report are found by where they stand, and their rows by what they are."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.auditor.reports import read

from capaian.auditor.understanding.report import UnderstoodReport

FISHERY = """
BAB III AKUNTABILITAS KINERJA

Produksi perikanan dirinci menurut pelabuhan.

Tabel 3.1 Produksi Ikan menurut Pelabuhan
Pelabuhan | Produksi (ton) | Nilai (Rp)
Tanjung Sari | 1.204 | 24.080.000
Muara Baru | 2.310 | 46.200.000
Teluk Awan | 986 | 19.720.000
Jumlah | 4.500 | 90.000.000

Armada yang tercatat disajikan berikut.

Tabel 3.2 Armada menurut Pelabuhan
Pelabuhan | Kapal | Perahu
Tanjung Sari | 41 | 120
Muara Baru | 65 | 233
Jumlah | 106 | 353
"""
LIBRARY = """
BAB IV LAYANAN

Tabel 4.1 Peminjaman Buku
Bulan | Buku | Anggota
Januari | 310 | 95
Februari | 288 | 90
Maret | 402 | 131
Rata-rata | 333,33 | 105,33
"""


def first_rows(report: UnderstoodReport) -> list[int]:
    return [table.rows[0].row.line for table in report.tables]


@pytest.mark.parametrize(
    ("text", "labels", "totals"),
    [
        (FISHERY, ("Tanjung Sari", "Muara Baru", "Teluk Awan"), ("Jumlah",)),
        (LIBRARY, ("Januari", "Februari", "Maret"), ()),
    ],
)
def test_items_and_totals_of_a_table_are_told_apart(
    text: str, labels: tuple[str, ...], totals: tuple[str, ...]
) -> None:
    table = read(text).tables[0]
    assert table.labels == labels
    assert tuple(row.label for row in table.items) == labels
    assert tuple(row.label for row in table.totals) == totals


@pytest.mark.parametrize("text", [FISHERY, LIBRARY])
def test_a_table_is_found_by_the_line_that_it_begins_in(text: str) -> None:
    report = read(text)
    for table in report.tables:
        assert report.at({table.table.line}) == [table]


def test_tables_at_several_lines_come_in_the_order_of_the_report() -> None:
    report = read(FISHERY)
    lines = [table.table.line for table in reversed(report.tables)]
    assert report.at(lines) == [*report.tables]
    assert report.at([*lines, *lines]) == [*report.tables]


def test_no_table_is_at_a_line_within_it_or_outside() -> None:
    report = read(FISHERY)
    lines = {0, 1, 999, *first_rows(report)}
    assert report.at(lines) == []
    assert report.at(()) == []


@pytest.mark.parametrize(("distance", "count"), [(1, 1), (2, 1), (3, 0), (40, 0)])
def test_rows_that_end_above_a_line_are_near_it_within_so_many_lines(distance: int, count: int) -> None:
    report = read(LIBRARY)
    line = report.tables[0].rows[-1].row.line + distance
    assert len(report.near(line, (), above=2, below=0)) == count


@pytest.mark.parametrize(("distance", "count"), [(1, 1), (3, 1), (4, 0), (-1, 0)])
def test_rows_that_begin_below_a_line_are_near_it_within_so_many_lines(distance: int, count: int) -> None:
    report = read(LIBRARY)
    line = report.tables[0].rows[0].row.line - distance
    assert len(report.near(line, (), above=0, below=3)) == count


@pytest.mark.parametrize(
    ("figures", "least", "tables"),
    [
        (("1204", "24080000", "2310"), 3, ["3.1"]),
        (("41", "120"), 2, ["3.2"]),
        (("41", "986"), 1, ["3.1", "3.2"]),
        (("41", "986"), 2, []),
        (("4500", "90000000"), 1, []),  # totals are of no item
        ((), 1, []),
    ],
)
def test_tables_are_found_by_so_many_figures_of_their_items(
    figures: tuple[str, ...], least: int, tables: list[str]
) -> None:
    found = read(FISHERY).with_figures(map(Decimal, figures), least)
    assert [table.table.number for table in found] == tables


def test_a_table_that_is_near_and_asked_for_comes_once() -> None:
    report = read(FISHERY)
    first, second = report.tables
    line = first.rows[-1].row.line + 1
    assert report.near(line, {first.table.line}, above=2, below=0) == [first]
    assert report.near(line, {second.table.line}, above=2, below=0) == [first, second]
    assert report.near(line, {second.table.line}, above=0, below=0) == [second]
