"""Reports of an office of roads and one of health: shares, gaps and amounts beside those of other rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.unit.auditor.told import Pair

STAFFED = """
LAPORAN KINERJA RUMAH SAKIT DAERAH KOTA MUARA ASRI TAHUN 2028

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Pegawai Rumah Sakit Menurut Jabatan dan Jenis Kelamin Tahun 2028
No | Jabatan | Laki-laki | Perempuan | Jumlah | Persentase (%)
1 | Dokter Spesialis | 14 | 9 | 23 | 7,21
2 | Dokter Umum | 11 | 16 | 27 | 8,46
3 | Perawat | 52 | 96 | 148 | 46,39
4 | Bidan | 0 | 63 | 63 | 19,75
5 | Radiografer | 12 | 7 | 19 | 5,96
6 | Administrasi | 21 | 18 | 39 | 12,23
 | Jumlah | 110 | 209 | 319 | 100,00

{pegawai}

Tabel 3.2 Perkembangan Indikator Mutu Tahun 2025-2028
No | Indikator | 2025 | 2026 | 2027 | 2028
1 | Kepatuhan cuci tangan | 81,25 | 84,70 | 86,15 | 90,35
2 | Ketepatan waktu operasi | 74,60 | 75,95 | 79,80 | 81,45
3 | Kepuasan pasien | 82,10 | 83,64 | 84,92 | 87,05

{mutu}

Tabel 3.3 Realisasi Tahun 2028 terhadap Target Akhir Renstra Tahun 2030
No | Indikator | Realisasi 2028 | Target Akhir Renstra 2030 | Kemajuan (%)
1 | Kepatuhan cuci tangan | 90,35 | 95,00 | 95,11
2 | Ketepatan waktu operasi | 81,45 | 90,00 | 90,50
3 | Kepuasan pasien | 87,05 | 90,00 | 96,72

{renstra}
"""

PAID = """
LAPORAN KINERJA DINAS PERHUBUNGAN KABUPATEN TELUK SARI TAHUN 2026

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Anggaran dan Realisasi Program dan Kegiatan Tahun 2026
No. | Program/Kegiatan | Pagu (Rp) | Realisasi (Rp) | %
I | Program Lalu Lintas | 24.815.000.000 | 23.974.360.000 | 96,61
I.1 | Pemasangan Rambu | 8.260.000.000 | 8.012.450.000 | 97,00
I.2 | Pembangunan Terminal | 16.555.000.000 | 15.961.910.000 | 96,42
II | Program Pelayaran | 9.385.000.000 | 8.957.240.000 | 95,44
II.1 | Rehabilitasi Dermaga | 6.120.000.000 | 5.846.310.000 | 95,53
II.2 | Pengadaan Pelampung | 3.265.000.000 | 3.110.930.000 | 95,28
 | JUMLAH | 34.200.000.000 | 32.931.600.000 | 96,29

{anggaran}

Tabel 3.2 Uji Kendaraan per Triwulan Tahun 2026
Jenis Kendaraan | TW I | TW II | TW III | TW IV | Jumlah
Mobil penumpang | 214 | 238 | 226 | 251 | 929
Mobil barang | 687 | 702 | 659 | 734 | 2.782
Bus | 93 | 88 | 104 | 97 | 382
Jumlah | 994 | 1.028 | 989 | 1.082 | 4.093

{uji}
"""

SENTENCES: Sequence[tuple[str, Mapping[str, Sequence[Pair]]]] = [
    (
        STAFFED,
        {
            "pegawai": [
                (
                    (
                        "Dokter spesialis dan dokter umum berjumlah 50 orang atau 15,67 persen dari "
                        "seluruh pegawai."
                    ),
                    (
                        "Dokter spesialis dan dokter umum berjumlah 50 orang atau 16,57 persen dari "
                        "seluruh pegawai."
                    ),
                ),
                (
                    "Gabungan perawat dan bidan mencapai 211 orang.",
                    "Gabungan perawat dan bidan mencapai 221 orang.",
                ),
                (
                    "Perawat perempuan sebanyak 96 orang atau 64,86 persen.",
                    None,
                ),
                (
                    "Selisih antara perawat perempuan dan perawat laki-laki adalah 44 orang.",
                    None,
                ),
                (
                    "Perawat 85 orang lebih banyak daripada bidan.",
                    "Perawat 58 orang lebih banyak daripada bidan.",
                ),
                ("Perawat dan bidan berjumlah 211 orang, total pegawai 319 orang.", None),
                ("Jumlah perawat dan bidan adalah 148 dan 63 orang.", None),
                ("Perawat dan bidan desa berjumlah 150 orang.", None),
                ("Perawat dan bidan yang mengikuti pelatihan berjumlah 120 orang.", None),
                ("Jumlah perawat dan bidan bertambah 5 orang dibandingkan tahun 2027.", None),
                ("Perawat perempuan sebanyak 96 orang atau 45,93% dari seluruh pegawai perempuan.", None),
            ],
            "mutu": [
                (
                    "Kepuasan pasien naik 2,13 poin dibandingkan tahun 2027.",
                    "Kepuasan pasien naik 2,31 poin dibandingkan tahun 2027.",
                ),
                (
                    "Kepuasan pasien naik 3,41 poin dibandingkan tahun 2026.",
                    "Kepuasan pasien naik 3,14 poin dibandingkan tahun 2026.",
                ),
                (
                    "Kenaikan ketepatan waktu operasi terbesar terjadi pada tahun 2027 sebesar 3,85 poin.",
                    "Kenaikan ketepatan waktu operasi terbesar terjadi pada tahun 2026 sebesar 3,85 poin.",
                ),
                (
                    "Kenaikan kepatuhan cuci tangan terkecil terjadi pada tahun 2027 sebesar 1,45 poin.",
                    "Kenaikan kepatuhan cuci tangan terkecil terjadi pada tahun 2026 sebesar 1,45 poin.",
                ),
                (
                    (
                        "Kepatuhan cuci tangan tahun 2028 sebesar 90,35. Angka ini naik 4,20 poin "
                        "dibandingkan tahun 2027."
                    ),
                    (
                        "Kepatuhan cuci tangan tahun 2028 sebesar 90,35. Angka ini naik 4,02 poin "
                        "dibandingkan tahun 2027."
                    ),
                ),
                ("Kepuasan pasien rawat inap naik 4,05 poin dibandingkan tahun 2027.", None),
                ("Kenaikan kepuasan pasien terbesar di tingkat provinsi terjadi pada tahun 2026.", None),
            ],
            "renstra": [
                (
                    "Kepuasan pasien kurang 2,95 poin dari target akhir Renstra.",
                    "Kepuasan pasien kurang 2,59 poin dari target akhir Renstra.",
                ),
                (
                    (
                        "Ketepatan waktu operasi sebesar 81,45 masih 8,55 poin di bawah target akhir "
                        "Renstra sebesar 90,00."
                    ),
                    (
                        "Ketepatan waktu operasi sebesar 81,45 masih 9,55 poin di bawah target akhir "
                        "Renstra sebesar 90,00."
                    ),
                ),
                ("Kepuasan pasien kurang 1,95 poin dari target nasional.", None),
            ],
        },
    ),
    (
        PAID,
        {
            "anggaran": [
                (
                    "Pagu Program Pelayaran sebesar Rp9,39 miliar atau 27,44% dari seluruh pagu.",
                    "Pagu Program Pelayaran sebesar Rp9,39 miliar atau 24,47% dari seluruh pagu.",
                ),
                (
                    "Realisasi Program Pelayaran sebesar Rp8,96 miliar atau 95,44% dari pagu.",
                    "Realisasi Program Pelayaran sebesar Rp8,69 miliar atau 95,44% dari pagu.",
                ),
                (
                    "Realisasi Program Pelayaran sebesar Rp8.957,24 juta.",
                    "Realisasi Program Pelayaran sebesar Rp8.975,24 juta.",
                ),
                (
                    "Pemasangan Rambu dan Rehabilitasi Dermaga bersama-sama menyerap Rp13.858.760.000.",
                    "Pemasangan Rambu dan Rehabilitasi Dermaga bersama-sama menyerap Rp13.885.760.000.",
                ),
                (
                    "Pemasangan Rambu dan Rehabilitasi Dermaga bersama-sama menyerap Rp13,86 miliar.",
                    "Pemasangan Rambu dan Rehabilitasi Dermaga bersama-sama menyerap Rp18,36 miliar.",
                ),
                (
                    "Program Lalu Lintas menyerap 72,80% dari total realisasi.",
                    "Program Lalu Lintas menyerap 78,20% dari total realisasi.",
                ),
                (
                    "Pagu Program Lalu Lintas lebih besar Rp15,43 miliar daripada Program Pelayaran.",
                    "Pagu Program Lalu Lintas lebih besar Rp14,53 miliar daripada Program Pelayaran.",
                ),
                (
                    "Realisasi Pembangunan Terminal mencapai Rp15,96 miliar dari pagu Rp16,56 miliar.",
                    "Realisasi Pembangunan Terminal mencapai Rp15,96 miliar dari pagu Rp16,56 juta.",
                ),
                ("Realisasi Program Pelayaran sebesar Rp8,96 miliar atau 26,19% dari total pagu.", None),
                (
                    "Pembangunan Terminal sebesar Rp16,56 miliar atau 66,71% dari pagu Program Lalu Lintas.",
                    None,
                ),
                ("Honor petugas pada Program Pelayaran mencapai Rp893,85 juta.", None),
                ("Pagu Program Lalu Lintas direncanakan Rp26,10 miliar pada tahun 2027.", None),
            ],
            "uji": [
                (
                    "Uji mobil barang pada semester II mencapai 1.393 kendaraan.",
                    "Uji mobil barang pada semester II mencapai 1.339 kendaraan.",
                ),
                (
                    "Uji mobil barang pada TW IV bertambah 75 kendaraan dibandingkan TW III.",
                    "Uji mobil barang pada TW IV bertambah 57 kendaraan dibandingkan TW III.",
                ),
                (
                    (
                        "Uji kendaraan pada semester I sebanyak 2.022 kendaraan atau 49,40 persen dari "
                        "seluruh kendaraan."
                    ),
                    (
                        "Uji kendaraan pada semester I sebanyak 2.022 kendaraan atau 44,90 persen dari "
                        "seluruh kendaraan."
                    ),
                ),
                (
                    "Mobil penumpang dan bus pada TW II berjumlah 326 kendaraan.",
                    "Mobil penumpang dan bus pada TW II berjumlah 362 kendaraan.",
                ),
                (
                    "Sampai dengan TW III mobil penumpang berjumlah 678 kendaraan.",
                    "Sampai dengan TW III mobil penumpang berjumlah 687 kendaraan.",
                ),
                (
                    "Pada tiga triwulan terakhir uji bus mencapai 289 kendaraan.",
                    "Pada tiga triwulan terakhir uji bus mencapai 298 kendaraan.",
                ),
                ("Mobil barang yang lulus uji pada semester II berjumlah 1.315 kendaraan.", None),
                ("Sampai dengan TW III mobil penumpang berjumlah hampir 700 kendaraan.", None),
                ("Pada TW III dan TW IV uji bus masing-masing berjumlah 104 dan 97 kendaraan.", None),
            ],
        },
    ),
]
