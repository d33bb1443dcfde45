"""Amounts in thousands or millions are no other figures than the full ones of the same row elsewhere."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import read, told

from capaian.auditor.understanding.money_units import power_of
from capaian.domain.audit import AuditRule

REPORT = """
LAPORAN KINERJA DINAS PERHUBUNGAN TAHUN 2031

Tabel 2.3 Anggaran per Program{title}
No | Program | {before} | {after} | Selisih
1 | Program Penunjang Urusan Pemerintahan Daerah Kota | 6.698.900 | {first} | 215.750
2 | Program Penyelenggaraan Lalu Lintas Jalan | 1.069.850 | 1.225.450 | 155.600
3 | Program Pengelolaan Pelayaran Sungai | 342.250 | 351.350 | 9.100

Tabel 3.9 Realisasi Anggaran
No | Program | Pagu (Rp) | Realisasi (Rp) | %
1 | Program Penunjang Urusan Pemerintahan Daerah Kota | {full} | 6.699.087.483 | 96,88
2 | Program Lalu Lintas | 1.225.450.000 | 1.197.216.400 | 97,70
3 | Program Pelayaran | 351.350.000 | 333.133.650 | 94,82
"""


def report(
    title: str = " (ribu rupiah)",
    before: str = "Anggaran Murni",
    after: str = "Anggaran Perubahan",
    first: str = "6.914.650",
    full: str = "6.914.650.000",
) -> str:
    return REPORT.format(title=title, before=before, after=after, first=first, full=full)


@pytest.mark.parametrize(
    ("title", "unit"),
    [(" (ribu rupiah)", ""), (" (dalam ribuan rupiah)", ""), ("", " (Rp ribu)"), (" (Rp)", " (ribuan)")],
)
def test_an_amount_in_thousands_is_the_full_one_elsewhere(title: str, unit: str) -> None:
    text = report(title, f"Anggaran Murni{unit}", f"Anggaran Perubahan{unit}")
    assert told(text, AuditRule.CROSSREF) == []
    assert told(text, AuditRule.UNIT) == []


@pytest.mark.parametrize(
    ("title", "head", "power"),
    [
        (" (ribu rupiah)", "Anggaran Perubahan", 3),
        ("", "Anggaran Perubahan (juta Rp)", 6),
        ("", "Anggaran Perubahan (Rp miliar)", 9),
        (" (jutaan rupiah)", "Anggaran Perubahan (Rp)", 0),
        ("", "Anggaran Perubahan", 0),
    ],
)
def test_the_nearest_words_tell_the_unit(title: str, head: str, power: int) -> None:
    table = read(report(title, after=head)).tables[0]
    column = next(column for column in table.columns if column.name.startswith("Anggaran Perubahan"))
    assert power_of(table, column) == power


def test_a_share_beside_amounts_in_thousands_is_of_no_unit_of_money() -> None:
    text = report().replace("Selisih", "Porsi (%)").replace("215.750", "76,88").replace("155.600", "13,63")
    table = read(text.replace("| 9.100", "| 3,91")).tables[0]
    assert [power_of(table, column) for column in table.columns][-1] == 0


@pytest.mark.parametrize("printed", ["6.914.650", "691.465.000", "6.941.650.000"])
def test_a_wrong_full_amount_is_told(printed: str) -> None:
    text = report("", first=printed).replace("1.225.450 |", "1.225.450.000 |")
    text = text.replace("351.350 |", "351.350.000 |")
    pairs = [{was, right} for _, was, right in told(text, AuditRule.CROSSREF)]
    assert pairs == [{printed, "6.914.650.000"}]
