"""How heavy a misquoted figure weighs: the digits of a table's figure in another order are no other one."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

REPORT = """LAPORAN KINERJA TAHUN 2031

Jumlah koleksi perpustakaan 61.548 eksemplar. Koleksi terbanyak dirawat di Cabang Muara yaitu {} eksemplar.

Tabel 1.2 Koleksi per Cabang Tahun 2031

No | Cabang | Cetak | Digital | Jumlah
1 | Muara | 18.204 | 5.367 | 23.571
2 | Hulu | 14.310 | 4.118 | 18.428
3 | Pesisir | 15.022 | 4.527 | 19.549
Jumlah | | 47.536 | 14.012 | 61.548
"""


@pytest.mark.parametrize(
    ("printed", "level"),
    [("23.751", "error"), ("25.371", "error"), ("23.471", "warning")],
    ids=["neighbours", "apart", "another-digit"],
)
def test_digits_in_another_order_are_an_error_where_words_say_more_than_the_table(
    printed: str, level: str
) -> None:
    """What was cared for may be fewer than all: only where the digits are the same it cannot be that."""
    (found,) = audited(REPORT.format(printed)).findings
    assert (found.printed, found.computed, found.level.value) == (printed, "23.571", level)


@pytest.mark.parametrize("printed", ["23.571", "22.860", "23.5"])
def test_the_same_figure_and_one_of_its_own_are_not_accused(printed: str) -> None:
    assert audited(REPORT.format(printed)).findings == ()
