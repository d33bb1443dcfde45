"""Means, indices and efficiency in reports of other words: sound ones hold, a slip is told with its value."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

GARDEN = """
Table 1 Garden

Capaian (%) | Indikator taman | No
98.00 | Pohon yang dirawat | 1
90.50 | Bangku yang utuh | 2
104.50 | Kolam yang jernih | 3
"""
CLINIC = """
Tabel 1 Layanan

No | Jenis layanan | Capaian 2030 (%) | Capaian 2031 (%)
1 | Rawat jalan | 80,00 | 84,00
2 | Rawat inap | 90,00 | 93,00
3 | Imunisasi | 70,00 | 81,00
Rata-rata capaian | | {first} | {second}
"""
ANSWERS = """
Table 1 Survey

Unsur layanan | Rata-rata | Indeks
Persyaratan | 3.40 | {}
Waktu | 3.10 | 77.50
Biaya | 3.80 | 95.00
Perilaku | 3.25 | 81.25
"""
SAVINGS = """
Tabel 1 Penghematan

Pekerjaan | Pagu (Rp) | Realisasi (Rp) | Efisiensi (%)
Taman kota | 400.000.000 | 380.000.000 | {}
Taman desa | 250.000.000 | 240.000.000 | 4,00
Jalur hijau | 800.000.000 | 720.000.000 | 10,00
Hutan kota | 500.000.000 | 460.000.000 | 8,00
"""


def test_a_table_without_a_row_of_means_states_none() -> None:
    assert audited(GARDEN).claims[AuditRule.AVERAGE] == 0


@pytest.mark.parametrize(
    ("first", "second", "computed"),
    [
        ("80,00", "86,00", []),
        ("80,00", "85,99", []),
        ("80,00", "85,90", ["86,00"]),
        ("80,00", "51,00", []),
        ("80,00", "68,00", ["86,00"]),
        ("80,00", "860,0", ["86,00"]),
        ("800,0", "86,00", ["80,00"]),
        ("80,00", "8,600", ["86,000"]),
        ("80,00", "870,0", []),
        ("84,00", "86,00", ["80,00"]),
        ("80", "86", []),
        ("80,0", "86,0", []),
    ],
    ids=[
        "right",
        "one-step-of-rounding",
        "ten-steps",
        "too-far-to-be-one",
        "far-but-exchanged-digits",
        "mark-shifted-right",
        "mark-shifted-left-column",
        "mark-shifted-left",
        "shifted-and-wrong",
        "wrong",
        "no-decimals",
        "one-decimal",
    ],
)
def test_means_of_two_columns(first: str, second: str, computed: list[str]) -> None:
    found = told(CLINIC.format(first=first, second=second), AuditRule.AVERAGE)
    assert [value for _, _, value in found] == computed


@pytest.mark.parametrize(
    ("index", "computed"), [("85.00", []), ("84.90", []), ("80.50", ["85.00"]), ("58.00", ["85.00"])]
)
def test_an_index_is_25_times_the_mean_answer_as_far_as_it_is_printed(
    index: str, computed: list[str]
) -> None:
    assert [value for _, _, value in told(ANSWERS.format(index), AuditRule.INDEX)] == computed


@pytest.mark.parametrize(("share", "computed"), [("5,00", []), ("95,00", ["5,00"]), ("0,50", ["5,00"])])
def test_what_was_not_spent_of_a_budget(share: str, computed: list[str]) -> None:
    found = told(SAVINGS.format(share), AuditRule.EFFICIENCY)
    assert [value for _, _, value in found] == computed
