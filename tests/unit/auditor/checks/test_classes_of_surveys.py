"""Classes of a survey by law: of its elements in a table, and of the value right before them."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

ELEMENTS = """
LAPORAN KINERJA BALAI UJI TAHUN 2031

Tabel 3.6 {title}
Kode | Unsur Pelayanan | {first} | {second} | Mutu
U1 | Persyaratan | 3,52 | 88,00 | B
U2 | Prosedur | 3,49 | 87,25 | B
U3 | Waktu | 3,38 | 84,50 | {third}
U4 | Biaya | 3,95 | 98,75 | A
U5 | Produk | 3,55 | 88,75 | {fifth}
"""


def classes(
    *,
    title: str = "Nilai per Unsur SKM",
    first: str = "NRR",
    second: str = "Nilai Konversi",
    third: str = "B",
    fifth: str = "A",
) -> list[tuple[str, str]]:
    report = ELEMENTS.format(title=title, first=first, second=second, third=third, fifth=fifth)
    return [(printed, computed) for _, printed, computed in told(report, AuditRule.SCALE)]


@pytest.mark.parametrize(
    ("title", "second"),
    [
        ("Nilai per Unsur SKM", "Nilai Konversi"),
        ("Hasil Survei Kepuasan Masyarakat", "Nilai Unsur"),
        ("Indeks per Unsur Kepuasan", "IKM"),
    ],
)
def test_the_class_of_an_element_follows_from_its_value(title: str, second: str) -> None:
    assert classes(title=title, second=second) == []
    assert classes(title=title, second=second, fifth="B") == [("88,75: B", "A / Sangat Baik")]
    assert classes(title=title, second=second, third="C") == [("84,50: C", "B / Baik")]


@pytest.mark.parametrize(
    ("title", "second"),
    [
        ("Nilai per Unsur SKM", "Responden"),
        ("Hasil Panen per Petak", "Nilai Konversi"),
    ],
)
def test_no_other_figures_before_a_class_are_values_of_a_survey(title: str, second: str) -> None:
    assert classes(title=title, second=second, fifth="B") == []


def test_values_on_a_scale_of_four_are_none_of_the_law() -> None:
    text = ELEMENTS.format(title="Nilai SKM", first="Bobot", second="Nilai Unsur", third="B", fifth="B")
    for value in ("88,00", "87,25", "84,50", "98,75", "88,75"):
        text = text.replace(value, "3,10")
    assert told(text, AuditRule.SCALE) == []


def sentence_classes(sentence: str) -> list[tuple[str, str]]:
    report = (
        f"LAPORAN KINERJA BALAI UJI TAHUN 2031\n\n3.5 Kepuasan\n\nSurvei dilakukan dua kali.\n{sentence}\n"
    )
    return [(printed, computed) for _, printed, computed in told(report, AuditRule.SCALE)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nilainya 85,95 lalu 87,35; rata-rata setahun 86,65 dan masuk mutu {letter}.",
        "Pada semester I tercatat 84,10, pada semester II 86,65 sehingga berada pada mutu {letter}.",
        "Dari 83,20 kini 86,65 (mutu {letter}).",
    ],
)
def test_a_class_is_of_the_value_right_before_it(sentence: str) -> None:
    assert sentence_classes(sentence.format(letter="B")) == []
    assert sentence_classes(sentence.format(letter="A")) == [("86,65: A", "B / Baik")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nilainya 85,95 lalu 87,35; tahun depan kami berharap mutu A.",
        "Ada 95 responden dan 86 masukan, mutu A menjadi cita-cita bersama.",
        "Kayu dengan kadar air 14,20 dan berat 86,65 termasuk kelas A.",
    ],
)
def test_a_class_of_no_value_is_passed(sentence: str) -> None:
    assert sentence_classes(sentence) == []


YEARS = """
LAPORAN KINERJA BALAI UJI TAHUN 2031

Tabel 3.7 Survei Kepuasan per Unsur

No | Unsur | Tahun 2030 |  | Tahun 2031 |
 |  | Rata-rata | {head} | Rata-rata | {head}
1 | Persyaratan | 3,40 | 85,00 | 3,60 | 90,00
2 | Prosedur | 3,20 | 80,00 | 3,56 | 89,00
3 | Waktu | 3,00 | 75,00 | 3,48 | 87,00
4 | Biaya | 3,44 | 86,00 | 3,64 | 91,00
Rata-rata |  | 3,26 | 81,50 | 3,57 | 89,25
Mutu Pelayanan |  | {before} |  | {now} |
"""


def test_a_grade_spans_the_mean_answer_and_the_index_that_it_is_of() -> None:
    right = YEARS.format(head="Nilai Indeks", before="B", now="A")
    assert told(right, AuditRule.SCALE) == []
    for before, now, said in (("B", "B", "89,25: B"), ("A", "A", "81,50: A")):
        found = told(YEARS.format(head="Nilai Indeks", before=before, now=now), AuditRule.SCALE)
        assert [printed for _, printed, _ in found] == [said]


def test_a_grade_beside_figures_that_are_no_indices_is_of_none_of_them() -> None:
    assert told(YEARS.format(head="Responden", before="A", now="B"), AuditRule.SCALE) == []
