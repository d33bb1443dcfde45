"""Years and quarters of extremes, targets of rows, and gaps between rows or columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.unit.auditor.told import Pair

_HEAD = """
LAPORAN KINERJA DINAS TAHUN 2024

BAB III AKUNTABILITAS KINERJA

"""

REPORTS: Sequence[tuple[str, Mapping[str, Sequence[Pair]]]] = [
    (
        f"""{_HEAD}Tabel 3.3 Perkembangan Indeks Risiko Bencana Tahun 2019-2023
Tahun | Indeks Risiko Bencana | Penurunan | Kelas Risiko
2019 | 148,20 | - | Tinggi
2020 | 144,60 | 3,60 | Tinggi
2021 | 139,75 | 4,85 | Sedang
2022 | 133,90 | 5,85 | Sedang
2023 | 127,45 | 6,45 | Sedang

{{said}}
""",
        {
            "said": [
                (
                    (
                        "Penurunan terbesar terjadi pada tahun 2023, yakni 6,45 poin, dan sejak tahun 2021 "
                        "kelas risiko telah beralih dari Tinggi menjadi Sedang."
                    ),
                    (
                        "Penurunan terbesar terjadi pada tahun 2022, yakni 6,45 poin, dan sejak tahun 2021 "
                        "kelas risiko telah beralih dari Tinggi menjadi Sedang."
                    ),
                ),
                (
                    "Selama periode 2019-2023 penurunan terbesar terjadi pada tahun 2023.",
                    "Selama periode 2019-2023 penurunan terbesar terjadi pada tahun 2022.",
                ),
                (
                    "Tahun 2023 mencatat penurunan terbesar, yaitu 6,45 poin.",
                    "Tahun 2022 mencatat penurunan terbesar, yaitu 6,45 poin.",
                ),
                (
                    "Penurunan terkecil tercatat pada tahun 2020 sebesar 3,60 poin.",
                    "Penurunan terkecil tercatat pada tahun 2021 sebesar 3,60 poin.",
                ),
                (
                    "Penurunan paling besar dicapai pada 2023.",
                    "Penurunan paling besar dicapai pada 2021.",
                ),
                (
                    "Indeks Risiko Bencana tertinggi terjadi pada tahun 2019, yaitu 148,20.",
                    "Indeks Risiko Bencana tertinggi terjadi pada tahun 2020, yaitu 148,20.",
                ),
            ]
        },
    ),
    (
        f"""{_HEAD}Tabel 3.11 Realisasi Anggaran Kumulatif per Triwulan Tahun 2024
Triwulan | Target Kumulatif (%) | Realisasi Kumulatif (Rp) | Realisasi Kumulatif (%) | Deviasi (%)
I | 15,00 | 739.200.000 | 12,35 | -2,65
II | 45,00 | 2.253.480.000 | 37,66 | -7,34
III | 72,50 | 3.968.150.000 | 66,32 | -6,18
IV | 100,00 | 5.793.830.140 | 96,83 | -3,17

{{said}}
""",
        {
            "said": [
                (
                    "Deviasi terbesar terjadi pada triwulan II dan deviasi terkecil pada triwulan I.",
                    "Deviasi terbesar terjadi pada triwulan III dan deviasi terkecil pada triwulan I.",
                ),
                (
                    "Deviasi terbesar terjadi pada triwulan II.",
                    "Deviasi terbesar terjadi pada triwulan IV.",
                ),
                (
                    "Deviasi paling besar tercatat pada triwulan II, yaitu -7,34%.",
                    "Deviasi terkecil terdapat pada triwulan IV.",
                ),
                (
                    "Deviasi terkecil terdapat pada triwulan I.",
                    None,
                ),
            ]
        },
    ),
    (
        f"""{_HEAD}Tabel 3.7 Kunjungan Pemustaka per Triwulan Tahun 2024
Triwulan | Target Kunjungan | Kunjungan Langsung | Capaian (%) | Kunjungan Daring
Triwulan I | 9.500 | 8.764 | 92,25 | 2.315
Triwulan II | 10.000 | 10.482 | 104,82 | 2.689
Triwulan III | 11.000 | 11.937 | 108,52 | 3.104
Triwulan IV | 10.500 | 9.515 | 90,62 | 3.472
Jumlah | 41.000 | 40.698 | 99,26 | 11.580

{{said}}
""",
        {
            "said": [
                (
                    (
                        "Target terlampaui pada Triwulan II dan Triwulan III, sementara pada dua triwulan "
                        "lainnya target tidak tercapai."
                    ),
                    (
                        "Target terlampaui pada Triwulan II dan Triwulan IV, sementara pada dua triwulan "
                        "lainnya target tidak tercapai."
                    ),
                ),
                (
                    (
                        "Target kunjungan hanya terlampaui pada Triwulan II dan III, sedangkan pada Triwulan "
                        "I dan IV belum tercapai."
                    ),
                    (
                        "Target kunjungan hanya terlampaui pada Triwulan II dan IV, sedangkan pada Triwulan "
                        "I dan III belum tercapai."
                    ),
                ),
                (
                    (
                        "Triwulan I dan Triwulan IV tidak mencapai target kunjungan, sementara dua triwulan "
                        "lainnya melampaui target."
                    ),
                    (
                        "Triwulan I dan Triwulan III tidak mencapai target kunjungan, sementara dua triwulan "
                        "lainnya melampaui target."
                    ),
                ),
                (
                    "Kunjungan daring paling ramai terjadi pada Triwulan IV, yaitu 3.472 kunjungan.",
                    "Kunjungan daring paling ramai terjadi pada Triwulan III, yaitu 3.472 kunjungan.",
                ),
                (
                    "Kunjungan langsung terbanyak terjadi pada Triwulan III.",
                    "Kunjungan langsung terbanyak terjadi pada Triwulan II.",
                ),
            ]
        },
    ),
    (
        f"""{_HEAD}Tabel 1.1 Keadaan Pegawai Menurut Golongan dan Jenis Kelamin Tahun 2024
No | Golongan | Laki-laki | Perempuan | Jumlah
1 | Golongan IV | 4 | 3 | 7
2 | Golongan III | 7 | 12 | 19
3 | Golongan II | 3 | 4 | 7
4 | PPPK Golongan IX | 1 | 4 | 5
5 | PPPK Golongan VII | 2 | 3 | 5
Jumlah |  | 17 | 26 | 43

{{said}}
""",
        {
            "said": [
                (
                    "Jumlah pegawai perempuan lebih banyak 9 orang daripada pegawai laki-laki.",
                    "Jumlah pegawai perempuan lebih sedikit 9 orang daripada pegawai laki-laki.",
                ),
                (
                    "Pegawai laki-laki lebih sedikit 9 orang dibandingkan pegawai perempuan.",
                    "Pegawai laki-laki lebih banyak 9 orang dibandingkan pegawai perempuan.",
                ),
                (
                    "Pegawai perempuan lebih banyak daripada pegawai laki-laki.",
                    "Pegawai perempuan lebih sedikit daripada pegawai laki-laki.",
                ),
                (
                    "Jumlah pegawai perempuan melebihi pegawai laki-laki dengan selisih 9 orang.",
                    "Pegawai perempuan lebih banyak 8 orang daripada pegawai laki-laki.",
                ),
                (
                    "Pada Golongan IV pegawai laki-laki lebih banyak daripada perempuan.",
                    "Jumlah pegawai laki-laki melebihi pegawai perempuan dengan selisih 9 orang.",
                ),
                (
                    (
                        "Pegawai laki-laki yang mengikuti diklat lebih banyak 2 orang daripada pegawai "
                        "perempuan."
                    ),
                    "Pada Golongan III pegawai laki-laki lebih banyak daripada perempuan.",
                ),
            ]
        },
    ),
    (
        f"""{_HEAD}Tabel 1.2 Keadaan Pegawai Menurut Pendidikan Terakhir
No | Pendidikan | Jumlah (orang) | Persentase (%)
1 | Magister (S2) | 5 | 11,63
2 | Sarjana (S1)/Diploma IV | 22 | 51,16
3 | Diploma III | 9 | 20,93
4 | SMA/sederajat | 7 | 16,28
 | Jumlah | 43 | 100,00

{{said}}
""",
        {
            "said": [
                (
                    (
                        "Pegawai lulusan SMA/sederajat masih ada 7 orang, lebih banyak 2 orang dibandingkan "
                        "pegawai lulusan Magister."
                    ),
                    (
                        "Pegawai lulusan SMA/sederajat masih ada 7 orang, lebih banyak 3 orang dibandingkan "
                        "pegawai lulusan Magister."
                    ),
                ),
                (
                    "Lulusan Diploma III lebih banyak 2 orang dibanding lulusan SMA/sederajat.",
                    "Lulusan Diploma III lebih banyak 4 orang dibanding lulusan SMA/sederajat.",
                ),
                (
                    "Pegawai lulusan Magister lebih sedikit 4 orang daripada lulusan Diploma III.",
                    "Pegawai lulusan Magister lebih banyak 3 orang daripada lulusan Diploma III.",
                ),
                (
                    (
                        "Pegawai lulusan Magister yang menduduki jabatan lebih banyak 3 orang daripada "
                        "lulusan Diploma III."
                    ),
                    None,
                ),
                (
                    "Pegawai tamatan SMA/sederajat lebih banyak 40 persen daripada lulusan Magister.",
                    None,
                ),
            ]
        },
    ),
    (
        f"""{_HEAD}Tabel 1.6 Produksi Perikanan Menurut Jenis Tahun 2024
No | Jenis Ikan | Tangkap (ton) | Budidaya (ton) | Jumlah (ton)
1 | Bandeng | 120 | 845 | 965
2 | Nila | 85 | 612 | 697
3 | Tongkol | 930 | 0 | 930
4 | Lele | 14 | 405 | 419
 | Jumlah | 1.149 | 1.862 | 3.011

{{said}}
""",
        {
            "said": [
                (
                    "Produksi ikan budidaya lebih besar daripada produksi tangkap.",
                    "Produksi ikan tangkap lebih besar daripada produksi budidaya.",
                ),
                (
                    "Produksi tangkap tongkol lebih besar daripada produksi tangkap bandeng.",
                    "Produksi budidaya lebih rendah dibandingkan produksi tangkap.",
                ),
                (
                    "Harga ikan tangkap lebih tinggi daripada ikan budidaya.",
                    "Produksi tangkap bandeng lebih besar daripada produksi tangkap tongkol.",
                ),
                (
                    "Produksi tangkap pada musim barat lebih kecil daripada produksi budidaya.",
                    None,
                ),
            ]
        },
    ),
    (
        f"""{_HEAD}Tabel 3.12 Realisasi Retribusi per Triwulan Tahun 2024
Triwulan | Target (Rp) | Realisasi (Rp) | Capaian (%)
I | 250.000.000 | 231.400.000 | 92,56
II | 300.000.000 | 318.750.000 | 106,25
III | 300.000.000 | 289.200.000 | 96,40
IV | 350.000.000 | 371.050.000 | 106,01
Jumlah | 1.200.000.000 | 1.210.400.000 | 100,87

{{said}}
""",
        {
            "said": [
                (
                    "Realisasi terbesar terjadi pada triwulan IV dan realisasi terkecil pada triwulan I.",
                    "Realisasi terbesar terjadi pada triwulan II dan realisasi terkecil pada triwulan I.",
                ),
                (
                    "Capaian tertinggi terdapat pada triwulan II.",
                    "Capaian tertinggi terdapat pada triwulan IV.",
                ),
                (
                    (
                        "Target terlampaui pada triwulan II dan triwulan IV, sedangkan pada triwulan lainnya "
                        "tidak tercapai."
                    ),
                    None,
                ),
                (
                    "Jumlah pengaduan tertinggi terjadi pada triwulan I.",
                    None,
                ),
                (
                    "Realisasi retribusi pasar terbesar terjadi pada triwulan III.",
                    None,
                ),
            ]
        },
    ),
    (
        f"""{_HEAD}Tabel 3.2 Perkembangan Angka Kemiskinan Tahun 2020-2024
Tahun | Penduduk Miskin (jiwa) | Persentase (%)
2020 | 18.240 | 9,12
2021 | 18.905 | 9,40
2022 | 17.730 | 8,76
2023 | 17.105 | 8,41
2024 | 16.020 | 7,83

{{said}}
""",
        {
            "said": [
                (
                    "Selama periode 2020-2024 penurunan penduduk miskin terbesar terjadi pada tahun 2022.",
                    "Tahun 2023 mencatat penurunan persentase terbesar, yaitu 0,64 poin.",
                ),
                (
                    "Tahun 2022 mencatat penurunan persentase terbesar, yaitu 0,64 poin.",
                    None,
                ),
                (
                    "Selama periode 2022-2024 penurunan penduduk miskin terbesar terjadi pada tahun 2024.",
                    None,
                ),
                (
                    "Penduduk miskin turun paling tajam pada tahun 2022.",
                    None,
                ),
            ]
        },
    ),
]
