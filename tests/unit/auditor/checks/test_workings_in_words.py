"""Workings whose result is far off, written with signs or in words; ranges and right results stay silent."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

REPORT = """
LAPORAN KINERJA DINAS PERPUSTAKAAN KABUPATEN RAWA INTAN TAHUN 2034

BAB I PENDAHULUAN

{}
"""

WRONG = [
    ("Efisiensi adalah selisih capaian dan serapan, yaitu 103,42% - 95,03% = 13,39%.", "13,39", "8,39"),
    ("Tingkat efisiensi = 103,42 - 95,03 = 18,39.", "18,39", "8,39"),
    ("Efisiensi yang diperoleh adalah 103,42% dikurangi 95,03% = 6,39%.", "6,39", "8,39"),
    ("Capaian 103,42% dikurangi serapan 95,03%, hasilnya 18,39%.", "18,39", "8,39"),
    (
        "Efisiensi dihitung dari capaian kinerja 101,29% dikurangi serapan 96,11%. Hasilnya 15,18%.",
        "15,18",
        "5,18",
    ),
    ("Capaian 101,29% dikurangi serapan 96,11% menghasilkan efisiensi 15,18%.", "15,18", "5,18"),
    ("Capaian 101,29% minus serapan 96,11% sehingga diperoleh efisiensi 15,18%.", "15,18", "5,18"),
    (
        "Pagu Rp6.439.970.000 dikurangi realisasi Rp6.189.401.300 sama dengan Rp520.568.700.",
        "520.568.700",
        "250.568.700",
    ),
    ("Koleksi 1.250 buku ditambah 340 buku menjadi 1.950 buku.", "1.950", "1.590"),
    ("Sebanyak 73 dibagi 97 dikali 100 persen sama dengan 57,26 persen.", "57,26", "75,26"),
]

SOUND = [
    "Efisiensi yaitu 103,42% - 95,03% = 8,39%.",
    "Rentang nilai 85,00 - 95,00 = Sangat Baik dan 75,00 - 84,99 = 80.",
    "Capaian 103,42% dikurangi serapan 95,03%, hasilnya 8,39%.",
    "Kategori 90 - 100 = 4, 80 - 89 = 3.",
    "Kelas 99,99 - 90,00 = 4,00 dan 89,99 - 80,00 = 3,00.",
    "Kelas interval 65,00 - 76,60 = 3,00 kurang baik.",
    "Efisiensi dihitung dari capaian 101,29% dikurangi serapan 96,11%. Hasilnya 5,18% sehingga efisien.",
    "Periode 2031 - 2034 = 4 tahun anggaran.",
    "Koleksi 1.250 buku ditambah 340 buku menjadi 1.590 buku.",
    "Sebanyak 120 pegawai dibagi 4 bidang menjadi 12 regu.",
    "Sebanyak 73 dibagi 97 dikali 100 persen sama dengan 75,26 persen.",
    "Capaian 101,29% dikurangi 96,11% sama dengan 5,2%.",
]


@pytest.mark.parametrize(("sentence", "printed", "right"), WRONG)
def test_wrong_result_is_told(sentence: str, printed: str, right: str) -> None:
    findings = audited(REPORT.format(sentence)).findings
    assert [(f.line, f.printed, f.computed) for f in findings] == [(5, printed, right)]


@pytest.mark.parametrize("sentence", SOUND)
def test_right_result_stays_silent(sentence: str) -> None:
    assert audited(REPORT.format(sentence)).findings == ()
