"""Of two figures that differ the one that the report prints more often is right."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule

BUDGET = """
Tabel 1 Anggaran

No | Program | Anggaran (Rp)
1 | Program Pengerukan Alur Pelayaran | {first}
2 | Program Pengecatan Mercu Suar Kota | 455.300.000
3 | Program Perbaikan Dermaga Kayu Tua | 233.100.000

Tabel 2 Rincian

No | Program | Anggaran (Rp)
1 | Program Pengerukan Alur Pelayaran | {second}
2 | Program Pengecatan Mercu Suar Kota | 455.300.000
3 | Program Perbaikan Dermaga Kayu Tua | 233.100.000

"""


@pytest.mark.parametrize(
    ("first", "second", "line"),
    [("812.450.850", "812.450.650", 4), ("812.450.650", "812.450.850", 11)],
)
def test_the_figure_that_stands_in_more_places_is_not_blamed(first: str, second: str, line: int) -> None:
    report = BUDGET.format(first=first, second=second) + "Program itu memakai Rp 812.450.650 seluruhnya.\n"
    found = [f for f in audited(report).findings if f.rule is AuditRule.CROSSREF]
    assert [(f.line, f.printed, f.computed) for f in found] == [(line, "812.450.850", "812.450.650")]


def test_what_another_place_prints_is_said_with_its_decimals() -> None:
    text = """
Tabel 1 Kinerja tahun 2033

No | Indikator | Target | Realisasi | Capaian (%)
1 | Persentase pemanfaatan data taman kota | 100 | 85,71 | 85,71
2 | Persentase jalan yang ditanami pohon baru | 90 | 81,00 | 90,00

Tabel 2 Perkembangan tahun 2033

No | Indikator | Target | Realisasi
1 | Persentase pemanfaatan data taman kota | 100 | 100
2 | Persentase jalan yang ditanami pohon baru | 90 | 81,00
"""
    found = [f for f in audited(text).findings if f.rule is AuditRule.CROSSREF]
    assert [(f.line, f.printed, f.computed) for f in found] == [(10, "100", "85,71")]
