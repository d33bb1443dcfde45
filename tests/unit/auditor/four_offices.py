"""Reports of four invented offices: sentences with the tables that tell of them, and what a slip makes."""

from __future__ import annotations

from typing import NamedTuple


class Case(NamedTuple):
    """Parts of a report with what is right in them, and what a slip makes of it."""

    text: str
    right: str
    wrong: str


FIRE = """
DINAS PEMADAM KEBAKARAN DAN PENYELAMATAN KOTA TANJUNG LAYAR
LAPORAN KINERJA INSTANSI PEMERINTAH TAHUN 2024
"""

FIRE_TABLE_3_8 = """
Tabel 3.8 Realisasi Tahun 2024 terhadap Target Akhir Renstra

No | Indikator Kinerja Utama | Realisasi 2024 | Target 2026 | Tingkat Kemajuan (%)
1 | Persentase kejadian kebakaran yang tertangani dalam waktu tanggap 15 menit | 87.72 | 90.00 | 97.47
2 | Persentase kelurahan yang memiliki relawan kebakaran | 84.62 | 90.00 | 94.02
3 | Indeks Kepuasan Masyarakat | 89.00 | 89.00 | 100.00
"""

FIRE_TABLE_1_2 = """
Tabel 1.2 Penempatan Pegawai Tahun 2024

No | Lokasi | Jumlah (orang)
1 | Mako Layar Barat | 58
2 | Pos Layar Timur | 41
3 | Pos Karang Anyar | 24
4 | Pos Muara Bakti | 25
5 | Pos Pulau Kembang | 18
 | Total | 166
"""

FIRE_EFISIENSI_DIHITUNG = (
    "\n"
    "Efisiensi dihitung dari selisih antara rata-rata capaian kinerja dan penyerapan anggaran, yaitu "
    "103.42% - 95.03% = 8.39%. Dengan demikian penggunaan sumber daya tergolong efisien.\n"
)

FIRE_TABLE_3_3 = """
Tabel 3.3 Kejadian Kebakaran dan Penanganan Tepat Waktu per Kecamatan Tahun 2024

No | Kecamatan | Jumlah Kejadian | Tertangani ≤ 15 Menit | Persentase (%)
1 | Layar Barat | 31 | 28 | 90.32
2 | Layar Timur | 44 | 41 | 93.18
3 | Karang Anyar | 27 | 22 | 81.48
4 | Muara Bakti | 38 | 35 | 92.11
5 | Sungai Lilin | 19 | 15 | 78.95
6 | Pulau Kembang | 12 | 9 | 75.00
 | Jumlah | 171 | 150 | 87.72
"""

FIRE_KEJADIAN_TERBANYAK = (
    "\n"
    "Kejadian terbanyak berada di Kecamatan Layar Timur sebanyak 44 kejadian, sedangkan persentase "
    "terendah di Kecamatan Pulau Kembang sebesar 75.00%. Kejadian yang belum tertangani tepat waktu "
    "sebanyak 21 kejadian.\n"
)

FIRE_TABLE_3_4 = """
Tabel 3.4 Rata-rata Waktu Tanggap per Triwulan Tahun 2024

No | Triwulan | Waktu Tanggap (menit)
1 | I | 12.85
2 | II | 12.40
3 | III | 11.95
4 | IV | 11.60
 | Rata-rata | 12.20
"""

FIRE_RATA_RATA_WAKTU = (
    "\n"
    "Rata-rata waktu tanggap tahun 2024 sebesar 12.20 menit, lebih cepat daripada target 12.50 menit."
    " Dibandingkan triwulan I, waktu tanggap triwulan IV menurun 1.25 menit.\n"
)

FIRE_PADA_TAHUN_DINAS = (
    "\n"
    "Pada tahun 2024 Dinas Pemadam Kebakaran dan Penyelamatan Kota Tanjung Layar menetapkan 4 (empat)"
    " indikator kinerja utama yang dituangkan ke dalam Perjanjian Kinerja. Hasil pengukuran "
    "menunjukkan rata-rata capaian kinerja sebesar 103.42% dengan kategori Sangat Tinggi.\n"
)

FIRE_TABLE_3_2 = (
    "\n"
    "Tabel 3.2 Capaian Indikator Kinerja Utama Tahun 2024\n"
    "\n"
    "No | Indikator Kinerja Utama | Satuan | Target | Realisasi | Capaian (%) | Kriteria\n"
    "1 | Persentase kejadian kebakaran yang tertangani dalam waktu tanggap 15 menit | Persen | 85.00 "
    "| 87.72 | 103.20 | Sangat Tinggi\n"
    "2 | Rata-rata waktu tanggap | Menit | 12.50 | 12.20 | 102.40 | Sangat Tinggi\n"
    "3 | Persentase kelurahan yang memiliki relawan kebakaran | Persen | 80.00 | 84.62 | 105.78 | "
    "Sangat Tinggi\n"
    "4 | Indeks Kepuasan Masyarakat | Nilai | 87.00 | 89.00 | 102.30 | Sangat Tinggi\n"
    " | Rata-rata |  |  |  | 103.42 | Sangat Tinggi\n"
)

FIRE_DARI_KEJADIAN = (
    "\n"
    "Dari 171 kejadian kebakaran, sebanyak 150 kejadian ditangani dalam waktu tanggap paling lama 15 "
    "menit atau 87.72%. Anggaran yang dikelola sebesar Rp21,517,570,500 dengan realisasi "
    "Rp20,448,525,870 atau 95.03%.\n"
)

FIRE_SELAMA_TAHUN = (
    "\n"
    "Selama tahun 2024 terjadi 171 kejadian kebakaran. Persentase penanganan dalam waktu tanggap 15 "
    "menit diperoleh dari jumlah kejadian yang tertangani tepat waktu dibagi jumlah seluruh kejadian "
    "dikali 100, yaitu 150 / 171 x 100 = 87.72%. Rincian per kecamatan adalah sebagai berikut.\n"
)

FIRE_TABLE_3_6 = """
Tabel 3.6 Nilai Rata-rata Unsur Survei Kepuasan Masyarakat Tahun 2024

No | Unsur Pelayanan | Nilai Rata-rata
U1 | Persyaratan | 3.52
U2 | Sistem, mekanisme, dan prosedur | 3.47
U3 | Waktu penyelesaian | 3.58
U4 | Biaya/tarif | 3.92
U5 | Produk spesifikasi jenis pelayanan | 3.55
U6 | Kompetensi pelaksana | 3.61
U7 | Perilaku pelaksana | 3.66
U8 | Penanganan pengaduan, saran, dan masukan | 3.41
U9 | Sarana dan prasarana | 3.32
 | Nilai rata-rata unsur | 3.560
 | Nilai IKM (konversi) | 89.00
 | Mutu pelayanan | A
"""

FIRE_NILAI_IKM_SEBESAR = (
    "\n"
    "Unsur dengan nilai tertinggi adalah biaya/tarif (3.92) dan unsur terendah adalah sarana dan "
    "prasarana (3.32). Nilai IKM sebesar 89.00 berada pada kategori Sangat Baik.\n"
)

FIRE_PENANGANAN = """
2. Penanganan kebakaran dalam waktu tanggap 15 menit terealisasi 87.72% dari target 85.00%.
"""

FIRE_TABLE_3_5 = """
Tabel 3.5 Kelurahan yang Memiliki Relawan Kebakaran

No | Kecamatan | Kelurahan | Memiliki Relawan | Belum | Cakupan (%)
1 | Layar Barat | 8 | 7 | 1 | 87.50
2 | Layar Timur | 9 | 9 | 0 | 100.00
3 | Karang Anyar | 6 | 5 | 1 | 83.33
4 | Muara Bakti | 7 | 6 | 1 | 85.71
5 | Sungai Lilin | 5 | 4 | 1 | 80.00
6 | Pulau Kembang | 4 | 2 | 2 | 50.00
 | Jumlah | 39 | 33 | 6 | 84.62
"""

FIRE_PADA_TAHUN_DINAS_2 = (
    "\n"
    "Pada tahun 2025 dinas akan menambah pos sektor di Kecamatan Sungai Lilin dan membentuk relawan "
    "di 6 kelurahan yang belum memilikinya. Semoga laporan ini bermanfaat bagi Kota Tanjung Layar.\n"
)

FIRE_TABLE_3_9 = """
Tabel 3.9 Perbandingan dengan Kota Lain Tahun 2024

Peringkat | Kota | Persentase (%)
1 | Kota Bandar Senara | 91.30
2 | Kota Tanjung Layar | 87.72
3 | Kota Teluk Kabung | 85.75
4 | Kota Sido Makmur | 83.62
5 | Kota Pelita Jaya | 79.48
"""

FIRE_KOTA_TANJUNG_LAYAR = """
Kota Tanjung Layar berada pada peringkat kedua dari lima kota, di bawah Kota Bandar Senara.
"""

FIRE_TABLE_3_10 = (
    "\n"
    "Tabel 3.10 Realisasi Anggaran per Program Tahun 2024\n"
    "\n"
    "No | Program | Pagu (Rp) | Realisasi (Rp) | Penyerapan (%) | Sisa (Rp)\n"
    "1 | Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota | 14,862,340,500 | "
    "14,207,115,320 | 95.59 | 655,225,180\n"
    "2 | Program Pencegahan, Penanggulangan, Penyelamatan Kebakaran dan Penyelamatan Non Kebakaran | "
    "5,418,750,000 | 5,136,482,900 | 94.79 | 282,267,100\n"
    "3 | Program Peningkatan Kapasitas Aparatur dan Relawan Pemadam Kebakaran | 1,236,480,000 | "
    "1,104,927,650 | 89.36 | 131,552,350\n"
    " | Jumlah | 21,517,570,500 | 20,448,525,870 | 95.03 | 1,069,044,630\n"
)

FIRE_REALISASI_ANGGARAN_TAHUN = (
    "\n"
    "Realisasi anggaran tahun 2024 sebesar Rp20,448,525,870 atau 95.03% dari pagu. Rincian per "
    "program adalah sebagai berikut.\n"
)

FIRE_PENYERAPAN_TAHUN = (
    "\n"
    "Penyerapan tahun 2024 lebih tinggi dibandingkan tahun 2023 sebesar 94.47% (realisasi "
    "Rp19,006,413,275 dari pagu Rp20,118,675,000).\n"
)

FIRE_TABEL_DI_ATAS = (
    "\n"
    "Tabel di atas memperlihatkan 4 (empat) indikator mencapai atau melampaui target. Capaian "
    "tertinggi terdapat pada indikator Persentase kelurahan yang memiliki relawan kebakaran sebesar "
    "105.78%, sedangkan capaian terendah sebesar 102.30%.\n"
)

OF_FIRE = {
    "kemajuan 3rows": Case(
        FIRE + FIRE_TABLE_3_8,
        "90.00 | 94.02",
        "90.00 | 49.02",
    ),
    "kemajuan target": Case(
        FIRE + FIRE_TABLE_3_8,
        "87.72 | 90.00",
        "87.72 | 80.00",
    ),
    "total 866": Case(
        FIRE + FIRE_TABLE_1_2,
        "Total | 166",
        "Total | 866",
    ),
    "written difference": Case(
        FIRE + FIRE_EFISIENSI_DIHITUNG,
        "8.39%",
        "13.39%",
    ),
    "complement a": Case(
        FIRE + FIRE_TABLE_3_3 + FIRE_KEJADIAN_TERBANYAK,
        "sebanyak 21 kejadian",
        "sebanyak 25 kejadian",
    ),
    "difference rows": Case(
        FIRE + FIRE_TABLE_3_4 + FIRE_RATA_RATA_WAKTU,
        "1.25 menit",
        "1.65 menit",
    ),
    "summary average": Case(
        FIRE + FIRE_PADA_TAHUN_DINAS + FIRE_TABLE_3_2,
        "103.42% dengan",
        "104.72% dengan",
    ),
    "dari sebanyak atau": Case(
        FIRE + FIRE_DARI_KEJADIAN + FIRE_TABLE_3_3,
        "87.72%",
        "84.72%",
    ),
    "terjadi n": Case(
        FIRE + FIRE_SELAMA_TAHUN + FIRE_TABLE_3_3,
        "terjadi 171",
        "terjadi 189",
    ),
    "nilai IKM": Case(
        FIRE + FIRE_TABLE_3_6 + FIRE_NILAI_IKM_SEBESAR,
        "IKM sebesar 89.00",
        "IKM sebesar 92.00",
    ),
    "conclusion paraphrase": Case(
        FIRE + FIRE_TABLE_3_2 + FIRE_TABLE_3_3 + FIRE_PENANGANAN,
        "terealisasi 87.72%",
        "terealisasi 90.22%",
    ),
    "belum memiliki": Case(
        FIRE + FIRE_TABLE_3_5 + FIRE_PADA_TAHUN_DINAS_2,
        "di 6 kelurahan",
        "di 9 kelurahan",
    ),
    "lebih lambat": Case(
        FIRE + FIRE_TABLE_3_2 + FIRE_RATA_RATA_WAKTU,
        "lebih cepat",
        "lebih lambat",
    ),
    "meningkat triwulan": Case(
        FIRE + FIRE_TABLE_3_4 + FIRE_RATA_RATA_WAKTU,
        "menurun",
        "meningkat",
    ),
    "di bawah kota": Case(
        FIRE + FIRE_TABLE_3_9 + FIRE_KOTA_TANJUNG_LAYAR,
        "di bawah Kota Bandar Senara",
        "di bawah Kota Teluk Kabung",
    ),
    "serapan lebih rendah": Case(
        FIRE + FIRE_TABLE_3_10 + FIRE_REALISASI_ANGGARAN_TAHUN + FIRE_PENYERAPAN_TAHUN,
        "lebih tinggi",
        "lebih rendah",
    ),
    "terendah nilai": Case(
        FIRE + FIRE_TABLE_3_2 + FIRE_TABEL_DI_ATAS,
        "terendah sebesar 102.30%",
        "terendah sebesar 102.40%",
    ),
    "indicators summary": Case(
        FIRE + FIRE_PADA_TAHUN_DINAS + FIRE_TABLE_3_2,
        "4 (empat)",
        "5 (lima)",
    ),
    "menit persen": Case(
        FIRE + FIRE_TABLE_3_4 + FIRE_RATA_RATA_WAKTU,
        "12.20 menit",
        "12.20 persen",
    ),
}

REVENUE = """
BADAN PENDAPATAN DAERAH KABUPATEN LEMBAH RINJING
LAPORAN KINERJA INSTANSI PEMERINTAH TAHUN 2023
"""

REVENUE_TABLE_3_3 = """
Tabel 3.3. Realisasi PAD Kabupaten Lembah Rinjing Tahun 2019-2023 (Rp juta)

Uraian | 2019 | 2020 | 2021 | 2022 | 2023
Pendapatan Asli Daerah | 88.200 | 86.829 | 93.686 | 99.036 | 107.886
A. Pajak Daerah | 45.350 | 41.477 | 44.935 | 50.325 | 55.143
1. Pajak Hotel | 1.824 | 1.102 | 1.265 | 1.780 | 2.136
2. Pajak Restoran | 4.312 | 3.105 | 3.640 | 4.588 | 5.427
3. Pajak Hiburan | 318 | 121 | 96 | 274 | 392
4. Pajak Reklame | 745 | 702 | 731 | 788 | 846
5. Pajak Penerangan Jalan | 18.420 | 18.765 | 19.314 | 20.472 | 21.938
6. Pajak Mineral Bukan Logam dan Batuan | 2.650 | 2.418 | 2.736 | 3.014 | 2.877
7. PBB-P2 | 9.875 | 9.420 | 10.236 | 11.084 | 12.459
8. BPHTB | 7.206 | 5.844 | 6.917 | 8.325 | 9.068
B. Retribusi Daerah | 6.120 | 4.875 | 5.014 | 5.862 | 6.245
C. Hasil Pengelolaan Kekayaan Daerah yang Dipisahkan | 5.480 | 5.610 | 5.325 | 5.944 | 6.320
D. Lain-lain PAD yang Sah | 31.250 | 34.867 | 38.412 | 36.905 | 40.178
"""

REVENUE_TABLE_3_12 = """
Tabel 3.12. Efisiensi Penggunaan Anggaran Tahun 2023

Uraian | Rata-rata Capaian Kinerja (%) | Serapan Anggaran (%) | Efisiensi (%)
Seluruh sasaran | 105,27 | 95,46 | 9,81
"""

REVENUE_TABLE_3_5 = """
Tabel 3.5. Target dan Realisasi PAD Tahun 2023 (Rp juta)

Uraian | Target | Realisasi | Capaian (%) | Lebih/(Kurang)
Pendapatan Asli Daerah | 105.850 | 107.886 | 101,92 | 2.036
A. Pajak Daerah | 54.100 | 55.143 | 101,93 | 1.043
1. Pajak Hotel | 2.000 | 2.136 | 106,80 | 136
2. Pajak Restoran | 5.200 | 5.427 | 104,37 | 227
3. Pajak Hiburan | 350 | 392 | 112,00 | 42
4. Pajak Reklame | 850 | 846 | 99,53 | (4)
5. Pajak Penerangan Jalan | 21.500 | 21.938 | 102,04 | 438
6. Pajak Mineral Bukan Logam dan Batuan | 3.200 | 2.877 | 89,91 | (323)
7. PBB-P2 | 12.000 | 12.459 | 103,83 | 459
8. BPHTB | 9.000 | 9.068 | 100,76 | 68
B. Retribusi Daerah | 6.500 | 6.245 | 96,08 | (255)
C. Hasil Pengelolaan Kekayaan Daerah yang Dipisahkan | 6.250 | 6.320 | 101,12 | 70
D. Lain-lain PAD yang Sah | 39.000 | 40.178 | 103,02 | 1.178
"""

REVENUE_TRIWULAN_REALISASI_S = """
Triwulan | Realisasi s.d. Triwulan | Persentase terhadap Target (%)
"""

REVENUE_I = """
I | 22.145 | 20,92
"""

REVENUE_II = """
II | 49.860 | 47,10
"""

REVENUE_III = """
III | 76.432 | 72,21
"""

REVENUE_IV = """
IV | 107.886 | 101,92
"""

REVENUE_TARGET_PAD_TAHUN = """
Target PAD tahun 2023 sebesar Rp105.850 juta.
"""

REVENUE_TABLE_3_4 = """
Tabel 3.4. Pertumbuhan dan Kontribusi PAD Tahun 2019-2023

Uraian | 2019 | 2020 | 2021 | 2022 | 2023
PAD (Rp juta) | 88.200 | 86.829 | 93.686 | 99.036 | 107.886
Pendapatan Daerah (Rp juta) | 1.124.580 | 1.086.412 | 1.102.975 | 1.158.340 | 1.201.866
Kontribusi PAD (%) | 7,84 | 7,99 | 8,49 | 8,55 | 8,98
Pertumbuhan PAD (%) | - | -1,55 | 7,90 | 5,71 | 8,94
"""

REVENUE_TABLE_3_6 = """
Tabel 3.6. Pokok Ketetapan dan Realisasi PBB-P2 per Kecamatan Tahun 2023

No. | Kecamatan | Jumlah SPPT | Pokok (Rp juta) | Realisasi (Rp juta) | Tingkat Pelunasan (%)
 | Jumlah | 61.772 | 14.790 | 12.459 | 84,24
1. | Rinjing Hulu | 8.420 | 1.684 | 1.462 | 86,82
2. | Rinjing Hilir | 11.236 | 2.747 | 2.398 | 87,30
3. | Batu Ampar | 9.575 | 2.104 | 1.722 | 81,84
4. | Tanah Grogol | 7.312 | 1.243 | 1.087 | 87,45
5. | Simpang Empat | 12.864 | 3.862 | 3.517 | 91,07
6. | Lubuk Dalam | 6.948 | 1.127 | 836 | 74,18
7. | Gunung Sari | 5.417 | 2.023 | 1.437 | 71,03
"""

REVENUE_PIUTANG_YANG = (
    "\n"
    "Tingkat pelunasan tertinggi dicapai Kecamatan Simpang Empat (91,07%) dan terendah Kecamatan "
    "Gunung Sari (71,03%). Piutang yang tersisa sebesar Rp2.331 juta.\n"
)

REVENUE_TABLE_3_10 = """
Tabel 3.10. Kontribusi PAD Beberapa Kabupaten Tahun 2023

Peringkat | Kabupaten | Kontribusi PAD (%)
1 | Kabupaten Sungai Pinang | 10,42
2 | Kabupaten Bukit Raya Selatan | 9,36
3 | Kabupaten Lembah Rinjing | 8,98
4 | Kabupaten Kuala Benuang | 8,02
5 | Kabupaten Tapak Suli | 7,15
"""

REVENUE_SELISIH_DENGAN = (
    "\n"
    "Kabupaten Lembah Rinjing menempati urutan ketiga dari 5 (lima) kabupaten yang diperbandingkan. "
    "Selisih dengan Kabupaten Sungai Pinang sebesar 1,44 poin persen.\n"
)

REVENUE_TABLE_3_2 = """
Tabel 3.2. Hasil Pengukuran Kinerja Tahun 2023

No. | Indikator | Satuan | Target | Realisasi | Capaian (%) | Kategori
 | Rata-rata Capaian |  |  |  | 105,27 | Sangat Baik
1. | Persentase pertumbuhan PAD | % | 7,50 | 8,94 | 119,20 | Sangat Baik
2. | Persentase kontribusi PAD terhadap pendapatan daerah | % | 8,60 | 8,98 | 104,42 | Sangat Baik
3. | Persentase wajib pajak yang patuh | % | 88,00 | 84,44 | 95,95 | Baik
4. | Indeks Kepuasan Masyarakat | Indeks | 84,00 | 85,28 | 101,52 | Sangat Baik
"""

REVENUE_DARI_EMPAT_INDIKATOR = (
    "\n"
    "Dari empat indikator, sebanyak 3 indikator melampaui target. Capaian tertinggi adalah persentase"
    " pertumbuhan PAD (119,20%) dan capaian terendah adalah persentase wajib pajak yang patuh "
    "(95,95%).\n"
)

REVENUE_REALISASI_PENDAPATAN_ASLI = (
    "\n"
    "Realisasi Pendapatan Asli Daerah (PAD) tahun 2023 sebesar Rp107.886 juta, meningkat 8,94% "
    "dibandingkan tahun 2022 yang sebesar Rp99.036 juta. Kontribusi PAD terhadap pendapatan daerah "
    "mencapai 8,98%.\n"
)

REVENUE_TERDAPAT = (
    "\n"
    "Terdapat dua jenis pajak yang belum mencapai target, yaitu Pajak Reklame dan Pajak Mineral Bukan"
    " Logam dan Batuan. Secara keseluruhan PAD terealisasi 101,92% dari target Rp105.850 juta.\n"
)

REVENUE_TABLE_3_7 = """
Tabel 3.7. Wajib Pajak yang Melapor dan Membayar Tepat Waktu Tahun 2023

No. | Jenis Pajak | Wajib Pajak Terdaftar | Wajib Pajak Patuh | Persentase (%)
 | Jumlah | 450 | 380 | 84,44
1. | Hotel | 46 | 39 | 84,78
2. | Restoran | 212 | 171 | 80,66
3. | Hiburan | 28 | 21 | 75,00
4. | Reklame | 164 | 149 | 90,85
"""

REVENUE_DARI = (
    "\n"
    "Dari 450 wajib pajak terdaftar, 380 wajib pajak tergolong patuh. Realisasi 84,44% belum mencapai"
    " target 88,00%.\n"
)

REVENUE_TABLE_3_11 = (
    "\n"
    "Tabel 3.11. Anggaran dan Realisasi Belanja Tahun 2023\n"
    "\n"
    "Uraian | Anggaran (Rp) | Realisasi (Rp) | Serapan (%) | Sisa Anggaran (Rp)\n"
    "Jumlah Belanja | 14.738.600.000 | 14.069.596.635 | 95,46 | 669.003.365\n"
    "A. Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota | 11.521.695.000 | 11.082.154.775"
    " | 96,19 | 439.540.225\n"
    "1. Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah | 86.450.000 | 83.217.500 | "
    "96,26 | 3.232.500\n"
    "2. Administrasi Keuangan Perangkat Daerah | 9.874.325.000 | 9.512.846.350 | 96,34 | 361.478.650\n"
    "3. Administrasi Umum Perangkat Daerah | 642.180.000 | 601.934.200 | 93,73 | 40.245.800\n"
    "4. Penyediaan Jasa Penunjang Urusan Pemerintahan Daerah | 918.740.000 | 884.156.725 | 96,24 | "
    "34.583.275\n"
    "B. Program Pengelolaan Pendapatan Daerah | 3.216.905.000 | 2.987.441.860 | 92,87 | 229.463.140\n"
    "1. Kegiatan Pengelolaan Pendapatan Daerah | 3.216.905.000 | 2.987.441.860 | 92,87 | 229.463.140\n"
)

REVENUE_DARI_ANGGARAN = (
    "\n"
    "Dari anggaran Rp14.738.600.000, realisasi mencapai 95,46% sehingga tersisa Rp669.003.365. "
    "Serapan program tertinggi terdapat pada Program Penunjang Urusan Pemerintahan Daerah "
    "Kabupaten/Kota.\n"
)

REVENUE_EFISIENSI_MERUPAKAN = """
Efisiensi merupakan selisih capaian kinerja dengan serapan anggaran, sehingga diperoleh 9,81%.
"""

REVENUE_DENGAN_MEMANJATKAN = (
    "\n"
    "Dengan memanjatkan puji syukur kepada Allah SWT, Badan Pendapatan Daerah (Bapenda) Kabupaten "
    "Lembah Rinjing telah menyelesaikan Laporan Kinerja Instansi Pemerintah Tahun 2023. Laporan ini "
    "merupakan wujud pertanggungjawaban atas pelaksanaan Perjanjian Kinerja Tahun 2023 yang telah "
    "ditandatangani bersama Bupati.\n"
)

REVENUE_BAPENDA_KABUPATEN_LEMBAH = (
    "\n"
    "Bapenda Kabupaten Lembah Rinjing dibentuk dengan Peraturan Daerah Nomor 7 Tahun 2016 dan "
    "dipimpin oleh seorang Kepala Badan. Wilayah pemungutan mencakup tujuh kecamatan. Susunan "
    "organisasi terdiri atas:\n"
)

OF_REVENUE = {
    "years tree subtotal": Case(
        REVENUE + REVENUE_TABLE_3_3,
        "A. Pajak Daerah | 45.350 | 41.477",
        "A. Pajak Daerah | 45.350 | 41.747",
    ),
    "efficiency one row": Case(
        REVENUE + REVENUE_TABLE_3_12,
        "105,27 | 95,46",
        "805,27 | 95,46",
    ),
    "cumulative quarter": Case(
        REVENUE
        + REVENUE_TABLE_3_5
        + REVENUE_TRIWULAN_REALISASI_S
        + REVENUE_I
        + REVENUE_II
        + REVENUE_III
        + REVENUE_IV
        + REVENUE_TARGET_PAD_TAHUN,
        "107.886 | 101,92\n",
        "107.886 | 401,92\n",
    ),
    "ratio row years cols": Case(
        REVENUE + REVENUE_TABLE_3_4,
        "8,49",
        "4,89",
    ),
    "complement b": Case(
        REVENUE + REVENUE_TABLE_3_6 + REVENUE_PIUTANG_YANG,
        "Rp2.331",
        "Rp2.431",
    ),
    "selisih kabupaten": Case(
        REVENUE + REVENUE_TABLE_3_10 + REVENUE_SELISIH_DENGAN,
        "1,44",
        "1,94",
    ),
    "melampaui n": Case(
        REVENUE + REVENUE_TABLE_3_2 + REVENUE_DARI_EMPAT_INDIKATOR,
        "sebanyak 3 indikator",
        "sebanyak 4 indikator",
    ),
    "juta level": Case(
        REVENUE + REVENUE_REALISASI_PENDAPATAN_ASLI + REVENUE_TABLE_3_4,
        "sebesar Rp107.886",
        "sebesar Rp108.786",
    ),
    "juta growth": Case(
        REVENUE + REVENUE_REALISASI_PENDAPATAN_ASLI + REVENUE_TABLE_3_4,
        "meningkat 8,94%",
        "meningkat 11,94%",
    ),
    "juta direction": Case(
        REVENUE + REVENUE_REALISASI_PENDAPATAN_ASLI + REVENUE_TABLE_3_4,
        "meningkat 8,94",
        "menurun 8,94",
    ),
    "juta target": Case(
        REVENUE + REVENUE_TABLE_3_5 + REVENUE_TERDAPAT,
        "Rp105.850",
        "Rp106.850",
    ),
    "percent of people": Case(
        REVENUE + REVENUE_TABLE_3_7 + REVENUE_DARI,
        "380 wajib pajak",
        "380% wajib pajak",
    ),
    "broken number": Case(
        REVENUE + REVENUE_TABLE_3_11 + REVENUE_DARI_ANGGARAN,
        "Rp14.738.600.000",
        "Rp14.738.600.00",
    ),
    "efisiensi": Case(
        REVENUE + REVENUE_TABLE_3_12 + REVENUE_EFISIENSI_MERUPAKAN,
        "diperoleh 9,81",
        "diperoleh 11,31",
    ),
    "foreword PK": Case(
        REVENUE + REVENUE_DENGAN_MEMANJATKAN,
        "Kinerja Tahun 2023 yang",
        "Kinerja Tahun 2021 yang",
    ),
    "kecamatan": Case(
        REVENUE + REVENUE_BAPENDA_KABUPATEN_LEMBAH + REVENUE_TABLE_3_6,
        "tujuh",
        "delapan",
    ),
}

VILLAGES = """
DINAS PEMBERDAYAAN MASYARAKAT DAN DESA KABUPATEN MUARA SEBANGAU
LAPORAN KINERJA (LKjIP) TAHUN ANGGARAN 2024
"""

VILLAGES_TABLE_3_12 = """
Tabel 3.12
Efisiensi Anggaran Tahun 2024

URAIAN | CAPAIAN KINERJA (%) | SERAPAN (%) | EFISIENSI (%)
Seluruh Program | 101,29 | 96,11 | 5,18
"""

VILLAGES_TABLE_3_3 = """
Tabel 3.3
Perkembangan Indeks Desa Membangun Tahun 2020-2024

TAHUN | INDEKS | KENAIKAN/(PENURUNAN)
2020 | 0,6318 | -
2021 | 0,6472 | 0,0154
2022 | 0,6655 | 0,0183
2023 | 0,6821 | 0,0166
2024 | 0,7014 | 0,0193
"""

VILLAGES_TABLE_3_4 = """
Tabel 3.4
Status Perkembangan Desa per Kecamatan Tahun 2024

NO | KECAMATAN | MANDIRI | MAJU | BERKEMBANG | TERTINGGAL | JUMLAH DESA | % MAJU DAN MANDIRI
1 | Sebangau Kota | 5 | 6 | 2 | 0 | 13 | 84,62
2 | Sebangau Hulu | 2 | 5 | 6 | 1 | 14 | 50,00
3 | Tanjung Pasir | 3 | 7 | 4 | 0 | 14 | 71,43
4 | Rawa Indah | 1 | 4 | 7 | 2 | 14 | 35,71
5 | Bukit Lada | 2 | 5 | 5 | 1 | 13 | 53,85
6 | Teluk Nipah | 4 | 6 | 3 | 0 | 13 | 76,92
7 | Sungai Bakau | 1 | 3 | 8 | 3 | 15 | 26,67
8 | Padang Sirih | 2 | 5 | 4 | 1 | 12 | 58,33
JUMLAH |  | 20 | 41 | 39 | 8 | 108 | 56,48
"""

VILLAGES_PADA_TAHUN_DINAS = (
    "\n"
    "Pada tahun 2025 dinas akan memprioritaskan pendampingan 8 desa tertinggal dan revitalisasi 24 "
    "BUM Desa yang tidak aktif. Demikian laporan kinerja Dinas Pemberdayaan Masyarakat dan Desa "
    "Kabupaten Muara Sebangau disusun.\n"
)

VILLAGES_TABLE_2_2 = """
Tabel 2.2
Perjanjian Kinerja Tahun 2024

NO | SASARAN STRATEGIS | INDIKATOR KINERJA | SATUAN | TARGET
1 | Meningkatnya status perkembangan desa | Indeks Desa Membangun | Indeks | 0,6950
2 |  | Persentase desa berstatus maju dan mandiri | Persen | 55,00
3 | Meningkatnya ekonomi dan kelembagaan desa | Persentase BUM Desa aktif | Persen | 78,00
4 |  | Persentase lembaga kemasyarakatan desa aktif | Persen | 85,00
5 | Meningkatnya kualitas pelayanan dinas | Indeks Kepuasan Masyarakat | Nilai | 82,50
"""

VILLAGES_PERJANJIAN_KINERJA_MEMUAT = (
    "\n"
    "Perjanjian Kinerja memuat 3 (tiga) sasaran strategis dan didukung 3 (tiga) program dengan pagu "
    "Rp 6.439.970.000,00.\n"
)

VILLAGES_TABLE_3_9 = """
Tabel 3.9
Indeks Desa Membangun Kabupaten di Provinsi Tahun 2024

PERINGKAT | KABUPATEN | INDEKS
1 | Kabupaten Hulu Kapas | 0,7326
2 | Kabupaten Rantau Beringin | 0,7158
3 | Kabupaten Muara Sebangau | 0,7014
4 | Kabupaten Danau Seluang | 0,6873
5 | Kabupaten Pesisir Lontar | 0,6689
6 | Kabupaten Batang Marang | 0,6540
"""

VILLAGES_DARI_ENAM = (
    "\n"
    "Dari 6 (enam) kabupaten, Kabupaten Muara Sebangau berada pada peringkat ketiga. Indeks tertinggi"
    " diraih Kabupaten Hulu Kapas.\n"
)

VILLAGES_ISU_STRATEGIS_YANG = """
Isu strategis yang dihadapi dinas ada empat, yaitu:
"""

VILLAGES_KAPASITAS = """
1) kapasitas aparatur desa dalam pengelolaan keuangan belum merata;
"""

VILLAGES_MASIH = """
2) masih terdapat desa berstatus tertinggal;
"""

VILLAGES_SEBAGIAN = """
3) sebagian BUM Desa belum aktif; dan
"""

VILLAGES_LEMBAGA = """
4) lembaga kemasyarakatan desa belum berperan optimal.
"""

VILLAGES_TABLE_3_10 = """
Tabel 3.10
Penyaluran Alokasi Dana Desa Tahun 2024 (Ribu Rupiah)

NO | KECAMATAN | ALOKASI | PENYALURAN | SISA | % SALUR
1 | Sebangau Kota | 9.863.250 | 9.863.250 | 0 | 100,00
2 | Sebangau Hulu | 10.427.800 | 10.214.350 | 213.450 | 97,95
3 | Tanjung Pasir | 10.118.400 | 10.118.400 | 0 | 100,00
4 | Rawa Indah | 9.684.900 | 9.412.600 | 272.300 | 97,19
5 | Bukit Lada | 9.472.150 | 9.472.150 | 0 | 100,00
6 | Teluk Nipah | 9.915.700 | 9.871.300 | 44.400 | 99,55
7 | Sungai Bakau | 10.036.200 | 9.583.900 | 452.300 | 95,49
8 | Padang Sirih | 8.826.400 | 8.826.400 | 0 | 100,00
JUMLAH |  | 78.344.800 | 77.362.350 | 982.450 | 98,75
"""

VILLAGES_PENYALURAN_MENCAPAI = """
Penyaluran mencapai 98,75%. Sebanyak 4 (empat) kecamatan telah menyalurkan seluruh alokasinya.
"""

VILLAGES_TABLE_3_11 = (
    "\n"
    "Tabel 3.11\n"
    "Anggaran dan Realisasi Program, Kegiatan, dan Subkegiatan Tahun 2024\n"
    "\n"
    "NO | PROGRAM/KEGIATAN/SUBKEGIATAN | ANGGARAN (Rp) | REALISASI (Rp) | SISA (Rp) | %\n"
    "I | Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota | 4.846.365.000 | 4.694.708.200 "
    "| 151.656.800 | 96,87\n"
    "I.1 | Administrasi Keuangan Perangkat Daerah | 4.405.170.000 | 4.269.848.400 | 135.321.600 | "
    "96,93\n"
    "I.1.1 | Penyediaan Gaji dan Tunjangan ASN | 4.386.720.000 | 4.251.638.400 | 135.081.600 | 96,92\n"
    "I.1.2 | Penyusunan Laporan Keuangan Akhir Tahun | 18.450.000 | 18.210.000 | 240.000 | 98,70\n"
    "I.2 | Administrasi Umum Perangkat Daerah | 441.195.000 | 424.859.800 | 16.335.200 | 96,30\n"
    "I.2.1 | Penyediaan Bahan Logistik Kantor | 86.375.000 | 84.120.500 | 2.254.500 | 97,39\n"
    "I.2.2 | Rapat Koordinasi dan Konsultasi | 312.640.000 | 298.764.300 | 13.875.700 | 95,56\n"
    "I.2.3 | Penyediaan Barang Cetakan | 42.180.000 | 41.975.000 | 205.000 | 99,51\n"
    "II | Program Administrasi Pemerintahan Desa | 990.630.000 | 941.074.450 | 49.555.550 | 95,00\n"
    "II.1 | Pembinaan dan Pengawasan Penyelenggaraan Administrasi Pemerintahan Desa | 990.630.000 | "
    "941.074.450 | 49.555.550 | 95,00\n"
    "II.1.1 | Fasilitasi Pengelolaan Keuangan Desa | 485.920.000 | 462.317.850 | 23.602.150 | 95,14\n"
    "II.1.2 | Fasilitasi Evaluasi Perkembangan Desa | 128.460.000 | 119.842.000 | 8.618.000 | 93,29\n"
    "II.1.3 | Pembinaan Aparatur Pemerintahan Desa | 376.250.000 | 358.914.600 | 17.335.400 | 95,39\n"
    "III | Program Pemberdayaan Lembaga Kemasyarakatan, Lembaga Adat dan Masyarakat Hukum Adat | "
    "602.975.000 | 553.618.650 | 49.356.350 | 91,81\n"
    "III.1 | Pemberdayaan Lembaga Kemasyarakatan | 602.975.000 | 553.618.650 | 49.356.350 | 91,81\n"
    "III.1.1 | Peningkatan Kapasitas Lembaga Kemasyarakatan Desa | 264.800.000 | 247.135.700 | "
    "17.664.300 | 93,33\n"
    "III.1.2 | Fasilitasi Pengembangan Usaha Ekonomi Masyarakat dan BUM Desa | 338.175.000 | "
    "306.482.950 | 31.692.050 | 90,63\n"
    "JUMLAH |  | 6.439.970.000 | 6.189.401.300 | 250.568.700 | 96,11\n"
)

VILLAGES_SERAPAN_TERTINGGI = (
    "\n"
    "Serapan tertinggi terdapat pada Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota "
    "sebesar 96,87%. Sisa anggaran seluruhnya Rp 250.568.700,00.\n"
)

VILLAGES_TABLE_3_5 = """
Tabel 3.5
Keadaan BUM Desa per Kecamatan Tahun 2024

NO | KECAMATAN | BUM DESA TERBENTUK | BUM DESA AKTIF | TIDAK AKTIF | % AKTIF
1 | Sebangau Kota | 13 | 12 | 1 | 92,31
2 | Sebangau Hulu | 12 | 9 | 3 | 75,00
3 | Tanjung Pasir | 13 | 11 | 2 | 84,62
4 | Rawa Indah | 11 | 7 | 4 | 63,64
5 | Bukit Lada | 12 | 9 | 3 | 75,00
6 | Teluk Nipah | 13 | 11 | 2 | 84,62
7 | Sungai Bakau | 12 | 6 | 6 | 50,00
8 | Padang Sirih | 11 | 8 | 3 | 72,73
JUMLAH |  | 97 | 73 | 24 | 75,26
"""

VILLAGES_BUM_DESA_AKTIF = (
    "\n"
    "BUM Desa aktif berjumlah 73 dari 97 BUM Desa yang terbentuk sehingga persentasenya 73/97 x 100% "
    "= 75,26%. Angka tersebut belum mencapai target 78,00%.\n"
)

VILLAGES_TABLE_3_2 = """
Tabel 3.2
Target, Realisasi, dan Capaian Tahun 2024

NO | INDIKATOR KINERJA | SATUAN | TARGET | REALISASI | % CAPAIAN | PREDIKAT
1 | Indeks Desa Membangun | Indeks | 0,6950 | 0,7014 | 100,92 | Memuaskan
2 | Persentase desa berstatus maju dan mandiri | Persen | 55,00 | 56,48 | 102,69 | Memuaskan
3 | Persentase BUM Desa aktif | Persen | 78,00 | 75,26 | 96,49 | Baik
4 | Persentase lembaga kemasyarakatan desa aktif | Persen | 85,00 | 89,78 | 105,62 | Memuaskan
5 | Indeks Kepuasan Masyarakat | Nilai | 82,50 | 83,10 | 100,73 | Memuaskan
RATA-RATA |  |  |  |  | 101,29 | Memuaskan
"""

VILLAGES_PERSENTASE_DESA_MAJU = """
2. Persentase desa maju dan mandiri 56,48% dari target 55,00%;
"""

VILLAGES_SELAMA_LIMA_TAHUN = (
    "\n"
    "Selama lima tahun Indeks Desa Membangun terus meningkat, dari 0,6318 menjadi 0,7014 atau "
    "bertambah 0,0696. Realisasi tahun 2024 melampaui target 0,6950.\n"
)

VILLAGES_EFISIENSI_DIHITUNG = (
    "\n"
    "Efisiensi dihitung dari capaian kinerja dikurangi serapan anggaran. Hasilnya 5,18% sehingga "
    "penggunaan anggaran tergolong efisien.\n"
)

OF_VILLAGES = {
    "efficiency one row": Case(
        VILLAGES + VILLAGES_TABLE_3_12,
        "101,29 | 96,11",
        "101,29 | 9,61",
    ),
    "change between rows": Case(
        VILLAGES + VILLAGES_TABLE_3_3,
        "0,0166",
        "7,0166",
    ),
    "desa tertinggal": Case(
        VILLAGES + VILLAGES_TABLE_3_4 + VILLAGES_PADA_TAHUN_DINAS,
        "8 desa tertinggal",
        "13 desa tertinggal",
    ),
    "sasaran": Case(
        VILLAGES + VILLAGES_TABLE_2_2 + VILLAGES_PERJANJIAN_KINERJA_MEMUAT,
        "3 (tiga) sasaran",
        "4 (empat) sasaran",
    ),
    "kabupaten": Case(
        VILLAGES + VILLAGES_TABLE_3_9 + VILLAGES_DARI_ENAM,
        "6 (enam)",
        "7 (tujuh)",
    ),
    "isu": Case(
        VILLAGES
        + VILLAGES_ISU_STRATEGIS_YANG
        + VILLAGES_KAPASITAS
        + VILLAGES_MASIH
        + VILLAGES_SEBAGIAN
        + VILLAGES_LEMBAGA,
        "ada empat",
        "ada lima",
    ),
    "menyalurkan": Case(
        VILLAGES + VILLAGES_TABLE_3_10 + VILLAGES_PENYALURAN_MENCAPAI,
        "4 (empat)",
        "5 (lima)",
    ),
    "rupiah desa": Case(
        VILLAGES + VILLAGES_TABLE_3_11 + VILLAGES_SERAPAN_TERTINGGI,
        "Rp 250.568.700,00",
        "250.568.700 desa",
    ),
    "penyaluran": Case(
        VILLAGES + VILLAGES_TABLE_3_10 + VILLAGES_PENYALURAN_MENCAPAI,
        "98,75%. S",
        "94,75%. S",
    ),
    "dari 109": Case(
        VILLAGES + VILLAGES_TABLE_3_5 + VILLAGES_BUM_DESA_AKTIF,
        "dari 97 BUM",
        "dari 109 BUM",
    ),
    "dari target": Case(
        VILLAGES + VILLAGES_TABLE_3_2 + VILLAGES_PERSENTASE_DESA_MAJU,
        "target 55,00%",
        "target 60,00%",
    ),
    "idm target": Case(
        VILLAGES + VILLAGES_TABLE_3_2 + VILLAGES_TABLE_3_3 + VILLAGES_SELAMA_LIMA_TAHUN,
        "melampaui",
        "belum mencapai",
    ),
    "tidak efisien": Case(
        VILLAGES + VILLAGES_TABLE_3_12 + VILLAGES_EFISIENSI_DIHITUNG,
        "tergolong efisien",
        "tergolong tidak efisien",
    ),
    "two errors one fault": Case(
        VILLAGES + VILLAGES_TABLE_3_10,
        "Sebangau Kota | 9.863.250",
        "Sebangau Kota | 9.836.250",
    ),
}

DISTRICT = """
KECAMATAN RANCA ASIH
LAPORAN KINERJA INSTANSI PEMERINTAH TAHUN 2022
"""

DISTRICT_TABLE_4 = """
Tabel 4 - Permohonan menurut Jenis dan Triwulan

Jenis | Tw 1 | Tw 2 | Tw 3 | Tw 4 | Setahun
Rekomendasi IUMK | 31 | 28 | 40 | 35 | 134
Surat pindah datang | 112 | 98 | 105 | 121 | 436
Legalisasi waris | 9 | 14 | 7 | 11 | 41
Dispensasi nikah | 22 | 19 | 31 | 27 | 99
Seluruhnya | 174 | 159 | 183 | 194 | 710
"""

DISTRICT_TERLAMBAT = (
    "\n"
    "Dari 710 permohonan, 692 selesai tepat waktu (97,46%) dan 18 terlambat. Permohonan terbanyak "
    "adalah surat pindah datang, yakni 436 permohonan.\n"
)

DISTRICT_TABLE_1 = (
    "\n"
    "Tabel 1 - Penduduk menurut Desa, Keadaan Desember 2022\n"
    "\n"
    "No | Desa | Luas (km2) | Laki-laki | Perempuan | Jumlah | Kepala Keluarga | Rasio Jenis Kelamin "
    "| Kepadatan (jiwa/km2)\n"
    "1 | Mekar Wangi | 12,40 | 2.140 | 2.075 | 4.215 | 1.290 | 103,1 | 340\n"
    "2 | Sukaluyu | 9,75 | 1.865 | 1.902 | 3.767 | 1.104 | 98,1 | 386\n"
    "3 | Cipari | 15,20 | 3.012 | 2.894 | 5.906 | 1.731 | 104,1 | 389\n"
    "4 | Ranca Bungur | 21,60 | 1.477 | 1.433 | 2.910 | 868 | 103,1 | 135\n"
    "5 | Pasir Angin | 11,05 | 2.630 | 2.588 | 5.218 | 1.562 | 101,6 | 472\n"
    " | Kecamatan | 70,00 | 11.124 | 10.892 | 22.016 | 6.555 | 102,1 | 315\n"
)

DISTRICT_RATA_RATA_SETIAP = (
    "\n"
    "Rata-rata setiap kepala keluarga menanggung 3,4 jiwa. Desa terpadat ialah Pasir Angin, sedangkan"
    " Ranca Bungur merupakan desa terluas namun paling jarang penduduknya.\n"
)

DISTRICT_TABLE_3 = """
Tabel 3 - Capaian Kinerja

Indikator | Target | Realisasi | Capaian | Status
1.1 Indeks Kepuasan Masyarakat | 82 | 83,35 | 101,65% | Tercapai
1.2 Persentase permohonan selesai tepat waktu | 95% | 97,46% | 102,59% | Tercapai
2.1 Nilai AKIP Kecamatan | BB (72) | BB (71,20) | 98,89% | Tidak tercapai
"""

DISTRICT_INDEKS_KEPUASAN_MERUPAKAN = (
    "\n"
    "Indeks kepuasan merupakan rata-rata survei semester I (82,90) dan semester II (83,80). Jumlah "
    "responden masing-masing 120 dan 134 orang.\n"
)

DISTRICT_TABLE_5 = """
Tabel 5 - Kinerja Tiga Tahun

Indikator | 2020 |  | 2021 |  | 2022 |
 | T | R | T | R | T | R
Indeks Kepuasan Masyarakat | 80 | 79,86 | 81 | 81,42 | 82 | 83,35
Nilai AKIP | 65 | 64,10 | 70 | 69,75 | 72 | 71,20
"""

DISTRICT_INDEKS_KEPUASAN_BELUM = """
Indeks kepuasan belum mencapai target pada tahun 2020, tetapi pada tahun 2021 dan 2022 melebihi target.
"""

OF_DISTRICT = {
    "complement d": Case(
        DISTRICT + DISTRICT_TABLE_4 + DISTRICT_TERLAMBAT,
        "18 terlambat",
        "28 terlambat",
    ),
    "terpadat": Case(
        DISTRICT + DISTRICT_TABLE_1 + DISTRICT_RATA_RATA_SETIAP,
        "Pasir Angin, sedangkan",
        "Cipari, sedangkan",
    ),
    "mean semester": Case(
        DISTRICT + DISTRICT_TABLE_3 + DISTRICT_INDEKS_KEPUASAN_MERUPAKAN,
        "(82,90)",
        "(89,20)",
    ),
    "jiwa per KK": Case(
        DISTRICT + DISTRICT_TABLE_1 + DISTRICT_RATA_RATA_SETIAP,
        "menanggung 3,4",
        "menanggung 4,3",
    ),
    "year claim": Case(
        DISTRICT + DISTRICT_TABLE_5 + DISTRICT_INDEKS_KEPUASAN_BELUM,
        "tahun 2020, tetapi",
        "tahun 2021, tetapi",
    ),
}

CASES = {**OF_FIRE, **OF_REVENUE, **OF_VILLAGES, **OF_DISTRICT}
