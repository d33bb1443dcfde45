"""A report on tourism, with what it tells rightly and what contradicts its tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.unit.auditor.told import Pair

REPORT = """
LAPORAN KINERJA INSTANSI PEMERINTAH
DINAS PARIWISATA KOTA MUTIARA
TAHUN 2029

BAB I PENDAHULUAN

Struktur Dinas Pariwisata terdiri dari:
1) Sekretariat
2) Bidang Destinasi
3) Bidang Pemasaran
4) Bidang Ekonomi Kreatif
5) UPTD Museum
6) UPTD Taman Rekreasi
7) UPTD Gedung Kesenian

{struktur}

BAB II AKUNTABILITAS KINERJA

A. Capaian Kinerja

Tabel 3.1 Capaian Indikator Kinerja Utama Dinas Pariwisata Tahun 2029
No. | Indikator | Satuan | Target 2029 | Realisasi 2029 | Capaian
1 | Jumlah Kunjungan Wisatawan | Orang | 900.000 | 945.000 | 105,00%
2 | Lama Tinggal Wisatawan | Hari | 2,40 | 2,28 | 95,00%
3 | Kontribusi Sektor Pariwisata | Persen | 7,50 | 7,80 | 104,00%
4 | Jumlah Pelaku Ekonomi Kreatif | Orang | 1.200 | 1.176 | 98,00%
5 | Indeks Kepuasan Pengunjung | Indeks | 82,00 | 84,46 | 103,00%

{iku}

B. Kunjungan Wisatawan

Tabel 3.2 Kunjungan Wisatawan ke Objek Wisata Tahun 2028-2029 (orang)
Objek Wisata | 2028 | 2029
Pantai Kerang | 310.400 | 342.150
Museum Kota | 58.720 | 61.330
Taman Rekreasi | 204.880 | 198.640
Air Terjun Seribu | 121.500 | 139.270
Kampung Batik | 97.310 | 95.480
Gedung Kesenian | 88.060 | 108.130
Jumlah | 880.870 | 945.000

{objek}

Tabel 3.3 Kunjungan Wisatawan per Bulan Tahun 2029
Asal | Jan | Feb | Mar | Apr | Mei | Jun | Jul | Ags | Sep | Okt | Nov | Des
Nusantara|68.400|55.120|60.380|71.900|74.250|96.710|92.640|70.330|63.870|61.240|66.900|98.760
Mancanegara | 4.210 | 3.980 | 4.120 | 4.900 | 5.310 | 6.740 | 8.120 | 8.450 | 6.020 | 4.870 | 4.110 | 3.670

{bulan}

C. Perbandingan Daerah

Tabel 3.4 Lama Tinggal Wisatawan Menurut Daerah Tahun 2029 (hari)
Daerah | Lama Tinggal
Kota Mutiara | 2,28
Kota Permata | 2,51
Kabupaten Lembayung | 1,96
Provinsi Nusa Elok | 2,35
Nasional | 2,20

{daerah}

D. Perkembangan

Tabel 3.5 Perkembangan Kontribusi Sektor Pariwisata dan Lama Tinggal
Uraian | 2025 | 2026 | 2027 | 2028 | 2029
Kontribusi Sektor Pariwisata (%) | 5,90 | 6,35 | 6,80 | 7,25 | 7,80
Lama Tinggal Wisatawan (hari) | 1,95 | 2,02 | 2,11 | 2,19 | 2,28

{kembang}

E. Pendapatan

Tabel 3.6 Target dan Realisasi Pendapatan Retribusi Wisata
Sumber | Target (Rp) | Realisasi (Rp) | %
Retribusi Masuk Objek | 3.200.000.000 | 3.456.000.000 | 108,00
Retribusi Parkir | 750.000.000 | 697.500.000 | 93,00
Sewa Gedung | 450.000.000 | 463.500.000 | 103,00
Jumlah | 4.400.000.000 | 4.617.000.000 | 104,93

{pendapatan}

F. Pemandu Wisata

Tabel 3.7 Pemandu Wisata Menurut Kecamatan Tahun 2029
Kecamatan | Terdaftar | Bersertifikat | L | P
Pesisir | 84 | 71 | 50 | 34
Kota Lama | 66 | 60 | 31 | 35
Bukit | 40 | 26 | 27 | 13
Jumlah | 190 | 157 | 108 | 82

{pemandu}
"""

SENTENCES: Mapping[str, Sequence[Pair]] = {
    "struktur": [
        (
            "Dalam melaksanakan tugas, Kepala Dinas dibantu oleh satu sekretariat dan tiga bidang.",
            "Dalam melaksanakan tugas, Kepala Dinas dibantu oleh satu sekretariat dan empat bidang.",
        ),
        ("Selain itu, dinas mengelola 3 UPTD.", "Selain itu, dinas mengelola 2 UPTD."),
    ],
    "iku": [
        ("Tiga dari lima IKU berada di atas target, sementara dua lainnya masih di bawahnya.", None),
        (
            "Masih ada 2 indikator yang belum memenuhi target yang ditetapkan.",
            "Masih ada 3 indikator yang belum memenuhi target yang ditetapkan.",
        ),
        (
            "Indikator yang tidak tercapai ialah Lama Tinggal Wisatawan dan Jumlah Pelaku Ekonomi Kreatif.",
            "Indikator yang tidak tercapai ialah Lama Tinggal Wisatawan dan Indeks Kepuasan Pengunjung.",
        ),
        (
            "Capaian tertinggi diraih indikator Jumlah Kunjungan Wisatawan.",
            "Capaian tertinggi diraih indikator Kontribusi Sektor Pariwisata.",
        ),
    ],
    "objek": [
        (
            "Empat objek wisata mencatat kenaikan kunjungan, sedangkan dua objek mengalami penurunan.",
            "Lima objek wisata mencatat kenaikan kunjungan, sedangkan satu objek mengalami penurunan.",
        ),
        (
            "Kunjungan ke Taman Rekreasi dan Kampung Batik menurun dibandingkan tahun 2028.",
            "Kunjungan ke Taman Rekreasi dan Museum Kota menurun dibandingkan tahun 2028.",
        ),
        (
            "Objek yang naik yaitu Pantai Kerang, Museum Kota, Air Terjun Seribu, dan Gedung Kesenian.",
            "Objek yang naik yaitu Pantai Kerang, Kampung Batik, Air Terjun Seribu, dan Gedung Kesenian.",
        ),
        ("Pantai Kerang bersama Taman Rekreasi menarik 57,23% dari seluruh kunjungan.", None),
        (
            "Kunjungan ke Gedung Kesenian (108.130 orang) melebihi Kampung Batik (95.480 orang).",
            "Kunjungan ke Kampung Batik (95.480 orang) melebihi Gedung Kesenian (108.130 orang).",
        ),
        ("Museum Kota paling sedikit dikunjungi.", None),
    ],
    "bulan": [
        (
            "Kunjungan wisatawan nusantara mencapai puncaknya pada bulan Desember.",
            "Kunjungan wisatawan nusantara mencapai puncaknya pada bulan Juni.",
        ),
        (
            "Wisatawan mancanegara paling banyak datang pada bulan Agustus, yakni 8.450 orang.",
            "Wisatawan mancanegara paling banyak datang pada bulan Juli, yakni 8.450 orang.",
        ),
        (
            "Untuk wisatawan nusantara, kunjungan terendah terjadi di bulan Februari.",
            "Untuk wisatawan nusantara, kunjungan terendah terjadi di bulan Maret.",
        ),
    ],
    "daerah": [
        ("Lama tinggal wisatawan di Kota Mutiara masih kalah dari Kota Permata.", None),
        (
            "Dengan 2,28 hari, Kota Mutiara sudah melewati angka nasional yang tercatat 2,20 hari.",
            "Dengan 2,28 hari, Kota Mutiara sudah melewati angka provinsi yang tercatat 2,35 hari.",
        ),
        (
            "Lama tinggal di Kota Mutiara lebih singkat dibandingkan Provinsi Nusa Elok.",
            "Lama tinggal di Kota Mutiara lebih lama dibandingkan Provinsi Nusa Elok.",
        ),
    ],
    "kembang": [
        (
            "Kontribusi sektor pariwisata bertambah 1,90 poin persen dibanding tahun 2025.",
            "Kontribusi sektor pariwisata bertambah 1,45 poin persen dibanding tahun 2025.",
        ),
        (
            "Pada 2027 kontribusi sektor pariwisata tercatat 6,80 persen.",
            "Pada 2028 kontribusi sektor pariwisata tercatat 6,80 persen.",
        ),
    ],
    "pendapatan": [
        (
            "Pendapatan retribusi wisata terealisasi Rp4.617.000.000, di atas target Rp4.400.000.000.",
            "Pendapatan retribusi wisata terealisasi Rp4.617.000.000, di atas target Rp4.040.000.000.",
        ),
        (
            "Retribusi Parkir tidak memenuhi target Rp750.000.000.",
            "Retribusi Masuk Objek tidak memenuhi target Rp3.200.000.000.",
        ),
    ],
    "pemandu": [
        ("Terdapat 33 pemandu yang belum bersertifikat.", "Terdapat 43 pemandu yang belum bersertifikat."),
        ("Di Kecamatan Bukit hanya 13 pemandu perempuan.", "Di Kecamatan Bukit hanya 18 pemandu perempuan."),
    ],
}
