"""Every word and figure of a tree stands in the pdf, in reading order, and is never markup."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import get_args

import pytest
from tests.every_case import every_case
from tests.unit.writers.pdf_reader import Paper, paper_of, sample_paper
from tests.unit.writers.sample import sample_document, text_paragraph
from tests.unit.writers.sample_forms import form_blocks

from capaian.documents import tree
from capaian.writers.pdf import write_pdf
from capaian.writers.pdf.encode import encode_block

UNPRINTED = {
    (tree.Chart, "alt"),
    (tree.Diagram, "alt"),
    (tree.Chart, "spec"),
    (tree.Picture, "alt"),
    (tree.Picture, "media_type"),
    (tree.Glyph, "words"),
    (tree.Link, "url"),
    (tree.Number, "reason"),
}
IDS = {"id", "target", "trace", "traces", "data_table", "kind"}


def words_of(node: object, owner: type = object, name: str = "") -> Iterator[str]:
    """Every string of a tree that a reader must see."""
    if isinstance(node, str) and not isinstance(node, Enum):
        if node.strip() and (owner, name) not in UNPRINTED and name not in IDS:
            yield " ".join(node.replace("\u00a0", " ").split())
    elif isinstance(node, tuple):
        for item in node:
            yield from words_of(item, owner, name)
    elif is_dataclass(node) and not isinstance(node, type):
        for field in fields(node):
            if field.name != "bar":
                yield from words_of(getattr(node, field.name), type(node), field.name)


def squeezed(text: str) -> str:
    """Text without spaces: lines may break anywhere between words."""
    return "".join(text.split())


@every_case("block", sample_document().blocks)
def test_all_words_of_the_block_are_printed(block: tree.Block) -> None:
    text = squeezed(sample_paper().text)
    words = [squeezed(word) for word in words_of(block)]
    if isinstance(block, tree.Table):  # a cell that spans rows is read line by line
        words = [part for word in words_of(block) for part in word.split()]
    assert [word for word in words if word not in text] == []


EVERY_BLOCK = (*sample_document().blocks, *form_blocks())


@every_case("kind", get_args(tree.Block))
def test_every_block_of_the_tree_is_known(kind: type) -> None:
    block = next(block for block in EVERY_BLOCK if isinstance(block, kind))
    assert encode_block(block)["kind"]


def test_order_is_that_of_the_tree() -> None:
    text = squeezed(sample_paper().text)
    titles = [
        squeezed(block.title)
        for block in sample_document().blocks
        if isinstance(block, tree.Heading)
    ]
    start = text.index("BABI" + titles[5])
    places = []
    for title in titles[5:]:
        start = text.index(title, start)
        places.append(start)
    assert places == sorted(places)
    assert len(set(places)) == len(places)


MARKUP = (
    "#set text(red)",
    "$x^2$",
    "*tebal* _miring_ `kode`",
    "<script>alert(1)</script>",
    "@bab-1 <bab-1>",
    "= Judul",
    "- butir",
    "\\ garis // komentar",
    "{{ iku-2.achievement }}",
    "https://contoh.go.id",
    "--- ...",
)


def test_words_are_never_markup() -> None:
    text = paper_of(*map(text_paragraph, MARKUP)).text
    assert [words for words in MARKUP if words not in text] == []


def test_line_break_breaks_the_line() -> None:
    paper = paper_of(tree.Paragraph((tree.Text("atas"), tree.LineBreak(), tree.Text("bawah"))))
    (above,), (below,) = paper.find(0, "atas"), paper.find(0, "bawah")
    assert below.top > above.top
    assert below.left == pytest.approx(above.left, abs=0.5)


def test_reference_is_not_torn_apart() -> None:
    """Tabel and its number stay on one line, wherever the line ends."""
    lengths = range(68, 88)
    blocks = [
        tree.Paragraph((tree.Text("a" * length + " "), tree.Reference("bab-1", "Tabel 3.9")))
        for length in lengths
    ]
    paper = paper_of(*blocks)
    words = [word for page in (0, 1) for word in paper.find(page, "Tabel 3.9")]
    assert len(words) == len(lengths)
    assert all(word.bottom - word.top < 6 for word in words)


@pytest.mark.parametrize(
    ("style", "marks"),
    [
        (tree.ListStyle.BULLET, ("•", "1.", "a.")),
        (tree.ListStyle.DECIMAL, ("1.", "a.", "•")),
        (tree.ListStyle.ALPHA, ("a.", "•", "1.")),
    ],
)
def test_items_are_marked_by_depth(style: tree.ListStyle, marks: tuple[str, ...]) -> None:
    deepest = tree.ListItem((tree.Text("tiga"),))
    items = (
        tree.ListItem((tree.Text("satu"),), (tree.ListItem((tree.Text("dua"),), (deepest,)),)),
    )
    assert (
        f"{marks[0]} satu {marks[1]} dua {marks[2]} tiga"
        in paper_of(tree.ItemList(items, style)).text
    )


@pytest.mark.parametrize("length", range(30, 56, 5))
def test_what_is_worked_out_stays_on_one_line(length: int) -> None:
    """However long the name before it is;
    where it does not fit beside the name it stands below.
    """
    worked = tree.Fraction((tree.Text("r" * 25),), (tree.Text("w" * 20),))
    paper = paper_of(
        tree.Formula(((tree.Text(f"{'n ' * length}="),), worked, (tree.Text("× 100 = 97,33"),)))
    )
    (above,), (below,), (times,) = (
        paper.find(0, word) for word in ("r" * 25, "w" * 20, "× 100 = 97,33")
    )
    assert above.top < (times.top + times.bottom) / 2 < below.bottom
    assert times.left > above.right


def test_contents_give_the_page_that_the_heading_has() -> None:
    text = sample_paper().text
    labels = sample_paper().labels()
    for number, title in (
        ("3.1", "Capaian kinerja organisasi"),
        ("3.2", "Akuntabilitas keuangan"),
    ):
        page = next(
            index
            for index, shown in enumerate(sample_paper().pages)
            if f"{number} {title}" in shown
            and "Isi bab" not in shown
            and "Daftar Isi" not in shown
        )
        assert f"{number} {title} {labels[page]}" in text


def test_running_head_names_paper_chapter_and_section() -> None:
    page = next(text for text in sample_paper().pages if "Balangan melewati target" in text)
    assert page.startswith(
        "LKjIP 2023 Bab III Akuntabilitas Kinerja 3.1.1 Analisis capaian per sasaran"
    )


def test_every_page_but_the_cover_names_the_office() -> None:
    office = "Dinas Kependudukan dan Pencatatan Sipil Kabupaten Balangan"
    assert [office in text for text in sample_paper().pages].count(False) == 1


def test_draft_is_reported_on_every_page_but_the_cover() -> None:
    meta = replace(sample_document().meta, draft="Draf 3, belum disetujui")
    heading = tree.Heading("bab", 1, "Bab", tree.HeadingKind.CHAPTER, "I")
    blocks = (heading, *(text_paragraph("Isi yang panjang. " * 40) for _ in range(12)))
    pages = Paper(write_pdf(tree.Document(meta, blocks))).pages
    assert len(pages) > 1
    assert all(text.startswith("Draf 3, belum disetujui") for text in pages)


def test_mark_is_printed_before_its_paragraph() -> None:
    block = text_paragraph("Isi.", mark=tree.TraceMark("Jejak 1-1", "bab-1"))
    assert "Jejak 1-1 Isi." in paper_of(block).text


def test_every_contents_entry_is_a_link() -> None:
    entries = [
        entry for block in sample_document().blocks for entry in getattr(block, "entries", ())
    ]
    count = sum(isinstance(entry, tree.ContentsEntry) for entry in entries)
    assert len(sample_paper().links()) > count


def test_no_line_ends_within_an_abbreviation() -> None:
    words = " ".join(f"{'a' * (1 + place * 7 % 13)} KTP-el" for place in range(120))
    text = paper_of(text_paragraph(words)).text
    assert text.count("KTP-el") == 120
