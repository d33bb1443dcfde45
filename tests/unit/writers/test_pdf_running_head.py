"""The running head names the section that a page is about."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.writers.pdf_reader import CHAPTER, Paper
from tests.unit.writers.sample import FILLER, sample_meta, text_paragraph
from tests.unit.writers.sample_forms import title

from capaian.documents.tree import Block, Document, Heading, HeadingKind, Paragraph
from capaian.writers.pdf import write_pdf

FIRST = Heading("satu", 2, "Bagian pertama", number="1.1")
SECOND = Heading("dua", 2, "Bagian kedua", number="1.2")
THIRD = Heading("tiga", 3, "Bagian ketiga", number="1.2.1")


def filler(times: int) -> list[Paragraph]:
    return [text_paragraph(FILLER) for _ in range(times)]


def heads(*blocks: Block) -> list[str]:
    """What stands above the text of each page."""
    found = Paper(write_pdf(Document(sample_meta(), blocks)))
    return [text.split(" Bagian ini menerangkan")[0] for text in found.pages]


def test_the_last_section_that_begins_on_the_page_is_named() -> None:
    first, second, third = heads(
        CHAPTER, FIRST, *filler(10), SECOND, *filler(10), THIRD, *filler(3)
    )[:3]
    assert "LKjIP" not in first
    assert second.startswith("LKjIP 2023 Bab I Pendahuluan 1.2 Bagian kedua")
    assert third.startswith("LKjIP 2023 Bab I Pendahuluan 1.2.1 Bagian ketiga")


def test_a_page_without_beginning_names_the_section_in_force() -> None:
    for page in heads(CHAPTER, FIRST, *filler(22))[1:]:
        assert page.startswith("LKjIP 2023 Bab I Pendahuluan 1.1 Bagian pertama")


def test_a_section_of_the_chapter_before_is_not_named() -> None:
    following = Heading("bab-2", 1, "Penutup", HeadingKind.CHAPTER, "II")
    pages = heads(CHAPTER, FIRST, *filler(2), following, *filler(12))
    assert pages[-1] == "LKjIP 2023 Bab II Penutup"


def test_a_title_that_needs_a_second_line_gives_way_to_the_one_above_it() -> None:
    long = replace(THIRD, title="Perbandingan realisasi kinerja dengan target " * 3)
    assert "1.2 Bagian kedua" in heads(CHAPTER, SECOND, long, *filler(14))[-1]
    assert (
        heads(CHAPTER, replace(long, level=2), *filler(14))[-1] == "LKjIP 2023 Bab I Pendahuluan"
    )


def test_a_form_is_named_by_the_short_title_only() -> None:
    pages = heads(title("t", "KEPUTUSAN KEPALA DINAS"), *filler(14))
    assert pages[-1] == "LKjIP 2023"
