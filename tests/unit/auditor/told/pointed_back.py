"""Sentences that point back to the row of the one before: `Angka ini turun`, `Program tersebut`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.unit.auditor.told import Pair

CARE = """
LAPORAN KINERJA DINAS PEMBERDAYAAN PEREMPUAN KABUPATEN BUKIT SERUNI
TAHUN 2024

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Perkembangan Realisasi Indikator Tahun 2021-2024

No | Indikator | 2021 | 2022 | 2023 | 2024
1 | Indeks Pembangunan Gender | 88,12 | 88,74 | 89,30 | 90,15
2 | Kabupaten layak anak | 612,40 | 648,75 | 671,20 | 702,35
3 | Kasus kekerasan yang ditangani | 91,30 | 90,45 | 93,80 | 95,60
4 | Prevalensi pernikahan anak | 9,42 | 8,87 | 7,95 | 7,10

{course}

Tabel 3.2 Perbandingan dengan Provinsi dan Nasional Tahun 2024

No | Indikator | Kabupaten Bukit Seruni | Provinsi | Nasional
1 | Indeks Pembangunan Gender | 90,15 | 91,02 | 91,85
2 | Kasus kekerasan yang ditangani | 95,60 | 93,25 | 94,10
3 | Prevalensi pernikahan anak | 7,10 | 8,06 | 6,92

{peers}
"""
BUDGET = """
LAPORAN KINERJA DINAS PETERNAKAN
TAHUN 2023

BAB III AKUNTABILITAS KEUANGAN

Tabel 3.7 Anggaran dan Realisasi Program Tahun 2023

No | Program | Anggaran (Rp) | Realisasi (Rp) | Serapan (%)
1 | Program Penyediaan Sarana Peternakan | 4.815.300.000 | 4.602.410.500 | 95,58
2 | Program Kesehatan Hewan | 2.140.750.000 | 2.098.315.200 | 98,02
3 | Program Penyuluhan Peternakan | 985.600.000 | 901.240.300 | 91,44
4 | Program Perizinan Usaha Peternakan | 312.450.000 | 305.118.900 | 97,65
 | Jumlah | 8.254.100.000 | 7.907.084.900 | 95,80

{spent}

BAB IV PENUTUP

{closing}
"""
HERDS = """
LAPORAN KINERJA DINAS PETERNAKAN
TAHUN 2023

BAB III AKUNTABILITAS KINERJA

Tabel 3.2 Populasi Sapi Potong per Kecamatan Tahun 2022 dan 2023

No | Kecamatan | Tahun 2022 | Tahun 2023 | Selisih
1 | Ranu Agung | 4.216 | 4.531 | 315
2 | Sumber Rejo | 3.874 | 3.742 | -132
3 | Tegal Wangi | 5.108 | 5.496 | 388
4 | Kali Bening | 2.965 | 3.017 | 52
 | Jumlah | 16.163 | 16.786 | 623

{herds}
"""

REPORTS: Sequence[tuple[str, Mapping[str, Sequence[Pair]]]] = [
    (
        CARE,
        {
            "course": [
                (
                    (
                        "Prevalensi pernikahan anak menjadi perhatian daerah. Angka ini terus menurun"
                        " setiap tahun."
                    ),
                    (
                        "Prevalensi pernikahan anak menjadi perhatian daerah. Angka ini terus meningkat"
                        " setiap tahun."
                    ),
                ),
                (
                    "Indeks Pembangunan Gender mencapai 90,15. Nilai tersebut naik dibandingkan tahun 2023.",
                    "Indeks Pembangunan Gender mencapai 90,15. Nilai tersebut turun dibandingkan tahun 2023.",
                ),
                (
                    (
                        "Kasus kekerasan yang ditangani mencapai 95,60%. Capaian ini lebih tinggi dari"
                        " tahun 2023."
                    ),
                    (
                        "Kasus kekerasan yang ditangani mencapai 95,60%. Capaian ini lebih rendah dari"
                        " tahun 2023."
                    ),
                ),
                (
                    "Selama empat tahun terakhir Indeks Pembangunan Gender selalu meningkat.",
                    "Selama empat tahun terakhir Indeks Pembangunan Gender selalu menurun.",
                ),
                (
                    "Selama tiga tahun terakhir kasus kekerasan yang ditangani terus meningkat.",
                    None,
                ),
                (
                    (
                        "Prevalensi pernikahan anak menjadi perhatian. Angka tersebut pada tahun 2022"
                        " sebesar 8,87%."
                    ),
                    (
                        "Prevalensi pernikahan anak menjadi perhatian. Angka tersebut pada tahun 2022"
                        " sebesar 7,95%."
                    ),
                ),
            ],
            "peers": [
                (
                    "Indeks Pembangunan Gender dan kasus kekerasan membaik. Capaian ini turun.",
                    None,
                ),
                (
                    "Indeks Pembangunan Gender mencapai 90,15. Rapat ini dihadiri seluruh kecamatan.",
                    None,
                ),
                (
                    "Indeks Pembangunan Gender sebesar 90,15. Nilai ini masih di bawah rata-rata provinsi.",
                    "Indeks Pembangunan Gender sebesar 90,15. Nilai ini sudah di atas rata-rata provinsi.",
                ),
                (
                    (
                        "Prevalensi pernikahan anak sebesar 7,10%. Angka tersebut lebih rendah daripada"
                        " angka provinsi."
                    ),
                    (
                        "Prevalensi pernikahan anak sebesar 7,10%. Angka tersebut lebih tinggi daripada"
                        " angka provinsi."
                    ),
                ),
                (
                    (
                        "Kasus kekerasan yang ditangani sebesar 95,60%. Indikator ini berada di atas"
                        " angka nasional."
                    ),
                    (
                        "Kasus kekerasan yang ditangani sebesar 95,60%. Indikator ini berada di bawah"
                        " angka nasional."
                    ),
                ),
                (
                    "Indeks Pembangunan Gender meningkat. Hal ini didukung pelatihan kader di setiap desa.",
                    None,
                ),
            ],
        },
    ),
    (
        BUDGET,
        {
            "spent": [
                (
                    "Program Kesehatan Hewan berjalan baik. Program ini mencatat serapan 98,02%.",
                    "Program Kesehatan Hewan berjalan baik. Program ini mencatat serapan 95,58%.",
                ),
                (
                    "Program Penyuluhan Peternakan terserap 91,44%. Angka tersebut merupakan yang terendah.",
                    "Program Penyuluhan Peternakan terserap 91,44%. Angka tersebut merupakan yang tertinggi.",
                ),
                (
                    "Program Kesehatan Hewan tetap berjalan. Program ini memiliki serapan tertinggi.",
                    "Program Penyuluhan Peternakan tetap berjalan. Program ini memiliki serapan tertinggi.",
                ),
            ],
            "closing": [
                (
                    "Secara umum kinerja Dinas Peternakan tergolong baik dengan serapan anggaran 95,80%.",
                    "Secara umum kinerja Dinas Peternakan tergolong baik dengan serapan anggaran 95,58%.",
                ),
                (
                    "Secara keseluruhan anggaran terserap 95,80%.",
                    "Secara keseluruhan anggaran terserap 98,02%.",
                ),
            ],
        },
    ),
    (
        HERDS,
        {
            "herds": [
                (
                    "Populasi terbanyak berada di Kecamatan Tegal Wangi. Kecamatan ini bertambah 388 ekor.",
                    "Populasi terbanyak berada di Kecamatan Tegal Wangi. Kecamatan ini bertambah 315 ekor.",
                ),
                (
                    "Kecamatan Ranu Agung menempati urutan kedua dengan 4.531 ekor.",
                    "Kecamatan Ranu Agung menempati urutan ketiga dengan 4.531 ekor.",
                ),
                (
                    (
                        "Kecamatan Sumber Rejo memiliki 3.742 ekor. Jumlah tersebut berkurang"
                        " dibandingkan tahun 2022."
                    ),
                    (
                        "Kecamatan Sumber Rejo memiliki 3.742 ekor. Jumlah tersebut bertambah"
                        " dibandingkan tahun 2022."
                    ),
                ),
            ],
        },
    ),
]
