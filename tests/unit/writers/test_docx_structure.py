"""What stands on the page: words in order, sections, running heads, headings, sheets, figures."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Iterator
from dataclasses import replace
from enum import Enum
from typing import get_args

import docx as python_docx
import pytest
from tests.every_case import every_case
from tests.unit.writers.docx_reader import Docx, docx_of, select, values, words
from tests.unit.writers.sample import sample_document, text_paragraph
from tests.unit.writers.sample_figures import bars, dots
from tests.unit.writers.sample_tables import coverage, number

from capaian.documents import tree
from capaian.writers.docx.body import WRITERS

FRONT, CHAPTER, ANNEX = tree.HeadingKind.FRONT, tree.HeadingKind.CHAPTER, tree.HeadingKind.ANNEX
NOT_PRINTED = {
    "id",
    "target",
    "kind",
    "style",
    "spec",
    "alt",
    "media_type",
    "band",
    "bar",
    "trace",
    "traces",
    "reason",
    "words",
}
"""Fields of the tree that steer, or that are read aloud but not printed."""
MARK = tree.TraceMark("Jejak 1-1", "jejak")


def squeeze(text: str) -> str:
    return "".join(text.split())


def printed(node: object, name: str = "") -> Iterator[str]:
    """Every string of a part of the tree that a reader sees."""
    if isinstance(node, Enum):
        return
    if isinstance(node, str):
        if name not in NOT_PRINTED and squeeze(node):
            yield squeeze(node)
    elif isinstance(node, tuple):
        for item in node:
            yield from printed(item, name)
    elif dataclasses.is_dataclass(node):
        for one in dataclasses.fields(node):
            if one.name not in {"data_table", "url", *NOT_PRINTED} and not (
                isinstance(node, tree.Heading) and one.name == "number"
            ):
                yield from printed(getattr(node, one.name), one.name)


def drawn(block: tree.Block) -> tree.Block:
    """A diagram without its boxes, whose words are in the picture."""
    return (
        replace(block, root=replace(block.root, title="", note="", children=()))
        if hasattr(block, "root")
        else block
    )


def test_all_words_of_the_tree_are_there_in_the_order_of_the_blocks(sample: Docx) -> None:
    text = squeeze(sample.text)
    since = 0
    for block in sample_document().blocks:
        places = [text.find(words_of_block, since) for words_of_block in printed(drawn(block))]
        missing = [
            found for found, place in zip(printed(drawn(block)), places, strict=True) if place < 0
        ]
        assert not missing, (type(block).__name__, missing)
        since = min(places, default=since)


def test_python_docx_reads_the_headings(sample: Docx) -> None:
    opened = python_docx.Document(io.BytesIO(sample.content))
    read = [
        (one.style.name, one.text)
        for one in opened.paragraphs
        if one.style and one.style.name.startswith("Heading")
    ]
    assert read == [
        (f"Heading {heading.level}", heading.title)
        for heading in sample_document().blocks
        if isinstance(heading, tree.Heading)
        and heading.kind in {CHAPTER, tree.HeadingKind.SECTION}
    ]


# --- prose -------------------------------------------------------------------------------------


def test_a_marked_paragraph_hangs_its_mark_in_the_margin_and_links_it() -> None:
    entry = tree.TraceEntry("jejak", "Jejak 1-1", "Asal", ())
    paper = docx_of(text_paragraph("Angka ", number("7"), mark=MARK), tree.TraceList((entry,)))
    assert paper.texts("TeksBermarka") == ["○ Jejak 1-1 Angka 7"]
    anchor = values(
        paper.body, "//w:p[w:pPr/w:pStyle/@w:val='TeksBermarka']/w:hyperlink/@w:anchor"
    )
    target = paper.find(f"//w:p[w:bookmarkStart/@w:name='{anchor[0]}']")[0]
    assert words(target) == "Jejak 1-1 Asal"


@every_case(
    "block",
    [
        text_paragraph("a", mark=MARK),
        tree.ItemList((tree.ListItem((tree.Text("a"),)),), mark=MARK),
        replace(coverage(), mark=MARK),
        replace(coverage(), mark=MARK, source=(), notes=()),
        replace(dots(), mark=MARK),
        replace(bars(), mark=MARK),
        tree.DefinitionList((tree.Definition("a", ()),), MARK),
        tree.KeyFigures((tree.KeyFigure("a", number("1")),), MARK),
        tree.SheetHead("IKU 1", "Nama", (), (), MARK),
        tree.Formula(((tree.Text("a"),),), MARK),
    ],
)
def test_every_kind_of_block_shows_its_mark_once(block: tree.Block) -> None:
    assert docx_of(block).text.count("○ Jejak 1-1") == 1


def test_before_a_signature_the_last_paragraph_stays_with_it() -> None:
    paper = docx_of(
        text_paragraph("satu"), text_paragraph("dua"), tree.Signature("Balangan", "Kepala Dinas")
    )
    kept = [bool(select(one, "w:pPr/w:keepNext")) for one in paper.paragraphs("BodyText")]
    assert kept == [False, True]


def test_a_signature_is_kept_together_in_the_right_half(sample: Docx) -> None:
    paper = docx_of(tree.Signature("Balangan, 1 Januari 2024", "Kepala Dinas,", lines=("NIP",)))
    lines = paper.texts("TandaTangan")
    assert lines == ["Balangan, 1 Januari 2024", "Kepala Dinas,", "." * 44, "NIP"]
    style = select(sample.xml("word/styles.xml"), "w:style[@w:styleId='TandaTangan']")[0]
    assert select(style, "w:pPr/w:keepNext")
    assert values(style, "w:pPr/w:ind/@w:left") == [str(9354 - 4422)]
    assert values(paper.paragraphs("TandaTangan")[2], "w:pPr/w:spacing/@w:before") == ["1360"]


@pytest.mark.parametrize(
    ("style", "shapes"),
    [
        (tree.ListStyle.BULLET, ["bullet", "decimal", "lowerLetter"]),
        (tree.ListStyle.DECIMAL, ["decimal", "lowerLetter", "bullet"]),
        (tree.ListStyle.ALPHA, ["lowerLetter", "bullet", "decimal"]),
    ],
)
def test_deeper_items_take_the_next_style(style: tree.ListStyle, shapes: list[str]) -> None:
    deep = tree.ListItem(
        (tree.Text("a"),), (tree.ListItem((tree.Text("b"),), (tree.ListItem((tree.Text("c"),)),)),)
    )
    paper = docx_of(tree.ItemList((deep,), style))
    assert values(paper.body, "//w:numPr/w:ilvl/@w:val") == ["0", "1", "2"]
    numbering = paper.xml("word/numbering.xml")
    instance = values(paper.body, "//w:numPr/w:numId/@w:val")[0]
    abstract = values(numbering, f"w:num[@w:numId='{instance}']/w:abstractNumId/@w:val")[0]
    found = values(
        numbering, f"w:abstractNum[@w:abstractNumId='{abstract}']/w:lvl/w:numFmt/@w:val"
    )
    assert found[:3] == shapes


# --- sheets ------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [3, 4, 5])
def test_the_legend_shows_each_band_with_texture_sign_word_and_interval(count: int) -> None:
    signs = "●○◊▽▼"[: count - 1] + "▼"
    bands = tuple(
        tree.LegendBand(place, sign, f"Pita {place}", f"{place}–{place + 1}")
        for place, sign in enumerate(signs, 1)
    )
    paper = docx_of(tree.BandLegend("Membaca kategori", "Catatan skala", bands))
    rows = paper.find("//w:tr")
    named = [words(cell).split("\n") for cell in select(rows[1], "w:tc")]
    assert [cell for cell in named if len(cell) == 2] == [
        [f"{band.sign} {band.name}", band.interval] for band in bands
    ]
    swatches = select(rows[0], "w:tc[w:tcPr/w:shd]")
    assert len(swatches) == count
    assert values(swatches[-1], "w:tcPr/w:shd/@w:val") == ["thinDiagCross"]
    assert "Catatan skala" in paper.text


def test_the_cover_has_everything() -> None:
    cover = tree.Cover(
        "Laporan Kinerja Instansi Pemerintah",
        "2023",
        "Dinas",
        "Kabupaten",
        "Naskah final",
        (("Versi data", "9f2c"),),
    )
    paper = docx_of(cover)
    assert paper.texts("Title") == ["Laporan Kinerja Instansi Pemerintah"]
    assert paper.texts("SampulTahun") == ["2023"]
    assert paper.texts("SampulDinas") == ["Kabupaten", "Dinas"]
    assert paper.texts("SampulKaki") == ["Naskah final", "Versi data", "9f2c"]


# --- traces ------------------------------------------------------------------------------------


def test_steps_of_a_trace_are_indented_by_depth_and_say_everything(sample: Docx) -> None:
    steps = sample.paragraphs("LangkahJejak")[:3]
    lefts = [int(values(step, "w:pPr/w:ind/@w:left")[0]) for step in steps]
    assert lefts[0] == 0
    assert lefts[1] - lefts[0] == lefts[2] - lefts[1] > 0
    assert words(steps[0]).split() == [
        *["Cakupan", "KTP-el", "99,53", "100", "×", "sudah", "rekam", "÷", "wajib", "KTP"],
        *["=", "100", "×", "96.019", "÷", "96.472", "=", "99,5304…,", "dibulatkan", "99,53"],
    ]
    assert "sudah diuraikan di atas" in words(steps[2])
    assert "sudah diuraikan di atas" not in words(steps[1])


def test_every_kind_of_block_has_its_writer() -> None:
    assert WRITERS.keys() == {*get_args(tree.Block)}
