"""Shares of what a sentence adds up: `25 dan 6 orang, berjumlah 31 orang atau 73,81%`, of all in a table."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

CREW = """LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031

BAB I UMUM

Sebanyak 25 orang bersertifikat ahli dan 6 orang bersertifikat utama, sehingga yang ahli ke atas berjumlah
31 orang atau {share}%.

Tabel 1.1 Pelaut Menurut Sertifikat

No | Sertifikat | Jumlah | Persentase (%)
1 | Utama | 6 | 14,29
2 | Ahli | 25 | 59,52
3 | Madya | 5 | 11,90
4 | Dasar | 5 | 11,90
5 | Belum | 1 | 2,38
 | Jumlah | 42 | 100,00
"""


def said(text: str) -> list[tuple[str, str]]:
    return [(found.printed, found.computed) for found in audited(text).findings]


@pytest.mark.parametrize(("share", "right"), [("73,81", None), ("78,31", "73,81"), ("73,18", "73,81")])
def test_the_share_of_a_sum_is_not_held_against_its_parts(share: str, right: str | None) -> None:
    """31 of 42 is 73,81; 25 of 31 would be 80,65."""
    text = CREW.format(share=share).replace("berjumlah\n", "berjumlah ")
    assert said(text) == ([] if right is None else [(share, right)])


def test_the_share_of_a_part_in_the_sum_goes_on_to_be_held_against_it() -> None:
    text = "Dari 31 pelaut, 6 orang bersertifikat utama dan 25 orang ahli (86,05%)."
    assert ("86,05", "80,65") in said(f"BAB I UMUM\n\n{text}")
