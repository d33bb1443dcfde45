"""What is left of a budget, told without budget and spending, beside the totals of a table."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

ROADS = """
LAPORAN KINERJA DINAS PEKERJAAN UMUM TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Pagu dan Realisasi Tahun 2031
No | Program | Pagu (Rp) | Realisasi (Rp) | %
1 | Penyelenggaraan Jalan | 50.986.300.000 | 49.335.245.200 | 96,76
2 | Pengelolaan Sumber Daya Air | 10.237.650.000 | 9.792.523.750 | 95,65
 | Jumlah | 61.223.950.000 | 59.127.768.950 | 96,58

"""
BOOKS = """
LAPORAN KINERJA DINAS PERPUSTAKAAN TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 3.4 Anggaran Tahun 2031
Kegiatan | Anggaran (Rp) | Realisasi Anggaran (Rp)
Pembinaan Pembaca | 412.500.000 | 398.120.000
Pengadaan Buku | 188.000.000 | 181.450.000
Perawatan Arsip | 96.300.000 | 90.015.000
Jumlah | 696.800.000 | 669.585.000

"""


def rests(text: str) -> list[tuple[str, str]]:
    return [(was, right) for _, was, right in told(text, AuditRule.DIFFERENCE)]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (ROADS + "Sisa anggaran Rp {},-.", "2.096.181.050", "2.069.181.050"),
        (ROADS + "Anggaran yang tidak terserap sebesar Rp{}.", "2.096.181.050", "2.096.118.050"),
        (BOOKS + "Sisa pagu anggaran tahun 2031 adalah Rp{}.", "27.215.000", "27.512.000"),
        # a row that the sentence before names is not what is left of
        (
            BOOKS + "Pengadaan Buku terserap dengan baik. Dana yang tersisa Rp{}.",
            "27.215.000",
            "27.125.000",
        ),
    ],
)
def test_what_is_left_is_the_budget_without_the_spending(text: str, right: str, wrong: str) -> None:
    assert rests(text.format(right)) == []
    assert rests(text.format(wrong)) == [(wrong, right)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sisa anggaran Pengadaan Buku Rp27.512.000.",  # of a row
        "Sisa anggaran tahun lalu Rp27.512.000.",
        "Sisa anggaran tahun 2030 Rp27.512.000.",  # of another year than the table
        "Sisa anggaran triwulan IV Rp27.512.000.",
        "Sisa anggaran Rp6.550.000.",  # far from what all left
        "Biaya perjalanan Rp27.512.000.",
    ],
)
def test_what_is_left_of_other_things_is_silent(sentence: str) -> None:
    assert rests(BOOKS + sentence) == []


def test_two_budgets_tell_nothing() -> None:
    text = """
LAPORAN KINERJA DINAS PERPUSTAKAAN TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 3.4 Anggaran Tahun 2031
Kegiatan | Pagu Awal (Rp) | Pagu Perubahan (Rp) | Realisasi Anggaran (Rp)
Pembinaan Pembaca | 410.000.000 | 412.500.000 | 398.120.000
Pengadaan Buku | 187.000.000 | 188.000.000 | 181.450.000
Perawatan Arsip | 96.000.000 | 96.300.000 | 90.015.000
Jumlah | 693.000.000 | 696.800.000 | 669.585.000

Sisa anggaran Rp{}.
"""
    assert rests(text.format("27.512.000")) == []
    one = text.replace(" Pagu Awal (Rp) |", "").replace(" 410.000.000 |", "").replace(" 187.000.000 |", "")
    one = one.replace(" 96.000.000 |", "").replace(" 693.000.000 |", "")
    assert rests(one.format("27.512.000")) == [("27.512.000", "27.215.000")]
