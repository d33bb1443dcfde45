"""Heads of areas of the wrong kind."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

CITY = (
    "LAPORAN KINERJA DINAS PELABUHAN KOTA NARASI TAHUN 2031\n\n"
    "Dinas Pelabuhan Kota Narasi melayani kapal. Penduduk Kota Narasi hidup dari laut.\n\n"
    "Pelabuhan di Kota Narasi ada dua. Kapal di Kota Narasi terdaftar seluruhnya.\n\n"
)
REGENCY = CITY.replace("KOTA", "KABUPATEN").replace("Kota", "Kabupaten")


def copied(text: str) -> list[tuple[str, str]]:
    return [(printed, computed) for _, printed, computed in told(text, AuditRule.COPY)]


@pytest.mark.parametrize(
    ("area", "sentence", "expected"),
    [
        (CITY, "Dinas membantu Bupati melaksanakan urusan perhubungan.", [("Bupati", "Wali Kota")]),
        (
            CITY,
            "Kepala dinas bertanggung jawab kepada Bupati melalui sekretaris daerah.",
            [("Bupati", "Wali Kota")],
        ),
        (
            CITY,
            "Tugas dinas diatur dengan Peraturan Bupati Narasi Nomor 4 Tahun 2029.",
            [("Bupati", "Wali Kota")],
        ),
        (REGENCY, "Perjanjian ditetapkan oleh Wali Kota pada awal tahun.", [("Wali Kota", "Bupati")]),
        (REGENCY, "Dinas membantu Walikota di bidang pelayaran.", [("Walikota", "Bupati")]),
        (CITY, "Dinas membantu Wali Kota melaksanakan urusan perhubungan.", []),
        (REGENCY, "Dinas membantu Bupati melaksanakan urusan perhubungan.", []),
        (CITY, "Laporan disampaikan kepada Gubernur, Bupati dan Wali Kota.", []),
        (CITY, "Peraturan Bupati/Wali Kota menjadi dasar pembentukan dinas.", []),
        (CITY, "Kerja sama ditandatangani dengan Bupati Samudra.", []),
        (CITY, "Kunjungan Bupati disambut di dermaga.", []),
        (
            CITY,
            "Kepala dinas bertanggung jawab kepada Bupati Samudra melalui sekretaris daerah.",
            [("Bupati Samudra", "Wali Kota Narasi")],
        ),
        (
            CITY,
            "Perjanjian Kinerja dinas ditandatangani bersama Bupati Samudra.",
            [("Bupati Samudra", "Wali Kota Narasi")],
        ),
        (
            REGENCY,
            "Kepala dinas bertanggung jawab langsung kepada Walikota Samudra.",
            [("Walikota Samudra", "Bupati Narasi")],
        ),
        (
            CITY,
            "Di Kabupaten Samudra kepala dinas bertanggung jawab kepada Bupati Samudra.",
            [("Bupati Samudra", "Wali Kota Narasi")],
        ),
        (CITY, "Usulan disampaikan kepada Bupati Samudra.", []),
        (CITY, "Semula dinas membantu Bupati sebelum kota dibentuk.", []),
    ],
)
def test_an_office_answers_to_the_head_of_its_own_kind_of_area(
    area: str, sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert copied(area + sentence) == expected


def test_nothing_is_said_of_a_report_that_names_both_kinds() -> None:
    both = CITY + REGENCY
    assert copied(both + "Dinas membantu Bupati melaksanakan urusan.") == []


def test_nothing_is_said_where_no_area_is_named_often() -> None:
    text = "LAPORAN KINERJA DINAS PELABUHAN KOTA NARASI TAHUN 2031\n\nDinas membantu Bupati."
    assert copied(text) == []


def test_the_name_of_an_area_may_have_two_words() -> None:
    city = CITY.replace("Narasi", "Narasi Baru").replace("NARASI", "NARASI BARU")
    sentence = "Kepala dinas bertanggung jawab kepada Bupati Samudra."
    assert copied(city + sentence) == [("Bupati Samudra", "Wali Kota Narasi Baru")]
