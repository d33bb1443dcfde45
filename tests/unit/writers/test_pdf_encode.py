"""The tree as JSON: what page blocks stand on, where cells begin, which sign a band takes."""

from __future__ import annotations

import json

import pytest
from tests.unit.writers.sample import sample_document, sample_meta, text_paragraph

from capaian.documents.tree import (
    Align,
    BandLegend,
    Block,
    Box,
    Cell,
    Chart,
    Column,
    Cover,
    Diagram,
    Document,
    Glyph,
    HeadCell,
    Heading,
    HeadingKind,
    Inlines,
    LegendBand,
    LineBreak,
    Link,
    Number,
    Picture,
    Reference,
    Row,
    RowKind,
    SheetHead,
    Signature,
    Table,
    Text,
    TextStyle,
    TraceMark,
    Width,
)
from capaian.domain.errors import WriterError
from capaian.writers.columns import fit_columns
from capaian.writers.pdf.encode import encode_block, encode_document, encode_inlines, encode_table
from capaian.writers.row_heights import estimated_lines

FRONT = Heading("kata", 1, "Kata Pengantar", HeadingKind.FRONT)
CHAPTER = Heading("bab", 1, "Bab", HeadingKind.CHAPTER, "I")
ANNEX = Heading("lampiran", 1, "Lampiran", HeadingKind.ANNEX, "1")
SECTION = Heading("s", 2, "Bagian", number="1.1")
SHEET = SheetHead("IKU 1", "Nama", (), ())
COVER = Cover("Laporan", "2023", "Dinas", "Kabupaten", "Naskah final")
WORDS = text_paragraph("Isi.")
SIGNATURE = Signature("Balangan,", "Kepala Dinas,")


def table(identity: str = "t", width: Width = Width.TEXT) -> Table:
    rows = (Row((Cell((Text("sel"),)),) * 30),) if width is Width.LANDSCAPE else ()
    return Table(identity, "", (), (Column(),) * 30, (), rows, width=width)


def kinds(part: str, *blocks: Block) -> list[str]:
    encoded = encode_document(Document(sample_meta(), blocks))[part]
    assert isinstance(encoded, list)
    return [item["kind"] for item in encoded]


def test_everything_is_json() -> None:
    document = sample_document()
    text = json.dumps(encode_document(document), allow_nan=False)
    assert len(text) > 10_000
    assert text == json.dumps(encode_document(sample_document()), allow_nan=False)


@pytest.mark.parametrize(
    ("blocks", "front", "main"),
    [
        ((), [], []),
        ((WORDS,), [], ["paragraph"]),
        ((FRONT, WORDS), [], ["heading", "paragraph"]),
        ((FRONT, CHAPTER, WORDS), ["heading"], ["heading", "paragraph"]),
        ((COVER, FRONT, WORDS, CHAPTER, ANNEX), ["heading", "paragraph"], ["heading", "heading"]),
    ],
)
def test_front_matter_ends_at_the_first_chapter(
    blocks: tuple[Block, ...], front: list[str], main: list[str]
) -> None:
    assert kinds("front", *blocks) == front
    assert kinds("main", *blocks) == main


def test_cover_appears_by_itself() -> None:
    assert kinds("cover", COVER, FRONT, CHAPTER) == ["cover"]


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ((SHEET,), ["page_break", "sheet_head"]),
        ((WORDS, SECTION, SHEET), ["paragraph", "page_break", "heading", "sheet_head"]),
        (
            (CHAPTER, SECTION, SECTION, SHEET),
            ["heading", "page_break", "heading", "heading", "sheet_head"],
        ),
        ((CHAPTER, SHEET), ["heading", "page_break", "sheet_head"]),
        ((SECTION, WORDS, SHEET), ["page_break", "heading", "paragraph", "sheet_head"]),
    ],
)
def test_sheet_takes_its_headings_to_a_new_page(
    blocks: tuple[Block, ...], expected: list[str]
) -> None:
    assert kinds("main", *blocks) == expected


@pytest.mark.parametrize(
    ("widths", "expected"),
    [
        ((Width.LANDSCAPE,), [["t0"]]),
        ((Width.LANDSCAPE, Width.LANDSCAPE), [["t0", "t1"]]),
        ((Width.LANDSCAPE, Width.TEXT, Width.LANDSCAPE), [["t0"], ["t2"]]),
        ((Width.TEXT, Width.FULL), []),
    ],
)
def test_wide_neighbours_share_a_landscape_page(
    widths: tuple[Width, ...], expected: list[list[str]]
) -> None:
    blocks = tuple(table(f"t{place}", width) for place, width in enumerate(widths))
    encoded = encode_document(Document(sample_meta(), blocks))["main"]
    assert isinstance(encoded, list)
    groups = [item["blocks"] for item in encoded if item["kind"] == "landscape"]
    assert [[block["id"] for block in group] for group in groups] == expected


def test_paragraph_before_a_signature_stays_with_it() -> None:
    encoded = encode_document(Document(sample_meta(), (WORDS, WORDS, SIGNATURE)))["main"]
    assert isinstance(encoded, list)
    assert [item["sticky"] for item in encoded] == [False, True, False]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ((), []),
        ((Text("a"), Text("b"), Number("1,00")), ["ab1,00"]),
        ((Text("a"), Text("b", TextStyle.STRONG)), ["a", {"kind": "strong", "text": "b"}]),
        ((Number("–", None, "tidak ada", TextStyle.NOTE),), [{"kind": "note", "text": "–"}]),
        (
            (Reference("t", "Tabel 3.9"),),
            [{"kind": "reference", "target": "t", "text": "Tabel\u00a03.9"}],
        ),
        (
            (Link("sini", "https://a.go.id"),),
            [{"kind": "link", "url": "https://a.go.id", "text": "sini"}],
        ),
        ((Glyph("▼", "Sangat Rendah", 4),), [{"kind": "glyph", "text": "▼", "colour": "pita-5g"}]),
        ((Glyph("↗", "naik"),), [{"kind": "glyph", "text": "↗", "colour": None}]),
        ((Text("a"), LineBreak(), Text("b")), ["a", {"kind": "line_break"}, "b"]),
    ],
)
def test_inlines(content: Inlines, expected: list[object]) -> None:
    assert encode_inlines(content) == expected


def encoded_cell(cell: Cell, row: Row | None = None, **changes: object) -> dict[str, object]:
    shown = row or Row((cell,))
    columns = (Column(Align.RIGHT),)
    encoded = encode_table(Table("t", "", (), columns, (), (shown,), **changes))
    return encoded["rows"][0]["cells"][0]


@pytest.mark.parametrize("sign", ["*", "†", "‡"])
def test_footnote_sign_hangs(sign: str) -> None:
    cell = encoded_cell(Cell((Number("100,67"), Text(sign))))
    assert cell["content"] == ["100,67", {"kind": "hanging", "text": sign}]


@pytest.mark.parametrize("content", [(Text("*"), Number("1")), (Number("1"), Text(" *")), ()])
def test_other_words_do_not_hang(content: Inlines) -> None:
    assert all(isinstance(item, str) for item in encoded_cell(Cell(content))["content"])


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (Cell(), None),
        (Cell(band=1), {"look": 0, "sign": "●"}),
        (Cell(band=4), {"look": 3, "sign": "▽"}),
        (Cell((Glyph("▼", "Rendah", 4),), band=4), {"look": 4, "sign": None}),
        (Cell((Glyph("↗", "naik"),), band=2), {"look": 1, "sign": "○"}),
    ],
)
def test_band_of_a_cell_adds_its_sign_where_none_is(cell: Cell, expected: object) -> None:
    assert encoded_cell(cell)["band"] == expected


@pytest.mark.parametrize(
    ("column", "kind", "expected"),
    [(0, RowKind.ITEM, 2), (0, RowKind.TOTAL, 0), (None, RowKind.ITEM, 0)],
)
def test_only_items_of_a_tree_are_indented(
    column: int | None, kind: RowKind, expected: int
) -> None:
    row = Row((Cell(),), kind, level=2)
    assert encoded_cell(Cell(), row, indent_column=column)["indent"] == expected


def test_heads_over_several_columns_are_centred() -> None:
    head = ((HeadCell("a", columns=2), HeadCell("b", rows=2)), (HeadCell("c"), HeadCell("d")))
    columns = (Column(), Column(), Column(Align.RIGHT))
    encoded = encode_table(Table("t", "", (), columns, head, ()))["head"]
    assert [[cell["align"] for cell in row] for row in encoded] == [
        ["center", "right"],
        ["left", "left"],
    ]


@pytest.mark.parametrize(
    ("heading", "label"),
    [(FRONT, ""), (CHAPTER, "Bab I"), (ANNEX, "Lampiran 1"), (SECTION, "1.1")],
)
def test_label_of_a_heading(heading: Heading, label: str) -> None:
    assert encode_block(heading)["label"] == label


def test_legend_follows_the_signs_of_a_shorter_scale() -> None:
    signs = ("●", "○", "◊", "▼")
    bands = tuple(
        LegendBand(place, sign, "nama", "batas") for place, sign in enumerate(signs, start=1)
    )
    encoded = encode_block(BandLegend("Judul", "", bands))["bands"]
    assert [band["look"] for band in encoded] == [0, 1, 2, 4]


@pytest.mark.parametrize(
    "block",
    [
        Chart("g", "Gambar 1", (), (), "{}", " ", 100),
        Diagram("g", "Gambar 1", (), Box("a"), ""),
        Picture("g", "Gambar 1", (), b"", "image/png", ""),
    ],
    ids=lambda block: type(block).__name__,
)
def test_picture_without_words_is_refused(block: Block) -> None:
    with pytest.raises(WriterError, match="Gambar 1 belum punya uraian"):
        encode_block(block)


def test_mark_names_its_entry() -> None:
    block = text_paragraph("Isi.", mark=TraceMark("Jejak 1-1", "jejak"))
    assert encode_block(block)["mark"] == {"label": "Jejak 1-1", "target": "jejak"}
    assert encode_block(WORDS)["mark"] is None


def table_of(*rows: Row, width: Width = Width.TEXT) -> Table:
    return Table("t", "", (), (Column(width=1), Column(width=4)), (), rows, width=width)


def cell_of(words: int, **spans: int) -> Cell:
    return Cell((Text(" ".join(["kata"] * words)),), **spans)


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        ((), 0),
        ((Row((Cell(), Cell())),), 1),
        ((Row((cell_of(3), cell_of(3))),), 1),
        ((Row((cell_of(1), cell_of(24))),), 2),
        ((Row((cell_of(30, columns=2),)),), 2),
        ((Row((Cell((Text("a"), LineBreak(), Text("b"))), Cell())),), 2),
        ((Row((Cell(rows=2), Cell())), Row((cell_of(30),))), 3),
    ],
)
def test_lines_of_a_table_are_estimated(rows: tuple[Row, ...], lines: int) -> None:
    assert estimated_lines(table_of(*rows), fit_columns(table_of(*rows))) == lines


@pytest.mark.parametrize(
    ("rows", "kept", "short"),
    [(8, True, True), (9, True, False), (22, True, False), (23, False, False)],
)
def test_small_tables_may_be_kept_on_one_page_and_short_ones_are(
    rows: int, kept: bool, short: bool
) -> None:
    encoded = encode_table(table_of(*[Row((Cell(), Cell()))] * rows))
    assert (encoded["keep"], encoded["short"]) == (kept, short)


def test_no_page_begins_within_a_cell_that_reaches_down() -> None:
    rows = (Row((Cell(rows=3), Cell())), Row((Cell(rows=2),)), Row(()), Row((Cell(), Cell())))
    assert [row["free"] for row in encode_table(table_of(*rows))["rows"]] == [
        True,
        False,
        False,
        True,
    ]
