"""What sentences say of the way of a row, from one year to the next."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

TRAFFIC = """
LAPORAN KINERJA DINAS PERHUBUNGAN KABUPATEN TANJUNG SERAYU TAHUN 2024

BAB III AKUNTABILITAS KINERJA

Tabel 3.2 Perkembangan Realisasi Indikator Tahun 2021-2024

No | Indikator | 2021 | 2022 | 2023 | 2024
1 | Kendaraan wajib uji yang diuji (%) | 85,10 | 88,20 | 90,40 | 92,70
2 | Persentase rambu terpasang | 70,00 | 71,50 | 74,40 | 74,40
3 | Indeks kepuasan penumpang | 79,10 | 80,20 | 82,11 | 83,64
4 | Angkutan laik jalan | 68,00 | 67,10 | 66,50 | 66,00

{said}
"""
CLINIC = """
LAPORAN AKUNTABILITAS KINERJA RUMAH SAKIT WANASARI TAHUN 2022

3.1 Kunjungan

Tabel 3.3 Kunjungan Pasien

Poli | Kunjungan Tahun Lalu | Kunjungan Tahun Ini | Biaya Tahun Lalu (Rp) | Biaya Tahun Ini (Rp)
Anak | 3.600 | 4.250 | 91.400.000 | 90.200.000
Bedah | 2.450 | 2.450 | 83.100.000 | 84.700.000
Penyakit dalam | 5.700 | 6.480 | 99.300.000 | 98.250.000
Gigi dan mulut | 1.500 | 1.390 | 41.000.000 | 40.100.000

3.2 Lain-lain

{said}
"""


@pytest.mark.parametrize(
    ("report", "said", "printed", "computed"),
    [
        (TRAFFIC, "Persentase rambu terpasang naik dibandingkan tahun 2023.", "naik", "tetap"),
        (TRAFFIC, "Angkutan laik jalan stagnan dari tahun sebelumnya.", "stagnan", "turun"),
        (TRAFFIC, "Indeks kepuasan penumpang tidak berubah dibanding tahun lalu.", "tidak berubah", "naik"),
        (TRAFFIC, "Kendaraan wajib uji yang diuji menurun dibandingkan tahun 2022.", "menurun", "meningkat"),
        (TRAFFIC, "Angkutan laik jalan mengalami kenaikan.", "kenaikan", "penurunan"),
        (TRAFFIC, "Dibandingkan tahun 2023, angkutan laik jalan meningkat.", "meningkat", "menurun"),
        (
            TRAFFIC,
            "Pada tahun 2023 indeks kepuasan penumpang turun dibandingkan tahun 2022.",
            "turun",
            "naik",
        ),
        (
            CLINIC,
            "Kunjungan poli penyakit dalam tidak mengalami perubahan dibandingkan tahun 2021.",
            "tidak mengalami perubahan",
            "naik",
        ),
        (
            CLINIC,
            "Kunjungan poli gigi dan mulut bertambah dari tahun sebelumnya.",
            "bertambah",
            "berkurang",
        ),
        (TRAFFIC, "Angkutan laik jalan stagnan dari tahun ke tahun.", "stagnan", "terus turun"),
        (
            TRAFFIC,
            "Kendaraan wajib uji yang diuji mengalami penurunan dari tahun ke tahun.",
            "penurunan",
            "kenaikan",
        ),
    ],
)
def test_a_wrong_way_is_told(report: str, said: str, printed: str, computed: str) -> None:
    found = told(report.format(said=said), AuditRule.TREND)
    assert [(one, other) for _, one, other in found] == [(printed, computed)]


@pytest.mark.parametrize(
    ("report", "said"),
    [
        (TRAFFIC, "Persentase rambu terpasang stagnan pada angka 74,40% dibandingkan tahun 2023."),
        (TRAFFIC, "Persentase rambu terpasang naik dibandingkan tahun 2022."),
        (TRAFFIC, "Angkutan laik jalan menurun dari tahun sebelumnya."),
        (TRAFFIC, "Persentase rambu terpasang naik."),  # since the first year it did
        (TRAFFIC, "Angkutan laik jalan stagnan dibandingkan tahun 2020."),  # not in the table
        (CLINIC, "Biaya poli anak turun dibandingkan tahun 2021, sedangkan kunjungannya naik."),
        (CLINIC, "Poli bedah tetap dibandingkan tahun 2021."),
    ],
)
def test_a_right_way_is_no_finding(report: str, said: str) -> None:
    assert audited(report.format(said=said)).findings == ()


@pytest.mark.parametrize(
    "said",
    [
        "Target angkutan laik jalan naik dibandingkan tahun 2023.",
        "Angkutan laik jalan diharapkan meningkat dari tahun sebelumnya.",
        "Pengaduan angkutan laik jalan bertambah dibandingkan tahun 2023.",
        "Angkutan laik jalan di Provinsi naik dibandingkan tahun 2023.",
        "Angkutan laik jalan naik dibandingkan triwulan III tahun 2023.",
        "Indeks kepuasan penumpang relatif tetap dibandingkan tahun 2023.",
        "Indeks kepuasan penumpang tidak turun dibandingkan tahun 2023.",
        "Angkutan laik jalan tetap menjadi perhatian dibandingkan tahun 2023.",
        "Anggaran untuk angkutan laik jalan bertambah dibandingkan tahun 2023.",
        "Angkutan laik jalan naik 15 unit dibandingkan tahun 2023.",  # of something else
    ],
)
def test_what_is_said_of_something_else_is_held_against_nothing(said: str) -> None:
    assert told(TRAFFIC.format(said=said), AuditRule.TREND) == []


def test_a_measure_that_the_table_tells_apart_is_held_against_its_own_columns() -> None:
    wrong = CLINIC.format(said="Biaya poli anak naik dibandingkan tahun 2021.")
    assert [each[1:] for each in told(wrong, AuditRule.TREND)] == [("naik", "turun")]


def test_a_figure_out_of_line_is_told_at_its_own_place() -> None:
    text = TRAFFIC.format(said="Angkutan laik jalan menurun dari tahun sebelumnya.")
    spoiled = text.replace("66,50 | 66,00", "66,50 | 69,00")
    assert len(told(spoiled, AuditRule.TREND)) == 1
