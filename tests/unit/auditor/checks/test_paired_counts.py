"""Two counts side by side, beside other such places and tables of names."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

PLANS = """
LAPORAN KINERJA DINAS PERIKANAN TAHUN 2031
BAB I PENDAHULUAN
1.1. Ikhtisar
Pada tahun 2031 dinas mengemban {goals} sasaran strategis dengan {measures} indikator kinerja utama.
BAB II PERENCANAAN KINERJA
Tabel 2.1 Perjanjian Kinerja
No | Sasaran | Indikator | Target
1 | Meningkatnya hasil tangkap | Hasil tangkap laut | 410
2 | Meningkatnya hasil tangkap | Hasil tangkap darat | 120
3 | Membaiknya mutu olahan | Unit olahan bersertifikat | 31
4 | Naiknya konsumsi ikan | Konsumsi ikan | 44
Uraiannya ada di bab berikut.
BAB III AKUNTABILITAS KINERJA
3.1. Capaian
Tabel 3.1 Capaian
No | Indikator | Realisasi
1 | Hasil tangkap laut | 412
2 | Hasil tangkap darat | 119
3 | Unit olahan bersertifikat | 33
4 | Konsumsi ikan | 45
Demikian capaian dinas.
Tabel 3.2 Penyebab
No | Sasaran | Kendala
1 | Meningkatnya hasil tangkap | Cuaca
2 | Membaiknya mutu olahan | Biaya
3 | Naiknya konsumsi ikan | Selera
"""
AREAS = """
BAB I PENDAHULUAN
1.1. Wilayah
Kabupaten ini terbagi atas 12 (dua belas) kecamatan dan 108 desa.
1.2. Penduduk
Penduduk {districts} kecamatan dan {villages} desa dilayani dua kali sebulan.
BAB IV PENUTUP
Pelayanan menjangkau 12 kecamatan dan 108 desa.
"""


@pytest.mark.parametrize(
    ("goals", "measures", "expected"),
    [
        ("3 (tiga)", "4 (empat)", []),
        ("3 (tiga)", "5 (lima)", ["4 indikator"]),
        ("4 (empat)", "4 (empat)", []),  # a table has four rows of goals
        ("2 (dua)", "4 (empat)", ["3 sasaran"]),
        ("3 (tiga)", "9 (sembilan)", []),  # of other things
        ("6 (enam)", "7 (tujuh)", []),  # no table has either
    ],
)
def test_a_count_that_no_table_has(goals: str, measures: str, expected: list[str]) -> None:
    text = PLANS.format(goals=goals, measures=measures)
    assert [found[2] for found in told(text, AuditRule.COUNT)] == expected


@pytest.mark.parametrize(
    ("districts", "villages", "expected"),
    [
        ("12", "108", []),
        ("13", "108", ["12 kecamatan"]),
        ("12", "107", ["108 desa"]),
        ("12", "88", []),  # of some of them
        ("11", "107", []),  # both are others
    ],
)
def test_a_count_that_other_places_tell_otherwise(districts: str, villages: str, expected: list[str]) -> None:
    text = AREAS.format(districts=districts, villages=villages)
    assert [found[2] for found in told(text, AuditRule.COUNT)] == expected


@pytest.mark.parametrize("word", ["hanya", "baru", "masih", "di antaranya"])
def test_a_count_of_some_is_not_judged(word: str) -> None:
    text = AREAS.format(districts="13", villages="108").replace("dilayani", f"{word} dilayani")
    assert told(text, AuditRule.COUNT) == []


def test_of_two_places_that_differ_either_may_be_wrong() -> None:
    text = AREAS.format(districts="13", villages="108").replace("12 kecamatan dan 108 desa", "semua desa")
    assert told(text, AuditRule.COUNT) == []


BUDGETS = """
Tabel 7 Pagu Tahun 2031
No | Program/Kegiatan | Pagu (Rp)
I | Program Perlindungan Sungai | 900.000
I.1 | Penataan Bantaran | 500.000
I.2 | Pemantauan Mutu Air | 400.000
II | Program Pengelolaan Sampah | 700.000
II.1 | Pengurangan Sampah Rumah | 450.000
II.2 | Pengangkutan Sampah | 130.000
II.3 | Bank Sampah | 120.000
 | Jumlah | 1.600.000

Dinas melaksanakan {programs} program dengan {activities} kegiatan{more}.
"""


@pytest.mark.parametrize(
    ("programs", "activities", "more", "expected"),
    [
        ("2 (dua)", "5 (lima)", "", []),
        ("2 (dua)", "4 (empat)", "", ["5 kegiatan"]),
        ("3 (tiga)", "5 (lima)", "", ["2 program"]),
        ("3 (tiga)", "6 (enam)", "", []),  # no table has either
        ("2 (dua)", "9 (sembilan)", "", []),  # of other things
        ("2 (dua)", "4 (empat)", " dan 8 sub kegiatan", []),  # held against tables of all three levels
    ],
)
def test_programs_with_their_activities(
    programs: str, activities: str, more: str, expected: list[str]
) -> None:
    text = BUDGETS.format(programs=programs, activities=activities, more=more)
    assert [found[2] for found in told(text, AuditRule.COUNT)] == expected
