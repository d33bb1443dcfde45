"""Rows that sentences call nearest to their targets, or farthest from them."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

TRAFFIC = """
LAPORAN KINERJA DINAS PERHUBUNGAN KABUPATEN TANJUNG SERAYU TAHUN 2024

Tabel 3.1 Capaian Indikator Kinerja Tahun 2024

No | Indikator Kinerja | Satuan | Target | Realisasi | %
1 | Kendaraan wajib uji yang diuji | % | 90,00 | 92,70 | 103,00
2 | Persentase rambu terpasang | % | 80,00 | 74,40 | 93,00
3 | Indeks kepuasan penumpang | Indeks | 82,00 | 83,64 | 102,00
4 | Persentase angkutan laik jalan | % | 75,00 | 66,00 | 88,00
5 | Persentase halte berfungsi | % | 70,00 | 71,40 | 102,00

{said}
"""
FISHERY = """
LAPORAN KINERJA DINAS PERIKANAN KABUPATEN SRIWANGI TAHUN 2023

Tabel 4. Pengukuran Kinerja Tahun 2023

Indikator | Target | Realisasi | Capaian (%)
Produksi perikanan tangkap (ton) | 5.300,0 | 5.337,6 | 100,71
Nilai tukar nelayan | 104,00 | 105,30 | 101,25
Persentase kelompok nelayan aktif | 60,00 | 47,40 | 79,00
Angka konsumsi ikan (kg/kapita) | 45,00 | 43,65 | 97,00
Persentase kapal patuh | 80,00 | 61,60 | 77,00

Tabel 5. Realisasi Tahun 2023 dan Tahun Sebelumnya

Indikator | Tahun Sebelumnya | Tahun 2023 | Perubahan
Produksi perikanan tangkap (ton) | 5.175,3 | 5.337,6 | 162,3
Nilai tukar nelayan | 104,10 | 105,30 | 1,20
Persentase kelompok nelayan aktif | 47,40 | 47,40 | 0,00
Angka konsumsi ikan (kg/kapita) | 42,70 | 43,65 | 0,95
Persentase kapal patuh | 60,20 | 61,60 | 1,40

{said}
"""


@pytest.mark.parametrize(
    ("report", "said"),
    [
        (TRAFFIC, "Indikator yang paling jauh dari target adalah Persentase angkutan laik jalan."),
        (TRAFFIC, "Indikator yang paling mendekati target adalah Persentase halte berfungsi."),
        (
            TRAFFIC,
            "Indikator yang paling mendekati target adalah Persentase rambu terpasang.",
        ),  # of those below
        (TRAFFIC, "Persentase angkutan laik jalan memiliki deviasi terbesar terhadap target."),
        (FISHERY, "Selisih terkecil antara target dan realisasi terdapat pada Nilai tukar nelayan."),
        (FISHERY, "Selisih antara target dan realisasi terbesar terdapat pada Persentase kapal patuh."),
        (FISHERY, "Perubahan terbesar terdapat pada Produksi perikanan tangkap."),
    ],
)
def test_what_one_way_bears_out_is_no_finding(report: str, said: str) -> None:
    assert audited(report.format(said=said)).findings == ()


@pytest.mark.parametrize(
    ("report", "said", "right"),
    [
        (
            TRAFFIC,
            "Indikator yang paling jauh dari target adalah Persentase rambu terpasang.",
            "Persentase angkutan laik jalan",
        ),
        (
            TRAFFIC,
            "Indikator yang paling mendekati target adalah Kendaraan wajib uji yang diuji.",
            "Persentase rambu terpasang atau Indeks kepuasan penumpang atau Persentase halte berfungsi",
        ),
        (
            TRAFFIC,
            "Indeks kepuasan penumpang memiliki deviasi terbesar terhadap target.",
            "Persentase angkutan laik jalan",
        ),
        (
            FISHERY,
            "Deviasi terbesar dari target terjadi pada Angka konsumsi ikan.",
            "Produksi perikanan tangkap (ton) atau Persentase kapal patuh",
        ),
        (
            FISHERY,
            "Selisih terkecil antara target dan realisasi terdapat pada Persentase kelompok nelayan aktif.",
            "Produksi perikanan tangkap (ton) atau Nilai tukar nelayan",
        ),
    ],
)
def test_what_no_way_bears_out_is_told(report: str, said: str, right: str) -> None:
    assert [each[2] for each in told(report.format(said=said), AuditRule.CLAIM)] == [right]


@pytest.mark.parametrize(
    "said",
    [
        "Yang paling jauh dari target Renstra adalah Persentase rambu terpasang.",
        "Pada triwulan II yang paling jauh dari target adalah Persentase rambu terpasang.",
        "Pada tahun 2023 yang paling jauh dari target adalah Persentase rambu terpasang.",
        "Yang paling jauh melampaui target adalah Indeks kepuasan penumpang.",
        "Salah satu yang paling jauh dari target adalah Persentase rambu terpasang.",
        "Yang paling jauh dari target adalah Persentase rambu terpasang dan Indeks kepuasan penumpang.",
    ],
)
def test_other_targets_and_several_rows_are_not_judged(said: str) -> None:
    assert told(TRAFFIC.format(said=said), AuditRule.CLAIM) == []
