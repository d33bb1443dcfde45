"""Ranks in tables where a province and the nation stand without one: the others are still ranked."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

LEFT = """
Tabel 4 Perbandingan Hasil Kebun

Peringkat | Daerah | Hasil (kuintal/ha)
1 | Kabupaten Utara | 58,40
2 | Kabupaten Timur | 55,31
3 | Kabupaten Barat | {third}
4 | Kabupaten Selatan | {fourth}
5 | Kabupaten Tengah | 50,27
 | Rata-rata Provinsi | 53,62
 | Nasional | 52,94
"""
RIGHT = """
Tabel 5 Indeks Baca

No | Daerah | Indeks | Peringkat
1 | Kota Hulu | 78,31 | 1
2 | Kota Hilir | 75,20 | 2
3 | Kota Muara | 72,64 | {third}
4 | Kota Tanjung | 70,85 | {fourth}
 | Provinsi | 69,90 |
 | Nasional | 73,57 |
"""


@pytest.mark.parametrize(
    "text", [LEFT.format(third="54,18", fourth="52,70"), RIGHT.format(third=3, fourth=4)]
)
def test_rows_without_a_rank_are_only_held_beside(text: str) -> None:
    assert told(text, AuditRule.RANK) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LEFT.format(third="52,70", fourth="54,18"), [("3", "4"), ("4", "3")]),
        (RIGHT.format(third=4, fourth=3), [("4", "3"), ("3", "4")]),
        (RIGHT.format(third=3, fourth=2), [("2", "4")]),
    ],
)
def test_figures_or_ranks_that_changed_places_are_told(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(printed, right) for _, printed, right in told(text, AuditRule.RANK)] == expected


def test_few_ranks_are_no_order_of_the_rows() -> None:
    few = RIGHT.format(third="-", fourth="-")
    assert told(few, AuditRule.RANK) == []


SAID = (
    "Hasil kebun Kabupaten Timur sebesar 55,31 kuintal/ha melampaui angka provinsi sebesar 53,62 kuintal/ha."
)


def test_a_figure_that_is_right_elsewhere_is_told_and_no_rank() -> None:
    text = f"{LEFT.format(third='54,18', fourth='52,70')}\n{SAID}\n"
    assert told(text, AuditRule.RANK) == []
    findings = audited(text.replace("| 55,31", "| 53,51")).findings
    ranks = [each for each in findings if each.rule is AuditRule.RANK]
    assert [(each.printed, each.computed) for each in ranks if each.root is None] == [("53,51", "55,31")]
    assert {each.printed for each in ranks if each.root} == {"2", "3"}


def test_without_another_place_the_ranks_are_told() -> None:
    text = LEFT.format(third="54,18", fourth="52,70").replace("55,31", "53,51")
    assert [found[1:] for found in told(text, AuditRule.RANK)] == [("2", "3"), ("3", "2")]


SIDES = (
    "Hasil kebun Kabupaten Timur sebesar 55,31 kuintal/ha lebih tinggi 1,69 kuintal/ha dibandingkan rata-rata"
    " provinsi sebesar 53,62 kuintal/ha dan berada {} angka nasional sebesar 52,94 kuintal/ha."
)


@pytest.mark.parametrize(("side", "wrong"), [("di atas", []), ("di bawah", [("di bawah", "di atas")])])
def test_a_second_circle_is_held_against_the_same_row(side: str, wrong: list[tuple[str, str]]) -> None:
    text = LEFT.format(third="54,18", fourth="52,70") + "\n" + SIDES.format(side) + "\n"
    assert [found[1:] for found in told(text, AuditRule.CLAIM)] == wrong
