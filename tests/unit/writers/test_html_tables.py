"""Tables: every header tells what it heads, spans and groups are exact, commas stay in line."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml.etree import _Element
from tests.unit.writers.html_papers import T1, body_of, words
from tests.unit.writers.html_reader import (
    every,
    only,
    parse,
    seen_text,
    text_of,
    values,
    with_class,
)
from tests.unit.writers.sample import sample_document

from capaian.documents.tree import (
    Align,
    Cell,
    Column,
    Glyph,
    HeadCell,
    Number,
    Row,
    RowKind,
    Table,
    Text,
)
from capaian.writers.html import write_html

NAME, FIGURE = Column(Align.LEFT, 30), Column(Align.RIGHT, 10)


def cell(text: str = "", columns: int = 1, rows: int = 1) -> Cell:
    return Cell(words(text) if text else (), columns, rows)


def row(*texts: str, kind: RowKind = RowKind.ITEM, level: int = 0) -> Row:
    return Row(tuple(cell(text) for text in texts), kind, level)


PLAIN = Table(
    id="tabel-1",
    label="Tabel 1",
    caption=words("Rekaman menurut kecamatan, 2023"),
    columns=(NAME, FIGURE, FIGURE),
    head=((HeadCell("Kecamatan"), HeadCell("Wajib", "orang"), HeadCell("Cakupan", "persen")),),
    rows=(row("Juai", "12.364", "99,77"), row("Halong", "14.843", "99,35")),
)


def rows_of(root: _Element) -> list[list[tuple[str, str, str]]]:
    """Element, scope and text of each body cell."""
    return [
        [(str(item.tag), item.get("scope") or "", text_of(item)) for item in line]
        for line in every(root, "//article//tbody/tr")
    ]


# --- caption -------------------------------------------------------------------------------


def test_caption_is_part_of_the_table_and_names_its_region() -> None:
    root = body_of(PLAIN)
    caption = only(root, "//table/caption")
    assert text_of(caption) == "Tabel 1 Rekaman menurut kecamatan, 2023"
    assert only(root, "//div[@role='region']").get("aria-labelledby") == caption.get("id")


def test_table_without_caption_is_named_by_its_heads() -> None:
    root = body_of(replace(PLAIN, label="", caption=()))
    caption = only(root, "//table/caption")
    assert text_of(caption) == "Kecamatan, Wajib, Cakupan"
    assert "hid" in (caption[0].get("class") or "")


def test_every_table_of_the_sample_has_caption_and_scopes() -> None:
    root = parse(write_html(sample_document()))
    tables = every(root, "//article//table")
    assert len(tables) >= 5
    for table in tables:
        assert text_of(only(table, "./caption"))
        assert every(table, "./thead/tr/th")
        assert all(head.get("scope") for head in every(table, ".//th"))


def test_source_and_notes_stand_below_in_order() -> None:
    table = replace(
        PLAIN, source=words("Sumber: data agregat."), notes=(words("* satu"), words("† dua"))
    )
    below = every(body_of(table), f"//p[{with_class('source')}]")
    assert [text_of(each) for each in below] == ["Sumber: data agregat.", "* satu", "† dua"]


# --- head ----------------------------------------------------------------------------------


def test_unit_appears_on_a_line_of_its_own() -> None:
    heads = every(body_of(PLAIN), "//thead//th")
    assert [text_of(head) for head in heads] == ["Kecamatan", "Wajib orang", "Cakupan persen"]
    assert text_of(only(heads[1], f"./span[{with_class('unit')}]")) == "orang"
    assert {head.get("scope") for head in heads} == {"col"}


def test_head_of_two_rows_groups_its_columns() -> None:
    head = (
        (HeadCell("Unsur", rows=2), HeadCell("2022", columns=2), HeadCell("2023", columns=2)),
        (HeadCell("Rata"), HeadCell("Indeks"), HeadCell("Rata"), HeadCell("Indeks")),
    )
    table = replace(
        PLAIN, columns=(NAME, *[FIGURE] * 4), head=head, rows=(row("a", "1", "2", "3", "4"),)
    )
    root = body_of(table)
    assert [len(group) for group in every(root, "//table/colgroup")] == [1, 2, 2]
    first, second = every(root, "//thead/tr")
    assert [(th.get("scope"), th.get("colspan"), th.get("rowspan")) for th in first] == [
        ("col", None, "2"),
        ("colgroup", "2", None),
        ("colgroup", "2", None),
    ]
    assert {th.get("scope") for th in second} == {"col"}
    assert {th.get("class") for th in second} == {"r"}


def test_columns_that_the_head_leaves_out_have_a_group_too() -> None:
    root = body_of(replace(PLAIN, head=((HeadCell("Kecamatan"),),)))
    assert [len(group) for group in every(root, "//table/colgroup")] == [1, 2]


def test_column_numbers_are_the_last_row_of_the_head() -> None:
    root = body_of(replace(PLAIN, column_numbers=("(1)", "(2)", "(3) = (2) ÷ (1)")))
    assert [text_of(item) for item in every(root, "//thead/tr[last()]/td")] == [
        "(1)",
        "(2)",
        "(3) = (2) ÷ (1)",
    ]


# --- body ----------------------------------------------------------------------------------


def test_row_is_headed_by_its_first_words() -> None:
    assert rows_of(body_of(PLAIN))[0] == [
        ("th", "row", "Juai"),
        ("td", "", "12.364"),
        ("td", "", "99,77"),
    ]


def test_tree_is_headed_by_its_indented_column() -> None:
    lines = (
        row("I", "Program", "9"),
        row("I.1", "Kegiatan", "8", level=1),
        row("I.1.1", "Sub", "7", level=2),
    )
    table = replace(PLAIN, columns=(NAME, NAME, FIGURE), indent_column=1, rows=lines)
    root = body_of(table)
    assert all(
        [item[:2] for item in line] == [("td", ""), ("th", "row"), ("td", "")]
        for line in rows_of(root)
    )
    assert values(root, "//tbody/tr/@class") == ["l0", "l1", "l2"]
    assert [item.get("class") for item in every(root, "//tbody/tr/th")] == [
        None,
        "indent",
        "indent",
    ]


def test_group_head_opens_a_row_group() -> None:
    lines = (
        Row((cell("Sasaran 1", columns=3),), RowKind.GROUP),
        row("Juai", "1", "2"),
        row("Jumlah", "1", "2", kind=RowKind.SUBTOTAL),
        Row((cell("Sasaran 2", columns=3),), RowKind.GROUP),
        row("Halong", "3", "4"),
        row("Semua", "4", "6", kind=RowKind.TOTAL),
    )
    root = body_of(replace(PLAIN, rows=lines))
    assert [len(body) for body in every(root, "//tbody")] == [3, 2, 1]
    assert rows_of(root)[0] == [("th", "rowgroup", "Sasaran 1")]
    assert [line.get("class") for line in every(root, "//tbody/tr")] == [
        "group",
        None,
        "subtotal",
        "group",
        None,
        "total",
    ]


def test_row_group_is_not_cut_by_a_cell_that_reaches_down() -> None:
    lines = (
        Row((cell("a", rows=2), cell("1"), cell("2"))),
        Row((cell("3"), cell("4")), RowKind.TOTAL),
    )
    root = body_of(replace(PLAIN, rows=lines))
    assert [len(body) for body in every(root, "//tbody")] == [2]
    assert only(root, "//tbody/tr[1]/*[1]").get("rowspan") == "2"


def test_cell_that_begins_after_a_row_span_takes_its_own_column() -> None:
    columns = (NAME, FIGURE, Column(Align.CENTER))
    lines = (Row((cell("a", rows=2), cell("1"), cell("2"))), Row((cell("3"), cell("4"))))
    root = body_of(replace(PLAIN, columns=columns, rows=lines))
    assert values(root, "//tbody/tr[2]/td/@class") == ["r", "c"]
    assert only(root, "//tbody/tr[2]").get("class") == "cont"


@pytest.mark.parametrize("sign", ["†", "*", "†‡"])
def test_footnote_sign_hangs_beside_the_figure(sign: str) -> None:
    content = (Number("100,67", T1), Text(sign))
    root = body_of(replace(PLAIN, rows=(Row((cell("a"), Cell(content), cell("1"))),)))
    item = only(root, "//tbody/tr/td[1]")
    assert text_of(only(item, f"./span[{with_class('sign')}]")) == sign
    assert text_of(item) == f"100,67{sign}"


# --- bands and bars ------------------------------------------------------------------------


def one_cell(item: Cell) -> _Element:
    return only(
        body_of(replace(PLAIN, rows=(Row((cell("a"), item, cell("1"))),))), "//tbody/tr/td[1]"
    )


def test_band_tints_its_cell_and_adds_its_sign_where_none_is_printed() -> None:
    item = one_cell(Cell(words("99,53"), band=4))
    assert (item.get("class") or "").split() == ["r", "tint", "band-4"]
    assert seen_text(item) == "99,53▽"


def test_band_keeps_the_sign_that_is_printed() -> None:
    item = one_cell(Cell((Glyph("▼", "Rendah", 4), Text(" Rendah")), band=5))
    assert seen_text(item) == "▼Rendah"


@pytest.mark.parametrize("share", ["0", "67.80", "100"])
def test_bar_is_drawn_to_scale_and_silent_beside_its_figure(share: str) -> None:
    bar = only(one_cell(Cell(words("67,80"), bar=share)), "./svg")
    assert values(bar, "./rect/@width") == ["100%", f"{share}%"]
    assert bar.get("aria-hidden") == "true"


def test_bar_that_is_alone_is_read_aloud() -> None:
    bar = only(one_cell(Cell(bar="67.80")), "./svg")
    assert (bar.get("role"), bar.get("aria-label")) == ("img", "67,80 dari 100")
