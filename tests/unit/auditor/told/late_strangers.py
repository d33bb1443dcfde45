"""Invented reports of two more offices, with sentences on their tables: right ones and wrong ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.unit.auditor.told import Pair

SOCIAL = """
LAPORAN KINERJA DINAS SOSIAL KABUPATEN LERENG PERMAI TAHUN 2030

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Penerima Bantuan Sosial Menurut Jenis Tahun 2028-2030 (Keluarga)
No | Jenis Bantuan | 2028 | 2029 | 2030
1 | Bantuan pangan | 8.120 | 8.450 | 7.980
2 | Bantuan tunai | 4.360 | 4.510 | 4.745
3 | Rumah layak huni | 215 | 240 | 265
4 | Bantuan usaha | 1.105 | 1.090 | 1.310
 | Jumlah | 13.800 | 14.290 | 14.300

{bantuan}

Tabel 3.2 Penyandang Disabilitas Menurut Ragam Tahun 2030 (Orang)
No | Ragam | Pria | Wanita | Jumlah
1 | Fisik | 318 | 274 | 592
2 | Netra | 96 | 103 | 199
3 | Rungu | 121 | 88 | 209
4 | Mental | 65 | 65 | 130
 | Jumlah | 600 | 530 | 1.130

{ragam}

Tabel 3.3 Anggaran dan Realisasi Program Tahun 2030 (Miliar Rupiah)
No | Program | Anggaran | Realisasi | Serapan (%)
1 | Program Rehabilitasi Sosial | 12,50 | 11,25 | 90,00
2 | Program Perlindungan Sosial | 20,00 | 19,60 | 98,00
3 | Program Pemberdayaan Sosial | 7,50 | 7,05 | 94,00
 | Jumlah | 40,00 | 37,90 | 94,75

{program}
"""

HARBOURS = """
LAPORAN KINERJA DINAS PERHUBUNGAN KABUPATEN TELUK MUTIARA TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Target dan Realisasi Penumpang Kapal per Triwulan Tahun 2031
No | Triwulan | Target | Realisasi | Capaian (%)
1 | Triwulan I | 2.500 | 2.450 | 98,00
2 | Triwulan II | 3.000 | 3.150 | 105,00
3 | Triwulan III | 3.200 | 3.104 | 97,00
4 | Triwulan IV | 2.800 | 2.884 | 103,00
 | Jumlah | 11.500 | 11.588 | 100,77

{kapal}

Tabel 3.2 Peringkat Layanan Pelabuhan Tahun 2031
Peringkat | Pelabuhan | Indeks Kepuasan | Waktu Sandar (jam)
1 | Karang Biru | 88,60 | 14
2 | Tanjung Elok | 86,25 | 17
3 | Muara Dalam | 84,90 | 16
4 | Batu Layar | 81,30 | 21

{pelabuhan}
"""

SENTENCES: Sequence[tuple[str, Mapping[str, Sequence[Pair]]]] = (
    (
        SOCIAL,
        {
            "bantuan": [
                (
                    "Penerima bantuan pangan tahun 2030 sebanyak 7.980 keluarga.",
                    "Penerima bantuan pangan tahun 2030 sebanyak 4.745 keluarga.",
                ),
                ("Pada tahun 2028 rumah layak huni diterima 215 keluarga.", None),
                (
                    "Penerima rumah layak huni naik 25 keluarga setiap tahun.",
                    "Penerima rumah layak huni naik 35 keluarga setiap tahun.",
                ),
                (
                    "Penerima bantuan tunai dan rumah layak huni selalu meningkat setiap tahun.",
                    "Penerima bantuan tunai dan bantuan usaha selalu meningkat setiap tahun.",
                ),
                ("Hanya bantuan pangan yang penerimanya turun.", None),
                (
                    "Penurunan hanya terjadi pada bantuan pangan.",
                    "Penurunan hanya terjadi pada bantuan tunai.",
                ),
                (
                    "Satu jenis bantuan menurun dibandingkan tahun 2029.",
                    "Tiga jenis bantuan menurun dibandingkan tahun 2029.",
                ),
                ("Semua jenis bantuan meningkat dibandingkan tahun 2029, kecuali bantuan pangan.", None),
                (
                    "Bantuan usaha turun pada tahun 2029, dari 1.105 menjadi 1.090 keluarga.",
                    "Bantuan usaha turun pada tahun 2029, dari 1.090 menjadi 1.105 keluarga.",
                ),
                (
                    "Penerima bantuan tunai lebih sedikit daripada bantuan pangan.",
                    "Penerima bantuan tunai lebih banyak daripada bantuan pangan.",
                ),
                (
                    (
                        "Penerima bantuan tunai naik dari 4.510 keluarga pada tahun 2029 menjadi 4.745 "
                        "keluarga pada tahun 2030."
                    ),
                    (
                        "Penerima bantuan tunai naik dari 4.360 keluarga pada tahun 2029 menjadi 4.745 "
                        "keluarga pada tahun 2030."
                    ),
                ),
            ],
            "ragam": [
                (
                    "Penyandang disabilitas netra wanita sebanyak 103 orang.",
                    "Penyandang disabilitas netra wanita sebanyak 88 orang.",
                ),
                (
                    "Pada ragam netra wanita lebih banyak daripada pria.",
                    "Pada ragam rungu wanita lebih banyak daripada pria.",
                ),
                ("Ragam netra dan rungu berjumlah 408 orang.", "Ragam netra dan rungu berjumlah 480 orang."),
                (
                    "Disabilitas fisik ada 592 orang, 274 di antaranya wanita.",
                    "Disabilitas fisik ada 592 orang, 103 di antaranya wanita.",
                ),
                (
                    "Ragam fisik paling banyak, yaitu 592 orang.",
                    "Ragam rungu paling banyak, yaitu 592 orang.",
                ),
                ("Ragam mental merupakan yang paling sedikit.", "Ragam netra merupakan yang paling sedikit."),
                (
                    "Ragam rungu dan mental masing-masing berjumlah 209 orang dan 130 orang.",
                    "Ragam rungu dan mental masing-masing berjumlah 199 orang dan 130 orang.",
                ),
                ("Pada ragam mental jumlah pria sama dengan wanita.", None),
            ],
            "program": [
                (
                    "Program Rehabilitasi Sosial terserap 90,00%.",
                    "Program Rehabilitasi Sosial terserap 94,00%.",
                ),
                (
                    "Realisasi Program Perlindungan Sosial mencapai Rp19,60 miliar.",
                    "Realisasi Program Perlindungan Sosial mencapai Rp19,60 juta.",
                ),
                ("Total anggaran mencapai Rp40,00 miliar.", "Total anggaran mencapai Rp40,00 juta."),
                (
                    "Serapan terbaik dicapai Program Perlindungan Sosial.",
                    "Serapan terbaik dicapai Program Pemberdayaan Sosial.",
                ),
                (
                    (
                        "Serapan Program Pemberdayaan Sosial lebih tinggi daripada Program Rehabilitasi "
                        "Sosial."
                    ),
                    (
                        "Serapan Program Pemberdayaan Sosial lebih tinggi daripada Program Perlindungan "
                        "Sosial."
                    ),
                ),
                (
                    (
                        "Program Rehabilitasi Sosial dan Program Pemberdayaan Sosial beranggaran total "
                        "Rp20,00 miliar."
                    ),
                    None,
                ),
                (
                    (
                        "Anggaran Program Rehabilitasi Sosial di Kabupaten Lereng Permai sebesar Rp12,50 "
                        "miliar."
                    ),
                    (
                        "Anggaran Program Rehabilitasi Sosial di Kabupaten Lembah Sunyi sebesar Rp12,50 "
                        "miliar."
                    ),
                ),
            ],
        },
    ),
    (
        HARBOURS,
        {
            "kapal": [
                (
                    "Realisasi Triwulan III sebanyak 3.104 penumpang.",
                    "Realisasi Triwulan III sebanyak 2.884 penumpang.",
                ),
                ("Capaian Triwulan I sebesar 98,00%.", "Capaian Triwulan I sebesar 103,00%."),
                (
                    "Target tidak tercapai pada Triwulan I dan Triwulan III.",
                    "Target tidak tercapai pada Triwulan I dan Triwulan IV.",
                ),
                (
                    "Target terlampaui hanya pada Triwulan II dan Triwulan IV.",
                    "Target terlampaui hanya pada Triwulan II dan Triwulan III.",
                ),
                (
                    "Capaian paling baik terjadi pada Triwulan II (105,00%).",
                    "Capaian paling baik terjadi pada Triwulan IV (105,00%).",
                ),
                (
                    "Realisasi Triwulan II lebih banyak dibandingkan Triwulan I.",
                    "Realisasi Triwulan IV lebih banyak dibandingkan Triwulan III.",
                ),
                (
                    "Realisasi Triwulan I dan Triwulan II berjumlah 5.600 penumpang.",
                    "Realisasi Triwulan I dan Triwulan II berjumlah 5.900 penumpang.",
                ),
                ("Target Triwulan IV ditetapkan 2.800 penumpang.", None),
            ],
            "pelabuhan": [
                (
                    "Pelabuhan Muara Dalam berada satu tingkat di bawah Pelabuhan Tanjung Elok.",
                    "Pelabuhan Muara Dalam berada satu tingkat di bawah Pelabuhan Karang Biru.",
                ),
                (
                    "Indeks kepuasan Pelabuhan Batu Layar tercatat 81,30.",
                    "Indeks kepuasan Pelabuhan Batu Layar tercatat 84,90.",
                ),
                (
                    "Indeks kepuasan Tanjung Elok lebih tinggi daripada Muara Dalam.",
                    "Indeks kepuasan Tanjung Elok lebih rendah daripada Muara Dalam.",
                ),
                ("Waktu sandar paling singkat terdapat di Pelabuhan Karang Biru.", None),
                (
                    "Waktu sandar Muara Dalam lebih cepat daripada Tanjung Elok.",
                    "Waktu sandar Muara Dalam lebih lama daripada Tanjung Elok.",
                ),
                (
                    "Dua pelabuhan memiliki indeks kepuasan di atas Muara Dalam.",
                    "Satu pelabuhan memiliki indeks kepuasan di atas Muara Dalam.",
                ),
            ],
        },
    ),
)
"""Reports, and at each place pairs of a sentence that is right and one that is wrong."""
