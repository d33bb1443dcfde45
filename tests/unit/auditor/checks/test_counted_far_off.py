"""How many indicators meet their targets, told in a summary or a closing chapter far from their table."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

HARBOUR = """
LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031

{summary}

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Capaian IKU Tahun 2031

No | Indikator | Target | Realisasi | Capaian (%)
1 | Dermaga mantap | 82,00 | 85,31 | 104,04
2 | Suar menyala | 80,00 | 82,39 | 102,99
3 | Kapal berizin | 90,00 | 91,29 | 101,43
4 | Nelayan terlindung | 88,00 | 86,33 | 98,10
{second}
BAB IV PENUTUP

{closing}
"""
SECOND = """
Tabel 3.2 Capaian Program Tahun 2031

No | Indikator | Target | Realisasi | Capaian (%)
1 | Alur dikeruk | 10,00 | 9,00 | 90,00
2 | Tambatan dibangun | 20,00 | 18,00 | 90,00
3 | Kapal diperiksa | 50,00 | 50,00 | 100,00
4 | Suar dirawat | 40,00 | 40,00 | 100,00
"""


def counted(summary: str = "", closing: str = "", second: str = "") -> list[tuple[int, str, str]]:
    """Return what is found of counts in a report with such words."""
    return told(HARBOUR.format(summary=summary, closing=closing, second=second), AuditRule.COUNT)


@pytest.mark.parametrize(
    ("words", "right", "wrong"),
    [
        ("Sebanyak {} dari 4 indikator telah mencapai target.", "3", "4"),
        ("Dari 4 indikator, {} indikator tercapai.", "3", "2"),
    ],
)
def test_a_part_of_all_is_held_against_the_only_table_of_so_many(words: str, right: str, wrong: str) -> None:
    assert counted(closing=words.format(right)) == counted(summary=words.format(right)) == []
    assert [found[1:] for found in counted(closing=words.format(wrong))] == [
        (f"{wrong} indikator tercapai", "3 indikator")
    ]
    assert [found[1:] for found in counted(summary=words.format(wrong))] == [
        (f"{wrong} indikator tercapai", "3 indikator")
    ]


def test_both_sides_tell_how_many_there_are() -> None:
    words = (
        "Ditetapkan 4 indikator kinerja utama; {} indikator tercapai dan {} indikator tidak mencapai target."
    )
    assert counted(summary=words.format(3, 1)) == []
    assert [found[1:] for found in counted(summary=words.format(2, 2))] == [
        ("2 indikator tercapai", "3 indikator")
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Pada sasaran kedua, 2 dari 4 indikator telah mencapai target.",
        "Pada triwulan II, 2 dari 4 indikator telah mencapai target.",
        "Pada tahun 2030, 2 dari 4 indikator telah mencapai target.",
        "Sebanyak 2 dari 4 indikator tersebut telah mencapai target.",
        "Sebanyak 5 dari 6 indikator telah mencapai target.",
        "Dari 4 indikator, dua tercapai.",
    ],
)
def test_others_than_those_of_the_table_are_left_alone(words: str) -> None:
    assert counted(closing=words) == []


def test_two_tables_that_tell_different_counts_settle_nothing() -> None:
    assert counted(closing="Sebanyak 4 dari 4 indikator telah mencapai target.", second=SECOND) == []
