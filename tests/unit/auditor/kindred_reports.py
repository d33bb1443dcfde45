"""Three sound reports of other fields: of transport, of fishery, of a hospital."""

from __future__ import annotations

TRAFFIC = """
LAPORAN KINERJA DINAS PERHUBUNGAN KABUPATEN TANJUNG SERAYU TAHUN 2024

RINGKASAN EKSEKUTIF

Dari 5 indikator kinerja, 3 dari 5 indikator mencapai target. Serapan anggaran tahun 2024 sebesar 94,51%.

BAB I PENDAHULUAN

Dinas didukung 46 pegawai. Pada tahun 2024 dinas melaksanakan 3 program, 4 kegiatan, dan 6 sub kegiatan.

Tabel 1.1 Jumlah Kendaraan Umum Menurut Kecamatan

No | Kecamatan | Bus | Angkot | Jumlah
1 | Serayu Hulu | 12 | 40 | 52
2 | Serayu Hilir | 20 | 61 | 81
3 | Karangjati | 9 | 33 | 42
4 | Mojosari | 15 | 52 | 67
5 | Pagerwangi | 7 | 28 | 35
 | Tanjung Serayu | 63 | 214 | 277

Kecamatan dengan angkot terbanyak adalah Serayu Hilir (61 unit), disusul Mojosari (52 unit) dan Serayu \
Hulu (40 unit). Urutan pertama jumlah kendaraan ditempati Kecamatan Serayu Hilir, urutan kedua \
ditempati Kecamatan Mojosari.

BAB II AKUNTABILITAS KINERJA

Tabel 3.1 Capaian Indikator Kinerja Tahun 2024

No | Indikator Kinerja | Satuan | Target | Realisasi | % | Kategori
1 | Persentase kendaraan wajib uji yang diuji | % | 90,00 | 92,70 | 103,00 | Sangat Baik
2 | Persentase rambu terpasang | % | 80,00 | 74,40 | 93,00 | Baik
3 | Indeks kepuasan penumpang | Indeks | 82,00 | 83,64 | 102,00 | Sangat Baik
4 | Persentase angkutan laik jalan | % | 75,00 | 66,00 | 88,00 | Cukup
5 | Persentase halte berfungsi | % | 70,00 | 71,40 | 102,00 | Sangat Baik

Indikator yang paling jauh dari target adalah Persentase angkutan laik jalan, sedangkan yang paling \
mendekati target adalah Persentase halte berfungsi. Selisih terbesar antara target dan realisasi \
terdapat pada indikator Persentase angkutan laik jalan.

Tabel 3.2 Perkembangan Realisasi Indikator Tahun 2021-2024

No | Indikator | 2021 | 2022 | 2023 | 2024
1 | Persentase kendaraan wajib uji yang diuji | 85,10 | 88,20 | 90,40 | 92,70
2 | Persentase rambu terpasang | 70,00 | 71,50 | 74,40 | 74,40
3 | Indeks kepuasan penumpang | 79,10 | 80,20 | 82,11 | 83,64
4 | Persentase angkutan laik jalan | 68,00 | 67,10 | 66,50 | 66,00
5 | Persentase halte berfungsi | 65,20 | 67,30 | 69,10 | 71,40

Persentase rambu terpasang stagnan pada angka 74,40% dibandingkan tahun 2023. Persentase halte \
berfungsi naik dari tahun sebelumnya. Persentase angkutan laik jalan terus menurun sejak tahun 2021.

Tabel 3.3 Perbandingan Realisasi Tahun Ini dengan Tahun Lalu

No | Indikator | Realisasi Tahun Lalu | Realisasi Tahun Ini
1 | Persentase kendaraan wajib uji yang diuji | 90,40 | 92,70
2 | Persentase rambu terpasang | 74,40 | 74,40
3 | Indeks kepuasan penumpang | 82,11 | 83,64
4 | Persentase angkutan laik jalan | 66,50 | 66,00
5 | Persentase halte berfungsi | 69,10 | 71,40

Tabel 3.4 Hasil Survei Kepuasan per Semester

No | Terminal | Semester I | Semester II | Rata-rata
1 | Terminal Induk | 81,20 | 83,40 | 82,30
2 | Terminal Hulu | 78,50 | 80,10 | 79,30
3 | Terminal Pasar | 84,00 | 85,60 | 84,80
4 | Terminal Hilir | 80,30 | 82,70 | 81,50

Tabel 3.5 Program, Kegiatan dan Sub Kegiatan Tahun 2024

Kode | Program/Kegiatan/Sub Kegiatan | Anggaran (Rp) | Realisasi (Rp)
2.15.01 | Program Penunjang Urusan | 4.000.000.000 | 3.820.000.000
2.15.01.2.01 | Administrasi Keuangan | 4.000.000.000 | 3.820.000.000
2.15.01.2.01.0001 | Gaji dan Tunjangan | 3.500.000.000 | 3.350.000.000
2.15.01.2.01.0002 | Pelaporan Keuangan | 500.000.000 | 470.000.000
2.15.02 | Program Lalu Lintas dan Angkutan Jalan | 2.500.000.000 | 2.330.000.000
2.15.02.2.01 | Penyediaan Perlengkapan Jalan | 1.500.000.000 | 1.400.000.000
2.15.02.2.01.0001 | Pengadaan Rambu | 900.000.000 | 840.000.000
2.15.02.2.01.0002 | Pemeliharaan Marka | 600.000.000 | 560.000.000
2.15.02.2.02 | Pengujian Kendaraan | 1.000.000.000 | 930.000.000
2.15.02.2.02.0001 | Pelaksanaan Uji Berkala | 1.000.000.000 | 930.000.000
2.15.03 | Program Pelayaran | 500.000.000 | 465.500.000
2.15.03.2.01 | Pembinaan Dermaga | 500.000.000 | 465.500.000
2.15.03.2.01.0001 | Perbaikan Dermaga | 500.000.000 | 465.500.000
Jumlah | | 7.000.000.000 | 6.615.500.000

Tabel 3.6 Serapan Anggaran per Triwulan

Triwulan | Anggaran Kas (Rp) | Realisasi (Rp) | Serapan (%)
I | 1.400.000.000 | 1.260.000.000 | 90,00
II | 2.100.000.000 | 1.995.000.000 | 95,00
III | 2.000.000.000 | 1.860.000.000 | 93,00
IV | 1.500.000.000 | 1.500.500.000 | 100,03
Jumlah | 7.000.000.000 | 6.615.500.000 | 94,51

BAB III PENUTUP

Secara umum kinerja dinas baik. Sebanyak 3 indikator mencapai target dan 2 indikator belum mencapai \
target. Serapan anggaran mencapai 94,51 persen.
"""
FISHERY = """
LAPORAN KINERJA INSTANSI PEMERINTAH
DINAS PERIKANAN KABUPATEN SRIWANGI
TAHUN 2023

BAB I PENDAHULUAN

1.1 Gambaran Umum

Produksi perikanan tangkap tersebar di enam kecamatan pesisir sebagaimana Tabel 1.

Tabel 1. Produksi Perikanan Tangkap Menurut Kecamatan Tahun 2022 dan 2023 (ton)

Kecamatan | 2022 | 2023
Muara Bulan | 1.210,4 | 1.305,2
Teluk Sari | 980,6 | 1.012,9
Pasir Mas | 1.540,0 | 1.498,7
Batu Layar | 640,3 | 702,5
Ujung Pandan | 415,8 | 430,1
Pulau Jering | 388,2 | 388,2
Sriwangi | 5.175,3 | 5.337,6

Produksi tertinggi terdapat di Kecamatan Pasir Mas (1.498,7 ton), disusul Muara Bulan (1.305,2 ton), \
sedangkan di posisi berikutnya adalah Teluk Sari (1.012,9 ton). Produksi Pulau Jering tidak berubah \
dibandingkan tahun 2022, sementara produksi Batu Layar meningkat. Posisi pertama ditempati Pasir Mas, \
diikuti Muara Bulan dan Teluk Sari.

1.2 Pegawai

Jumlah pegawai 51 orang. Pada Golongan III terdapat 36 orang. Pegawai perempuan 15 orang.

Tabel 2. Pegawai Menurut Golongan

Golongan | Jumlah (orang)
II | 8
III | 36
IV | 7
Jumlah | 51

BAB II PERENCANAAN KINERJA

Untuk mencapai sasaran, tahun 2023 dilaksanakan 2 (dua) program, 3 (tiga) kegiatan dan 5 (lima) sub \
kegiatan.

Tabel 3. Program dan Kegiatan Tahun 2023

No | Uraian | Pagu | Realisasi | %
I | Program Perikanan Tangkap | 3.200.000.000 | 3.010.000.000 | 94,06
1 | Pengelolaan Penangkapan Ikan | 2.000.000.000 | 1.890.000.000 | 94,50
a | Penyediaan Data Nelayan | 400.000.000 | 390.000.000 | 97,50
b | Bantuan Sarana Tangkap | 1.600.000.000 | 1.500.000.000 | 93,75
2 | Pemberdayaan Nelayan Kecil | 1.200.000.000 | 1.120.000.000 | 93,33
a | Pelatihan Nelayan | 1.200.000.000 | 1.120.000.000 | 93,33
II | Program Perikanan Budidaya | 1.800.000.000 | 1.750.000.000 | 97,22
1 | Pengelolaan Pembudidayaan Ikan | 1.800.000.000 | 1.750.000.000 | 97,22
a | Penyediaan Benih | 1.000.000.000 | 980.000.000 | 98,00
b | Pembinaan Pembudidaya | 800.000.000 | 770.000.000 | 96,25
 | Total | 5.000.000.000 | 4.760.000.000 | 95,20

BAB III AKUNTABILITAS KINERJA

Tabel 4. Pengukuran Kinerja Tahun 2023

Sasaran | Indikator | Target 2023 | Realisasi 2023 | % | Predikat
Meningkatnya produksi | Produksi perikanan tangkap (ton) | 5.300,0 | 5.337,6 | 100,71 | Sangat Tinggi
Meningkatnya produksi | Produksi perikanan budidaya (ton) | 2.400,0 | 2.184,0 | 91,00 | Tinggi
Meningkatnya kesejahteraan | Nilai tukar nelayan | 104,00 | 105,30 | 101,25 | Sangat Tinggi
Meningkatnya kesejahteraan | Persentase kelompok nelayan aktif | 60,00 | 46,20 | 77,00 | Sedang
Meningkatnya konsumsi | Angka konsumsi ikan (kg/kapita) | 45,00 | 43,65 | 97,00 | Tinggi
Meningkatnya pengawasan | Persentase kapal patuh | 80,00 | 61,60 | 77,00 | Sedang

Dari enam indikator, dua indikator telah mencapai target dan empat indikator belum mencapai target. \
Deviasi terbesar dari target terjadi pada Persentase kapal patuh, sedangkan selisih terkecil antara \
target dan realisasi terdapat pada Nilai tukar nelayan.

Indikator dengan capaian paling rendah berpredikat Sedang, sedangkan Angka konsumsi ikan memperoleh \
capaian 97,00% dengan predikat Tinggi.

Tabel 5. Perbandingan Capaian Indikator Tahun 2021 s.d. 2023

Indikator | Realisasi | Realisasi | Realisasi
 | 2021 | 2022 | 2023
Produksi perikanan tangkap (ton) | 5.020,1 | 5.175,3 | 5.337,6
Produksi perikanan budidaya (ton) | 2.300,0 | 2.251,0 | 2.184,0
Nilai tukar nelayan | 102,80 | 104,10 | 105,30
Persentase kelompok nelayan aktif | 44,10 | 46,20 | 46,20
Angka konsumsi ikan (kg/kapita) | 41,90 | 42,70 | 43,65
Persentase kapal patuh | 58,40 | 60,20 | 61,60

Persentase kelompok nelayan aktif tetap pada 46,20 persen. Angka konsumsi ikan mengalami kenaikan dari \
tahun ke tahun. Produksi perikanan budidaya menurun selama tiga tahun terakhir.

Tabel 6. Capaian Tahun 2023 Dibandingkan Tahun Sebelumnya

Indikator | Tahun Sebelumnya | Tahun 2023 | Perubahan
Produksi perikanan tangkap (ton) | 5.175,3 | 5.337,6 | 162,3
Produksi perikanan budidaya (ton) | 2.251,0 | 2.184,0 | -67,0
Nilai tukar nelayan | 104,10 | 105,30 | 1,20
Persentase kelompok nelayan aktif | 46,20 | 46,20 | 0,00
Angka konsumsi ikan (kg/kapita) | 42,70 | 43,65 | 0,95
Persentase kapal patuh | 60,20 | 61,60 | 1,40

Tabel 7. Harga Ikan per Triwulan (Rp/kg)

Jenis | TW I | TW II | TW III | TW IV | Rerata
Tongkol | 24.000 | 25.000 | 26.000 | 27.000 | 25.500
Kakap | 52.000 | 54.000 | 53.000 | 55.000 | 53.500
Kerapu | 71.000 | 72.000 | 74.000 | 75.000 | 73.000
Cumi | 60.000 | 62.000 | 61.000 | 65.000 | 62.000

Tabel 8. Penyerapan Anggaran Triwulanan

Uraian | Triwulan I | Triwulan II | Triwulan III | Triwulan IV | Jumlah
Pagu | 900.000.000 | 1.500.000.000 | 1.400.000.000 | 1.200.000.000 | 5.000.000.000
Realisasi | 810.000.000 | 1.420.000.000 | 1.350.000.000 | 1.180.000.000 | 4.760.000.000
Persentase | 90,00 | 94,67 | 96,43 | 98,33 | 95,20

BAB IV PENUTUP

Kinerja Dinas Perikanan tahun 2023 menunjukkan hasil yang baik dengan tingkat penyerapan anggaran \
sebesar 95,20%. Dari 6 indikator, 2 indikator mencapai target.
"""
HOSPITAL = """
LAPORAN AKUNTABILITAS KINERJA RUMAH SAKIT DAERAH WANASARI TAHUN 2022

RINGKASAN EKSEKUTIF

Rumah sakit melaksanakan 3 program, 5 kegiatan dan 8 sub kegiatan. Realisasi anggaran sebesar \
Rp18.810.000.000 dari pagu Rp20.000.000.000 dengan serapan 94,05%. Dari 4 indikator kinerja utama, 2 \
indikator mencapai target.

BAB II PERENCANAAN

Tabel 2.1 Rencana Anggaran Tahun 2022

NO | PROGRAM / KEGIATAN / SUB KEGIATAN | ANGGARAN
I | PROGRAM PENUNJANG URUSAN PEMERINTAHAN | 9.000.000.000
I.1 | Administrasi Umum | 5.000.000.000
I.1.1 | Penyediaan Logistik Kantor | 2.000.000.000
I.1.2 | Penyediaan Jasa Kantor | 3.000.000.000
I.2 | Administrasi Kepegawaian | 4.000.000.000
I.2.1 | Pendidikan dan Pelatihan | 4.000.000.000
II | PROGRAM PEMENUHAN UPAYA KESEHATAN | 8.500.000.000
II.1 | Penyediaan Fasilitas | 6.500.000.000
II.1.1 | Rehabilitasi Gedung | 4.500.000.000
II.1.2 | Pengadaan Alat Kesehatan | 2.000.000.000
II.2 | Penyediaan Layanan | 2.000.000.000
II.2.1 | Pelayanan Rujukan | 2.000.000.000
III | PROGRAM SEDIAAN FARMASI | 2.500.000.000
III.1 | Penyediaan Obat | 2.500.000.000
III.1.1 | Pengadaan Obat | 1.500.000.000
III.1.2 | Pengadaan Bahan Habis Pakai | 1.000.000.000
| JUMLAH | 20.000.000.000

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Capaian IKU Tahun 2022

Indikator | Target | Realisasi | % | Ket
Bed Occupancy Rate | 70 | 63 | 90,00 | Tinggi
Indeks kepuasan pasien | 85 | 86,7 | 102,00 | Sangat Tinggi
Persentase ketersediaan obat | 90 | 94,5 | 105,00 | Sangat Tinggi
Persentase alat laik pakai | 95 | 76 | 80,00 | Tinggi

Indikator Bed Occupancy Rate memperoleh kategori Tinggi. Capaian Persentase alat laik pakai sebesar \
80,00% termasuk kategori Tinggi. Indikator Persentase alat laik pakai memiliki deviasi terbesar \
terhadap target. Indikator yang paling mendekati target adalah Indeks kepuasan pasien.

Tabel 3.2 Kunjungan Pasien Menurut Poli Tahun 2019-2022

Poli | 2019 | 2020 | 2021 | 2022
Anak | 4.100 | 3.200 | 3.600 | 4.250
Bedah | 2.800 | 2.100 | 2.450 | 2.450
Dalam | 6.300 | 5.000 | 5.700 | 6.480
Gigi | 1.900 | 1.200 | 1.500 | 1.960
Mata | 1.450 | 900 | 1.150 | 1.380
RSD Wanasari | 16.550 | 12.400 | 14.400 | 16.520

Kunjungan poli bedah tidak mengalami perubahan dibandingkan tahun 2021. Kunjungan terbanyak pada tahun \
2022 ada di poli Dalam, kemudian disusul oleh poli Anak (4.250 kunjungan), dan urutan ketiga adalah \
poli Bedah (2.450 kunjungan). Kunjungan poli gigi meningkat dibanding tahun 2021.

Tabel 3.3 Kunjungan Tahun 2021 dan 2022

No | Poli | Tahun Lalu | Tahun Ini | Selisih
1 | Anak | 3.600 | 4.250 | 650
2 | Bedah | 2.450 | 2.450 | 0
3 | Dalam | 5.700 | 6.480 | 780
4 | Gigi | 1.500 | 1.960 | 460
5 | Mata | 1.150 | 1.380 | 230

Tabel 3.4 Indeks Kepuasan Menurut Unit

Unit | Semester 1 | Semester 2 | Rata-rata
Rawat Jalan | 85,10 | 86,30 | 85,70
Rawat Inap | 86,00 | 88,40 | 87,20
IGD | 84,20 | 85,80 | 85,00
Farmasi | 88,10 | 89,70 | 88,90
Rata-rata | 85,85 | 87,55 | 86,70

Tabel 3.5 Realisasi Anggaran Tahun 2022

Program | Pagu (Rp) | Realisasi (Rp) | %
Program Penunjang Urusan Pemerintahan | 9.000.000.000 | 8.550.000.000 | 95,00
Program Pemenuhan Upaya Kesehatan | 8.500.000.000 | 7.905.000.000 | 93,00
Program Sediaan Farmasi | 2.500.000.000 | 2.355.000.000 | 94,20
Total | 20.000.000.000 | 18.810.000.000 | 94,05

Tabel 3.6 Realisasi Keuangan Kumulatif per Triwulan

Triwulan | Target (%) | Realisasi (%)
I | 15,00 | 13,20
II | 45,00 | 41,75
III | 75,00 | 70,10
IV | 100,00 | 94,05

BAB IV PENUTUP

Dari sisi keuangan, serapan anggaran tahun 2022 mencapai 94,05%. Dua dari empat indikator telah \
mencapai target, sementara dua indikator lainnya belum mencapai target.
"""
