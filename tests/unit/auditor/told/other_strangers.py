"""Invented reports of four more fields, with sentences on their tables: right ones and wrong ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.unit.auditor.told import Pair

SCHOOLS = """
LAPORAN KINERJA DINAS PENDIDIKAN KOTA MENTARI TAHUN 2026

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Capaian Indikator Kinerja Tahun 2026
No | Indikator | Satuan | Target | Realisasi | Capaian (%)
1 | Angka partisipasi sekolah dasar | % | 99,00 | 98,01 | 99,00
2 | Rata-rata lama sekolah | tahun | 10,00 | 10,20 | 102,00
3 | Persentase guru bersertifikat | % | 80,00 | 84,00 | 105,00
4 | Persentase sekolah terakreditasi unggul | % | 50,00 | 48,00 | 96,00

{capaian}

Tabel 3.2 Peserta Didik Menurut Jenjang Tahun 2025 dan 2026 (Orang)
No | Jenjang | 2025 | 2026 | Perubahan | Pertumbuhan (%)
1 | PAUD | 6.250 | 6.500 | 250 | 4,00
2 | Sekolah dasar | 24.800 | 24.304 | -496 | -2,00
3 | Sekolah menengah | 12.400 | 12.772 | 372 | 3,00
4 | Kesetaraan | 1.600 | 1.760 | 160 | 10,00
 | Jumlah | 45.050 | 45.336 | 286 | 0,63

{siswa}

Tabel 3.3 Guru Menurut Status dan Jenis Kelamin Tahun 2026
No | Status | Laki-laki | Perempuan | Jumlah
1 | PNS | 412 | 688 | 1.100
2 | PPPK | 175 | 305 | 480
3 | Honorer | 96 | 84 | 180
 | Jumlah | 683 | 1.077 | 1.760

{guru}
"""

ENVIRONMENT = """
LAPORAN KINERJA DINAS LINGKUNGAN HIDUP KABUPATEN RIMBA JATI TAHUN 2028

BAB III AKUNTABILITAS KINERJA

Tabel 2.1 Penanganan Sampah Menurut Kecamatan Tahun 2028 (Ton)
No | Kecamatan | Timbulan | Tertangani | Belum Tertangani | Persentase (%)
1 | Hulu Sungai | 4.200 | 3.360 | 840 | 80,00
2 | Teluk Dalam | 5.500 | 4.125 | 1.375 | 75,00
3 | Padang Rumput | 2.800 | 2.576 | 224 | 92,00
4 | Gunung Kapur | 1.500 | 1.500 | 0 | 100,00
 | Jumlah | 14.000 | 11.561 | 2.439 | 82,58

{sampah}

Tabel 2.2 Komponen Indeks Kualitas Lingkungan Hidup Tahun 2024-2028
No | Komponen | 2024 | 2025 | 2026 | 2027 | 2028
1 | Indeks kualitas air | 52,10 | 53,40 | 53,00 | 54,60 | 55,20
2 | Indeks kualitas udara | 84,50 | 85,00 | 85,50 | 86,00 | 86,50
3 | Indeks kualitas lahan | 61,30 | 62,00 | 62,80 | 63,10 | 62,70

{indeks}

Tabel 2.3 Peringkat Indeks Kualitas Lingkungan Hidup Kabupaten Tahun 2028
Peringkat | Kabupaten | Indeks
1 | Bumi Asri | 74,10
2 | Lembah Hijau | 72,65
3 | Rimba Jati | 71,90
4 | Tanah Baru | 70,25
5 | Kuala Jernih | 68,40
 | Provinsi | 71,20
 | Nasional | 73,00

{peringkat}
"""

LABOUR = """
LAPORAN KINERJA DINAS TENAGA KERJA KOTA KARANG EMAS TAHUN 2027

BAB III AKUNTABILITAS KINERJA

Tabel 4.1 Pencari Kerja per Triwulan Tahun 2027
No | Triwulan | Terdaftar | Ditempatkan | Belum Ditempatkan
1 | Triwulan I | 1.240 | 868 | 372
2 | Triwulan II | 1.105 | 830 | 275
3 | Triwulan III | 1.388 | 1.010 | 378
4 | Triwulan IV | 967 | 967 | 0
 | Jumlah | 4.700 | 3.675 | 1.025

{pencari}

Tabel 4.2 Anggaran per Kegiatan Tahun 2027 (Juta Rupiah)
No | Kegiatan | Anggaran | Realisasi | Sisa | Serapan (%)
1 | Pelatihan Keterampilan | 1.250,00 | 1.187,50 | 62,50 | 95,00
2 | Penempatan Tenaga Kerja | 640,00 | 576,00 | 64,00 | 90,00
3 | Pengawasan Norma Kerja | 310,00 | 303,80 | 6,20 | 98,00
 | Jumlah | 2.200,00 | 2.067,30 | 132,70 | 93,97

{anggaran}

Tabel 4.3 Perbandingan Kinerja dengan Provinsi dan Nasional Tahun 2027
No | Indikator | Kota Karang Emas | Provinsi | Nasional
1 | Tingkat partisipasi angkatan kerja | 68,40 | 69,10 | 67,20
2 | Persentase pekerja formal | 47,30 | 44,80 | 48,90

{banding}
"""

FARMS = """
LAPORAN KINERJA DINAS PERTANIAN KABUPATEN SAWAH LUHUR TAHUN 2029

BAB III AKUNTABILITAS KINERJA

Tabel 5.1 Produksi Padi Menurut Kecamatan Tahun 2027-2029 (Ton)
No | Kecamatan | 2027 | 2028 | 2029
1 | Tegal Arum | 14.700 | 15.200 | 16.100
2 | Banyu Urip | 9.610 | 9.840 | 9.350
3 | Karang Sari | 12.100 | 12.560 | 13.020
4 | Rejo Makmur | 7.590 | 7.400 | 7.730
 | Jumlah | 44.000 | 45.000 | 46.200

{padi}

Tabel 5.2 Populasi Ternak Tahun 2029 (Ekor)
No | Jenis Ternak | Jantan | Betina | Jumlah
1 | Sapi potong | 2.150 | 4.380 | 6.530
2 | Kambing | 5.260 | 9.140 | 14.400
3 | Domba | 1.890 | 1.710 | 3.600
 | Jumlah | 9.300 | 15.230 | 24.530

{ternak}
"""

SENTENCES: Sequence[tuple[str, Mapping[str, Sequence[Pair]]]] = (
    (
        SCHOOLS,
        {
            "capaian": [
                (
                    "Guru bersertifikat terealisasi 84,00% dengan capaian 105,00%.",
                    "Guru bersertifikat terealisasi 84,00% dengan capaian 102,00%.",
                ),
                (
                    "Realisasi angka partisipasi sekolah dasar sebesar 98,01%.",
                    "Realisasi angka partisipasi sekolah dasar sebesar 84,00%.",
                ),
                (
                    "Capaian terbaik diperoleh persentase guru bersertifikat.",
                    "Capaian terbaik diperoleh rata-rata lama sekolah.",
                ),
                (
                    "Capaian sekolah terakreditasi unggul paling rendah, yaitu 96,00%.",
                    "Capaian angka partisipasi sekolah dasar paling rendah, yaitu 96,00%.",
                ),
                (
                    "Capaian rata-rata lama sekolah lebih rendah daripada guru bersertifikat.",
                    "Capaian rata-rata lama sekolah lebih tinggi daripada guru bersertifikat.",
                ),
                (
                    "Persentase sekolah terakreditasi unggul mencapai 48,00%.",
                    "Persentase sekolah terakreditasi unggul mencapai 84,00%.",
                ),
                ("Dua indikator belum mencapai target.", None),
                ("Rata-rata lama sekolah mencapai 10,20 tahun, lebih tinggi dari target 10,00 tahun.", None),
            ],
            "siswa": [
                (
                    "Pada tahun 2025 jenjang PAUD memiliki 6.250 peserta didik.",
                    "Pada tahun 2025 jenjang PAUD memiliki 6.500 peserta didik.",
                ),
                (
                    "Peserta didik sekolah menengah tahun 2026 sebanyak 12.772 orang.",
                    "Peserta didik sekolah menengah tahun 2026 sebanyak 24.304 orang.",
                ),
                (
                    "Peserta didik kesetaraan bertambah 160 orang.",
                    "Peserta didik kesetaraan bertambah 372 orang.",
                ),
                (
                    "Penurunan hanya terjadi pada jenjang sekolah dasar.",
                    "Penurunan hanya terjadi pada jenjang sekolah menengah.",
                ),
                ("Jenjang sekolah dasar berkurang 496 orang.", "Jenjang PAUD berkurang 496 orang."),
                ("Tiga jenjang mengalami kenaikan.", "Dua jenjang mengalami kenaikan."),
                ("Seluruh jenjang meningkat kecuali sekolah dasar.", None),
                ("Pertumbuhan paling tinggi dicapai kesetaraan.", "Pertumbuhan paling tinggi dicapai PAUD."),
                ("Penambahan terbesar terdapat pada sekolah menengah.", None),
                (
                    "Kesetaraan tumbuh lebih cepat daripada PAUD.",
                    "Kesetaraan tumbuh lebih lambat daripada PAUD.",
                ),
                (
                    "PAUD dan kesetaraan berjumlah 8.260 orang pada tahun 2026.",
                    "PAUD dan kesetaraan berjumlah 8.620 orang pada tahun 2026.",
                ),
                (
                    "Peserta didik PAUD naik dari 6.250 orang menjadi 6.500 orang.",
                    "Peserta didik PAUD naik dari 6.250 orang menjadi 12.772 orang.",
                ),
                (
                    "Jumlah peserta didik di Kota Mentari sebanyak 45.336 orang.",
                    "Jumlah peserta didik di Kota Rembulan sebanyak 45.336 orang.",
                ),
                ("Peserta didik sekolah dasar turun, sedangkan kesetaraan naik.", None),
                ("Jenjang sekolah menengah bertambah 3,00%.", None),
            ],
            "guru": [
                ("Guru honorer perempuan berjumlah 84 orang.", None),
                ("Guru PPPK laki-laki sebanyak 175 orang.", "Guru PPPK laki-laki sebanyak 412 orang."),
                ("Guru perempuan lebih banyak daripada guru laki-laki pada status PNS.", None),
                (
                    "Pada status honorer laki-laki lebih banyak daripada perempuan.",
                    "Pada status PPPK laki-laki lebih banyak daripada perempuan.",
                ),
                (
                    "Hanya pada status honorer laki-laki melebihi perempuan.",
                    "Hanya pada status PNS laki-laki melebihi perempuan.",
                ),
                ("PNS dan PPPK berjumlah 1.580 orang.", "PNS dan PPPK berjumlah 1.850 orang."),
                (
                    "Guru PNS sebanyak 1.100 orang, 688 di antaranya perempuan.",
                    "Guru PNS sebanyak 1.100 orang, 305 di antaranya perempuan.",
                ),
                (
                    "PPPK dan honorer masing-masing berjumlah 480 orang dan 180 orang.",
                    "PPPK dan honorer masing-masing berjumlah 480 orang dan 305 orang.",
                ),
            ],
        },
    ),
    (
        ENVIRONMENT,
        {
            "sampah": [
                (
                    "Sampah tertangani di Kecamatan Hulu Sungai sebanyak 3.360 ton.",
                    "Sampah tertangani di Kecamatan Hulu Sungai sebanyak 4.125 ton.",
                ),
                (
                    "Di Kecamatan Padang Rumput sampah yang belum tertangani 224 ton.",
                    "Di Kecamatan Padang Rumput sampah yang belum tertangani 840 ton.",
                ),
                (
                    "Kecamatan Teluk Dalam menghasilkan timbulan sampah 5.500 ton.",
                    "Kecamatan Teluk Dalam menghasilkan timbulan sampah 4.200 ton.",
                ),
                (
                    "Persentase tertangani Kecamatan Hulu Sungai mencapai 80,00%.",
                    "Persentase tertangani Kecamatan Hulu Sungai mencapai 75,00%.",
                ),
                (
                    "Seluruh timbulan sampah di Kecamatan Gunung Kapur telah tertangani.",
                    "Seluruh timbulan sampah di Kecamatan Padang Rumput telah tertangani.",
                ),
                (
                    "Timbulan sampah paling banyak berada di Kecamatan Teluk Dalam.",
                    "Timbulan sampah paling banyak berada di Kecamatan Hulu Sungai.",
                ),
                (
                    "Kecamatan Gunung Kapur memiliki timbulan paling sedikit.",
                    "Kecamatan Padang Rumput memiliki timbulan paling sedikit.",
                ),
                ("Kecamatan Padang Rumput dan Kecamatan Gunung Kapur berjumlah 4.076 ton tertangani.", None),
                (
                    "Timbulan Kecamatan Hulu Sungai lebih kecil dari Kecamatan Teluk Dalam.",
                    "Timbulan Kecamatan Hulu Sungai lebih besar dari Kecamatan Teluk Dalam.",
                ),
                ("Sampah di Kecamatan Teluk Dalam sebanyak 5.500 ton, 1.375 ton belum tertangani.", None),
                ("Kabupaten Rimba Jati menangani 11.561 ton sampah.", None),
            ],
            "indeks": [
                (
                    "Indeks kualitas air tahun 2026 sebesar 53,00.",
                    "Indeks kualitas air tahun 2026 sebesar 53,40.",
                ),
                (
                    "Indeks kualitas udara pada tahun 2025 tercatat 85,00.",
                    "Indeks kualitas udara pada tahun 2025 tercatat 85,50.",
                ),
                (
                    "Indeks kualitas udara naik 0,50 poin setiap tahun.",
                    "Indeks kualitas udara naik 0,60 poin setiap tahun.",
                ),
                (
                    "Indeks kualitas lahan turun pada tahun 2028, dari 63,10 menjadi 62,70.",
                    "Indeks kualitas lahan turun pada tahun 2028, dari 62,70 menjadi 63,10.",
                ),
                (
                    "Indeks kualitas air naik dari 54,60 pada tahun 2027 menjadi 55,20 pada tahun 2028.",
                    "Indeks kualitas air naik dari 53,00 pada tahun 2027 menjadi 55,20 pada tahun 2028.",
                ),
                (
                    "Satu komponen turun dibandingkan tahun 2027.",
                    "Dua komponen turun dibandingkan tahun 2027.",
                ),
                (
                    "Indeks kualitas udara menjadi yang tertinggi di antara ketiga komponen.",
                    "Indeks kualitas lahan menjadi yang tertinggi di antara ketiga komponen.",
                ),
                (
                    "Indeks kualitas air tahun 2028 lebih tinggi daripada tahun 2027.",
                    "Indeks kualitas lahan tahun 2028 lebih tinggi daripada tahun 2027.",
                ),
                ("Indeks kualitas udara terus meningkat setiap tahun.", None),
                (
                    "Indeks kualitas air pernah turun pada tahun 2026.",
                    "Indeks kualitas udara pernah turun pada tahun 2026.",
                ),
                (
                    "Indeks kualitas lahan berada di bawah indeks kualitas udara.",
                    "Indeks kualitas lahan berada di atas indeks kualitas udara.",
                ),
                ("Indeks kualitas air selama lima tahun naik dari 52,10 menjadi 55,20.", None),
            ],
            "peringkat": [
                (
                    "Kabupaten Rimba Jati berada dua tingkat di bawah Kabupaten Bumi Asri.",
                    "Kabupaten Rimba Jati berada dua tingkat di bawah Kabupaten Lembah Hijau.",
                ),
                (
                    "Kabupaten Rimba Jati satu peringkat di atas Kabupaten Tanah Baru.",
                    "Kabupaten Rimba Jati satu peringkat di atas Kabupaten Kuala Jernih.",
                ),
                (
                    "Tiga kabupaten memiliki indeks di atas provinsi.",
                    "Empat kabupaten memiliki indeks di atas provinsi.",
                ),
                (
                    "Satu kabupaten memiliki indeks di atas nasional.",
                    "Tiga kabupaten memiliki indeks di atas nasional.",
                ),
                (
                    "Hanya satu kabupaten yang melampaui angka nasional, yaitu Bumi Asri.",
                    "Hanya satu kabupaten yang melampaui angka nasional, yaitu Lembah Hijau.",
                ),
                (
                    "Indeks Kabupaten Rimba Jati sebesar 71,90 lebih tinggi 0,70 poin dari provinsi.",
                    "Indeks Kabupaten Rimba Jati sebesar 71,90 lebih rendah 0,70 poin dari provinsi.",
                ),
                (
                    ("Indeks Kabupaten Tanah Baru sebesar 70,25. Nilai tersebut lebih rendah dari provinsi."),
                    ("Indeks Kabupaten Tanah Baru sebesar 70,25. Nilai tersebut lebih tinggi dari provinsi."),
                ),
                (
                    "Indeks tertinggi diraih Kabupaten Bumi Asri (74,10).",
                    "Indeks tertinggi diraih Kabupaten Lembah Hijau (74,10).",
                ),
                (
                    "Indeks Kabupaten Kuala Jernih tercatat 68,40.",
                    "Indeks Kabupaten Kuala Jernih tercatat 70,25.",
                ),
            ],
        },
    ),
    (
        LABOUR,
        {
            "pencari": [
                (
                    "Pencari kerja terdaftar pada Triwulan II sebanyak 1.105 orang.",
                    "Pencari kerja terdaftar pada Triwulan II sebanyak 1.240 orang.",
                ),
                (
                    "Seluruh pencari kerja terdaftar pada Triwulan IV telah ditempatkan.",
                    "Seluruh pencari kerja terdaftar pada Triwulan III telah ditempatkan.",
                ),
                (
                    "Pencari kerja terdaftar Triwulan III lebih banyak dibandingkan Triwulan I.",
                    "Pencari kerja terdaftar Triwulan II lebih banyak dibandingkan Triwulan I.",
                ),
                (
                    "Pencari kerja terdaftar turun pada Triwulan II.",
                    "Pencari kerja terdaftar turun pada Triwulan III.",
                ),
                (
                    "Pencari kerja terdaftar paling banyak terjadi pada Triwulan III.",
                    "Pencari kerja terdaftar paling banyak terjadi pada Triwulan I.",
                ),
                (
                    "Pada Triwulan I terdapat 1.240 pencari kerja dan 868 di antaranya ditempatkan.",
                    "Pada Triwulan I terdapat 1.240 pencari kerja dan 830 di antaranya ditempatkan.",
                ),
                (
                    "Triwulan I dan Triwulan II berjumlah 2.345 orang terdaftar.",
                    "Triwulan I dan Triwulan II berjumlah 2.435 orang terdaftar.",
                ),
                (
                    "Yang belum ditempatkan pada Triwulan III sebanyak 378 orang.",
                    "Yang belum ditempatkan pada Triwulan III sebanyak 275 orang.",
                ),
            ],
            "anggaran": [
                (
                    "Kegiatan Pelatihan Keterampilan terserap 95,00%.",
                    "Kegiatan Pelatihan Keterampilan terserap 98,00%.",
                ),
                (
                    "Realisasi Penempatan Tenaga Kerja mencapai Rp576,00 juta.",
                    "Realisasi Penempatan Tenaga Kerja mencapai Rp576,00 miliar.",
                ),
                (
                    "Sisa anggaran Pengawasan Norma Kerja sebesar Rp6,20 juta.",
                    "Sisa anggaran Pengawasan Norma Kerja sebesar Rp64,00 juta.",
                ),
                ("Total anggaran sebesar Rp2.200,00 juta.", "Total anggaran sebesar Rp2.200,00 miliar."),
                (
                    "Serapan terendah terdapat pada Penempatan Tenaga Kerja (90,00%).",
                    "Serapan terendah terdapat pada Pelatihan Keterampilan (90,00%).",
                ),
                (
                    (
                        "Anggaran Pelatihan Keterampilan dan Penempatan Tenaga Kerja berjumlah "
                        "Rp1.890,00 juta."
                    ),
                    (
                        "Anggaran Pelatihan Keterampilan dan Penempatan Tenaga Kerja berjumlah "
                        "Rp1.980,00 juta."
                    ),
                ),
                (
                    "Serapan Pengawasan Norma Kerja lebih tinggi daripada Pelatihan Keterampilan.",
                    "Serapan Pengawasan Norma Kerja lebih rendah daripada Pelatihan Keterampilan.",
                ),
                ("Realisasi anggaran Rp2.067,30 juta setara Rp2,07 miliar.", None),
            ],
            "banding": [
                (
                    (
                        "Persentase pekerja formal sebesar 47,30 berada di atas provinsi, namun di bawah "
                        "nasional."
                    ),
                    (
                        "Persentase pekerja formal sebesar 47,30 berada di atas provinsi, dan juga di "
                        "atas nasional."
                    ),
                ),
                (
                    "Tingkat partisipasi angkatan kerja sebesar 68,40 lebih rendah daripada provinsi.",
                    "Tingkat partisipasi angkatan kerja sebesar 68,40 lebih tinggi daripada provinsi.",
                ),
                (
                    "Persentase pekerja formal tingkat nasional sebesar 48,90.",
                    "Persentase pekerja formal tingkat nasional sebesar 44,80.",
                ),
            ],
        },
    ),
    (
        FARMS,
        {
            "padi": [
                (
                    "Produksi padi Kecamatan Banyu Urip tahun 2029 sebanyak 9.350 ton.",
                    "Produksi padi Kecamatan Banyu Urip tahun 2029 sebanyak 9.840 ton.",
                ),
                (
                    "Pada tahun 2027 Kecamatan Karang Sari menghasilkan 12.100 ton.",
                    "Pada tahun 2027 Kecamatan Karang Sari menghasilkan 12.560 ton.",
                ),
                (
                    "Kecamatan Tegal Arum dan Kecamatan Karang Sari terus meningkat setiap tahun.",
                    "Kecamatan Tegal Arum dan Kecamatan Rejo Makmur terus meningkat setiap tahun.",
                ),
                (
                    "Produksi padi turun hanya di Kecamatan Banyu Urip.",
                    "Produksi padi turun hanya di Kecamatan Rejo Makmur.",
                ),
                (
                    "Tiga kecamatan meningkat dibandingkan tahun 2028.",
                    "Dua kecamatan meningkat dibandingkan tahun 2028.",
                ),
                (
                    (
                        "Produksi padi Kecamatan Rejo Makmur turun dari 7.590 ton pada tahun 2027 "
                        "menjadi 7.400 ton pada tahun 2028."
                    ),
                    (
                        "Produksi padi Kecamatan Rejo Makmur turun dari 9.610 ton pada tahun 2027 "
                        "menjadi 7.400 ton pada tahun 2028."
                    ),
                ),
                (
                    (
                        "Kecamatan Tegal Arum dan Kecamatan Banyu Urip masing-masing menghasilkan 16.100 "
                        "ton dan 9.350 ton."
                    ),
                    (
                        "Kecamatan Tegal Arum dan Kecamatan Banyu Urip masing-masing menghasilkan 16.100 "
                        "ton dan 7.730 ton."
                    ),
                ),
                (
                    "Produksi Kecamatan Karang Sari lebih besar daripada Kecamatan Banyu Urip.",
                    "Produksi Kecamatan Karang Sari lebih kecil daripada Kecamatan Banyu Urip.",
                ),
                ("Produksi padi terbanyak berasal dari Kecamatan Tegal Arum.", None),
                ("Kecamatan Karang Sari bertambah 460 ton dari tahun 2028.", None),
            ],
            "ternak": [
                ("Kambing betina sebanyak 9.140 ekor.", "Kambing betina sebanyak 4.380 ekor."),
                (
                    "Pada domba jantan lebih banyak daripada betina.",
                    "Pada kambing jantan lebih banyak daripada betina.",
                ),
                ("Kambing dan domba berjumlah 18.000 ekor.", "Kambing dan domba berjumlah 18.900 ekor."),
                (
                    "Sapi potong berjumlah 6.530 ekor, 2.150 di antaranya jantan.",
                    "Sapi potong berjumlah 6.530 ekor, 1.890 di antaranya jantan.",
                ),
                (
                    "Populasi kambing paling banyak, yaitu 14.400 ekor.",
                    "Populasi sapi potong paling banyak, yaitu 14.400 ekor.",
                ),
                (
                    "Populasi domba lebih sedikit daripada sapi potong.",
                    "Populasi domba lebih banyak daripada sapi potong.",
                ),
            ],
        },
    ),
)
"""Reports, and at each place pairs of a sentence that is right and one that is wrong."""
