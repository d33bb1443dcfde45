"""Classes: their intervals, and the categories that values are given."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import read, told

from capaian.auditor.understanding.classes import find_scales
from capaian.domain.audit import AuditRule

GRADES = """
Tabel 3.1 Skala Penilaian

No | Rentang Capaian | Predikat
1 | > 100 | Memuaskan
2 | 80 - 100 | Baik
3 | 60 - {upper} | Cukup
4 | < 60 | Kurang

Tabel 3.2 Capaian

Indikator | Target | Realisasi | Tingkat Capaian (%) | Predikat
Kapal | 80,00 | 88,00 | 110,00 | Memuaskan
Muatan | 95,00 | 91,20 | 96,00 | {second}
Dermaga | 50,00 | 31,75 | 63,50 | Cukup
"""
ENGLISH = """
Table 2. Classes

Class | Interval
High | 85.00 <= x <= 100.00
Middle | 70.00 <= x < 85.00
Low | 0.00 <= x < 70.00

Table 3. Results

Indikator | Target | Realisasi | Capaian | Kategori
Visits | 400.0 | 432.0 | 108.00% | High
Loans | 4.00 | 3.36 | 84.00% | {second}
Readers | 60.0 | 39.0 | 65.00% | Low
"""


@pytest.mark.parametrize(
    ("upper", "lines"),
    [("79,99", []), ("79", [5]), ("85", [5]), ("80", [5])],
    ids=["fits", "gap", "over", "touch"],
)
def test_neighbouring_classes_leave_no_gap_and_do_not_overlap(upper: str, lines: list[int]) -> None:
    found = told(GRADES.format(upper=upper, second="Baik"), AuditRule.INTERVAL)
    assert [line for line, _, _ in found] == lines


def test_a_top_below_a_printed_value_is_told_once() -> None:
    found = told(ENGLISH.format(second="Middle"), AuditRule.INTERVAL)
    assert found == [(4, "85.00 <= x <= 100.00", "selang untuk nilai di atas 100,00")]


@pytest.mark.parametrize(
    ("text", "line", "right", "wrong", "expected"),
    [
        (GRADES.replace("{upper}", "79,99"), 13, "Baik", "Cukup", "Baik"),
        (ENGLISH, 12, "Middle", "High", "Middle"),
    ],
    ids=["harbour", "library"],
)
def test_a_category_is_the_class_of_its_value(
    text: str, line: int, right: str, wrong: str, expected: str
) -> None:
    assert told(text.format(second=right), AuditRule.SCALE) == []
    ((found, _, computed),) = told(text.format(second=wrong), AuditRule.SCALE)
    assert (found, computed) == (line, expected)


def test_a_value_in_a_gap_may_have_either_class() -> None:
    text = GRADES.replace("96,00", "79,50").replace("91,20", "75,53")
    for word, count in (("Baik", 0), ("Cukup", 0), ("Kurang", 1)):
        assert len(told(text.format(upper="79", second=word), AuditRule.SCALE)) == count, word


def test_a_category_in_a_sentence_is_held_against_the_scale() -> None:
    text = (
        GRADES.format(upper="79,99", second="Baik") + "\nCapaian muatan sebesar 96,00% masuk kategori {}.\n"
    )
    assert told(text.format("Baik"), AuditRule.SCALE) == []
    assert [line for line, _, _ in told(text.format("Memuaskan"), AuditRule.SCALE)] == [16]


@pytest.mark.parametrize(("grade", "count"), [("B", 0), ("A", 1), ("D", 1)])
def test_grades_of_a_survey_follow_the_law_where_the_report_prints_no_classes(grade: str, count: int) -> None:
    text = f"""
Tabel 4 Indeks Kepuasan Masyarakat

No | Unsur Pelayanan | Nilai rata-rata | Indeks
1 | Persyaratan | 3,40 | 85,00
2 | Biaya | 3,20 | 80,00
IKM Unit Pelayanan |  |  | 82,50
Mutu Pelayanan |  |  | {grade}
"""
    assert len(told(text, AuditRule.SCALE)) == count


def test_ages_and_years_are_no_classes() -> None:
    text = """
Tabel 5 Penduduk menurut umur

Umur | Laki-laki | Perempuan
0 - 4 | 410 | 398
5 - 9 | 422 | 401
10 - 14 | 407 | 415

Tabel 6 Renstra

Periode | Nama
2011-2016 | Pertama
2016-2021 | Kedua
2021-2026 | Ketiga
"""
    assert find_scales(read(text).document) == ()


def test_a_category_beside_a_mean_is_held_against_the_scale() -> None:
    text = GRADES.format(upper="79,99", second="Baik") + "Rata-rata capaian |  |  | 89,83 | {}\n"
    assert told(text.format("Baik"), AuditRule.SCALE) == []
    assert [line for line, _, _ in told(text.format("Memuaskan"), AuditRule.SCALE)] == [15]
