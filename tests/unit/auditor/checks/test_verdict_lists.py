"""Verdicts on targets with several names: before them, behind `yaitu`, by codes, by names beside a table."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

ROADS = """
LAPORAN KINERJA DINAS PEKERJAAN UMUM TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Capaian IKU Tahun 2031

Kode | Indikator | Target | Realisasi | Capaian
IKU 1 | Persentase jalan mantap | 75,00% | 73,50% | 98,00%
IKU 2 | Persentase irigasi baik | 80,00% | 80,86% | 101,08%
IKU 3 | Persentase akses air minum | 90,00% | 87,66% | 97,40%
IKU 4 | Persentase akses sanitasi | 84,00% | 84,55% | 100,65%

"""
FORESTS = """
LAPORAN KINERJA DINAS KEHUTANAN TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Rehabilitasi Hutan menurut Kecamatan (ha)

Kecamatan | Target | Realisasi | Capaian (%)
Melati | 310 | 288 | 92,90
Dahlia | 280 | 296 | 105,71
Seruni | 520 | 571 | 109,81
Seruni Hulu | 390 | 342 | 87,69
Kenanga | 460 | 548 | 119,13

"""


def claims(text: str) -> list[tuple[str, str]]:
    return [(was, right) for _, was, right in told(text, AuditRule.CLAIM)]


@pytest.mark.parametrize(
    ("text", "right", "wrong", "expected"),
    [
        (ROADS + "Dua IKU melampaui target, yaitu {}.", "IKU 2 dan IKU 4", "IKU 2 dan IKU 3", "IKU 4"),
        (ROADS + "IKU yang belum mencapai target adalah {}.", "IKU 1 dan IKU 3", "IKU 1 dan IKU 2", "IKU 3"),
        (
            ROADS + "Indikator yang belum mencapai target tahun 2031 adalah Persentase jalan mantap dan {}.",
            "Persentase akses air minum (97,40%)",
            "Persentase irigasi baik (101,08%)",
            "Persentase akses air minum",
        ),
        (
            ROADS + "Dari empat indikator, dua mencapai target, yakni Persentase irigasi baik dan {}.",
            "Persentase akses sanitasi",
            "Persentase jalan mantap",
            "Persentase akses sanitasi",
        ),
        # told before the verdict, nothing says how many they are: the row alone is wrong
        (
            ROADS + "Persentase irigasi baik dan {} telah melampaui target.",
            "Persentase akses sanitasi",
            "Persentase akses air minum",
            "Persentase akses air minum belum tercapai",
        ),
        (
            FORESTS + "Tiga kecamatan melampaui target, sedangkan Melati dan {} belum.",
            "Seruni Hulu",
            "Kenanga",
            "Seruni Hulu",
        ),
        (
            FORESTS + "Kecamatan Dahlia dan Kecamatan {} telah mencapai target.",
            "Seruni",
            "Seruni Hulu",
            "Seruni Hulu belum tercapai",
        ),
    ],
)
def test_each_row_that_is_named_has_its_verdict(text: str, right: str, wrong: str, expected: str) -> None:
    assert claims(text.format(right)) == []
    assert [computed for _, computed in claims(text.format(wrong))] == [expected]


def test_only_what_stands_in_the_wrong_place_is_printed() -> None:
    assert claims(ROADS + "Dua IKU melampaui target, yaitu IKU 2 dan IKU 3.") == [("IKU 3", "IKU 4")]


def test_a_list_that_is_no_exchange_tells_each_row() -> None:
    text = ROADS + "IKU yang melampaui target adalah IKU 1, IKU 2, dan IKU 4."
    assert claims(text) == [("IKU 1", "IKU 1 belum tercapai")]


def test_a_list_is_told_once() -> None:
    text = ROADS + "Dua indikator belum mencapai target, yaitu Persentase jalan mantap dan {}."
    assert claims(text.format("Persentase akses air minum")) == []
    wrong = text.format("Persentase akses sanitasi")
    assert claims(wrong) == [("Persentase akses sanitasi", "Persentase akses air minum")]


@pytest.mark.parametrize(
    "sentence",
    [
        "IKU yang belum mencapai target nasional adalah IKU 2.",
        "IKU yang belum mencapai target pada triwulan II adalah IKU 2.",
        "IKU yang belum mencapai target tahun 2030 adalah IKU 2.",
        "IKU yang belum mencapai target antara lain IKU 2.",
        "IKU yang belum mencapai target, kecuali IKU 2, adalah IKU 1.",
        "Penyebab IKU 2 belum mencapai target adalah cuaca.",
        "Persentase irigasi baik dan Persentase akses sanitasi di desa belum mencapai target.",
        "Persentase irigasi baik belum mencapai target Renstra.",
        "Indikator yang belum mencapai target adalah Persentase irigasi baik milik provinsi.",
        "Indikator yang belum mencapai target adalah Persentase irigasi baik kewenangan desa.",
        "Capaian IKU 2 tidak lepas dari kerja sama, sedangkan kerja sama itu belum.",
    ],
)
def test_words_that_narrow_or_widen_a_verdict_keep_it_silent(sentence: str) -> None:
    assert claims(ROADS + sentence) == []


def test_short_names_are_known_beside_their_table_alone() -> None:
    far = FORESTS + "BAB IV PENUTUP\n\n" + "Kata.\n\n" * 20
    sentence = "Dahlia dan Seruni belum mencapai target."
    assert claims(FORESTS + sentence) != []
    assert claims(far + sentence) == []


def test_an_achievement_that_does_not_hold_decides_nothing() -> None:
    text = ROADS.replace("73,50% | 98,00%", "73,50% | 108,00%") + "IKU yang melampaui target adalah IKU 1."
    assert claims(text) == []
