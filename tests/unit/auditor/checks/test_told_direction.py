"""Indicators of which less is better, by the formula that a report tells for them."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

REPORT = """
LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031

3.1 Cara Mengukur

{formula}

Tabel 3.1 Capaian Indikator Tahun 2031

No | Indikator | Satuan | Target | Realisasi | Capaian (%)
1 | Volume bongkar muat | ton | 4.000 | 4.120 | 103,00
2 | Rata-rata waktu sandar kapal | jam | 8,00 | 7,20 | {short}
3 | Jumlah kapal berlabuh | kapal | 250 | 240 | 96,00
4 | Indeks kepuasan pengguna | indeks | 80,00 | 84,00 | 105,00

Tabel 3.2 Realisasi Tahun 2031 terhadap Target Akhir Renstra

No | Indikator | Realisasi 2031 | Target 2035 | Tingkat Kemajuan (%)
1 | Volume bongkar muat | 4.120 | 5.000 | 82,40
2 | Rata-rata waktu sandar kapal | 7,20 | 6,00 | {later}
3 | Jumlah kapal berlabuh | 240 | 300 | 80,00
4 | Indeks kepuasan pengguna | 84,00 | 90,00 | 93,33
"""
TWICE = "Khusus indikator waktu sandar kapal dipakai rumus (2 x target - realisasi) / target x 100%."


def findings(formula: str = TWICE, short: str = "110,00", later: str = "80,00") -> list[tuple[str, str]]:
    text = REPORT.format(formula=formula, short=short, later=later)
    return [(printed, computed) for _, printed, computed in told(text, AuditRule.ACHIEVEMENT)]


@pytest.mark.parametrize(
    "formula",
    [
        TWICE,
        "Untuk indikator rata-rata waktu sandar kapal, dipakai rumus ((2 x target) - realisasi) / target.",
        "Capaian indikator waktu sandar kapal = (target - (realisasi - target)) : target x 100%.",
        "Bagi indikator waktu sandar kapal digunakan dua kali target dikurangi realisasi, dibagi target.",
    ],
)
def test_an_achievement_follows_the_formula_told_for_its_indicator(formula: str) -> None:
    assert findings(formula) == []
    assert findings(formula, short="90,00") == [("90,00", "110,00")]
    assert findings(formula, later="120,00") == [("120,00", "80,00")]


def test_target_by_actual_is_a_formula_too() -> None:
    formula = "Untuk indikator waktu sandar kapal dipakai rumus target / realisasi x 100."
    assert findings(formula, "111,11", "83,33") == []
    assert findings(formula, "90,00", "83,33") == [("90,00", "111,11")]


@pytest.mark.parametrize(
    "formula",
    [
        "Capaian dihitung dengan rumus realisasi dibagi target.",
        "Untuk indikator yang makin rendah makin baik dipakai rumus (2 x target - realisasi) / target.",
        "Khusus indikator nilai tukar nelayan dipakai rumus (2 x target - realisasi) / target x 100%.",
        "Rumus (2 x target - realisasi) / target tidak dipakai untuk indikator waktu sandar kapal.",
    ],
)
def test_nothing_is_said_of_an_indicator_without_a_formula_of_its_own(formula: str) -> None:
    assert findings(formula, short="90,00") == []


def test_a_formula_that_no_figure_follows_binds_none() -> None:
    assert findings(short="90,00", later="120,00") == []
