"""Reports of one table each, with what they tell rightly and what contradicts their table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.unit.auditor.told import Pair

_HEAD = """
LAPORAN KINERJA DINAS TAHUN {year}

BAB III AKUNTABILITAS KINERJA

"""


def _of_table(year: int, table: str) -> str:
    """Return a report of one table, with a place for a sentence below it."""
    return f"{_HEAD.format(year=year)}{table.strip()}\n\n{{sesudah}}\n"


REPORTS: Sequence[tuple[str, Mapping[str, Sequence[Pair]]]] = [
    (
        _of_table(
            2024,
            """
Tabel 1.1 Komposisi Pegawai Menurut Golongan dan Jenis Kelamin Tahun 2024
No | Golongan | Laki-laki | Perempuan | Jumlah
1 | Golongan IV | 6 | 3 | 9
2 | Golongan III | 24 | 17 | 41
3 | Golongan II | 19 | 5 | 24
4 | Golongan I | 2 | 0 | 2
5 | PPPK | 11 | 14 | 25
 | Jumlah | 62 | 39 | 101
""",
        ),
        {
            "sesudah": [
                (
                    "Pada Golongan II laki-laki lebih banyak daripada perempuan.",
                    "Pada Golongan II perempuan lebih banyak daripada laki-laki.",
                ),
                (
                    "Golongan IV dan Golongan III berjumlah 50 orang.",
                    "Golongan IV dan Golongan III berjumlah 52 orang.",
                ),
            ]
        },
    ),
    (
        _of_table(
            2024,
            """
Tabel 2.2 Anggaran per Program Sebelum dan Sesudah Perubahan Tahun 2024 (Rp)
No | Program | Anggaran Murni | Anggaran Perubahan | Bertambah/(Berkurang) | %
1 | Program Penunjang Urusan | 6.842.150.000 | 6.915.400.000 | 73.250.000 | 1,07
2 | Program Lalu Lintas | 4.318.600.000 | 4.562.300.000 | 243.700.000 | 5,64
3 | Program Pengelolaan Pelayaran | 735.400.000 | 689.900.000 | -45.500.000 | -6,19
4 | Program Pengelolaan Perkeretaapian | 214.250.000 | 198.700.000 | -15.550.000 | -7,26
 | Jumlah | 12.110.400.000 | 12.366.300.000 | 255.900.000 | 2,11
""",
        ),
        {
            "sesudah": [
                (
                    "Penambahan terbesar pada Program Lalu Lintas sebesar Rp243.700.000.",
                    "Penambahan terbesar pada Program Penunjang Urusan sebesar Rp243.700.000.",
                ),
                (
                    "Program Penunjang Urusan bertambah Rp73.250.000.",
                    "Program Penunjang Urusan bertambah Rp243.700.000.",
                ),
                (
                    "Kenaikan paling besar dialami Program Lalu Lintas.",
                    "Kenaikan paling besar dialami Program Penunjang Urusan.",
                ),
                (
                    "Dua program mengalami pengurangan anggaran.",
                    "Tiga program mengalami pengurangan anggaran.",
                ),
            ]
        },
    ),
    (
        _of_table(
            2024,
            """
Tabel 3.3 Realisasi Kinerja Tahun 2021–2024 dan Target Akhir Renstra
No | Indikator | Realisasi 2021 | Realisasi 2022 | Realisasi 2023 | Realisasi 2024 | Target 2026 | Maju (%)
1 | Persentase kendaraan laik jalan | 78,12 | 79,64 | 81,05 | 84,39 | 84,00 | 100,46
2 | Rasio ketersediaan perlengkapan jalan | 66,30 | 69,85 | 72,41 | 75,42 | 76,00 | 99,24
3 | Indeks Kepuasan Masyarakat layanan perhubungan | 79,88 | 80,75 | 82,44 | 84,75 | 86,00 | 98,55
4 | Jumlah trayek angkutan umum yang terlayani | 14 | 16 | 16 | 17 | 20 | 85,00
""",
        ),
        {
            "sesudah": [
                (
                    "Realisasi kendaraan laik jalan tahun 2023 sebesar 81,05%.",
                    "Realisasi kendaraan laik jalan tahun 2023 sebesar 72,41%.",
                ),
                (
                    "Kendaraan laik jalan naik dari 81,05% pada 2023 menjadi 84,39% pada 2024.",
                    "Kendaraan laik jalan naik dari 72,41% pada 2023 menjadi 84,39% pada 2024.",
                ),
                (
                    "Laik jalan naik dari 79,64% pada 2022 menjadi 84,39% pada 2024, bertambah 4,75.",
                    "Laik jalan naik dari 69,85% pada 2022 menjadi 84,39% pada 2024, bertambah 14,54.",
                ),
                (
                    "IKM tahun 2024 lebih tinggi daripada tahun 2023.",
                    "IKM tahun 2024 lebih rendah daripada tahun 2023.",
                ),
            ]
        },
    ),
    (
        _of_table(
            2024,
            """
Tabel 3.5 Jumlah Penumpang Angkutan Umum per Triwulan Tahun 2023 dan 2024
No | Triwulan | Tahun 2023 (orang) | Tahun 2024 (orang) | Perubahan (orang) | Perubahan (%)
1 | Triwulan I | 48.215 | 51.630 | 3.415 | 7,08
2 | Triwulan II | 53.940 | 57.208 | 3.268 | 6,06
3 | Triwulan III | 50.127 | 49.386 | -741 | -1,48
4 | Triwulan IV | 56.318 | 61.475 | 5.157 | 9,16
 | Jumlah | 208.600 | 219.699 | 11.099 | 5,32
""",
        ),
        {
            "sesudah": [
                ("Penurunan terjadi pada Triwulan III.", "Penurunan terjadi pada Triwulan II."),
                (
                    "Jumlah penumpang turun hanya pada Triwulan III.",
                    "Jumlah penumpang turun hanya pada Triwulan II.",
                ),
                (
                    "Pada Triwulan III jumlah penumpang berkurang 741 orang.",
                    "Pada Triwulan II jumlah penumpang berkurang 741 orang.",
                ),
                (
                    "Penurunan sebanyak 741 orang terjadi pada Triwulan III.",
                    "Penurunan sebanyak 741 orang terjadi pada Triwulan II.",
                ),
                (
                    "Pertumbuhan Triwulan II (6,06%) lebih lambat dibandingkan Triwulan I (7,08%).",
                    "Pertumbuhan Triwulan IV (9,16%) lebih lambat dibandingkan Triwulan I (7,08%).",
                ),
                (
                    "Triwulan IV tumbuh lebih cepat daripada Triwulan I.",
                    "Triwulan II tumbuh lebih cepat daripada Triwulan I.",
                ),
                (
                    "Penumpang Triwulan II tahun 2024 (57.208) lebih banyak dari Triwulan I (51.630).",
                    "Penumpang Triwulan I tahun 2024 (51.630) lebih banyak dari Triwulan II (57.208).",
                ),
                (
                    "Kenaikan Triwulan IV (9,16%) lebih besar dari Triwulan I (7,08%).",
                    "Kenaikan Triwulan II (6,06%) lebih besar dari Triwulan I (7,08%).",
                ),
            ]
        },
    ),
    (
        _of_table(
            2024,
            """
Tabel 3.8 Perbandingan Realisasi Kinerja dengan Provinsi dan Nasional Tahun 2024
No | Indikator | Kabupaten | Provinsi | Nasional | Selisih dengan Provinsi | Selisih dengan Nasional
1 | Persentase kendaraan laik jalan | 84,39 | 82,97 | 85,40 | 1,42 | -1,01
2 | Rasio ketersediaan perlengkapan jalan | 75,42 | 73,18 | 78,05 | 2,24 | -2,63
3 | Indeks Kepuasan Masyarakat layanan perhubungan | 84,75 | 85,61 | 84,12 | -0,86 | 0,63
""",
        ),
        {
            "sesudah": [
                (
                    "Adapun IKM sebesar 84,75 berada di bawah provinsi dengan selisih 0,86 poin.",
                    "Adapun IKM sebesar 84,75 berada di atas provinsi dengan selisih 0,86 poin.",
                ),
            ]
        },
    ),
    (
        _of_table(
            2024,
            """
Tabel 3.9 Peringkat Persentase Kendaraan Laik Jalan Kabupaten di Provinsi Tahun 2024
Peringkat | Kabupaten | Persentase (%)
1 | Sungai Jati | 88,41
2 | Teluk Kencana | 85,93
3 | Merapi Hilir | 84,39
4 | Muara Intan | 83,06
5 | Padang Seri | 81,77
6 | Rimba Agung | 79,35
""",
        ),
        {
            "sesudah": [
                (
                    "Kabupaten Merapi Hilir berada satu peringkat di bawah Kabupaten Teluk Kencana.",
                    "Kabupaten Merapi Hilir berada satu peringkat di bawah Kabupaten Sungai Jati.",
                ),
            ]
        },
    ),
    (
        _of_table(
            2023,
            """
Tabel 1.2 Keragaan Koperasi per Kecamatan Tahun 2023
No | Kecamatan | Koperasi Aktif | Koperasi Tidak Aktif | Jumlah Koperasi | Persentase Aktif (%)
1 | Seroja Barat | 64 | 21 | 85 | 75,29
2 | Seroja Timur | 58 | 17 | 75 | 77,33
3 | Kampung Nelayan | 33 | 19 | 52 | 63,46
4 | Tanjung Harapan | 71 | 14 | 85 | 83,53
5 | Batu Layar | 27 | 12 | 39 | 69,23
6 | Simpang Delima | 45 | 10 | 55 | 81,82
 | Kota Tanjung Seroja | 298 | 93 | 391 | 76,21
""",
        ),
        {
            "sesudah": [
                (
                    "Kecamatan Seroja Barat dan Tanjung Harapan masing-masing memiliki 85 koperasi.",
                    "Kecamatan Seroja Barat dan Tanjung Harapan masing-masing memiliki 58 koperasi.",
                ),
            ]
        },
    ),
    (
        _of_table(
            2023,
            """
Tabel 3.4 Omzet UMKM Binaan per Sektor Tahun 2022 dan 2023 (Miliar Rupiah)
No | Sektor | 2022 | 2023 | Selisih | Pertumbuhan (%)
1 | Kuliner | 48,62 | 55,37 | 6,75 | 13,88
2 | Fesyen | 22,18 | 23,95 | 1,77 | 7,98
3 | Kriya | 15,74 | 14,81 | -0,93 | -5,91
4 | Jasa | 31,05 | 34,46 | 3,41 | 10,98
5 | Agribisnis | 18,93 | 20,12 | 1,19 | 6,29
 | Total | 136,52 | 148,71 | 12,19 | 8,93
""",
        ),
        {
            "sesudah": [
                ("Omzet sektor Jasa meningkat Rp3,41 miliar.", "Omzet sektor Jasa meningkat Rp3,41 juta."),
                (
                    "Omzet Jasa tahun 2023 sebesar Rp34,46 miliar.",
                    "Omzet Jasa tahun 2023 sebesar Rp34,46 juta.",
                ),
                (
                    "Total omzet tahun 2023 mencapai Rp148,71 miliar.",
                    "Total omzet tahun 2023 mencapai Rp148,71 juta.",
                ),
            ]
        },
    ),
    (
        _of_table(
            2023,
            """
Tabel 3.5 Target dan Realisasi Peserta Pelatihan per Triwulan Tahun 2023
No | Periode | Target | Realisasi | Capaian (%) | Target Kumulatif | Realisasi Kumulatif
1 | Triwulan I | 60 | 52 | 86,67 | 60 | 52
2 | Triwulan II | 120 | 131 | 109,17 | 180 | 183
3 | Triwulan III | 150 | 139 | 92,67 | 330 | 322
4 | Triwulan IV | 90 | 94 | 104,44 | 420 | 416
 | Setahun | 420 | 416 | 99,05 | 420 | 416
""",
        ),
        {
            "sesudah": [
                ("Capaian Triwulan IV sebesar 104,44%.", "Capaian Triwulan IV sebesar 109,17%."),
                (
                    "Capaian paling baik terjadi pada Triwulan II (109,17%).",
                    "Capaian paling baik terjadi pada Triwulan IV (109,17%).",
                ),
                (
                    "Target tidak tercapai pada Triwulan I dan Triwulan III.",
                    "Target tidak tercapai pada Triwulan I dan Triwulan II.",
                ),
            ]
        },
    ),
    (
        _of_table(
            2024,
            """
Tabel 1.1 Pegawai Menurut Jabatan dan Jenis Kelamin Tahun 2024
No | Jabatan | Laki-laki | Perempuan | Jumlah | Persentase (%)
1 | Pejabat Eselon II | 1 | 0 | 1 | 0,53
2 | Pejabat Eselon III | 3 | 2 | 5 | 2,66
3 | Pejabat Eselon IV | 2 | 2 | 4 | 2,13
4 | Jabatan Fungsional | 9 | 12 | 21 | 11,17
5 | Pelaksana | 21 | 15 | 36 | 19,15
6 | Petugas Kebersihan (kontrak) | 87 | 34 | 121 | 64,36
 | Jumlah | 123 | 65 | 188 | 100,00
""",
        ),
        {
            "sesudah": [
                (
                    "Pejabat Eselon III dan Eselon IV berjumlah 9 orang.",
                    "Pejabat Eselon III dan Eselon IV berjumlah 8 orang.",
                ),
            ]
        },
    ),
    (
        _of_table(
            2024,
            """
Tabel 2.1 Target Indikator dalam Renstra 2022–2026
No | Indikator | 2022 | 2023 | 2024 | 2025 | 2026
1 | Indeks Kualitas Lingkungan Hidup | 68,90 | 69,50 | 70,10 | 70,75 | 71,40
2 | Persentase sampah yang tertangani | 66,00 | 69,00 | 72,00 | 75,00 | 78,00
3 | Persentase pengaduan lingkungan yang diselesaikan | 86,00 | 88,00 | 90,00 | 92,00 | 94,00
4 | Persentase usaha yang taat izin lingkungan | 59,00 | 62,00 | 65,00 | 68,00 | 71,00
""",
        ),
        {
            "sesudah": [
                (
                    "Target setiap tahun bertambah 3,00 poin untuk sampah yang tertangani.",
                    "Target setiap tahun bertambah 2,00 poin untuk sampah yang tertangani.",
                ),
                ("IKLH ditargetkan 71,40 pada tahun 2026.", "IKLH ditargetkan 74,10 pada tahun 2026."),
            ]
        },
    ),
    (
        _of_table(
            2024,
            """
Tabel 3.10 IKLH Kabupaten Lembah Karsa dan Kabupaten Lain di Provinsi Tahun 2024
Peringkat | Kabupaten | IKLH
1 | Sinar Baru | 74,28
2 | Ujung Kayu | 72,03
3 | Tirta Asri | 71,16
4 | Lembah Karsa | 70,84
5 | Harapan Jaya | 69,80
6 | Bumi Raya | 68,91
7 | Cahaya Timur | 66,47
 | Provinsi | 70,87
 | Nasional | 73,53
""",
        ),
        {
            "sesudah": [
                (
                    "Nilai Kabupaten Lembah Karsa tersebut lebih rendah 0,03 poin dari provinsi (70,87).",
                    "Nilai Kabupaten Lembah Karsa tersebut lebih tinggi 0,03 poin dari provinsi (70,87).",
                ),
                (
                    "Tiga kabupaten memiliki IKLH di atas provinsi.",
                    "Empat kabupaten memiliki IKLH di atas provinsi.",
                ),
                (
                    "Hanya satu kabupaten yang melampaui angka nasional, yaitu Sinar Baru.",
                    "Hanya satu kabupaten yang melampaui angka nasional, yaitu Ujung Kayu.",
                ),
            ]
        },
    ),
    (
        _of_table(
            2024,
            """
Tabel 3.3 Perhitungan IKLH Tahun 2024
No | Komponen | Nilai Indeks | Bobot | Nilai Terbobot
1 | Indeks Kualitas Air | 58,40 | 0,376 | 21,96
2 | Indeks Kualitas Udara | 86,25 | 0,405 | 34,93
3 | Indeks Kualitas Lahan | 63,70 | 0,219 | 13,95
 | IKLH |  | 1,000 | 70,84
""",
        ),
        {
            "sesudah": [
                (
                    "Nilai Indeks Kualitas Udara sebesar 86,25 paling tinggi di antara ketiga komponen.",
                    "Nilai Indeks Kualitas Air sebesar 58,40 paling tinggi di antara ketiga komponen.",
                ),
                (
                    "Indeks Kualitas Udara menjadi yang tertinggi di antara ketiga komponen.",
                    "Indeks Kualitas Lahan menjadi yang tertinggi di antara ketiga komponen.",
                ),
            ]
        },
    ),
    (
        _of_table(
            2024,
            """
Tabel 3.4 Perkembangan Realisasi Indikator Tahun 2021–2024
No | Indikator | 2021 | 2022 | 2023 | 2024 | Perubahan 2023–2024 | Pertumbuhan (%)
1 | Indeks Kualitas Lingkungan Hidup | 68,35 | 69,12 | 69,74 | 70,84 | 1,10 | 1,58
2 | Persentase sampah yang tertangani | 64,10 | 67,85 | 70,92 | 73,07 | 2,15 | 3,03
3 | Persentase pengaduan lingkungan yang diselesaikan | 88,24 | 92,31 | 94,83 | 94,03 | -0,80 | -0,84
4 | Persentase usaha yang taat izin lingkungan | 61,90 | 60,75 | 63,46 | 64,94 | 1,48 | 2,33
""",
        ),
        {
            "sesudah": [
                (
                    "Ketaatan izin turun pada tahun 2022, dari 61,90% menjadi 60,75%.",
                    "Ketaatan izin turun pada tahun 2022, dari 60,75% menjadi 61,90%.",
                ),
                (
                    "Hanya satu indikator yang turun dibandingkan tahun 2023.",
                    "Dua indikator turun dibandingkan tahun 2023.",
                ),
            ]
        },
    ),
    (
        _of_table(
            2024,
            """
Tabel 3.8 Pengaduan Lingkungan per Triwulan Tahun 2024
No | Triwulan | Pengaduan Masuk | Selesai | Dalam Proses | Persentase Selesai (%)
1 | Triwulan I | 14 | 13 | 1 | 92,86
2 | Triwulan II | 19 | 17 | 2 | 89,47
3 | Triwulan III | 23 | 22 | 1 | 95,65
4 | Triwulan IV | 11 | 11 | 0 | 100,00
 | Jumlah | 67 | 63 | 4 | 94,03
""",
        ),
        {
            "sesudah": [
                (
                    "Pada Triwulan IV seluruh pengaduan selesai.",
                    "Pada Triwulan III seluruh pengaduan selesai.",
                ),
                (
                    "Semua pengaduan Triwulan IV telah diselesaikan.",
                    "Semua pengaduan Triwulan I telah diselesaikan.",
                ),
            ]
        },
    ),
    (
        _of_table(
            2024,
            """
Tabel 8 Kondisi Jaringan Irigasi Menurut Daerah Irigasi Tahun 2024
No. | Daerah Irigasi | Luas (ha) | Kondisi Baik (ha) | Kondisi Rusak (ha) | Persentase Baik (%)
1. | D.I. Way Asin | 1.240 | 846 | 394 | 68,23
2. | D.I. Batang Hijau | 875 | 517 | 358 | 59,09
3. | D.I. Ulu Seberang | 632 | 438 | 194 | 69,30
4. | D.I. Lubuk Pinang | 1.018 | 611 | 407 | 60,02
5. | D.I. Teluk Jati | 455 | 329 | 126 | 72,31
 | Jumlah | 4.220 | 2.741 | 1.479 | 64,95
""",
        ),
        {
            "sesudah": [
                (
                    "Luas irigasi yang rusak paling besar berada di D.I. Lubuk Pinang, yaitu 407 ha.",
                    "Luas irigasi yang rusak paling besar berada di D.I. Way Asin, yaitu 394 ha.",
                ),
                ("Luas D.I. Way Asin mencapai 1.240 ha.", "Luas D.I. Way Asin mencapai 1.018 ha."),
                ("Luas rusak di D.I. Lubuk Pinang 407 ha, diikuti D.I. Way Asin seluas 394 ha.", None),
            ]
        },
    ),
    (
        _of_table(
            2024,
            """
Tabel 3.2 Perkembangan Realisasi Indikator Kinerja Utama Tahun 2020-2024
No | Indikator Kinerja | 2020 | 2021 | 2022 | 2023 | 2024 | Perubahan 2023-2024
1 | Indeks Kepuasan Masyarakat | 80,12 | 81,46 | 83,95 | 85,31 | 86,50 | 1,19
2 | Persentase puskesmas terakreditasi | 33,33 | 44,44 | 55,56 | 77,78 | 88,89 | 11,11
""",
        ),
        {
            "sesudah": [
                ("Puskesmas terakreditasi naik sebesar 55,56 poin, dari 33,33% menjadi 88,89%.", None),
                (
                    "Puskesmas terakreditasi naik sebesar 11,11 poin, dari 77,78% menjadi 88,89%.",
                    "Puskesmas terakreditasi naik sebesar 55,56 poin, dari 77,78% menjadi 88,89%.",
                ),
            ]
        },
    ),
]
