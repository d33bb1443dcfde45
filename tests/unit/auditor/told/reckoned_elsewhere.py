"""Reports of farms, guests, buses and classes, with figures that are reckoned: right ones and wrong ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.unit.auditor.told import Pair

FARMS = """
LAPORAN KINERJA DINAS PERTANIAN KABUPATEN HULU RAYA TAHUN 2027

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Produksi Tanaman Pangan Tahun 2025-2027 (Ton)
No | Komoditas | 2025 | 2026 | 2027
1 | Padi | 128.415 | 131.260 | 135.904
2 | Jagung | 46.380 | 48.725 | 47.190
3 | Kedelai | 3.264 | 3.118 | 3.507
4 | Ubi kayu | 21.750 | 22.346 | 24.081
 | Jumlah | 199.809 | 205.449 | 210.682

{pangan}

Tabel 3.2 Luas Panen per Kecamatan Menurut Komoditas Tahun 2027 (Hektare)
No | Kecamatan | Padi | Jagung | Jumlah
1 | Batu Licin | 5.318 | 1.264 | 6.582
2 | Karang Intan | 4.926 | 2.087 | 7.013
3 | Sungai Raya | 6.143 | 958 | 7.101
4 | Tebing Tinggi | 3.872 | 1.735 | 5.607
 | Jumlah | 20.259 | 6.044 | 26.303

{panen}

Tabel 3.3 Penyuluh Menurut Jenis Kelamin dan Status Tahun 2027
No | Status | Laki-laki | Perempuan | Jumlah
1 | PNS | 24 | 13 | 37
2 | PPPK | 18 | 21 | 39
3 | Swadaya | 31 | 9 | 40
 | Jumlah | 73 | 43 | 116

{penyuluh}

Tabel 3.4 Perkembangan Nilai Tukar Petani Tahun 2023-2027
Tahun | Nilai Tukar Petani | Perubahan (poin)
2023 | 101,24 | -
2024 | 102,87 | 1,63
2025 | 105,32 | 2,45
2026 | 104,61 | -0,71
2027 | 106,58 | 1,97

{tukar}
"""

GUESTS = """
LAPORAN KINERJA DINAS PARIWISATA KOTA BUKIT JAYA TAHUN 2026

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Kunjungan Wisatawan per Triwulan Tahun 2026
Triwulan | Nusantara | Mancanegara | Jumlah
Triwulan I | 41.286 | 1.105 | 42.391
Triwulan II | 52.470 | 1.384 | 53.854
Triwulan III | 48.913 | 1.762 | 50.675
Triwulan IV | 57.628 | 1.297 | 58.925
Jumlah | 200.297 | 5.548 | 205.845

{wisatawan}

Tabel 3.2 Retribusi Objek Wisata Tahun 2025 dan 2026 (Rp)
No | Objek Wisata | Tahun 2025 | Tahun 2026
1 | Pantai Biru | 1.214.500.000 | 1.386.750.000
2 | Danau Hijau | 642.300.000 | 598.450.000
3 | Museum Kota | 187.650.000 | 214.900.000
 | Jumlah | 2.044.450.000 | 2.200.100.000

{retribusi}

Tabel 3.3 Armada Bus Wisata Menurut Kondisi Tahun 2026
No | Jenis Bus | Baik | Rusak Ringan | Rusak Berat | Jumlah
1 | Bus besar | 14 | 3 | 1 | 18
2 | Bus sedang | 22 | 5 | 2 | 29
3 | Bus kecil | 9 | 2 | 4 | 15
 | Jumlah | 45 | 10 | 7 | 62

{bus}
"""

SENTENCES: Sequence[tuple[str, Mapping[str, Sequence[Pair]]]] = [
    (
        FARMS,
        {
            "pangan": [
                (
                    "Produksi padi dan jagung tahun 2027 berjumlah 183.094 ton.",
                    "Produksi padi dan jagung tahun 2027 berjumlah 183.904 ton.",
                ),
                (
                    "Gabungan produksi padi, jagung, dan kedelai pada tahun 2026 mencapai 183.103 ton.",
                    "Gabungan produksi padi, jagung, dan kedelai pada tahun 2026 mencapai 186.601 ton.",
                ),
                (
                    "Produksi padi bertambah 4.644 ton dibandingkan tahun 2026.",
                    "Produksi padi bertambah 4.464 ton dibandingkan tahun 2026.",
                ),
                (
                    "Produksi jagung tahun 2027 berkurang 1.535 ton dibandingkan tahun sebelumnya.",
                    "Produksi jagung tahun 2027 berkurang 1.355 ton dibandingkan tahun sebelumnya.",
                ),
                (
                    "Produksi ubi kayu tahun 2027 naik 7,76 persen dibandingkan tahun 2026.",
                    "Produksi ubi kayu tahun 2027 naik 7,67 persen dibandingkan tahun 2026.",
                ),
                (
                    "Padi menyumbang 64,51 persen dari seluruh produksi tanaman pangan tahun 2027.",
                    "Padi menyumbang 65,41 persen dari seluruh produksi tanaman pangan tahun 2027.",
                ),
                (
                    (
                        "Produksi kedelai tahun 2027 sebanyak 3.507 ton. Angka ini naik 389 ton "
                        "dibandingkan tahun 2026."
                    ),
                    None,
                ),
                ("Produksi padi dan jagung organik berjumlah 12.450 ton.", None),
                ("Produksi padi dan jagung tahun 2024 berjumlah 170.328 ton.", None),
                ("Produksi padi dan jagung diperkirakan akan berjumlah 190.000 ton.", None),
                ("Produksi padi tahun 2027 naik 5,83 persen dibandingkan tahun 2025.", None),
            ],
            "panen": [
                (
                    (
                        "Kecamatan Batu Licin dan Sungai Raya secara kumulatif memiliki luas panen "
                        "13.683 hektare."
                    ),
                    (
                        "Kecamatan Batu Licin dan Sungai Raya secara kumulatif memiliki luas panen "
                        "13.863 hektare."
                    ),
                ),
                (
                    "Luas panen jagung di Karang Intan dan Tebing Tinggi berjumlah 3.822 hektare.",
                    "Luas panen jagung di Karang Intan dan Tebing Tinggi berjumlah 3.282 hektare.",
                ),
                (
                    "Selisih luas panen padi antara Sungai Raya dan Tebing Tinggi adalah 2.271 hektare.",
                    "Selisih luas panen padi antara Sungai Raya dan Tebing Tinggi adalah 2.721 hektare.",
                ),
                (
                    "Luas panen padi di Batu Licin 392 hektare lebih luas daripada di Karang Intan.",
                    "Luas panen padi di Batu Licin 329 hektare lebih luas daripada di Karang Intan.",
                ),
                (
                    (
                        "Sungai Raya memiliki luas panen padi 6.143 hektare atau 30,32% dari total luas "
                        "panen padi."
                    ),
                    (
                        "Sungai Raya memiliki luas panen padi 6.143 hektare atau 33,02% dari total luas "
                        "panen padi."
                    ),
                ),
                (
                    "Luas panen padi di Tebing Tinggi lebih luas 2.137 hektare daripada luas panen jagung.",
                    "Luas panen padi di Tebing Tinggi lebih luas 2.173 hektare daripada luas panen jagung.",
                ),
                ("Batu Licin dan Sungai Raya bersama-sama memperoleh 24 traktor.", None),
                ("Luas panen yang gagal di Batu Licin dan Sungai Raya berjumlah 145 hektare.", None),
                ("Di luar Kecamatan Batu Licin dan Sungai Raya luas panen berjumlah 12.620 hektare.", None),
            ],
            "penyuluh": [
                (
                    "Dari 116 penyuluh, 73 orang laki-laki dan 43 orang perempuan.",
                    "Dari 116 penyuluh, 73 orang laki-laki dan 34 orang perempuan.",
                ),
                (
                    "Penyuluh PPPK berjumlah 39 orang, terdiri dari 18 laki-laki dan 21 perempuan.",
                    "Penyuluh PPPK berjumlah 39 orang, terdiri dari 18 laki-laki dan 12 perempuan.",
                ),
                (
                    "Penyuluh PNS dan PPPK bersama-sama berjumlah 76 orang.",
                    "Penyuluh PNS dan PPPK bersama-sama berjumlah 67 orang.",
                ),
                (
                    "Penyuluh swadaya terdiri dari laki-laki 31 orang dan perempuan 9 orang.",
                    "Penyuluh swadaya terdiri dari laki-laki 31 orang dan perempuan 8 orang.",
                ),
                ("Penyuluh PNS dan PPPK yang bersertifikat berjumlah 52 orang.", None),
                ("Penyuluh laki-laki 73 orang dan perempuan 43 orang melayani 9 kelompok tani.", None),
            ],
            "tukar": [
                (
                    "Kenaikan terbesar terjadi pada tahun 2025 sebesar 2,45 poin.",
                    "Kenaikan terbesar terjadi pada tahun 2024 sebesar 2,45 poin.",
                ),
                (
                    "Kenaikan nilai tukar petani terkecil terjadi pada tahun 2024 sebesar 1,63 poin.",
                    "Kenaikan nilai tukar petani terkecil terjadi pada tahun 2027 sebesar 1,63 poin.",
                ),
                (
                    "Peningkatan tertinggi nilai tukar petani terjadi pada tahun 2025 yaitu 2,45 poin.",
                    "Peningkatan tertinggi nilai tukar petani terjadi pada tahun 2025 yaitu 2,54 poin.",
                ),
                (
                    "Nilai tukar petani naik 1,97 poin dibandingkan tahun 2026.",
                    "Nilai tukar petani naik 1,79 poin dibandingkan tahun 2026.",
                ),
                ("Kenaikan terbesar di provinsi terjadi pada tahun 2024 sebesar 3,10 poin.", None),
                ("Kenaikan harga gabah terbesar terjadi pada tahun 2026.", None),
                ("Nilai tukar petani bertambah 5,34 poin dibandingkan tahun 2023.", None),
            ],
        },
    ),
    (
        GUESTS,
        {
            "wisatawan": [
                (
                    "Pada semester I wisatawan mancanegara berjumlah 2.489 orang.",
                    "Pada semester I wisatawan mancanegara berjumlah 2.849 orang.",
                ),
                (
                    "Sampai dengan Triwulan III wisatawan nusantara mencapai 142.669 orang.",
                    "Sampai dengan Triwulan III wisatawan nusantara mencapai 124.669 orang.",
                ),
                (
                    "Kunjungan pada Triwulan IV bertambah 8.250 orang dibandingkan Triwulan III.",
                    "Kunjungan pada Triwulan IV bertambah 8.520 orang dibandingkan Triwulan III.",
                ),
                (
                    "Wisatawan mancanegara pada tiga triwulan pertama berjumlah 4.251 orang.",
                    "Wisatawan mancanegara pada tiga triwulan pertama berjumlah 4.521 orang.",
                ),
                ("Pada semester I wisatawan mancanegara yang menginap berjumlah 1.870 orang.", None),
            ],
            "retribusi": [
                (
                    "Retribusi Pantai Biru dan Museum Kota tahun 2026 berjumlah Rp1.601.650.000.",
                    "Retribusi Pantai Biru dan Museum Kota tahun 2026 berjumlah Rp1.610.650.000.",
                ),
                (
                    "Retribusi Pantai Biru dan Museum Kota tahun 2026 berjumlah Rp1,60 miliar.",
                    "Retribusi Pantai Biru dan Museum Kota tahun 2026 berjumlah Rp1,90 miliar.",
                ),
                (
                    "Retribusi Pantai Biru tahun 2026 mencapai Rp1,39 miliar.",
                    "Retribusi Pantai Biru tahun 2026 mencapai Rp1,39 juta.",
                ),
                (
                    "Total retribusi tahun 2026 sebesar Rp2,20 miliar.",
                    "Total retribusi tahun 2026 sebesar Rp2,20 triliun.",
                ),
                (
                    "Retribusi Danau Hijau turun Rp43.850.000 dibandingkan tahun 2025.",
                    "Retribusi Danau Hijau turun Rp43.580.000 dibandingkan tahun 2025.",
                ),
                (
                    (
                        "Retribusi Museum Kota sebesar Rp214.900.000 atau 9,77 persen dari total "
                        "retribusi tahun 2026."
                    ),
                    (
                        "Retribusi Museum Kota sebesar Rp214.900.000 atau 7,97 persen dari total "
                        "retribusi tahun 2026."
                    ),
                ),
                ("Retribusi parkir Pantai Biru dan Museum Kota berjumlah Rp82.400.000.", None),
            ],
            "bus": [
                (
                    "Dari 62 unit bus, 45 unit berada dalam kondisi baik dan 7 unit rusak berat.",
                    "Dari 62 unit bus, 45 unit berada dalam kondisi baik dan 8 unit rusak berat.",
                ),
                (
                    "Bus sedang terdiri dari 22 unit baik, 5 unit rusak ringan, dan 2 unit rusak berat.",
                    "Bus sedang terdiri dari 22 unit baik, 6 unit rusak ringan, dan 2 unit rusak berat.",
                ),
                (
                    "Bus besar dan bus sedang bersama-sama berjumlah 47 unit.",
                    "Bus besar dan bus sedang bersama-sama berjumlah 74 unit.",
                ),
                (
                    "Kedua jenis bus, yaitu bus besar dan bus kecil, berjumlah 33 unit.",
                    None,
                ),
                ("Dari 45 unit bus dalam kondisi baik, 30 unit berusia di bawah lima tahun.", None),
                ("Bus besar 14 unit baik dan 4 unit rusak.", None),
            ],
        },
    ),
]
