"""Lists against bodies, units, marks of numbers and years in reports of other words, orders and styles."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

# --- lists of contents -------------------------------------------------------------------------------------

BOOK = """
LAPORAN KINERJA TAHUN 2031

DAFTAR TABEL

Tabel 1 {first} {pages[0]}
Tabel 2 Keadaan Dermaga Rakyat {pages[1]}
Tabel {third} Belanja Pengerukan Alur {pages[2]}

BAB I UMUM

Tabel 1 Keadaan Kapal Patroli

Nama | Unit
Satu | 3
Dua | 4

Tabel 2 Keadaan Dermaga Rakyat

Nama | Unit
Tiga | 5
Empat | 6

Tabel 3 Belanja Pengerukan Alur

Nama | Unit
Lima | 7
Enam | 8
"""
PAGES = ("5", "7", "9")


def book(first: str = "Keadaan Kapal Patroli", third: str = "3", pages: tuple[str, ...] = PAGES) -> str:
    return BOOK.format(first=first, third=third, pages=[f"\t{page}" for page in pages])


def numbering(text: str) -> list[tuple[int, str, Level]]:
    found = [f for f in audited(text).findings if f.rule is AuditRule.NUMBERING]
    return [(finding.line, finding.computed, finding.level) for finding in found]


def test_a_list_that_agrees_with_the_body() -> None:
    assert numbering(book()) == []
    assert audited(book()).claims[AuditRule.NUMBERING] >= 6


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (book(first="Keadaan Kapal Patrolli"), (5, "Keadaan Kapal Patroli", Level.NOTE)),
        (book(first="Susunan Regu Penyelamat"), (5, "Keadaan Kapal Patroli", Level.WARNING)),
        (book(third="4"), (7, "3", Level.WARNING)),
        (book(pages=("5", "17", "9")), (6, "5 sampai 9", Level.WARNING)),
    ],
    ids=["misspelt", "other-title", "renumbered", "page"],
)
def test_a_list_that_differs_from_the_body(text: str, expected: tuple[int, str, Level]) -> None:
    assert expected in numbering(text)


# --- units and marks ---------------------------------------------------------------------------------------

PORT = """
Tabel 1 Cakupan

Indikator | Target 2030 | Target 2031 | Realisasi 2030 | Realisasi 2031
Kapal yang tiba tepat waktu | 94,00% | 95,00% | 93,10% | {}
Muatan yang tercatat lengkap | 90,00% | 92,00% | 90,40% | 91,20%
"""
PARK = """
Table 1 Garden

Hasil 2031 | Rencana 2031 | Hasil 2030 | Rencana 2030 | Indikator taman
{} | 75.00% | 70.10% | 70.00% | Pohon yang dirawat berkala
61.20% | 60.00% | 58.90% | 60.00% | Bangku taman yang utuh
"""


@pytest.mark.parametrize(
    ("text", "right", "wrong", "line"),
    [(PORT, "94,31%", "94,31", 4), (PARK, "74.20%", "74.20", 4)],
)
def test_a_sign_lost_among_its_sisters_is_noted(text: str, right: str, wrong: str, line: int) -> None:
    assert told(text.format(right), AuditRule.UNIT) == []
    assert (line, wrong, right) in told(text.format(wrong), AuditRule.UNIT)


def test_an_index_on_two_scales_in_one_row() -> None:
    text = (
        "Tabel 1 Survei\n\nIndikator | Target 2031 | Realisasi 2031\n"
        "Indeks kepuasan penumpang | 3,40 | {}\nIndeks keselamatan | 80,00 | 84,00\n"
    )
    assert told(text.format("3,38"), AuditRule.UNIT) == []
    ((line, _, computed),) = told(text.format("84,50"), AuditRule.UNIT)
    assert (line, computed) == (4, "satu skala")


MONEY = """
Tabel 1 Belanja

Uraian | Pagu (Rp) | Belanja (Rp)
Pengerukan alur | {} | 1.810.000.000
Perawatan suar | 2.500.000.000 | 2.480.000.000
Pelatihan nakhoda | 1.300.000.000 | 1.240.000.000
"""


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("1.900.000.000", []),
        ("1.900.000000", ["1.900.000.000"]),
        ("19.00.000.000", ["1.900.000.000"]),
        ("1900.000.000", ["1.900.000.000"]),
        ("1.900..000.000", ["1.900.000.000"]),
    ],
)
def test_marks_of_thousands(printed: str, expected: list[str]) -> None:
    found = told(MONEY.format(printed), AuditRule.FORMAT)
    assert [computed for _, _, computed in found] == expected


@pytest.mark.parametrize(
    ("sentence", "computed"),
    [
        ("Belanja Rp 1.810.000.000 dari pagu.", []),
        ("Belanja Rp 1.810.000000 dari pagu.", ["1.810.000.000"]),
        ("Pasal 1.2.3 dan butir 4.5.6 berlaku.", []),
    ],
)
def test_marks_of_money_in_sentences(sentence: str, computed: list[str]) -> None:
    assert [value for _, _, value in told(sentence, AuditRule.FORMAT)] == computed


# --- years -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "printed"),
    [
        ("Penyusunan Laporan Kinerja Dinas Tahun 2031 dimulai.", []),
        ("Penyusunan Laporan Kinerja Dinas Tahun 2029 dimulai.", ["2029"]),
        ("Dengan tersusunnya LKjIP tahun 2028 dinas bersyukur.", ["2028"]),
        ("Renstra Dinas 2029-2033 menjadi acuan.", []),
        ("Renstra Dinas 2019-2023 menjadi acuan.", ["2019-2023"]),
        ("Sejak Renstra Dinas 2019-2023 caranya tetap.", []),
        ("Hasil tahun 203 dicatat.", ["Tahun 203"]),
        ("Hasil tahun 20311.", ["Tahun 20311"]),
        ("Undang-Undang Nomor 24 Tahun 2013 berlaku.", []),
    ],
)
def test_years_of_sentences(sentence: str, printed: list[str]) -> None:
    text = f"LAPORAN KINERJA DINAS TAMAN TAHUN 2031\n\n{sentence}\n"
    assert [found for _, found, _ in told(text, AuditRule.YEAR)] == printed


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        (("2028", "2029", "2030", "2031"), []),
        (("2031", "2030", "2029", "2028"), []),
        (("2028", "2029", "2029", "2031"), ["2028, 2029, 2030, 2031"]),
        (("2028", "2019", "2030", "2031"), ["2028, 2029, 2030, 2031"]),
        (("2021", "2025", "2028", "2031"), []),
    ],
)
def test_years_at_the_heads_of_columns_run(years: tuple[str, ...], expected: list[str]) -> None:
    head = " | ".join(("Uraian", *years))
    text = (
        f"LAPORAN TAHUN 2031\n\nTabel 1 Hasil\n\n{head}\nPohon | 11 | 12 | 13 | 15\nBangku | 4 | 5 | 6 | 9\n"
    )
    assert [computed for _, _, computed in told(text, AuditRule.YEAR)] == expected
