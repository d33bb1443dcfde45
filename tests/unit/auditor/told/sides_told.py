"""Which side of a mean, a target, another figure is told: rightly, and the other one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.unit.auditor.told import Pair

_HEAD = """
LAPORAN KINERJA DINAS TAHUN 2024

BAB III AKUNTABILITAS KINERJA

"""

REPORTS: Sequence[tuple[str, Mapping[str, Sequence[Pair]]]] = [
    (
        f"""{_HEAD}Tabel 3.1 Capaian Indikator Kinerja Utama Tahun 2024
No | Indikator Kinerja | Satuan | Target | Realisasi | Capaian | Predikat
1 | Rata-rata kecepatan tempuh ruas jalan utama | km/jam | 28,00 | 29,40 | 105,00% | Sangat Baik
2 | Rasio kejadian kecelakaan per 10.000 kendaraan | kejadian | 12,50 | 11,90 | 104,80% | Sangat Baik
3 | Persentase perlengkapan jalan terpasang | % | 75,00 | 75,60 | 100,80% | Sangat Baik
4 | Tingkat keterisian (load factor) angkutan umum | % | 55,00 | 51,70 | 94,00% | Baik
5 | Indeks Kepuasan Masyarakat | nilai | 83,00 | 83,53 | 100,64% | Sangat Baik
 | Rata-rata |  |  |  | 101,05% | Sangat Baik

{{said}}
""",
        {
            "said": [
                (
                    (
                        "Kecepatan tempuh rata-rata ruas jalan utama terealisasi 29,40 km/jam atau 1,40 "
                        "km/jam lebih cepat dari yang ditargetkan."
                    ),
                    (
                        "Kecepatan tempuh rata-rata ruas jalan utama terealisasi 29,40 km/jam atau 1,40 "
                        "km/jam lebih lambat dari yang ditargetkan."
                    ),
                ),
                (
                    (
                        "Persentase perlengkapan jalan terpasang mencapai 75,60% atau 0,60 poin lebih tinggi "
                        "dari target."
                    ),
                    (
                        "Persentase perlengkapan jalan terpasang mencapai 75,60% atau 0,60 poin lebih rendah "
                        "dari target."
                    ),
                ),
                (
                    "Indeks Kepuasan Masyarakat terealisasi 83,53, sedikit di atas yang ditargetkan.",
                    "Indeks Kepuasan Masyarakat terealisasi 83,53, sedikit di bawah yang ditargetkan.",
                ),
                (
                    "Load factor angkutan umum mencapai 51,70%, lebih rendah 3,30 poin dari target.",
                    "Load factor angkutan umum mencapai 51,70%, lebih tinggi 3,30 poin dari target.",
                ),
                (
                    (
                        "Rasio kejadian kecelakaan per 10.000 kendaraan tercatat 11,90, lebih rendah "
                        "daripada yang direncanakan."
                    ),
                    (
                        "Rasio kejadian kecelakaan per 10.000 kendaraan tercatat 11,90, lebih tinggi "
                        "daripada yang direncanakan."
                    ),
                ),
                (
                    (
                        "Rasio kejadian kecelakaan per 10.000 kendaraan tercatat 11,90, lebih baik daripada "
                        "yang direncanakan."
                    ),
                    None,
                ),
            ]
        },
    ),
    (
        f"""{_HEAD}Tabel 3.10 Perbandingan Load Factor Angkutan Umum Antarkota Tahun 2024
No | Kota | Load Factor (%) | Peringkat
1 | Kota Muara Bening | 61,80 | 1
2 | Kota Teluk Sirih | 54,25 | 2
3 | Kota Bandar Sembilang | 51,70 | 3
4 | Kota Pantai Mutiara | 50,15 | 4
5 | Kota Bukit Permai | 47,95 | 5
 | Rata-rata | 53,17 |

{{said}}
""",
        {
            "said": [
                (
                    (
                        "Load factor angkutan umum Kota Bandar Sembilang menduduki peringkat ketiga dari "
                        "lima kota yang dibandingkan, sedikit di bawah rata-rata 53,17%."
                    ),
                    (
                        "Load factor angkutan umum Kota Bandar Sembilang menduduki peringkat ketiga dari "
                        "lima kota yang dibandingkan, sedikit di atas rata-rata 53,17%."
                    ),
                ),
                (
                    "Load factor Kota Bandar Sembilang 51,70%, belum melampaui rata-rata kelima kota.",
                    "Load factor Kota Bandar Sembilang 51,70%, melampaui rata-rata kelima kota.",
                ),
                (
                    "Kota Teluk Sirih berada di atas rata-rata.",
                    "Kota Teluk Sirih berada di bawah rata-rata.",
                ),
                (
                    "Capaian Kota Pantai Mutiara (50,15%) lebih rendah dari rata-rata 53,17%.",
                    "Capaian Kota Pantai Mutiara (50,15%) lebih tinggi dari rata-rata 53,17%.",
                ),
                (
                    (
                        "Load factor angkutan umum Kota Bandar Sembilang menduduki peringkat ketiga dari "
                        "lima kota yang dibandingkan, sedikit di bawah rata-rata 53,17%."
                    ),
                    "Hanya Kota Muara Bening yang berada di atas rata-rata.",
                ),
            ]
        },
    ),
    (
        f"""{_HEAD}Tabel 3.11 Realisasi Anggaran Menurut Program Tahun 2024
No | Program | Anggaran (Rp) | Realisasi (Rp) | Serapan (%)
1 | Penunjang Urusan Pemerintahan Daerah | 7.814.500.000 | 7.690.246.310 | 98,41
2 | Penyelenggaraan Lalu Lintas dan Angkutan Jalan | 6.237.850.000 | 5.924.118.750 | 94,97
3 | Pengelolaan Perparkiran | 1.265.000.000 | 1.168.813.600 | 92,40
 | Total | 15.317.350.000 | 14.783.178.660 | 96,51

{{said}}
""",
        {
            "said": [
                (
                    (
                        "Total realisasi anggaran Rp14.783.178.660 dari alokasi Rp15.317.350.000 atau "
                        "96,51%. Angka ini lebih tinggi 0,09 poin dibandingkan serapan tahun 2023 yang "
                        "sebesar 96,42%."
                    ),
                    (
                        "Total realisasi anggaran Rp14.783.178.660 dari alokasi Rp15.317.350.000 atau "
                        "96,51%. Angka ini lebih rendah 0,09 poin dibandingkan serapan tahun 2023 yang "
                        "sebesar 96,42%."
                    ),
                ),
                (
                    (
                        "Serapan anggaran tahun 2024 mencapai 96,51%. Capaian tersebut naik 0,09 poin dari "
                        "tahun 2023 yang sebesar 96,42%."
                    ),
                    (
                        "Serapan anggaran tahun 2024 mencapai 96,51%. Capaian tersebut turun 0,09 poin dari "
                        "tahun 2023 yang sebesar 96,42%."
                    ),
                ),
                (
                    (
                        "Serapan anggaran tahun 2024 mencapai 96,51%. Persentase ini di atas serapan tahun "
                        "2023 yang mencapai 96,42%."
                    ),
                    (
                        "Serapan anggaran tahun 2024 mencapai 96,51%. Persentase ini di bawah serapan tahun "
                        "2023 yang mencapai 96,42%."
                    ),
                ),
                (
                    (
                        "Serapan anggaran tahun 2024 mencapai 96,51%. Angka tersebut meningkat dibandingkan "
                        "tahun 2023 sebesar 96,42%."
                    ),
                    (
                        "Serapan anggaran tahun 2024 mencapai 96,51%. Angka tersebut menurun dibandingkan "
                        "tahun 2023 sebesar 96,42%."
                    ),
                ),
                (
                    (
                        "Serapan Pengelolaan Perparkiran mencapai 92,40%. Angka ini lebih rendah "
                        "dibandingkan serapan Program Penunjang yang sebesar 98,41%."
                    ),
                    (
                        "Serapan Pengelolaan Perparkiran mencapai 92,40%. Angka ini lebih tinggi "
                        "dibandingkan serapan Program Penunjang yang sebesar 98,41%."
                    ),
                ),
                (
                    (
                        "Nilai SAKIP tahun 2024 sebesar 71,20 dari target 70,00. Nilai ini lebih rendah 1,30 "
                        "poin dibandingkan target akhir Renstra sebesar 72,50."
                    ),
                    (
                        "Nilai SAKIP tahun 2024 sebesar 71,20 dari target 70,00. Nilai ini lebih tinggi 1,30 "
                        "poin dibandingkan target akhir Renstra sebesar 72,50."
                    ),
                ),
            ]
        },
    ),
    (
        f"""{_HEAD}Tabel 3.13 Efisiensi Penggunaan Anggaran per Sasaran
No | Sasaran Strategis | Rata-rata Capaian (%) | Serapan Anggaran (%) | Tingkat Efisiensi (%)
1 | Meningkatnya kelancaran dan keselamatan lalu lintas | 103,53 | 94,97 | 8,56
2 | Meningkatnya kualitas layanan angkutan dan perparkiran | 97,32 | 92,40 | 4,92

{{said}}
""",
        {
            "said": [
                (
                    "Sasaran pertama lebih efisien (8,56%) dibandingkan sasaran kedua (4,92%).",
                    "Sasaran pertama kurang efisien (8,56%) dibandingkan sasaran kedua (4,92%).",
                ),
                (
                    "Sasaran kedua kurang efisien (4,92%) daripada sasaran pertama (8,56%).",
                    "Sasaran kedua lebih efisien (4,92%) daripada sasaran pertama (8,56%).",
                ),
                (
                    "Tingkat efisiensi sasaran kedua (4,92%) lebih rendah daripada sasaran pertama (8,56%).",
                    "Tingkat efisiensi sasaran kedua (4,92%) lebih tinggi daripada sasaran pertama (8,56%).",
                ),
            ]
        },
    ),
]
