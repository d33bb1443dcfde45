"""Quantities that summaries quote of health in English style, and conclusions of a river board."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

HEALTH = """
DINAS KESEHATAN KOTA BUKIT DAMAR
LAPORAN KINERJA TAHUN 2031

RINGKASAN EKSEKUTIF

{}

BAB II PERENCANAAN KINERJA

Tabel 2.1 Perjanjian Kinerja Tahun 2031

No | Indikator Kinerja Utama | Satuan | Target
1 | Angka Kematian Bayi | per 1.000 KH | 9.50
2 | Persentase balita stunting | % | 14.00
3 | Cakupan Jaminan Kesehatan Semesta (UHC) | % | 98.00
4 | Indeks Keluarga Sehat | Indeks | 0.450

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Capaian Kinerja Tahun 2031

No | Indikator Kinerja Utama | Satuan | Target | Realisasi | Capaian (%)
1 | Angka Kematian Bayi | per 1.000 KH | 9.50 | 8.72 | 108.21
2 | Persentase balita stunting | % | 14.00 | 12.86 | 108.14
3 | Cakupan Jaminan Kesehatan Semesta (UHC) | % | 98.00 | 96.33 | 98.30
4 | Indeks Keluarga Sehat | Indeks | 0.450 | 0.487 | 108.22

Tabel 3.2 Perkembangan Indikator Kinerja Utama Tahun 2029-2031

Indikator | 2029 | 2030 | 2031
Angka Kematian Bayi | 10.41 | 9.36 | 8.72
Persentase balita stunting | 17.25 | 14.90 | 12.86
Cakupan Jaminan Kesehatan Semesta (UHC) | 91.07 | 94.52 | 96.33
Indeks Keluarga Sehat | 0.391 | 0.428 | 0.487

Tabel 3.3 Kunjungan Posyandu per Kecamatan Tahun 2031

No | Kecamatan | Jumlah Balita | Balita Ditimbang | % Ditimbang
1 | Damar Utara | 4,210 | 3,684 | 87.51
2 | Damar Selatan | 3,958 | 3,502 | 88.48
3 | Bukit Tengah | 5,126 | 4,730 | 92.27
 | Jumlah | 13,294 | 11,916 | 89.63

Tabel 3.4 Pembiayaan Kesehatan Tahun 2029-2031 (Ribu Rupiah)

Uraian | 2029 | 2030 | 2031
Belanja obat dan vaksin | 18,420,500 | 20,115,750 | 22,964,300
Belanja alat kesehatan | 9,870,250 | 7,436,900 | 8,215,600
"""
RIVERS = """
BALAI PENGELOLAAN SUNGAI KABUPATEN TIRTA LESTARI
LAPORAN AKUNTABILITAS KINERJA TAHUN 2036

BAB I PENDAHULUAN

1.1 Gambaran Umum

Balai mengelola sungai dan irigasi.

BAB II PERENCANAAN KINERJA

Balai menyusun rencana kerja setiap tahun.

BAB III AKUNTABILITAS KINERJA

3.1 Capaian Kinerja

Tabel 3.1 Pengukuran Kinerja Tahun 2036

NO | INDIKATOR KINERJA | SATUAN | TARGET 2036 | REALISASI 2036 | CAPAIAN (%)
1 | Indeks Kualitas Air (IKA) | Indeks | 58,50 | 60,12 | 102,77
2 | Persentase tanggul sungai dalam kondisi mantap | Persen | 71,00 | 68,45 | 96,41
3 | Luas layanan irigasi | Hektare | 12.400 | 12.655 | 102,06
RATA-RATA | | | | | 100,41

3.2 Kinerja Lainnya

Tabel 3.2 Kerusakan Tanggul per Wilayah Tahun 2036

NO | WILAYAH SUNGAI | KERUSAKAN TANGGUL | DIPERBAIKI | % DIPERBAIKI
1 | Hulu Tirta | 26 | 21 | 80,77
2 | Tengah Tirta | 34 | 30 | 88,24
3 | Hilir Tirta | 48 | 35 | 72,92
JUMLAH | | 108 | 86 | 79,63

Tabel 3.3 Penerimaan Jasa Air Tahun 2034-2036 (dalam jutaan rupiah)

URAIAN | 2034 | 2035 | 2036
Jasa air baku | 4.318 | 4.875 | 5.264
Sewa alat berat | 1.206 | 1.344 | 1.187

BAB IV PENUTUP

Demikian laporan disusun. Kesimpulan yang dapat ditarik adalah sebagai berikut.

{}
"""


def crossed(report: str, sentence: str) -> list[tuple[str, str]]:
    found = audited(report.format(sentence)).findings
    return [(f.printed, f.computed) for f in found]


@pytest.mark.parametrize(
    ("sentence", "printed", "meant"),
    [
        ("Angka Kematian Bayi tahun 2031 sebesar 7.28 per 1.000 kelahiran hidup.", "7.28", "8.72"),
        ("Angka kematian bayi turun menjadi 8.72 dari 9.63 pada tahun 2030.", "9.63", "9.36"),
        ("UHC telah mencapai 93.36%.", "93.36", "96.33"),
        ("Cakupan UHC pada tahun 2030 baru mencapai 92.54%.", "92.54", "94.52"),
        ("Balita stunting tercatat 13.68%, lebih baik dari target 14.00%.", "13.68", "12.86"),
        ("Persentase balita stunting ditargetkan 15.50% pada tahun 2031.", "15.50", "14.00"),
        ("Indeks Keluarga Sehat sebesar 0.472 atau di atas target.", "0.472", "0.487"),
        ("Pada tahun 2029, Indeks Keluarga Sehat tercatat 0.319.", "0.319", "0.391"),
        ("Indeks Keluarga Sehat adalah 0.487, melampaui target 0.425.", "0.425", "0.450"),
        ("Belanja obat dan vaksin tahun 2031 sebesar Rp22.46 miliar.", "22.46", "22.96"),
        ("Belanja obat dan vaksin mencapai Rp29,264,300,000.", "29,264,300,000", "22,964,300,000"),
        ("Belanja alat kesehatan tahun 2030 mencapai Rp7,643 juta.", "7,643", "7,437"),
        ("Pada tahun 2031 terdapat 13,924 balita.", "13,924", "13,294"),
    ],
)
def test_a_summary_in_english_style(sentence: str, printed: str, meant: str) -> None:
    assert (printed, meant) in crossed(HEALTH, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Angka Kematian Bayi tahun 2031 sebesar 8.72 per 1.000 kelahiran hidup.",
        "Angka Kematian Bayi nasional sebesar 16.85 per 1.000 kelahiran hidup.",
        "Angka Kematian Bayi Provinsi Damar Raya sebesar 12.10.",
        "Angka Kematian Ibu sebesar 7.28.",
        "Angka Kematian Bayi semester I sebesar 4.11.",
        "UHC telah mencapai 96.33%, naik dari 94.52% pada tahun 2030.",
        "UHC di Kecamatan Damar Utara mencapai 93.10%.",
        "UHC per 30 Juni 2031 mencapai 95.02%.",
        "UHC segmen pekerja mandiri mencapai 71.40%.",
        "Balita stunting yang mendapat makanan tambahan mencapai 87.30%.",
        "Balita stunting di perdesaan tercatat 15.22%.",
        "Target balita stunting tahun 2034 sebesar 8.00%.",
        "Target UHC pada akhir RPJMD sebesar 99.90%.",
        "Indeks Keluarga Sehat hampir 0.500.",
        "Indeks Keluarga Sehat diperkirakan 0.510 pada tahun 2032.",
        "Indeks Keluarga Sehat berkisar antara 0.401 dan 0.552.",
        "Belanja obat dan vaksin tahun 2031 sebesar Rp22.96 miliar.",
        "Belanja obat dan vaksin tahun 2031 sebesar Rp23 miliar.",
        "Belanja obat dan vaksin tahun 2031 sebesar Rp22,964,300,000.",
        "Belanja obat dan vaksin tahun 2031 sebesar Rp22,964,300,450.",
        "Belanja obat dan vaksin puskesmas mencapai Rp14.20 miliar.",
        "Belanja obat mencapai Rp15.31 miliar.",
        "Belanja alat kesehatan dan belanja obat mencapai Rp31.18 miliar.",
        "Usulan belanja alat kesehatan sebesar Rp12.40 miliar.",
        "Pada tahun 2031 terdapat 3,110 balita gizi kurang.",
        "Pada tahun 2031 terdapat 4,210 balita di Damar Utara.",
    ],
)
def test_what_a_summary_in_english_style_says_of_other_things(sentence: str) -> None:
    assert crossed(HEALTH, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "printed", "meant"),
    [
        ("1. Indeks Kualitas Air terealisasi 62,10 dari target 58,50;", "62,10", "60,12"),
        ("a. IKA sebesar 60,12 dari target 55,80;", "55,80", "58,50"),
        ("Tanggul sungai dalam kondisi mantap mencapai 64,85%.", "64,85", "68,45"),
        ("Tanggul sungai mantap baru terealisasi 64,85% dari target 71,00%.", "64,85", "68,45"),
        ("Luas layanan irigasi tahun 2036 seluas 16.255 hektare.", "16.255", "12.655"),
        ("Layanan irigasi direalisasikan 15.265 hektare dari target 12.400 hektare.", "15.265", "12.655"),
        ("Secara keseluruhan, rata-rata capaian ketiga indikator adalah 102,14%.", "102,14", "100,41"),
        ("Rata-rata capaian kinerja balai mencapai 104,10% atau sangat baik.", "104,10", "100,41"),
        ("Selama tahun 2036 tercatat 181 kerusakan tanggul.", "181", "108"),
        ("Sepanjang tahun 2036 terjadi sebanyak 124 kerusakan tanggul.", "124", "108"),
        ("Penerimaan dari jasa air baku tahun 2036 sebesar Rp5,64 miliar.", "5,64", "5,26"),
        ("Jasa air baku mencapai Rp6.254 juta, tumbuh dari Rp4.875 juta pada tahun 2035.", "6.254", "5.264"),
        ("Sewa alat berat pada tahun 2035 sebesar Rp1.434.000.000.", "1.434.000.000", "1.344.000.000"),
    ],
)
def test_a_conclusion_far_below(sentence: str, printed: str, meant: str) -> None:
    assert (printed, meant) in crossed(RIVERS, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "1. Indeks Kualitas Air terealisasi 60,12 dari target 58,50;",
        "Indeks Kualitas Air Tanah sebesar 49,75.",
        "Indeks Kualitas Air di Hulu Tirta sebesar 66,30.",
        "Indeks Kualitas Air pada musim kemarau sebesar 52,40.",
        "Indeks Kualitas Air tahun 2037 ditargetkan 61,00.",
        "Tanggul sungai yang dibangun baru mencapai 12,45%.",
        "Tanggul sungai dalam kondisi rusak berat mencapai 11,30%.",
        "Luas layanan irigasi seluas 12.655 hektare.",
        "Luas layanan irigasi bertambah 255 hektare.",
        "Luas layanan irigasi yang direhabilitasi 6.310 hektare.",
        "Luas layanan irigasi desa 9.120 hektare.",
        "Rata-rata capaian dua indikator pertama adalah 99,59%.",
        "Rata-rata capaian kinerja bidang irigasi mencapai 102,06%.",
        "Rata-rata capaian kinerja selama lima tahun terakhir 98,15%.",
        "Selama tahun 2036 tercatat 108 kerusakan tanggul.",
        "Selama tahun 2036 tercatat 86 kerusakan tanggul yang diperbaiki.",
        "Selama tahun 2036 tercatat 52 kerusakan pintu air.",
        "Sampai dengan Agustus 2036 terjadi 74 kerusakan tanggul.",
        "Setiap bulan rata-rata terjadi 9 kerusakan tanggul.",
        "Selama lima tahun terjadi 287 kerusakan tanggul.",
        "Jasa air baku tahun 2036 sebesar Rp5,3 miliar.",
        "Jasa air baku tahun 2036 sebesar Rp5.264.118.000.",
        "Jasa air baku industri mencapai Rp3,10 miliar.",
        "Piutang jasa air baku sebesar Rp2,45 miliar.",
        "Jasa air baku dan sewa alat berat mencapai Rp6.451 juta.",
        "Sewa alat berat turun Rp157 juta dari tahun 2035.",
    ],
)
def test_what_a_conclusion_says_of_other_things(sentence: str) -> None:
    assert crossed(RIVERS, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "printed", "meant"),
    [
        ("Jasa air baku mencapai Rp5.264 juta dan tumbuh 9,79%.", "9,79", "7,98"),
        ("Jasa air baku meningkat 9,45% dibandingkan tahun 2035.", "9,45", "7,98"),
        ("Jasa air baku menurun sebesar 7,98% dari tahun 2035.", "menurun", "meningkat"),
        ("Sewa alat berat turun 16,11% dibandingkan dengan tahun 2035.", "16,11", "11,68"),
    ],
)
def test_a_conclusion_of_how_much_came_in(sentence: str, printed: str, meant: str) -> None:
    assert (printed, meant) in crossed(RIVERS, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Jasa air baku mencapai Rp5.264 juta dan tumbuh 7,98%.",
        "Jasa air baku tumbuh 21,91% dari tahun 2034.",
        "Sewa alat berat turun 11,68% dibandingkan dengan tahun 2035.",
        "Jasa air baku untuk industri tumbuh 3,15% dibandingkan tahun 2035.",
        "Jasa air baku ditargetkan naik 5,00% dari tahun 2036.",
    ],
)
def test_a_conclusion_of_how_much_came_in_that_is_right(sentence: str) -> None:
    assert crossed(RIVERS, sentence) == []
