"""Gaps between rows that are named, what is not so, both sides of wholes, and more than there are."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited
from tests.unit.auditor.told import filled

REPORT = """
LAPORAN KINERJA BADAN PENDAPATAN DAERAH KABUPATEN LEMBAH RINJING TAHUN 2034

BAB I AKUNTABILITAS KINERJA

1.1 Perbandingan

Tabel 1.1 Kontribusi PAD Kabupaten Tahun 2034
Peringkat | Kabupaten | Kontribusi PAD (%)
1 | Kabupaten Sungai Pinang | 10,42
2 | Kabupaten Bukit Raya | 9,36
3 | Kabupaten Lembah Rinjing | 8,98
4 | Kabupaten Kuala Benuang | 8,02

{banding}

1.2 Waktu

Tabel 1.2 Waktu Layanan per Triwulan Tahun 2034
No | Triwulan | Waktu Layanan (menit)
1 | I | 12,85
2 | II | 12,40
3 | III | 11,95
4 | IV | 11,60

{waktu}

1.3 Piutang

Tabel 1.3 Pokok Ketetapan dan Realisasi Pajak per Kecamatan Tahun 2034
No | Kecamatan | Pokok (Rp juta) | Realisasi (Rp juta) | Pelunasan (%)
1 | Rinjing Hulu | 1.684 | 1.462 | 86,82
2 | Batu Ampar | 2.104 | 1.722 | 81,84
3 | Lubuk Dalam | 1.127 | 836 | 74,18
 | Jumlah | 4.915 | 4.020 | 81,79

{piutang}

1.4 Pengaduan

Tabel 1.4 Pengaduan dan Penanganan per Kecamatan Tahun 2034
No | Kecamatan | Jumlah Pengaduan | Tertangani ≤ 3 Hari | Persentase (%)
1 | Rinjing Hulu | 31 | 28 | 90,32
2 | Batu Ampar | 44 | 41 | 93,18
3 | Lubuk Dalam | 96 | 81 | 84,38
 | Jumlah | 171 | 150 | 87,72

{aduan}

1.5 Desa

Tabel 1.5 Status Desa per Kecamatan Tahun 2034
No | Kecamatan | Maju | Berkembang | Tertinggal | Jumlah Desa
1 | Rinjing Hulu | 6 | 2 | 1 | 9
2 | Batu Ampar | 5 | 6 | 3 | 14
3 | Lubuk Dalam | 7 | 4 | 4 | 15
 | Jumlah | 18 | 12 | 8 | 38

{desa}
"""

PAIRS = [
    (
        "banding",
        (
            "Kabupaten Lembah Rinjing berada di urutan ketiga. "
            "Selisih dengan Kabupaten Sungai Pinang sebesar {} poin persen."
        ),
        "1,44",
        "1,94",
    ),
    ("banding", "Selisihnya dengan Kabupaten Bukit Raya adalah {} poin.", "0,38", "0,83"),
    ("banding", "Kabupaten Kuala Benuang terpaut dari Kabupaten Bukit Raya sebesar {} poin.", "1,34", "1,84"),
    ("waktu", "Dibandingkan triwulan I, waktu layanan triwulan IV menurun {} menit.", "1,25", "1,65"),
    ("waktu", "Waktu layanan triwulan III dibandingkan triwulan II turun {} menit.", "0,45", "0,54"),
    ("waktu", "Dibandingkan triwulan I, waktu layanan triwulan IV {} 1,25 menit.", "menurun", "meningkat"),
    ("piutang", "Piutang yang tersisa sebesar Rp{} juta.", "895", "859"),
    ("piutang", "Pokok yang belum tertagih sebesar Rp{} juta.", "895", "985"),
    ("aduan", "Pengaduan yang belum tertangani tepat waktu sebanyak {} pengaduan.", "21", "25"),
    ("aduan", "Masih ada {} pengaduan yang tidak tertangani dalam tiga hari.", "21", "12"),
    ("aduan", "Di Kecamatan Lubuk Dalam pengaduan yang belum tertangani sebanyak {} pengaduan.", "15", "51"),
    ("aduan", "Pengaduan yang belum tertangani sebesar {}%.", "12,28", "12,82"),
    ("aduan", "Dari 710 permohonan, 692 selesai tepat waktu (97,46%) dan {} terlambat.", "18", "28"),
    ("aduan", "Dari 134 responden, 71 laki-laki dan {} perempuan.", "63", "36"),
    ("desa", "Pada tahun 2035 badan akan memprioritaskan pendampingan {} desa tertinggal.", "8", "13"),
    ("desa", "Badan akan melakukan pembinaan terhadap {} desa berkembang.", "12", "21"),
]

SOUND = [
    ("banding", "Selisih dengan Kabupaten Sungai Pinang tahun 2033 sebesar 2,10 poin."),
    ("waktu", "Dibandingkan triwulan I, jumlah pemohon pada triwulan IV menurun 120 orang."),
    ("banding", "Selisih jumlah pegawai dengan Kabupaten Bukit Raya sebesar 12 orang."),
    ("aduan", "Dari 120 pegawai, 45 PNS laki-laki dan 30 PNS perempuan."),
    ("piutang", "Sisa anggaran dinas sebesar Rp412 juta."),
    ("waktu", "Waktu layanan menurun 1,25 menit sejak triwulan I."),
    ("aduan", "Dari 710 permohonan, 692 selesai dan 28 di antaranya terlambat."),
    ("aduan", "Dari 710 permohonan, 692 selesai dan 10 ditolak."),
    ("aduan", "Pengaduan yang belum tertangani rata-rata 7 pengaduan setiap kecamatan."),
    ("aduan", "Sebanyak 25 pengaduan belum dijawab karena baru masuk pada bulan Desember."),
    ("desa", "Pada tahun 2035 badan akan memprioritaskan pendampingan 5 desa tertinggal."),
    ("desa", "Target pendampingan menjadi 13 desa tertinggal pada akhir Renstra."),
    ("desa", "Badan akan membina 45 desa wisata."),
]


@pytest.mark.parametrize(("place", "sentence", "right", "wrong"), PAIRS)
def test_wrong_gap_or_rest_is_told(place: str, sentence: str, right: str, wrong: str) -> None:
    assert audited(filled(REPORT, place, sentence.format(right))).findings == ()
    text = filled(REPORT, place, sentence.format(wrong))
    lines = {n for n, own in enumerate(text.strip("\n").split("\n"), 1) if sentence.format(wrong) == own}
    assert {finding.line for finding in audited(text).findings} == lines


@pytest.mark.parametrize(("place", "sentence"), SOUND)
def test_sound_sentence_stays_silent(place: str, sentence: str) -> None:
    assert audited(filled(REPORT, place, sentence)).findings == ()
