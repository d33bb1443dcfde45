"""True sentences of several fields: figures of other years, means of groups of rows, gaps without a base."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

GOALS = """LAPORAN KINERJA DINAS KOPERASI TAHUN 2024

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Capaian Kinerja Tahun 2024

No | Sasaran | Indikator | Target | Realisasi | Capaian (%)
1 | Koperasi tumbuh | Koperasi aktif | 400 | 412 | 103,00
2 | | Volume usaha koperasi (miliar) | 120,00 | 114,60 | 95,50
3 | Usaha mikro naik kelas | Usaha mikro bersertifikat | 250 | 262 | 104,80
4 | | Omzet usaha mikro (juta) | 84,00 | 86,52 | 103,00
5 | Pelayanan baik | Nilai SKM | 86,00 | 88,56 | 102,98

{}
"""
ROADS = """LAPORAN KINERJA DINAS PEKERJAAN UMUM TAHUN 2024

BAB III AKUNTABILITAS KINERJA

{}

Tabel 3.4 Kondisi Jalan Tahun 2024

No | Kecamatan | Panjang (km) | Mantap (km) | Persentase (%)
1 | Utara | 120,40 | 98,20 | 81,56
2 | Selatan | 88,10 | 74,30 | 84,34
3 | Tengah | 64,50 | 60,10 | 93,18
 | Jumlah | 273,00 | 232,60 | 85,20

"""
MONEY = """LAPORAN KINERJA DINAS PERTANIAN TAHUN 2024

BAB III AKUNTABILITAS KINERJA

Tabel 3.9 Realisasi Anggaran Tahun 2024

No | Program | Anggaran (Rp) | Realisasi (Rp) | Serapan (%)
1 | Program Penyuluhan Pertanian | 1.250.400.000 | 1.180.310.500 | 94,39
2 | Program Prasarana Pertanian | 3.410.700.000 | 3.302.115.250 | 96,82
3 | Program Penunjang Urusan | 5.120.900.000 | 4.998.760.400 | 97,61
 | Jumlah | 9.782.000.000 | 9.481.186.150 | 96,92

{}
"""
HEALTH = """LAPORAN KINERJA DINAS KESEHATAN TAHUN 2024

BAB III AKUNTABILITAS KINERJA

Tabel 3.2 Perbandingan Realisasi

No | Indikator | Target 2024 | Realisasi 2023 | Realisasi 2024 | Nasional
1 | Cakupan imunisasi dasar | 92,00 | 89,15 | 91,47 | 87,90
2 | Cakupan kunjungan ibu hamil | 95,00 | 93,02 | 94,88 | 90,25
3 | Angka kesembuhan tuberkulosis | 88,00 | 84,76 | 86,31 | 85,10
4 | Cakupan posyandu aktif | 80,00 | 78,44 | 82,06 | 75,60

{}
"""
TRUE = {
    GOALS: (
        "Rata-rata capaian sasaran pertama 99,25%, sasaran kedua 103,90%, dan sasaran ketiga 102,98%.",
        "Selisih rata-rata capaian antara sasaran tertinggi dan terendah sebesar 4,65 poin.",
        (
            "Sasaran kedua mencatat rata-rata capaian tertinggi, yaitu 103,90%, dan sasaran pertama terendah,"
            " yaitu 99,25%."
        ),
        (
            "Sasaran Usaha mikro naik kelas memiliki rata-rata capaian 103,90%, lebih tinggi 4,65 poin"
            " daripada sasaran Koperasi tumbuh (99,25%)."
        ),
        "Kelompok indikator koperasi rata-rata mencapai 99,25%, kelompok usaha mikro 103,90%.",
        "Pada tahun 2023 koperasi aktif berjumlah 388 unit dari target 390 unit (99,49%).",
        "Pada tahun 2022 nilai SKM sebesar 84,61, dan pada tahun 2023 sebesar 86,92.",
        "Nilai SKM 88,56, lebih tinggi 1,64 poin.",
        "Rata-rata capaian triwulan II 48,75%, triwulan III 76,90%, dan triwulan IV 101,86%.",
    ),
    ROADS: (
        "Pada tahun 2023 sepanjang 221,90 km dari 273,00 km jalan (81,28%) dalam kondisi mantap.",
        "Pada tahun 2022 jalan mantap 210,40 km dan pada tahun 2021 sepanjang 201,75 km.",
        "Tahun 2023 persentase jalan mantap Kecamatan Utara 78,40%, Selatan 80,70%, dan Tengah 90,08%.",
        "Pada tahun 2023 pemeliharaan jalan kabupaten dikerjakan di 14 ruas dengan biaya Rp6.214.000.000.",
    ),
    MONEY: (
        (
            "Pada tahun 2023 anggaran sebesar Rp9.115.300.000 terealisasi Rp8.742.905.600 (95,91%), sehingga"
            " sisa anggaran Rp372.394.400."
        ),
        "Tahun Anggaran 2022 dinas mengelola Rp8.640.200.000 dan membelanjakan Rp8.120.447.300.",
        (
            "Anggaran tahun 2023 terdiri atas belanja pegawai Rp4.300.250.000 dan belanja barang"
            " Rp4.815.050.000."
        ),
        "Rata-rata serapan program teknis 95,61%, sedangkan program penunjang 97,61%.",
    ),
    HEALTH: (
        "Cakupan imunisasi dasar 91,47%, lebih tinggi 3,57 poin.",
        "Angka kesembuhan tuberkulosis 86,31%, lebih tinggi 1,12 poin.",
        (
            "Rata-rata realisasi kelompok pelayanan ibu dan anak 93,18%, dan kelompok pengendalian penyakit"
            " 86,31%."
        ),
        "Pada tahun 2022 cakupan posyandu aktif 76,20% dan cakupan imunisasi dasar 88,03%.",
        "Selisih rata-rata realisasi dan rata-rata nasional sebesar 3,97 poin.",
        (
            "Cakupan kunjungan ibu hamil berada 4,63 poin di atas angka nasional, dan cakupan posyandu aktif"
            " lebih tinggi 6,46 poin."
        ),
        "Rata-rata dua indikator pertama 93,18%, dua indikator terakhir 84,19%.",
    ),
}


@pytest.mark.parametrize(("report", "sentence"), [(r, s) for r, told in TRUE.items() for s in told])
def test_nothing_is_said_of_true_sentences(report: str, sentence: str) -> None:
    assert [(found.printed, found.computed) for found in audited(report.format(sentence)).findings] == []


@pytest.mark.parametrize(
    ("report", "sentence", "right"),
    [
        (GOALS, "Rata-rata capaian sasaran pertama 92,95%.", "99,25"),
        (MONEY, "Program Prasarana Pertanian terserap 98,62%.", "96,82"),
        (HEALTH, "Cakupan imunisasi dasar tahun 2024 sebesar 94,17%.", "91,47"),
    ],
)
def test_the_same_tables_find_false_ones(report: str, sentence: str, right: str) -> None:
    assert right in [found.computed for found in audited(report.format(sentence)).findings]
