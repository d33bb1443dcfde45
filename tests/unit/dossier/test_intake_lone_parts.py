"""A column that names a part of a time alone: which part of the year it is only the user can tell."""

from __future__ import annotations

import pytest
from tests.intake.desks import KTP, codes, desk, said, uncounted
from tests.unit.dossier.test_intake_budgets import amounts, office
from tests.unit.dossier.test_intake_numbered_series import FIRST, SECOND, of_time

from capaian.dossier.intake.counts import Taken
from capaian.dossier.intake.desk import Desk


def spent(head: str, **means: str) -> tuple[Taken, Desk]:
    """What comes of a budget with one column of spending."""
    at = desk(office(), means=means)
    rows = [(FIRST, "Pendataan", 50000000, 10000000), (SECOND, "Pencatatan", 90000000, 20000000)]
    return of_time([("LAPORAN KEUANGAN TAHUN 2023",), ("Kode", "Uraian", "Pagu", head), *rows], at), at


NUMBERED = ["REALISASI TAHAP I", "REALISASI I", "REALISASI TERMIN KE-2", "REALISASI GELOMBANG 1"]
NAMED = ["REALISASI MINGGU INI", "REALISASI HARI BERJALAN", "REALISASI TENGAH TAHUN", "REALISASI AWAL TAHUN"]


@pytest.mark.parametrize("head", [*NUMBERED, *NAMED])
def test_spending_of_an_unknown_part_is_asked(head: str) -> None:
    _, at = spent(head)
    assert codes(at) == ["part_untold"]
    assert said(at)[0][1].startswith(f"Kolom {head} menyebut bagian waktu")


@pytest.mark.parametrize("head", [*NUMBERED, *NAMED])
def test_an_answer_says_that_it_is_the_year_or_nothing(head: str) -> None:
    found, at = spent(head, **{f"angka {head}": "setahun"})
    assert (codes(at), amounts(found, FIRST)) == ([], {"2023": ("50000000", "10000000")})
    found, at = spent(head, **{f"angka {head}": "-"})
    assert "part_untold" not in codes(at)
    assert amounts(found, FIRST) == {"2023": ("50000000", "")}


def test_an_answer_says_which_part_a_number_counts() -> None:
    found, at = spent("REALISASI TAHAP I", **{"angka REALISASI TAHAP I": "semester"})
    assert codes(at) == ["year_stays_open"]
    assert amounts(found, FIRST) == {"2023": ("50000000", ""), "2023-S1": ("", "10000000")}


@pytest.mark.parametrize(
    "head",
    ["REALISASI", "REALISASI TRIWULAN I", "REALISASI SEMESTER 2", "REALISASI BULAN XII", "REALISASI 1)"],
)
def test_parts_that_have_a_name_and_numbers_of_notes_are_not_asked(head: str) -> None:
    assert "part_untold" not in codes(spent(head)[1])


@pytest.mark.parametrize("head", ["Sudah Rekam I", "Sudah Rekam Tahap 2", "Sudah Rekam Minggu Ini"])
def test_counts_of_an_unknown_part_are_asked_where_they_are_taken(head: str) -> None:
    at, unused = desk(uncounted()), desk(uncounted())
    of_time([KTP[0], (), (*KTP[2][:3], head), *KTP[3:]], at)
    assert codes(at) == ["part_untold"]
    of_time([KTP[0], (), (*KTP[2], "Loket I"), *((*row, 40 + n) for n, row in enumerate(KTP[3:-1]))], unused)
    assert codes(unused) == []
