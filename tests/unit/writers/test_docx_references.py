"""Numbers that Word counts itself: recounted here, they must give the labels of the tree."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.unit.writers.docx_reader import Docx, FieldRead, Recount, docx_of, select, values, words
from tests.unit.writers.sample import FIGURES, TABLES, sample_document, text_paragraph
from tests.unit.writers.sample_tables import coverage

from capaian.documents.tree import Block, Heading, HeadingKind, Reference, Table
from capaian.domain.numerals import write_roman
from capaian.writers.docx.outline import LabelParts, collect_anchors, read_label, read_outline
from capaian.writers.labels import unbroken

CHAPTER, ANNEX, FRONT = HeadingKind.CHAPTER, HeadingKind.ANNEX, HeadingKind.FRONT


@pytest.fixture(scope="module")
def recount(sample: Docx) -> Recount:
    return Recount().read(sample)


def chapter(number: str, block_id: str = "") -> Heading:
    return Heading(block_id or f"bab-{number}", 1, f"Judul {number}", CHAPTER, number)


def section(number: str, level: int) -> Heading:
    return Heading(f"s-{number}", level, f"Bagian {number}", number=number)


def labelled(block_id: str, label: str) -> Table:
    return replace(coverage(), id=block_id, label=label, mark=None, source=())


def shown_reference(field: FieldRead, recount: Recount) -> str:
    """What Word prints when it updates a REF field."""
    name = field.instruction.split()[1]
    if "\\w" in field.instruction.split():
        return recount.bookmark_numbers[name]
    return recount.bookmark_texts[name]


# --- captions --------------------------------------------------------------------------------


def test_recounted_captions_are_the_labels_of_the_tree(sample: Docx, recount: Recount) -> None:
    anchors = collect_anchors(sample_document().blocks, read_outline(sample_document().blocks))
    for block_id, label, _ in (*TABLES, *FIGURES):
        assert recount.bookmark_texts[anchors[block_id].bookmark] == unbroken(label)


def test_stored_results_of_captions_are_the_labels_too(sample: Docx) -> None:
    shown = [
        text.split(" " * 3)[0] for text in sample.texts("Caption") + sample.texts("JudulGambar")
    ]
    for _, label, title in (*TABLES, *FIGURES):
        assert any(text.startswith(f"{unbroken(label)} {title}") for text in shown)


def test_every_caption_counts_by_a_field(sample: Docx) -> None:
    sequences = [one.instruction for one in sample.fields if one.instruction.startswith("SEQ")]
    assert len([one for one in sequences if one.startswith("SEQ Tabel")]) == len(TABLES)
    assert len([one for one in sequences if one.startswith("SEQ Gambar")]) == len(FIGURES)
    assert [one for one in sequences if one == "SEQ bab \\* ARABIC \\h"] == [
        "SEQ bab \\* ARABIC \\h"
    ] * 4


def test_only_the_first_caption_of_a_chapter_resets_its_sequence(sample: Docx) -> None:
    resets = [one.instruction for one in sample.fields if "\\r" in one.instruction]
    assert resets == [
        "SEQ Gambar \\r 1 \\* ARABIC",  # Gambar 2.1
        "SEQ Gambar \\r 1 \\* ARABIC",  # Gambar 3.1
        "SEQ Tabel \\r 1 \\* ARABIC",  # Tabel L1.1
    ]


def test_no_heading_holds_a_caption_sequence_that_a_list_of_tables_would_collect(
    sample: Docx,
) -> None:
    for style in ("Heading1", "LabelBab", "Heading2", "JudulLampiran"):
        for paragraph in sample.paragraphs(style):
            codes = "".join(words_of_instructions(paragraph))
            assert "Tabel" not in codes
            assert "Gambar" not in codes


def words_of_instructions(paragraph: etree._Element) -> list[str]:
    return [node.text or "" for node in select(paragraph, ".//w:instrText")]


@pytest.mark.parametrize(
    ("labels", "resets"),
    [
        (("Tabel 1.1", "Tabel 1.2", "Tabel 1.3"), 0),
        (("Tabel 1.1", "Tabel 1.3"), 1),
        (("Tabel 1.2", "Tabel 1.1"), 2),
        (("Tabel 7", "Tabel 8"), 1),
        (("Tabel A.1", "Tabel B.1"), 1),
        (("Tabel 1.1a",), 0),
        (("Tabel 1.01",), 0),
    ],
)
def test_captions_out_of_step_still_give_their_labels(
    labels: tuple[str, ...], resets: int
) -> None:
    blocks = (chapter("I"), *(labelled(f"t{place}", label) for place, label in enumerate(labels)))
    paper = docx_of(*blocks)
    recount = Recount().read(paper)
    assert [recount.bookmark_texts[f"cT{place}"] for place in range(len(labels))] == [
        unbroken(label) for label in labels
    ]
    assert sum("\\r" in one.instruction for one in paper.fields) == resets


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Tabel 3.9", LabelParts("Tabel", " ", "3.", 9)),
        ("Gambar 12", LabelParts("Gambar", " ", "", 12)),
        ("Tabel 3.1.4", LabelParts("Tabel", " ", "3.1.", 4)),
        ("Tabel", None),
        ("3.9", None),
        ("Tabel 3.", None),
        ("Tabel 3.0", None),
        ("Tabel  3.1", None),
        ("", None),
    ],
)
def test_reading_a_label(label: str, expected: LabelParts | None) -> None:
    assert read_label(label) == expected


# --- headings ----------------------------------------------------------------------------------


def test_recounted_headings_are_the_numbers_of_the_tree(recount: Recount) -> None:
    expected = [
        unbroken(heading.label) if heading.kind is ANNEX else heading.number
        for heading in sample_document().blocks
        if isinstance(heading, Heading) and heading.number
    ]
    assert recount.heading_numbers == expected


@pytest.mark.parametrize(
    ("headings", "automatic"),
    [
        ((chapter("I"), section("1.1", 2), section("1.1.1", 3), section("1.2", 2)), 4),
        ((chapter("I"), section("1.1", 2), section("1.3", 2), section("1.2", 2)), 3),
        ((chapter("II"), section("2.1", 2)), 0),
        ((chapter("I"), section("1.1.1", 3)), 1),
        ((chapter("I"), chapter("I", "lagi"), chapter("II")), 2),
        ((section("1.1", 2),), 0),
        ((Heading("a", 1, "A", ANNEX, "1"), Heading("b", 1, "B", ANNEX, "2")), 2),
        ((Heading("a", 1, "A", ANNEX, "A"),), 0),
        ((Heading("a", 1, "A", FRONT),), 0),
    ],
)
def test_numbers_that_word_would_not_reach_are_written_out(
    headings: tuple[Heading, ...], automatic: int
) -> None:
    outline = read_outline(headings)
    assert sum(outline.is_automatic(heading) for heading in headings) == automatic
    paper = docx_of(*headings)
    recount = Recount().read(paper)
    shown = " ".join((*recount.heading_numbers, paper.text))
    for heading in headings:
        assert (heading.number or "") in shown


SHAPES = st.lists(st.sampled_from(("chapter", "annex", "2", "3", "4", "skip")), max_size=14)


@given(SHAPES)
@settings(max_examples=40, deadline=None)
def test_whatever_the_numbers_what_is_counted_agrees_with_the_tree(shapes: list[str]) -> None:
    headings = tuple(numbered_headings(shapes))
    outline = read_outline(headings)
    paper = docx_of(*headings)
    counted = Recount().read(paper).heading_numbers
    expected = [
        unbroken(heading.label) if heading.kind is ANNEX else heading.number
        for heading in headings
        if outline.is_automatic(heading)
    ]
    assert counted == expected


def numbered_headings(shapes: list[str]) -> list[Heading]:
    """Headings as a layout would number them; `skip` leaves a number out."""
    counts = {"chapter": 0, "annex": 0, "2": 0, "3": 0, "4": 0}
    found: list[Heading] = []
    for place, shape in enumerate(shapes):
        if shape == "skip":
            counts["2"] += 1
            continue
        counts[shape] += 1
        if shape in {"chapter", "annex"}:
            counts |= {"2": 0, "3": 0, "4": 0}
            kind = CHAPTER if shape == "chapter" else ANNEX
            number = write_roman(counts[shape]) if kind is CHAPTER else str(counts[shape])
            found.append(Heading(f"h{place}", 1, "Judul", kind, number))
        else:
            depth = int(shape)
            counts |= {str(deeper): 0 for deeper in range(depth + 1, 5)}
            number = ".".join(str(counts[key]) for key in ("chapter", "2", "3", "4")[:depth])
            found.append(Heading(f"h{place}", depth, "Judul", number=number))
    return found


# --- references ----------------------------------------------------------------------------------


def test_updating_a_reference_prints_what_is_stored(sample: Docx, recount: Recount) -> None:
    references = [one for one in sample.fields if one.instruction.startswith("REF")]
    assert len(references) >= 8
    for one in references:
        assert shown_reference(one, recount) == one.result, one


def test_every_reference_leads_somewhere(sample: Docx) -> None:
    marks = set(values(sample.body, "//w:bookmarkStart/@w:name"))
    targets = {
        one.instruction.split()[1]
        for one in sample.fields
        if one.instruction.startswith(("REF", "PAGEREF"))
    }
    targets |= set(values(sample.body, "//w:hyperlink/@w:anchor"))
    targets |= {
        name for one in sample.fields for name in re.findall(r"TOC \\b (\w+)", one.instruction)
    }
    assert targets <= marks


@pytest.mark.parametrize(
    ("label", "words_before_field", "result"),
    [
        ("Bab I", "Bab\u00a0", "I"),
        ("1.1", "", "1.1"),
        ("Tabel 1.1", "", "Tabel\u00a01.1"),
        ("Lampiran 1", "", "Lampiran\u00a01"),
    ],
)
def test_reference_as_field(label: str, words_before_field: str, result: str) -> None:
    targets = {"Bab I": "bab-I", "1.1": "s-1.1", "Tabel 1.1": "t", "Lampiran 1": "l"}
    annex = Heading("l", 1, "Lampir", ANNEX, "1")
    paper = docx_of(
        chapter("I"),
        section("1.1", 2),
        labelled("t", "Tabel 1.1"),
        text_paragraph(Reference(targets[label], label)),
        annex,
    )
    field = next(one for one in paper.fields if one.instruction.startswith("REF"))
    assert field.result == result
    assert paper.texts("BodyText") == [words_before_field + result]
    assert "\\* MERGEFORMAT" in field.instruction
    assert shown_reference(field, Recount().read(paper)) == result


def test_a_reference_with_words_of_its_own_is_a_link_that_no_update_changes() -> None:
    paper = docx_of(
        chapter("I"), labelled("t", "Tabel 1.1"), text_paragraph(Reference("t", "tabel di atas"))
    )
    assert not [one for one in paper.fields if one.instruction.startswith("REF")]
    links = paper.find("//w:hyperlink[@w:anchor='cT']")
    assert [words(link) for link in links] == ["tabel di atas"]


def test_a_reference_to_nothing_is_plain_words() -> None:
    paper = docx_of(text_paragraph("lihat ", Reference("tiada", "Tabel 9.9")))
    assert paper.texts("BodyText") == ["lihat Tabel\u00a09.9"]
    assert not paper.fields
    assert not paper.find("//w:hyperlink")


def test_namesakes_get_bookmarks_of_their_own() -> None:
    blocks: tuple[Block, ...] = (
        labelled("a-b", "Tabel 1"),
        labelled("a_b", "Tabel 2"),
        labelled("A.B", "Tabel 3"),
    )
    anchors = collect_anchors(blocks, read_outline(blocks))
    names = [anchor.bookmark.lower() for anchor in anchors.values()]
    assert len(set(names)) == 3


def test_very_long_and_foreign_ids_make_names_that_word_accepts() -> None:
    blocks = (
        labelled("x" * 80, "Tabel 1"),
        labelled("x" * 81, "Tabel 2"),
        labelled("表格", "Tabel 3"),
    )
    names = [anchor.bookmark for anchor in collect_anchors(blocks, read_outline(blocks)).values()]
    assert len(set(names)) == 3
    assert all(len(name) <= 40 and name.isalnum() and name.isascii() for name in names)


def test_of_two_blocks_with_one_id_the_first_is_the_target() -> None:
    paper = docx_of(
        labelled("t", "Tabel 1"),
        labelled("t", "Tabel 2"),
        text_paragraph(Reference("t", "Tabel 1")),
    )
    assert values(paper.body, "//w:bookmarkStart/@w:name").count("cT") == 1
    assert Recount().read(paper).bookmark_texts["cT"] == "Tabel\u00a01"
