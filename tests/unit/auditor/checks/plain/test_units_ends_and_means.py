"""Units that a figure cannot have, extremes by their adjective, means per unit, and efficiencies."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited
from tests.unit.auditor.told import filled

REPORT = """
LAPORAN KINERJA KECAMATAN RANCA ASIH TAHUN 2034

BAB I AKUNTABILITAS KINERJA

1.1 Penduduk

Tabel 1.1 Penduduk menurut Desa Tahun 2034
No | Desa | Luas (km2) | Jumlah | Kepala Keluarga | Kepadatan (jiwa/km2)
1 | Mekar Wangi | 12,40 | 4.215 | 1.290 | 340
2 | Sukaluyu | 9,75 | 3.767 | 1.104 | 386
3 | Cipari | 15,20 | 5.906 | 1.731 | 389
4 | Ranca Bungur | 21,60 | 2.910 | 868 | 135
5 | Pasir Angin | 11,05 | 5.218 | 1.562 | 472
 | Jumlah | 70,00 | 22.016 | 6.555 | 315

{penduduk}

1.2 Kinerja

Tabel 1.2 Capaian Kinerja Tahun 2034
No | Indikator | Satuan | Target | Realisasi | Capaian (%)
1 | Indeks Kepuasan Masyarakat | Nilai | 82,00 | 83,35 | 101,65
2 | Waktu tanggap | Menit | 12,50 | 12,20 | 102,40
3 | Nilai AKIP Kecamatan | Nilai | 72,00 | 71,20 | 98,89

{kinerja}

1.3 Pajak

Tabel 1.3 Wajib Pajak Patuh Tahun 2034
No | Jenis Pajak | Wajib Pajak Terdaftar | Wajib Pajak Patuh | Persentase (%)
1 | Hotel | 46 | 39 | 84,78
2 | Restoran | 212 | 171 | 80,66
3 | Hiburan | 28 | 21 | 75,00
4 | Reklame | 164 | 149 | 90,85
 | Jumlah | 450 | 380 | 84,44

{pajak}

1.4 Anggaran

Tabel 1.4 Realisasi Anggaran Tahun 2034
No | Program | Anggaran (Rp) | Realisasi (Rp) | Sisa (Rp)
1 | Program Penunjang Urusan | 4.846.365.000 | 4.694.708.200 | 151.656.800
2 | Program Pemerintahan Desa | 990.630.000 | 941.074.450 | 49.555.550
3 | Program Ketertiban Umum | 602.975.000 | 553.618.650 | 49.356.350
 | Jumlah | 6.439.970.000 | 6.189.401.300 | 250.568.700

{anggaran}

1.5 Efisiensi

Tabel 1.5 Efisiensi Anggaran Tahun 2034
Uraian | Capaian Kinerja (%) | Serapan (%) | Efisiensi (%)
Seluruh Program | 101,29 | 96,11 | 5,18

{efisiensi}
"""

PAIRS = [
    ("penduduk", "Desa terpadat ialah {}.", "Pasir Angin", "Cipari"),
    ("penduduk", "{} merupakan desa terluas.", "Ranca Bungur", "Cipari"),
    ("penduduk", "Desa yang paling jarang penduduknya adalah {}.", "Ranca Bungur", "Mekar Wangi"),
    ("penduduk", "Desa tersempit adalah {}, sedangkan Ranca Bungur terluas.", "Sukaluyu", "Pasir Angin"),
    ("penduduk", "Rata-rata setiap kepala keluarga menanggung {} jiwa.", "3,4", "4,3"),
    ("penduduk", "Setiap KK rata-rata terdiri dari {} orang.", "3,36", "3,63"),
    ("kinerja", "Waktu tanggap 12,20 {}, lebih cepat daripada target 12,50 menit.", "menit", "persen"),
    ("kinerja", "Waktu tanggap sebesar 12,20{} atau lebih singkat dari target 12,50 menit.", " menit", "%"),
    (
        "kinerja",
        "Indeks Kepuasan Masyarakat merupakan rata-rata survei semester I ({}) dan semester II (83,80).",
        "82,90",
        "89,20",
    ),
    ("pajak", "Dari 450 wajib pajak terdaftar, 380{} wajib pajak tergolong patuh.", "", "%"),
    ("anggaran", "Sisa anggaran seluruhnya {}.", "Rp250.568.700", "250.568.700 desa"),
    ("anggaran", "Sisa anggaran tercatat {}.", "Rp250.568.700", "250.568.700%"),
    ("anggaran", "Dari anggaran Rp6.439.970.{}, terserap 96,11%.", "000", "00"),
    (
        "efisiensi",
        (
            "Efisiensi dihitung dari capaian kinerja dikurangi serapan anggaran. Hasilnya 5,18% sehingga"
            " tergolong {}."
        ),
        "efisien",
        "tidak efisien",
    ),
    (
        "efisiensi",
        "Efisiensi adalah selisih capaian kinerja dengan serapan anggaran, sehingga diperoleh {}%.",
        "5,18",
        "15,81",
    ),
]

SOUND = [
    ("penduduk", "Desa terluas kedua adalah Cipari."),
    ("penduduk", "Desa terpadat di luar Pasir Angin dan Cipari tidak dihitung."),
    ("penduduk", "Sawah terluas berada di Cipari."),
    ("penduduk", "Setiap RT rata-rata terdiri dari 41,5 jiwa."),
    ("kinerja", "Waktu tanggap naik 2,40 persen dari target 12,50 menit."),
    ("kinerja", "Waktu tanggap berkurang 10,00 persen dari target 12,50 menit."),
    ("kinerja", "Pada sasaran kedua capaian tertinggi adalah 101,65%."),
    ("kinerja", "Capaian 102,40 persen dari target 12,50 menit."),
    ("kinerja", "Rata-rata survei semester I (81,10) dan semester II (82,30) dari responden perempuan."),
    ("pajak", "Dari 450 wajib pajak terdaftar, 84% wajib pajak tergolong patuh."),
    ("anggaran", "Sisa anggaran dari 3 program adalah Rp250.568.700."),
    ("efisiensi", "Efisien apabila capaian kinerja dikurangi serapan anggaran sebesar 0,01% atau lebih."),
    ("efisiensi", "Efisiensi dihitung dari capaian kinerja dikurangi serapan anggaran."),
]


@pytest.mark.parametrize(("place", "sentence", "right", "wrong"), PAIRS)
def test_wrong_sentence_is_told(place: str, sentence: str, right: str, wrong: str) -> None:
    assert audited(filled(REPORT, place, sentence.format(right))).findings == ()
    text = filled(REPORT, place, sentence.format(wrong))
    line = text.strip("\n").split("\n").index(sentence.format(wrong)) + 1
    assert {finding.line for finding in audited(text).findings} == {line}


@pytest.mark.parametrize(("place", "sentence"), SOUND)
def test_sound_sentence_stays_silent(place: str, sentence: str) -> None:
    assert audited(filled(REPORT, place, sentence)).findings == ()
