"""Three invented reports, of fisheries, of health and of staff, with room for sentences in each section."""

from __future__ import annotations

import re
from functools import lru_cache
from string import Formatter
from typing import Final

from tests.unit.auditor.reports import audited

from capaian.domain.audit import Finding
from capaian.domain.issue import Level

FISHERY: Final = """
LAPORAN KINERJA DINAS PERIKANAN KABUPATEN TELUK PERMAI TAHUN 2026

BAB III AKUNTABILITAS KINERJA

3.1 Capaian Indikator

Tabel 3.1 Capaian Indikator Kinerja Utama Tahun 2026
No | Indikator Kinerja Utama | Satuan | Target | Realisasi | Capaian (%)
1 | Produksi Perikanan | Ton | 12.500 | 12.875 | 103,00
2 | Nilai Tukar Nelayan | Indeks | 108,00 | 106,40 | 98,52
3 | Angka Konsumsi Ikan | Kg/Kapita | 52,00 | 54,08 | 104,00
4 | Indeks Kepuasan Masyarakat | Indeks | 86,00 | 88,15 | 102,50

{iku}

3.2 Nilai Tukar Nelayan

Tabel 3.2 Nilai Tukar Nelayan Menurut Daerah Tahun 2025-2026
No | Daerah | 2025 | 2026
1 | Kabupaten Teluk Permai | 107,31 | 106,40
2 | Kabupaten Karang Tinggi | 104,12 | 105,77
3 | Kabupaten Muara Indah | 103,90 | 104,65
4 | Provinsi Samudra Raya | 108,10 | 109,02
5 | Nasional | 105,20 | 107,95

{ntn}

3.3 Produksi Menurut Kecamatan

Tabel 3.3 Produksi Perikanan Menurut Kecamatan Tahun 2025 dan 2026 (Ton)
No | Kecamatan | 2025 | 2026
1 | Cantigi | 3.980 | 4.210
2 | Losari | 3.640 | 3.798
3 | Pasekan | 2.510 | 2.402
4 | Kandang | 1.480 | 1.515
5 | Balong | 985 | 950
 | Jumlah | 12.595 | 12.875

{kecamatan}

3.4 Produksi Menurut Bulan

Tabel 3.4 Produksi Perikanan Tangkap Menurut Bulan Tahun 2026
No | Bulan | Produksi (Ton) | Nilai (Juta Rp)
1 | Januari | 512 | 10.240
2 | Februari | 548 | 10.960
3 | Maret | 603 | 12.060
4 | April | 671 | 13.420
5 | Mei | 702 | 14.040
6 | Juni | 745 | 14.900
7 | Juli | 688 | 13.760
8 | Agustus | 640 | 12.800
9 | September | 655 | 13.100
10 | Oktober | 598 | 11.960
11 | November | 530 | 10.600
12 | Desember | 487 | 9.740
 | Jumlah | 7.379 | 147.580

{bulan}

3.5 Perkembangan Lima Tahun

Tabel 3.5 Perkembangan Indikator Tahun 2022-2026
No | Indikator | 2022 | 2023 | 2024 | 2025 | 2026
1 | Angka Konsumsi Ikan | 47,15 | 49,02 | 50,83 | 52,61 | 54,08
2 | Indeks Kepuasan Masyarakat | 81,20 | 83,45 | 84,90 | 86,72 | 88,15

{perkembangan}

3.6 Pegawai

Tabel 3.6 Pegawai Menurut Golongan dan Jenis Kelamin Tahun 2026
No | Golongan | L | P | Jumlah
1 | Golongan IV | 9 | 5 | 14
2 | Golongan III | 21 | 13 | 34
3 | Golongan II | 12 | 6 | 18
 | Jumlah | 42 | 24 | 66

{pegawai}

3.7 Pelayanan Nelayan

Tabel 3.7 Pelayanan Kartu Nelayan Menurut Kecamatan Tahun 2026
No | Kecamatan | Sasaran | Terlayani | Persentase (%)
1 | Cantigi | 820 | 790 | 96,34
2 | Losari | 760 | 741 | 97,50
3 | Pasekan | 540 | 503 | 93,15
4 | Kandang | 310 | 302 | 97,42
5 | Balong | 225 | 211 | 93,78
 | Jumlah | 2.655 | 2.547 | 95,93

{kartu}

3.8 Pendapatan

Tabel 3.8 Target dan Realisasi Retribusi Tahun 2026
No | Jenis Retribusi | Target (Rp) | Realisasi (Rp) | Capaian (%)
1 | Retribusi Tempat Pelelangan | 1.250.000.000 | 1.312.500.000 | 105,00
2 | Retribusi Penjualan Benih | 420.000.000 | 399.000.000 | 95,00
3 | Retribusi Pemakaian Aset | 180.000.000 | 171.900.000 | 95,50
 | Jumlah | 1.850.000.000 | 1.883.400.000 | 101,81

{retribusi}

3.9 Susunan Organisasi

Dinas Perikanan terdiri atas:
1. Sekretariat
2. Bidang Perikanan Tangkap
3. Bidang Perikanan Budidaya
4. Bidang Pengawasan Sumber Daya
5. UPTD Balai Benih Ikan
6. UPTD Tempat Pelelangan Ikan

{susunan}
"""
HEALTH: Final = """
LAPORAN KINERJA DINAS KESEHATAN KABUPATEN GUNUNG AYU TAHUN 2031

BAB III AKUNTABILITAS KINERJA

A. Umur Harapan Hidup

Tabel 3.1 Umur Harapan Hidup Menurut Kabupaten dan Provinsi Tahun 2031
No | Wilayah | Umur Harapan Hidup (Tahun)
1 | Kabupaten Gunung Ayu | 72,84
2 | Kabupaten Lereng Sari | 73,15
3 | Kabupaten Kali Bening | 71,62
4 | Provinsi Bumi Raya | 72,31
5 | Indonesia | 72,55

{uhh}

B. Kepuasan Masyarakat

Tabel 3.2 Nilai Unsur Survei Kepuasan Masyarakat Tahun 2030 dan 2031
No | Unsur | 2030 | 2031
U1 | Persyaratan | 3,21 | 3,34
U2 | Prosedur | 3,18 | 3,29
U3 | Waktu Pelayanan | 3,05 | 3,11
U4 | Biaya | 3,62 | 3,70
U5 | Produk Layanan | 3,24 | 3,30
U6 | Kompetensi Pelaksana | 3,30 | 3,36
U7 | Perilaku Pelaksana | 3,33 | 3,41
U8 | Penanganan Pengaduan | 3,45 | 3,39
U9 | Sarana dan Prasarana | 3,02 | 3,16

{skm}

C. Capaian Indikator

Tabel 3.3 Target dan Realisasi Indikator Tahun 2031
No | Indikator | Satuan | Target | Realisasi | Capaian (%)
1 | Umur Harapan Hidup | Tahun | 72,60 | 72,84 | 100,33
2 | Persentase Persalinan di Fasilitas Kesehatan | % | 98,00 | 98,70 | 100,71
3 | Cakupan Imunisasi Dasar Lengkap | % | 95,00 | 91,20 | 96,00
4 | Persentase Puskesmas Terakreditasi Paripurna | % | 60,00 | 62,50 | 104,17
5 | Nilai SAKIP Dinas | Nilai | 80,00 | 78,40 | 98,00

{indikator}

D. Imunisasi

Tabel 3.4 Cakupan Imunisasi Dasar Lengkap Menurut Puskesmas Tahun 2031
No | Puskesmas | Sasaran (Bayi) | Diimunisasi (Bayi) | Cakupan (%)
1 | Mekar | 412 | 380 | 92,23
2 | Sukasih | 365 | 341 | 93,42
3 | Rawa Bambu | 298 | 252 | 84,56
4 | Cempaka | 350 | 327 | 93,43
 | Jumlah | 1.425 | 1.300 | 91,23

{imunisasi}

E. Kunjungan

Tabel 3.5 Kunjungan Rawat Jalan Menurut Bulan Tahun 2031
Puskesmas | Jan | Feb | Mar | Apr | Mei | Jun | Jul | Agu | Sep | Okt | Nov | Des | Jumlah
Mekar | 1.012 | 980 | 1.105 | 1.060 | 1.002 | 1.130 | 1.245 | 1.190 | 1.085 | 1.040 | 1.095 | 1.210 | 13.154
Sukasih | 840 | 812 | 905 | 870 | 861 | 902 | 1.010 | 955 | 890 | 846 | 870 | 925 | 10.686
Total | 1.852 | 1.792 | 2.010 | 1.930 | 1.863 | 2.032 | 2.255 | 2.145 | 1.975 | 1.886 | 1.965 | 2.135 | 23.840

{kunjungan}

F. Tenaga Kesehatan

Tabel 3.6 Tenaga Kesehatan Menurut Jenis Kelamin Tahun 2031
No | Jenis Tenaga | Laki-laki | Perempuan | Jumlah
1 | Dokter | 14 | 22 | 36
2 | Perawat | 41 | 78 | 119
3 | Bidan | 0 | 96 | 96
4 | Apoteker | 5 | 11 | 16
 | Jumlah | 60 | 207 | 267

{tenaga}

G. Perkembangan

Tabel 3.7 Perkembangan Nilai SAKIP dan Umur Harapan Hidup
Indikator | 2027 | 2028 | 2029 | 2030 | 2031
Nilai SAKIP Dinas | 70,15 | 72,60 | 75,05 | 76,90 | 78,40
Umur Harapan Hidup | 71,20 | 71,66 | 72,05 | 72,40 | 72,84

{perkembangan}

H. Pendapatan BLUD

Tabel 3.8 Pendapatan BLUD Puskesmas Tahun 2031
No | Puskesmas | Target (Rp) | Realisasi (Rp) | Persentase
1 | Mekar | 2.400.000.000 | 2.520.000.000 | 105,00
2 | Sukasih | 1.900.000.000 | 1.881.000.000 | 99,00
3 | Rawa Bambu | 1.200.000.000 | 1.224.000.000 | 102,00
4 | Cempaka | 1.500.000.000 | 1.455.000.000 | 97,00
 | Jumlah | 7.000.000.000 | 7.080.000.000 | 101,14

{blud}

I. Susunan Organisasi

Tabel 3.9 Bidang pada Dinas Kesehatan
No | Bidang | Jumlah Pegawai
1 | Bidang Kesehatan Masyarakat | 18
2 | Bidang Pencegahan Penyakit | 21
3 | Bidang Pelayanan Kesehatan | 24
4 | Bidang Sumber Daya Kesehatan | 17
 | Jumlah | 80

{susunan}
"""
STAFF: Final = """
LAPORAN KINERJA BADAN KEPEGAWAIAN DAERAH KABUPATEN WANA SEJATI TAHUN 2028

BAB II PERENCANAAN KINERJA

Badan Kepegawaian Daerah mempunyai susunan sebagai berikut:
a. Sekretariat;
b. Bidang Mutasi;
c. Bidang Pengembangan Aparatur;
d. Bidang Informasi Kepegawaian.

{susunan}

BAB III AKUNTABILITAS KINERJA

3.1 Indeks Profesionalitas

Tabel 1 Indeks Profesionalitas ASN Menurut Dimensi
Dimensi | Tahun 2027 | Tahun 2028
Kualifikasi | 13,80 | 14,25
Kompetensi | 29,10 | 27,95
Kinerja | 25,40 | 26,10
Disiplin | 4,95 | 4,98
Jumlah | 73,25 | 73,28

{dimensi}

3.2 Hukuman Disiplin

Tabel 2 Hukuman Disiplin Menurut Jenis
Jenis Hukuman | Tahun 2027 | Tahun 2028
Teguran Lisan | 14 | 11
Teguran Tertulis | 9 | 12
Penurunan Jabatan | 4 | 2
Pemberhentian | 2 | 2
Jumlah | 29 | 27

{disiplin}

3.3 Usul Kenaikan Pangkat

Tabel 3 Usul Kenaikan Pangkat Menurut Bulan Tahun 2028
Bulan | Usul | Selesai
Januari | 45 | 44
Februari | 61 | 58
Maret | 118 | 112
April | 240 | 236
Mei | 97 | 95
Juni | 66 | 66
Juli | 70 | 69
Agustus | 88 | 86
September | 130 | 127
Oktober | 225 | 219
November | 84 | 84
Desember | 39 | 38
Jumlah | 1.263 | 1.234

{usul}

3.4 Perbandingan

Tabel 4 Indeks Profesionalitas ASN Tahun 2028
Daerah | Indeks
Kabupaten Wana Sejati | 73,28
Kabupaten Lembah Hijau | 75,10
Kabupaten Bukit Damai | 70,44
Provinsi Nusa Indah | 74,62

{banding}

3.5 Indikator

Tabel 5 Capaian Indikator Kinerja Tahun 2028
No | Indikator Kinerja | Target | Realisasi | Capaian (%)
1 | Indeks Profesionalitas ASN | 74,00 | 73,28 | 99,03
2 | Persentase Pegawai Berkinerja Baik | 90,00 | 93,60 | 104,00
3 | Persentase Usul Tepat Waktu | 95,00 | 97,70 | 102,84
4 | Indeks Sistem Merit | 250,00 | 255,00 | 102,00
5 | Indeks Kepuasan Masyarakat | 85,00 | 84,15 | 99,00
6 | Persentase Data Pegawai Mutakhir | 98,00 | 98,98 | 101,00

{indikator}
"""

OF: Final = {"fishery": FISHERY, "health": HEALTH, "staff": STAFF}


@lru_cache(maxsize=256)
def _findings(
    of: str, section: str, sentences: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Return the lines of a report and what is found in it, but for notes."""
    sections = [name for _, name, _, _ in Formatter().parse(OF[of]) if name]
    text = OF[of].format(**dict.fromkeys(sections, "") | {section: "\n\n".join(sentences)})
    found = audited(text).findings
    return tuple(text.strip("\n").split("\n")), tuple(each for each in found if each.level is not Level.NOTE)


def told(of: str, section: str, *sentences: str) -> list[tuple[str, str, str]]:
    """Return what is found of sentences in a section of one of the reports: the rule, printed and expected.

    Raises:
        AssertionError: Something is found elsewhere.
    """
    lines, findings = _findings(of, section, sentences)
    elsewhere = [each for each in findings if lines[each.line - 1] not in sentences]
    assert elsewhere == []
    return [(each.rule.value, each.printed, each.computed) for each in findings]


def twins(form: str, right: str, wrong: str) -> tuple[str, str]:
    """Return a sentence in its right and in its wrong wording."""
    assert re.search(r"[{][}]", form)
    return form.format(right), form.format(wrong)
