"""Lists of contents, tables and figures: real fields, filled beforehand,
page column left empty.
"""

from __future__ import annotations

from lxml import etree
from tests.unit.writers.docx_reader import Docx, W, docx_of, select, values, words
from tests.unit.writers.sample import FIGURES, SECTIONS, TABLES, text_paragraph

from capaian.documents.tree import Contents, ContentsEntry, ContentsKind, Heading, HeadingKind

CHAPTER = HeadingKind.CHAPTER


def chapter(number: str, block_id: str) -> Heading:
    return Heading(block_id, 1, f"Judul {number}", CHAPTER, number)


def words_of_instructions(paragraph: etree._Element) -> list[str]:
    return [node.text or "" for node in select(paragraph, ".//w:instrText")]


def test_lists_are_real_fields(sample: Docx) -> None:
    lists = [one.instruction for one in sample.fields if one.instruction.startswith("TOC")]
    assert lists == [
        'TOC \\o "1-3" \\h \\z \\u',
        'TOC \\h \\z \\c "Tabel"',
        'TOC \\h \\z \\c "Gambar"',
        'TOC \\b isicBab1 \\o "2-2" \\h \\z',
        'TOC \\b isicBab3 \\o "2-2" \\h \\z',
    ]


def test_lists_are_filled_beforehand(sample: Docx) -> None:
    tables = [" ".join(row.split()) for row in sample.texts("TableofFigures")]
    assert tables == [f"{label} {title}" for _, label, title in (*TABLES, *FIGURES)]
    front = [" ".join(row.split()) for row in sample.texts("TOC1")]
    assert front == [
        f"{label} {title}".strip() for _, label, title, level in SECTIONS if level == 1
    ]
    assert "3.1.1 Analisis capaian per sasaran" in [
        " ".join(row.split()) for row in sample.texts("TOC3")
    ]


def test_each_row_is_a_link_with_an_empty_page_column(sample: Docx) -> None:
    pages = [one for one in sample.fields if one.instruction.startswith("PAGEREF")]
    rows = [
        row
        for style in ("TOC1", "TOC2", "TOC3", "TableofFigures")
        for row in sample.paragraphs(style)
    ]
    assert len(pages) == len(rows)
    assert {one.result for one in pages} == {""}
    for row in rows:
        link = values(row, "w:hyperlink/@w:anchor")
        assert [f"PAGEREF {link[0]} \\h"] == [
            code.strip() for code in words_of_instructions(row) if "PAGEREF" in code
        ]


def test_the_range_of_a_chapter_covers_the_chapter_and_nothing_else(sample: Docx) -> None:
    inside: list[str] = []
    number = values(sample.body, "//w:bookmarkStart[@w:name='isicBab1']/@w:id")[0]
    is_open = False
    for node in sample.body.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}p"):
        if node.tag == f"{W}p" and is_open:
            inside.append(words(node))
        if node.get(f"{W}id") == number:
            is_open = node.tag == f"{W}bookmarkStart"
    assert "Latar belakang" in inside
    assert "Susunan organisasi" in inside
    assert "Perencanaan Kinerja" not in inside
    assert "Tanda dan Singkatan" not in inside


def test_an_empty_list_is_left_out_because_word_would_print_an_error() -> None:
    paper = docx_of(Contents(ContentsKind.TABLES, ()), text_paragraph("ada"))
    assert not paper.fields


def test_two_chapters_of_one_id_do_not_share_a_range() -> None:
    contents = Contents(ContentsKind.CHAPTER, (ContentsEntry("s", "1.1", "Judul", 2),))
    paper = docx_of(chapter("I", "b"), contents, chapter("II", "b"), contents)
    names = values(paper.body, "//w:bookmarkStart/@w:name")
    assert len(names) == len(set(names))
