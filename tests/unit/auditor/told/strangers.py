"""Invented reports of five fields, with sentences as a stranger words them: right, and wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.unit.auditor.told import Pair

HEALTH = """
LAPORAN KINERJA DINAS KESEHATAN KABUPATEN TELAGA SARI TAHUN 2027

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Capaian Indikator Kinerja Dinas Kesehatan Tahun 2027
No | Indikator Kinerja | Satuan | Target | Realisasi | Capaian (%)
1 | Persentase ibu hamil mendapat pelayanan lengkap | % | 92,00 | 89,24 | 97,00
2 | Prevalensi stunting balita | % | 14,00 | 13,30 | 105,00
3 | Cakupan imunisasi dasar lengkap | % | 95,00 | 96,90 | 102,00
4 | Persentase puskesmas terakreditasi paripurna | % | 60,00 | 66,00 | 110,00

{capaian}

Tabel 3.2 Kunjungan Puskesmas Tahun 2026 dan 2027 (Orang)
No | Puskesmas | Tahun 2026 | Tahun 2027 | Selisih
1 | Muara Rindu | 18.420 | 19.835 | 1.415
2 | Sungai Bening | 12.306 | 11.874 | -432
3 | Kebun Lada | 9.751 | 10.268 | 517
4 | Tebing Awan | 15.038 | 16.412 | 1.374
5 | Rawa Indah | 7.624 | 7.190 | -434
 | Jumlah | 63.139 | 65.579 | 2.440

{kunjungan}

Tabel 3.3 Tenaga Kesehatan Menurut Jenis Tahun 2027
No | Jenis Tenaga | Puskesmas | Rumah Sakit | Jumlah
1 | Dokter umum | 34 | 27 | 61
2 | Dokter gigi | 12 | 6 | 18
3 | Perawat | 148 | 211 | 359
4 | Bidan | 176 | 52 | 228
5 | Apoteker | 15 | 19 | 34
 | Jumlah | 385 | 315 | 700

{tenaga}
"""

ROADS = """
LAPORAN KINERJA DINAS PEKERJAAN UMUM KABUPATEN BUKIT TANDANG TAHUN 2028

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Panjang Jalan Menurut Kondisi Tahun 2028 (Km)
No | Kecamatan | Baik | Sedang | Rusak | Jumlah
1 | Aur Gading | 84,20 | 21,50 | 14,30 | 120,00
2 | Batang Hijau | 63,75 | 30,10 | 6,15 | 100,00
3 | Curup Lama | 71,40 | 12,60 | 11,00 | 95,00
4 | Dusun Raya | 52,90 | 19,80 | 17,30 | 90,00
 | Jumlah | 272,25 | 84,00 | 48,75 | 405,00

{jalan}

Tabel 3.2 Jalan dalam Kondisi Mantap Tahun 2024-2028 (%)
No | Indikator | 2024 | 2025 | 2026 | 2027 | 2028
1 | Persentase jalan kabupaten mantap | 78,00 | 80,50 | 83,00 | 85,50 | 88,00
2 | Persentase jembatan kondisi baik | 71,20 | 70,40 | 73,60 | 75,10 | 77,90
3 | Persentase saluran irigasi berfungsi baik | 64,30 | 66,10 | 67,20 | 66,80 | 69,50

{mantap}

Tabel 3.3 Anggaran dan Realisasi Program Tahun 2028 (Miliar Rupiah)
No | Program | Anggaran | Realisasi | Sisa | Serapan (%)
1 | Program Penyelenggaraan Jalan | 48,60 | 46,17 | 2,43 | 95,00
2 | Program Pengelolaan Sumber Daya Air | 15,25 | 13,42 | 1,83 | 88,00
3 | Program Penataan Bangunan Gedung | 6,40 | 6,08 | 0,32 | 95,00
4 | Program Penunjang Urusan Pemerintahan | 9,75 | 9,65 | 0,10 | 98,97
 | Jumlah | 80,00 | 75,32 | 4,68 | 94,15

{anggaran}
"""

LIBRARIES = """
LAPORAN KINERJA DINAS PERPUSTAKAAN DAN KEARSIPAN KOTA SENJA TAHUN 2027

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Pemustaka Menurut Bulan Tahun 2027
No | Bulan | Anggota | Bukan Anggota | Jumlah
1 | Januari | 1.204 | 816 | 2.020
2 | Februari | 1.118 | 742 | 1.860
3 | Maret | 987 | 655 | 1.642
4 | April | 1.342 | 903 | 2.245
5 | Mei | 1.276 | 894 | 2.170
6 | Juni | 1.059 | 1.121 | 2.180
 | Jumlah | 6.986 | 5.131 | 12.117

{pemustaka}

Tabel 3.2 Koleksi Buku Menurut Golongan Tahun 2026 dan 2027 (Eksemplar)
No | Golongan | 2026 | 2027 | Perubahan | Pertumbuhan (%)
1 | Karya umum | 2.410 | 2.506 | 96 | 3,98
2 | Agama | 3.865 | 4.012 | 147 | 3,80
3 | Ilmu sosial | 5.128 | 5.076 | -52 | -1,01
4 | Teknologi | 4.204 | 4.618 | 414 | 9,85
5 | Kesusastraan | 6.317 | 6.549 | 232 | 3,67
 | Jumlah | 21.924 | 22.761 | 837 | 3,82

{koleksi}

Tabel 3.3 Perbandingan Indeks Pembangunan Literasi Masyarakat Tahun 2027
No | Uraian | Kota Senja | Provinsi | Nasional
1 | Pemerataan layanan perpustakaan | 72,18 | 69,40 | 73,05
2 | Kecukupan koleksi | 64,52 | 66,71 | 63,90
3 | Tingkat kunjungan masyarakat | 70,33 | 68,25 | 69,12

{literasi}
"""

REGISTRY = """
LAPORAN KINERJA DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL KABUPATEN PADI EMAS TAHUN 2028

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Kepemilikan Dokumen Menurut Kecamatan Tahun 2028
No | Kecamatan | Wajib KTP | Sudah Rekam | Belum Rekam | Persentase (%)
1 | Lumbung | 18.240 | 18.058 | 182 | 99,00
2 | Tanggul | 12.500 | 12.125 | 375 | 97,00
3 | Pematang | 9.600 | 9.600 | 0 | 100,00
4 | Sumber Air | 15.800 | 15.168 | 632 | 96,00
 | Jumlah | 56.140 | 54.951 | 1.189 | 97,88

{rekam}

Tabel 3.2 Layanan Dokumen per Triwulan Tahun 2028
No | Triwulan | Permohonan | Selesai | Ditolak
1 | Triwulan I | 4.120 | 4.085 | 35
2 | Triwulan II | 3.874 | 3.806 | 68
3 | Triwulan III | 4.536 | 4.512 | 24
4 | Triwulan IV | 3.990 | 3.990 | 0
 | Jumlah | 16.520 | 16.393 | 127

{layanan}

Tabel 3.3 Peringkat Kepemilikan Akta Kelahiran Kabupaten Tahun 2028
Peringkat | Kabupaten | Persentase (%)
1 | Danau Biru | 98,72
2 | Padi Emas | 97,64
3 | Bambu Kuning | 96,15
4 | Jati Luhur | 94,88
5 | Kali Jernih | 93,20
 | Provinsi | 95,41

{akta}
"""

TOURISM = """
LAPORAN KINERJA DINAS PARIWISATA KABUPATEN PASIR PANJANG TAHUN 2027

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Kunjungan Wisatawan Menurut Destinasi Tahun 2025-2027 (Orang)
No | Destinasi | 2025 | 2026 | 2027
1 | Pantai Karang Putih | 41.200 | 44.870 | 52.310
2 | Air Terjun Seribu | 18.650 | 17.940 | 19.385
3 | Kampung Tenun | 9.480 | 10.215 | 9.760
4 | Bukit Pelangi | 12.730 | 14.060 | 15.845
 | Jumlah | 82.060 | 87.085 | 97.300

{kunjungan}

Tabel 3.2 Usaha Pariwisata Menurut Jenis Tahun 2027
No | Jenis Usaha | Berizin | Belum Berizin | Jumlah
1 | Hotel | 14 | 2 | 16
2 | Homestay | 37 | 18 | 55
3 | Rumah makan | 62 | 21 | 83
4 | Biro perjalanan | 9 | 0 | 9
 | Jumlah | 122 | 41 | 163

{usaha}

Tabel 3.3 Target dan Realisasi Retribusi Wisata Tahun 2027 (Juta Rupiah)
No | Objek | Target | Realisasi | Capaian (%)
1 | Tiket masuk | 850,00 | 901,00 | 106,00
2 | Parkir | 240,00 | 228,00 | 95,00
3 | Sewa kios | 160,00 | 164,80 | 103,00
 | Jumlah | 1.250,00 | 1.293,80 | 103,50

{retribusi}
"""

SENTENCES: Sequence[tuple[str, Mapping[str, Sequence[Pair]]]] = (
    (
        HEALTH,
        {
            "capaian": [
                (
                    "Cakupan imunisasi dasar lengkap terealisasi 96,90%.",
                    "Cakupan imunisasi dasar lengkap terealisasi 89,24%.",
                ),
                (
                    "Hanya satu indikator belum mencapai target, yaitu ibu hamil mendapat pelayanan lengkap.",
                    "Hanya satu indikator belum mencapai target, yaitu cakupan imunisasi dasar lengkap.",
                ),
                (
                    "Capaian paling baik diraih puskesmas terakreditasi paripurna.",
                    "Capaian paling baik diraih cakupan imunisasi dasar lengkap.",
                ),
            ],
            "kunjungan": [
                (
                    "Puskesmas Tebing Awan melayani 16.412 orang pada tahun 2027.",
                    "Puskesmas Tebing Awan melayani 19.835 orang pada tahun 2027.",
                ),
                (
                    "Pada tahun 2026 Puskesmas Kebun Lada mencatat 9.751 kunjungan.",
                    "Pada tahun 2026 Puskesmas Kebun Lada mencatat 10.268 kunjungan.",
                ),
                (
                    "Kunjungan di Puskesmas Rawa Indah berkurang 434 orang.",
                    "Kunjungan di Puskesmas Kebun Lada berkurang 434 orang.",
                ),
                (
                    "Penurunan hanya dialami Puskesmas Sungai Bening dan Puskesmas Rawa Indah.",
                    "Penurunan hanya dialami Puskesmas Sungai Bening dan Puskesmas Tebing Awan.",
                ),
                (
                    "Penambahan terbanyak terjadi di Puskesmas Muara Rindu, yaitu 1.415 orang.",
                    "Penambahan terbanyak terjadi di Puskesmas Tebing Awan, yaitu 1.415 orang.",
                ),
            ],
            "tenaga": [
                (
                    "Dokter umum dan dokter gigi berjumlah 79 orang.",
                    "Dokter umum dan dokter gigi berjumlah 97 orang.",
                ),
                (
                    "Perawat lebih banyak bertugas di rumah sakit daripada di puskesmas.",
                    "Bidan lebih banyak bertugas di rumah sakit daripada di puskesmas.",
                ),
                (
                    "Jumlah apoteker ada 34 orang, 19 di antaranya bekerja di rumah sakit.",
                    "Jumlah apoteker ada 34 orang, 27 di antaranya bekerja di rumah sakit.",
                ),
            ],
        },
    ),
    (
        ROADS,
        {
            "jalan": [
                (
                    "Jalan rusak di Kecamatan Dusun Raya sepanjang 17,30 km.",
                    "Jalan rusak di Kecamatan Dusun Raya sepanjang 14,30 km.",
                ),
                (
                    "Kecamatan Curup Lama memiliki jalan sepanjang 95,00 km.",
                    "Kecamatan Curup Lama memiliki jalan sepanjang 90,00 km.",
                ),
                (
                    "Kecamatan Aur Gading dan Curup Lama masing-masing ada 120,00 km dan 95,00 km jalan.",
                    "Kecamatan Aur Gading dan Curup Lama masing-masing ada 100,00 km dan 95,00 km jalan.",
                ),
            ],
            "mantap": [
                (
                    "Jalan kabupaten mantap naik 2,50 poin setiap tahun.",
                    "Jalan kabupaten mantap naik 3,50 poin setiap tahun.",
                ),
                (
                    "Persentase jembatan kondisi baik pada tahun 2026 tercatat 73,60%.",
                    "Persentase jembatan kondisi baik pada tahun 2026 tercatat 75,10%.",
                ),
                (
                    "Saluran irigasi berfungsi baik turun pada tahun 2027, dari 67,20% menjadi 66,80%.",
                    "Saluran irigasi berfungsi baik turun pada tahun 2027, dari 66,80% menjadi 67,20%.",
                ),
                (
                    "Seluruh indikator meningkat dibandingkan tahun 2027.",
                    "Seluruh indikator menurun dibandingkan tahun 2027.",
                ),
                (
                    "Jembatan kondisi baik lebih rendah daripada jalan kabupaten mantap.",
                    "Jembatan kondisi baik lebih tinggi daripada jalan kabupaten mantap.",
                ),
            ],
            "anggaran": [
                (
                    "Sisa anggaran Program Pengelolaan Sumber Daya Air sebesar Rp1,83 miliar.",
                    "Sisa anggaran Program Pengelolaan Sumber Daya Air sebesar Rp1,83 juta.",
                ),
                (
                    "Realisasi Program Penataan Bangunan Gedung mencapai Rp6,08 miliar.",
                    "Realisasi Program Penataan Bangunan Gedung mencapai Rp9,65 miliar.",
                ),
                (
                    "Program Penyelenggaraan Jalan terserap 95,00%.",
                    "Program Penyelenggaraan Jalan terserap 88,00%.",
                ),
            ],
        },
    ),
    (
        LIBRARIES,
        {
            "pemustaka": [
                (
                    "Pada bulan April tercatat 2.245 pemustaka.",
                    "Pada bulan April tercatat 2.170 pemustaka.",
                ),
                (
                    "Hanya pada bulan Juni pemustaka bukan anggota melebihi anggota.",
                    "Hanya pada bulan Mei pemustaka bukan anggota melebihi anggota.",
                ),
                (
                    "Pemustaka bulan Maret paling sedikit, yakni 1.642 orang.",
                    "Pemustaka bulan Februari paling sedikit, yakni 1.642 orang.",
                ),
            ],
            "koleksi": [
                (
                    "Buku golongan teknologi bertambah 414 eksemplar.",
                    "Buku golongan agama bertambah 414 eksemplar.",
                ),
                (
                    "Koleksi ilmu sosial berkurang 52 eksemplar dari 5.128 menjadi 5.076 eksemplar.",
                    "Koleksi ilmu sosial bertambah 52 eksemplar dari 5.128 menjadi 5.076 eksemplar.",
                ),
                (
                    "Golongan kesusastraan tumbuh lebih lambat daripada golongan agama.",
                    "Golongan kesusastraan tumbuh lebih cepat daripada golongan agama.",
                ),
                (
                    "Satu golongan mengalami pengurangan koleksi.",
                    "Dua golongan mengalami pengurangan koleksi.",
                ),
            ],
            "literasi": [
                (
                    "Kecukupan koleksi sebesar 64,52 berada di bawah provinsi dan juga di atas nasional.",
                    "Kecukupan koleksi sebesar 64,52 berada di bawah provinsi dan juga di bawah nasional.",
                ),
                (
                    "Tingkat kunjungan masyarakat di tingkat provinsi sebesar 68,25.",
                    "Tingkat kunjungan masyarakat di tingkat provinsi sebesar 69,12.",
                ),
            ],
        },
    ),
    (
        REGISTRY,
        {
            "rekam": [
                (
                    "Seluruh wajib KTP di Kecamatan Pematang sudah direkam.",
                    "Seluruh wajib KTP di Kecamatan Tanggul sudah direkam.",
                ),
                (
                    "Di Kecamatan Sumber Air masih terdapat 632 orang yang belum rekam.",
                    "Di Kecamatan Sumber Air masih terdapat 375 orang yang belum rekam.",
                ),
                (
                    "Persentase perekaman Kecamatan Lumbung mencapai 99,00%.",
                    "Persentase perekaman Kecamatan Lumbung mencapai 97,00%.",
                ),
                (
                    "Jumlah wajib KTP di Kabupaten Padi Emas sebanyak 56.140 orang.",
                    "Jumlah wajib KTP di Kabupaten Rumput Hijau sebanyak 56.140 orang.",
                ),
            ],
            "layanan": [
                (
                    "Seluruh permohonan pada Triwulan IV dapat diselesaikan.",
                    "Seluruh permohonan pada Triwulan III dapat diselesaikan.",
                ),
                (
                    "Permohonan yang ditolak pada Triwulan II sebanyak 68 berkas.",
                    "Permohonan yang ditolak pada Triwulan II sebanyak 24 berkas.",
                ),
                (
                    "Permohonan Triwulan I lebih banyak dibandingkan Triwulan II.",
                    "Permohonan Triwulan I lebih banyak dibandingkan Triwulan III.",
                ),
            ],
            "akta": [
                (
                    "Kabupaten Padi Emas berada satu tingkat di bawah Kabupaten Danau Biru.",
                    "Kabupaten Padi Emas berada satu tingkat di bawah Kabupaten Bambu Kuning.",
                ),
                (
                    "Tiga kabupaten memiliki persentase di atas provinsi.",
                    "Dua kabupaten memiliki persentase di atas provinsi.",
                ),
                (
                    "Akta Kabupaten Padi Emas sebesar 97,64%. Angka tersebut lebih tinggi dari provinsi.",
                    "Akta Kabupaten Jati Luhur sebesar 94,88%. Angka tersebut lebih tinggi dari provinsi.",
                ),
            ],
        },
    ),
    (
        TOURISM,
        {
            "kunjungan": [
                (
                    "Kunjungan ke Bukit Pelangi tahun 2026 sebanyak 14.060 orang.",
                    "Kunjungan ke Bukit Pelangi tahun 2026 sebanyak 15.845 orang.",
                ),
                (
                    "Pengunjung Air Terjun Seribu turun dari 18.650 orang tahun 2025 menjadi 17.940 orang.",
                    "Pengunjung Air Terjun Seribu turun dari 41.200 orang tahun 2025 menjadi 17.940 orang.",
                ),
                (
                    "Pada tahun 2027 Kampung Tenun dikunjungi 9.760 orang.",
                    "Pada tahun 2027 Kampung Tenun dikunjungi 19.385 orang.",
                ),
                (
                    "Pantai Karang Putih dan Bukit Pelangi terus meningkat setiap tahun.",
                    "Pantai Karang Putih dan Kampung Tenun terus meningkat setiap tahun.",
                ),
            ],
            "usaha": [
                (
                    "Hotel dan homestay berjumlah 71 usaha.",
                    "Hotel dan homestay berjumlah 81 usaha.",
                ),
                (
                    "Seluruh biro perjalanan telah berizin.",
                    "Seluruh hotel telah berizin.",
                ),
                (
                    "Terdapat 16 hotel dan dua di antaranya belum berizin.",
                    "Terdapat 16 hotel dan lima di antaranya belum berizin.",
                ),
            ],
            "retribusi": [
                (
                    "Retribusi parkir terealisasi Rp228,00 juta atau 95,00% dari target.",
                    "Retribusi parkir terealisasi Rp164,80 juta atau 95,00% dari target.",
                ),
                (
                    "Target tidak tercapai hanya pada retribusi parkir.",
                    "Target tidak tercapai hanya pada sewa kios.",
                ),
                (
                    "Realisasi tiket masuk sebesar Rp901,00 juta melampaui target.",
                    "Realisasi tiket masuk sebesar Rp901,00 miliar melampaui target.",
                ),
            ],
        },
    ),
)
"""Reports, and at each place pairs of a sentence that is right and one that is wrong."""
