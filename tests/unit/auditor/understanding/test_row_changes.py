"""Columns of changes from one row to the next, which fit the figures beside them by chance only."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

HEAD = "LAPORAN KINERJA DINAS PERHUTANAN TAHUN 2031\n\n"
STEPS = """
Tabel 1 Target dan Realisasi Tahun 2029-2031
Tahun | Target | Realisasi | Perubahan Realisasi
2029 | 81,00 | 81,16 | -
2030 | 82,00 | 82,75 | 1,59
2031 | 83,00 | 84,12 | 1,37
"""
GROWTHS = """
Tabel 1 Kunjungan Hutan Wisata Tahun 2028-2031
Tahun | Rencana | Hasil | Pertumbuhan (%)
2028 | 1.200 | 1.250 | -
2029 | 1.300 | 1.375 | 10,00
2030 | 1.400 | 1.452 | 5,60
2031 | 1.500 | 1.597 | 9,99
"""
BACKWARDS = """
Tabel 1 Nilai Pelayanan
Tahun | Target | Realisasi | Kenaikan
2031 | 90,00 | 91,35 | 1,35
2030 | 89,00 | 90,00 | 1,20
2029 | 88,00 | 88,80 | -
"""
BESIDE = """
Tabel 1 Target dan Realisasi Menurut Resor
No | Resor | Target | Realisasi | Selisih
1 | Resor Utara | 81,00 | 81,16 | 0,16
2 | Resor Tengah | 82,00 | 82,75 | 0,75
3 | Resor Barat | 83,00 | 84,12 | {}
4 | Resor Selatan | 84,00 | 86,10 | 2,10
"""


def findings(table: str) -> list[tuple[str, str]]:
    return [(found.printed, found.computed) for found in audited(HEAD + table).findings]


@pytest.mark.parametrize("table", [STEPS, GROWTHS, BACKWARDS])
def test_changes_from_row_to_row_are_not_held_against_the_figures_beside_them(table: str) -> None:
    assert findings(table) == []


def test_one_wrong_step_of_several_does_not_make_the_others_wrong() -> None:
    assert ("5,60", "3,71") not in findings(GROWTHS.replace("9,99", "9,90"))


def test_a_wrong_change_beside_its_figures_is_told() -> None:
    assert findings(BESIDE.format("1,21")) == [("1,21", "1,12")]


def test_right_changes_beside_their_figures_are_not_told() -> None:
    assert findings(BESIDE.format("1,12")) == []


@pytest.mark.parametrize(
    "rows",
    [
        "Jumlah | 1.200 | 1.250 | 10,00",
        "Resor Utara\nJumlah | 1.500 | 1.597 | 9,99\nJumlah | 1.500 | 1.597 | 9,99",
        " | | | 10,00",
        "²⁰²⁹ | 1.300 | 1.375 | 10,00\n²⁰³⁰ | 1.400 | 1.452 | 5,60\n²⁰³¹ | 1.500 | 1.597 | 9,99",
    ],
    ids=["totals alone", "totals below a heading", "no label", "years as signs above the line"],
)
def test_tables_without_a_year_in_each_row_have_no_changes_of_years(rows: str) -> None:
    table = f"Tabel 1 Kunjungan\nTahun | Rencana | Hasil | Pertumbuhan (%)\n{rows}\n"
    assert findings(table) == []


IN_TIME = {
    "years": """
Tabel 1 Perkembangan Produksi
Tahun | Produksi (ton) | Perubahan
2028 | 11.200 | -
2029 | 11.560 | 360
2030 | 11.410 | -150
2031 | 12.030 | {}
""",
    "numbered": """
Tabel 1 Nilai Akuntabilitas
No | Tahun | Nilai | Peningkatan
1 | Tahun 2029 | 62,10 | -
2 | Tahun 2030 | 64,35 | 2,25
3 | Tahun 2031 | 66,80 | {}
""",
    "months": """
Tabel 1 Kunjungan per Bulan
Bulan | Kunjungan | Naik/Turun
Januari | 1.240 | -
Februari | 1.310 | 70
Maret | 1.285 | -25
April | 1.400 | {}
""",
    "quarters": """
Tabel 1 Realisasi per Triwulan
Triwulan | Kumulatif (%) | Tambahan (%)
I | 18,20 | 18,20
II | 41,50 | 23,30
III | 66,10 | 24,60
IV | 97,40 | {}
""",
    "downwards": """
Tabel 1 Indeks Mutu
Tahun | Indeks | Kenaikan
2031 | 73,20 | {}
2030 | 71,45 | 1,35
2029 | 70,10 | -
""",
    "beside": """
Tabel 1 Indeks Mutu
Uraian | 2028 | 2029 | 2030 | 2031
Realisasi | 61,10 | 63,35 | 66,80 | 70,15
Kenaikan | - | 2,25 | 3,45 | {}
""",
}


@pytest.mark.parametrize(
    ("kind", "right", "wrong"),
    [
        ("years", "620", "260"),
        ("numbered", "2,45", "2,54"),
        ("months", "115", "151"),
        ("quarters", "31,30", "33,10"),
        ("downwards", "1,75", "1,57"),
        ("beside", "3,35", "3,53"),
    ],
)
def test_one_wrong_change_among_years_quarters_or_months(kind: str, right: str, wrong: str) -> None:
    assert findings(IN_TIME[kind].format(right)) == []
    assert (wrong, right) in findings(IN_TIME[kind].format(wrong))


@pytest.mark.parametrize(
    "table",
    [
        "Resor | Nilai | Kenaikan\nUtara | 62,10 | -\nTengah | 64,35 | 2,25\nBarat | 66,80 | 2,54",
        "Tahun | Nilai | Kenaikan\n2027 | 62,10 | -\n2029 | 64,35 | 2,25\n2031 | 66,80 | 2,54",
        "Tahun | Nilai | Kenaikan\n2029 | 62,10 | 1,20\n2030 | 64,35 | 2,52\n2031 | 66,80 | 2,54",
        "Tahun | Loket | Kenaikan\n2029 | 12 | -\n2030 | 14 | 2\n2031 | 17 | 4",
        "Tahun | Nilai | Kenaikan\n2029 | 62,10 | -\n2030 | 64,35 | 2,25\n2031 | 66,80 | 99,99",
    ],
    ids=["places", "years left out", "none fits", "one digit fits", "far off"],
)
def test_changes_that_are_not_plainly_those_of_the_rows_are_not_judged(table: str) -> None:
    assert findings(f"Tabel 1 Nilai\n{table}\n") == []
