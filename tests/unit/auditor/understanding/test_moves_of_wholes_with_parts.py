"""By how much a whole moved, told behind the parts that it has."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

REPORT = """
LAPORAN KINERJA DINAS TAHUN 2031

BAB III AKUNTABILITAS KINERJA

{}
"""
TRUE = [
    (
        (
            "Pencari kerja tahun 2031 sebanyak 4.843 orang (2.408 laki-laki dan 2.435 perempuan), naik 7,05% "
            "dari 4.524 orang pada tahun 2030."
        ),
        "7,05",
        "7,50",
    ),
    (
        (
            "Kunjungan tahun 2031 berjumlah 43.699 orang, terdiri dari 31.200 dewasa dan 12.499 anak, naik "
            "20,96% dari 36.128 orang pada tahun 2030."
        ),
        "20,96",
        "29,06",
    ),
    (
        (
            "Produksi ikan tahun 2031 mencapai 8.120 ton (5.000 tuna, 2.020 cakalang, 1.100 cumi), turun "
            "380 ton dari 8.500 ton pada tahun 2030."
        ),
        "380",
        "830",
    ),
]


def moves(sentence: str) -> list[tuple[str, str]]:
    return [(was, right) for _, was, right in told(REPORT.format(sentence), AuditRule.DIFFERENCE)]


@pytest.mark.parametrize(("sentence", "right", "wrong"), TRUE)
def test_a_whole_moved_and_not_its_last_part(sentence: str, right: str, wrong: str) -> None:
    assert moves(sentence) == []
    assert moves(sentence.replace(right, wrong)) == [(wrong, right)]


def test_a_wrong_part_in_brackets_is_told_and_not_the_move() -> None:
    sentence = TRUE[0][0].replace("2.435", "2.345")
    assert moves(sentence) == [("2.345", "2.435")]
    assert ("7,50", "7,05") in moves(sentence.replace("7,05", "7,50"))


def test_a_level_behind_another_one_moves_itself() -> None:
    sentence = (
        "Pada tahun 2029 tercatat 1.220 orang, tahun 2031 sebanyak 43.699 orang, "
        "naik 20,96% dari 36.128 orang pada tahun 2030."
    )
    assert moves(sentence) == []
    assert moves(sentence.replace("20,96", "29,06")) == [("29,06", "20,96")]
