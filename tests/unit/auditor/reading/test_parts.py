"""Parts of reading: lines of text, points of lists, number styles, heads, words of pages, drawn tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capaian.auditor.printed.document import Line
from capaian.auditor.printed.number import NumberStyle
from capaian.auditor.reading.align import Kind, align_rows, kind_of
from capaian.auditor.reading.blanks import part_columns
from capaian.auditor.reading.cells import join_words, split_cells
from capaian.auditor.reading.grids import find_grids, find_spans
from capaian.auditor.reading.heads import is_band, is_body, is_quantity, split_head
from capaian.auditor.reading.lists import ListReader, match_item
from capaian.auditor.reading.numbering import write_letter
from capaian.auditor.reading.page import Ruling, TextRow, Word, join_texts, read_rows
from capaian.auditor.reading.paragraphs import Paragraph, is_continued, read_formulas, read_sentences
from capaian.auditor.reading.style import find_style, find_style_of_rows
from capaian.auditor.reading.text import read_lines

INDONESIAN, ENGLISH = NumberStyle.INDONESIAN, NumberStyle.ENGLISH

# --- lines -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("satu", [("satu",)]),
        ("satu\ndua", [("satu",), ("dua",)]),
        ("satu\r\ndua\rtiga", [("satu",), ("dua",), ("tiga",)]),
        ("a\tb\t", [("a", "b", "")]),
        ("<b>tebal</b> biasa", [("tebal biasa",)]),
        ("**tebal**\t__miring__", [("tebal", "miring")]),
        ("**dua baris\nlanjut**", [("dua baris",), ("lanjut",)]),
        ("a < b dan c > d", [("a < b dan c > d",)]),
        ("2 ** 3", [("2 ** 3",)]),
        ("x<br/>y<sup>2</sup>", [("x y2",)]),
        ("  spasi  ", [("spasi",)]),
        ("", [("",)]),
    ],
)
def test_lines_of_a_text(text: str, cells: list[tuple[str, ...]]) -> None:
    lines = read_lines(text)
    assert [line.cells for line in lines] == cells
    assert [line.number for line in lines] == [*range(1, len(cells) + 1)]


def test_pages_begin_at_form_feeds() -> None:
    assert [line.page for line in read_lines("a\n\fb\nc\n\fd")] == [1, 2, 2, 3]
    assert {line.page for line in read_lines("a\nb")} == {None}


# --- lists -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1. Kepala", ("1", "Kepala")),
        ("12) Bidang", ("12", "Bidang")),
        ("(3) Seksi", ("3", "Seksi")),
        ("a. surat", ("a", "surat")),
        ("iv. arsip", ("iv", "arsip")),
        ("A) Umum", ("A", "Umum")),
        ("- surat", ("-", "surat")),
        ("\u2022 surat", ("\u2022", "surat")),
        ("o Surat", ("o", "Surat")),
        ("- b. arsip", ("b", "arsip")),
        ("o surat kecil", None),
        ("A. Umum", None),
        ("2031. Tahun", None),
        ("1.5 juta", None),
        ("Surat", None),
        ("1.", None),
    ],
)
def test_points_of_lists(text: str, found: tuple[str, str] | None) -> None:
    assert match_item(text) == found


@pytest.mark.parametrize(
    ("points", "lists"),
    [
        (["1. a", "2. b", "3. c"], [1, 1, 1]),
        (["1. a", "- x", "- y", "2. b"], [1, 2, 2, 1]),
        (["1. a", "a. x", "b. y", "2. b", "a. z"], [1, 2, 2, 1, 3]),
        (["1. a", "1) x", "2) y", "2. b"], [1, 2, 2, 1]),
        (["i. a", "ii. b", "iii. c"], [1, 1, 1]),
        (["h. a", "i. b", "j. c"], [1, 1, 1]),
        (["1. a", "2. b", "1. c", "2. d"], [1, 1, 2, 2]),
        (["1. a", "3. b"], [1, 1]),
        (["A) a", "B) b", "1. x", "C) c"], [1, 1, 2, 1]),
    ],
)
def test_points_of_one_list(points: list[str], lists: list[int]) -> None:
    reader = ListReader()
    items = [reader.read(line, text) for line, text in enumerate(points, start=1)]
    assert [item.list_id for item in items if item is not None] == lists


def test_a_title_ends_all_lists() -> None:
    reader = ListReader()
    first = reader.read(1, "1. a")
    reader.close()
    second = reader.read(3, "2. b")
    assert first is not None
    assert second is not None
    assert first.list_id != second.list_id
    assert reader.read(4, "Hanya kata.") is None


def test_bullets_after_other_words_are_another_list() -> None:
    reader = ListReader()
    found = [reader.read(n, text) for n, text in enumerate(["- a", "- b", "Lalu.", "- c"], start=1)]
    assert [None if item is None else item.list_id for item in found] == [1, 1, None, 2]


@given(st.integers(1, 78))
def test_letters_go_on_doubled_after_z(count: int) -> None:
    text = write_letter(count)
    assert {*text} == {"abcdefghijklmnopqrstuvwxyz"[(count - 1) % 26]}
    assert len(text) == -(-count // 26)


# --- styles ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "style"),
    [
        (["Gaji\t2,5%", "Listrik\t3,75%"], INDONESIAN),
        (["Pay\t2.5%", "Power\t3.75%"], ENGLISH),
        (["1.1 Umum", "1.2 Tugas", "Sebesar 4,5 persen."], INDONESIAN),
        (["Pukul 09.30 dan pasal 4.5"], INDONESIAN),
        (["Tanpa angka"], INDONESIAN),
        (["A\t1,250.50", "B\t2,500.75", "Sebesar 4,5 dan 5,6 dan 7,8."], INDONESIAN),
    ],
)
def test_the_style_of_a_report(lines: list[str], style: NumberStyle) -> None:
    assert find_style([Line(n, tuple(text.split("\t"))) for n, text in enumerate(lines, start=1)]) is style


@pytest.mark.parametrize(
    ("rows", "otherwise", "style"),
    [
        ([("A", "1.250,50")], ENGLISH, INDONESIAN),
        ([("A", "1,250.50")], INDONESIAN, ENGLISH),
        ([("A", "92.50"), ("B", "88.10"), ("C", "70.25")], INDONESIAN, ENGLISH),
        ([("A", "92.50"), ("B", "88.10")], INDONESIAN, INDONESIAN),
        ([("A", "92.50"), ("B", "88,10"), ("C", "70.25"), ("D", "9,5")], INDONESIAN, INDONESIAN),
        ([("A", "1.250"), ("B", "2.500"), ("C", "9.148")], ENGLISH, INDONESIAN),
        ([("A", "1,250"), ("B", "2,500"), ("C", "9,148")], INDONESIAN, ENGLISH),
        ([("A", "12"), ("B", "7")], ENGLISH, ENGLISH),
        ([], ENGLISH, ENGLISH),
    ],
)
def test_the_style_of_a_table(
    rows: list[tuple[str, ...]], otherwise: NumberStyle, style: NumberStyle
) -> None:
    assert find_style_of_rows(rows, otherwise) is style


# --- heads and cells ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("12", True),
        ("12,5%", True),
        ("Rp 900.000", True),
        ("-", True),
        ("\u2013", True),
        ("3 (tiga) mitra", True),
        ("B (3,38)", True),
        ("> 90", True),
        ("2031", False),
        ("Tahun 2031", False),
        ("TW 1", False),
        ("Kapal", False),
        ("", False),
        ("12 dokumen laporan bulanan", False),
    ],
)
def test_cells_that_tell_how_much(cell: str, expected: bool) -> None:
    assert is_quantity(cell) is expected


@pytest.mark.parametrize(
    ("rows", "size"),
    [
        ([("No", "Uraian", "Unit"), ("1", "Kapal", "3")], 1),
        ([("No", "Kinerja", ""), ("", "Target", "Hasil"), ("1", "3", "4")], 2),
        ([("No", "Uraian"), ("(1)", "(2)"), ("1", "Kapal")], 2),
        ([("1", "Kapal", "3"), ("2", "Perahu", "5")], 0),
        ([("Uraian", "2030", "2031"), ("Kapal", "3", "4")], 1),
        ([("Uraian", "Unit"), ("Kelompok satu", ""), ("Kapal", "3")], 1),
        ([("Armada", "", "Pejabat"), ("Nama", "Unit", ""), ("Kapal", "3", "Nakhoda")], 2),
        ([("Armada", "", "Pejabat"), ("Kapal", "Besar", "Nakhoda"), ("Perahu", "3", "Juragan")], 1),
        ([("Armada", "Pejabat", ""), ("Kapal", "Nakhoda", ""), ("Perahu", "Juragan", "3")], 1),
    ],
    ids=["plain", "span", "counted", "none", "years", "band", "first-spans", "words-beside", "first-alone"],
)
def test_where_a_head_ends(rows: list[tuple[str, ...]], size: int) -> None:
    head, body = split_head([Line(n, cells) for n, cells in enumerate(rows, start=1)])
    assert (len(head), len(body)) == (size, len(rows) - size)


def test_rows_with_figures_and_rows_of_words_alone() -> None:
    assert is_body(Line(1, ("1", "Kapal", "")))
    assert is_body(Line(1, ("Kapal", "3")))
    assert not is_body(Line(1, ("(1)", "(2)", "(3)")))
    assert is_band(Line(1, ("Kelompok", "", "")))
    assert not is_band(Line(1, ("Kelompok", "x", "")))


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("", Kind.BLANK), ("-", Kind.DASH), ("1.", Kind.WHOLE), ("a.", Kind.MARK), ("12", Kind.WHOLE),
        ("12,5", Kind.DECIMAL), ("12,5%", Kind.PERCENT), ("900.000.000", Kind.LARGE), ("Kapal", Kind.WORDS),
    ],
)  # fmt: skip
def test_kinds_of_cells(cell: str, kind: Kind) -> None:
    assert kind_of(cell) is kind


ORDERED = [("1", "KTP", "76%", "900.000"), ("2", "KIA", "50%", "550.000"), ("3", "Akta", "90%", "950.000")]


@pytest.mark.parametrize(
    ("row", "places"),
    [
        (("4", "Pindah", "81%", "750.000"), (0, 1, 2, 3)),
        (("Rata-rata", "72%", "800.000"), (1, 2, 3)),
        (("4", "Pindah", "-", "-"), (0, 1, 2, 3)),
    ],
)
def test_cells_stand_where_cells_of_their_kind_stand(row: tuple[str, ...], places: tuple[int, ...]) -> None:
    assert align_rows([*ORDERED, row], 4)[-1] == places
    assert align_rows([*ORDERED, row], 4)[:3] == [(0, 1, 2, 3)] * 3


# --- words of pages ----------------------------------------------------------------------------------------


def word(left: float, top: float, text: str, height: float = 10) -> Word:
    return Word(left, top, left + 6 * len(text), top + height, text)


def test_words_stand_in_rows_from_the_top_and_from_the_left() -> None:
    words = [word(90, 1, "tiga"), word(0, 30, "empat"), word(0, 0, "satu"), word(40, -1, "dua")]
    assert [row.text for row in read_rows(words)] == ["satu dua tiga", "empat"]


def test_a_raised_sign_stays_in_its_row() -> None:
    assert [row.text for row in read_rows([word(0, 0, "luas"), word(26, -0.5, "2", 6)])] == ["luas 2"]


def test_gaps_part_a_row() -> None:
    row = TextRow((word(0, 0, "Kapal"), word(33, 0, "ikan"), word(120, 0, "12")))
    assert [part.text for part in row.parts()] == ["Kapal ikan", "12"]
    assert (row.left, row.right, row.top, row.bottom, row.height) == (0, 132, 0, 10, 10)
    assert [part.text for part in row.parts(wide=20)] == ["Kapal ikan 12"]


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        ("kapal", "ikan", "kapal ikan"),
        ("pelabu-", "han", "pelabuhan"),
        ("rata-", "rata", "rata-rata"),
        ("e-", "KTP", "e-KTP"),
        ("KTP-", "el", "KTP-el"),
        ("2029-", "2034", "2029-2034"),
        ("kabupaten/", "kota", "kabupaten/kota"),
        ("", "ikan", "ikan"),
        ("kapal", "", "kapal"),
    ],
)
def test_lines_joined_into_one(before: str, after: str, text: str) -> None:
    assert join_texts(before, after) == text


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["6.258.022.", "850"], "6.258.022.850"),
        (["Kapal", "ikan"], "Kapal ikan"),
        (["12", "7"], "12 7"),
        ([], ""),
    ],
)
def test_words_of_a_cell_over_several_lines(lines: list[str], text: str) -> None:
    assert join_words([word(0, 12 * n, line) for n, line in enumerate(lines)]) == text


def test_a_row_of_cells_is_one_row_unless_columns_count_on() -> None:
    names = [word(0, 0, "Kapal"), word(0, 12, "ikan")]
    assert [*split_cells([names, [word(80, 0, "5")]])] == [("Kapal ikan", "5")]
    numbered = [[word(0, 0, "1."), word(0, 12, "2.")], [word(20, 0, "Kapal"), word(20, 12, "Perahu")]]
    assert [*split_cells(numbered)] == [("1.", "Kapal"), ("2.", "Perahu")]


def rulings(xs: list[float], ys: list[float]) -> list[Ruling]:
    levels = [Ruling(xs[0], y, xs[-1], y) for y in ys]
    return levels + [Ruling(x, ys[0], x, ys[-1]) for x in xs]


def test_lines_draw_a_table() -> None:
    (grid,) = find_grids(rulings([0, 50, 100], [0, 20, 40]))
    words = [
        word(5, 5, "Kapal"),
        word(60, 5, "12"),
        word(5, 25, "Perahu"),
        word(60, 25, "7"),
        word(5, 90, "luar"),
    ]
    assert [grid.holds(one) for one in words] == [True, True, True, True, False]
    assert [cells for _, cells in grid.read(words[:4])] == [("Kapal", "12"), ("Perahu", "7")]


def test_a_cell_over_two_columns_is_one() -> None:
    lines = [Ruling(0, y, 90, y) for y in (0, 20, 40)] + [Ruling(x, 0, x, 40) for x in (0, 90)]
    (grid,) = find_grids([*lines, Ruling(30, 20, 30, 40), Ruling(60, 20, 60, 40)])
    words = [word(40, 5, "Judul"), word(2, 25, "a"), word(32, 25, "b"), word(62, 25, "c")]
    assert [cells for _, cells in grid.read(words)] == [("Judul", "", ""), ("a", "b", "c")]


@pytest.mark.parametrize(
    "lines", [rulings([0, 100], [0, 40]), [Ruling(0, 0, 100, 0)], []], ids=["frame", "line", "none"]
)
def test_a_frame_or_a_line_is_no_table(lines: list[Ruling]) -> None:
    assert find_grids(lines) == []


def test_two_tables_are_told_apart() -> None:
    lower = [Ruling(r.left, r.top + 200, r.right, r.bottom + 200) for r in rulings([0, 50, 100], [0, 20, 40])]
    assert [grid.ys[0] for grid in find_grids([*lower, *rulings([0, 30, 60], [0, 15])])] == [0, 200]


def test_pieces_of_a_line_are_one() -> None:
    pieces = [Ruling(0, 10, 40, 10), Ruling(41, 10.5, 90, 10.5), Ruling(150, 10, 180, 10)]
    assert [(span.start, span.end) for span in find_spans(pieces, is_level=True)] == [(0, 90), (150, 180)]
    assert find_spans(pieces, is_level=False) == []


# --- sentences and formulas --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Satu. Dua. Tiga.", ["Satu.", "Dua.", "Tiga."]),
        ("Kab. Contoh dan Jl. Melati No. 5. Selesai.", ["Kab. Contoh dan Jl. Melati No. 5.", "Selesai."]),
        ("Sebesar 4.500 orang. Lalu?", ["Sebesar 4.500 orang.", "Lalu?"]),
        ("Bapak Drs. Contoh hadir! Pulang.", ["Bapak Drs. Contoh hadir!", "Pulang."]),
        ("tanpa titik", ["tanpa titik"]),
        ("Naik. turun kecil", ["Naik. turun kecil"]),
    ],
)
def test_sentences_of_a_paragraph(text: str, sentences: list[str]) -> None:
    found = [*read_sentences(Paragraph((Line(3, (text,)),)), "Bagian", INDONESIAN)]
    assert [sentence.text for sentence in found] == sentences
    assert {(sentence.line, sentence.section) for sentence in found} == {(3, "Bagian")}


def test_numbers_of_a_paragraph_over_lines_keep_their_places() -> None:
    lines = (Line(3, ("Terdapat 12 kapal dan",)), Line(4, ("7 perahu. Ada 5.",)))
    found = [*read_sentences(Paragraph(lines), "", INDONESIAN)]
    spots = [(n.text, n.spot.line, n.spot.start) for s in found for n in s.numbers]
    assert spots == [("12", 3, 9), ("7", 4, 0), ("5", 4, 14)]
    assert [(sentence.line, sentence.start) for sentence in found] == [(3, 0), (4, 10)]


@pytest.mark.parametrize(
    ("text", "following", "near", "expected"),
    [
        ("terdiri dari kepala dan", "empat bidang", 9, True),
        ("terdiri dari kepala dan", "Empat bidang", 1, False),
        ("Selesai.", "empat bidang", 1, False),
        ("sebagai berikut:", "empat bidang", 1, False),
        ("x" * 80, "Empat bidang lagi", 1, True),
        ("x" * 80, "Empat bidang lagi", 2, False),
        ("X" * 80, "Empat bidang lagi", 1, False),
        ("terdiri dari", "", 1, False),
    ],
)
def test_a_line_goes_on_in_the_next(text: str, following: str, near: int, expected: bool) -> None:
    assert is_continued(Line(3, (text,)), Line(3 + near, (following,))) is expected


_SPENT = "Realisasi anggaran dana dekonsentrasi tahun ini, yakni sebesar"


@pytest.mark.parametrize(
    ("text", "following", "page", "expected"),
    [
        (_SPENT, "Rp 10.491.732.000,00 atau 94,53%.", 9, True),
        (f"{_SPENT} Rp", "10.491.732.000,00 atau 94,53%.", 9, True),
        (_SPENT, "10.491.732.000,00 atau 94,53%.", 8, False),
        (_SPENT, "10.491.732.000,00 atau 94,53%.", None, False),
        (_SPENT, "Seluruh keluaran diterima.", 9, False),
        (f"{_SPENT}:", "10.491.732.000,00", 9, False),
        (f"{_SPENT} 12", "10.491.732.000,00", 9, False),
        (_SPENT.upper(), "2016", 9, False),
        ("Realisasi menurut tahun", "2016", 9, False),
    ],
)
def test_a_sentence_goes_on_with_its_figure_on_the_next_page(
    text: str, following: str, page: int | None, expected: bool
) -> None:
    first = Line(3, (text,), 8 if page else None)
    assert is_continued(first, Line(5, (following,), page)) is expected


@pytest.mark.parametrize(
    ("text", "symbol", "numbers"),
    [
        (r"$$Q2 = \frac{5}{8} \times 100\% = 62,5\%$$", "Q2", ["5", "8", "100", "62,5"]),
        (r"Maka $IKM = 3,35 \times 25$ didapat.", "IKM", ["3,35", "25"]),
        (r"$\frac{5}{8}$", "", ["5", "8"]),
    ],
)
def test_formulas_of_a_line(text: str, symbol: str, numbers: list[str]) -> None:
    (formula,) = read_formulas(Line(7, (text,)), INDONESIAN)
    assert (formula.line, formula.symbol) == (7, symbol)
    assert [number.text for number in formula.numbers][: len(numbers)] == numbers


def test_money_signs_alone_are_no_formula() -> None:
    assert [*read_formulas(Line(1, ("Harga US$ 5 saja",)), ENGLISH)] == []


def test_names_of_columns_that_stand_close_are_parted_as_the_cells_below_them() -> None:
    head = "No   Indikator             Target   Realisasi Capaian"
    rows = [f"{number:<4} Angkutan umum         55,56    59,26     106,66" for number in range(1, 11)]
    parted = part_columns([head, *rows])
    assert parted[0] == ("No", "Indikator", "Target", "Realisasi", "Capaian")
    assert parted[2] == ("2", "Angkutan umum", "55,56", "59,26", "106,66")


def test_title_across_columns_stays_whole() -> None:
    title = "Sasaran satu: meningkatnya kualitas pelayanan"
    rows = [
        "No   Nama              Nilai",
        "1    Meja              12",
        f"   {title}",
        "2    Kursi             30",
    ]
    assert tuple(filter(None, part_columns([*rows, "3    Rak               40"])[2])) == (title,)
