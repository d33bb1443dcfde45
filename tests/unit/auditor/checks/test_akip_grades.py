"""The grade of an evaluation of AKIP beside its value."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

HEAD = "LAPORAN KINERJA DINAS KELAUTAN TAHUN 2031\n\nBAB III\nAKUNTABILITAS KINERJA\n\n3.4 Akuntabilitas\n"
EVALUATION = """
Tabel 3.5 Hasil Evaluasi SAKIP Tahun 2030 dan 2031

No | Komponen | Bobot | Nilai 2030 | Nilai 2031
1 | Perencanaan Kinerja | 30 | 20,10 | 22,80
2 | Pengukuran Kinerja | 30 | 20,30 | 22,26
3 | Pelaporan Kinerja | 15 | 10,75 | 11,10
4 | Evaluasi Internal | 25 | 17,40 | 18,00
 | Nilai Hasil Evaluasi | 100 | 68,55 | 74,16
 | Tingkat Akuntabilitas Kinerja | | {} | {}
"""
YEARS = """
Tabel 3.6 Perkembangan Nilai SAKIP

Tahun | Nilai | Predikat
2029 | 59,80 | {}
2030 | 68,55 | B
2031 | 80,00 | {}
"""


def grades(text: str, head: str = HEAD) -> list[tuple[str, str]]:
    return [(printed, right) for _, printed, right in told(f"{head}{text}\n", AuditRule.SCALE)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nilai SAKIP tahun 2031 sebesar 74,16 dengan predikat {}.",
        "Hasil evaluasi akuntabilitas kinerja memperoleh nilai 74,16 ({}).",
        "Nilai AKIP dinas naik dari 68,55 (predikat B) menjadi 74,16 (predikat {}).",
        "IKM mencapai 86,15 dengan kategori Baik, sedangkan nilai SAKIP 74,16 atau berkategori “{}”.",
    ],
)
def test_a_grade_in_a_sentence_is_that_of_its_value(sentence: str) -> None:
    assert grades(sentence.format("BB")) == []
    assert grades(sentence.format("B")) == [("74,16: B", "BB")]
    assert grades(sentence.format("A")) == [("74,16: A", "BB")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nilai SAKIP naik satu tingkat menjadi 74,16, dari predikat B pada tahun 2030.",
        "Nilai SAKIP tahun 2012 sebesar 74,16 dengan predikat B.",
        "Nilai SAKIP 74,16, sedangkan indeks reformasi birokrasi 66,40 dengan predikat BB.",
        "Nilai SAKIP 74,16 dan survei kepuasan 82,16 dengan mutu pelayanan B.",
        "Nilai SAKIP mencapai 97,13% dengan kategori A.",
        "Nilai SAKIP naik 5,61 dengan predikat BB.",
        "Penilaian kearsipan memperoleh 74,16 dengan predikat B.",
    ],
)
def test_other_values_have_other_grades(sentence: str) -> None:
    assert grades(sentence) == []


def test_the_classes_of_a_survey_are_not_those_of_an_evaluation() -> None:
    """82,16 is A of an evaluation and B of a survey, and both stand in one sentence."""
    both = "Nilai SAKIP mencapai 82,16 dengan predikat A dan IKM mencapai 82,16 dengan mutu pelayanan {}."
    assert grades(both.format("B")) == []
    assert grades(both.format("A")) == [("82,16: A", "B / Baik")]


def test_a_section_says_what_is_evaluated() -> None:
    head = HEAD.replace("3.4 Akuntabilitas", "3.4 Nilai SAKIP")
    sentence = "Nilai hasil evaluasi tahun 2031 sebesar 74,16 dengan predikat B, meningkat dari tahun 2030."
    assert grades(sentence, head) == [("74,16: B", "BB")]
    assert grades(sentence) == []


def test_a_row_of_grades_stands_below_the_values() -> None:
    assert grades(EVALUATION.format("B", "BB")) == []
    assert grades(EVALUATION.format("B", "B")) == [("74,16: B", "BB")]
    assert grades(EVALUATION.format("CC", "BB")) == [("68,55: CC", "B")]
    assert grades(EVALUATION.format("", "-")) == []


def test_a_column_of_grades_stands_behind_the_values() -> None:
    """80,00 is still BB: the law says more than 80."""
    assert grades(YEARS.format("CC", "BB")) == []
    assert grades(YEARS.format("C", "A")) == [("59,80: C", "CC"), ("80,00: A", "BB")]
    of_others = YEARS.replace("Nilai SAKIP", "Nilai Kearsipan")
    assert grades(of_others.format("C", "A")) == []


def test_parts_of_an_evaluation_are_graded_by_their_own_share() -> None:
    parts = """
Tabel 3.7 Nilai SAKIP menurut Komponen

No | Komponen | Bobot | Nilai | Predikat
1 | Perencanaan Kinerja | 30 | 22,80 | BB
2 | Pengukuran Kinerja | 30 | 22,26 | BB
"""
    assert grades(parts) == []


def test_before_the_law_other_bounds_held() -> None:
    head = HEAD.replace("2031", "2013")
    assert grades("Nilai SAKIP sebesar 74,16 dengan predikat B.", head) == []


MEANS = """LAPORAN KINERJA SEKRETARIAT DAERAH TAHUN 2031

{}

Tabel 3.4 Nilai SAKIP Perangkat Daerah

No | Perangkat Daerah | Nilai | Predikat
1 | Dinas Pengairan | 81,20 | A
2 | Dinas Perikanan | 74,50 | BB
3 | Dinas Pelabuhan | 72,35 | BB
4 | Badan Arsip | 63,15 | B
 | Rata-rata | 72,80 | {}
"""
SCALE = "Predikat nilai: AA (>90-100), A (>80-90), BB (>70-80), B (>60-70) dan C (0-60)."


@pytest.mark.parametrize("above", ["Nilai disajikan di bawah ini.", SCALE])
def test_the_mean_of_all_has_the_grade_of_its_value(above: str) -> None:
    assert told(MEANS.format(above, "BB"), AuditRule.SCALE) == []
    assert told(MEANS.format(above, "CC" if above != SCALE else "B"), AuditRule.SCALE) == [
        (12, f"72,80: {'CC' if above != SCALE else 'B'}", "BB")
    ]


def test_a_scale_of_letters_in_a_sentence_is_that_of_its_table() -> None:
    text = MEANS.replace("SAKIP", "Kearsipan")
    assert told(text.format(SCALE, "BB"), AuditRule.SCALE) == []
    assert told(text.format(SCALE, "A"), AuditRule.SCALE) == [(12, "72,80: A", "BB")]
    other = "Predikat nilai: AA (>95-100), A (>73-95), BB (>72,5-73), B (>60-72,5) dan C (0-60)."
    assert told(text.format(other, "BB"), AuditRule.SCALE) == []  # of other bounds than most rows have
