"""The share of a budget told in the sentence before what was spent of it."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

TABLE = """LAPORAN KINERJA TAHUN 2031
Tabel 1 Anggaran menurut Program
Program | Pagu | Realisasi | Serapan (%)
Program Penunjang | 3.100.000.000 | 3.034.900.000 | 97,90
Program Pasar | 1.110.350.000 | 967.217.500 | 87,11
Jumlah | 4.210.350.000 | 4.002.117.500 | 95,05
"""
TOLD = (
    "Anggaran Balai Tahun 2031 sebesar Rp 4.210.350.000 untuk 2 program dan 9 kegiatan."
    " Sampai akhir tahun anggaran terealisasi sebesar Rp 4.002.117.500 {share},"
    " dengan sisa anggaran Rp {rest}."
)


def shares(share: str, rest: str = "208.232.500") -> list[tuple[str, str]]:
    text = f"{TABLE}\n{TOLD.format(share=share, rest=rest)}\n"
    return [(printed, due) for _, printed, due in told(text, AuditRule.ABSORPTION)]


@pytest.mark.parametrize("share", ["atau 97,90%", "(97,90%)", "atau sebesar 97,90%"])
def test_shares_of_the_budget_before(share: str) -> None:
    assert shares(share) == [("97,90", "95,05")]


@pytest.mark.parametrize("share", ["atau 95,05%", "atau 97,90% dari anggaran kas"])
def test_right_shares_and_those_of_others(share: str) -> None:
    assert shares(share) == []
