"""Levels against targets told a sentence later, against other rows, and against the year before."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited
from tests.unit.auditor.told import filled

REPORT = """
LAPORAN KINERJA DINAS PEMADAM KEBAKARAN KOTA TANJUNG LAYAR TAHUN 2034

BAB I AKUNTABILITAS KINERJA

1.1 Capaian

Tabel 1.1 Target dan Realisasi Tahun 2034
No | Indikator Kinerja | Satuan | Target | Realisasi | Capaian (%)
1 | Indeks Ketahanan Wilayah | Indeks | 0,6950 | 0,7014 | 100,92
2 | Persentase relawan aktif | Persen | 78,00 | 75,26 | 96,49
3 | Rata-rata waktu tanggap | Menit | 12,50 | 12,20 | 102,40
4 | Indeks Kepuasan Masyarakat | Nilai | 87,00 | 89,00 | 102,30

{target}

Tabel 1.2 Perbandingan dengan Kota Lain Tahun 2034
Peringkat | Kota | Persentase (%)
1 | Kota Bandar Senara | 91,30
2 | Kota Tanjung Layar | 87,72
3 | Kota Teluk Kabung | 85,75
4 | Kota Sido Makmur | 83,62
5 | Kota Pelita Jaya | 79,48

{kota}

1.2 Anggaran

Tabel 1.3 Realisasi Anggaran per Program Tahun 2034
No | Program | Pagu (Rp) | Realisasi (Rp) | Penyerapan (%)
1 | Program Penunjang Urusan | 14.862.340.500 | 14.207.115.320 | 95,59
2 | Program Pencegahan Kebakaran | 5.418.750.000 | 5.136.482.900 | 94,79
3 | Program Peningkatan Relawan | 1.236.480.000 | 1.104.927.650 | 89,36
 | Jumlah | 21.517.570.500 | 20.448.525.870 | 95,03

{anggaran}
"""

PAIRS = [
    (
        "target",
        "Relawan aktif mencapai 73/97 x 100% = 75,26%. Angka tersebut {} target 78,00%.",
        "belum mencapai",
        "melampaui",
    ),
    (
        "target",
        "Indeks naik dari 0,6318 menjadi 0,7014. Realisasi tahun 2034 {} target 0,6950.",
        "melampaui",
        "belum mencapai",
    ),
    ("target", "Relawan aktif sebesar 75,26%. Capaian ini {} target sebesar 78,00%.", "di bawah", "di atas"),
    (
        "target",
        "Relawan aktif 75,26%. Hal ini berarti {} target yang ditetapkan sebesar 78,00%.",
        "belum memenuhi",
        "telah memenuhi",
    ),
    ("target", "Indeks wilayah 0,7014. Nilai tersebut masih {} target 0,6950.", "di atas", "di bawah"),
    (
        "target",
        "Rata-rata waktu tanggap sebesar 12,20 menit, lebih {} daripada target 12,50 menit.",
        "cepat",
        "lambat",
    ),
    (
        "target",
        "Waktu tanggap rata-rata 12,20 menit atau lebih {} dari target 12,50 menit.",
        "singkat",
        "lama",
    ),
    (
        "target",
        "Rata-rata waktu tanggap 12,20 menit. Capaian tersebut {} target 12,50 menit.",
        "melampaui",
        "belum mencapai",
    ),
    (
        "kota",
        "Kota Tanjung Layar berada pada peringkat kedua dari lima kota, di bawah {}.",
        "Kota Bandar Senara",
        "Kota Teluk Kabung",
    ),
    ("kota", "Posisi Kota Tanjung Layar tepat di {} Kota Bandar Senara.", "bawah", "atas"),
    (
        "kota",
        "Kota Tanjung Layar menempati urutan kedua dan kalah dari {}.",
        "Kota Bandar Senara",
        "Kota Sido Makmur",
    ),
    (
        "kota",
        "Kota Teluk Kabung menduduki peringkat ketiga, mengungguli {}.",
        "Kota Sido Makmur",
        "Kota Tanjung Layar",
    ),
    (
        "anggaran",
        "Penyerapan tahun 2034 lebih {} dibandingkan tahun 2033 sebesar 94,47%.",
        "tinggi",
        "rendah",
    ),
    (
        "anggaran",
        "Penyerapan anggaran {} dibandingkan tahun sebelumnya sebesar 94,47%.",
        "meningkat",
        "menurun",
    ),
    ("anggaran", "Penyerapan lebih {} dari tahun 2033 yang mencapai 96,20%.", "rendah", "tinggi"),
    (
        "target",
        "Capaian tertinggi 102,40% diraih waktu tanggap, sedangkan capaian terendah sebesar {}%.",
        "96,49",
        "100,92",
    ),
    ("target", "Capaian tertinggi adalah {}%.", "102,40", "102,30"),
]

SOUND = [
    ("target", "Cakupan pelatihan 94,00%. Angka tersebut melampaui target nasional 90,00%."),
    ("target", "Indeks tercatat 0,7014. Nilai tersebut masih di bawah target akhir Renstra 0,7200."),
    ("target", "Indeks tahun 2033 sebesar 0,6821. Angka tersebut di bawah target tahun 2033 sebesar 0,6900."),
    ("target", "Rata-rata waktu tanggap 12,20 menit. Angka ini di bawah target 12,50 menit."),
    ("target", "Rata-rata capaian 103,00% di atas target 100,00%."),
    ("target", "Capaian tertinggi kedua sebesar 102,30%."),
    ("target", "Nilai tertinggi sebesar 102,30 diberikan oleh responden perempuan."),
    ("kota", "Kota Tanjung Layar di atas Kota Teluk Kabung pada urutan kedua."),
    ("kota", "Tahun sebelumnya posisi Kota Tanjung Layar di bawah Kota Teluk Kabung."),
    (
        "kota",
        (
            "Kota Tanjung Layar peringkat kedua, tertinggal dari Kota Bandar Senara, tetapi mengungguli Kota"
            " Teluk Kabung."
        ),
    ),
    ("anggaran", "Penyerapan Program Pencegahan Kebakaran lebih rendah dari tahun 2033 sebesar 94,90%."),
    ("anggaran", "Penyerapan pada semester I lebih rendah dibandingkan tahun 2033 sebesar 42,10%."),
]


@pytest.mark.parametrize(("place", "sentence", "right", "wrong"), PAIRS)
def test_wrong_word_or_figure_is_told(place: str, sentence: str, right: str, wrong: str) -> None:
    assert audited(filled(REPORT, place, sentence.format(right))).findings == ()
    text = filled(REPORT, place, sentence.format(wrong))
    line = next(n for n, own in enumerate(text.strip("\n").split("\n"), 1) if wrong in own and "|" not in own)
    assert {finding.line for finding in audited(text).findings} == {line}


@pytest.mark.parametrize(("place", "sentence"), SOUND)
def test_sound_sentence_stays_silent(place: str, sentence: str) -> None:
    assert audited(filled(REPORT, place, sentence)).findings == ()
