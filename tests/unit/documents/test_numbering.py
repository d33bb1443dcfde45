"""Numbers, contents, references, empty sections."""

from __future__ import annotations

import pytest
from tests.every_case import every_case

from capaian.documents.numbering import (
    UNNUMBERED,
    fill_contents,
    fill_references,
    labels_of,
    number_blocks,
    settle_empty_sections,
)
from capaian.documents.tree import (
    Block,
    Box,
    Callout,
    CalloutKind,
    Cell,
    Column,
    Contents,
    ContentsKind,
    Definition,
    DefinitionList,
    Diagram,
    Heading,
    HeadingKind,
    ItemList,
    ListItem,
    Paragraph,
    Picture,
    Reference,
    Row,
    Table,
    Text,
)


def heading(
    name: str, level: int = 2, kind: HeadingKind = HeadingKind.SECTION, number: str | None = None
) -> Heading:
    return Heading(name, level, name.title(), kind, number)


def front(name: str) -> Heading:
    return heading(name, 1, HeadingKind.FRONT)


def chapter(name: str) -> Heading:
    return heading(name, 1, HeadingKind.CHAPTER)


def annex(name: str) -> Heading:
    return heading(name, 1, HeadingKind.ANNEX)


def table(name: str, label: str = "", caption: str = "Tabel contoh", *cells: Cell) -> Table:
    captioned = (Text(caption),) if caption else ()
    return Table(name, label, captioned, (Column(),), (), (Row(cells),) if cells else ())


def diagram(name: str) -> Diagram:
    return Diagram(name, "", (Text("Bagan"),), Box("Kepala"), "alt")


def picture(name: str) -> Picture:
    return Picture(name, "", (Text("Foto"),), b"", "image/png", "alt")


PAPER: list[Block] = [
    front("pengantar"),
    table("t0"),
    heading("bagian-depan"),
    chapter("satu"),
    heading("a"),
    heading("b"),
    heading("b1", 3),
    heading("b1a", 4),
    heading("b1b", 4),
    heading("b2", 3),
    table("t1"),
    diagram("g1"),
    table("t-tanpa", UNNUMBERED),
    table("t2"),
    chapter("dua"),
    heading("c"),
    heading("c1", 3),
    heading("tanpa", number=UNNUMBERED),
    table("t3"),
    picture("g2"),
    diagram("g3"),
    annex("lampiran"),
    table("t4"),
    heading("d"),
    annex("lain"),
    table("t5"),
    diagram("g4"),
]

LABELS = {
    "pengantar": "Pengantar",
    "satu": "Bab I",
    "dua": "Bab II",
    "lampiran": "Lampiran 1",
    "lain": "Lampiran 2",
    "a": "bagian 1.1",
    "b": "bagian 1.2",
    "b1": "bagian 1.2.1",
    "b1a": "bagian 1.2.1.1",
    "b1b": "bagian 1.2.1.2",
    "b2": "bagian 1.2.2",
    "c": "bagian 2.1",
    "c1": "bagian 2.1.1",
    "d": "bagian L1.1",
    "bagian-depan": "Bagian-Depan",
    "t1": "Tabel 1.1",
    "t2": "Tabel 1.2",
    "t3": "Tabel 2.1",
    "t4": "Tabel L1.1",
    "t5": "Tabel L2.1",
    "g1": "Gambar 1.1",
    "g2": "Gambar 2.1",
    "g3": "Gambar 2.2",
    "g4": "Gambar L2.1",
    "t-tanpa": "Tabel contoh",
}


@every_case(("name", "label"), LABELS.items())
def test_everything_is_numbered_within_its_part(name: str, label: str) -> None:
    assert labels_of(number_blocks(PAPER))[name] == label


def test_a_table_may_keep_its_caption_without_a_number() -> None:
    numbered = number_blocks(PAPER)
    (found,) = [b for b in numbered if isinstance(b, Table) and b.id == "t-tanpa"]
    assert (found.label, found.caption) == ("", (Text("Tabel contoh"),))


def test_small_tables_without_caption_take_no_number() -> None:
    first, second = number_blocks([chapter("x"), table("a", caption=""), table("b")])[1:]
    assert isinstance(first, Table)
    assert isinstance(second, Table)
    assert (first.label, second.label) == ("", "Tabel 1.1")


def test_an_unnumbered_section_does_not_count() -> None:
    numbered = number_blocks([chapter("x"), heading("a", number=UNNUMBERED), heading("b")])
    assert [b.number for b in numbered if isinstance(b, Heading)] == ["I", None, "1.1"]


# --- contents


def contents(kind: ContentsKind, blocks: list[Block]) -> list[tuple[str, str, int]]:
    filled = fill_contents(number_blocks([front("daftar"), Contents(kind, ()), *blocks]))
    (found,) = [b for b in filled if isinstance(b, Contents)]
    return [(entry.label, entry.title, entry.level) for entry in found.entries]


def test_a_list_of_nothing_goes_with_its_heading() -> None:
    lists = [
        front("gambar"),
        Contents(ContentsKind.FIGURES, ()),
        front("isi"),
        Contents(ContentsKind.SECTIONS, ()),
    ]
    filled = fill_contents(number_blocks([*lists, chapter("x")]))
    assert [block.id for block in filled if isinstance(block, Heading)] == ["isi", "x"]
    (found,) = [block for block in filled if isinstance(block, Contents)]
    assert [entry.target for entry in found.entries] == ["isi", "x"]


def test_sections_are_listed_to_the_third_level() -> None:
    labels = [label for label, _, _ in contents(ContentsKind.SECTIONS, PAPER)]
    assert labels == [
        "",
        "",
        "Bab I",
        "1.1",
        "1.2",
        "1.2.1",
        "1.2.2",
        "Bab II",
        "2.1",
        "2.1.1",
        "Lampiran 1",
        "L1.1",
        "Lampiran 2",
    ]


def test_tables_and_figures_are_listed_with_their_labels() -> None:
    tables = [label for label, _, _ in contents(ContentsKind.TABLES, PAPER)]
    assert tables == ["Tabel 1", "Tabel 1.1", "Tabel 1.2", "Tabel 2.1", "Tabel L1.1", "Tabel L2.1"]
    figures = [(label, title) for label, title, _ in contents(ContentsKind.FIGURES, PAPER)]
    assert figures[1] == ("Gambar 2.1", "Foto")


def test_a_chapter_lists_its_own_sections_only() -> None:
    blocks: list[Block] = [
        chapter("x"),
        Contents(ContentsKind.CHAPTER, ()),
        heading("a"),
        heading("a1", 3),
        heading("deep", 4),
        chapter("y"),
        heading("b"),
    ]
    (found,) = [b for b in fill_contents(number_blocks(blocks)) if isinstance(b, Contents)]
    assert [entry.label for entry in found.entries] == ["1.1", "1.1.1"]


def test_every_entry_leads_to_a_block() -> None:
    ids = {getattr(b, "id", "") for b in PAPER} | {"daftar"}
    for kind in ContentsKind:
        filled = fill_contents(number_blocks([front("daftar"), Contents(kind, ()), *PAPER]))
        entries = [e for b in filled if isinstance(b, Contents) for e in b.entries]
        assert {entry.target for entry in entries} <= ids


# --- references

REFERENCE = Reference("tabel-x", "")
HOLDERS: list[Block] = [
    Paragraph((REFERENCE,)),
    Callout(CalloutKind.METHOD, "T", (REFERENCE,)),
    Heading("h", 1, "T", HeadingKind.CHAPTER, lead=(REFERENCE,)),
    ItemList((ListItem((Text("a"),), (ListItem((REFERENCE,)),)),)),
    DefinitionList((Definition("t", ((REFERENCE,),)),)),
    table("t", "", "C", Cell((REFERENCE,))),
    Table("t", "", (REFERENCE,), (), (), (), source=(REFERENCE,), notes=((REFERENCE,),)),
    Diagram("d", "", (REFERENCE,), Box("b"), "alt"),
]


@pytest.mark.parametrize(
    "holder", HOLDERS, ids=[type(h).__name__ + str(n) for n, h in enumerate(HOLDERS)]
)
def test_references_are_labelled_wherever_they_stand(holder: Block) -> None:
    filled = fill_references([holder], {"tabel-x": "Tabel 3.9"})
    assert (filled.unknown, filled.omitted) == ({}, {})
    assert "Tabel 3.9" in repr(filled.blocks)
    assert repr(REFERENCE) not in repr(filled.blocks)


@pytest.mark.parametrize(
    "holder", HOLDERS, ids=[type(h).__name__ + str(n) for n, h in enumerate(HOLDERS)]
)
def test_references_that_lead_nowhere_are_named(holder: Block) -> None:
    assert [*fill_references([holder], {}).unknown] == ["tabel-x"]


# --- empty sections

SECTIONS = [
    ([heading("a"), heading("b"), Paragraph(())], [1]),
    ([heading("a"), heading("b", 3), Paragraph(())], []),
    ([heading("a", 3), heading("b")], [1, 3]),
    ([heading("a")], [1]),
    ([chapter("a"), chapter("b"), Paragraph(())], [1]),
    ([], []),
]


@pytest.mark.parametrize(
    ("blocks", "remarks"), SECTIONS, ids=[str(n) for n in range(len(SECTIONS))]
)
def test_a_title_above_nothing_says_so(blocks: list[Block], remarks: list[int]) -> None:
    settled = settle_empty_sections(blocks)
    assert [n for n, block in enumerate(settled) if isinstance(block, Callout)] == remarks
    assert [b for b in settled if not isinstance(b, Callout)] == blocks


def test_an_unnumbered_drawing_does_not_count_and_appears_in_no_list() -> None:
    own = Diagram("d-sendiri", UNNUMBERED, (Text("Bagan sendiri"),), Box("Kepala"), "alt")
    numbered = number_blocks(
        [chapter("x"), diagram("a"), own, diagram("b"), Contents(ContentsKind.FIGURES, ())]
    )
    assert [b.label for b in numbered if isinstance(b, Diagram)] == [
        "Gambar 1.1",
        "",
        "Gambar 1.2",
    ]
    listed = fill_contents(numbered)[-1]
    assert isinstance(listed, Contents)
    assert [entry.label for entry in listed.entries] == ["Gambar 1.1", "Gambar 1.2"]
    assert labels_of(numbered)["d-sendiri"] == "Bagan sendiri"
