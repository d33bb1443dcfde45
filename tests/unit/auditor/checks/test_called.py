"""Figures that a sentence calls otherwise than the tables do."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule


def called(text: str) -> list[tuple[int, str, str]]:
    return told(text, AuditRule.LABEL)


HARBOUR = """
Tabel 1 Kinerja Pelabuhan tahun 2031

No | Indikator | Target | Realisasi | Capaian (%)
1 | Persentase kapal yang tiba tepat waktu | 80,00% | 71,44% | 89,30%
2 | Persentase dermaga yang layak pakai | 90,00% | 92,16% | 102,40%

"""
FOREST = """
Tabel 1 Belanja Kehutanan

No | Program | Pagu (Rp) | Realisasi (Rp) | Serapan (%)
1 | Penghijauan lereng dan bantaran | 812.450.000 | 790.113.250 | 97,25
2 | Pengamanan hutan lindung kota | 455.300.000 | 401.224.700 | 88,12

"""


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Capaian ketepatan kapal sebesar 71,44%.", [("capaian 71,44", "realisasi 71,44")]),
        (
            "Rata-rata capaian sasaran yaitu persentase kapal sebesar 71,44%.",
            [("capaian 71,44", "realisasi 71,44")],
        ),
        ("Capaian ketepatan kapal sebesar 89,30%.", []),
        ("Realisasi ketepatan kapal sebesar 71,44%.", []),
        ("Capaian ketepatan kapal dengan realisasi sebesar 71,44%.", []),
        ("Persentase capaian ketepatan kapal sebesar 71,44%.", []),
        ("Capaian tahun lalu sebesar 66,17%.", []),
    ],
)
def test_an_actual_is_no_achievement(sentence: str, found: list[tuple[str, str]]) -> None:
    assert [(printed, right) for _, printed, right in called(HARBOUR + sentence)] == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Total pagu Tahun Anggaran 2031 sebesar Rp 790.113.250.",
            [("pagu 790.113.250", "belanja 790.113.250")],
        ),
        ("Total pagu sebesar Rp 812.450.000.", []),
        ("Realisasi anggaran sebesar Rp 455.300.000.", [("belanja 455.300.000", "pagu 455.300.000")]),
        ("Realisasi anggaran sebesar Rp 401.224.700.", []),
        ("Pagu semula sebesar Rp 300.000.000.", []),
    ],
)
def test_what_was_spent_is_no_budget(sentence: str, found: list[tuple[str, str]]) -> None:
    assert [(printed, right) for _, printed, right in called(FOREST + sentence)] == found


def test_a_figure_that_is_both_is_called_by_either_name() -> None:
    same = HARBOUR.replace("80,00% | 71,44% | 89,30%", "100,00% | 71,44% | 71,44%")
    assert called(same + "Capaian ketepatan kapal sebesar 71,44%.") == []


YEARS = """
Tabel 1 {title}

No | Indikator | {first} | {second}
1 | Nilai kepuasan pengguna dermaga | 3,46 | 3,66
2 | Nilai keteduhan taman di kota | 71,20 | 68,40

"""


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Nilai ini mengalami peningkatan sebesar 3,66 dibandingkan tahun 2030 sebesar 3,46.", "0,20"),
        ("Keteduhan mengalami penurunan sebesar 68,40 dari tahun 2030 dengan nilai 71,20.", "2,80"),
        ("Nilai ini mengalami peningkatan sebesar 0,20 dibandingkan tahun 2030 sebesar 3,46.", ""),
        ("Nilai ini meningkat menjadi 3,66 dibandingkan tahun 2030 sebesar 3,46.", ""),
    ],
)
def test_the_level_of_a_year_is_no_change(sentence: str, found: str) -> None:
    years = YEARS.format(title="Perkembangan", first="2030", second="2031")
    changes = [right for _, _, right in told(years + sentence, AuditRule.DIFFERENCE)]
    assert changes == ([found] if found else [])
    plans = YEARS.format(title="Kinerja", first="Target", second="Realisasi")
    assert told(plans + sentence, AuditRule.DIFFERENCE) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Ketepatan kapal mencatat realisasi sebesar 89,30%, yakni 71,44% dibanding target 80,00%.",
            [("realisasi 89,30", "capaian 89,30")],
        ),
        ("Dengan angka 92,16%, realisasinya adalah 102,40%.", [("realisasi 102,40", "capaian 102,40")]),
        ("Ketepatan kapal mencatat capaian sebesar 89,30%, yakni 71,44% dari target 80,00%.", []),
        ("Ketepatan kapal mencatat realisasi sebesar 89,30%.", []),
        ("Realisasi anggaran sebesar 89,30% dengan realisasi kapal 71,44%.", []),
    ],
)
def test_an_achievement_is_no_actual_where_both_are_told(sentence: str, found: list[tuple[str, str]]) -> None:
    assert [(printed, right) for _, printed, right in called(HARBOUR + sentence)] == found
