"""Scales that sentences and notes tell, and the columns of classes that are of them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.auditor.reports import audited, read

from capaian.auditor.understanding.told_scales import told_scales

FOUR = [("kurang", None), ("cukup", 55), ("baik", 70), ("sangat baik", 85)]


SAID = """
Kategori: Sangat Baik (85 ke atas), Baik (70 - 84,99), Cukup (55 - 69,99), Kurang (di bawah 55).
Predikat: Sangat Baik (85 atau lebih), Baik (70 sampai kurang dari 85), Cukup (55 hingga < 70), Kurang (< 55).
Kelas: Sangat Baik bila nilai 85 ke atas; Baik bila 70 s/d 84; Cukup bila 55 s/d 69; Kurang bila < 55.
Kategori Sangat Baik untuk nilai minimal 85, Baik untuk 70 - 84, Cukup untuk 55 - 69, Kurang untuk < 55.
Keterangan: Sangat Baik = 85-100, Baik = 70-84, Cukup = 55-69, Kurang = < 55.
Keterangan: 85-100 = Sangat Baik, 70-84 = Baik, 55-69 = Cukup, < 55 = Kurang.
Nilai 85 ke atas masuk kategori Sangat Baik, 70 sampai 84 Baik, 55 sampai 69 Cukup, di bawah 55 Kurang.
Kriteria: \u201cSangat Baik\u201d (85% - 100%), Baik (70% - 84%), Cukup (55% - 69%), Kurang (< 55%).
"""


@pytest.mark.parametrize("said", SAID.strip().splitlines())
def test_classes_of_a_sentence(said: str) -> None:
    (scale,) = told_scales(read(f"\nBAB I PENDAHULUAN\n\n{said}\n").document)
    assert [(known.names[0], known.low) for known in scale.classes] == [
        (name, None if low is None else Decimal(low)) for name, low in FOUR
    ]


@pytest.mark.parametrize(
    "said",
    [
        "Kategori Baik (70 - 84,99) dicapai 4 dari 9 unit.",
        "Kelas peserta: Muara (12 - 15), Rawa (30 - 40), dan Bukit (80 ke atas).",
        "Kategori peserta: Muara (2021-2023), Rawa (2024-2026), dan Bukit (2027-2030).",
        "Predikat Baik dicapai dengan nilai 84, Cukup dengan 71, dan Kurang dengan 52.",
    ],
)
def test_intervals_that_make_no_scale(said: str) -> None:
    assert told_scales(read(f"\nBAB I PENDAHULUAN\n\n{said}\n").document) == ()


REPORT = """
LAPORAN KINERJA TAHUN 2031

Kategori: Sangat Baik (85 ke atas), Baik (70 - 84,99), Cukup (55 - 69,99), dan Kurang (di bawah 55).

Tabel 3.1 Nilai Pengawasan Tahun 2031

No | Unit | {between}Nilai | Kategori
1 | Rawa Jaya | {x}88,40 | Sangat Baik
2 | Muara | {x}84,60 | Baik
3 | Lembah | {x}68,75 | {third}
4 | Bukit | {x}57,25 | Cukup
5 | Danau | {x}48,30 | Kurang
 | Rata-rata | {x}69,46 | {mean}
"""


def scales(third: str, *, report: str = REPORT, mean: str = "Cukup", between: str = "") -> list[object]:
    text = report.format(third=third, mean=mean, between=between, x="12 | " if between else "")
    return [(f.rule.value, f.printed, f.computed) for f in audited(text).findings]


def test_a_class_beside_its_figure_is_held_against_the_scale() -> None:
    assert scales("Cukup") == []
    assert scales("Baik") == [("scale", "68,75: Baik", "Cukup")]
    assert scales("Cukup", mean="Baik") == [("scale", "69,46: Baik", "Cukup")]
    assert scales("Baik", between="Berkas | ") == [("scale", "68,75: Baik", "Cukup")]


@pytest.mark.parametrize("other", ["Tinggi", "Memadai"])
def test_classes_that_the_scale_does_not_have_are_of_another(other: str) -> None:
    assert scales(other) == []


def test_two_classes_off_are_of_another_scale() -> None:
    assert scales("Baik", report=REPORT.replace("57,25 | Cukup", "57,25 | Baik")) == []


def test_where_two_columns_have_the_classes_it_is_of_the_one_that_fits() -> None:
    """Of the marks before and after the revision one column is off by one class, the other by none."""
    twice = REPORT.replace("{between}Nilai", "Nilai Awal | Nilai").replace("{x}68,75", "71,00 | 68,75")
    twice = twice.replace("{x}69,46", "69,91 | 69,46")
    for mark in ("88,40", "84,60", "57,25", "48,30"):
        twice = twice.replace("{x}" + mark, f"{mark} | {mark}")
    assert scales("Cukup", report=twice) == scales("Baik", report=twice) == []


ONE_CLASS = """
LAPORAN KINERJA TAHUN 2031

Predikat capaian: Sangat Baik (100% atau lebih), Baik (85% sampai dengan kurang dari 100%), dan Kurang (kurang
dari 85%).

Tabel 3.1 Capaian Indikator Tahun 2031

No | Indikator | Target | Realisasi | Capaian | {head}
1 | Persentase rambu terpasang | 28,00 | 29,40 | 105,00% | Sangat Baik
2 | Persentase marka jalan | 12,50 | 13,10 | 104,80% | Sangat Baik
3 | Persentase lampu jalan | 75,00 | 75,60 | 100,80% | Sangat Baik
4 | Persentase angkutan laik | 55,00 | 51,70 | 94,00% | {word}
"""


@pytest.mark.parametrize(
    ("word", "expected"), [("Baik", []), ("Kurang", [("scale", "94,00: Kurang", "Baik")]), ("Rendah", [])]
)
def test_an_achievement_is_of_the_scale_though_all_others_are_of_one_class(
    word: str, expected: list[object]
) -> None:
    text = ONE_CLASS.format(word=word, head="Predikat")
    assert [(f.rule.value, f.printed, f.computed) for f in audited(text).findings] == expected


MORE_WORDS = (
    (
        "Predikat capaian: Sangat Baik (capaian 100% ke atas), Baik (75% sampai dengan 99,99%),"
        " Cukup (55% sampai dengan 74,99%) dan Kurang (di bawah 55%)."
    ),
    (
        "Capaian dinyatakan Sangat Baik bila 100% atau lebih, Baik bila 75% - 99,99%, Cukup"
        " bila 55% - 74,99%, dan Kurang bila di bawah 55%."
    ),
    "Penilaian: >= 100% Sangat Baik, 75% - 99,99% Baik, 55% - 74,99% Cukup, < 55% Kurang.",
    (
        "Kategori capaian: minimal 100% Sangat Baik; 75% sampai kurang dari 100% Baik; 55%"
        " sampai kurang dari 75% Cukup; kurang dari 55% Kurang."
    ),
    (
        "Kategori:\n- 100% atau lebih : Sangat Baik\n- 75% sampai dengan kurang dari 100% :"
        " Baik\n- 55% sampai dengan kurang dari 75% : Cukup\n- kurang dari 55% : Kurang"
    ),
    (
        "Kategori:\n- minimal 100% = Sangat Baik\n- 75% hingga kurang dari 100% = Baik\n- 55%"
        " hingga kurang dari 75% = Cukup\n- di bawah 55% = Kurang"
    ),
    (
        "Kategori:\n1. Lebih dari atau sama dengan 100% : Sangat Baik\n2. 75% sampai dengan"
        " 99,99% : Baik\n3. 55% sampai dengan 74,99% : Cukup\n4. 54,99% atau kurang : Kurang"
    ),
)
NOTED = """
LAPORAN KINERJA TAHUN 2031

{said}

Tabel 3.1 Capaian Indikator Tahun 2031

Indikator | Target | Realisasi | % Capaian | Keterangan
Arsip tertata | 82,00 | 83,33 | 101,62 | Sangat Baik
Arsip rapi | 90,00 | 89,47 | 99,41 | {word}
Maturitas arsip | 3,400 | 3,514 | 103,35 | Sangat Baik
Program arsip | 100,00 | 100,57 | 100,57 | Sangat Baik
Nilai arsip | 80,00 | 82,47 | 103,09 | Sangat Baik
"""


@pytest.mark.parametrize("said", MORE_WORDS)
@pytest.mark.parametrize(
    ("word", "expected"),
    [("Baik", []), ("Kurang", ["Baik"]), ("Cukup", ["Baik"]), ("Sangat Baik", ["Baik"]), ("Memadai", [])],
)
def test_remarks_right_behind_achievements_are_their_classes(
    said: str, word: str, expected: list[str]
) -> None:
    found = audited(NOTED.format(said=said, word=word)).findings
    assert [f.computed for f in found] == expected


@pytest.mark.parametrize(
    "said",
    [
        "Kondisi jalan: Baik (75% ke atas), Sedang (55% sampai dengan 74,99%), dan Rusak (di bawah 55%).",
        "Kelas arsip: Utama (100 ke atas), Madya (75 - 99), Muda (di bawah 75).",
    ],
)
def test_remarks_are_no_classes_of_the_scale_of_other_things(said: str) -> None:
    assert audited(NOTED.format(said=said, word="Kurang")).findings == ()


RIVERS = """
LAPORAN KINERJA TAHUN 2031

{said}

Tabel 3.4 Beban Sungai Tahun 2031

No | Sungai | Debit | Beban | Rasio | {head}
1 | Kali Wungu | 4.000 | 1.240 | 0,31 | B
2 | Kali Jambe | 3.200 | 704 | 0,22 | A
3 | Kali Putat | 2.500 | 1.675 | 0,67 | {third}
4 | Kali Sapen | 1.900 | 684 | 0,36 | B
"""
LETTERS = "{} ditetapkan A (0,00-0,25), B (0,26-0,50), C (0,51-0,75) dan F (0,76-1,00)."


@pytest.mark.parametrize("head", ["Tingkat Risiko", "Peringkat", "Golongan"])
def test_letters_set_in_a_sentence_are_the_classes_of_a_column(head: str) -> None:
    said = LETTERS.format(head)
    assert not audited(RIVERS.format(said=said, head=head, third="C")).findings
    (found,) = audited(RIVERS.format(said=said, head=head, third="F")).findings
    assert (found.printed, found.computed) == ("0,67: F", "C")


def test_letters_of_another_thing_than_the_ratios_are_not_held_against_them() -> None:
    others = RIVERS.replace("0,22 | A", "0,22 | C")
    said = LETTERS.format("Tingkat pelayanan")
    assert not audited(others.format(said=said, head="Zona", third="F")).findings
