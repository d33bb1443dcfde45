"""No part of a paper ends with a nearly empty page, where a section can be moved to it."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.writers.pdf_reader import CHAPTER, Paper
from tests.unit.writers.sample import FILLER, sample_meta, text_paragraph

from capaian.documents import tree
from capaian.writers.pdf import write_pdf
from capaian.writers.pdf.worker import find_breaks

NEXT = tree.Heading("bab-2", 1, "Penutup", tree.HeadingKind.CHAPTER, "II")
SECTION = tree.Heading("bagian", 2, "Analisis lain", number="1.1")


def end(share: float, *sections: tuple[str, float], opens: bool = False) -> dict[str, Any]:
    noted = [{"id": name, "share": place} for name, place in sections]
    return {"page": 9, "share": share, "opens": opens, "sections": noted}


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ([], []),
        ([end(0.15, ("a", 0.5))], ["a"]),
        ([end(0.15, ("a", 0.4), ("b", 0.6))], ["b"]),
        ([end(0.15, ("a", 0.4), ("b", 0.9))], ["a"]),
        ([end(0.15, ("a", 0.1))], []),
        ([end(0.15)], []),
        ([end(0.5, ("a", 0.5))], []),
        ([end(0.15, ("a", 0.5), opens=True)], []),
        ([end(0.15, ("a", 0.5)), end(0.2, ("b", 0.5))], ["a", "b"]),
    ],
)
def test_which_sections_go_to_the_last_page(
    ends: list[dict[str, Any]], expected: list[str]
) -> None:
    assert find_breaks(ends) == expected


def paper(lines_before: int, lines_after: int, *more: tree.Block) -> Paper:
    """A chapter of short lines with a section in between, and another chapter."""
    first = [text_paragraph(f"Baris {place}.") for place in range(lines_before)]
    second = [text_paragraph(f"Lain {place}.") for place in range(lines_after)]
    return Paper(
        write_pdf(tree.Document(sample_meta(), (CHAPTER, *first, SECTION, *second, *more, NEXT)))
    )


def test_a_section_joins_the_few_lines_of_the_last_page() -> None:
    found = paper(8, 16)
    assert len(found.pages) == 3
    assert "Baris 7." in found.pages[0]
    assert "Analisis lain" not in found.pages[0]
    assert "Analisis lain" in found.pages[1]
    assert "Lain 15." in found.pages[1]


def test_a_well_filled_last_page_stays() -> None:
    found = paper(8, 24)
    assert "Analisis lain" in found.pages[0]
    assert "Lain 23." in found.pages[1]


def test_a_paper_that_ends_with_its_page_stays() -> None:
    found = paper(4, 5)
    assert len(found.pages) == 2
    assert "Analisis lain" in found.pages[0]


def test_turned_last_pages_bring_no_page_of_their_own() -> None:
    cells = tree.Row((tree.Cell((tree.Text("sel"),)),) * 30)
    wide = tree.Table("t", "", (), (tree.Column(),) * 30, (), (cells,), width=tree.Width.LANDSCAPE)
    found = paper(2, 2, wide)
    assert found.sizes() == [(210, 297), (297, 210), (210, 297)]


def test_page_numbers_in_lists_follow_the_move() -> None:
    found = paper(8, 16)
    assert found.labels() == ["1", "2", "3"]
    titles = [title for _, title in found.bookmarks()]
    assert titles == ["Bab I Pendahuluan", "1.1 Analisis lain", "Bab II Penutup"]


def test_moved_sections_give_the_same_bytes_each_time() -> None:
    assert paper(8, 16).content == paper(8, 16).content


def test_a_long_paper_without_sections_stays_as_it_is() -> None:
    blocks = [CHAPTER, *[text_paragraph(FILLER) for _ in range(9)], text_paragraph("Akhir."), NEXT]
    found = Paper(write_pdf(tree.Document(sample_meta(), tuple(blocks))))
    assert "Akhir." in found.text
