"""Tables: grid, heads that repeat, rules by kind of row, signs, bars, bands, spans."""

from __future__ import annotations

import pytest
from tests.unit.writers.docx_reader import docx_of, select, values, words
from tests.unit.writers.docx_tables import cells_of, item, small
from tests.unit.writers.sample import text_paragraph
from tests.unit.writers.sample_tables import (
    budget,
    coverage,
    long_register,
    number,
    ranking,
    survey,
)

from capaian.documents.tree import (
    Block,
    Cell,
    Glyph,
    Inlines,
    Number,
    Row,
    RowKind,
    Signature,
    Table,
    Text,
    TraceMark,
)

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
def test_ground_and_weight_of_rows(
    kind: RowKind, emphasis: bool, ground: list[str], is_bold: bool
) -> None:
    cell = cells_of(docx_of(small(item("a", "1", "x", kind=kind, emphasis=emphasis))))[1][0]
    assert values(cell, "w:tcPr/w:shd/@w:fill") == ground
    assert bool(select(cell, ".//w:r/w:rPr/w:b")) == is_bold


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
    found = [
        all(select(cell, "w:p/w:pPr/w:keepNext") for cell in row) for row in cells_of(paper)[1:]
    ]
    assert found == kept


@pytest.mark.parametrize("kinds", [(RowKind.GROUP, RowKind.GROUP), (RowKind.ITEM, RowKind.GROUP)])
def test_no_long_table_begins_with_two_rows_that_keep_with_the_next(
    kinds: tuple[RowKind, RowKind],
) -> None:
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


def test_a_band_tints_its_cell_and_adds_its_sign_only_where_there_is_none() -> None:
    given = Cell((Glyph("▽", "Rendah", 4), Text(" Rendah")), band=4)
    row = cells_of(docx_of(small(Row((given, Cell((Text("Tinggi"),), band=2), Cell())))))[1]
    assert [words(cell) for cell in row] == ["▽\u00a0Rendah", "○ Tinggi", ""]
    assert values(row[0], ".//w:rStyle/@w:val") == ["Pita4"]
    assert [bool(select(cell, "w:tcPr/w:shd")) for cell in row] == [True, True, False]


# --- around the table


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
def test_what_is_below_never_begins_a_page(changes: dict[str, object], kept: bool) -> None:
    last = cells_of(docx_of(small(*[item("a", "b", "c")] * 40, **changes)))[-1][0]
    assert bool(select(last, "w:p/w:pPr/w:keepNext")) is kept


def test_a_table_says_its_title_to_those_who_listen() -> None:
    paper = docx_of(coverage())
    titles = values(paper.body, "//w:tblCaption/@w:val")
    assert titles == ["Tabel 3.1 Perekaman KTP-el menurut kecamatan, Kabupaten Balangan, 2023"]


def test_a_table_without_any_row_is_its_caption_only() -> None:
    paper = docx_of(small(head=(), caption=(Text("Kosong"),)))
    assert not paper.find("//w:tbl")
    assert paper.texts("Caption") == ["Kosong"]


# --- measures


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


def test_figures_in_a_heading_stand_above_those_of_its_rows() -> None:
    wide = Row((Cell((Text("Bagian"),), columns=3),), RowKind.GROUP)
    split = item("Bagian", "1", "", kind=RowKind.GROUP)
    flush = []
    for head in (wide, split):
        row = docx_of(small(head, item("a", "1", "x"))).find("//w:tr")[-1]
        flush.append(
            "0" in values(row, "w:tc[last()]/w:tcPr/w:tcMar/*[self::w:right or self::w:end]/@w:w")
        )
    assert flush == [True, False]
