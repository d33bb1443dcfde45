"""Reports of several fields with sums, gaps and shares that no table prints: right ones and wrong ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.unit.auditor.told import Pair

HEALTH = """
LAPORAN KINERJA DINAS KESEHATAN KABUPATEN RAWA INDAH TAHUN 2029

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Tenaga Kesehatan Menurut Jenis dan Status Tahun 2029
No | Jenis Tenaga | PNS | Kontrak | Jumlah | Persentase (%)
1 | Perawat | 86 | 48 | 134 | 44,08
2 | Bidan | 72 | 39 | 111 | 36,51
3 | Apoteker | 12 | 9 | 21 | 6,91
4 | Sanitarian | 17 | 6 | 23 | 7,57
5 | Ahli Gizi | 10 | 5 | 15 | 4,93
 | Jumlah | 197 | 107 | 304 | 100,00

{tenaga}

Tabel 3.2 Imunisasi Balita per Puskesmas Tahun 2029
No | Puskesmas | Sasaran Balita | Balita Diimunisasi | Cakupan (%)
1 | Kembang | 1.416 | 1.294 | 91,38
2 | Sumber | 1.082 | 1.007 | 93,07
3 | Waru | 873 | 765 | 87,63
4 | Cempaka | 1.265 | 1.178 | 93,12
 | Jumlah | 4.636 | 4.244 | 91,54

{imunisasi}

Tabel 3.3 Kunjungan Rawat Jalan per Triwulan Tahun 2029
No | Poli | TW I | TW II | TW III | TW IV | Jumlah
1 | Poli Umum | 3.218 | 3.406 | 3.152 | 3.571 | 13.347
2 | Poli Gigi | 842 | 915 | 876 | 934 | 3.567
3 | Poli Anak | 1.524 | 1.463 | 1.618 | 1.702 | 6.307
 | Jumlah | 5.584 | 5.784 | 5.646 | 6.207 | 23.221

{kunjungan}

Tabel 3.4 Realisasi Indikator Dibandingkan Provinsi dan Nasional Tahun 2029
No | Indikator | Kabupaten | Provinsi | Nasional
1 | Angka harapan hidup | 71,84 | 70,92 | 72,36
2 | Cakupan jaminan kesehatan | 96,41 | 93,18 | 95,27
3 | Indeks keluarga sehat | 0,38 | 0,31 | 0,29

{banding}
"""

WORKS = """
LAPORAN KINERJA DINAS PEKERJAAN UMUM TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Anggaran dan Realisasi Program Tahun 2031
No | Program | Pagu (Rp) | Realisasi (Rp) | %
1 | Program Penyelenggaraan Jalan | 41.275.000.000 | 39.812.460.000 | 96,46
2 | Program Sumber Daya Air | 16.840.000.000 | 16.125.380.000 | 95,76
3 | Program Penataan Bangunan | 7.385.000.000 | 7.104.250.000 | 96,20
 | JUMLAH | 65.500.000.000 | 63.042.090.000 | 96,25

{anggaran}

Tabel 3.2 Panjang Jalan per Kecamatan Menurut Kondisi Tahun 2031 (km)
No | Kecamatan | Baik | Rusak | Panjang Jalan
1 | Tanjung | 61,35 | 12,40 | 73,75
2 | Lembah | 48,20 | 21,65 | 69,85
3 | Gunung | 37,90 | 26,10 | 64,00
4 | Pesisir | 55,45 | 9,30 | 64,75
 | Jumlah | 202,90 | 69,45 | 272,35

{jalan}

Tabel 3.3 Layanan Air Bersih Tahun 2027-2031
Tahun | Jumlah Rumah Tangga | Rumah Tangga Terlayani | Cakupan (%)
2027 | 48.312 | 31.046 | 64,26
2028 | 49.105 | 33.287 | 67,79
2029 | 49.874 | 35.612 | 71,40
2030 | 50.623 | 37.458 | 73,99
2031 | 51.390 | 39.704 | 77,26

{air}

Tabel 3.4 Izin Bangunan yang Diterbitkan Tahun 2030 dan 2031
No | Jenis Izin | Tahun 2030 | Tahun 2031 | Selisih
1 | Rumah tinggal | 412 | 467 | 55
2 | Rumah toko | 183 | 158 | -25
3 | Gudang | 64 | 79 | 15
 | Jumlah | 659 | 704 | 45

{izin}
"""

SENTENCES: Sequence[tuple[str, Mapping[str, Sequence[Pair]]]] = [
    (
        HEALTH,
        {
            "tenaga": [
                (
                    "Perawat dan bidan bersama-sama berjumlah 245 orang.",
                    "Perawat dan bidan bersama-sama berjumlah 254 orang.",
                ),
                (
                    "Gabungan apoteker dan sanitarian mencapai 44 orang.",
                    "Gabungan apoteker dan sanitarian mencapai 48 orang.",
                ),
                (
                    "Jumlah apoteker, sanitarian, dan ahli gizi sebanyak 59 orang.",
                    "Jumlah apoteker, sanitarian, dan ahli gizi sebanyak 62 orang.",
                ),
                (
                    "Secara kumulatif tenaga sanitarian dan ahli gizi berjumlah 38 orang.",
                    "Secara kumulatif tenaga sanitarian dan ahli gizi berjumlah 83 orang.",
                ),
                (
                    "Total ketiga jenis tenaga apoteker, sanitarian, dan ahli gizi adalah 59 orang.",
                    "Total ketiga jenis tenaga apoteker, sanitarian, dan ahli gizi adalah 49 orang.",
                ),
                (
                    "Perawat dan bidan yang berstatus kontrak seluruhnya berjumlah 87 orang.",
                    None,
                ),
                (
                    "Jika digabungkan, perawat dan bidan kontrak berjumlah 87 orang.",
                    "Jika digabungkan, perawat dan bidan kontrak berjumlah 78 orang.",
                ),
                (
                    "Perawat mendominasi dengan 134 orang atau 44,08 persen.",
                    "Perawat mendominasi dengan 134 orang atau 36,51 persen.",
                ),
                (
                    "Jumlah bidan sebanyak 111 orang atau 36,51% dari seluruh tenaga kesehatan.",
                    "Jumlah bidan sebanyak 111 orang atau 63,51% dari seluruh tenaga kesehatan.",
                ),
                (
                    "Selisih jumlah perawat dan bidan adalah 23 orang.",
                    "Selisih jumlah perawat dan bidan adalah 32 orang.",
                ),
                (
                    "Perawat dan bidan masing-masing berjumlah 134 orang dan 111 orang.",
                    None,
                ),
                ("Perawat dan bidan laki-laki bersama-sama berjumlah 61 orang.", None),
                ("Perawat dan bidan yang pensiun bersama-sama berjumlah 12 orang.", None),
                ("Perawat dan bidan bersama-sama hampir 250 orang.", None),
            ],
            "imunisasi": [
                (
                    (
                        "Puskesmas Kembang dan Puskesmas Waru bersama-sama menyumbang 2.059 balita yang "
                        "diimunisasi."
                    ),
                    (
                        "Puskesmas Kembang dan Puskesmas Waru bersama-sama menyumbang 2.095 balita yang "
                        "diimunisasi."
                    ),
                ),
                (
                    "Sasaran balita di Puskesmas Sumber dan Cempaka berjumlah 2.347 balita.",
                    "Sasaran balita di Puskesmas Sumber dan Cempaka berjumlah 2.437 balita.",
                ),
                (
                    "Puskesmas Kembang menyumbang 30,49% dari seluruh balita yang diimunisasi.",
                    "Puskesmas Kembang menyumbang 34,09% dari seluruh balita yang diimunisasi.",
                ),
                (
                    "Cakupan Puskesmas Cempaka 93,12%, lebih tinggi 5,49 poin dibandingkan Puskesmas Waru.",
                    "Cakupan Puskesmas Cempaka 93,12%, lebih tinggi 5,94 poin dibandingkan Puskesmas Waru.",
                ),
                ("Puskesmas Kembang dan Waru bersama-sama merawat 312 balita gizi kurang.", None),
                ("Puskesmas Kembang dan Puskesmas Waru bersama-sama menyumbang 2.289 balita.", None),
            ],
            "kunjungan": [
                (
                    "Kunjungan Poli Gigi pada semester II mencapai 1.810 kunjungan.",
                    "Kunjungan Poli Gigi pada semester II mencapai 1.801 kunjungan.",
                ),
                (
                    "Sampai dengan Triwulan III kunjungan Poli Anak mencapai 4.605 kunjungan.",
                    "Sampai dengan Triwulan III kunjungan Poli Anak mencapai 4.650 kunjungan.",
                ),
                (
                    "Pada dua triwulan pertama Poli Umum melayani 6.624 kunjungan.",
                    "Pada dua triwulan pertama Poli Umum melayani 6.462 kunjungan.",
                ),
                (
                    "Kunjungan rawat jalan pada semester I sebanyak 11.368 kunjungan.",
                    "Kunjungan rawat jalan pada semester I sebanyak 11.638 kunjungan.",
                ),
                (
                    (
                        "Kunjungan Poli Anak pada semester II mencapai 3.320 kunjungan, lebih "
                        "banyak daripada semester I sebanyak 2.987 kunjungan."
                    ),
                    (
                        "Kunjungan Poli Anak pada semester II mencapai 3.320 kunjungan, lebih "
                        "banyak daripada semester I sebanyak 2.897 kunjungan."
                    ),
                ),
                (
                    "Kunjungan Poli Gigi pada Triwulan I dan Triwulan II berjumlah 1.757 kunjungan.",
                    "Kunjungan Poli Gigi pada Triwulan I dan Triwulan II berjumlah 1.577 kunjungan.",
                ),
                (
                    "Kunjungan Poli Gigi Triwulan II hingga Triwulan IV berjumlah 2.725 kunjungan.",
                    "Kunjungan Poli Gigi Triwulan II hingga Triwulan IV berjumlah 2.752 kunjungan.",
                ),
                ("Sampai dengan Triwulan III Poli Anak merujuk 214 pasien.", None),
                ("Kunjungan Poli Gigi pada semester II tahun 2028 mencapai 1.650 kunjungan.", None),
            ],
            "banding": [
                (
                    "Cakupan jaminan kesehatan kabupaten berada di atas provinsi, dengan selisih 3,23 poin.",
                    "Cakupan jaminan kesehatan kabupaten berada di atas provinsi, dengan selisih 2,33 poin.",
                ),
                (
                    "Angka harapan hidup kabupaten terpaut 0,52 dari nasional.",
                    "Angka harapan hidup kabupaten terpaut 0,92 dari nasional.",
                ),
            ],
        },
    ),
    (
        WORKS,
        {
            "anggaran": [
                (
                    "Pagu Program Sumber Daya Air sebesar Rp16,84 miliar atau 25,71% dari seluruh pagu.",
                    "Pagu Program Sumber Daya Air sebesar Rp16,84 miliar atau 11,27% dari seluruh pagu.",
                ),
                (
                    "Realisasi Program Penataan Bangunan mencapai Rp7,10 miliar dari pagu Rp7,39 miliar.",
                    "Realisasi Program Penataan Bangunan mencapai Rp7,10 juta dari pagu Rp7,39 miliar.",
                ),
                (
                    "Pagu Program Penataan Bangunan sebesar Rp7,39 miliar.",
                    "Pagu Program Penataan Bangunan sebesar Rp7,39 triliun.",
                ),
                (
                    (
                        "Program Sumber Daya Air dan Program Penataan Bangunan bersama-sama menyerap "
                        "Rp23.229.630.000."
                    ),
                    (
                        "Program Sumber Daya Air dan Program Penataan Bangunan bersama-sama menyerap "
                        "Rp23.292.630.000."
                    ),
                ),
                (
                    (
                        "Total pagu Program Sumber Daya Air dan Program Penataan Bangunan sebesar "
                        "Rp24.225.000.000."
                    ),
                    (
                        "Total pagu Program Sumber Daya Air dan Program Penataan Bangunan sebesar "
                        "Rp24.252.000.000."
                    ),
                ),
                (
                    "Kontribusi Program Penyelenggaraan Jalan mencapai 63,15% dari total realisasi.",
                    "Kontribusi Program Penyelenggaraan Jalan mencapai 65,13% dari total realisasi.",
                ),
            ],
            "jalan": [
                (
                    "Gabungan panjang jalan Kecamatan Tanjung dan Kecamatan Pesisir mencapai 138,50 km.",
                    "Gabungan panjang jalan Kecamatan Tanjung dan Kecamatan Pesisir mencapai 135,80 km.",
                ),
                (
                    "Panjang jalan rusak di Kecamatan Lembah dan Gunung bersama-sama 47,75 km.",
                    "Panjang jalan rusak di Kecamatan Lembah dan Gunung bersama-sama 47,57 km.",
                ),
                (
                    "Jalan rusak di Kecamatan Gunung lebih panjang 16,80 km daripada di Kecamatan Pesisir.",
                    "Jalan rusak di Kecamatan Gunung lebih panjang 18,60 km daripada di Kecamatan Pesisir.",
                ),
                ("Jalan yang dibangun di Kecamatan Lembah dan Gunung bersama-sama 4,75 km.", None),
            ],
            "air": [
                (
                    (
                        "Pada tahun 2031 sebanyak 39.704 rumah tangga dari 51.390 rumah tangga telah "
                        "terlayani. Jumlah ini bertambah 2.246 rumah tangga dibandingkan tahun 2030."
                    ),
                    (
                        "Pada tahun 2031 sebanyak 39.704 rumah tangga dari 51.390 rumah tangga telah "
                        "terlayani. Jumlah ini bertambah 2.264 rumah tangga dibandingkan tahun 2030."
                    ),
                ),
                (
                    "Kenaikan tahunan terbesar cakupan terjadi pada tahun 2029 sebesar 3,61 poin.",
                    "Kenaikan tahunan terbesar cakupan terjadi pada tahun 2030 sebesar 3,61 poin.",
                ),
                (
                    "Rumah tangga terlayani bertambah 2.246 rumah tangga dibandingkan tahun 2030.",
                    "Rumah tangga terlayani bertambah 2.426 rumah tangga dibandingkan tahun 2030.",
                ),
            ],
            "izin": [
                (
                    "Izin rumah tinggal dan rumah toko tahun 2031 berjumlah 625 izin.",
                    "Izin rumah tinggal dan rumah toko tahun 2031 berjumlah 652 izin.",
                ),
                (
                    "Rumah tinggal dan gudang bersama-sama menyumbang 546 izin pada tahun 2031.",
                    "Rumah tinggal dan gudang bersama-sama menyumbang 564 izin pada tahun 2031.",
                ),
                (
                    "Izin rumah tinggal bertambah 55 izin dibandingkan tahun sebelumnya.",
                    "Izin rumah tinggal bertambah 65 izin dibandingkan tahun sebelumnya.",
                ),
                (
                    "Izin rumah tinggal dan rumah toko tahun 2030 berjumlah 595 izin.",
                    "Izin rumah tinggal dan rumah toko tahun 2030 berjumlah 625 izin.",
                ),
            ],
        },
    ),
]
