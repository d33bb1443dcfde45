"""Numbers of sections, tables, points and rows, and lists of contents beside the body."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule


def numbers(text: str) -> list[tuple[int, str, str]]:
    return told(text, AuditRule.NUMBERING)


def test_a_section_that_jumps_is_told_and_those_below_it_are_not() -> None:
    text = """
BAB III AKUNTABILITAS
3.1 Capaian
3.1.1 Pengukuran
3.1.4 Penghargaan
3.1.5 Inovasi
3.2 Keuangan
"""
    assert numbers(text) == [(4, "3.1.4", "3.1.2")]


def test_a_section_of_a_parent_that_is_not_there_follows_the_one_before() -> None:
    text = """
BAB III AKUNTABILITAS
3.1 Capaian
3.2 Keuangan
3.2.1 Anggaran
3.3.1 Efisiensi
"""
    assert numbers(text) == [(5, "3.3.1", "3.2.2")]


def test_sections_may_begin_anew_in_each_chapter_unless_they_bear_its_number() -> None:
    anew = "BAB I UMUM\n1.1 Tugas\n1.2 Fungsi\nBAB II RENCANA\n1.1 Visi\n1.2 Misi\n"
    own = "BAB I UMUM\n1.1 Tugas\n1.2 Isu\n1.3 Staf\n1.4 Aset\nBAB II ASAS\n2.1 Visi\n1.2 Misi\n2.3 Tujuan\n"
    assert numbers(anew) == []
    assert numbers(own) == [(8, "1.2", "2.2")]


def test_letters_go_on_after_letters_below_them() -> None:
    text = "BAB I UMUM\nA. Tugas\nB. Susunan\nA. Bagan\nB. Uraian\nC. Isu\nE. Sistematika\n"
    assert numbers(text) == [(7, "E", "D")]


@pytest.mark.parametrize(
    ("number", "expected"), [("3.2", "3.3"), ("3.4", "3.3"), ("3.3", None)], ids=["again", "jump", "right"]
)
def test_tables_are_numbered_in_order_also_with_the_title_below_and_within_sections(
    number: str, expected: str | None
) -> None:
    text = f"""
Tabel 3.1
Ringkasan Kinerja
Tujuan | Target
Mutu | 3,3

Tabel 3.2
Rincian Kinerja
Tujuan | Target
Mutu | 3,3

Tabel 3.2.1
Rincian Pertama
Tujuan | Target
Mutu | 3,3

Tabel. {number}
Realisasi Anggaran
Program | Pagu
Penunjang | 300
"""
    assert numbers(text) == ([] if expected is None else [(16, number, expected)])


def test_a_table_whose_title_was_not_read_leaves_no_gap() -> None:
    text = """
Tabel 2.1 Sasaran
Tujuan | Target
Mutu | 3,3

Tabel 2.2 memuat rincian lengkap dari seluruh sasaran di atas.

Tabel 2.3 Anggaran
Program | Pagu
Penunjang | 300
"""
    assert numbers(text) == []


def test_points_of_a_list_that_repeat_or_leave_out_a_number_are_told() -> None:
    text = "Langkah:\n1. Menambah petugas;\n2. Menambah loket;\n2. Menambah mobil;\n4. Menambah jam.\n"
    assert numbers(text) == [(4, "2", "3")]


def test_rows_of_a_tree_run_on_below_their_parents() -> None:
    rows = [
        "I | Program Penunjang",
        "1 | Kegiatan Umum",
        "1 | Gaji",
        "2 | Meja",
        "2 | Kegiatan Aset",
        "3 | Mobil",
    ]
    text = "\n".join(["No | Uraian | Pagu", *(f"{row} | 100" for row in rows), "5 | Kursi | 100"])
    assert numbers(text) == [(8, "5", "4")]


def test_a_number_of_a_row_that_is_printed_twice_is_told_but_not_that_of_a_row_in_two_parts() -> None:
    rows = [
        "1. | Sekretariat | 7",
        "2. | Bidang Satu | 3",
        "3. | Arsiparis | 1",
        "3. | Honorer | 12",
        "5. | Lain | 2",
    ]
    assert numbers("\n".join(["No | Unit | Jumlah", *rows])) == [(5, "3", "4")]
    parts = ["1 | Sekretariat | 7", "2 | Bidang Satu | 3", "2 | Bidang Satu | 4", "3 | Lain | 12"]
    assert numbers("\n".join(["No | Unit | Jumlah", *parts])) == []


def test_numbers_with_points_run_below_each_parent() -> None:
    rows = ["I.1 | Satu", "I.1.1 | Dua", "I.1.2 | Tiga", "I.2 | Empat", "II.1 | Lima", "II.1.2 | Enam"]
    text = "\n".join(["No | Uraian | Pagu", *(f"{row} | 100" for row in rows)])
    assert numbers(text) == [(7, "II.1.2", "II.1.1")]


LISTED = """
DAFTAR TABEL
{entries}

BAB II RENCANA

Tabel 2.1 Target Kinerja Dinas Tahun 2021
Tujuan | Target
Mutu | 3,3

Tabel 2.2 Anggaran Dinas Kab. Melati
Program | Pagu
Penunjang | 300
"""


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2.1 Target Kinerja Dinas Tahun 2021", "2.2 Anggaran Dinas Kabupaten Melati", []),
        ("2.1 Target Kinerja Dinas Tahun 2019", "2.2 Anggaran Dinas Kabupaten Melati", [2]),
        ("2.1 Target Kinerja Dinas Tahun 2021", "2.3 Anggaran Dinas Kabupaten Melati", [3]),
        ("2.1 Target Kinreja Dinas Tahun 2021", "2.2 Anggaran Dinas Kabupaten Melati", [2]),
    ],
    ids=["same", "year", "number", "misspelt"],
)
def test_lines_of_a_list_of_tables_are_held_against_the_tables(
    first: str, second: str, expected: list[int]
) -> None:
    entries = f"Tabel {first}\t7\nTabel {second}\t9"
    assert [line for line, _, _ in numbers(LISTED.format(entries=entries))] == expected


def test_a_page_between_two_others_is_not_less_than_the_one_before() -> None:
    text = "DAFTAR ISI\n1.1 Latar Belakang\t11\n1.2 Dasar Hukum\t2\n1.3 Tujuan\t13\n"
    assert [(line, computed) for line, _, computed in numbers(text)] == [(3, "11 sampai 13")]


def test_a_page_between_two_that_are_the_same_is_told_once() -> None:
    text = "DAFTAR ISI\n1.1 Latar Belakang\t7\n1.2 Dasar Hukum\t17\n1.3 Tujuan\t7\n"
    assert [(line, computed) for line, _, computed in numbers(text)] == [(3, "7")]


@pytest.mark.parametrize(
    ("marks", "wrong"),
    [(["1", "2", "3", "4"], []), (["1", "3", "2", "4"], [3, 4]), (["2029", "2031", "2030", "2032"], [3, 4])],
    ids=["right", "rows", "years"],
)
def test_two_rows_in_each_others_place_are_told(marks: list[str], wrong: list[int]) -> None:
    rows = [f"{mark} | Unit {mark} | {place + 7}" for place, mark in enumerate(marks)]
    assert [line for line, _, _ in numbers("\n".join(["No | Unit | Jumlah", *rows]))] == wrong


def test_a_row_printed_again_with_its_number_is_told() -> None:
    rows = ["1 | Dermaga | 7", "2 | Alur | 3", "2 | Alur | 3", "3 | Rambu | 1", "4 | Kapal | 2"]
    assert numbers("\n".join(["No | Unit | Jumlah", *rows])) == [(4, "2", "3")]


def test_tables_of_appendices_are_numbered_within_them() -> None:
    titled = [("1", "Dermaga"), ("2", "Alur"), ("2", "Rambu"), ("4", "Kapal")]
    tables = (f"Tabel L2.{number} Rincian {name}\n\nUnit | Jumlah\n{name} | 7" for number, name in titled)
    text = "\n\n".join(tables)
    assert [(printed, expected) for _, printed, expected in numbers(text)] == [("L2.2", "L2.3")]


def test_a_section_with_another_year_than_its_line_in_the_contents_is_told() -> None:
    text = (
        "DAFTAR ISI\nB Perjanjian Kinerja Tahun 2031\t7\n\nBAB II RENCANA\n\nB Perjanjian Kinerja Tahun {}\n"
    )
    assert numbers(text.format(2031)) == []
    assert [line for line, _, _ in numbers(text.format(2030))] == [2]


def test_a_row_printed_in_the_place_of_another_is_told_once_in_a_tree() -> None:
    rows = [
        "1 | Kegiatan Umum",
        "1 | Gaji",
        "2 | Meja",
        "2 | Meja",
        "3 | Kursi",
        "3 | Kegiatan Aset",
        "4 | Mobil",
    ]
    text = "\n".join(["No | Uraian | Pagu", *(f"{row} | 100" for row in rows)])
    assert [line for line, _, _ in numbers(text)] == [5]


@pytest.mark.parametrize("word", ["Pelayanan", "Penyelenggaraan"])
def test_nothing_is_told_where_most_titles_are_rows_taken_for_titles(word: str) -> None:
    sections = [f"{a}.{b} {word} {c}" for c in "ABC" for a, b in ((4, 2), (1, 3), (2, 1), (5, 4))]
    text = "\n\n".join(["BAB III AKUNTABILITAS", *sections])
    assert numbers(text) == []


@pytest.mark.parametrize(("caption", "told_of"), [("", 0), ("Tabel 2.1 Rincian Kegiatan\n", 1)])
def test_first_row_of_a_table_that_may_go_on_with_another_bears_any_number(
    caption: str, told_of: int
) -> None:
    rows = "\n".join(f"1.{n} | Kegiatan {n} | {n}0 dokumen" for n in (2, 3, 4, 5))
    text = f"{caption}No. | Kegiatan | Target\n{rows}\n".replace(" | ", "\t")
    assert len(numbers(text)) == told_of
