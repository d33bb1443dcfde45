"""Figures of one year that stand in each other's row."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule, Finding
from capaian.domain.issue import Level

ROADS = """
Tabel 3.3 Realisasi Kinerja Tahun 2021-2024
No | Indikator Kinerja | Realisasi 2021 | Realisasi 2022 | Realisasi 2023 | Realisasi 2024
1 | Kendaraan wajib uji yang laik jalan | 78,12 | 79,64 | 81,05 | 84,39
2 | Ketersediaan perlengkapan jalan | 66,30 | 69,85 | 72,41 | 75,42
3 | Kepuasan layanan perhubungan | 79,88 | 80,75 | 82,44 | 84,75
"""
HEALTH = """
Tabel 4. Angka Kesakitan
Penyakit | 2020 | 2021 | 2022 | 2023 | 2024
Demam berdarah | 1.412 | 1.388 | 1.301 | 1.254 | 1.207
Tuberkulosis | 2.204 | 2.156 | 2.101 | 2.064 | 2.011
Malaria | 411 | 402 | 377 | 352 | 340
"""
SAID = "\nPada tahun 2023 kendaraan yang laik jalan tercatat 81,05%.\n"


def crossed(text: str) -> list[Finding]:
    return [found for found in audited(text).findings if "tertukar" in found.why]


def swapped(text: str, one: str, other: str) -> str:
    return text.replace(one, "\0").replace(other, one).replace("\0", other)


@pytest.mark.parametrize(
    ("text", "one", "other", "level"),
    [
        (ROADS, "81,05", "72,41", Level.WARNING),
        (ROADS, "79,64", "69,85", Level.WARNING),
        (HEALTH, "1.301", "2.101", Level.WARNING),
        (HEALTH, "2.064", "1.254", Level.WARNING),
    ],
)
def test_two_figures_in_each_others_row_are_told_in_their_cells(
    text: str, one: str, other: str, level: Level
) -> None:
    assert crossed(text) == []
    (found,) = crossed(swapped(text, one, other))
    assert (found.rule, found.level) == (AuditRule.TREND, level)
    assert {found.printed, found.computed} == {one, other}
    lines = swapped(text, one, other).strip("\n").splitlines()
    assert {number for number, line in enumerate(lines, 1) if one in line or other in line} == {*found.lines}


def test_a_sentence_that_has_the_figure_of_a_row_makes_it_sure() -> None:
    assert audited(ROADS + SAID).findings == ()
    (found,) = crossed(swapped(ROADS, "81,05", "72,41") + SAID)
    assert (found.level, found.printed, found.computed) == (Level.ERROR, "72,41", "81,05")
    assert max(found.lines) == len(ROADS.strip("\n").splitlines()) + 2


@pytest.mark.parametrize(
    ("right", "other"),
    [
        ("81,05 | 84,39", "72,41 | 84,39"),
        ("72,41 | 84,39\n2", "78,41 | 84,39\n2"),
        ("69,85 | 72,41", "69,85 | 81,40"),
        ("Realisasi 2024", "Target 2024"),
        ("Realisasi 2021", "Realisasi 2019"),
        ("66,30 | 69,85", "71,30 | 69,85"),
        ("78,12", "-"),
    ],
)
def test_rows_that_would_not_both_go_one_way_are_left_alone(right: str, other: str) -> None:
    text = swapped(ROADS, "81,05", "72,41") if right not in ("81,05 | 84,39", "69,85 | 72,41") else ROADS
    assert crossed(text.replace(right, other)) == []


def test_years_in_which_several_rows_fell_and_rose_again_are_left_alone() -> None:
    both = ROADS.replace("81,05", "70,05").replace("72,41", "60,41").replace("82,44", "71,44")
    assert crossed(both) == []
    apart = ROADS.replace("81,05", "70,11").replace("72,41", "77,02")
    assert crossed(apart) == []
