"""Which way a percentage is worked out: as it holds for most rows; words of the field only decide ties."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited
from tests.unit.auditor.reports import read as understood

FIELDS = """
LAPORAN KINERJA DINAS PERTANIAN TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 1 Tanam menurut Kecamatan

Kecamatan | {heads}
Melati | {one} | {other} | 96,80
Kenanga | {two} | {three} | 102,55
Cempaka | {four} | {five} | 98,95
Dahlia | {six} | {seven} | {share}
"""
PLANNED = ("1.250", "980", "760", "1.430")
PLANTED = ("1.210", "1.005", "752", "1.400")
TRIPS = """
LAPORAN KINERJA DINAS PERHUBUNGAN TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 1 Waktu Tempuh menurut Trayek

Trayek | {heads}
Melati | 12,50 | 11,00 | 113,64
Kenanga | 9,80 | 10,05 | 97,51
Cempaka | 7,60 | 7,02 | 108,26
Dahlia | 14,30 | 13,00 | {share}
"""


def fields(heads: str, left: tuple[str, ...], right: tuple[str, ...], share: str) -> list[tuple[str, str]]:
    return read(fields_of(heads, left, right, share))


def fields_of(heads: str, left: tuple[str, ...], right: tuple[str, ...], share: str) -> str:
    cells = [cell for pair in zip(left, right, strict=True) for cell in pair]
    names = ("one", "other", "two", "three", "four", "five", "six", "seven")
    return FIELDS.format(heads=heads, share=share, **dict(zip(names, cells, strict=True)))


def read(text: str) -> list[tuple[str, str]]:
    return [(found.printed, found.computed) for found in audited(text).findings]


@pytest.mark.parametrize(
    "heads",
    [
        "Rencana (ha) | Tanam (ha) | Persentase",
        "Target (ha) | Tanam (ha) | %",
        "Sasaran | Tanam | Persen (%)",
    ],
)
def test_part_of_plan_as_most_rows_have_it(heads: str) -> None:
    """1.210 of 1.250 is 96,80, and so on; the last row is 1.400 of 1.430 = 97,90, typed 99,70."""
    assert fields(heads, PLANNED, PLANTED, "97,90") == []
    assert fields(heads, PLANNED, PLANTED, "99,70") == [("99,70", "97,90")]
    first, second, share = heads.split(" | ")
    assert fields(f"{second} | {first} | {share}", PLANTED, PLANNED, "99,70") == [("99,70", "97,90")]


@pytest.mark.parametrize(
    "heads",
    [
        "Target (menit) | Realisasi (menit) | Capaian (%)",
        "Rencana (menit) | Tempuh (menit) | Persentase",
        "Rencana (menit) | Hasil Ukur (menit) | %",
    ],
)
def test_plan_of_part_as_most_rows_have_it(heads: str) -> None:
    """12,50 by 11,00 is 113,64: where all rows are plan by result, the wrong one is meant so, too: 110,00."""
    assert read(TRIPS.format(heads=heads, share="110,00")) == []
    assert read(TRIPS.format(heads=heads, share="101,00")) == [("101,00", "110,00")]


@pytest.mark.parametrize(
    ("heads", "inputs"),
    [
        ("Rencana (ha) | Tanam (ha) | Persentase", ("Tanam (ha)", "Rencana (ha)")),
        ("Tanam (ha) | Sasaran (ha) | Persentase", ("Sasaran (ha)", "Tanam (ha)")),
    ],
)
def test_the_whole_is_what_the_rows_divide_by(heads: str, inputs: tuple[str, str]) -> None:
    (table,) = understood(fields_of(heads, PLANNED, PLANTED, "97,90")).tables
    assert [tuple(c.name for c in each.inputs) for each, _ in table.equations] == [inputs]


def test_of_rows_of_both_ways_the_usual_one_is_meant() -> None:
    """The second row is 10,05 of 9,80 = 102,55: then each row has a way of its own."""
    text = TRIPS.format(heads="Target (menit) | Realisasi (menit) | Capaian (%)", share="101,00")
    assert read(text.replace("97,51", "102,55")) == [("101,00", "90,91")]


def test_of_two_ways_where_less_is_better_the_one_that_gives_the_figure_is_meant() -> None:
    """9,80 by 10,05 is 97,51; twice 9,80 less 10,05 is 97,45 of it, and near enough for more decimals."""
    text = TRIPS.format(heads="Target (menit) | Realisasi (menit) | Capaian (%)", share="110,00")
    assert read(text) == []
    assert read(text.replace("97,51", "97,15")) == [("97,15", "97,51")]
