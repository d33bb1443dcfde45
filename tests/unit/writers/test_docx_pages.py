"""Pages: portrait and landscape, roman and arabic numbers, running heads and feet, the cover."""

from __future__ import annotations

import io
from dataclasses import replace

import docx as python_docx
from docx.enum.section import WD_ORIENTATION
from tests.unit.writers.docx_reader import (
    Docx,
    docx_of,
    open_docx,
    relationship_targets,
    select,
    values,
    words,
)
from tests.unit.writers.sample import FILLER, sample_meta, text_paragraph
from tests.unit.writers.sample_tables import budget

from capaian.documents.tree import Cover, Document, Heading, HeadingKind

FRONT, CHAPTER, ANNEX = HeadingKind.FRONT, HeadingKind.CHAPTER, HeadingKind.ANNEX
LONG = text_paragraph(FILLER * 6)
"""Enough for a page of its own after a turned one."""


def test_landscape_tables_have_pages_of_their_own(sample: Docx) -> None:
    sections = python_docx.Document(io.BytesIO(sample.content)).sections
    turned = [
        place for place, one in enumerate(sections) if one.orientation == WD_ORIENTATION.LANDSCAPE
    ]
    assert len(turned) == 1
    for place, section in enumerate(sections):
        wide = section.page_width is not None and section.page_height is not None
        assert wide
        assert (section.page_width > section.page_height) == (place in turned)


def test_turned_pages_keep_the_running_head_and_go_on_counting() -> None:
    paper = docx_of(Heading("b", 1, "Satu", CHAPTER, "I"), text_paragraph("a"), budget(), LONG)
    sections = paper.find("//w:sectPr")
    assert [bool(select(one, "w:titlePg")) for one in sections] == [True, False, False]
    assert [heads_of(paper, place) for place in range(3)] == ["LKjIP 2023 Bab I Satu"] * 3


def test_neighbouring_landscape_tables_share_their_pages() -> None:
    paper = docx_of(
        text_paragraph("a"), budget(), replace(budget(), id="lain", label="Tabel 3.5"), LONG
    )
    assert values(paper.body, "//w:sectPr/w:pgSz/@w:orient") == ["landscape"]
    assert len(paper.find("//w:sectPr")) == 3


def test_front_matter_counts_in_roman_and_chapters_from_one(sample: Docx) -> None:
    formats = values(sample.body, "//w:sectPr/w:pgNumType/@w:fmt")
    starts = [values(one, "w:pgNumType/@w:start") for one in sample.find("//w:sectPr")]
    first = formats.index("decimal")
    assert set(formats[:first]) == {"lowerRoman"}
    assert set(formats[first:]) == {"decimal"}
    assert [place for place, start in enumerate(starts) if start] == [first]
    assert starts[first] == ["1"]


def test_a_paper_without_chapters_counts_in_arabic_from_its_first_page() -> None:
    paper = docx_of(Heading("a", 1, "Perjanjian Kinerja", FRONT), text_paragraph("isi"))
    assert values(paper.body, "//w:pgNumType/@w:fmt") == ["decimal"]


def heads_of(paper: Docx, section: int, kind: str = "default") -> str:
    found = paper.find("//w:sectPr")[section]
    rel = values(found, f"w:headerReference[@w:type='{kind}']/@r:id")[0]
    target, _ = relationship_targets(paper, "word/document.xml")[rel]
    return " ".join(words(paper.xml(f"word/{target}")).split())


def test_the_running_head_names_report_and_chapter() -> None:
    paper = docx_of(
        Heading("b", 1, "Pendahuluan", CHAPTER, "I"),
        text_paragraph("x"),
        Heading("l", 1, "Data", ANNEX, "1"),
        text_paragraph("y"),
    )
    assert heads_of(paper, 0) == "LKjIP 2023 Bab I Pendahuluan"
    assert heads_of(paper, 1) == "LKjIP 2023 Lampiran 1 Data"


def test_the_first_page_of_a_part_has_no_running_head() -> None:
    paper = docx_of(Heading("b", 1, "Pendahuluan", CHAPTER, "I"), text_paragraph("x"))
    assert paper.find("//w:sectPr/w:titlePg")
    assert heads_of(paper, 0, "first") == ""


def test_a_draft_says_so_on_every_page() -> None:
    meta = replace(sample_meta(), draft="Draf 3, belum disetujui")
    cover = Cover("Laporan", "2023", "Dinas", "Kabupaten", "Draf 3")
    paper = open_docx(
        Document(meta, (cover, Heading("b", 1, "Satu", CHAPTER, "I"), text_paragraph("x")))
    )
    heads = [words(paper.xml(name)) for name in paper.parts if name.startswith("word/header")]
    assert heads
    assert all("Draf 3, belum disetujui" in head for head in heads)


def test_the_foot_holds_page_number_and_office(sample: Docx) -> None:
    feet = [name for name in sample.parts if name.startswith("word/footer")]
    texts = {words(sample.xml(name)).strip() for name in feet}
    assert texts == {"", sample_meta().office}
    assert any(b" PAGE " in sample.parts[name] for name in feet)
