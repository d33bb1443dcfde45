"""Things named behind their count, with so many of another thing behind them."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

OFFICE = (
    "Dinas terdiri atas {} bidang, yaitu Bidang Bina Marga, Bidang Cipta Karya, Bidang Sumber Daya Air,"
    " dan Bidang Tata Ruang, serta {}."
)


@pytest.mark.parametrize("others", ["2 (dua) UPTD", "dua UPTD", "1 kelompok jabatan fungsional"])
def test_what_stands_behind_is_none_of_them(others: str) -> None:
    assert told(OFFICE.format("4 (empat)", others), AuditRule.COUNT) == []
    wrong = told(OFFICE.format("5 (lima)", others), AuditRule.COUNT)
    assert wrong == [(1, "5 bidang", "4")]
