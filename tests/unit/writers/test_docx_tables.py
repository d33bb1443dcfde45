"""Tables: grid, heads that repeat, rules by kind of row, signs, bars, bands, spans."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.writers.docx_reader import docx_of, select, values, words
from tests.unit.writers.docx_tables import cells_of, edge, item, small
from tests.unit.writers.sample import text_paragraph
from tests.unit.writers.sample_tables import (
    budget,
    coverage,
    figure,
    long_register,
    marks,
    number,
    ranking,
    survey,
)

from capaian.documents.tree import (
    Block,
    Cell,
    Glyph,
    HeadCell,
    Inlines,
    LineBreak,
    Number,
    Row,
    RowKind,
    Signature,
    Table,
    Text,
    TextStyle,
    TraceMark,
    Width,
)
from capaian.writers.docx.measures import half_points, rule_eighths, shares, twips
from capaian.writers.docx.props import tint
from capaian.writers.theme import Token

# --- head ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "count"), [(coverage(), 1), (survey(), 2), (budget(), 2), (long_register(), 2)]
)
def test_head_and_column_numbers_repeat_and_nothing_else(table: Table, count: int) -> None:
    rows = docx_of(table).find("//w:tr")
    repeated = [bool(select(row, "w:trPr/w:tblHeader")) for row in rows]
    assert repeated == [True] * count + [False] * (len(rows) - count)


def test_no_row_breaks_over_pages() -> None:
    rows = docx_of(long_register()).find("//w:tr")
    assert len(rows) == 62
    assert all(select(row, "w:trPr/w:cantSplit") for row in rows)


def test_the_unit_stands_on_a_second_line_in_its_own_style() -> None:
    head = cells_of(docx_of(coverage()))[0]
    assert words(head[2]) == "Wajib KTP orang"
    assert values(head[2], ".//w:r[w:rPr/w:rStyle/@w:val='Satuan']/w:t/text()") == ["orang"]
    assert select(head[2], ".//w:br")


def test_a_head_of_a_unit_alone_has_no_empty_line() -> None:
    table = small(item("a", "1", ""), head=((HeadCell("Nama"), HeadCell("", "persen"), HeadCell("")),))
    head = cells_of(docx_of(table))[0]
    assert words(head[1]) == "persen"
    assert not select(head[1], ".//w:br")


def test_heads_of_two_rows_span_columns_and_rows() -> None:
    first, second = cells_of(docx_of(survey()))[:2]
    assert [words(cell) for cell in first] == ["Unit", "Unsur", "2022", "2023"]
    assert [values(cell, "w:tcPr/w:gridSpan/@w:val") for cell in first] == [[], [], ["2"], ["2"]]
    assert values(first[0], "w:tcPr/w:vMerge/@w:val") == ["restart"]
    assert [bool(select(cell, "w:tcPr/w:vMerge")) for cell in second] == [
        True,
        True,
        False,
        False,
        False,
        False,
    ]


def test_rules_of_the_head() -> None:
    first, second = cells_of(docx_of(survey()))[:2]
    assert [edge(cell, "top") for cell in first] == ["single"] * 4
    assert values(first[0], "w:tcPr/w:tcBorders/w:top/@w:sz") == ["7"]
    assert [edge(cell, "bottom") for cell in second] == ["single"] * 6
    assert values(second[3], "w:tcPr/w:tcBorders/w:bottom/@w:sz") == ["4"]
    assert [edge(cell, "bottom") for cell in first] == ["", "", "single", "single"]


def test_column_numbers_close_the_head() -> None:
    rows = cells_of(docx_of(budget()))
    assert [words(cell) for cell in rows[1]] == ["(1)", "(2)", "(3)", "(4)", "(5) = (4) ÷ (3)", ""]
    assert {edge(cell, "bottom") for cell in rows[0]} == {""}
    assert {edge(cell, "bottom") for cell in rows[1]} == {"single"}


@pytest.mark.parametrize("numbers", [("(1)",), ("(1)", "(2)", "(3)", "(4)", "(5)")])
def test_too_few_or_many_column_numbers_fit_the_columns(numbers: tuple[str, ...]) -> None:
    rows = cells_of(docx_of(small(item("a", "1", "x"), column_numbers=numbers)))
    assert [words(cell) for cell in rows[1]] == list((*numbers, "", "")[:3])


# --- rows ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "emphasis", "ground", "is_bold"),
    [
        (RowKind.ITEM, False, [], False),
        (RowKind.ITEM, True, ["FFF3D1"], True),
        (RowKind.GROUP, False, ["E9EEEE"], True),
        (RowKind.SUBTOTAL, False, [], True),
        (RowKind.TOTAL, False, [], True),
    ],
)
def test_ground_and_weight_of_rows(kind: RowKind, emphasis: bool, ground: list[str], is_bold: bool) -> None:
    cell = cells_of(docx_of(small(item("a", "1", "x", kind=kind, emphasis=emphasis))))[1][0]
    assert values(cell, "w:tcPr/w:shd/@w:fill") == ground
    assert bool(select(cell, ".//w:r/w:rPr/w:b")) == is_bold


def test_hairlines_between_items_and_none_vertical() -> None:
    paper = docx_of(small(item("a", "1", "x"), item("b", "2", "y")))
    for row in cells_of(paper)[1:]:
        assert {values(cell, "w:tcPr/w:tcBorders/w:bottom/@w:color")[0] for cell in row} == {"CBD3D6"}
    assert not paper.find("//w:tcBorders/w:left | //w:tcBorders/w:right | //w:tblBorders/*")


def test_a_tree_indents_by_level_and_only_its_column() -> None:
    table = small(
        item("I", "1", ""), item("I.1", "1", "", level=1), item("I.1.1", "1", "", level=2), indent_column=0
    )
    rows = cells_of(docx_of(table))[1:]
    assert [values(row[0], "w:p/w:pPr/w:ind/@w:left") for row in rows] == [[], ["283"], ["566"]]
    assert not any(select(row[1], "w:p/w:pPr/w:ind") for row in rows)


def test_levels_of_a_tree_differ_in_weight_rule_and_colour() -> None:
    table = small(
        item("I", "1", ""), item("I.1", "1", "", level=1), item("I.1.1", "1", "", level=2), indent_column=0
    )
    rows = cells_of(docx_of(table))[1:]
    assert [edge(row[0], "top") for row in rows] == ["single", "single", ""]
    assert [bool(select(row[0], ".//w:b")) for row in rows] == [True, False, False]
    assert [values(row[0], ".//w:r/w:rPr/w:color/@w:val") for row in rows] == [[], [], ["3F4D59"]]
    assert values(rows[0][0], "w:p/w:pPr/w:pStyle/@w:val") == ["TeksPohon"]


def test_levels_mean_nothing_without_an_indented_column() -> None:
    rows = cells_of(docx_of(small(item("a", "1", "", level=2))))[1:]
    assert not select(rows[0][0], "w:p/w:pPr/w:ind")
    assert not select(rows[0][0], ".//w:color")


def test_figures_are_right_aligned_words_left_and_spans_left() -> None:
    table = small(item("a", "1", "x"), Row((Cell((Text("lebar"),), columns=3),)))
    plain, spanned = cells_of(docx_of(table))[1:]
    assert [values(cell, "w:p/w:pPr/w:jc/@w:val") for cell in plain] == [[], ["right"], ["center"]]
    assert values(spanned[0], "w:p/w:pPr/w:jc/@w:val") == []


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        (3, [True, True, False]),
        (14, [True] * 13 + [False]),
        (15, [True] + [False] * 11 + [True, True, False]),
    ],
)
def test_small_tables_stay_on_one_page_and_large_ones_begin_with_two_rows(
    rows: int, kept: list[bool]
) -> None:
    paper = docx_of(small(*(item(str(place), "1", "x") for place in range(rows))))
    found = [all(select(cell, "w:p/w:pPr/w:keepNext") for cell in row) for row in cells_of(paper)[1:]]
    assert found == kept


@pytest.mark.parametrize("kinds", [(RowKind.GROUP, RowKind.GROUP), (RowKind.ITEM, RowKind.GROUP)])
def test_no_long_table_begins_with_two_rows_that_keep_with_the_next(kinds: tuple[RowKind, RowKind]) -> None:
    """LibreOffice 7.4 drops all rows behind them, where the third does not fit below them."""
    first = [item("G", "", "", kind=kind) for kind in kinds]
    table = small(*first, *(item(str(place), "1", "x") for place in range(20)))
    kept = [bool(select(row[0], "w:p/w:pPr/w:keepNext")) for row in cells_of(docx_of(table))[1:]]
    assert kept[:3] == [True, False, False]


def test_sums_stay_with_their_last_item_and_groups_with_their_first() -> None:
    many = [item(str(place), "1", "x") for place in range(20)]
    table = small(
        *many,
        item("G", "", "", kind=RowKind.GROUP),
        item("z", "1", ""),
        item("S", "1", "", kind=RowKind.SUBTOTAL),
    )
    kept = [bool(select(row[0], "w:p/w:pPr/w:keepNext")) for row in cells_of(docx_of(table))[1:]]
    assert kept[-4:] == [False, True, True, False]


# --- cells ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "content", "right"),
    [
        (1, (number("100,67"), Text("*")), ["-90"]),
        (1, (number("93,46"), Text("†‡")), ["-90"]),
        (1, (number("93,46"), Text(" poin")), []),
        (1, (Text("*"),), []),
        (0, (number("93,46"), Text("*")), []),
    ],
)
def test_footnote_signs_hang_beside_the_figure(
    column: int, content: tuple[Number | Text, ...], right: list[str]
) -> None:
    cells = [Cell(), Cell(), Cell()]
    cells[column] = Cell(content)
    row = cells_of(docx_of(small(Row(tuple(cells)))))[1]
    assert values(row[column], "w:p/w:pPr/w:ind/@w:right") == right


def test_first_and_last_cell_stand_flush_with_the_rules() -> None:
    row = cells_of(docx_of(coverage()))[1]
    assert values(row[0], "w:tcPr/w:tcMar/w:left/@w:w") == ["0"]
    assert values(row[-1], "w:tcPr/w:tcMar/w:right/@w:w") == ["0"]
    assert values(row[1], "w:tcPr/w:tcMar/w:left/@w:w") == []


def test_a_table_with_the_own_row_on_its_ground_keeps_space_at_the_ends() -> None:
    for row in cells_of(docx_of(ranking())):
        assert values(row[0], "w:tcPr/w:tcMar/w:left/@w:w") == []
        assert values(row[-1], "w:tcPr/w:tcMar/w:right/@w:w") == []


def test_a_band_tints_its_cell_and_adds_its_sign_only_where_there_is_none() -> None:
    given = Cell((Glyph("▽", "Rendah", 4), Text(" Rendah")), band=4)
    row = cells_of(docx_of(small(Row((given, Cell((Text("Tinggi"),), band=2), Cell())))))[1]
    assert [words(cell) for cell in row] == ["▽ Rendah", "○ Tinggi", ""]
    assert values(row[0], ".//w:rStyle/@w:val") == ["Pita4"]
    assert [bool(select(cell, "w:tcPr/w:shd")) for cell in row] == [True, True, False]


def test_the_sign_decides_the_colour_of_a_scale_with_four_bands() -> None:
    cell = Cell((Glyph("▼", "Kurang", 4), Text(" Kurang")), band=4)
    row = cells_of(docx_of(small(Row((cell, Cell(), Cell())))))[1]
    assert values(row[0], ".//w:rStyle/@w:val") == ["Pita5"]
    assert values(row[0], "w:tcPr/w:shd/@w:fill") == ["D4B9BE"]


@pytest.mark.parametrize("token", [Token.PITA_1, Token.PITA_3, Token.PITA_5])
def test_tints_are_pale_enough_for_ink(token: Token) -> None:
    fill = tint(token).split('w:fill="')[1][:6]
    assert all(int(fill[place : place + 2], 16) >= 178 for place in (0, 2, 4))


def test_lines_below_a_sign_begin_where_the_words_begin() -> None:
    cell = Cell((Glyph("●", "Sangat Tinggi", 1), Text(" Sangat Tinggi"), LineBreak(), Text("belum tercapai")))
    row = cells_of(docx_of(small(Row((cell, Cell(), Cell())))))[1]
    hanging = values(row[0], "w:p/w:pPr/w:ind/@w:hanging")
    assert hanging == values(row[0], "w:p/w:pPr/w:ind/@w:left") != []


def test_words_of_each_style_in_a_total_keep_what_sets_them_apart() -> None:
    content = (
        Text("a"),
        Text("b", TextStyle.STRONG),
        Text("c", TextStyle.EMPHASIS),
        Text("d", TextStyle.NOTE),
    )
    total = Row((Cell(content), Cell((Number("t.t.", None, "tidak ada"),)), figure("1")), RowKind.TOTAL)
    row = cells_of(docx_of(small(total)))[1]
    runs = select(row[0], ".//w:r")
    assert [values(run, "w:rPr/w:b/@w:val") or bool(select(run, "w:rPr/w:b")) for run in runs] == [
        True,
        True,
        True,
        ["0"],
    ]
    assert [bool(select(run, "w:rPr/w:i")) for run in runs] == [False, False, True, False]
    assert values(row[1], ".//w:color/@w:val") == ["5A6873"]


# --- around the table --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("width", "left", "across"),
    [(Width.TEXT, "2268", 7087), (Width.FULL, "0", 9355), (Width.LANDSCAPE, "0", 14343)],
)
def test_position_and_width(width: Width, left: str, across: int) -> None:
    paper = docx_of(replace(coverage(), width=width))
    assert values(paper.body, "//w:tblInd/@w:w") == [left]
    assert sum(map(int, values(paper.body, "//w:gridCol/@w:w"))) == across
    assert values(paper.body, "//w:tblLayout/@w:type") == ["fixed"]


def test_caption_source_notes_and_mark_in_order() -> None:
    paper = docx_of(ranking())
    styles = values(paper.body, "/w:document/w:body/w:p/w:pPr/w:pStyle/@w:val")
    assert styles == ["Caption", "Sumber", "Sumber", "Sumber"]
    assert paper.texts("Sumber")[0].startswith("Sumber: rekapitulasi")
    kept = [bool(select(one, "w:pPr/w:keepNext")) for one in paper.paragraphs("Sumber")]
    assert kept == [True, True, False]


@pytest.mark.parametrize(
    ("changes", "kept"),
    [
        ({}, False),
        ({"source": (Text("Sumber: contoh."),)}, True),
        ({"notes": ((Text("* rasio"),),)}, True),
        ({"mark": TraceMark("Jejak 1-1", "j")}, True),
    ],
)
def test_what_stands_below_never_begins_a_page(changes: dict[str, object], kept: bool) -> None:
    last = cells_of(docx_of(small(*[item("a", "b", "c")] * 40, **changes)))[-1][0]
    assert bool(select(last, "w:p/w:pPr/w:keepNext")) is kept


def test_a_table_without_label_and_words_has_no_caption() -> None:
    paper = docx_of(marks())
    assert paper.texts("Caption") == []
    assert values(paper.body, "//w:bookmarkStart/@w:name") == []


def test_a_table_without_label_keeps_its_words_in_the_text_column() -> None:
    paper = docx_of(replace(marks(), caption=(Text("Tanda yang dipakai"),)))
    assert paper.texts("Caption") == ["Tanda yang dipakai"]
    assert not [one for one in paper.fields if one.instruction.startswith("SEQ")]


def test_a_table_says_its_title_to_those_who_listen() -> None:
    paper = docx_of(coverage())
    titles = values(paper.body, "//w:tblCaption/@w:val")
    assert titles == ["Tabel 3.1 Perekaman KTP-el menurut kecamatan, Kabupaten Balangan, 2023"]


def test_a_table_without_any_row_is_its_caption_only() -> None:
    paper = docx_of(small(head=(), caption=(Text("Kosong"),)))
    assert not paper.find("//w:tbl")
    assert paper.texts("Caption") == ["Kosong"]


# --- measures ----------------------------------------------------------------------------------------


@given(st.integers(0, 20000), st.lists(st.integers(1, 60), min_size=1, max_size=20))
def test_shares_add_up_and_follow_their_parts(total: int, parts: list[int]) -> None:
    found = shares(total, tuple(parts))
    assert sum(found) == total
    for width, part in zip(found, parts, strict=True):
        assert abs(width - total * part / sum(parts)) <= 1


@pytest.mark.parametrize(("millimetres", "expected"), [(40, 2268), (125, 7087), (25.4, 1440), (0, 0)])
def test_twips(millimetres: float, expected: int) -> None:
    assert twips(millimetres) == expected


@pytest.mark.parametrize(("points", "eighths"), [(0.9, 7), (0.5, 4), (0.35, 3), (0.75, 6), (0.1, 2)])
def test_rules(points: float, eighths: int) -> None:
    assert rule_eighths(points) == eighths
    assert half_points(9.5) == 19


SIGNED = Signature("Hulu, Februari 2025", "Kepala Dinas,")
NOTE = (Text("– berarti tidak ada."),)


@pytest.mark.parametrize(("following", "kept"), [(SIGNED, True), (text_paragraph("Lain."), False)])
@pytest.mark.parametrize("notes", [(), (NOTE,), (NOTE, NOTE)])
def test_a_signature_keeps_the_last_row_and_the_lines_below_it(
    notes: tuple[Inlines, ...], following: Block, kept: bool
) -> None:
    paper = docx_of(small(*[item("a", "b", "c")] * 40, notes=notes), following)
    last = cells_of(paper)[-1][0]
    assert bool(select(last, "w:p/w:pPr/w:keepNext")) is (kept or bool(notes))
    below = paper.paragraphs("Sumber")[-1] if notes else paper.paragraphs("Penutup")[0]
    assert bool(select(below, "w:pPr/w:keepNext")) is kept


def test_a_table_of_few_but_tall_rows_may_break() -> None:
    tall = item("Kata yang panjang sekali tentang pelayanan. " * 12, "1", "x")
    kept = [bool(select(row[0], "w:p/w:pPr/w:keepNext")) for row in cells_of(docx_of(small(*[tall] * 6)))[1:]]
    assert kept == [True, False, False, False, False, False]


def test_figures_in_a_heading_stand_above_those_of_its_rows() -> None:
    wide = Row((Cell((Text("Bagian"),), columns=3),), RowKind.GROUP)
    split = item("Bagian", "1", "", kind=RowKind.GROUP)
    flush = []
    for head in (wide, split):
        row = docx_of(small(head, item("a", "1", "x"))).find("//w:tr")[-1]
        flush.append("0" in values(row, "w:tc[last()]/w:tcPr/w:tcMar/*[self::w:right or self::w:end]/@w:w"))
    assert flush == [True, False]
