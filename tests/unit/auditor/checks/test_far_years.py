"""A year that one digit sets far from that of the report, behind its word and where it stands alone."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

HARBOUR = """
LAPORAN KINERJA TAHUN 2031
DINAS PERHUBUNGAN

Renstra tahun 2029-2034 menjadi dasar target tahun 2031 dan target tahun 2032.
Pada tahun 2030 dermaga diperbaiki; pada tahun 2031 isian kapal naik dari tahun 2030.
{}
"""
YEARS = """
LAPORAN KINERJA TAHUN 2018
DINAS PERIKANAN

Perkembangan 2015 sampai 2018 dimuat di bawah: 2015, 2016, 2017, dan 2018.
Realisasi 2015, realisasi 2016, realisasi 2017, serta realisasi 2018 naik.
Target 2015, target 2016, target 2017, target 2018, dan target 2019 tercapai.
Capaian 2015, capaian 2016, capaian 2017, dan capaian 2018 stabil.
Tahun 2015, tahun 2016, tahun 2017, dan tahun 2018 sama, dari 2015\u20132018 dan 2016\u20132019.
Survei 2015, survei 2016, survei 2017, dan survei 2018 dimuat dalam lampiran.
{}
"""


def years(report: str, sentence: str) -> list[tuple[str, str]]:
    return [(printed, computed) for _, printed, computed in told(report.format(sentence), AuditRule.YEAR)]


@pytest.mark.parametrize(
    ("sentence", "printed", "expected"),
    [
        ("Pada tahun 2431 dibuka dua loket.", "2431", "2031"),
        ("Tahun 8031 adalah tahun ketiga.", "8031", "2031"),
        ("Biaya tahun 1030 lebih kecil.", "1030", "2030"),
        ("Loket tahun 2081 dibuka.", "2081", "2031"),
    ],
)
def test_a_far_year_behind_its_word(sentence: str, printed: str, expected: str) -> None:
    assert years(HARBOUR, sentence) == [(printed, expected)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Pada tahun 2031 dibuka dua loket.",
        "Rencana jangka panjang sampai tahun 2045 disusun.",
        "Emisi bersih nol dicapai tahun 2431 menurut skenario.",
        "Loket dibuka pada tahun 9999.",
        "Menurut naskah tahun 1899 pelabuhan sudah ada.",
        "Muatan 2431 ton dan capaian 8031 orang.",
        "Surat nomor 2431 dan kode 8031.",
    ],
)
def test_no_word_on_years_that_may_be_meant_or_are_none(sentence: str) -> None:
    assert years(HARBOUR, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "printed", "expected"),
    [
        ("Realisasi 2818.", "2818", "2018"),
        ("Nelayan menurut kecamatan, 7018", "7018", "2018"),
        ("Target Renstra 2015\u20132918.", "2918", "2018"),
        ("Kapal | 2016 | 2617 | 2018\nBesar | 4 | 5 | 6", "2617", "2017"),
    ],
)
def test_a_far_year_where_all_such_numbers_are_years(sentence: str, printed: str, expected: str) -> None:
    assert (printed, expected) in years(YEARS, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Realisasi 2818 ekor benih.",
        "Tangkapan 2.818 dan bibit 7018,5 dicatat.",
        "Surat nomor 7018, kode 2818, pos 7018.",
        "Kode 5.02.2818 dan 7018-A.",
    ],
)
def test_counted_things_and_codes_are_no_years(sentence: str) -> None:
    assert years(YEARS, sentence) == []


def test_amounts_without_points_are_no_years() -> None:
    amounts = "Kapal 2818, jaring 3018, benih 7018, dan pakan 9018."
    assert years(YEARS, amounts) == []


def test_no_word_where_the_report_tells_no_year_of_its_own() -> None:
    assert years("Dinas Perikanan\n{}\n", "Pada tahun 2431 dibuka dua loket.") == []
