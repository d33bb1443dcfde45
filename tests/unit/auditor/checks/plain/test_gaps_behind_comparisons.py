"""How far apart two rows are, told behind which of them is the higher one."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

TABLE = """
LAPORAN KINERJA TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 3.9. Perbandingan dengan Kabupaten Lain dan Provinsi

No | Daerah | Skor Pangan | Produktivitas (Ton/Ha)
1 | Kabupaten Rimba | 92,95 | 3,01
2 | Kabupaten Damar | 93,80 | 2,88
3 | Kabupaten Muara | 90,42 | 3,21
4 | Provinsi | 92,96 | 3,06

"""


def said(sentence: str) -> list[tuple[str, str, str]]:
    return [(f.rule.value, f.printed, f.computed) for f in audited(f"{TABLE}{sentence}\n").findings]


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        (
            "Skor Pangan Kabupaten Rimba lebih rendah dari Provinsi sebesar 92,96, dengan selisih {} poin.",
            "0,01",
            "1,01",
        ),
        ("Skor Pangan Kabupaten Rimba berada di bawah Provinsi dengan selisih {} poin.", "0,01", "1,01"),
        ("Skor Pangan Kabupaten Rimba di bawah Provinsi (92,96) atau selisih sebesar {}.",
         "0,01", "0,10"),
        ("Skor Pangan Kabupaten Rimba masih di bawah Kabupaten Damar sebesar 93,80, terpaut {} poin.",
         "0,85", "0,58"),
        ("Skor Pangan Kabupaten Rimba lebih tinggi daripada Kabupaten Muara dengan selisih {} poin.",
         "2,53", "3,25"),
        ("Produktivitas Kabupaten Rimba di bawah Provinsi (3,06 ton/ha), dengan selisih {} ton/ha.",
         "0,05", "0,50"),
    ],
)  # fmt: skip
def test_the_gap_lies_between_both_cells(sentence: str, right: str, wrong: str) -> None:
    assert said(sentence.format(right)) == []
    assert said(sentence.format(wrong)) == [("difference", wrong, right)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Skor Pangan Kabupaten Rimba lebih rendah daripada Provinsi, dengan selisih produktivitas 0,05.",
        "Skor Pangan Kabupaten Rimba lebih rendah daripada Provinsi, dengan selisih 1,09%.",
        "Target Skor Pangan Kabupaten Rimba lebih rendah daripada target Provinsi, dengan selisih 1,01 poin.",
        "Skor Pangan tahun 2030 Kabupaten Rimba lebih rendah daripada Provinsi, dengan selisih 1,01 poin.",
        "Skor Pangan Kabupaten Rimba lebih rendah daripada Provinsi, dengan selisih 45,50 poin.",
    ],
    ids=["another column", "a share", "targets", "another year", "far off"],
)
def test_a_gap_of_something_else_is_not_judged(sentence: str) -> None:
    assert said(sentence) == []
