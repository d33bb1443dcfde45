"""A total of columns of which one prints a dash in each row: there is none of what it counts."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

GOODS = """
Tabel 1 Barang dan keadaannya
No | Barang | Baik | Rusak | Jumlah
1 | Gerobak | 14 | – | 14
2 | Timbangan | 31 | – | 31
3 | Payung | 20 | – | 20
4 | Meja | 1 | – | 1
5 | Lampu | 11 | – | 11
"""


@pytest.mark.parametrize("dash", ["–", "-", "—"])
@pytest.mark.parametrize(
    ("old", "new", "printed"),
    [
        ("31 | – | 31", "13 | – | 31", "31"),
        ("4 | Meja | 1 | – | 1", "4 | Meja | 1 | – | 8", "8"),
        ("11 | – | 11", "11 | – | 77", "77"),
    ],
)
def test_one_row_that_does_not_add_up_is_told(dash: str, old: str, new: str, printed: str) -> None:
    assert old in GOODS
    assert told(GOODS.replace("–", dash), AuditRule.SUM) == []
    (found,) = told(GOODS.replace(old, new).replace("–", dash), AuditRule.SUM)
    assert found[1] == printed


def test_a_column_of_nothing_under_another_head_is_no_part() -> None:
    """What stands under no plain head of a total may be anything."""
    text = GOODS.replace("Jumlah", "Kebutuhan").replace("31 | – | 31", "13 | – | 31")
    assert told(text, AuditRule.SUM) == []


def test_rows_that_mostly_differ_are_no_totals() -> None:
    text = GOODS.replace("– | 14", "– | 40").replace("– | 31", "– | 52").replace("– | 20", "– | 33")
    assert told(text, AuditRule.SUM) == []


def test_under_another_head_the_parts_are_named_without_it() -> None:
    rows = ((41, 52), (38, 47), (63, 29), (55, 71), (84, 36), (27, 93))
    lines = (f"{n} | Loket {n} | {a} | {b} | – | {a + b}" for n, (a, b) in enumerate(rows, start=1))
    text = "\nTabel 1 Pegawai\nNo | Loket | Pria | Wanita | Lainnya | Kebutuhan\n" + "\n".join(lines) + "\n"
    assert audited(text).findings == ()
    (finding,) = audited(text.replace("| 92", "| 98")).findings
    assert "Pria + Wanita" in finding.why
