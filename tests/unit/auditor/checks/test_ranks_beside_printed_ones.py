"""Ranks told of what a table ranks: a word that another head has as well names no other column."""

from __future__ import annotations

from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

RANKED = """
LAPORAN KINERJA DINAS PETERNAKAN TAHUN 2033

BAB III AKUNTABILITAS KINERJA

Dibandingkan kabupaten/kota lain, {told} Kab. Wulan berada pada peringkat {place} dari 5 kabupaten/kota.

Tabel 3.4 Vaksinasi Sapi Kabupaten/Kota Tahun 2033
Peringkat | Kabupaten/Kota | Populasi Sapi | Sapi Divaksin | Persentase (%)
1 | KOTA PROGO | 12.100 | 11.616 | 96,00
2 | KAB. WULAN | 48.400 | 45.012 | 93,00
3 | KAB. SERAYU | 61.200 | 55.692 | 91,00
4 | KAB. OPAK | 55.000 | 47.850 | 87,00
5 | KAB. LUKULO | 20.300 | 16.849 | 83,00
"""


def test_a_rank_is_that_of_the_share_that_the_table_ranks() -> None:
    assert audited(RANKED.format(told="vaksinasi sapi", place="ke-2")).findings == ()
    assert [f[1:] for f in told(RANKED.format(told="vaksinasi sapi", place="ke-3"), AuditRule.RANK)] == [
        ("ke-3", "ke-2")
    ]


def test_a_column_that_is_named_whole_has_ranks_of_its_own() -> None:
    assert audited(RANKED.format(told="populasi sapi", place="ke-3")).findings == ()
    assert [f[1:] for f in told(RANKED.format(told="populasi sapi", place="ke-4"), AuditRule.RANK)] == [
        ("ke-4", "ke-3")
    ]
