"""A report on libraries, with what it tells rightly and what contradicts its tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.unit.auditor.told import Pair

REPORT = """
LAPORAN KINERJA
DINAS PERPUSTAKAAN DAN KEARSIPAN
KABUPATEN CEMARA INDAH
TAHUN 2032

BAB II AKUNTABILITAS KINERJA

3.1 Capaian Indikator

Tabel 3.1 Target dan Realisasi Indikator Kinerja Tahun 2032
No | Indikator Kinerja | Satuan | Target | Realisasi | Capaian (%)
1 | Tingkat Kegemaran Membaca | Nilai | 70,00 | 72,10 | 103,00
2 | Indeks Pembangunan Literasi Masyarakat | Nilai | 75,00 | 73,50 | 98,00
3 | Persentase Arsip Tertata | % | 60,00 | 63,00 | 105,00
4 | Nilai Pengawasan Kearsipan | Nilai | 80,00 | 79,20 | 99,00
5 | Jumlah Pemustaka | Orang | 40.000 | 40.800 | 102,00

{capaian}

3.2 Tingkat Kegemaran Membaca

Tabel 3.2 Tingkat Kegemaran Membaca Menurut Wilayah
Wilayah | 2031 | 2032
Kabupaten Cemara Indah | 70,45 | 72,10
Kabupaten Mega Sari | 71,20 | 72,85
Kabupaten Angin Timur | 68,90 | 68,15
Provinsi Swarna | 69,75 | 71,30
Indonesia | 66,77 | 68,40

{tkm}

3.3 Pemustaka

Tabel 3.3 Pemustaka Menurut Bulan Tahun 2032
Bulan | Umum | Pelajar | Jumlah
Januari | 1.120 | 2.240 | 3.360
Februari | 1.050 | 2.610 | 3.660
Maret | 980 | 2.480 | 3.460
April | 890 | 1.760 | 2.650
Mei | 1.010 | 2.390 | 3.400
Juni | 1.230 | 1.540 | 2.770
Juli | 1.310 | 2.170 | 3.480
Agustus | 1.090 | 2.750 | 3.840
September | 1.060 | 2.890 | 3.950
Oktober | 1.020 | 2.660 | 3.680
November | 970 | 2.430 | 3.400
Desember | 1.150 | 2.000 | 3.150
Jumlah | 12.880 | 27.920 | 40.800

{bulan}

3.4 Pelestarian Arsip

Tabel 3.4 Arsip Perangkat Daerah
Kelompok | Arsip Diterima | Arsip Ditata
Dinas | 4.820 | 4.410
Badan | 1.960 | 1.905
Kecamatan | 2.740 | 2.105
Jumlah | 9.520 | 8.420

{arsip}

3.5 Tenaga

Tabel 3.5 Tenaga Perpustakaan dan Kearsipan
Jabatan | L | P | Jumlah
Pustakawan | 7 | 15 | 22
Arsiparis | 9 | 12 | 21
Tenaga Teknis | 16 | 11 | 27
Jumlah | 32 | 38 | 70

{tenaga}
"""

SENTENCES: Mapping[str, Sequence[Pair]] = {
    "capaian": [
        (
            "Dari 5 indikator, 3 di antaranya telah memenuhi target.",
            "Dari 5 indikator, 4 di antaranya telah memenuhi target.",
        ),
        ("Tercatat dua IKU yang tidak mencapai target.", "Tercatat satu IKU yang tidak mencapai target."),
        (
            "Jumlah indikator yang melampaui target sebanyak 3.",
            "Jumlah indikator yang melampaui target sebanyak 4.",
        ),
        (
            "Hanya Indeks Pembangunan Literasi Masyarakat dan Nilai Pengawasan Kearsipan belum tercapai.",
            "Hanya indikator Indeks Pembangunan Literasi Masyarakat yang belum mencapai target.",
        ),
        (
            "Persentase Arsip Tertata merupakan indikator dengan capaian tertinggi.",
            "Jumlah Pemustaka merupakan indikator dengan capaian tertinggi.",
        ),
        (
            "Capaian TKM berada pada peringkat kedua sesudah persentase arsip tertata.",
            "Capaian TKM berada pada peringkat ketiga sesudah persentase arsip tertata.",
        ),
    ],
    "tkm": [
        ("TKM Kabupaten Cemara Indah telah melewati rata-rata Provinsi Swarna sebesar 71,30.", None),
        (
            "Kabupaten Cemara Indah lebih rendah daripada Kabupaten Mega Sari (72,85).",
            "Kabupaten Cemara Indah lebih tinggi daripada Kabupaten Mega Sari (72,85).",
        ),
        (
            "Bila dibandingkan dengan Indonesia, TKM kabupaten lebih tinggi.",
            "Bila dibandingkan dengan Indonesia, TKM kabupaten lebih rendah.",
        ),
        (
            "Hanya Kabupaten Angin Timur yang mengalami penurunan.",
            "Hanya Kabupaten Mega Sari yang mengalami penurunan.",
        ),
        (
            "Cemara Indah dan Mega Sari mengalami kenaikan, sedangkan Angin Timur turun.",
            "Cemara Indah dan Angin Timur mengalami kenaikan, sedangkan Mega Sari naik.",
        ),
        (
            "Pada tahun 2031 nilai TKM Kabupaten Cemara Indah adalah 70,45.",
            "Pada tahun 2032 nilai TKM Kabupaten Cemara Indah adalah 70,45.",
        ),
        (
            "TKM Kabupaten Cemara Indah naik 1,65 poin dari tahun 2031.",
            "TKM Kabupaten Cemara Indah naik 1,95 poin dari tahun 2031.",
        ),
    ],
    "bulan": [
        ("Kunjungan pemustaka paling ramai pada bulan September.", None),
        (
            "Pemustaka pelajar terbanyak berkunjung pada September (2.890 orang).",
            "Pemustaka pelajar terbanyak berkunjung pada Agustus (2.890 orang).",
        ),
        ("Jumlah pemustaka terendah terdapat pada bulan April.", None),
        (
            "Pelajar mencakup 68,43% dari seluruh pemustaka.",
            "Pelajar mencakup 64,83% dari seluruh pemustaka.",
        ),
    ],
    "arsip": [
        ("Masih ada 635 arsip kecamatan yang belum ditata.", None),
        ("Arsip yang belum ditata berjumlah 1.100 berkas.", None),
        ("Dinas dan badan menyerahkan 71,22% dari seluruh arsip yang diterima.", None),
    ],
    "tenaga": [
        ("Dari 22 pustakawan, 15 orang adalah perempuan.", "Dari 22 pustakawan, 14 orang adalah perempuan."),
        (
            "Tenaga teknis didominasi laki-laki sebanyak 16 orang.",
            "Tenaga teknis didominasi laki-laki sebanyak 18 orang.",
        ),
        ("Total tenaga perempuan mencapai 38 orang.", "Total tenaga perempuan mencapai 36 orang."),
    ],
}
