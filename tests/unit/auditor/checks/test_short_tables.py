"""Tables of three rows, one of them wrong: words of their heads stand in for the rows that are too few."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

MARKETS = """
LAPORAN KINERJA TAHUN 2044

Tabel 1 Kemajuan Renstra Tahun 2044

Indikator | Target Akhir 2046 | Realisasi s.d. 2044 | Tingkat Capaian (%)
Pasar direvitalisasi | 20 | 14 | 70,00
Pedagang binaan | 4.000 | 3.240 | 81,00
Indeks pasar | 85,00 | 80,75 | 95,00
"""
BRIDGES = """
LAPORAN KINERJA TAHUN 2044

Tabel 3 Realisasi Tahun 2044 terhadap Target Akhir RPJMD 2047

No | Indikator | Realisasi 2044 | Target 2047 | Tingkat Kemajuan (%)
1 | Jembatan mantap | 51,24 | 60,00 | 85,40
2 | Jalan poros terhubung | 86,36 | 90,00 | 95,96
3 | Keandalan rambu | 85,14 | 86,50 | 98,43
4 | Ruas tanpa lubang | 93,56 | 100,00 | 93,56
"""


@pytest.mark.parametrize(
    ("text", "right", "wrong"), [(MARKETS, "81,00", "91,00"), (BRIDGES, "95,96", "95,69")]
)
def test_progress_to_the_end_of_a_plan_is_held_against_the_target_of_its_last_year(
    text: str, right: str, wrong: str
) -> None:
    assert audited(text).findings == ()
    ((_, printed, computed),) = told(text.replace(right, wrong), AuditRule.ACHIEVEMENT)
    assert (printed, computed) == (wrong, right)


@pytest.mark.parametrize("text", [MARKETS, BRIDGES])
def test_achievements_against_the_targets_of_the_year_are_not_held_against_those_of_a_later_one(
    text: str,
) -> None:
    plain = text.replace("Target Akhir 2046", "Target 2045").replace("Target 2047", "Target 2045")
    plain = plain.replace("Kemajuan", "Capaian").replace("Renstra ", "").replace("Akhir RPJMD 2047", "")
    others = plain.replace("70,00", "78,00").replace("81,00", "88,00").replace("95,96", "99,26")
    others = others.replace("98,43", "99,00").replace("93,56\n", "96,45\n").replace("95,00\n", "96,13\n")
    assert told(others.replace("95,69", "98,10"), AuditRule.ACHIEVEMENT) == []


REVISED = """
Tabel 1 Perubahan Anggaran Tahun 2044

Program | {0} (Rp) | {1} (Rp) | Bertambah/(Berkurang) (Rp)
Program Perikanan Tangkap | 500.000.000 | 650.000.000 | 150.000.000
Program Budidaya | 300.000.000 | 240.000.000 | {2}
Program Pengolahan Hasil | 200.000.000 | 200.000.000 | 0
Jumlah | 1.000.000.000 | 1.090.000.000 | 90.000.000
"""
HEADS = [
    ("Semula", "Menjadi"),
    ("Anggaran Semula", "Anggaran Menjadi"),
    ("Sebelum Perubahan", "Sesudah Perubahan"),
    ("Pagu Awal", "Pagu Perubahan"),
]


@pytest.mark.parametrize(("first", "last"), HEADS)
def test_a_change_of_a_budget_is_told_at_its_row_and_not_at_the_total(first: str, last: str) -> None:
    assert audited(REVISED.format(first, last, "(60.000.000)")).findings == ()
    wrong = REVISED.format(first, last, "(70.000.000)")
    assert told(wrong, AuditRule.DIFFERENCE) == [(5, "(70.000.000)", "\u221260.000.000")]
    (total,) = (found for found in audited(wrong).findings if found.rule is AuditRule.SUM)
    assert total.root is not None


SHARES = """
Tabel 1 Susunan Retribusi

Jenis | Realisasi (Rp) | Kontribusi (%)
Kios | 420.000.000 | 52,50
Los | 260.000.000 | {0}
Parkir | 120.000.000 | 15,00
Jumlah | 800.000.000 | {1}
"""
STOCK = """
Tabel 5. Benih menurut Jenis
Benih | Banyaknya (ekor) | Bagian
Nila | 120 | 24%
Lele | 230 | {0}%
Mas | 150 | 30%
Total | 500 | {1}%
"""


@pytest.mark.parametrize(
    ("text", "right", "wrong", "whole"), [(SHARES, "32,50", "35,20", "100,00"), (STOCK, "46", "64", "100")]
)
def test_shares_that_come_to_a_hundred_are_shares_of_the_total(
    text: str, right: str, wrong: str, whole: str
) -> None:
    assert told(text.format(right, whole), AuditRule.RATIO) == []
    ((_, printed, computed),) = told(text.format(wrong, whole), AuditRule.RATIO)
    assert (printed.rstrip("%"), computed.rstrip("%")) == (wrong, right)
    assert told(text.format(wrong, "98"), AuditRule.RATIO) == []


MILLIONS = """
LAPORAN KINERJA TAHUN 2044

Tabel 1 Realisasi Anggaran Tahun 2044

Program / Kegiatan | Anggaran {unit} | Realisasi {unit} | %
Program Sarana {name} | 21.570,0 | {spent} | 96,86
- Pembangunan {name} | 18.450,0 | 17.902,5 | 97,03
- Perbaikan {name} | 3.120,0 | 2.990,4 | 95,85
Program Tertib {name} | 1.050,5 | 966,5 | 92,00
- Pendataan {name} | 640,5 | 588,9 | 91,94
- Pengawasan {name} | 410,0 | 377,6 | 92,10
TOTAL | 22.620,5 | 21.859,4 | 96,64
"""


@pytest.mark.parametrize("unit", ["(Rp juta)", "(juta Rp)", "(dalam juta rupiah)", "(Rp. Juta)", "(Rp)"])
@pytest.mark.parametrize("name", ["Pasar", "Jembatan"])
def test_money_in_millions_adds_up_over_the_parts_of_programs(unit: str, name: str) -> None:
    assert audited(MILLIONS.format(unit=unit, name=name, spent="20.892,9")).findings == ()
    wrong = MILLIONS.format(unit=unit, name=name, spent="20.829,9")
    roots = [found for found in audited(wrong).findings if found.root is None]
    assert [(each.rule, each.printed, each.computed) for each in roots] == [
        (AuditRule.SUM, "20.829,9", "20.892,9")
    ]


def test_figures_of_which_no_head_says_that_they_are_money_may_be_of_anything() -> None:
    wrong = MILLIONS.format(unit="(juta)", name="Pasar", spent="20.829,9")
    assert told(wrong.replace("Anggaran (juta)", "Target (juta)"), AuditRule.SUM) == []
