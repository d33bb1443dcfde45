"""Gaps that do not say what they are held against: `lebih tinggi 2,01 poin`."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

HEAD = "LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031\n\nBAB III AKUNTABILITAS KINERJA\n\n"
SEVERAL = """Tabel 3.1 Capaian Kinerja Tahun 2031

No | Indikator | Target | Realisasi 2030 | Realisasi 2031 | Nasional | Capaian (%)
1 | Indeks kelancaran sandar | 62,00 | 60,55 | 63,10 | 64,35 | 101,77
2 | Nilai kepuasan awak | 85,00 | 84,12 | 86,22 | 83,07 | 101,44

"""
ONE = """Tabel 3.1 Capaian Kinerja Tahun 2031

No | Indikator | Target | Realisasi | Capaian (%)
1 | Indeks kelancaran sandar | 62,00 | 63,10 | 101,77
2 | Nilai kepuasan awak | 85,00 | 86,22 | 101,44

"""


def said(text: str) -> list[tuple[str, str]]:
    return [(found.printed, found.computed) for found in audited(HEAD + text).findings]


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Nilai kepuasan awak lebih tinggi 2,01 poin.", None),
        ("Nilai kepuasan awak tahun 2031 lebih tinggi sebesar 2,01 poin.", None),
        ("Nilai kepuasan awak lebih baik 3,51 poin.", None),
        ("Nilai kepuasan awak berada di atas 1,32 poin.", None),
        ("Nilai kepuasan awak lebih tinggi 2,01 poin daripada tahun 2030.", "2,10"),
        ("Terhadap angka nasional, nilai kepuasan awak lebih tinggi 3,51 poin.", "3,15"),
        ("Nilai kepuasan awak naik 2,01 poin.", "2,10"),
    ],
)
def test_a_gap_is_told_where_words_name_what_it_is_to(sentence: str, right: str | None) -> None:
    """86,22 less 84,12 is 2,10, less 83,07 is 3,15: each figure is a slip of a right gap."""
    assert [computed for _, computed in said(SEVERAL + sentence)] == ([] if right is None else [right])


def test_a_gap_is_told_where_one_column_is_left() -> None:
    assert said(f"{ONE}Nilai kepuasan awak lebih tinggi 2,12 poin.") == [("2,12", "1,22")]
