"""The tree as text: every class of the tree is written, nothing it holds is lost."""

from __future__ import annotations

import pytest
from tests.unit.writers.sample import sample_document

from capaian.documents import tree
from capaian.documents.text import write_inlines, write_text


def block(made: tree.Block) -> str:
    meta = tree.Meta("Judul", "J", "Kantor", 2023, "2023-12-31", "0")
    return write_text(tree.Document(meta, (made,))).partition("\n\n")[2].strip("\n")


MARK = tree.TraceMark("Jejak 1-1", "jejak-1-1")
WORDS = (tree.Text("kata"),)

BLOCKS: list[tuple[tree.Block, str]] = [
    (tree.Cover("L", "2023", "K", "R", "final", (("Cap", "ab"),)), "L 2023, K, R (final)\n  Cap: ab"),
    (tree.Heading("h", 1, "T", tree.HeadingKind.CHAPTER, "III", WORDS), "# Bab III: T\nkata"),
    (tree.Heading("h", 3, "T", number="3.1.4"), "### 3.1.4 T"),
    (tree.Heading("h", 2, "T"), "## T"),
    (tree.Paragraph(WORDS, MARK), "kata  (Jejak 1-1)"),
    (tree.ItemList((tree.ListItem(WORDS, (tree.ListItem(WORDS),)),)), "- kata\n  - kata"),
    (tree.ItemList((tree.ListItem(WORDS),), mark=MARK), "- kata\n(Jejak 1-1)"),
    (tree.DefinitionList((tree.Definition("t", (WORDS, WORDS)),)), "t: kata / kata"),
    (
        tree.KeyFigures((tree.KeyFigure("L", tree.Number("…", None, "belum"), "%", WORDS),)),
        "L: [… belum] % kata",
    ),
    (tree.SheetHead("IKU 1", "N", ("Sasaran",), WORDS), "IKU 1: N\n  Sasaran\n  kata"),
    (tree.Formula((WORDS, tree.Fraction(WORDS, WORDS))), "kata(kata) / (kata)"),
    (tree.Callout(tree.CalloutKind.METHOD, "T", WORDS), "! T: kata"),
    (tree.Signature("Kota, 2024", "Kepala"), "Kota, 2024 / Kepala"),
    (
        tree.Contents(tree.ContentsKind.TABLES, (tree.ContentsEntry("t", "Tabel 1", "T"),)),
        "(tables)\n  Tabel 1 T",
    ),
    (
        tree.BandLegend("L", "R", (tree.LegendBand(1, "●", "Tinggi", "91 ke atas"),)),
        "L (R)\n  ● Tinggi: 91 ke atas",
    ),
    (
        tree.Diagram("d", "Gambar 1", WORDS, tree.Box("K", "kosong", (tree.Box("S"),)), "a"),
        "Gambar 1: kata\n  □ K (kosong)\n    □ S",
    ),
    (tree.Picture("p", "Gambar 2", WORDS, b"", "image/png", "alt"), "Gambar 2: kata [image/png, alt]"),
    (tree.Chart("c", "Gambar 3", WORDS, WORDS, "{}", "alt", 9), "Gambar 3: kata\n  kata\n  alt"),
]


@pytest.mark.parametrize(
    ("made", "text"), BLOCKS, ids=[f"{type(b).__name__}{n}" for n, (b, _) in enumerate(BLOCKS)]
)
def test_blocks_are_written(made: tree.Block, text: str) -> None:
    assert block(made) == text


INLINES: list[tuple[tree.Inline, str]] = [
    (tree.Text("a", tree.TextStyle.STRONG), "**a**"),
    (tree.Text("a", tree.TextStyle.NOTE), "a"),
    (tree.Number("–", None, "tidak ada"), "[– tidak ada]"),
    (tree.Reference("t", "Tabel 3.9"), "<Tabel 3.9>"),
    (tree.Link("situs", "https://a.id"), "situs <https://a.id>"),
    (tree.Glyph("●", "kategori I", 1), "●"),
    (tree.LineBreak(), " / "),
]


@pytest.mark.parametrize(("inline", "text"), INLINES, ids=[t for _, t in INLINES])
def test_inlines_are_written(inline: tree.Inline, text: str) -> None:
    assert write_inlines((inline,)) == text


def test_tables_show_kinds_levels_spans_and_bars() -> None:
    rows = (
        tree.Row((tree.Cell(WORDS, columns=2),), tree.RowKind.GROUP),
        tree.Row((tree.Cell(WORDS, rows=2), tree.Cell(bar="67.8")), level=1),
        tree.Row((tree.Cell(WORDS),), emphasis=True),
        tree.Row((tree.Cell(), tree.Cell(WORDS)), tree.RowKind.SUBTOTAL),
        tree.Row((tree.Cell(), tree.Cell(WORDS)), tree.RowKind.TOTAL),
    )
    head = ((tree.HeadCell("A"), tree.HeadCell("B", "persen")),)
    table = tree.Table("t", "Tabel 1", WORDS, (), head, rows, ("(1)", "(2)"), source=WORDS, notes=(WORDS,))
    assert block(table).splitlines() == [
        "Tabel 1: kata",
        "  | A | B (persen)",
        "  | (1) | (2)",
        " >| kata",
        "    | kata v2 | ~67.8",
        " *| kata",
        " -|  | kata",
        " =|  | kata",
        "  Sumber: kata",
        "  kata",
    ]


def test_traces_show_depth_and_repetition() -> None:
    steps = (
        tree.TraceStep("t1", 0, "A", "a ÷ b", "1 ÷ 2", "0,5"),  # type: ignore[arg-type]  # ids are plain here
        tree.TraceStep("t2", 1, "B", value="1", source="x.csv baris 2", repeats=True),  # type: ignore[arg-type]  # as above
    )
    listed = tree.TraceList((tree.TraceEntry("j", "Jejak 1-1", "Tabel 1", steps),))
    assert block(listed).splitlines() == [
        "Jejak 1-1 Tabel 1",
        "  A: a ÷ b; 1 ÷ 2; 0,5",
        "    B: 1; x.csv baris 2 (lihat di atas)",
    ]


def test_every_block_of_the_sample_paper_leaves_words() -> None:
    document = sample_document()
    text = write_text(document)
    assert len(text.split("\n\n")) >= len(document.blocks)
    for made in document.blocks:
        assert block(made), type(made).__name__
