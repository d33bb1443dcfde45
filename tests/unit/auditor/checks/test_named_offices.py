"""Names of other districts, hospitals and clinics where a report speaks of its own office."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

REPORT = """PEMERINTAH KABUPATEN SINAR JAYA
{}

LAPORAN KINERJA
TAHUN 2031

BAB I PENDAHULUAN

{}
"""
DISTRICT, HOSPITAL = "KECAMATAN MUARA PUTIH", "RUMAH SAKIT UMUM DAERAH BUNDA SETIA"


def copies(sentence: str, cover: str = DISTRICT) -> list[tuple[str, str]]:
    return [found[1:] for found in told(REPORT.format(cover, sentence), AuditRule.COPY)]


@pytest.mark.parametrize(
    ("cover", "kind", "own", "other"),
    [
        (DISTRICT, "Kecamatan", "Muara Putih", "Teluk Hulu Raya"),
        (DISTRICT, "Kecamatan", "Muara Putih", "Muara Hitam"),
        (HOSPITAL, "RSUD", "Bunda Setia", "Mitra Bahari"),
        (HOSPITAL, "RSUD", "Bunda Setia", "dr. Harun"),
        ("PUSKESMAS TANJUNG ALAM", "Puskesmas", "Tanjung Alam", "Karang Pagi"),
        ("KELURAHAN RAWA INDAH TAHUN 2031", "Kelurahan", "Rawa Indah", "Karang Sari"),
    ],
)
@pytest.mark.parametrize(
    "sentence",
    [
        "Demikian laporan kinerja {} ini disusun.",
        "Renstra {} Tahun 2029-2033 menetapkan dua tujuan.",
        "Perjanjian Kinerja {} Kabupaten Sinar Jaya memuat tiga sasaran.",
        "Tugas dan fungsi {} diatur dengan Peraturan Bupati.",
    ],
)
def test_the_name_of_another_office_was_left_in(
    cover: str, kind: str, own: str, other: str, sentence: str
) -> None:
    assert copies(sentence.format(f"{kind} {own}"), cover) == []
    assert copies(sentence.format(f"{kind} {other}"), cover) == [(f"{kind} {other}", f"{kind} {own}")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kecamatan Teluk Hulu berbatasan dengan Kecamatan Muara Putih.",
        "Renstra Kecamatan Teluk Hulu menjadi perbandingan.",
        "Laporan kinerja Kecamatan Teluk Hulu. Kegiatan di Kecamatan Teluk Hulu berjalan.",  # spoken of
        "Laporan kinerja Kecamatan Tahun 2031 disusun.",
        "Laporan kinerja Puskesmas Embun Pagi dibahas di kantor camat.",  # another kind
        "Laporan kinerja Kecamatan Muara Putih Kabupaten Sinar Jaya disusun.",
        "Renstra Kecamatan Muara disusun.",  # cut short
    ],
)
def test_other_offices_may_be_spoken_of(sentence: str) -> None:
    assert copies(sentence) == []


def test_an_office_without_such_a_name_has_none() -> None:
    text = "Kecamatan Muara Putih\n\nLaporan kinerja Kecamatan Teluk Hulu disusun."
    assert copies(text, "DINAS PERAHU") == []


@pytest.mark.parametrize(
    ("cover", "sentence"),
    [
        ("KECAMATAN TELUK HULU", "Bagan Struktur Organisasi Kecamatan Sesuai Perda Nomor 3."),
        ("KECAMATAN TELUK HULU", "Rencana Strategis Kecamatan Periode 2029-2033 memuat dua tujuan."),
        ("KECAMATAN TELUK HULU", "Tugas dan Fungsi Kecamatan Selaku Perangkat Daerah"),
        ("KECAMATAN TELUK HULU", "Indikator Kinerja Utama Kecamatan Sebagaimana Terlampir"),
        ("KECAMATAN TELUK HULU", "Demikian laporan kinerja Kecamatan Tlk. Hulu disusun."),
        ("KECAMATAN TELUK HULU", "Laporan Kinerja Kecamatan Telukhulu disusun."),
        ("RSUD SOEDARSO", "LAKIP RSUD dr. Soedarso disusun."),
        ("RSUD SOEDARSO", "LAKIP RSUD Prof. Dr. H. Sudarso disusun."),
        ("RSUD SOEDARSO", "Renstra RSUD Periode 2029-2033 memuat dua tujuan."),
        ("RUMAH SAKIT UMUM DAERAH SULTAN IMANUDDIN", "LAKIP RSUD Imanuddin disusun."),
        ("PUSKESMAS TELUK HULU", "LAKIP Puskesmas Kecamatan Teluk Hulu disusun."),
        ("PUSKESMAS TELUK HULU", "LAKIP Puskesmas Rawat Inap Teluk Hulu disusun."),
        ("KECAMATAN TELUK DALAM", "Laporan Kinerja Kecamatan Teluk Dalam disusun."),
        ("RUMAH SAKIT UMUM DAERAH KOTA LABUH", "LAKIP RSUD dr. Harun disusun."),
    ],
)
def test_one_office_is_called_in_several_ways(cover: str, sentence: str) -> None:
    assert copies(sentence, cover) == []


@pytest.mark.parametrize(
    ("cover", "sentence", "printed", "expected"),
    [
        ("KECAMATAN TELUK DALAM", "Renstra Kecamatan Muara Putih", "Muara Putih", "Teluk Dalam"),
        ("KECAMATAN KOTA AGUNG", "Renstra Kecamatan Muara Putih", "Muara Putih", "Kota Agung"),
        ("RSUD dr. SOEDARSO", "Laporan kinerja RSUD Mitra Bahari", "Mitra Bahari", "Dr. Soedarso"),
        ("RUMAH SAKIT UMUM DAERAH dr. SOEDARSO", "Lakip RSUD dr. Harun", "dr. Harun", "Dr. Soedarso"),
    ],
)
def test_covers_name_offices_in_several_ways(cover: str, sentence: str, printed: str, expected: str) -> None:
    kind = cover.split()[0].title() if cover.startswith("KEC") else "RSUD"
    assert (f"{kind} {printed}", f"{kind} {expected}") in copies(f"{sentence} disusun.", cover)
