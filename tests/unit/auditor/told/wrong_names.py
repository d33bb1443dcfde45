"""Names of rows beside extremes and their figures: those that have them, and others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.unit.auditor.told import Pair

_HEAD = """
LAPORAN KINERJA DINAS TAHUN 2024

BAB III AKUNTABILITAS KINERJA

"""

REPORTS: Sequence[tuple[str, Mapping[str, Sequence[Pair]]]] = [
    (
        f"""{_HEAD}Tabel 1.1 Komposisi Pegawai Menurut Unit Kerja dan Status Kepegawaian
No | Unit Kerja | PNS | PPPK | Tenaga Kontrak | Jumlah
1 | Sekretariat | 9 | 2 | 4 | 15
2 | Bidang Pencegahan dan Kesiapsiagaan | 7 | 1 | 3 | 11
3 | Bidang Kedaruratan dan Logistik | 8 | 2 | 18 | 28
4 | Bidang Rehabilitasi dan Rekonstruksi | 6 | 1 | 2 | 9
 | Jumlah | 30 | 6 | 27 | 63

{{said}}
""",
        {
            "said": [
                (
                    (
                        "Bidang Kedaruratan dan Logistik memiliki personel paling banyak, yaitu 28 orang, "
                        "dan 18 di antaranya berstatus tenaga kontrak."
                    ),
                    (
                        "Bidang Pencegahan dan Kesiapsiagaan memiliki personel paling banyak, yaitu 28 "
                        "orang, dan 18 di antaranya berstatus tenaga kontrak."
                    ),
                ),
                (
                    (
                        "Bidang Kedaruratan dan Logistik merupakan unit kerja dengan pegawai terbanyak, "
                        "yakni 28 orang."
                    ),
                    "Sekretariat memiliki pegawai terbanyak, yakni 28 orang.",
                ),
                (
                    (
                        "Unit dengan jumlah personel paling sedikit adalah Bidang Rehabilitasi dan "
                        "Rekonstruksi dengan 9 orang."
                    ),
                    "Sekretariat merupakan unit kerja dengan pegawai terbanyak, yakni 28 orang.",
                ),
                (
                    "Sekretariat memiliki PNS paling banyak, yaitu 9 orang.",
                    "Unit dengan jumlah personel paling sedikit adalah Sekretariat dengan 9 orang.",
                ),
                (
                    (
                        "Bidang Kedaruratan dan Logistik paling banyak menggunakan tenaga kontrak, yakni 18 "
                        "orang."
                    ),
                    (
                        "Bidang Rehabilitasi dan Rekonstruksi menjadi unit yang paling gemuk dengan 28 orang "
                        "personel."
                    ),
                ),
                (
                    (
                        "Bidang Kedaruratan dan Logistik mendapat tambahan personel paling banyak, yaitu 3 "
                        "orang pada tahun 2023."
                    ),
                    "Bidang Kedaruratan dan Logistik memiliki PNS paling banyak, yaitu 9 orang.",
                ),
                (
                    "Personel perempuan paling banyak bertugas di Sekretariat, yaitu 9 orang.",
                    "Sekretariat paling banyak menggunakan tenaga kontrak, yakni 18 orang.",
                ),
            ]
        },
    ),
    (
        f"""{_HEAD}Tabel 1.2 Sebaran Pegawai per Unit Kerja
No | Unit Kerja | PNS |  | Non ASN | Jumlah
 |  | Laki-laki | Perempuan |  |
1 | Sekretariat | 14 | 3 | 9 | 26
2 | Bidang Lalu Lintas | 12 | 1 | 46 | 59
3 | Bidang Angkutan | 9 | 3 | 12 | 24
4 | Bidang Pengujian dan Keselamatan | 8 | 1 | 15 | 24
5 | UPTD Perparkiran | 6 | 3 | 31 | 40
Jumlah |  | 49 | 11 | 113 | 173

{{said}}
""",
        {
            "said": [
                (
                    "Bidang Lalu Lintas menjadi unit dengan personel terbesar yaitu 59 orang.",
                    "UPTD Perparkiran menjadi unit dengan personel terbesar yaitu 59 orang.",
                ),
                (
                    "Bidang Lalu Lintas menjadi unit dengan personel terbesar.",
                    "Personel terbesar berada di UPTD Perparkiran sebanyak 59 orang.",
                ),
                (
                    (
                        "Bidang Angkutan dan Bidang Pengujian dan Keselamatan memiliki personel paling "
                        "sedikit, masing-masing 24 orang."
                    ),
                    (
                        "UPTD Perparkiran dan Bidang Angkutan memiliki personel paling sedikit, "
                        "masing-masing 24 orang."
                    ),
                ),
                (
                    "UPTD Perparkiran memiliki personel terbanyak kedua, yaitu 40 orang.",
                    None,
                ),
            ]
        },
    ),
    (
        f"""{_HEAD}Tabel 3.3 Kinerja Ruas Jalan Utama Tahun 2024
No | Ruas Jalan | Kapasitas (smp/jam) | Volume (smp/jam) | V/C Ratio | Kecepatan (km/jam)
1 | Jl. Jenderal Sudirman | 3.120 | 1.872 | 0,60 | 24,60
2 | Jl. Ahmad Yani | 2.860 | 2.059 | 0,72 | 22,80
3 | Jl. Pelabuhan | 2.400 | 1.104 | 0,46 | 33,50
4 | Jl. Diponegoro | 2.150 | 1.290 | 0,60 | 30,20
5 | Jl. Gajah Mada | 1.980 | 1.089 | 0,55 | 31,40
6 | Jl. Merdeka | 1.750 | 735 | 0,42 | 33,90
 | Rata-rata |  |  | 0,56 | 29,40

{{said}}
""",
        {
            "said": [
                (
                    "Ruas yang paling lengang adalah Jl. Merdeka dengan V/C ratio 0,42.",
                    "Ruas yang paling lengang adalah Jl. Pelabuhan dengan V/C ratio 0,42.",
                ),
                (
                    "Ruas terpadat adalah Jl. Ahmad Yani dengan V/C ratio 0,72.",
                    "Ruas terpadat adalah Jl. Jenderal Sudirman dengan V/C ratio 0,72.",
                ),
                (
                    "Ruas tersibuk ialah Jl. Ahmad Yani dengan volume 2.059 smp/jam.",
                    "Ruas tersibuk ialah Jl. Jenderal Sudirman dengan volume 2.059 smp/jam.",
                ),
                (
                    "Ruas yang paling macet adalah Jl. Ahmad Yani dengan kecepatan 22,80 km/jam.",
                    "Ruas yang paling macet adalah Jl. Diponegoro dengan kecepatan 22,80 km/jam.",
                ),
                (
                    "Lalu lintas paling lancar terdapat di Jl. Merdeka dengan kecepatan 33,90 km/jam.",
                    "Lalu lintas paling lancar terdapat di Jl. Gajah Mada dengan kecepatan 33,90 km/jam.",
                ),
                (
                    "Jl. Jenderal Sudirman memiliki kapasitas terbesar, yaitu 3.120 smp/jam.",
                    "Jl. Ahmad Yani memiliki kapasitas terbesar, yaitu 3.120 smp/jam.",
                ),
                (
                    "Jl. Pelabuhan masih tergolong lengang dengan V/C ratio 0,46.",
                    None,
                ),
            ]
        },
    ),
    (
        f"""{_HEAD}Tabel 1.3 Kondisi Sarana dan Peralatan Penanggulangan Bencana
No | Jenis Peralatan | Satuan | Jumlah | Kondisi Baik | Rusak
1 | Mobil rescue | unit | 4 | 3 | 1
2 | Truk tangki air | unit | 6 | 5 | 1
3 | Perahu karet | unit | 9 | 6 | 3
4 | Mesin tempel | unit | 7 | 5 | 2
5 | Tenda pengungsi | unit | 24 | 19 | 5
6 | Genset | unit | 8 | 6 | 2

{{said}}
""",
        {
            "said": [
                (
                    "Peralatan rusak paling banyak adalah tenda pengungsi, yakni 5 unit dari 24 unit.",
                    "Peralatan rusak paling banyak adalah mesin tempel, yakni 5 unit dari 24 unit.",
                ),
                (
                    "Tenda pengungsi paling banyak mengalami kerusakan, yaitu 5 unit.",
                    "Peralatan yang rusak paling banyak adalah perahu karet, yakni 5 unit.",
                ),
                (
                    "Jenis peralatan dengan kondisi baik terbanyak adalah tenda pengungsi, yaitu 19 unit.",
                    "Perahu karet paling banyak mengalami kerusakan, yaitu 5 unit.",
                ),
                (
                    (
                        "Secara persentase, peralatan yang paling banyak rusak adalah perahu karet, yaitu 3 "
                        "dari 9 unit."
                    ),
                    "Kerusakan paling banyak dialami genset, yaitu 5 unit.",
                ),
                (
                    "Peralatan rusak paling banyak adalah tenda pengungsi, yakni 5 unit dari 24 unit.",
                    "Jenis peralatan dengan kondisi baik terbanyak adalah perahu karet, yaitu 19 unit.",
                ),
            ]
        },
    ),
    (
        f"""{_HEAD}Tabel 1.4 Ketenagaan Puskesmas Tahun 2024
No | Puskesmas | Dokter | Perawat | Bidan | Jumlah
1 | Puskesmas Wirajaya | 3 | 14 | 17 | 34
2 | Puskesmas Telaga Sari | 2 | 11 | 19 | 32
3 | Puskesmas Muara Dua | 1 | 9 | 12 | 22
4 | Puskesmas Bukit Rata | 2 | 8 | 9 | 19
 | Jumlah | 8 | 42 | 57 | 107

{{said}}
""",
        {
            "said": [
                (
                    "Puskesmas Wirajaya memiliki tenaga kesehatan paling banyak, yaitu 34 orang.",
                    "Puskesmas Wirajaya memiliki bidan terbanyak, yakni 19 orang.",
                ),
                (
                    "Puskesmas Telaga Sari memiliki bidan terbanyak, yakni 19 orang.",
                    "Dokter paling sedikit terdapat di Puskesmas Bukit Rata (1 orang).",
                ),
                (
                    "Dokter paling sedikit terdapat di Puskesmas Muara Dua (1 orang).",
                    "Tenaga terbanyak dimiliki Puskesmas Telaga Sari dengan 34 orang.",
                ),
                (
                    (
                        "Puskesmas Bukit Rata tercatat sebagai puskesmas dengan tenaga kesehatan paling "
                        "sedikit, yakni 19 orang."
                    ),
                    None,
                ),
            ]
        },
    ),
    (
        f"""{_HEAD}Tabel 2.1 Produksi Padi per Kecamatan Tahun 2024
No | Kecamatan | Luas Panen (ha) | Produksi (ton) | Produktivitas (kuintal/ha)
1 | Arjasa | 1.240 | 6.820 | 55,00
2 | Banyuputih | 980 | 5.635 | 57,50
3 | Cermee | 1.510 | 7.852 | 52,00
4 | Dawuhan | 760 | 4.104 | 54,00
 | Jumlah | 4.490 | 24.411 | 54,37

{{said}}
""",
        {
            "said": [
                (
                    "Kecamatan Cermee menjadi penghasil padi terbesar dengan produksi 7.852 ton.",
                    "Kecamatan Arjasa menjadi penghasil padi terbesar dengan produksi 7.852 ton.",
                ),
                (
                    "Kecamatan Banyuputih paling produktif dengan 57,50 kuintal/ha.",
                    "Kecamatan Arjasa memiliki lahan panen paling luas, yaitu 1.510 ha.",
                ),
                (
                    "Kecamatan Dawuhan menjadi kecamatan dengan produksi terendah, yaitu 4.104 ton.",
                    "Kecamatan Cermee paling produktif dengan 57,50 kuintal/ha.",
                ),
                (
                    "Kecamatan Cermee menjadi penghasil padi terbesar dengan produksi 7.852 ton.",
                    "Kecamatan Banyuputih menjadi kecamatan dengan produksi terendah, yaitu 4.104 ton.",
                ),
                (
                    "Kecamatan Banyuputih paling produktif dengan 57,50 kuintal/ha.",
                    "Panen paling sempit terdapat di Kecamatan Banyuputih, hanya 760 ha.",
                ),
            ]
        },
    ),
    (
        f"""{_HEAD}Tabel 3.5 Dampak Bencana per Kecamatan Tahun 2024
No | Kecamatan | Jumlah Kejadian | Warga Terdampak (jiwa) | Rumah Rusak (unit) | Persentase Kejadian (%)
1 | Ciranggon | 14 | 412 | 96 | 14,58
2 | Lembah Asri | 9 | 187 | 41 | 9,38
3 | Panyabungan Hilir | 21 | 638 | 152 | 21,88
4 | Suka Damai | 17 | 355 | 88 | 17,71
5 | Karang Jaya | 23 | 701 | 173 | 23,96
6 | Tirta Mulya | 12 | 264 | 59 | 12,50
 | Jumlah | 96 | 2.557 | 609 | 100,00

{{said}}
""",
        {
            "said": [
                (
                    (
                        "Kecamatan Karang Jaya paling banyak mengalami bencana (23 kejadian), diikuti "
                        "Kecamatan Panyabungan Hilir (21 kejadian) dan Kecamatan Suka Damai (17 kejadian)."
                    ),
                    (
                        "Kecamatan Karang Jaya paling banyak mengalami bencana (23 kejadian), diikuti "
                        "Kecamatan Panyabungan Hilir (21 kejadian) dan Kecamatan Ciranggon (17 kejadian)."
                    ),
                ),
                (
                    (
                        "Kecamatan Lembah Asri paling sedikit kejadiannya (9 kejadian), diikuti Kecamatan "
                        "Tirta Mulya (12 kejadian)."
                    ),
                    (
                        "Kecamatan Lembah Asri paling sedikit kejadiannya (9 kejadian), diikuti Kecamatan "
                        "Ciranggon (12 kejadian)."
                    ),
                ),
                (
                    (
                        "Rumah rusak terbanyak di Kecamatan Karang Jaya (173 unit), disusul Panyabungan "
                        "Hilir (152 unit) dan Ciranggon (96 unit)."
                    ),
                    (
                        "Rumah rusak terbanyak di Kecamatan Karang Jaya (173 unit), disusul Panyabungan "
                        "Hilir (152 unit) dan Suka Damai (96 unit)."
                    ),
                ),
            ]
        },
    ),
    (
        f"""{_HEAD}Tabel 3.4 Tingkat Kemajuan terhadap Target Akhir Renstra Tahun 2026
No | Indikator | Realisasi 2024 | Target Akhir Renstra (2026) | Tingkat Kemajuan (%)
1 | Nilai Tingkat Kegemaran Membaca (TGM) | 71,24 | 75,00 | 94,99
2 | Indeks Pembangunan Literasi Masyarakat (IPLM) | 60,83 | 70,00 | 86,90
3 | Indeks Kepuasan Pemustaka | 87,39 | 88,00 | 99,31
4 | Persentase perangkat daerah dengan nilai arsip minimal baik | 70,83 | 90,00 | 78,70

{{said}}
""",
        {
            "said": [
                (
                    (
                        "Tingkat kemajuan terhadap target akhir Renstra paling rendah terdapat pada "
                        "indikator Persentase perangkat daerah dengan nilai arsip minimal baik (78,70%)."
                    ),
                    (
                        "Tingkat kemajuan terhadap target akhir Renstra paling rendah terdapat pada "
                        "indikator Indeks Pembangunan Literasi Masyarakat (IPLM) (78,70%)."
                    ),
                ),
                (
                    "Tingkat kemajuan paling tinggi dicapai Indeks Kepuasan Pemustaka (99,31%).",
                    "Tingkat kemajuan paling tinggi dicapai Nilai Tingkat Kegemaran Membaca (TGM) (99,31%).",
                ),
            ]
        },
    ),
]
