"""Numbers of chapters, sections, letters, tables, figures and points of lists, in invented reports."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.auditor.checks.numbering import read_numeral
from capaian.domain.audit import AuditRule

Told = list[tuple[int, str, str]]


def numbers(text: str) -> Told:
    return told(text, AuditRule.NUMBERING)


CHAPTER_TITLES = ("PENDAHULUAN", "PERENCANAAN KINERJA", "AKUNTABILITAS KINERJA", "PENUTUP", "LAMPIRAN")
SECTION_TITLES = ("Latar Belakang", "Tugas Pokok", "Susunan Organisasi", "Isu Strategis", "Sistematika")


@pytest.mark.parametrize(
    ("numerals", "expected"),
    [
        ("I II III IV", []),
        ("I II III IV V", []),
        ("II III IV", []),
        ("1 2 3 4", []),
        ("I II IV", [(3, "IV", "bab ke-3")]),
        ("I III IV", [(2, "III", "bab ke-2")]),
        ("I II II IV", [(3, "II", "bab ke-3"), (4, "IV", "bab ke-3")]),
        ("I II III V", [(4, "V", "bab ke-4")]),
        ("I II III VI", [(4, "VI", "bab ke-4")]),
        ("1 2 4", [(3, "4", "bab ke-3")]),
        ("1 3 4", [(2, "3", "bab ke-2")]),
    ],
)
def test_each_chapter_follows_the_one_before(numerals: str, expected: Told) -> None:
    chapters = zip(numerals.split(), CHAPTER_TITLES, strict=False)
    assert numbers("\n".join(f"BAB {numeral} {title}" for numeral, title in chapters)) == expected


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("I", 1), ("II", 2), ("III", 3), ("IV", 4), ("V", 5), ("VI", 6), ("VIII", 8), ("IX", 9), ("X", 10),
        ("XI", 11), ("XIV", 14), ("XIX", 19), ("XL", 40), ("XLIX", 49), ("L", 50), ("7", 7), ("12", 12),
        ("", 0), ("A", 0), ("IA", 0), ("Q", 0),
    ],
)  # fmt: skip
def test_a_numeral_is_read(numeral: str, value: int) -> None:
    assert read_numeral(numeral) == value


def sections(chapter: str, own: Sequence[str]) -> str:
    titles = [SECTION_TITLES[place % len(SECTION_TITLES)] for place in range(len(own))]
    lines = [f"{number} {title}" for number, title in zip(own, titles, strict=True)]
    return "\n".join([f"BAB {chapter} RUANG LINGKUP", *lines])


@pytest.mark.parametrize(
    ("chapter", "own", "expected"),
    [
        ("I", "1.1 1.2 1.3 1.4", []),
        ("II", "2.1 2.2 2.3", []),
        ("IV", "4.1 4.2 4.3 4.4 4.5", []),
        ("III", "3.1 3.1.1 3.1.2 3.2 3.2.1 3.2.2", []),
        ("III", "3.1 3.1.1 3.1.1.1 3.1.1.2 3.1.2 3.2", []),
        ("II", "2.1 2.1.1 2.2 2.3 2.3.1", []),
        ("I", "1.1 1.3 1.4", [(3, "1.3", "1.2")]),
        ("I", "1.1 1.2 1.2 1.4", [(4, "1.2", "1.3")]),
        ("II", "2.1 2.2 2.4", [(4, "2.4", "2.3")]),
        ("III", "3.1 3.1.1 3.1.3 3.2", [(4, "3.1.3", "3.1.2")]),
        ("III", "3.1 3.2 3.2.1 3.2.1 3.3", [(5, "3.2.1", "3.2.2")]),
        ("III", "3.1 3.2 3.2.2 3.3", [(4, "3.2.2", "3.2.1")]),
        ("III", "3.1 3.1.1 3.1.1.1 3.1.1.3 3.1.2", [(5, "3.1.1.3", "3.1.1.2")]),
        ("IV", "4.1 4.2 4.3 4.5 4.6", [(5, "4.5", "4.4")]),
    ],
)
def test_each_section_is_the_next_of_its_parent(chapter: str, own: str, expected: Told) -> None:
    assert numbers(sections(chapter, own.split())) == expected


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ("A B C", []),
        ("A B C D E F", []),
        ("A C D", [(3, "C", "B")]),
        ("A B D", [(4, "D", "C")]),
        ("A B C E F", [(5, "E", "D")]),
        ("A B A B C", []),
    ],
)
def test_letters_of_a_chapter_run_on(letters: str, expected: Told) -> None:
    lines = [f"{letter}. {title}" for letter, title in zip(letters.split(), SECTION_TITLES * 2, strict=False)]
    assert numbers("\n".join(["BAB I GAMBARAN UMUM", *lines])) == expected


WORDS = (
    "Perahu Nelayan",
    "Dermaga Rakyat",
    "Rambu Sungai",
    "Muatan Kayu",
    "Penumpang Lanjut",
    "Tambatan Hulu",
)


def tables(own: Sequence[str], word: str = "Tabel") -> str:
    return "\n".join(
        f"{word} {number} {title}\n\nUraian | Pagu\n{title} | 300\n"
        for number, title in zip(own, WORDS, strict=False)
    )


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("1 2 3 4", []),
        ("2.1 2.2 2.3", []),
        ("1.1 2.1 2.2 3.1", []),
        ("3.1 3.2 3.2.1 3.3", []),
        ("1 2 4", [(11, "4", "3")]),
        ("1 2 2 4", [(11, "2", "3")]),
        ("1 1 3", [(6, "1", "2")]),
        ("2.1 2.3 2.4", [(6, "2.3", "2.2")]),
        ("1.1 2.1 2.1 2.3", [(11, "2.1", "2.2")]),
        ("3.1 3.2 3.4", [(11, "3.4", "3.3")]),
        ("3.1 3.2 3.5 3.4", [(11, "3.5", "3.3")]),
    ],
)
def test_tables_are_numbered_in_order(own: str, expected: Told) -> None:
    assert numbers(tables(own.split())) == expected


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("1 2 3", []),
        ("2.1 2.2 3.1", []),
        ("1 3 4", [(3, "3", "2")]),
        ("1 2 2", [(5, "2", "3")]),
        ("2.1 2.2 2.2", [(5, "2.2", "2.3")]),
    ],
)
def test_figures_are_numbered_apart_from_tables(own: str, expected: Told) -> None:
    text = "\n".join(f"Gambar {number} {title}\n" for number, title in zip(own.split(), WORDS, strict=False))
    assert numbers(text) == expected
    behind = tables(["1", "2"])
    assert numbers(text + "\n" + behind) == expected


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ("1. 2. 3. 4.", []),
        ("a. b. c. d.", []),
        ("1) 2) 3)", []),
        ("a) b) c)", []),
        ("1. 2. 4. 5.", [(4, "4", "3")]),
        ("1. 2. 2. 4.", [(4, "2", "3")]),
        ("1. 3. 4.", [(3, "3", "2")]),
        ("a. b. d. e.", [(4, "d", "c")]),
        ("a. b. b. d.", [(4, "b", "c")]),
        ("1) 2) 4) 5)", [(4, "4", "3")]),
    ],
)
def test_points_of_a_list_run_on(marks: str, expected: Told) -> None:
    things = ("Menambah perahu", "Menambah rambu", "Menambah loket", "Menambah petugas", "Menambah jam")
    points = [f"{mark} {thing};" for mark, thing in zip(marks.split(), things, strict=False)]
    found = numbers("\n".join(["Langkah dinas:", *points]))
    assert [(line, printed.strip(".)"), expect.strip(".)")) for line, printed, expect in found] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Dasar hukum adalah Undang-Undang Nomor 5 Tahun 2030 Pasal 3 ayat 1 dan Pasal 9 ayat 4.",
        "Surat diterima pada 12.3.2031 di ruang 4.2 lantai 2.",
        "Sebagaimana Tabel 3 dan Gambar 7 pada laporan sebelumnya, mutu membaik.",
        "Uraian | Pagu\n3.1 Dermaga | 300\n3.4 Rambu | 200\n",
        "Jalan Melati Nomor 4\nJalan Mawar Nomor 9\nJalan Dahlia Nomor 2\n",
        "Rapat dimulai pukul 08.30.\nRapat selesai pukul 11.45.\n",
    ],
    ids=["law", "date", "references", "cells", "addresses", "hours"],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert numbers(text) == []


ROWS = ("Perahu", "Dermaga", "Rambu", "Muatan", "Tambatan", "Menara")


@pytest.mark.parametrize("head", ["No | Uraian | Pagu", "Nomor | Barang | Harga", "No. | Item | Amount"])
@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("1 2 3 4 5 6", []),
        ("1. 2. 3. 4. 5. 6.", []),
        ("1 2 3 5 6 7", [(5, "5", "4")]),
        ("1 2 4 5 6 7", [(4, "4", "3")]),
        ("1 2 3 3 5 6", [(5, "3", "4")]),
        ("1 2 3 4 4 6", [(6, "4", "5")]),
        ("1 2 3 4 5 7", [(7, "7", "6")]),
    ],
)
def test_rows_are_numbered_in_order(head: str, own: str, expected: Told) -> None:
    rows = [f"{number} | {thing} | 300" for number, thing in zip(own.split(), ROWS, strict=True)]
    assert numbers("\n".join([head, *rows])) == expected


CONTENTS = """
DAFTAR ISI

BAB I PENDAHULUAN ........ 1
1.1 Latar Belakang ........ 1
1.2 {listed} ........ 2
BAB II PENUTUP ........ 4
2.1 Simpulan ........ 4

BAB I PENDAHULUAN

1.1 Latar Belakang

Pelabuhan melayani warga di tepi sungai.

1.2 Tugas Pokok

Dinas bertugas merawat dermaga.

BAB II PENUTUP

2.1 Simpulan

Layanan membaik.
"""


def test_a_list_of_contents_that_agrees_is_counted_and_not_told() -> None:
    text = CONTENTS.format(listed="Tugas Pokok")
    assert numbers(text) == []
    assert audited(text).claims[AuditRule.NUMBERING] > 0


@pytest.mark.parametrize("moved", ["1.3", "1.4"])
def test_a_section_with_another_number_than_in_the_list_is_told(moved: str) -> None:
    text = CONTENTS.format(listed="Tugas Pokok").replace("\n1.2 Tugas Pokok\n", f"\n{moved} Tugas Pokok\n")
    assert any(printed == moved for _, printed, _ in numbers(text))


@pytest.mark.parametrize("rows", [45, 400])
def test_a_row_printed_again_and_again_opens_no_more_sequences(rows: int) -> None:
    """Each copy once doubled those that were open: 45 rows took all memory."""
    assert told("\n".join([" | ".join(["12"] * 6)] * rows), AuditRule.NUMBERING) == []
