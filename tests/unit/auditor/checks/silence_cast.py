"""Invented texts in which a rule must say nothing, and for each rule one in which it must speak."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from capaian.domain.audit import AuditRule

HEAD = "LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031\n\n"
PRICES = """
Tabel 1 Harga Bahan Pokok

Barang | Eceran (Rp) | Grosir (Rp) | Sekarung (Rp)
Beras | 12.000 | 11.500 | 570.000
Garam | 3.000 | 2.700 | 130.000
Gula | 14.000 | 13.800 | 689.000
Kopi | 60.000 | 58.000 | 1.450.000
"""
LEAGUE = """
Table 1 League

Club | Played | Won | Drawn | Points
Utara | 10 | 6 | 1 | 19
Selatan | 10 | 5 | 3 | 18
Timur | 10 | 3 | 2 | 11
Barat | 10 | 2 | 2 | 8
"""
ADDRESSES = """
Tabel 1 Alamat Kantor

Kantor | Alamat | Telepon | Kode pos
Utara | Jalan Melati Nomor 12 | 0511-51234 | 70111
Selatan | Jalan Kenanga Nomor 7 | 0511-56789 | 70122
Timur | Jalan Dahlia Nomor 105 | 0511-54321 | 70133
"""
WEATHER = """
Tabel 1 Cuaca

Hari | Suhu pagi | Suhu siang | Lembap (%)
Senin | 24,5 | 31,0 | 80
Selasa | 23,9 | 30,2 | 85
Rabu | 24,1 | 29,8 | 88
Kamis | 24,8 | 32,4 | 77
"""
YEARS = """
Tabel 1 Perbandingan Realisasi

Indikator | 2028 | 2029 | 2030 | 2031
Kapal yang tiba tepat waktu | 81,20 | 83,75 | 82,10 | 88,40
Muatan yang tercatat lengkap | 90,05 | 91,60 | 95,10 | 97,20
Penumpang yang terlayani | 70,10 | 74,20 | 79,90 | 84,30
"""
PLAN = """
Tabel 1 Target Jangka Menengah

Indikator | Satuan | Target 2029 | Target 2030 | Target 2031
Kapal yang tiba tepat waktu | % | 80 | 82 | 85
Muatan yang tercatat lengkap | % | 90 | 92 | 94
Kapal yang karam | kapal | 9 | 7 | 5
"""
LAWS = (
    "Dasar hukum adalah Undang-Undang Nomor 24 Tahun 2013, Peraturan Pemerintah Nomor 40 Tahun 2019 dan"
    " Peraturan Menteri Nomor 108 Tahun 2019 Pasal 12 ayat 3."
)
QUOTE = (
    "Menurut buku sejarah \u201cpada tahun 1987 pelabuhan melayani 1.200 kapal dan 340 perahu layar\u201d,"
    " sebagaimana dikutip pada halaman 45."
)
LETTER = "Surat Nomor 045/123/2030 tanggal 12 Maret 2030 diterima pukul 09.30 di ruang 4 lantai 2."
PEERS = "Dinas Pelabuhan Kota Sebelah melayani 412 kapal, Dinas Pelabuhan Kota Seberang 388 kapal."
INDICATORS = """
Tabel 1 Capaian Kinerja Tahun 2031

No | Indikator | Target | Realisasi | Capaian (%)
1 | Dermaga yang laik pakai | 60,00 | 54,00 | {first}
2 | Muatan yang tercatat lengkap | 95,00 | 91,20 | 96,00
3 | Keselamatan pelayaran rakyat | 80,00 | 84,00 | 105,00
4 | Penumpang yang terlayani | 50,00 | 51,00 | 102,00
"""
BUDGET = """
Tabel 1 Anggaran

No | Program | Pagu (Rp) | Realisasi (Rp) | Serapan (%)
1 | Perbaikan tanggul | 400.000.000 | {spent} | {share}
2 | Pintu air | 250.000.000 | 245.000.000 | 98,00
3 | Pengerukan waduk | 900.000.000 | 675.000.000 | 75,00
4 | Jaringan irigasi | 150.000.000 | 141.000.000 | 94,00
Jumlah | | {total} | 1.381.000.000 | 81,24
"""
SAVED = """
Tabel 1 Efisiensi

Program | Capaian (%) | Penyerapan (%) | Efisiensi (%)
Pengelolaan Pelabuhan | 100,00 | 96,00 | 4,00
Keselamatan Pelayaran | 99,00 | 97,50 | {}
Pengerukan Alur | 99,00 | 93,00 | 6,00
Pendidikan Pelaut | 98,00 | 90,00 | 8,00
"""
COVER = """
Tabel 1 Kartu Nelayan

No | Desa | Wajib kartu | Sudah memiliki | Cakupan (%)
1 | Hulu | 1.250 | 1.100 | {}
2 | Hilir | 2.400 | 2.160 | 90,00
3 | Muara | 1.600 | 1.520 | 95,00
4 | Tanjung | 3.000 | 2.550 | 85,00
"""
SURVEY = """
Tabel 1 Survei Kepuasan

No | Unsur | Rata-rata unsur | Indeks
1 | Persyaratan | 3,35 | 83,75
2 | Prosedur | 3,30 | 82,50
3 | Waktu | 3,17 | {}
4 | Biaya | 3,53 | 88,25
5 | Produk | 3,33 | 83,25
"""
TREND = """
Tabel 1 Perbandingan

Indikator | 2030 | 2031 | Naik/Turun
Kapal tepat waktu | 81,20 | 88,40 | Naik
Muatan tercatat | 97,20 | 95,10 | {}
Penumpang terlayani | 79,90 | 84,30 | Naik
Kapal karam | 7,00 | 5,00 | Turun
"""
GRADES = """
Tabel 1 Skala

No | Interval | Kriteria
1 | 91,00 - 100,00 | Sangat Tinggi
2 | {} | Tinggi
3 | 66,00 - 75,99 | Sedang
4 | 0,00 - 65,99 | Rendah
"""
GRADED = """
Tabel 2 Nilai

No | Indikator | Target | Realisasi | Capaian (%) | Kriteria
1 | Dermaga laik pakai | 60 | 54 | 90 | Tinggi
2 | Muatan tercatat | 95 | 95 | 100 | Sangat Tinggi
3 | Penumpang terlayani | 50 | 35 | 70 | {}
"""
RANKED = """
Tabel 1 Cakupan menurut Kabupaten

Peringkat | Kabupaten | Cakupan (%)
1 | Melati | 98,20
2 | Kenanga | 97,10
{} | Dahlia | 95,30
4 | Mawar | 93,40
5 | Anggrek | 91,50
"""
MEANS = """
Tabel 1 Rata-rata

No | Indikator | Capaian (%)
1 | Keselamatan | 98,00
2 | Jadwal | 90,50
3 | Penumpang | 104,50
RATA-RATA | | {}
"""
TWICE = """
Tabel 1 Kinerja

Indikator Kinerja | Target | Realisasi | Capaian (%)
Persentase dermaga yang laik pakai | 60,00 | 54,00 | 90,00
Persentase muatan yang tercatat lengkap | 95,00 | 91,20 | 96,00
Indeks keselamatan pelayaran rakyat | 80,00 | 84,00 | 105,00

Tabel 2 Ringkasan

Indikator Kinerja | Realisasi
Persentase dermaga yang laik pakai | 54,00
Persentase muatan yang tercatat lengkap | 91,20
Indeks keselamatan pelayaran rakyat | {}
"""
SYMBOLS = """
P1 (Cakupan dermaga yang laik)

$$P1 = \\frac{{54}}{{60}} \\times 100\\% = 90,00\\%$$

P2 (Cakupan muatan yang tercatat)

$${} = \\frac{{19}}{{20}} \\times 100\\% = 95,00\\%$$

P3 (Cakupan penumpang yang terlayani)

$$P3 = \\frac{{17}}{{20}} \\times 100\\% = 85,00\\%$$
"""
OWN_AREA = (
    "Dinas Pelabuhan Kabupaten Melati melayani warga. Kabupaten Melati berada di pantai. Penduduk Kabupaten"
    " Melati adalah nelayan. Luas Kabupaten Melati tetap. Bupati Melati meresmikan dermaga. Warga Kabupaten"
    " Melati senang.\n\nSekretaris Daerah Kabupaten {} menandatangani rencana.\n"
)
SIGNS = """
Tabel 1 Cakupan

Indikator | Target 2030 | Target 2031 | Realisasi 2030 | Realisasi 2031
Kapal yang tiba tepat waktu | 94,00% | 95,00% | 93,10% | {}
Muatan yang tercatat lengkap | 90,00% | 92,00% | 90,40% | 91,20%
"""
LISTED = "Dinas mempunyai 3 bidang, yaitu:\n1. Pelayaran\n2. Kepelabuhanan\n{}. Keselamatan\n"

SPEAKING: Final[Mapping[AuditRule, tuple[str, str]]] = {
    AuditRule.RATIO: (COVER.format("88,00"), COVER.format("80,00")),
    AuditRule.ACHIEVEMENT: (INDICATORS.format(first="90,00"), INDICATORS.format(first="99,00")),
    AuditRule.ABSORPTION: (
        BUDGET.format(spent="320.000.000", share="80,00", total="1.700.000.000"),
        BUDGET.format(spent="320.000.000", share="88,00", total="1.700.000.000"),
    ),
    AuditRule.EFFICIENCY: (SAVED.format("1,50"), SAVED.format("5,10")),
    AuditRule.AVERAGE: (MEANS.format("97,67"), MEANS.format("96,77")),
    AuditRule.SUM: (
        BUDGET.format(spent="320.000.000", share="80,00", total="1.700.000.000"),
        BUDGET.format(spent="320.000.000", share="80,00", total="1.900.000.000"),
    ),
    AuditRule.DIFFERENCE: ("Capaian 99,53% menyisakan 0,47%.", "Capaian 99,53% menyisakan 0,74%."),
    AuditRule.SCALE: (
        GRADES.format("76,00 - 90,99") + GRADED.format("Sedang"),
        GRADES.format("76,00 - 90,99") + GRADED.format("Tinggi"),
    ),
    AuditRule.INDEX: (SURVEY.format("79,25"), SURVEY.format("97,25")),
    AuditRule.RANK: (RANKED.format("3"), RANKED.format("1")),
    AuditRule.CROSSREF: (TWICE.format("84,00"), TWICE.format("48,00")),
    AuditRule.LABEL: (SYMBOLS.format("P2"), SYMBOLS.format("P3")),
    AuditRule.FORMAT: (
        BUDGET.format(spent="320.000.000", share="80,00", total="1.700.000.000"),
        BUDGET.format(spent="3.20.000.000", share="80,00", total="1.700.000.000"),
    ),
    AuditRule.COUNT: ("Dinas mempunyai 3 (tiga) bidang.", "Dinas mempunyai 3 (empat) bidang."),
    AuditRule.INTERVAL: (GRADES.format("76,00 - 90,99"), GRADES.format("70,00 - 90,99")),
    AuditRule.YEAR: (
        HEAD + "Penyusunan Laporan Kinerja Dinas Tahun 2031 adalah kewajiban.",
        HEAD + "Penyusunan Laporan Kinerja Dinas Tahun 2030 adalah kewajiban.",
    ),
    AuditRule.CLAIM: (
        "Realisasi 96,20 dari target 95,00 telah tercapai dengan baik.",
        "Realisasi 69,20 dari target 95,00 telah tercapai dengan baik.",
    ),
    AuditRule.UNIT: (SIGNS.format("94,31%"), SIGNS.format("94,31")),
    AuditRule.NUMBERING: (LISTED.format("3"), LISTED.format("5")),
    AuditRule.TREND: (TREND.format("Turun"), TREND.format("Naik")),
    AuditRule.BOUND: (
        BUDGET.format(spent="320.000.000", share="80,00", total="1.700.000.000"),
        BUDGET.format(spent="420.000.000", share="80,00", total="1.700.000.000"),
    ),
    AuditRule.COPY: (OWN_AREA.format("Melati"), OWN_AREA.format("Kenanga")),
}
"""For each rule a sound text and one with a slip."""

TEXTS: Final[Mapping[str, str]] = {
    "prices": PRICES,
    "league": LEAGUE,
    "addresses": ADDRESSES,
    "weather": WEATHER,
    "prior-years": HEAD + YEARS,
    "plan-period": HEAD + PLAN,
    "laws": HEAD + LAWS,
    "quote": HEAD + QUOTE,
    "letter": HEAD + LETTER,
    "peers": HEAD + PEERS,
}
"""Texts of other kinds: every rule is silent in each of them."""

OWN: Final[Mapping[AuditRule, tuple[str, ...]]] = {
    AuditRule.RATIO: (
        "Sebanyak 28 orang hadir dari pukul 09.00 sampai 12.00 di 3 ruang.",
        "Kapal ke-12 dari 40 kapal singgah 5% lebih lama.",
        (
            "Tabel 1 Kapal\n\nKapal | Panjang | Lebar | Muatan (%)\nSatu | 40 | 12 | 80\nDua | 55 | 14 | 75\n"
            "Tiga | 38 | 11 | 92\nEmpat | 61 | 15 | 66\n"
        ),
    ),
    AuditRule.ACHIEVEMENT: (
        "Target tahun 2034 adalah 95,00%, sedangkan realisasi tahun 2031 sebesar 91,20%.",
        "Target 3,40 dinyatakan dalam skala satu sampai empat; realisasi 84,37; capaian 99,12%.",
        "Rata-rata capaian 97,67% dari 3 sasaran dengan target 95,00 dan realisasi 91,20.",
    ),
    AuditRule.ABSORPTION: (
        "Pagu Rp 900.000.000 untuk tahun depan; tahun ini terserap 84,86%.",
        "Anggaran Rp 5.000.000 dan dana pendamping Rp 2.000.000 disiapkan.",
        "Realisasi belanja 91,00% pada triwulan III dari pagu sementara.",
    ),
    AuditRule.EFFICIENCY: (
        "Efisiensi waktu tercapai karena 3 loket dibuka.",
        "Efisiensi 5,00% direncanakan untuk tahun 2032.",
        (
            "Tabel 1 Mesin\n\nMesin | Daya | Putaran | Efisiensi\n"
            "Satu | 120 | 1.500 | baik\nDua | 90 | 1.800 | baik\n"
            "Tiga | 75 | 2.100 | cukup\n"
        ),
    ),
    AuditRule.AVERAGE: (
        "Rata-rata kunjungan 12,5 kapal dalam sehari.",
        "Tabel 1 Nilai\n\nNo | Mata ajar | Nilai\n1 | Navigasi | 80\n2 | Mesin | 70\n3 | Hukum laut | 90\n",
        "Tabel 1 Umur\n\nKelompok | Rata-rata umur\nNakhoda | 45,2\nMualim | 33,8\nKelasi | 24,1\n",
    ),
    AuditRule.SUM: (
        "Terdapat 12 kapal, 40 perahu dan 7 tongkang di 3 dermaga.",
        "Jumlah penduduk 12.000 jiwa; luas 340 hektare.",
        (
            "Tabel 1 Kinerja\n\nNo | Indikator | Target | Realisasi\n1 | Indeks A | 80,0 | 70,0\n"
            "2 | Indeks B | 90,0 | 95,0\nJumlah | | 85,0 | 82,5\n"
        ),
    ),
    AuditRule.DIFFERENCE: (
        "Capaian 99,53% lebih baik; sisa pekerjaan 12 unit.",
        "Selisih pendapat 2 pihak diselesaikan dalam 14 hari.",
        "Naik 3 peringkat dari tahun 2030, turun 2 keluhan.",
    ),
    AuditRule.SCALE: (
        GRADES.format("76,00 - 90,99") + "Kategori sampah organik sebesar 70% dari seluruhnya.",
        GRADES.format("76,00 - 90,99") + GRADED.format("Sedang").replace("| 70 |", "| 75,995 |"),
        "Kapal berkategori tinggi muatan 70 ton, yang rendah 20 ton.",
    ),
    AuditRule.INDEX: (
        "Indeks harga 112,4 dan rata-rata 3,2 keluhan sehari.",
        (
            "Tabel 1 Indeks\n\nDaerah | Indeks 2030 | Indeks 2031\n"
            "Utara | 70,12 | 71,20\nSelatan | 68,40 | 69,10\n"
            "Timur | 73,55 | 74,00\n"
        ),
        "Indeks kepuasan 84,45 berasal dari 9 unsur dengan 150 responden.",
    ),
    AuditRule.RANK: (
        LEAGUE.replace("Points", "Gol"),
        "Pelari nomor 3 berada pada peringkat ke-2.",
        "Gedung tertinggi memiliki 12 lantai, yang terendah 2 lantai.",
    ),
    AuditRule.CROSSREF: (
        TWICE.format("84,00").replace("Tabel 2 Ringkasan", "Tabel 2 Kutipan"),
        "Baris 11-18 pada counts.csv dan agregat-2031-s2 adalah sumbernya.",
        TWICE.format("84,00") + "\nRealisasi persentase dermaga di kabupaten lain sebesar 71,30.",
    ),
    AuditRule.LABEL: (
        "Grafik G1 dan G2 menunjukkan K3 = keselamatan dan kesehatan kerja.",
        "H2O = air, CO2 = karbon dioksida.",
        "Rapat (RAPAT) dihadiri Dinas (DINAS) dan warga.",
    ),
    AuditRule.FORMAT: (
        "Pukul 09.30 sampai 12.00, versi 1.2.3, pasal 4.5.",
        ADDRESSES,
        PRICES.replace("570.000", "570 ribu"),
    ),
    AuditRule.COUNT: (
        "Dinas mempunyai beberapa bidang, antara lain Pelayaran dan Keselamatan.",
        "Pasal 3 (ketentuan umum) dan 4 (penutup) berlaku.",
        "Kelima kapal yang singgah pada tahun 2031 membawa 4 (empat) jenis muatan.",
    ),
    AuditRule.INTERVAL: (
        "Tabel 1 Umur\n\nUmur | Pria | Wanita\n0 - 4 | 310 | 298\n10 - 14 | 298 | 301\n20 - 24 | 250 | 260\n",
        "Tabel 1 Rute\n\nRute | Jarak\nUtara | 8 - 12 km\nSelatan | 13 - 16 km\nTimur | 18 - 20 km\n",
        "Berat 10 - 20 kg, 30 - 40 kg, dan 50 - 60 kg dibedakan.",
    ),
    AuditRule.YEAR: (
        HEAD + "Dibandingkan tahun 2030 yang lalu hasilnya meningkat.",
        HEAD + "Rencana Strategis 2029-2034 memuat lima sasaran.",
        HEAD + "Rekomendasi atas Laporan Kinerja Tahun 2030 telah disusun tindak lanjutnya.",
    ),
    AuditRule.CLAIM: (
        "Seluruh kinerja telah melampaui target nasional.",
        "Realisasi 91,20 dari target 95,00 disebabkan cuaca.",
        "Target 95,00% telah tercapai menurut 12 orang warga.",
    ),
    AuditRule.UNIT: (
        "Realisasi 28 orang dari target 30 orang.",
        "Realisasi indeks 84,37 dari target 86,00.",
        "Realisasi 12 dokumen dari target 100% dokumen selesai.",
    ),
    AuditRule.NUMBERING: (
        "Menurut pasal 2, pasal 5 dan pasal 9 izin diberikan.",
        "Gambar 1 Dermaga\n\nGambar 2 Gudang\n\nTabel 1 Kapal\n\nNama | Unit\nSatu | 3\nDua | 4\n",
        "1. satu\n2. dua\n\nLalu:\n\n1. lain\n2. lagi\n",
    ),
    AuditRule.TREND: (
        "Harga naik pada musim hujan dan turun pada musim panas.",
        TREND.format("Turun").replace("Naik/Turun", "Keterangan").replace("| Naik", "| Cerah"),
        (
            "Tabel 1 Tangga\n\nLantai | Naik/Turun | Anak tangga\n"
            "Satu | Naik | 12\nDua | Turun | 14\nTiga | Naik | 9\n"
        ),
    ),
    AuditRule.BOUND: (
        "Kapal dengan muatan 120 ton dari kapasitas 100 ton ditolak.",
        YEARS.replace("88,40", "188,40"),
        LEAGUE.replace("| 19", "| 91"),
    ),
    AuditRule.COPY: (
        OWN_AREA.format("Melati") + "\nStudi banding ke Dinas Pelabuhan Kabupaten Kenanga telah dilakukan.",
        "Kantor Utara di Kabupaten Dahlia dan Kantor Selatan di Kabupaten Mawar buka setiap hari.",
        OWN_AREA.format("Melati") + "\nKapal bertolak ke Kabupaten Kenanga setiap pagi.",
        OWN_AREA.format("Kenanga") + "\nWarga Kabupaten Dahlia dan Kabupaten Mawar, juga Kabupaten Anggrek,"
        " Kabupaten Cempaka, Kabupaten Tanjung dan Kabupaten Seroja hadir.",
    ),
}
"""For each rule texts that use its words in another sense."""
