"""Parts of other wholes, what is not so, all but one, and growths: easily taken for other figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.unit.auditor.told import (
    Pair,
    compared_areas,
    reckoned,
    reckoned_elsewhere,
    reckoned_of_works,
    strangers,
)

CLINICS = """
LAPORAN KINERJA DINAS KESEHATAN KOTA ARUNIKA TAHUN 2034

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Jumlah Pegawai Menurut Jabatan dan Jenis Kelamin Tahun 2034
No | Jabatan | Laki-laki | Perempuan | Jumlah | Persentase (%)
1 | Dokter Umum | 18 | 31 | 49 | 9,07
2 | Dokter Gigi | 5 | 13 | 18 | 3,33
3 | Perawat | 64 | 117 | 181 | 33,52
4 | Bidan | 0 | 148 | 148 | 27,41
5 | Apoteker | 6 | 21 | 27 | 5,00
6 | Sanitarian | 13 | 19 | 32 | 5,93
7 | Administrasi | 47 | 38 | 85 | 15,74
 | Jumlah | 153 | 387 | 540 | 100,00

{pegawai}

Tabel 3.2 Cakupan Imunisasi Dasar Lengkap per Kecamatan Tahun 2034
No | Kecamatan | Jumlah Bayi | Bayi Diimunisasi Lengkap | Cakupan (%)
1 | Cendana | 1.240 | 1.188 | 95,81
2 | Melati | 986 | 967 | 98,07
3 | Kenanga | 1.534 | 1.411 | 91,98
4 | Flamboyan | 872 | 859 | 98,51
5 | Teratai | 1.107 | 1.036 | 93,59
6 | Anggrek | 1.398 | 1.347 | 96,35
 | Kota Arunika | 7.137 | 6.808 | 95,39

{imunisasi}

Tabel 3.3 Jumlah Balita Stunting per Kecamatan Tahun 2033 dan 2034
No | Kecamatan | Stunting 2033 | Stunting 2034 | Selisih
1 | Cendana | 231 | 203 | -28
2 | Melati | 170 | 148 | -22
3 | Kenanga | 335 | 318 | -17
4 | Flamboyan | 139 | 121 | -18
5 | Teratai | 238 | 212 | -26
6 | Anggrek | 267 | 248 | -19
 | Jumlah | 1.380 | 1.250 | -130

{stunting}
"""

WATER = """
LAPORAN KINERJA DINAS PEKERJAAN UMUM KABUPATEN SAGARA JAYA TAHUN 2034

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Akses Air Minum Layak Tahun 2030-2034
Tahun | Jumlah Rumah Tangga | Rumah Tangga dengan Akses | Akses (%)
2030 | 62.140 | 48.903 | 78,70
2031 | 63.025 | 50.778 | 80,57
2032 | 64.210 | 52.947 | 82,46
2033 | 65.488 | 55.306 | 84,45
2034 | 66.735 | 57.812 | 86,63

{air}

Tabel 3.2 Perbandingan Pagu Anggaran Tahun 2033 dan 2034
Program | Pagu 2033 (Rp) | Pagu 2034 (Rp) | Naik/(Turun) (Rp) | Perubahan (%)
Program Jalan | 57.320.000.000 | 60.965.000.000 | 3.645.000.000 | 6,36
Program Sumber Daya Air | 19.260.000.000 | 18.505.000.000 | -755.000.000 | -3,92
Program Air Minum | 10.875.000.000 | 12.000.000.000 | 1.125.000.000 | 10,34
Jumlah | 87.455.000.000 | 91.470.000.000 | 4.015.000.000 | 4,59

{pagu}

Tabel 3.3 Sambungan Air Bersih per Kecamatan Tahun 2034
Kecamatan | Rumah | Kantor | Jumlah
Padang | 412 | 26 | 438
Tebing | 365 | 31 | 396
Rotan | 287 | 18 | 305
Jumlah | 1.064 | 75 | 1.139

{sambungan}
"""

STUNTED = """
LAPORAN KINERJA DINAS KESEHATAN KOTA ARUNIKA TAHUN 2034

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Prevalensi Stunting Kota di Provinsi Tahun 2034
No | Kota | Prevalensi Stunting (%) | Selisih terhadap Provinsi | Peringkat
1 | Kota Arunika | 11,84 | -2,81 | 2
2 | Kota Baruna | 13,26 | -1,39 | 4
3 | Kota Candra | 10,97 | -3,68 | 1
4 | Kota Dewangga | 15,40 | 0,75 | 5
5 | Kota Ekacitra | 12,55 | -2,10 | 3

{ranks}
"""

SENTENCES: Sequence[tuple[str, Mapping[str, Sequence[Pair]]]] = [
    (
        CLINICS,
        {
            "pegawai": [
                (
                    "Perawat perempuan sebanyak 117 orang atau 21,67% dari seluruh pegawai.",
                    "Perawat perempuan sebanyak 117 orang atau 26,17% dari seluruh pegawai.",
                ),
                (
                    "Perawat perempuan sebanyak 117 orang atau 30,23% dari seluruh pegawai perempuan.",
                    "Perawat perempuan sebanyak 117 orang atau 32,03% dari seluruh pegawai perempuan.",
                ),
                (
                    "Dari 181 perawat, 117 orang atau 64,64% perempuan.",
                    "Dari 181 perawat, 117 orang atau 46,64% perempuan.",
                ),
                ("Dokter umum perempuan sebanyak 31 orang atau 5,74% dari 540 pegawai.", None),
                ("Perempuan mencapai 64,64% dari seluruh perawat.", None),
                ("Bidan menyumbang 38,24% dari seluruh pegawai perempuan.", None),
                (
                    "Selain perawat dan bidan, terdapat 211 pegawai.",
                    "Selain perawat dan bidan, terdapat 121 pegawai.",
                ),
                ("Pegawai di luar administrasi berjumlah 455 orang.", None),
                ("Kecuali bidan, setiap jabatan memiliki pegawai laki-laki.", None),
                ("Lebih dari separuh pegawai adalah perawat dan bidan, yakni 60,93%.", None),
            ],
            "imunisasi": [
                (
                    "Di Kecamatan Kenanga 1.411 bayi diimunisasi lengkap atau 91,98 persen dari jumlah bayi.",
                    "Di Kecamatan Kenanga 1.411 bayi diimunisasi lengkap atau 91,89 persen dari jumlah bayi.",
                ),
                (
                    (
                        "Di Kecamatan Kenanga 1.411 bayi diimunisasi lengkap atau 91,98 persen dari "
                        "seluruh bayi di kecamatan tersebut."
                    ),
                    (
                        "Di Kecamatan Kenanga 1.411 bayi diimunisasi lengkap atau 19,98 persen dari "
                        "seluruh bayi di kecamatan tersebut."
                    ),
                ),
                (
                    (
                        "Bayi yang belum diimunisasi lengkap di Kecamatan Cendana dan Anggrek "
                        "berjumlah 103 bayi."
                    ),
                    None,
                ),
                ("Di Kecamatan Kenanga terdapat 123 bayi yang tidak diimunisasi lengkap.", None),
                ("Bayi yang belum diimunisasi lengkap sebanyak 329 bayi atau 4,61% dari seluruh bayi.", None),
                ("Kecamatan Kenanga menyumbang 37,39% dari bayi yang belum diimunisasi lengkap.", None),
                ("Di luar Kecamatan Kenanga, cakupan imunisasi mencapai 96,32%.", None),
                (
                    "Selain Kecamatan Kenanga, jumlah bayi yang diimunisasi lengkap 5.397 bayi.",
                    "Selain Kecamatan Kenanga, jumlah bayi yang diimunisasi lengkap 5.937 bayi.",
                ),
                ("Cakupan Kecamatan Cendana dan Anggrek bila digabungkan mencapai 96,10%.", None),
                ("Sekitar 95% bayi telah diimunisasi lengkap, sedangkan sekitar 5% belum.", None),
            ],
            "stunting": [
                ("Balita stunting di Kecamatan Cendana turun 12,12 persen.", None),
                (
                    "Kecamatan Cendana dan Melati menyumbang 38,46 persen dari penurunan balita stunting.",
                    None,
                ),
                (
                    (
                        "Kontribusi Kecamatan Kenanga naik dari 24,28% pada tahun 2033 menjadi 25,44% "
                        "pada tahun 2034."
                    ),
                    None,
                ),
                (
                    "Rata-rata balita stunting per kecamatan turun dari 230 balita menjadi 208,33 balita.",
                    None,
                ),
            ],
        },
    ),
    (
        WATER,
        {
            "air": [
                (
                    "Rumah tangga dengan akses bertambah 4,53 persen dibandingkan tahun 2033.",
                    "Rumah tangga dengan akses bertambah 4,35 persen dibandingkan tahun 2033.",
                ),
                ("Jumlah rumah tangga bertambah 1.247 atau 1,90 persen dibandingkan tahun 2033.", None),
                ("Rumah tangga yang belum memiliki akses turun 12,36 persen dibandingkan tahun 2033.", None),
                (
                    "Akses air minum layak naik 2,18 poin persen atau 2,58 persen dibandingkan tahun 2033.",
                    None,
                ),
                ("Sebanyak 13,37 persen rumah tangga belum memiliki akses pada tahun 2034.", None),
                ("Sejak tahun 2030 rumah tangga dengan akses bertambah 8.909 atau 18,22 persen.", None),
            ],
            "pagu": [
                (
                    "Porsi Program Jalan naik dari 65,54% pada tahun 2033 menjadi 66,65% pada tahun 2034.",
                    None,
                ),
                ("Selain Program Sumber Daya Air, pagu naik Rp4,77 miliar.", None),
            ],
            "sambungan": [
                ("Tabel 3.3 memuat 1.139 sambungan air bersih.", None),
                (
                    "Sambungan rumah di Kecamatan Tebing 365 unit atau 32,05 persen dari seluruh sambungan.",
                    "Sambungan rumah di Kecamatan Tebing 365 unit atau 35,02 persen dari seluruh sambungan.",
                ),
                (
                    "Sambungan rumah dan kantor di Padang berjumlah 438 unit.",
                    "Sambungan rumah dan kantor di Padang berjumlah 483 unit.",
                ),
            ],
        },
    ),
    (
        reckoned.HEALTH,
        {
            "tenaga": [
                (
                    "Perawat PNS sebanyak 86 orang atau 28,29% dari seluruh tenaga kesehatan.",
                    "Perawat PNS sebanyak 86 orang atau 82,29% dari seluruh tenaga kesehatan.",
                ),
                (
                    "Perawat PNS sebanyak 86 orang atau 64,18% dari seluruh perawat.",
                    "Perawat PNS sebanyak 86 orang atau 61,48% dari seluruh perawat.",
                ),
                ("Selain perawat terdapat 170 tenaga kesehatan.", None),
                ("Tenaga yang bukan PNS berjumlah 107 orang atau 35,20 persen.", None),
                ("Bidan kontrak sebanyak 39 orang, hampir 13% dari seluruh tenaga.", None),
            ],
            "imunisasi": [
                (
                    "Di Puskesmas Kembang 1.294 balita diimunisasi atau 91,38 persen dari seluruh balita.",
                    "Di Puskesmas Kembang 1.294 balita diimunisasi atau 93,18 persen dari seluruh balita.",
                ),
                ("Di Puskesmas Waru masih 12,37% balita belum diimunisasi.", None),
            ],
            "kunjungan": [
                (
                    "Kunjungan selain Poli Umum mencapai 9.874 kunjungan.",
                    "Kunjungan selain Poli Umum mencapai 9.784 kunjungan.",
                ),
                ("Rata-rata kunjungan Poli Umum per triwulan 3.337 kunjungan.", None),
                ("Pasien lama Poli Gigi pada semester II berjumlah 1.180 orang.", None),
            ],
        },
    ),
    (
        reckoned_elsewhere.GUESTS,
        {
            "bus": [
                ("Bus besar yang rusak berjumlah 4 unit.", None),
                ("Bus besar berjumlah 18 unit.", "Bus besar berjumlah 16 unit."),
                (
                    "Bus kecil dalam kondisi rusak sebanyak 6 unit atau 40,00 persen dari seluruh bus kecil.",
                    None,
                ),
                (
                    "Bus sedang berkondisi baik 22 unit atau 35,48 persen dari seluruh bus.",
                    "Bus sedang berkondisi baik 22 unit atau 34,58 persen dari seluruh bus.",
                ),
                ("Bus yang tidak baik berjumlah 17 unit.", None),
            ],
            "retribusi": [
                (
                    "Retribusi selain Pantai Biru berjumlah Rp813,35 juta pada tahun 2026.",
                    "Retribusi selain Pantai Biru berjumlah Rp831,35 juta pada tahun 2026.",
                ),
            ],
        },
    ),
    (
        reckoned_of_works.PAID,
        {
            "uji": [
                ("Mobil barang yang lulus uji pada semester II berjumlah 1.208 kendaraan.", None),
                (
                    "Uji kendaraan pada TW II berjumlah 1.028 kendaraan.",
                    "Uji kendaraan pada TW II berjumlah 1.208 kendaraan.",
                ),
                (
                    "Uji kendaraan pada semester II berjumlah 2.071 kendaraan.",
                    "Uji kendaraan pada semester II berjumlah 2.017 kendaraan.",
                ),
            ],
        },
    ),
    (
        strangers.TOURISM,
        {
            "usaha": [
                (
                    "Homestay yang belum berizin 18 usaha atau 11,04 persen dari seluruh usaha.",
                    "Homestay yang belum berizin 18 usaha atau 10,14 persen dari seluruh usaha.",
                ),
                ("Homestay yang belum berizin 18 usaha atau 32,73 persen dari seluruh homestay.", None),
                ("Usaha yang sudah berizin selain hotel berjumlah 108 usaha.", None),
            ],
        },
    ),
    (
        compared_areas.ROADS,
        {
            "ranks": [
                (
                    "Kabupaten Tirta Kencana menempati peringkat kedua di provinsi.",
                    "Kabupaten Tirta Kencana menempati peringkat ketiga di provinsi.",
                ),
                (
                    "Kabupaten Lembah Sunyi menempati peringkat kelima dari enam kabupaten di provinsi.",
                    "Kabupaten Lembah Sunyi menempati peringkat keempat dari enam kabupaten di provinsi.",
                ),
                ("Di provinsi, Kabupaten Karang Indah berada di urutan ke-3, setelah Tirta Kencana.", None),
            ],
        },
    ),
    (
        STUNTED,
        {
            "ranks": [
                (
                    "Kota Arunika menempati peringkat kedua terbaik di provinsi, setelah Kota Candra.",
                    "Kota Arunika menempati peringkat ketiga terbaik di provinsi, setelah Kota Candra.",
                ),
                ("Di provinsi, Kota Ekacitra berada di peringkat ke-3 dari lima kota.", None),
            ],
        },
    ),
]
