"""Changes told beside the level of last year alone: the other end stands before it, or in a table."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

REPORT = """
LAPORAN KINERJA
TAHUN 2033

BAB III HASIL

3.1 Cakupan Lampu Jalan

{0}

Tabel 1 Perkembangan Lampu Jalan Tahun 2031-2033

{1}
"""
BY_ROWS = """Tahun | Titik | Menyala | Realisasi (%) | Target (%)
2031 | 34 | 13 | 38,24 | 40,00
2032 | 35 | 17 | 48,57 | 50,00
2033 | 35 | 20 | 57,14 | 60,00"""
BY_COLUMNS = """Indikator | Realisasi 2031 | Realisasi 2032 | Realisasi 2033
Cakupan lampu jalan (%) | 38,24 | 48,57 | 57,14
Cakupan lampu taman (%) | 41,00 | 43,50 | 46,20"""


def wrong(paragraph: str, table: str = BY_ROWS) -> list[tuple[str, str]]:
    """Return the changes that are told wrongly, with what they should be."""
    found = told(REPORT.format(paragraph, table), AuditRule.DIFFERENCE)
    return [(printed, computed) for _, printed, computed in found]


COMPARED = [
    "Dibandingkan dengan tahun 2032 yang realisasinya 48,57%, realisasi tahun 2033 {1} sebesar {0} poin.",
    "Dibandingkan tahun 2032 sebesar 48,57% realisasi tahun ini {1} {0} poin persen atau 3 titik.",
    "Pada tahun 2032 cakupannya 48,57%, sehingga tahun 2033 {1} {0} poin.",
    "Tahun 2032 tercatat 48,57 persen, jadi hasilnya {1} sebesar {0} poin persen.",
]


@pytest.mark.parametrize("paragraph", COMPARED)
@pytest.mark.parametrize("table", [BY_ROWS, BY_COLUMNS])
@pytest.mark.parametrize("word", ["naik", "meningkat", "bertambah", "lebih tinggi"])
def test_the_other_end_of_a_change_stands_in_the_table_with_the_level_told(
    paragraph: str, table: str, word: str
) -> None:
    assert wrong(paragraph.format("8,57", word), table) == []
    assert wrong(paragraph.format("7,58", word), table) == [("7,58", "8,57")]


NAMED = [
    "Serapan 2033 mencapai 96,83%. Pada 2032 serapan adalah 96,22% (Rp96.220), terjadi {1} {0} poin.",
    "Nilai lancar tahun 2033 adalah 96,83%. Tahun 2032 nilai lancarnya 96,22%; terdapat {1} {0} poin.",
    "Pada 2033 daya serapnya 96,83%. Pagu itu bagi 5 program. Tahun 2032 daya serap 96,22%, {1} {0} poin.",
]


@pytest.mark.parametrize("paragraph", NAMED)
@pytest.mark.parametrize("word", ["kenaikan", "peningkatan", "pertambahan"])
def test_the_other_end_of_a_change_was_told_before_under_the_same_name(paragraph: str, word: str) -> None:
    assert wrong(paragraph.format("0,61", word)) == []
    assert wrong(paragraph.format("0,16", word)) == [("0,16", "0,61")]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Dibandingkan dengan tahun 2030 yang realisasinya 48,57%, realisasi tahun 2033 naik 7,58 poin.",
        "Dibandingkan dengan tahun 2032 yang realisasinya 48,75%, realisasi tahun 2033 naik 7,58 poin.",
        "Pada tahun 2032 cakupannya 48,57%, sehingga dari target naik 7,58 poin.",
        "Pada tahun 2032 cakupannya 48,57%, sehingga setiap triwulan naik 7,58 poin.",
        "Pada tahun 2032 cakupannya 48,57%, dan cakupan taman 44,10%, sehingga terdapat kenaikan 7,58 poin.",
        "Pada 2033 biaya 96,83% dari pagu. Itu bagi 5 program. Tahun 2032 mutu 96,22%, kenaikan 0,16 poin.",
    ],
)
def test_a_change_whose_ends_are_not_known_is_left_alone(paragraph: str) -> None:
    assert wrong(paragraph) == []


EVALUATED = """
LAPORAN KINERJA TAHUN 2031

3.4 Evaluasi

Tabel 3.5 Hasil Evaluasi Tahun 2030 dan 2031

No | Komponen | Bobot | Nilai 2030 | Nilai 2031
1 | Perencanaan Kinerja | 30 | 22,10 | 22,80
2 | Pengukuran Kinerja | 30 | 21,30 | 22,26
3 | Pelaporan Kinerja | 15 | 10,75 | 11,10
4 | Evaluasi Internal | 25 | 17,40 | 18,00
 | Nilai Hasil Evaluasi | 100 | 71,55 | 74,16

{}
"""


@pytest.mark.parametrize(
    "sentence",
    [
        "Nilai hasil evaluasi tahun 2031 sebesar 74,16, meningkat {} poin dari tahun 2030.",
        "Pada tahun 2031 nilainya 74,16 atau naik sebesar {} poin dibandingkan tahun sebelumnya.",
        "Tahun 2031 diperoleh nilai 74,16, bertambah {} poin dari nilai tahun 2030.",
    ],
)
def test_a_table_has_the_level_of_last_year(sentence: str) -> None:
    """74,16 - 71,55 = 2,61."""
    wrong = told(EVALUATED.format(sentence.format("2,16")), AuditRule.DIFFERENCE)
    assert [found[1:] for found in wrong] == [("2,16", "2,61")]
    assert told(EVALUATED.format(sentence.format("2,61")), AuditRule.DIFFERENCE) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Nilai hasil evaluasi tahun 2031 sebesar 74,16, meningkat 9,30 poin dari tahun 2028.",
        "Nilai hasil evaluasi tahun 2031 sebesar 74,16, meningkat 2,16 poin dari target.",
        "Nilai hasil evaluasi tahun 2031 sebesar 73,90, meningkat 2,16 poin dari tahun 2030.",
        "Nilai hasil evaluasi tahun 2031 sebesar 74,16, meningkat 2,16 poin dari tahun 2030 yaitu 72,00.",
    ],
)
def test_other_years_targets_and_levels_told_are_no_ends_of_a_table(sentence: str) -> None:
    found = told(EVALUATED.format(sentence), AuditRule.DIFFERENCE)
    assert [computed for _, _, computed in found if computed == "2,61"] == []


CONCLUDED = (
    "Dari 48.015 rumah yang layak dialiri, yang dialiri sebanyak 27.462 rumah atau 57,19%."
    " Tahun {0} cakupan rumah yang dialiri sebesar 51,36%, sehingga terjadi {1} sebesar {2}%."
)


def test_a_change_from_last_year_begins_at_the_level_before() -> None:
    assert wrong(CONCLUDED.format(2032, "kenaikan", "9,21")) == [("9,21", "5,83")]


@pytest.mark.parametrize(
    ("year", "word", "change"),
    [
        (2032, "kenaikan", "5,83"),
        (2032, "kenaikan", "11,35"),  # (57,19 - 51,36) / 51,36
        (2029, "kenaikan", "9,21"),
    ],
)
def test_right_changes_and_growths_from_last_year(year: int, word: str, change: str) -> None:
    assert wrong(CONCLUDED.format(year, word, change)) == []


def test_a_level_of_another_thing_moved_by_itself() -> None:
    text = (
        "Rambu terpasang 57,19%. Tahun 2032 cakupan listrik 51,36%, sehingga terjadi kenaikan sebesar 9,21%."
    )
    assert wrong(text) == []


YIELDS = """Uraian | 2031 | 2032 | 2033
Target (kuintal/hektare) | 44,00 | 45,50 | 47,00
Hasil (kuintal/hektare) | 43,70 | 46,15 | 48,40"""
OF_YIELD = (
    "Hasil panen dibagi luas lahan, yaitu 48,40 kuintal/hektare."
    " Angka ini {0} {1} {2} dibandingkan tahun {3}."
)


@pytest.mark.parametrize(
    ("told_as", "expected"),
    [
        (("meningkat", "2,71", "kuintal/hektare", 2032), [("2,71", "2,25")]),
        (("naik sebesar", "3,10", "kuintal/hektare", "sebelumnya"), [("3,10", "2,25")]),
        (("meningkat", "2,25", "kuintal/hektare", 2032), []),
        (("meningkat", "4,70", "kuintal/hektare", 2031), []),
        (("meningkat", "2,71", "persen", 2032), []),
    ],
)
def test_this_figure_moved_since_the_year_that_a_table_has(
    told_as: tuple[str | int, ...], expected: list[tuple[str, str]]
) -> None:
    assert wrong(OF_YIELD.format(*told_as), YIELDS) == expected
