"""A report on schools, with what it tells rightly and what contradicts its tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.unit.auditor.told import Pair

REPORT = """
LAPORAN KINERJA DINAS PENDIDIKAN KABUPATEN RIMBA JAYA
TAHUN ANGGARAN 2030

BAB II PERENCANAAN KINERJA

Susunan organisasi:
- Sekretariat
- Bidang Pendidikan Dasar
- Bidang PAUD
- Bidang Ketenagaan

{susunan}

BAB III AKUNTABILITAS KINERJA

3.1 Hasil Pengukuran

Tabel 4 Hasil Pengukuran Kinerja Tahun 2030
Kode | Indikator Kinerja Utama | Target | Realisasi | Tingkat Capaian (%)
IKU 1 | Harapan Lama Sekolah | 13,20 | 13,33 | 100,98
IKU 2 | Rata-rata Lama Sekolah | 8,60 | 8,43 | 98,02
IKU 3 | Angka Partisipasi Murni | 96,00 | 97,44 | 101,50
IKU 4 | Persentase Guru Bersertifikat Pendidik | 75,00 | 71,25 | 95,00
IKU 5 | Indeks Literasi Siswa | 65,00 | 68,25 | 105,00
IKU 6 | Persentase Sekolah Terakreditasi A | 40,00 | 42,00 | 105,00

{ukur}

3.2 Rata-rata Lama Sekolah

Tabel 5 Rata-rata Lama Sekolah Menurut Kabupaten (tahun)
Kabupaten/Provinsi | 2029 | 2030
Rimba Jaya | 8,31 | 8,43
Sungai Tenang | 8,72 | 8,80
Padang Luas | 8,05 | 8,12
Provinsi Tanah Makmur | 8,50 | 8,61

{rls}

3.3 Perkembangan Indeks Literasi

Tabel 6 Perkembangan Indeks Literasi Siswa dan Angka Partisipasi Murni
Tahun | ILS | APM
2026 | 58,10 | 94,20
2027 | 60,35 | 95,05
2028 | 63,20 | 95,90
2029 | 65,75 | 96,70
2030 | 68,25 | 97,44

{literasi}

3.4 Guru

Tabel 7 Guru Menurut Jenjang dan Jenis Kelamin Tahun 2030
Jenjang | Pria | Wanita | Jumlah
TK | 6 | 214 | 220
SD | 388 | 742 | 1.130
SMP | 205 | 331 | 536
Jumlah | 599 | 1.287 | 1.886

{guru}

3.5 Bantuan Siswa

Tabel 8 Penyaluran Bantuan Siswa Miskin Menurut Kecamatan Tahun 2030
Kecamatan | Sasaran (siswa) | Tersalurkan (siswa) | Persentase
Hulu | 1.240 | 1.190 | 95,97
Tengah | 2.310 | 2.274 | 98,44
Hilir | 1.875 | 1.801 | 96,05
Muara | 960 | 951 | 99,06
Jumlah | 6.385 | 6.216 | 97,35

{bantuan}

3.6 Sekolah Rusak

Tabel 9 Ruang Kelas Rusak Menurut Kecamatan
Kecamatan | Tahun 2029 | Tahun 2030
Hulu | 62 | 48
Tengah | 71 | 74
Hilir | 55 | 41
Muara | 30 | 30
Jumlah | 218 | 193

{rusak}
"""

SENTENCES: Mapping[str, Sequence[Pair]] = {
    "susunan": [
        ("Dinas Pendidikan membawahi tiga bidang.", "Dinas Pendidikan membawahi lima bidang."),
        (
            "Kepala Dinas bertanggung jawab kepada Bupati Rimba Jaya melalui Sekretaris Daerah.",
            "Kepala Dinas bertanggung jawab kepada Bupati Sungai Tenang melalui Sekretaris Daerah.",
        ),
    ],
    "ukur": [
        ("Empat dari enam IKU berhasil dicapai.", "Lima dari enam IKU berhasil dicapai."),
        (
            "Dua IKU belum memenuhi target, yakni IKU 2 dan IKU 4.",
            "Dua IKU belum memenuhi target, yakni IKU 2 dan IKU 5.",
        ),
        (
            "Sebanyak 4 indikator tercapai dan 2 indikator tidak tercapai.",
            "Sebanyak 5 indikator tercapai dan 1 indikator tidak tercapai.",
        ),
        (
            "Persentase guru bersertifikat pendidik di urutan terakhir, di bawah rata-rata lama sekolah.",
            None,
        ),
    ],
    "rls": [
        (
            "RLS Kabupaten Rimba Jaya (8,43 tahun) belum melampaui RLS Provinsi Tanah Makmur (8,61 tahun).",
            "RLS Kabupaten Rimba Jaya (8,43 tahun) telah melampaui RLS Provinsi Tanah Makmur (8,61 tahun).",
        ),
        (
            "Pada tahun 2030 Rimba Jaya lebih tinggi dari Padang Luas.",
            "Pada tahun 2030 Rimba Jaya lebih tinggi dari Sungai Tenang.",
        ),
        (
            "Seluruh kabupaten mengalami peningkatan rata-rata lama sekolah.",
            "Rata-rata lama sekolah di Padang Luas menurun.",
        ),
    ],
    "literasi": [
        (
            "Sejak 2027 indeks literasi siswa tumbuh 7,90 poin.",
            "Sejak 2027 indeks literasi siswa tumbuh 5,05 poin.",
        ),
        (
            "APM tahun 2030 mencapai 97,44, meningkat 1,54 poin dari tahun 2028.",
            "APM tahun 2030 mencapai 97,44, meningkat 2,39 poin dari tahun 2028.",
        ),
        (
            "Angka partisipasi murni tahun 2029 sebesar 96,70.",
            "Angka partisipasi murni tahun 2028 sebesar 96,70.",
        ),
        (
            "Indeks literasi siswa pada tahun 2027 hanya 60,35.",
            "Indeks literasi siswa pada tahun 2026 hanya 60,35.",
        ),
    ],
    "guru": [
        ("Jumlah guru wanita di SD mencapai 742 orang.", "Jumlah guru wanita di SD mencapai 724 orang."),
        ("Guru SMP terdiri dari 205 pria dan 331 wanita.", "Guru SMP terdiri dari 215 pria dan 331 wanita."),
        (
            "Secara keseluruhan terdapat 1.287 guru perempuan.",
            "Secara keseluruhan terdapat 1.278 guru perempuan.",
        ),
    ],
    "bantuan": [
        (
            "Di Kecamatan Muara masih tersisa 9 siswa yang belum tersalurkan bantuannya.",
            "Di Kecamatan Muara masih tersisa 19 siswa yang belum tersalurkan bantuannya.",
        ),
        (
            "Total bantuan yang belum tersalurkan sebanyak 169 siswa.",
            "Total bantuan yang belum tersalurkan sebanyak 196 siswa.",
        ),
        (
            "Persentase penyaluran terendah di Kecamatan Hulu.",
            "Persentase penyaluran terendah di Kecamatan Hilir.",
        ),
        (
            "Kecamatan Tengah dan Hilir mencakup 65,54% dari total sasaran.",
            "Kecamatan Tengah dan Hilir mencakup 68,54% dari total sasaran.",
        ),
    ],
    "rusak": [
        (
            "Ruang kelas rusak di Hulu dan Hilir berkurang, di Tengah bertambah, dan di Muara tetap.",
            "Ruang kelas rusak di Hulu dan Tengah berkurang, di Hilir bertambah, dan di Muara tetap.",
        ),
        (
            "Dua kecamatan berhasil menurunkan jumlah ruang kelas rusak, yaitu Hulu dan Hilir.",
            "Dua kecamatan berhasil menurunkan jumlah ruang kelas rusak, yaitu Hulu dan Tengah.",
        ),
    ],
}
