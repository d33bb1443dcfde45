"""A sound report of farming, with captions over two lines and figures in several tables."""

from __future__ import annotations

FARMING = """
LAPORAN KINERJA INSTANSI PEMERINTAH
DINAS PERTANIAN KOTA MELUR
TAHUN ANGGARAN 2022

IKHTISAR EKSEKUTIF

Capaian kinerja tahun 2022 menunjukkan 3 dari 6 indikator telah memenuhi target. Dari sisi keuangan \
daya serap anggaran mencapai 94,5 %.

BAB I PENDAHULUAN

Jumlah penyuluh 44 orang yang tersebar di empat kecamatan.

Tabel 1.1
Penyuluh dan Kelompok Tani

No. | Wilayah Kerja | Penyuluh | Kelompok Tani
1. | Melur Utara | 14 | 120
2. | Melur Selatan | 11 | 96
3. | Melur Barat | 10 | 84
4. | Melur Timur | 9 | 77
 | Kota Melur | 44 | 377

Penyuluh terbanyak berada di Melur Utara yaitu 14 orang, disusul Melur Selatan 11 orang dan Melur Barat \
10 orang.

BAB II PERENCANAAN KINERJA

Perjanjian kinerja didukung 3 program, 4 kegiatan dan 6 sub kegiatan dengan pagu Rp8.000.000.000.

Tabel 2.1
Program, Kegiatan dan Sub Kegiatan

Kode | Uraian Program/Kegiatan/Sub Kegiatan | Pagu Awal (Rp) | Pagu Perubahan (Rp)
3.27.01 | PROGRAM PENUNJANG | 4.200.000.000 | 4.500.000.000
3.27.01.2.02 | Administrasi Keuangan | 4.200.000.000 | 4.500.000.000
3.27.01.2.02.0001 | Penyediaan Gaji | 3.700.000.000 | 4.000.000.000
3.27.01.2.02.0003 | Pelaksanaan Verifikasi | 500.000.000 | 500.000.000
3.27.02 | PROGRAM SARANA PERTANIAN | 2.000.000.000 | 2.100.000.000
3.27.02.2.01 | Pengawasan Sarana | 800.000.000 | 900.000.000
3.27.02.2.01.0001 | Pengawasan Pupuk | 800.000.000 | 900.000.000
3.27.02.2.02 | Pengelolaan Benih | 1.200.000.000 | 1.200.000.000
3.27.02.2.02.0002 | Peningkatan Mutu Benih | 1.200.000.000 | 1.200.000.000
3.27.07 | PROGRAM PENYULUHAN | 1.300.000.000 | 1.400.000.000
3.27.07.2.01 | Pelaksanaan Penyuluhan | 1.300.000.000 | 1.400.000.000
3.27.07.2.01.0001 | Peningkatan Kapasitas | 900.000.000 | 950.000.000
3.27.07.2.01.0002 | Pengembangan Kelompok | 400.000.000 | 450.000.000
Jumlah | | 7.500.000.000 | 8.000.000.000

BAB III AKUNTABILITAS KINERJA

Tabel 3.1
Pengukuran Kinerja Tahun 2022

No | Indikator Kinerja | Target | Realisasi | Persentase | Kategori
1 | Produktivitas padi (kuintal/ha) | 52,00 | 53,04 | 102,00 | Sangat Berhasil
2 | Produksi cabai (ton) | 900,00 | 855,00 | 95,00 | Berhasil
3 | Kelompok tani naik kelas (%) | 20,00 | 21,00 | 105,00 | Sangat Berhasil
4 | Populasi ternak bebas penyakit (%) | 96,00 | 86,40 | 90,00 | Berhasil
5 | Lahan beririgasi baik (%) | 75,00 | 60,00 | 80,00 | Cukup Berhasil
6 | Penyuluh bersertifikat (%) | 80,00 | 82,40 | 103,00 | Sangat Berhasil

Tiga indikator masuk kategori Sangat Berhasil. Lahan beririgasi baik merupakan indikator dengan selisih \
terbesar dari target. Penyuluh bersertifikat dikategorikan Sangat Berhasil.

Tabel 3.2
Realisasi Tahun 2020 sampai dengan 2022

No | Indikator Kinerja | Tahun 2020 | Tahun 2021 | Tahun 2022
1 | Produktivitas padi (kuintal/ha) | 50,12 | 51,80 | 53,04
2 | Produksi cabai (ton) | 871,00 | 860,00 | 855,00
3 | Kelompok tani naik kelas (%) | 18,00 | 21,00 | 21,00
4 | Populasi ternak bebas penyakit (%) | 84,20 | 85,10 | 86,40
5 | Lahan beririgasi baik (%) | 58,40 | 59,10 | 60,00
6 | Penyuluh bersertifikat (%) | 71,30 | 77,60 | 82,40

Dibandingkan tahun 2021, produktivitas padi naik sedangkan produksi cabai turun. Kelompok tani naik \
kelas tidak berubah dari tahun sebelumnya. Lahan beririgasi baik terus meningkat selama tiga tahun \
terakhir.

Tabel 3.3
Perbandingan dengan Tahun Lalu

Indikator Kinerja | Realisasi Tahun Lalu | Realisasi Tahun Ini | Naik/Turun
Produktivitas padi (kuintal/ha) | 51,80 | 53,04 | 1,24
Produksi cabai (ton) | 860,00 | 855,00 | -5,00
Kelompok tani naik kelas (%) | 21,00 | 21,00 | 0,00
Populasi ternak bebas penyakit (%) | 85,10 | 86,40 | 1,30
Lahan beririgasi baik (%) | 59,10 | 60,00 | 0,90
Penyuluh bersertifikat (%) | 77,60 | 82,40 | 4,80

Tabel 3.4
Indeks Kepuasan Petani

Layanan | Semester I | Semester II | Rata-rata Nilai
Penyuluhan | 82,00 | 84,50 | 83,25
Kesehatan hewan | 79,50 | 81,10 | 80,30
Perbenihan | 85,25 | 86,35 | 85,80

Tabel 3.5
Realisasi Anggaran per Triwulan

Triwulan | Target (Rp) | Realisasi (Rp) | %
Triwulan I | 1.200.000.000 | 1.080.000.000 | 90,00
Triwulan II | 2.300.000.000 | 2.185.000.000 | 95,00
Triwulan III | 2.500.000.000 | 2.350.000.000 | 94,00
Triwulan IV | 2.000.000.000 | 1.945.000.000 | 97,25
Jumlah | 8.000.000.000 | 7.560.000.000 | 94,50

Tabel 3.6
Realisasi Anggaran per Program

Program | Anggaran (Rp) | Realisasi (Rp) | %
Program Penunjang | 4.500.000.000 | 4.275.000.000 | 95,00
Program Sarana Pertanian | 2.100.000.000 | 1.953.000.000 | 93,00
Program Penyuluhan | 1.400.000.000 | 1.332.000.000 | 95,14
Jumlah | 8.000.000.000 | 7.560.000.000 | 94,50

BAB IV PENUTUP

Anggaran tahun 2022 terserap 94,5 % dari pagu Rp8.000.000.000. Sebanyak 3 indikator belum mencapai \
target.
"""
