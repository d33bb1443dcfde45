"""The month of a highest or lowest figure, and the year of a figure of a series."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited
from tests.unit.auditor.reports_of_fields import told, twins

from capaian.domain.issue import Level

MONTHS = [
    ("fishery", "bulan", "Puncak produksi terjadi pada bulan {} dengan 745 ton.", "Juni", "Juli"),
    ("fishery", "bulan", "Produksi terendah terjadi pada bulan {}.", "Desember", "Januari"),
    ("health", "kunjungan", "Kunjungan tertinggi terjadi pada bulan {}.", "Juli", "Agustus"),
    ("health", "kunjungan", "Puncak kunjungan rawat jalan jatuh pada bulan {}.", "Juli", "Desember"),
    (
        "health",
        "kunjungan",
        "Jumlah kunjungan paling sedikit pada bulan {}, yaitu 1.792 kunjungan.",
        "Februari",
        "Januari",
    ),
    ("health", "kunjungan", "Di Puskesmas Mekar kunjungan terbanyak pada bulan {}.", "Juli", "Desember"),
    ("staff", "usul", "Usul terbanyak masuk pada bulan {}.", "April", "Oktober"),
]


@pytest.mark.parametrize(("of", "section", "form", "right", "wrong"), MONTHS)
def test_a_month_is_the_highest_or_lowest_of_its_table(
    of: str, section: str, form: str, right: str, wrong: str
) -> None:
    sound, unsound = twins(form, right, wrong)
    assert told(of, section, sound) == []
    assert {rule for rule, _, _ in told(of, section, unsound)} <= {"claim", "label"}
    assert told(of, section, unsound)


@pytest.mark.parametrize(
    "sentence",
    [
        "Kunjungan tertinggi tahun lalu terjadi pada bulan Agustus.",
        "Kunjungan tertinggi tahun 2029 terjadi pada bulan Agustus.",
        "Kenaikan kunjungan tertinggi terjadi pada bulan Agustus.",
        "Rujukan tertinggi terjadi pada bulan Agustus.",
        "Kunjungan tertinggi di Puskesmas Cempaka Wangi terjadi pada bulan Agustus.",
        "Kunjungan lansia tertinggi terjadi pada bulan Agustus.",
        "Kunjungan tertinggi dengan 777 pasien baru terjadi pada bulan Agustus.",
    ],
)
def test_months_of_other_things_are_left_alone(sentence: str) -> None:
    assert told("health", "kunjungan", sentence) == []


SERIES = """
LAPORAN KINERJA DINAS SOSIAL KABUPATEN BUKIT AYU TAHUN 2025

Tabel 3.1 Perkembangan
Tahun | IKM | Kasus
2021 | 79,4 | 120
2022 | 81,2 | 131
2023 | 83,5 | 140
2024 | 84,1 | 122
2025 | 86,0 | 118

{}
"""


def years(sentence: str) -> list[tuple[str, str, str]]:
    found = audited(SERIES.format(sentence)).findings
    return [(each.rule.value, each.printed, each.computed) for each in found if each.level is not Level.NOTE]


@pytest.mark.parametrize(
    "form",
    [
        "Indeks Kepuasan Masyarakat tahun {} sebesar 81,2.",
        "Nilai IKM pada tahun {} adalah 81,2.",
        "Tahun {} nilai IKM tercatat 81,2.",
    ],
)
def test_a_figure_of_a_series_is_of_its_own_year(form: str) -> None:
    assert years(form.format("2022")) == []
    assert years(form.format("2021")) == [("year", "2021", "2022")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Target IKM tahun 2023 sebesar 81,2.",
        "IKM provinsi tahun 2023 sebesar 81,2.",
        "Indeks Reformasi Birokrasi tahun 2023 sebesar 81,2.",
        "IKM triwulan II tahun 2023 sebesar 81,2.",
        "Nilai IKM tahun 2019 adalah 81,2.",
        "Nilai IKM tahun 2023 adalah 81,9.",
    ],
)
def test_figures_of_other_series_are_left_alone(sentence: str) -> None:
    assert [found for found in years(sentence) if found[0] == "year"] == []


def test_a_row_is_named_by_its_initials() -> None:
    sound, unsound = twins("Nilai IKM pada tahun {} adalah 81,20.", "2022", "2023")
    assert told("fishery", "perkembangan", sound) == []
    assert told("fishery", "perkembangan", unsound) == [("year", "2023", "2022")]
