"""Equal digits in another row, or of another quantity, tell neither year nor unit nor name of a figure."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.issue import Level

ROADS = """
LAPORAN KINERJA DINAS PEKERJAAN UMUM TAHUN 2031
BAB III AKUNTABILITAS KINERJA
Tabel 3.1 Kondisi Jalan menurut Kecamatan Tahun 2031 (km)

Kecamatan | Panjang | Baik | Rusak
Rawa | 80,00 | 41,80 | 38,20
Bukit | 60,00 | 33,00 | 27,00
Jumlah | 140,00 | 74,80 | 65,20

{}
"""
FORESTS = """
LAPORAN KINERJA DINAS KEHUTANAN TAHUN 2031
BAB III AKUNTABILITAS KINERJA
Tabel 3.7 Target dan Realisasi 2030 dan 2031

Indikator | Satuan | 2030 | | | 2031 | |
 | | Target | Realisasi | % | Target | Realisasi | %
Rehabilitasi hutan | ha | 1.000 | 900 | 90,00 | 1.200 | 1.260 | 105,00
Skor pola pangan | skor | 88,0 | 86,0 | 97,73 | 90,0 | 85,5 | 95,00

{}
"""
LOANS = """
LAPORAN KINERJA DINAS PERPUSTAKAAN TAHUN 2031
BAB III AKUNTABILITAS KINERJA
Tabel 3.2 Perkembangan Layanan

Uraian | Realisasi 2030 | Target 2031 | Realisasi 2031
Peminjaman koleksi | 72,50 | 78,00 | 76,25
Kunjungan anggota aktif | 68,40 | 72,50 | 72,50

{}
"""
BASELINE = """
LAPORAN KINERJA DINAS PENGAIRAN TAHUN 2031
BAB III AKUNTABILITAS KINERJA
Tabel 3.2 Capaian Indikator Kinerja Tahun 2031

Indikator Kinerja | Satuan | Kondisi awal | Target | Realisasi | Capaian (%)
Saluran irigasi baik | % | 41,80 | 48,64 | 45,02 | 92,56
Bendung berfungsi | % | 73,00 | 76,00 | 93,00 | 122,37

{}
"""
FISH = """
LAPORAN KINERJA DINAS PERIKANAN TAHUN 2031
BAB III AKUNTABILITAS KINERJA
Tabel 3.3 Capaian

Indikator | Satuan | Target | Realisasi | Capaian (%)
Produksi ikan | ton | 12.000 | 13.200 | 110,00
Nilai tukar nelayan | indeks | 105,00 | 110,25 | {}

{}
"""


def faults(text: str) -> list[tuple[str, str, str]]:
    """Return rule, figure and remedy of what is told above notes."""
    findings = [found for found in audited(text).findings if found.level is not Level.NOTE]
    return [(found.rule.value, found.printed, found.computed) for found in findings]


@pytest.mark.parametrize(
    ("report", "sentence"),
    [
        (
            ROADS,
            "Persentase jalan baik tahun 2030 sebesar 41,80%, sehingga tahun 2031 naik 11,63 poin persen.",
        ),
        (ROADS, "Jalan mantap di Rawa tahun 2030 sebesar 41,80%."),
        (FORESTS, "Capaian rehabilitasi hutan tahun 2030 sebesar 90,00%, tahun 2031 sebesar 105,00%."),
        (
            FORESTS,
            (
                "Capaian rehabilitasi hutan naik 15,00 poin dari 90,00% pada tahun 2030 menjadi 105,00% pada "
                "tahun 2031, sedangkan capaian skor pola pangan turun 2,73 poin."
            ),
        ),
        (
            LOANS,
            "Peminjaman koleksi tahun 2030 sebesar 72,50, kunjungan anggota aktif tahun 2031 mencapai 72,50.",
        ),
        (BASELINE, "Persentase saluran irigasi baik tahun 2030 sebesar 41,80%."),
        (BASELINE, "Bendung berfungsi tahun 2030 sebesar 73,00%."),
    ],
)
def test_a_right_year_or_name_is_left_alone(report: str, sentence: str) -> None:
    assert faults(report.format(sentence)) == []


@pytest.mark.parametrize(
    ("report", "sentence", "fault"),
    [
        (ROADS, "Jalan baik di Kecamatan Rawa pada tahun 2030 sepanjang 41,80 km.", ("year", "2030", "2031")),
        (
            LOANS,
            "Kunjungan anggota aktif tahun 2031 sebesar 68,40 dan terus dibina.",
            ("year", "2031", "2030"),
        ),
        (BASELINE, "Saluran irigasi baik tahun 2030 sebesar 45,02%.", ("year", "2030", "2031")),
    ],
)
def test_a_wrong_year_of_the_same_row_is_told(
    report: str, sentence: str, fault: tuple[str, str, str]
) -> None:
    assert fault in faults(report.format(sentence))


def test_an_achievement_is_no_index_that_has_its_digits() -> None:
    told = "Indikator nilai tukar nelayan ({}) melampaui target."
    assert faults(FISH.format("105,00", told.format("105,00%"))) == []


def test_an_index_with_a_percent_sign_is_told_beside_its_achievement() -> None:
    told = "Nilai tukar nelayan sebesar 110,25%. Angka 110,25 dihitung sendiri."
    assert ("unit", "110,25%", "110,25") in faults(FISH.format("105,00", told))
