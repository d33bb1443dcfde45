"""Papers on A4 and on F4 (folio): pages of that size, text as wide on either."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.writers.docx_reader import open_docx, values
from tests.unit.writers.html_papers import META, paper
from tests.unit.writers.pdf_reader import Paper
from tests.unit.writers.sample import text_paragraph
from tests.unit.writers.sample_forms import performance_tree, scans, title

from capaian.documents.tree import Document, Meta, Orientation, PageSize, ScanPage
from capaian.writers.docx.measures import twips
from capaian.writers.pdf import write_pdf

F4 = replace(META, page=PageSize.F4)
F4_TURNED = replace(F4, orientation=Orientation.LANDSCAPE)


def test_pdf_pages_are_as_large_as_the_layout_says() -> None:
    assert Paper(write_pdf(Document(F4, (title("t", "JUDUL"), text_paragraph("isi"), *scans())))).sizes() == [
        (215, 330),
        *(
            (330, 215) if one.width > one.height else (215, 330)
            for one in scans()
            if isinstance(one, ScanPage)
        ),
    ]
    assert (330, 215) in Paper(write_pdf(Document(F4, (text_paragraph("isi"), performance_tree())))).sizes()
    assert Paper(write_pdf(Document(F4_TURNED, (text_paragraph("isi"),)))).sizes() == [(330, 215)]
    assert Paper(write_pdf(Document(META, (text_paragraph("isi"),)))).sizes() == [(210, 297)]


@pytest.mark.parametrize(
    ("meta_of", "sides"), [(F4, (215, 330)), (F4_TURNED, (330, 215)), (META, (210, 297))]
)
def test_word_pages_are_as_large_as_the_layout_says(meta_of: Meta, sides: tuple[int, int]) -> None:
    read = open_docx(Document(meta_of, (title("t", "JUDUL"), text_paragraph("isi"))))
    [size] = read.find("//w:sectPr/w:pgSz")
    [margins] = read.find("//w:sectPr/w:pgMar")
    assert [int(values(size, f"@w:{side}")[0]) for side in "wh"] == [twips(side) for side in sides]
    left, right = (int(values(margins, f"@w:{side}")[0]) for side in ("left", "right"))
    text = 253 if meta_of.orientation is Orientation.LANDSCAPE else 165
    assert twips(sides[0]) - left - right == pytest.approx(twips(text), abs=3)


def test_word_scans_fill_the_larger_page() -> None:
    read = open_docx(Document(F4, scans()))
    upright, turned = (int(one.get("cy", "0")) / 36_000 for one in read.find("//wp:inline/wp:extent")[-2:])
    assert upright == pytest.approx(322, abs=20)
    assert turned == pytest.approx(207, abs=20)


@pytest.mark.parametrize(
    ("meta_of", "expected"),
    [
        (F4, "@page{size:215mm 330mm}@page wide{size:330mm 215mm}"),
        (F4_TURNED, "@page{size:330mm 215mm}@page wide{size:330mm 215mm}"),
    ],
)
def test_html_prints_on_the_paper_of_the_layout(meta_of: Meta, expected: str) -> None:
    assert expected in paper(text_paragraph("isi"), meta=meta_of).decode()
    assert "330mm" not in paper(text_paragraph("isi"), meta=META).decode()
