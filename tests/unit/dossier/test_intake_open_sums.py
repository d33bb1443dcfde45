"""Sums of a year that is not over, beside columns whose heads say no more than their place."""

from __future__ import annotations

import pytest
from tests.intake.area_layouts import NAMES
from tests.intake.desks import Cells, codes, desk, taken, uncounted, values
from tests.unit.dossier.test_intake_budget_years import CODES, new_office

OVER = '--means "bulan bernilai 0=lewat"'
PARTS = [
    ("I", "II", "III", "IV"),
    ("T1", "T2", "T3", "T4"),
    ("Pertama", "Kedua", "Ketiga", "Keempat"),
    tuple(f"{month:02}/2023" for month in range(1, 13)),
]


def spent(parts: tuple[str, ...], last: int, filler: object, total: str = "REALISASI") -> Cells:
    """Sub-activities that spent a million in each part but the last ones."""
    told = len(parts) - last
    row = (*[1_000_000] * told, *[filler] * last, 1_000_000 * told)
    lines = [(code, "Dokumen", 20_000_000, *row) for code in CODES[:2]]
    return [("LAPORAN REALISASI TAHUN 2023",), (), ("Kode", "Uraian", "Pagu", *parts, total), *lines]


def asked(cells: Cells, **means: str) -> list[str]:
    at = desk(new_office(), **({"means": means} if means else {}))
    taken(cells, at)
    assert codes(at) == []
    return [doubt.option for doubt in at.doubts]


@pytest.mark.parametrize("filler", [None, 0, "-"])
@pytest.mark.parametrize("parts", PARTS, ids=lambda parts: parts[0])
def test_money_of_a_year_that_is_not_over_is_asked_about(parts: tuple[str, ...], filler: object) -> None:
    assert OVER in asked(spent(parts, 1, filler))
    assert OVER in asked(spent(parts, 2, filler))


@pytest.mark.parametrize("parts", PARTS, ids=lambda parts: parts[0])
def test_money_of_a_year_that_is_over_is_not(parts: tuple[str, ...]) -> None:
    assert OVER not in asked(spent(parts, 0, None))


def test_who_says_that_the_time_is_over_is_not_asked_again() -> None:
    assert OVER not in asked(spent(PARTS[0], 1, 0), **{"bulan bernilai 0": "lewat"})


def test_columns_that_the_sum_does_not_add_up_are_no_parts_of_it() -> None:
    cells = spent(PARTS[0], 1, None)
    wrong = [(*line[:-1], 2_900_000) if len(line) > 5 and line[0] in CODES else line for line in cells]
    assert OVER not in asked(wrong)


def test_kinds_of_spending_of_which_one_is_empty_are_no_parts_of_a_year() -> None:
    assert OVER not in asked(spent(("Pegawai", "Barang", "Modal", "Hibah"), 1, None))


@pytest.mark.parametrize(("last", "is_asked"), [(1, True), (0, False)])
def test_events_beside_bare_parts_are_asked_about_as_well(last: int, *, is_asked: bool) -> None:
    told = 4 - last
    rows = [(name, *[place] * told, *[0] * last, place * told) for place, name in enumerate(NAMES, 1)]
    head = ("KECAMATAN", "T1", "T2", "T3", "T4", "JUMLAH AKTA KEMATIAN TERBIT")
    at = desk(uncounted())
    found = taken([("AKTA KEMATIAN YANG DITERBITKAN TAHUN 2023",), (), head, *rows], at)
    assert {period for (period,) in values(found, "period")} == {"2023"}
    assert (OVER in [doubt.option for doubt in at.doubts]) is is_asked
