"""Classes of scales and the categories of values, in invented reports of Indonesian and English style."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

FISHERY = """
Tabel 1 Skala Nilai Kinerja

No | Interval | Predikat
1 | 90,01 - 100,00 | Istimewa
2 | 75,01 - 90,00 | Tinggi
3 | 60,01 - 75,00 | Sedang
4 | 0,00 - 60,00 | Rendah

Tabel 2 Capaian

Indikator | Target | Realisasi | Capaian (%) | Predikat
Kolam ikan | 80,00 | {first_actual} | {first} | {first_word}
Tambak udang | 50,00 | {second_actual} | {second} | {second_word}
Perahu jala | 40,00 | 38,00 | 95,00 | Istimewa
"""


def own_class(value: Fraction) -> str:
    """Return the class of a value by the bounds of the table, written here a second time."""
    bounds = ((Fraction(90), "Istimewa"), (Fraction(75), "Tinggi"), (Fraction(60), "Sedang"))
    return next((name for lower, name in bounds if value > lower), "Rendah")


def written(value: Fraction) -> str:
    return f"{float(value):.2f}".replace(".", ",")


# Shares of the target in whole percent; the actual is share x target / 100.
SHARES = [(45, 61), (60, 75), (76, 90), (91, 100), (59, 99), (74, 62), (89, 77), (100, 30)]


def fishery(first: int, second: int, words: Sequence[str]) -> str:
    return FISHERY.format(
        first=written(Fraction(first)),
        second=written(Fraction(second)),
        first_actual=written(Fraction(first * 80, 100)),
        second_actual=written(Fraction(second * 50, 100)),
        first_word=words[0],
        second_word=words[1],
    )


@pytest.mark.parametrize(("first", "second"), SHARES)
def test_each_value_has_the_word_of_its_class(first: int, second: int) -> None:
    words = [own_class(Fraction(first)), own_class(Fraction(second))]
    assert told(fishery(first, second, words), AuditRule.SCALE) == []


@pytest.mark.parametrize("word", ["Istimewa", "Tinggi", "Sedang", "Rendah"])
@pytest.mark.parametrize(("first", "second"), SHARES)
def test_any_other_word_is_told_with_the_right_one(first: int, second: int, word: str) -> None:
    right = own_class(Fraction(second))
    text = fishery(first, second, [own_class(Fraction(first)), word])
    found = [(line, computed) for line, _, computed in told(text, AuditRule.SCALE)]
    assert found == ([] if word == right else [(13, right)])


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Capaian kolam ikan sebesar 88,00% termasuk kategori Tinggi.", None),
        ("Capaian kolam ikan sebesar 88,00% termasuk kategori Istimewa.", "Tinggi"),
        ("Capaian kolam ikan sebesar 88,00% dengan predikat Sedang.", "Tinggi"),
        ("Capaian kolam ikan sebesar 61,00% dengan predikat Sedang.", None),
        ("Capaian kolam ikan sebesar 61,00% (Rendah) menurun.", "Sedang"),
        ("Capaian kolam ikan sebesar 61,00% (Sedang) menurun.", None),
        ("Kolam ikan di dataran tinggi ada 88 petak.", None),
        ("Air pasang setinggi 4,50 meter dinyatakan aman.", None),
    ],
)
def test_a_word_in_a_sentence_is_that_of_its_value(sentence: str, right: str | None) -> None:
    text = fishery(45, 61, ["Rendah", "Sedang"]) + "\n" + sentence + "\n"
    assert [computed for _, _, computed in told(text, AuditRule.SCALE)] == ([] if right is None else [right])


CLASSES = """
Tabel 1 Skala Penilaian

No | Rentang Nilai | Kategori
1 | {}
2 | {}
3 | {}
"""

INDONESIAN = [
    # highest, middle and lowest class; how many gaps or overlaps there are
    (("80,01 - 100,00 | Baik", "60,01 - 80,00 | Cukup", "0,00 - 60,00 | Kurang"), 0),
    (("> 80 | Baik", "60 - 80 | Cukup", "< 60 | Kurang"), 0),
    (("80,01 - 100,00 | Baik", "60,01 - 79,00 | Cukup", "0,00 - 60,00 | Kurang"), 1),
    (("80,01 - 100,00 | Baik", "62,00 - 80,00 | Cukup", "0,00 - 60,00 | Kurang"), 1),
    (("80,01 - 100,00 | Baik", "60,01 - 85,00 | Cukup", "0,00 - 60,00 | Kurang"), 1),
    (("80,01 - 100,00 | Baik", "55,00 - 80,00 | Cukup", "0,00 - 60,00 | Kurang"), 1),
    (("82,00 - 100,00 | Baik", "62,00 - 80,00 | Cukup", "0,00 - 60,00 | Kurang"), 2),
    (("79,00 - 100,00 | Baik", "59,00 - 80,00 | Cukup", "0,00 - 60,00 | Kurang"), 2),
    (("80,00 - 100,00 | Baik", "60,00 - 80,00 | Cukup", "0,00 - 60,00 | Kurang"), 2),
]


def faults(text: str) -> int:
    """Count the pairs of classes that a scale's one finding tells: by the lines of the pairs."""
    found = [finding for finding in audited(text).findings if finding.rule is AuditRule.INTERVAL]
    assert len(found) < 2
    return sum(len(finding.lines) - 1 for finding in found)


@pytest.mark.parametrize(("rows", "count"), INDONESIAN)
def test_classes_leave_no_gap_and_do_not_overlap(rows: tuple[str, str, str], count: int) -> None:
    assert faults(CLASSES.format(*rows)) == count


@pytest.mark.parametrize(("rows", "count"), INDONESIAN)
def test_nor_do_classes_printed_from_the_lowest_up(rows: tuple[str, str, str], count: int) -> None:
    assert faults(CLASSES.format(*reversed(rows))) == count


@pytest.mark.parametrize(("rows", "count"), INDONESIAN)
def test_nor_do_classes_in_english_numbers(rows: tuple[str, str, str], count: int) -> None:
    english = [row.replace(",", ".") for row in rows]
    assert faults(CLASSES.format(*english)) == count


@pytest.mark.parametrize(
    "text",
    [
        "Tabel 1 Penduduk\n\nKelompok umur | Orang\n0 - 4 | 412\n5 - 9 | 398\n15 - 19 | 377\n20 - 24 | 350\n",
        "Tabel 1 Renstra\n\nPeriode | Kepala\n2021-2026 | Satu\n2026-2031 | Dua\n2033-2038 | Tiga\n",
        "Rapat pukul 08.00 - 10.00 dan pukul 13.00 - 15.00.\n",
    ],
    ids=["ages", "periods", "hours"],
)
def test_other_ranges_are_no_classes(text: str) -> None:
    assert told(text, AuditRule.INTERVAL) == []
    assert told(text, AuditRule.SCALE) == []


SURVEY = """
Tabel 4 Indeks Kepuasan Masyarakat

No | Unsur Pelayanan | Nilai rata-rata | Indeks
1 | Persyaratan | {raw} | {value}
2 | Biaya | {raw} | {value}
IKM Unit Pelayanan |  |  | {value}
Mutu Pelayanan |  |  | {grade}
"""


@pytest.mark.parametrize("grade", ["A", "B", "C", "D"])
@pytest.mark.parametrize(
    ("raw", "value", "right"),
    [
        # 25-64,99 D; 65-76,60 C; 76,61-88,30 B; 88,31-100 A; element x 25 = index
        ("2,40", "60,00", "D"),
        ("2,80", "70,00", "C"),
        ("3,00", "75,00", "C"),
        ("3,20", "80,00", "B"),
        ("3,50", "87,50", "B"),
        ("3,60", "90,00", "A"),
        ("3,92", "98,00", "A"),
    ],
)
def test_a_grade_of_a_survey_is_that_of_the_law(raw: str, value: str, right: str, grade: str) -> None:
    text = SURVEY.format(raw=raw, value=value, grade=grade)
    assert len(told(text, AuditRule.SCALE)) == (grade != right)
