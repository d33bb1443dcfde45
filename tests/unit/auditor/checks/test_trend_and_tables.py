"""Directions in words, and the same thing in two tables."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

NEWER_FIRST = """
Tabel 1 Perbandingan

Indikator | Satuan | Realisasi 2031 | Realisasi 2030 | Naik/(Turun)
Kapal laik laut | % | 85,38 | 76,75 | Naik
Dermaga terawat | % | 93,75 | 100 | Turun
Jadwal tepat | % | 100 | 100 | {steady}
Muatan tercatat | % | 84,85 | 83,33 | {up}
"""
OLDER_FIRST = """
Table 1 Comparison

Arah perubahan | 2030 | 2031 | Indikator
Meningkat | 1,250 | 1,310 | Pengunjung museum
Menurun | 96.5 | 94.0 | Koleksi terawat
{steady} | 12 | 12 | Pameran
{up} | 40 | 46 | Pemandu bersertifikat
"""


def test_right_directions_hold() -> None:
    assert told(NEWER_FIRST.format(steady="Tetap", up="Naik"), AuditRule.TREND) == []
    assert audited(NEWER_FIRST.format(steady="Tetap", up="Naik")).claims[AuditRule.TREND] == 5  # and the head


@pytest.mark.parametrize(
    ("steady", "up", "expected"),
    [("Naik", "Naik", [(6, "Naik", "Tetap")]), ("Tetap", "Turun", [(7, "Turun", "Naik")])],
)
def test_a_direction_against_the_figures_is_told(
    steady: str, up: str, expected: list[tuple[int, str, str]]
) -> None:
    assert told(NEWER_FIRST.format(steady=steady, up=up), AuditRule.TREND) == expected


def test_figures_may_stand_right_of_the_words() -> None:
    assert told(OLDER_FIRST.format(steady="Stabil", up="Meningkat"), AuditRule.TREND) == []
    assert told(OLDER_FIRST.format(steady="Stabil", up="Menurun"), AuditRule.TREND) == [
        (7, "Menurun", "Naik")
    ]


TWO_TABLES = """
Tabel 1 Realisasi Anggaran

No | Uraian | Pagu (Rp) | Realisasi (Rp) | Serapan (%)
1 | Sub Kegiatan : Perbaikan Tambatan Perahu Kayu | 400.000 | 380.000 | 95,00
2 | Sub Kegiatan : Pengerukan Alur Pelayaran Dalam | 500.000 | 410.000 | 82,00
3 | Sub Kegiatan : Penerangan Dermaga Penumpang | 250.000 | 235.000 | 94,00
4 | Sub Kegiatan : Pelatihan Nakhoda Kapal Kecil | 800.000 | 740.000 | 92,50

Tabel 2 Efisiensi

No | Uraian | Capaian Kinerja (%) | Penyerapan Anggaran (%) | Tingkat Efisiensi (%)
1 | Perbaikan Tambatan Perahu Kayu | 100 | 95,00 | 5,00
2 | Pengerukan Alur Pelayaran Dalam | 90,00 | {absorbed} | {efficiency}
3 | Penerangan Dermaga Penumpang | 97,00 | 94,00 | 3,00
4 | Pelatihan Nakhoda Kapal Kecil | 100 | 92,50 | 7,50
"""


def test_one_thing_has_one_figure_in_two_tables() -> None:
    assert not audited(TWO_TABLES.format(absorbed="82,00", efficiency="8,00")).findings


def test_what_follows_from_a_figure_that_another_table_refutes_names_it() -> None:
    result = audited(TWO_TABLES.format(absorbed="28,00", efficiency="62,00"))
    root, following = sorted(result.findings, key=lambda finding: finding.id)
    assert (root.rule, root.line, root.computed) == (AuditRule.CROSSREF, 13, "82,00")
    assert (following.rule, following.computed, following.root) == (AuditRule.EFFICIENCY, "8,00", root.id)


def test_the_figure_that_its_row_refutes_is_the_wrong_one() -> None:
    text = TWO_TABLES.format(absorbed="82,00", efficiency="8,00").replace(
        "410.000 | 82,00", "410.000 | 28,00"
    )
    assert told(text, AuditRule.CROSSREF) == [(5, "28,00", "82,00")]
    assert told(text, AuditRule.ABSORPTION) == [(5, "28,00", "82,00")]


ACTUAL_AS_ACHIEVEMENT = """
Tabel 1 Capaian

No | Indikator | Target | Realisasi | Capaian (%)
1 | Persentase kepemilikan sertifikat nakhoda | 90,00 | 81,45 | 90,50
2 | Persentase penerangan dermaga | 80,00 | 84,00 | 105,00
3 | Persentase perawatan tambatan | 60,00 | 57,00 | 95,00

Tabel 2 Efisiensi

Uraian | Capaian Kinerja (%) | Penyerapan (%) | Efisiensi (%)
Program Sertifikat Nakhoda | {achieved} | 80,25 | {efficiency}
Program Penerangan Dermaga | 105,00 | 99,00 | 6,00
Program Perawatan Tambatan | 95,00 | 90,00 | 5,00
Program Penunjang Pelabuhan | 97,00 | 96,00 | 1,00
"""


def test_an_actual_under_the_head_of_achievements_is_told() -> None:
    sound = ACTUAL_AS_ACHIEVEMENT.format(achieved="90,50", efficiency="10,25")
    assert told(sound, AuditRule.CROSSREF) == []
    wrong = ACTUAL_AS_ACHIEVEMENT.format(achieved="81,45", efficiency="1,20")
    assert told(wrong, AuditRule.CROSSREF) == [(11, "81,45", "90,50")]


CHANGES = """
Tabel 1 Perubahan

Uraian | 2030 | 2031 | Perubahan
Pengunjung museum | 1.250 | 1.300 | {first}
Koleksi terawat | 80,00 | 84,00 | {second}
Pemandu | 40 | 30 | {third}
"""


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [("50", "4,00", "-10"), ("+4,00", "+5,00", "-25,00")],
    ids=["points", "percent"],
)
def test_a_change_is_a_difference_or_a_growth_whichever_holds(first: str, second: str, third: str) -> None:
    sound = CHANGES.format(first=first, second=second, third=third)
    assert told(sound, AuditRule.DIFFERENCE) == []
    assert audited(sound).claims[AuditRule.DIFFERENCE] == 3
    ((line, _, _),) = told(CHANGES.format(first=first, second="7,50", third=third), AuditRule.DIFFERENCE)
    assert line == 5


def test_a_change_that_follows_from_nothing_in_the_row_is_left_alone() -> None:
    assert told(CHANGES.format(first="3,06", second="0,83", third="1,75"), AuditRule.DIFFERENCE) == []


@pytest.mark.parametrize("head", ["Perubahan (%)", "Pertumbuhan (persen)"])
def test_growth_under_a_head_of_percentages_is_a_share_of_the_year_before(head: str) -> None:
    named = CHANGES.replace("| Perubahan", f"| {head}")
    signs = {"first": "4,00%", "third": "-25,00%"}
    assert told(named.format(second="5,00%", **signs), AuditRule.RATIO) == []
    assert told(named.format(second="4,76%", **signs), AuditRule.RATIO) == [(5, "4,76", "5,00")]
