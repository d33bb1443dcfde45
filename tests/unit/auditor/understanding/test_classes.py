"""Class tables: intervals in many writings, scales of achievement and of surveys, what lies in a class."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.auditor.reports import read

from capaian.auditor.understanding.classes import PrintedClass, Scale, find_scales, plain_name, read_range

Range = tuple[str | None, str | None, bool, bool, int]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("91-100", ("91", "100", True, True, 0)),
        ("91 - 100", ("91", "100", True, True, 0)),
        ("91 \u2013 100", ("91", "100", True, True, 0)),
        ("91% - 100%", ("91", "100", True, True, 0)),
        ("91 s/d 100", ("91", "100", True, True, 0)),
        ("91 s.d. 100", ("91", "100", True, True, 0)),
        ("91 sampai dengan 100", ("91", "100", True, True, 0)),
        ("91 sampai 100", ("91", "100", True, True, 0)),
        ("antara 91 dan 100", ("91", "100", True, True, 0)),
        ("65,00 - 76,60", ("65.00", "76.60", True, True, 2)),
        ("65.00 - 76.60", ("65.00", "76.60", True, True, 2)),
        ("3,0644 - 3,532", ("3.0644", "3.532", True, True, 4)),
        ("76 < 90", ("76", "90", True, False, 0)),
        ("76 \u2264 90", ("76", "90", True, True, 0)),
        ("(76 - 90)", ("76", "90", True, True, 0)),
        ("\u2265 91", ("91", None, True, True, 0)),
        (">= 91", ("91", None, True, True, 0)),
        ("> 100", ("100", None, False, True, 0)),
        ("lebih dari 100", ("100", None, False, True, 0)),
        ("di atas 100", ("100", None, False, True, 0)),
        ("91 ke atas", ("91", None, True, True, 0)),
        ("\u2264 50", (None, "50", True, True, 0)),
        ("<= 50%", (None, "50", True, True, 0)),
        ("< 50", (None, "50", True, False, 0)),
        ("kurang dari 50", (None, "50", True, False, 0)),
        ("di bawah 50", (None, "50", True, False, 0)),
        ("50 ke bawah", (None, "50", True, True, 0)),
        ("&lt; 50", (None, "50", True, False, 0)),
        ("$\\geq 91\\%$", ("91", None, True, True, 0)),
        ("$76 \\leq 90$", ("76", "90", True, True, 0)),
    ],
)
def test_intervals_in_many_writings(text: str, expected: Range) -> None:
    low, high, has_low, has_high, decimals = expected
    bounds = (None if low is None else Decimal(low), None if high is None else Decimal(high))
    assert read_range(text) == (*bounds, has_low, has_high, decimals)


@pytest.mark.parametrize(
    "text",
    [
        "", "-", "12", "91%", "2021-2026", "2021 s/d 2026", "100 - 91", "50 - 50", "1 - 2 - 3", "Tinggi",
        "A - B", "tahun 12 - 15 lahir", "12 orang", "1. Tinggi",
    ],
)  # fmt: skip
def test_what_is_no_interval(text: str) -> None:
    assert read_range(text) is None


GRADES = """
Tabel 2.1 Skala Nilai Capaian

No | Interval | Kriteria
1 | 91 - 100 | Sangat Tinggi
2 | 76 - 90 | Tinggi
3 | 66 - 75 | Sedang
4 | 51 - 65 | Rendah
5 | \u2264 50 | Sangat Rendah
"""
SURVEY = """
Table 4 Mutu Pelayanan

Mutu | Nilai Interval Konversi | Nilai Interval | Kinerja Unit Pelayanan
D | 25.00 - 64.99 | 1.00 - 2.5996 | Tidak Baik
C | 65.00 - 76.60 | 2.60 - 3.064 | Kurang Baik
B | 76.61 - 88.30 | 3.0644 - 3.532 | Baik
A | 88.31 - 100.00 | 3.5324 - 4.00 | Sangat Baik
"""
LIST = """
Capaian dinilai menurut skala berikut.

a. 85 - 100 = Memuaskan
b. 70 - 84 = Cukup memuaskan
c. 55 - 69 = Kurang memuaskan
d. < 55 = Tidak memuaskan
"""


def scales(text: str) -> tuple[Scale, ...]:
    return find_scales(read(text).document)


def test_a_table_of_classes_is_a_scale_from_the_lowest_up() -> None:
    (scale,) = scales(GRADES)
    assert [known.names[-1] for known in scale.classes] == [
        "sangat rendah",
        "rendah",
        "sedang",
        "tinggi",
        "sangat tinggi",
    ]
    assert (scale.name, scale.is_survey, scale.top) == ("Tabel 2.1", False, Decimal(100))
    assert [known.line for known in scale.classes] == [8, 7, 6, 5, 4]


def test_a_survey_has_a_scale_for_each_column_of_intervals() -> None:
    found = scales(SURVEY)
    assert [scale.top for scale in found] == [Decimal("100.00"), Decimal("4.00")]
    assert all(scale.is_survey for scale in found)
    assert found[0].names >= {"a", "sangat baik", "d", "tidak baik"}


def test_a_list_of_classes_is_a_scale() -> None:
    (scale,) = scales(LIST)
    assert scale.name == "skala pada baris 3"
    assert [known.names for known in scale.classes] == [
        ("tidak memuaskan",),
        ("kurang memuaskan",),
        ("cukup memuaskan",),
        ("memuaskan",),
    ]


@pytest.mark.parametrize(
    ("text", "value", "names"),
    [
        (GRADES, "100", ["sangat tinggi"]),
        (GRADES, "91", ["sangat tinggi"]),
        (GRADES, "90.5", ["tinggi", "sangat tinggi"]),
        (GRADES, "90", ["tinggi"]),
        (GRADES, "50", ["sangat rendah"]),
        (GRADES, "0", ["sangat rendah"]),
        (GRADES, "112", ["sangat tinggi"]),
        (LIST, "54.99", ["tidak memuaskan"]),
        (LIST, "55", ["kurang memuaskan"]),
        (LIST, "69.4", ["kurang memuaskan", "cukup memuaskan"]),
        (LIST, "200", ["memuaskan"]),
        (SURVEY, "88.30", ["baik"]),
        (SURVEY, "88.31", ["sangat baik"]),
        (SURVEY, "20", ["tidak baik"]),
    ],
)
def test_the_classes_that_a_value_may_have(text: str, value: str, names: list[str]) -> None:
    scale = scales(text)[0]
    assert [known.names[-1] for known in scale.classes_of(Decimal(value))] == names


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        (GRADES, "87", True),
        (GRADES, "150", True),
        (GRADES, "3.4", False),
        (GRADES, "0", True),
        (GRADES, "900000", False),
        (SURVEY, "84.4", True),
        (SURVEY, "3.38", False),
    ],
)
def test_values_of_another_scale_are_told_apart(text: str, value: str, expected: bool) -> None:
    assert scales(text)[0].is_of(Decimal(value)) is expected


@pytest.mark.parametrize(
    "text",
    [
        "Tabel 1 Umur\n\nUmur | Pria | Wanita\n0 - 4 | 310 | 298\n5 - 9 | 405 | 377\n10 - 14 | 298 | 301\n",
        "Tabel 1 Renstra\n\nPeriode | Nama\n2011-2015 | Satu\n2016-2020 | Dua\n2021-2025 | Tiga\n",
        "Tabel 1 Jam\n\nHari | Jam\nSenin | 8 - 16\nSelasa | 8 - 16\nRabu | 8 - 16\n",
        "Tabel 1 Nilai\n\nInterval | Kriteria\n91 - 100 | Tinggi\n0 - 90 | Rendah\n",
        "Tabel 1 Harga\n\nBarang | Harga\nBeras | 12.000\nGaram | 3.000\nGula | 14.000\n",
    ],
    ids=["ages", "years", "same-names", "two-classes", "prices"],
)
def test_tables_that_are_no_scale(text: str) -> None:
    assert scales(text) == ()


@pytest.mark.parametrize(
    ("has_low", "has_high", "inside", "outside"),
    [
        (True, True, ("10", "15", "20"), ("9.99", "20.01")),
        (False, True, ("10.01", "20"), ("10", "20.01")),
        (True, False, ("10", "19.99"), ("9.99", "20")),
        (False, False, ("10.01", "19.99"), ("10", "20")),
    ],
)
def test_bounds_belong_to_a_class_or_do_not(
    has_low: bool, has_high: bool, inside: tuple[str, ...], outside: tuple[str, ...]
) -> None:
    known = PrintedClass(1, "10-20", Decimal(10), Decimal(20), has_low, has_high, ("sedang",), 0)
    assert all(known.holds(Decimal(value)) for value in inside)
    assert not any(known.holds(Decimal(value)) for value in outside)


@pytest.mark.parametrize(
    ("text", "name"),
    [(" **Sangat Tinggi** ", "sangat tinggi"), ("B (Baik)", "b baik"), ("1.", ""), ("A/B", "a b")],
)
def test_plain_names_of_classes(text: str, name: str) -> None:
    assert plain_name(text) == name


@pytest.mark.parametrize(
    ("title", "head", "is_scale"),
    [
        ("Jam Layanan", "Hari | Jam", False),
        ("Isi Laporan", "Bagian | Halaman", False),
        ("Skala Peringkat", "Hari | Jam", True),
        ("Rekapitulasi", "Predikat | Rentang Nilai", True),
    ],
)
def test_intervals_of_hours_and_pages_are_no_scale(title: str, head: str, is_scale: bool) -> None:
    rows = "Senin | 8 - 12\nSelasa | 13 - 16\nRabu | 18 - 20\n"
    found = find_scales(read(f"Tabel 1 {title}\n\n{head}\n{rows}").document)
    assert bool(found) is is_scale


APPLIED = """Tabel 4 Skala nilai peringkat

Kelas | Menurut peraturan | Yang diterapkan | Kategori
I | 91-100 | 91,00 ke atas | Sangat Tinggi
II | 76-90 | 76,00 sampai di bawah 91,00 | Tinggi
III | 51-75 | 51,00 sampai di bawah 76,00 | Sedang
IV | <= 50 | di bawah 51,00 | Rendah
"""
SWAPPED = """Tabel 9 Predikat capaian

Nilai yang dipakai | Predikat | Nilai dalam pedoman
80,0 - <= 150,0 | Baik | 80 - 150
60,0 hingga kurang dari 80,0 | Cukup | 60 - 79
kurang dari 60,0 | Kurang | < 60
"""


@pytest.mark.parametrize(
    ("text", "lows", "bounds_of_second"),
    [
        (APPLIED, [None, "51.00", "76.00", "91.00"], ("51.00", "76.00", True, False)),
        (SWAPPED, [None, "60.0", "80.0"], ("60.0", "80.0", True, False)),
    ],
)
def test_of_two_columns_of_bounds_those_that_are_applied_count(
    text: str, lows: list[str | None], bounds_of_second: tuple[str, str, bool, bool]
) -> None:
    (scale,) = scales(text)
    assert [known.low for known in scale.classes] == [low and Decimal(low) for low in lows]
    second = scale.classes[1]
    low, high, *has = bounds_of_second
    assert (second.low, second.high, second.has_low, second.has_high) == (Decimal(low), Decimal(high), *has)


def test_another_scale_beside_the_first_is_a_scale_of_its_own() -> None:
    other = APPLIED.replace("76,00 sampai di bawah 91,00", "80,00 sampai di bawah 91,00")
    assert len(scales(other)) == 2


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("100% atau lebih", (100, None, True, True)),
        ("100% atau lebih tinggi", (100, None, True, True)),
        ("100% dan di atasnya", (100, None, True, True)),
        ("minimal 100%", (100, None, True, True)),
        ("sekurang-kurangnya 90", (90, None, True, True)),
        ("paling sedikit 90%", (90, None, True, True)),
        ("lebih dari atau sama dengan 100%", (100, None, True, True)),
        ("sama dengan atau lebih dari 100%", (100, None, True, True)),
        ("90 persen atau lebih", (90, None, True, True)),
        ("75% atau kurang", (None, 75, True, True)),
        ("50% atau di bawahnya", (None, 50, True, True)),
        ("kurang dari atau sama dengan 50%", (None, 50, True, True)),
        ("kurang dari 60 persen", (None, 60, True, False)),
        ("80 persen sampai dengan kurang dari 100 persen", (80, 100, True, False)),
        ("antara 80 dan 90", (80, 90, True, True)),
    ],
)
def test_bounds_in_words(text: str, bounds: tuple[int | None, int | None, bool, bool]) -> None:
    read = read_range(text)
    assert read is not None
    assert read[:4] == bounds


@pytest.mark.parametrize("text", ["100%", "mencapai 100% lebih", "lebih dari 5 orang", "3 atau 4"])
def test_words_that_bound_nothing(text: str) -> None:
    assert read_range(text) is None
