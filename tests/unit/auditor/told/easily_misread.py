"""Sentences that are right and easily misread: several figures, times, wholes or comparisons in one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.unit.auditor.told.other_strangers import ENVIRONMENT, FARMS, LABOUR, SCHOOLS

RIGHT: Sequence[tuple[str, Mapping[str, Sequence[str]]]] = (
    (
        SCHOOLS,
        {
            "siswa": [
                "Pada tahun 2025 peserta didik PAUD menurun.",
                "Pada tahun 2025 peserta didik sekolah dasar naik.",
                "Pada tahun 2024 peserta didik kesetaraan sebanyak 1.670 orang.",
                "Dibandingkan tahun 2024 peserta didik PAUD menurun.",
                "Peserta didik PAUD sebanyak 6.500 orang, naik dari 6.250 orang pada tahun 2025.",
                "PAUD, sekolah dasar, dan sekolah menengah menampung 43.576 orang pada tahun 2026.",
                "Sebanyak 24.304 orang belajar pada jenjang sekolah dasar.",
                "Selisih peserta didik sekolah menengah dan sekolah dasar mencapai 11.532 orang.",
                "Kesetaraan merupakan jenjang dengan peserta didik paling sedikit, 1.760 orang.",
                "Jenjang sekolah dasar turun 2,00%, yang terbesar di antara seluruh jenjang.",
                "Tahun 2025 peserta didik sekolah dasar masih 24.800 orang.",
                (
                    "Peserta didik sekolah dasar menurun dari 24.800 menjadi 24.304 orang atau "
                    "berkurang 496 orang."
                ),
                "Kenaikan terbesar kedua dicatat PAUD.",
                "Jenjang yang turun hanya sekolah dasar.",
                "PAUD naik 4,00%, sekolah menengah 3,00%, dan kesetaraan 10,00%.",
                "Peserta didik PAUD ditargetkan 6.600 orang pada tahun 2027.",
                "Dibandingkan sekolah menengah, peserta didik PAUD lebih sedikit.",
                "Rata-rata peserta didik tiap jenjang tahun 2026 sebanyak 11.334 orang.",
                "Hanya jenjang sekolah dasar yang berkurang.",
                "Peserta didik tiga jenjang bertambah dan satu jenjang berkurang.",
            ],
            "guru": [
                "Guru PNS terdiri dari 412 laki-laki dan 688 perempuan.",
                "Dari 480 guru PPPK, 305 orang perempuan.",
                "Guru perempuan PNS lebih banyak 276 orang daripada laki-laki.",
                "Status PNS paling banyak, baik laki-laki maupun perempuan.",
                "Guru honorer laki-laki lebih sedikit daripada guru PPPK laki-laki.",
                "Sebanyak 1.077 guru adalah perempuan, termasuk 84 guru honorer.",
            ],
            "capaian": [
                "Pada tahun 2025 target tidak tercapai pada guru bersertifikat.",
                "Tahun 2025 realisasi guru bersertifikat sebesar 82,00%.",
                "Angka partisipasi sekolah dasar sebesar 98,01% belum mencapai target 99,00%.",
                (
                    "Capaian guru bersertifikat 105,00% lebih tinggi dari capaian rata-rata lama "
                    "sekolah 102,00%."
                ),
                "Sekolah terakreditasi unggul baru 48,00% dari target 50,00%.",
                "Target guru bersertifikat 80,00% terlampaui.",
                "Target tercapai pada rata-rata lama sekolah dan guru bersertifikat.",
                "Realisasi sekolah terakreditasi unggul lebih rendah daripada guru bersertifikat.",
            ],
        },
    ),
    (
        ENVIRONMENT,
        {
            "sampah": [
                "Kecamatan Gunung Kapur paling tinggi penanganannya (1.500 ton atau 100,00%).",
                "Kecamatan Teluk Dalam paling tinggi sampah tertangani (4.125 ton dari 5.500 ton).",
                "Kecamatan Gunung Kapur menangani seluruh sampahnya, yaitu 1.500 ton.",
                "Tiga kecamatan masih memiliki sampah yang belum tertangani.",
                "Sampah yang belum tertangani terbanyak terdapat di Kecamatan Teluk Dalam.",
                "Kecamatan Hulu Sungai menangani 3.360 ton dari 4.200 ton timbulan.",
                (
                    "Kecamatan Teluk Dalam memiliki persentase paling rendah meskipun timbulan "
                    "sampahnya paling banyak."
                ),
                "Timbulan sampah Kecamatan Hulu Sungai dan Kecamatan Teluk Dalam mencapai 9.700 ton.",
                "Kecamatan Teluk Dalam perlu menangani 1.375 ton lagi.",
            ],
            "indeks": [
                "Indeks kualitas air meningkat 3,10 poin sejak tahun 2024.",
                "Indeks kualitas air turun pada tahun 2026 lalu naik pada tahun 2027.",
                "Dua komponen naik dibandingkan tahun 2027, sedangkan satu komponen turun.",
                (
                    "Indeks kualitas lahan naik dari 61,30 pada tahun 2024 menjadi 63,10 pada tahun "
                    "2027, kemudian turun menjadi 62,70."
                ),
                "Pada tahun 2024 indeks kualitas air 52,10 dan indeks kualitas lahan 61,30.",
                "Ketiga komponen lebih tinggi daripada tahun 2024.",
                "Indeks kualitas air naik.",
                "Indeks kualitas lahan lebih rendah dibandingkan tahun 2027.",
                "Indeks kualitas air tahun 2028 tertinggi selama lima tahun.",
                "Kenaikan indeks kualitas air paling tinggi terjadi pada tahun 2027.",
            ],
            "peringkat": [
                "Indeks Kabupaten Rimba Jati berada di atas provinsi namun di bawah nasional.",
                "Kabupaten Rimba Jati (71,90) terpaut 0,75 poin dari Kabupaten Lembah Hijau (72,65).",
                "Kabupaten Bumi Asri berada dua tingkat di atas Kabupaten Rimba Jati.",
                "Dua kabupaten memiliki indeks di bawah provinsi.",
                "Indeks provinsi sebesar 71,20 lebih rendah daripada nasional.",
            ],
        },
    ),
    (
        LABOUR,
        {
            "pencari": [
                "Pada Triwulan II terdaftar 1.105 orang, turun dari 1.240 orang pada Triwulan I.",
                "Penempatan pada Triwulan III mencapai 1.010 orang, lebih tinggi daripada Triwulan II.",
                "Pencari kerja yang ditempatkan meningkat pada Triwulan III.",
                "Triwulan IV mencatat pencari kerja paling sedikit.",
                "Sampai dengan Triwulan II telah ditempatkan 1.698 orang.",
                "Pada semester I terdaftar 2.345 pencari kerja.",
            ],
            "anggaran": [
                ("Anggaran Pelatihan Keterampilan Rp1.250,00 juta terealisasi Rp1.187,50 juta atau 95,00%."),
                "Anggaran Pelatihan Keterampilan sebesar Rp1,25 miliar.",
                "Sisa anggaran terbesar ada pada Penempatan Tenaga Kerja, Rp64,00 juta.",
                "Realisasi Pelatihan Keterampilan dan Penempatan Tenaga Kerja sebesar Rp1.763,50 juta.",
            ],
            "banding": [
                "Tingkat partisipasi angkatan kerja 68,40 di atas nasional dan di bawah provinsi.",
                "Persentase pekerja formal Kota Karang Emas lebih tinggi 2,50 poin dari provinsi.",
            ],
        },
    ),
    (
        FARMS,
        {
            "padi": [
                "Produksi Kecamatan Banyu Urip tahun 2028 meningkat.",
                "Produksi padi Kecamatan Karang Sari tahun 2026 sebanyak 12.010 ton.",
                "Pada tahun 2028 produksi padi terbanyak berasal dari Kecamatan Tegal Arum.",
                "Produksi Kecamatan Banyu Urip turun 490 ton dari tahun 2028.",
                "Produksi Kecamatan Rejo Makmur sempat turun pada tahun 2028.",
                "Kecamatan Tegal Arum menghasilkan 16.100 ton, tertinggi sejak tahun 2027.",
                "Dibandingkan tahun 2027, produksi Kecamatan Banyu Urip berkurang 260 ton.",
                "Produksi padi naik 1.200 ton dibandingkan tahun 2028.",
                "Kecamatan Banyu Urip naik pada tahun 2028 dan turun pada tahun 2029.",
                "Kecamatan Tegal Arum dan Kecamatan Rejo Makmur meningkat dibandingkan tahun 2028.",
                "Penurunan di Kecamatan Banyu Urip disebabkan serangan hama.",
                "Kenaikan terbesar terjadi di Kecamatan Tegal Arum sebesar 900 ton.",
            ],
            "ternak": [
                "Jumlah sapi potong betina 4.380 ekor, lebih banyak dari sapi potong jantan.",
                "Ternak betina sebanyak 15.230 ekor, 9.140 di antaranya kambing.",
                "Kambing mencapai 14.400 ekor, lebih dari separuh populasi ternak.",
                "Domba jantan sebanyak 1.890 ekor, lebih banyak daripada domba betina 1.710 ekor.",
                "Hanya domba yang jantannya lebih banyak daripada betina.",
                "Populasi kambing dan domba lebih banyak daripada sapi potong.",
            ],
        },
    ),
)
"""Reports, and at each place sentences that are right."""
