"""Signs that look like digits and are none to count with end no audit: `²⁰²⁹`, `٢`, `９`."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

PAGE = """
LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031

DAFTAR ISI
BAB I PENDAHULUAN ........ 1
1.1 Umum ........ 2

BAB I PENDAHULUAN
1.1 Umum
Dalam 3 tahun terakhir jumlah kapal 450 buah. Ada 3 hal, yaitu:
1. kapal;
2. muatan;
3. awak.

Tabel 1.1 Kapal Tahun 2029-2031
No | Tahun | Triwulan 1 | Triwulan 2 | Jumlah
1 | 2029 | 70 | 80 | 150
2 | 2030 | 72 | 78 | 150
3 | 2031 | 71 | 79 | 150
 | Jumlah | 213 | 237 | 450

Tabel 1.1 menunjukkan keadaan itu.
"""
ABOVE = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
FOREIGN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


@pytest.mark.parametrize("signs", [ABOVE, FOREIGN, WIDE], ids=["above the line", "foreign", "wide"])
@pytest.mark.parametrize("line", range(len(PAGE.split("\n"))))
def test_a_line_in_odd_digits_ends_no_audit(line: int, signs: dict[int, int]) -> None:
    lines = PAGE.split("\n")
    lines[line] = lines[line].translate(signs)
    assert audited("\n".join(lines)).document.lines == 1


@pytest.mark.parametrize("signs", [ABOVE, FOREIGN, WIDE], ids=["above the line", "foreign", "wide"])
def test_a_page_in_odd_digits_ends_no_audit(signs: dict[int, int]) -> None:
    assert audited(PAGE.translate(signs)).document.lines == 1
