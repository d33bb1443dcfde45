"""Which of two rows is the higher, where a sentence names the other one and tells exactly their gap."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule

REPORT = """LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031

BAB III HASIL

Tabel 3.1 Serapan per Program Tahun 2031

No | Program | Pagu (Rp) | Realisasi (Rp) | Serapan (%)
1 | Program Keselamatan Pelayaran | 2.000.000.000 | 1.909.000.000 | 95,45
2 | Program Pengelolaan Dermaga dan Alur | 1.000.000.000 | 985.600.000 | 98,56
3 | Program Pelatihan Awak Kapal | 500.000.000 | 477.250.000 | 95,45
4 | Program Angkutan Perintis | 800.000.000 | 744.000.000 | 93,00
 | Jumlah | 4.300.000.000 | 4.115.850.000 | 95,72

{}
"""


def said(sentence: str) -> list[tuple[AuditRule, str, str]]:
    return [(f.rule, f.printed, f.computed) for f in audited(REPORT.format(sentence)).findings]


@pytest.mark.parametrize(
    ("sentence", "word", "right"),
    [
        (
            "Program keselamatan terserap 95,45%, {} 3,11 poin daripada program pengelolaan dermaga.",
            "lebih tinggi",
            "lebih rendah",
        ),
        (
            "Program dermaga dan alur terserap 98,56%, {} 5,56 poin dibanding Program Angkutan Perintis.",
            "lebih kecil",
            "lebih besar",
        ),
        ("Serapannya 93,00% atau {} 5,56 poin dari program dermaga.", "lebih besar", "lebih kecil"),
    ],
)
def test_the_word_is_that_of_the_rows(sentence: str, word: str, right: str) -> None:
    assert said(sentence.format(word)) == [(AuditRule.CLAIM, word, right)]
    assert said(sentence.format(right)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Program keselamatan terserap 95,45%, lebih tinggi 3,11 poin daripada program tahun sebelumnya.",
        "Program keselamatan terserap 95,45%, lebih tinggi 3,11 poin daripada program.",  # any of them
        "Program keselamatan terserap 95,45%, lebih tinggi 3,11 poin daripada program perhubungan darat.",
        "Serapan belanja modal 95,46%, lebih tinggi 3,10 poin daripada belanja barang.",
        "Program angkutan terserap 93,00%, lebih tinggi 2,45 poin daripada program dermaga triwulan III.",
    ],
)
def test_what_is_held_against_no_row_is_left_alone(sentence: str) -> None:
    assert said(sentence) == []
