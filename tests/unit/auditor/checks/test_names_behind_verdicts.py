"""Names behind a verdict, however they are led to: with how many they are, and with what is to be done."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

HARBOUR = """
LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Capaian IKU Tahun 2031

No | Indikator | Target | Realisasi | Capaian (%)
1 | Dermaga mantap | 82,00 | 85,31 | 104,04
2 | Suar menyala | 80,00 | 82,39 | 102,99
3 | Kapal berizin | 90,00 | 81,29 | 90,32
4 | Nelayan terlindung | 88,00 | 86,33 | 98,10

{}
"""


@pytest.mark.parametrize(
    "words",
    [
        "Adapun indikator yang belum mencapai target berjumlah 2 (dua), yaitu Kapal berizin dan {}.",
        "Indikator yang belum mencapai target sebanyak 2 indikator, yakni Kapal berizin dan {}.",
        "Indikator yang belum mencapai target ada dua, yaitu Kapal berizin dan {}.",
        "Indikator yang tidak tercapai, yakni Kapal berizin dan {}, akan ditangani.",
        "Indikator yang belum mencapai target adalah Kapal berizin dan {}, perlu perhatian.",
    ],
)
def test_each_name_is_held_against_the_table(words: str) -> None:
    assert told(HARBOUR.format(words.format("Nelayan terlindung")), AuditRule.CLAIM) == []
    assert told(HARBOUR.format(words.format("Suar menyala")), AuditRule.CLAIM) == [
        (13, "Suar menyala", "Nelayan terlindung")
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Indikator yang belum mencapai target triwulan I berjumlah 1 (satu), yaitu Suar menyala.",
        "Indikator yang akan belum mencapai target, yaitu Suar menyala.",
        "Indikator yang belum mencapai target berjumlah 1 (satu), antara lain Suar menyala.",
    ],
)
def test_other_times_and_open_lists_are_left_alone(words: str) -> None:
    assert told(HARBOUR.format(words), AuditRule.CLAIM) == []
