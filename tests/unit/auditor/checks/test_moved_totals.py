"""By how much all rows of a table moved together, beside its total."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule

FIRES = """
LAPORAN KINERJA DINAS PEMADAM KEBAKARAN TAHUN 2031

Tabel 3.4 Kejadian Kebakaran Menurut Kecamatan

Kecamatan | 2029 | 2030 | 2031
Awan Hulu | 21 | 18 | 14
Rimba Raya | 17 | 16 | 15
Seroja | 13 | 15 | 11
Teluk Dalam | 9 | 7 | 8
Jumlah | 60 | 56 | 48

{}
"""
TREES = """
LAPORAN KINERJA DINAS KEHUTANAN TAHUN 2031

Tabel 3.6 Bibit Pohon Tertanam

Kelurahan | Tahun 2030 | Tahun 2031 | Selisih
Melati | 1.842 | 2.015 | 173
Kenanga | 1.520 | 1.638 | 118
Dahlia | 1.187 | 1.154 | -33
Jumlah | 4.549 | 4.807 | 258

{}
"""


def found(text: str) -> list[tuple[AuditRule, str, str]]:
    return [(each.rule, each.printed, each.computed) for each in audited(text).findings]


TOLD = [
    (FIRES, "Kejadian kebakaran {} kejadian dibandingkan tahun 2030.", "menurun 8"),
    (FIRES, "Kebakaran di empat kecamatan {} kejadian dari tahun 2030.", "berkurang 8"),
    (FIRES, "Jumlah kejadian kebakaran di seluruh kecamatan {} kejadian dibanding tahun lalu.", "turun 8"),
    (FIRES, "Dibandingkan tahun 2029, kejadian kebakaran {} kejadian.", "menurun sebanyak 12"),
    (FIRES, "Pada tahun 2030 kejadian kebakaran {} kejadian dibandingkan tahun 2029.", "turun 4"),
    (FIRES, "Secara keseluruhan kejadian kebakaran {} kejadian daripada tahun 2030.", "turun 8"),
    (TREES, "Bibit pohon tertanam {} batang jika dibandingkan dengan tahun 2030.", "bertambah 258"),
    (TREES, "Jumlah bibit tertanam {} batang dibandingkan tahun sebelumnya.", "meningkat sebanyak 258"),
]
TURNED = {"menurun": "meningkat", "turun": "naik", "berkurang": "bertambah"}


def turned(word: str) -> str:
    return TURNED.get(word) or next(down for down, up in TURNED.items() if up == word)


@pytest.mark.parametrize(("text", "sentence", "right"), TOLD)
def test_a_move_of_the_total(text: str, sentence: str, right: str) -> None:
    word, _, rest = right.partition(" ")
    assert found(text.format(sentence.format(right))) == []
    other = sentence.format(f"{turned(word)} {rest}")
    ((rule, printed, expected),) = found(text.format(other))
    assert (rule, printed) == (AuditRule.TREND, turned(word))
    assert expected in (word, "naik")


@pytest.mark.parametrize("wrong", ["17", "18", "9", "80"])
@pytest.mark.parametrize(("text", "sentence", "right"), TOLD[:3])
def test_a_size_of_the_total(text: str, sentence: str, right: str, wrong: str) -> None:
    told = sentence.format(right.replace("8", wrong))
    assert found(text.format(told)) == [(AuditRule.DIFFERENCE, wrong, "8")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kejadian kebakaran di Awan Hulu menurun 4 kejadian dibandingkan tahun 2030.",
        "Kejadian kebakaran di dua kecamatan menurun 6 kejadian dibandingkan tahun 2030.",
        "Kejadian kebakaran lahan menurun 17 kejadian dibandingkan tahun 2030.",
        "Korban kebakaran menurun 17 orang dibandingkan tahun 2030.",
        "Kejadian kebakaran pada triwulan IV menurun 2 kejadian dibandingkan tahun 2030.",
        "Rata-rata kejadian kebakaran turun 2 kejadian dibandingkan tahun 2030.",
        "Kejadian kebakaran menurun 14,29% dibandingkan tahun 2030.",
        "Kejadian kebakaran menurun 17 kejadian dibandingkan tahun 2025.",
        "Kejadian kebakaran di kawasan industri menurun 3 kejadian dibandingkan tahun 2030.",
        "Target kejadian kebakaran turun 5 kejadian dibandingkan tahun 2030.",
        "Kejadian kebakaran menurun 17 kejadian.",
    ],
    ids=["row", "some", "land", "people", "quarter", "mean", "percent", "year", "where", "target", "since"],
)
def test_moves_of_other_things_are_left_alone(sentence: str) -> None:
    assert found(FIRES.format(sentence)) == []
