"""Each figure stands under its row and heads: merged cells, open tables, heads a column off,
two pages.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from tests.unit.auditor.reports import read, table

from capaian.auditor.document.page_grids import join_pages, read_page_layout
from capaian.auditor.reading.page import Page, Ruling, Word

WIDTH, HEIGHT = 600.0, 800.0


def word(text: str, left: float, top: float) -> Word:
    return Word(left, top, left + 5.0 * len(text), top + 10, text)


def page(number: int, words: list[Word], rulings: list[Ruling]) -> Page:
    return Page(number, WIDTH, HEIGHT, tuple(words), tuple(rulings))


def level(top: float, left: float, right: float) -> Ruling:
    return Ruling(left, top, right, top + 0.5)


def upright(left: float, top: float, bottom: float) -> Ruling:
    return Ruling(left, top, left + 0.5, bottom)


def ruled(number: int, heads: bool, rows: list[tuple[str, str, str]], start: float = 100) -> Page:
    """A table of three columns; its head spans the last two, over two heads of their own."""
    lefts, height = (50.0, 250.0, 350.0, 450.0), 20.0
    words: list[Word] = []
    rulings: list[Ruling] = []
    top = start
    if heads:
        words += [
            word("Indikator", 60, top + 5),
            word("Tahun", 300, top + 5),
            word("2023", 340, top + 5),
        ]
        words += [word("Target", 260, top + 25), word("Realisasi", 360, top + 25)]
        rulings += [level(top, 50, 450), level(top + 20, 250, 450)]
        rulings += [upright(350, top + 20, top + 40)]
        rulings += [upright(left, top, top + 40) for left in (50, 250, 450)]
        top += 2 * height
    for row in rows:
        words += [
            word(text, left + 10, top + 5) for text, left in zip(row, lefts, strict=False) if text
        ]
        rulings += [level(top, 50, 450), *(upright(left, top, top + height) for left in lefts)]
        top += height
    return page(number, words, [*rulings, level(top, 50, 450)])


def test_a_head_that_spans_columns_is_above_each_of_them() -> None:
    (grid,) = join_pages(
        [read_page_layout(ruled(1, True, [("KTP", "95", "96"), ("KIA", "60", "67")]))]
    )
    assert grid.heads == (("Indikator",), ("Tahun 2023", "Target"), ("Tahun 2023", "Realisasi"))
    assert [[cell.text if cell else "" for cell in row] for row in grid.rows] == [
        ["KTP", "95", "96"],
        ["KIA", "60", "67"],
    ]


def test_a_table_goes_on_over_the_page_under_the_same_head() -> None:
    first = ruled(1, True, [("KTP", "95", "96")] * 2, start=640)
    grids = join_pages(
        [read_page_layout(first), read_page_layout(ruled(2, False, [("KIA", "60", "67")] * 3))]
    )
    assert [len(grid.rows) for grid in grids] == [5]
    assert grids[0].rows[4][2] is not None
    assert grids[0].rows[4][2].place.page == 2


@pytest.mark.parametrize(
    ("caption", "rows"), [("Tabel 3.7 (lanjutan)", [4]), ("Tabel 3.8 Lain", [2, 2]), ("", [2, 2])]
)
def test_what_is_called_the_rest_of_a_table_goes_on_with_it_wherever_its_edges_are(
    caption: str, rows: list[int]
) -> None:
    first, rest = (ruled(number, True, [("KTP", "95", "96")] * 2, start=640) for number in (1, 2))
    words = [
        word(caption, 50, 610),
        *(replace(each, left=each.left + 20, right=each.right + 20) for each in rest.words),
    ]
    rulings = [replace(each, left=each.left + 20, right=each.right + 20) for each in rest.rulings]
    grids = join_pages([*map(read_page_layout, (first, page(2, words, rulings)))])
    assert [len(grid.rows) for grid in grids] == rows


def test_figures_under_each_other_are_a_table_without_lines() -> None:
    rows = [
        ("Pajak", "1.200", "1.300"),
        ("Retribusi", "100", "90"),
        ("1. Lain", "\u2013", "7"),
        ("Sisa", "40", "50"),
    ]
    words = [
        word(text, left, 100 + 15 * at)
        for at, row in enumerate(rows)
        for text, left in zip(row, (50, 250, 350), strict=True)
    ]
    (grid,) = join_pages([read_page_layout(page(1, words, []))])
    assert [[cell.text if cell else "" for cell in row] for row in grid.rows] == [
        [*row] for row in rows
    ]


def test_level_lines_part_rows_and_white_space_columns_however_narrow() -> None:
    rows = (
        (75, {297: "Kinerja", 445: "Anggaran"}),
        (
            95,
            {
                55: "No.",
                80: "Sasaran",
                260: "Target",
                310: "Realisasi",
                430: "Pagu",
                500: "Serapan",
            },
        ),
        (107, {55: "(1)", 80: "(2)", 260: "(3)", 310: "(4)", 430: "(5)", 500: "(6)"}),
        (125, {55: "4", 80: "Terpenuhinya_permintaan_dari_data", 250: "100,00", 320: "50,00"}),
        (125, {400: "10.977.000", 515: "97,83"}),
        (137, {80: "kependudukan"}),
        (155, {55: "4.1", 80: "Tersedianya_data", 250: "100,00", 320: "100,00", 405: "6.790.000"}),
        (167, {80: "kependudukan"}),
        (200, {55: "Seluruh_angka_menurut_Dinas"}),
    )
    words = [word("Tabel", 50, 50), word("3.1", 80, 50)]
    words += [word(text, left, top) for top, row in rows for left, text in row.items()]
    lines = [level(top, 50, 550) for top in (40, 70, 120, 150)]
    (grid,) = join_pages([read_page_layout(page(1, words, [*lines, level(90, 245, 550)]))])
    assert grid.heads == (
        ("No.",),
        ("Sasaran",),
        ("Kinerja", "Target"),
        ("Kinerja", "Realisasi"),
        ("Anggaran", "Pagu"),
        ("Anggaran", "Serapan"),
    )
    assert [[cell.flat if cell else "" for cell in row] for row in grid.rows] == [
        [
            "4",
            "Terpenuhinya_permintaan_dari_data kependudukan",
            "100,00",
            "50,00",
            "10.977.000",
            "97,83",
        ],
        ["4.1", "Tersedianya_data kependudukan", "100,00", "100,00", "6.790.000", ""],
    ]


def test_text_in_two_columns_is_read_one_after_the_other() -> None:
    left = [
        word(f"kiri-{at}-semua-kata-menurut-kolom-pertama", 50, 100 + 12 * at) for at in range(6)
    ]
    right = [
        word(f"kanan-{at}-semua-kata-menurut-kolom-lain", 320, 104 + 12 * at) for at in range(6)
    ]
    lines = read_page_layout(page(1, [*left, *right], [])).lines
    assert [line.text for line in lines] == [each.text for each in (*left, *right)]
    assert [line.begins for line in lines] == [True, *[False] * 5] * 2


def test_two_lines_of_figures_are_two_rows() -> None:
    whole = ruled(1, True, [("KTP", "95", "96")])
    words = [each for each in whole.words if each.top < 140]
    words += [word(text, 60 + 100 * at, 145) for text, at in (("KTP", 0), ("75", 2), ("22", 3))]
    words += [word(text, 60 + 100 * at, 169) for text, at in (("80", 2), ("75", 3))]
    rulings = [
        each if each.top < 150 else replace(each, top=190, bottom=190.5) for each in whole.rulings
    ]
    rulings += [upright(left, 140, 190) for left in (50, 250, 350, 450)]
    (grid,) = join_pages([read_page_layout(page(1, words, rulings))])
    cells = [[cell.text if cell else "" for cell in row] for row in grid.rows]
    assert cells == [["KTP", "75", "22"], ["", "80", "75"]]


def test_heads_of_a_line_are_moved_to_the_columns_that_hold_what_they_name() -> None:
    text = table(
        "No|Indikator Kinerja|Satuan|Target|Realisasi|%|Pagu (Rp)|Realisasi (Rp)|",
        "1|Terlaksananya pelayanan|Cakupan dokumen "
        "penduduk|Dokumen|8|7|87,50|14.000.000|13.356.250",
        "2|Terlaksananya pencatatan|Cakupan dokumen sipil "
        "lain|Dokumen|10|9|90,00|24.000.000|23.356.250",
    )
    (grid,) = read(text).grids
    assert [path[-1] if path else "" for path in grid.heads][3:] == [
        "Satuan",
        "Target",
        "Realisasi",
        "%",
        "Pagu (Rp)",
        "Realisasi (Rp)",
    ]


def test_a_row_that_a_page_cuts_in_two_is_one_row() -> None:
    text = (
        "Tabel 1 Data\n\nNo\tSasaran\tTarget\n1\tTersusunnya profil\t12\n\n\n"
        "No\tSasaran\tTarget\n\tpenduduk dan proyeksi\t\n2\tTerlaksananya pelayanan\t14\n"
    )
    (grid,) = read(text).grids
    assert [row[1].flat if row[1] else "" for row in grid.rows] == [
        "Tersusunnya profil penduduk dan proyeksi",
        "Terlaksananya pelayanan",
    ]


def test_sentences_keep_the_line_of_each_figure() -> None:
    printed = read("Target sebesar 95 dan realisasi\n\nsebesar 94 tercapai tahun ini.\n")
    passage = next(each for each in printed.passages if "95" in each.text)
    places = [passage.place_at(passage.text.index(figure)).line for figure in ("95", "94")]
    assert [after - before for before, after in pairwise(places)] == [2]


def test_a_power_is_not_one_figure_of_its_parts() -> None:
    passages = read("Laporan\n\nDihitung dari 9**9**9 dan **12** dokumen.\n").passages
    assert "Dihitung dari 9**9**9 dan 12 dokumen." in [
        passage.text.strip() for passage in passages
    ]
