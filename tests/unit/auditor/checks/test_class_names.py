"""Each class of a scale has a name of its own, and a letter goes with the name of its class."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

SURVEY = """
Tabel 1 Nilai Persepsi, Interval dan Mutu Pelayanan

Nilai Persepsi | Nilai Interval | Mutu Pelayanan | Kinerja Unit Pelayanan
1 | 25,00 - 64,99 | D | Tidak Baik
2 | 65,00 - 76,60 | C | {c}
3 | 76,61 - 88,30 | B | {b}
4 | 88,31 - 100,00 | A | Sangat Baik

{text}
"""
RANKS = """
Tabel 1 Skala Penilaian Dermaga

No | Interval nilai | Kategori
1 | 90,01 - 100,00 | Sangat Tinggi
2 | 75,01 - 90,00 | Tinggi
3 | 65,01 - 75,00 | {third}
4 | 0,00 - 65,00 | Rendah
"""


@pytest.mark.parametrize(
    ("c", "b", "found"),
    [
        ("Kurang Baik", "Baik", []),
        ("Baik", "Baik", [(5, "65,00 - 76,60: Baik", "Kurang Baik")]),
        ("Kurang Baik", "Kurang Baik", [(6, "76,61 - 88,30: Kurang Baik", "Baik")]),
        ("Sangat Baik", "Baik", [(5, "65,00 - 76,60: Sangat Baik", "Kurang Baik")]),
    ],
)
def test_of_two_classes_with_one_name_the_law_tells_which_is_wrong(
    c: str, b: str, found: list[tuple[int, str, str]]
) -> None:
    assert told(SURVEY.format(c=c, b=b, text=""), AuditRule.LABEL) == found


@pytest.mark.parametrize(
    ("third", "found"),
    [("Sedang", []), ("Tinggi", [(6, "65,01 - 75,00: Tinggi", "nama kelas ini sendiri")])],
)
def test_of_two_classes_of_another_scale_the_later_one_is_told(
    third: str, found: list[tuple[int, str, str]]
) -> None:
    assert told(RANKS.format(third=third), AuditRule.LABEL) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mutu layanan berada pada kategori A (Sangat Baik).", []),
        ("Mutu layanan berada pada kategori A (Baik).", [(9, "A (Baik)", "A (Sangat Baik)")]),
        ("Indeks termasuk mutu C (Kurang Baik).", []),
        ("Indeks termasuk mutu C (Tidak Baik).", [(9, "C (Tidak Baik)", "C (Kurang Baik)")]),
        ("Laporan memperoleh predikat A (Memuaskan).", []),
        ("Kapal memperoleh kelas B (Barang Umum).", []),
        ("Kategori B terdiri atas kapal (Baik).", []),
    ],
)
def test_a_letter_goes_with_the_name_of_its_class(text: str, found: list[tuple[int, str, str]]) -> None:
    assert told(SURVEY.format(c="Kurang Baik", b="Baik", text=text), AuditRule.LABEL) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Survei kepuasan nelayan menempatkan layanan pada mutu B (Baik).", []),
        (
            "Survei kepuasan nelayan menempatkan layanan pada mutu B (Sangat Baik).",
            [(1, "B (Sangat Baik)", "B (Baik)")],
        ),
    ],
)
def test_without_a_printed_scale_that_of_the_law_tells(text: str, found: list[tuple[int, str, str]]) -> None:
    assert told(text, AuditRule.LABEL) == found


@pytest.mark.parametrize(
    ("phrase", "right"),
    [
        ("Indeks 86,95 sehingga memperoleh B ({})", "Baik"),
        ("Hasil survei 91,20 dengan kualitas A ({})", "Sangat Baik"),
        ("Kinerja unit tergolong C ({})", "Kurang Baik"),
    ],
)
def test_a_letter_needs_no_word_for_class_before_it(phrase: str, right: str) -> None:
    letter = phrase[phrase.index("(") - 2]
    for name in ("Sangat Baik", "Baik", "Kurang Baik", "Tidak Baik"):
        found = told(
            SURVEY.format(c="Kurang Baik", b="Baik", text=phrase.format(name) + "."), AuditRule.LABEL
        )
        assert found == ([] if name == right else [(9, f"{letter} ({name})", f"{letter} ({right})")])


@pytest.mark.parametrize(
    "phrase", ["Blok B (Utara)", "Vitamin A (Retinol)", "kelas XB (Baik)", "12.B (Baik)"]
)
def test_a_letter_beside_other_names_is_no_class(phrase: str) -> None:
    text = f"Pembinaan di {phrase} selesai."
    assert told(SURVEY.format(c="Kurang Baik", b="Baik", text=text), AuditRule.LABEL) == []


LADDER = """
Tabel 3.1 Skala Peringkat Kinerja

No | Interval | Peringkat
1 | 90,01 - 100,00 | {}
2 | 75,01 - 90,00 | {}
3 | 65,01 - 75,00 | {}
4 | 50,01 - 65,00 | {}
5 | 0,00 - 50,00 | {}
"""
NAMES = ["Sangat Tinggi", "Tinggi", "Sedang", "Rendah", "Sangat Rendah"]


@pytest.mark.parametrize(
    ("place", "wrong", "line", "right"),
    [
        (1, "Rendah", 5, "Tinggi"),
        (1, "Sangat Tinggi", 5, "Tinggi"),
        (3, "Tinggi", 7, "Rendah"),
        (3, "Sangat Rendah", 7, "Rendah"),
    ],
)
def test_of_two_classes_with_one_name_that_out_of_order_is_wrong(
    place: int, wrong: str, line: int, right: str
) -> None:
    names = [*NAMES]
    names[place] = wrong
    assert told(LADDER.format(*NAMES), AuditRule.LABEL) == []
    found = [(at, computed) for at, _, computed in told(LADDER.format(*names), AuditRule.LABEL)]
    assert found == [(line, right)]


def test_of_names_in_no_known_order_the_later_one_is_told() -> None:
    names = ["Emas", "Perak", "Perunggu", "Perak", "Besi"]
    assert [at for at, _, _ in told(LADDER.format(*names), AuditRule.LABEL)] == [7]
