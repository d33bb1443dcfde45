"""Titles of tables copied from another table, numbers with a dash, and quotients of heads with units."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.issue import Level

_Found = list[tuple[str, str, str]]


def said(text: str) -> _Found:
    """Return rule, printed and computed of what is wrong or doubtful in a text."""
    found = audited(text).findings
    return [(f.rule.value, f.printed, f.computed) for f in found if f.level is not Level.NOTE]


LISTED = """
LAPORAN KINERJA
TAHUN 2033

DAFTAR TABEL
Tabel {0}1 Sampel Air Menurut Kecamatan Tahun 2033 ........ 1
Tabel {0}2 Sampel Air Menurut {1} Tahun 2033 ........ 2
Tabel {0}3 Sampel Air Menurut Parameter Tahun 2033 ........ 3

BAB I PENDAHULUAN

Tabel {0}1 Sampel Air Menurut Kecamatan Tahun 2033

Kecamatan | Sampel
Melati | 12
Mawar | 17

Tabel {0}2 Sampel Air Menurut {2} Tahun 2033

Tempat | Sampel
Sumur | 21
Sungai | 8

Tabel {0}3 Sampel Air Menurut {3} Tahun 2033

Parameter | Sampel
Bakteri | 9
Besi | 20
"""
DASHED = ["1.", "I.", "I-", "III-", "2-"]


@pytest.mark.parametrize("number", DASHED)
def test_a_title_that_another_table_bears_is_told_where_it_stands(number: str) -> None:
    text = LISTED.format(number, "Sumber Air", "Parameter", "Parameter")
    wrong, right = "Sampel Air Menurut Parameter Tahun 2033", "Sampel Air Menurut Sumber Air Tahun 2033"
    assert ("label", wrong, right) in said(text)


@pytest.mark.parametrize("number", DASHED)
def test_titles_as_the_list_has_them_are_right(number: str) -> None:
    assert said(LISTED.format(number, "Sumber Air", "Sumber Air", "Parameter")) == []


@pytest.mark.parametrize(
    ("listed", "own", "rules"),
    [
        ("Sumber Air", "Asal Contoh", ["numbering"]),
        ("Parametre", "Parameter", []),
        ("Parameter", "Parameter", []),
    ],
)
def test_a_title_of_its_own_or_one_spelt_otherwise_is_no_copied_one(
    listed: str, own: str, rules: list[str]
) -> None:
    found = said(LISTED.format("1.", listed, own, "Parameter"))
    assert [rule for rule, _, _ in found] == rules


@pytest.mark.parametrize("number", ["II-", "1."])
def test_a_doubled_number_is_held_against_its_list_and_its_neighbours(number: str) -> None:
    text = LISTED.format(number, "Sumber Air", "Sumber Air", "Parameter")
    title = "Tabel {}{} Sampel Air Menurut Parameter Tahun 2033\n\n"
    wrong = text.replace(title.format(number, 3), title.format(number, 2))
    assert said(wrong) == [("numbering", f"{number}2", f"{number}3")]
    (doubled,) = (each for each in audited(wrong).findings if each.root is None)
    listed = {each.printed: each.root for each in audited(wrong).findings if each.stays}
    assert listed == {f"{number}3 Sampel Air Menurut Parameter Tahun 2033": doubled.id}


QUOTIENTS = """
Tabel 1 Penyaluran Bantuan Tahun 2033

Daerah | Penerima ({0}) | Bantuan ({1}) | Bantuan per Penerima ({2})
Melati | 1.042 | 8,40 | {3}
Dahlia | 1.714 | 14,25 | {4}
Seruni | 1.263 | 11,60 | {5}
Kenanga | 1.108 | 9,35 | {6}
Cempaka | 1.391 | 10,50 | {7}
"""
IN_THOUSANDS = ("8,06", "8,31", "9,18", "8,44", "7,55")


@pytest.mark.parametrize(
    ("part", "quotient"), [("ton", "kg"), ("kg", "gram"), ("km", "meter"), ("ribu rupiah", "rupiah")]
)
def test_a_quotient_in_a_smaller_unit_is_so_many_times_its_part(part: str, quotient: str) -> None:
    heads = ("jiwa", part, quotient)
    assert said(QUOTIENTS.format(*heads, *IN_THOUSANDS)) == []
    wrong = [*IN_THOUSANDS[:2], "9,81", *IN_THOUSANDS[3:]]
    assert said(QUOTIENTS.format(*heads, *wrong)) == [("ratio", "9,81", "9,18")]


def test_heads_of_units_that_are_not_of_one_quantity_tell_nothing() -> None:
    wrong = [*IN_THOUSANDS[:2], "9,81", *IN_THOUSANDS[3:]]
    assert said(QUOTIENTS.format("jiwa", "paket", "kg", *wrong)) == []


EFFICIENCY = """
Tabel 1 Efisiensi Menurut Sasaran Tahun 2033

Sasaran | {0} (%) | {1} (%) | {2}
Melati | 96,84 | 96,27 | {3}
Dahlia | 94,95 | 101,19 | 1,07
Seruni | 90,10 | 104,33 | 1,16
"""


@pytest.mark.parametrize(
    "heads",
    [
        ("Daya Serap", "Rata-rata Tingkat Pencapaian", "Rasio Efisiensi"),
        ("Penyerapan Anggaran", "Capaian Kinerja", "Indeks Efisiensi"),
        ("Serapan", "Capaian", "Efisiensi"),
    ],
)
def test_an_efficiency_may_be_a_quotient_of_what_was_reached_and_spent(heads: tuple[str, ...]) -> None:
    assert said(EFFICIENCY.format(*heads, "0,99")) == []
    assert [(rule, printed) for rule, printed, _ in said(EFFICIENCY.format(*heads, "1,10"))] == [
        ("efisiensi", "1,10")
    ]


INDICES = """
LAPORAN KINERJA
TAHUN 2033

BAB I HASIL

Tabel 1 Penilaian Pengguna Pasar Tahun 2033

No | Unsur | Indeks
1 | Persyaratan pasar | 84,00
2 | Pengaduan pengguna pasar | 81,75
3 | Sarana pasar | 84,75

Indeks pengguna pasar sebesar 83,50, {0} tahun 2032.
"""


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("naik 1,75 dari 81,75 pada", False),
        ("meningkat 1,75 poin dari nilai 81,75 pada", False),
        ("sedangkan pengaduan pengguna pasar 81,75 pada", True),
    ],
)
def test_what_something_rose_from_is_of_an_earlier_year(words: str, is_told: bool) -> None:
    assert ("year" in [rule for rule, _, _ in said(INDICES.format(words))]) is is_told


LEADING = """
LAPORAN KINERJA
TAHUN 2033

BAB I HASIL

{0}
Tabel 1 Kecamatan Rawan Banjir Tahun 2033

Kecamatan | Jumlah Desa Rawan
Melati | 14
Mawar | 11
"""


@pytest.mark.parametrize(
    ("paragraph", "is_told"),
    [
        ("Dari 70 desa, 25 desa rawan banjir. Pada tahun 2032 jumlah desa rawan 27 desa.", False),
        ("Terdapat 25 desa rawan banjir. Sepanjang tahun 2032 ada 27 desa rawan di kecamatan.", False),
        ("Desa rawan banjir menurut kecamatan tahun 2032 disajikan sebagai berikut.", True),
    ],
)
def test_a_sentence_that_looks_back_leads_to_no_table(paragraph: str, is_told: bool) -> None:
    assert ("year" in [rule for rule, _, _ in said(LEADING.format(paragraph))]) is is_told
