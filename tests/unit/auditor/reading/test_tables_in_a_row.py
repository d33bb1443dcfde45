"""Tables without captions that stand below each other, with nothing but a blank line between them."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, read

HEAD = "LAPORAN KINERJA DINAS PASAR TAHUN 2031\n\nLAMPIRAN I PERJANJIAN KINERJA\n\n"
TARGETS = """No | Indikator Kinerja | Target Semula | Target Perubahan
1 | Nilai kebersihan pasar | 88,00 | 88,50
2 | Persentase kios terisi | 57,50 | 60,00
"""
BUDGETS = """
{head}
1 | Program Penataan Pasar | Rp 721.600.500,00 | Rp 760.100.500,00
2 | Program Kemetrologian | Rp 41.925.000,00 | Rp 41.925.000,00
 | Jumlah | Rp 763.525.500,00 | Rp {total},00
"""


def sizes(text: str) -> list[int]:
    return [len(table.rows) for table in read(HEAD + text).document.tables]


@pytest.mark.parametrize(
    "head",
    [
        "No | Program | Anggaran Semula | Anggaran Perubahan",
        "No. | Uraian Program | Pagu Murni | Pagu Perubahan",
        "Nomor | Program | Sebelum | Sesudah",
    ],
)
def test_a_row_that_numbers_rows_and_names_other_columns_begins_another_table(head: str) -> None:
    text = TARGETS + BUDGETS.format(head=head, total="802.025.500")
    assert sizes(text) == [2, 3]
    assert audited(HEAD + text).findings == ()


def test_a_wrong_total_of_the_second_table_is_told() -> None:
    head = "No | Program | Anggaran Semula | Anggaran Perubahan"
    found = audited(HEAD + TARGETS + BUDGETS.format(head=head, total="802.052.500")).findings
    assert [(finding.printed, finding.computed) for finding in found] == [
        ("802.052.500,00", "802.025.500,00")
    ]


@pytest.mark.parametrize(
    "again",
    [
        "No | Indikator Kinerja | Target Semula | Target Perubahan",
        "NO | INDIKATOR KINERJA | TARGET SEMULA | TARGET PERUBAHAN",
    ],
)
def test_the_same_head_after_a_page_break_goes_on_with_its_table(again: str) -> None:
    assert sizes(f"{TARGETS}\n\n\n{again}\n3 | Jumlah pasar tertib | 4 | 5\n") == [3]


@pytest.mark.parametrize("row", ["Seluruh | pasar | belum | diukur", "3 | Nilai lain | - | 70,00"])
def test_a_row_that_is_no_head_goes_on_with_its_table(row: str) -> None:
    assert sizes(f"{TARGETS}\n\n\n{row}\n4 | Jumlah pasar | 4 | 5\n") == [4]
