"""Papers of law as files: each says the same in Word, pdf and on screen; same data, same bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest
from tests.golden.test_golden_legal import FOLDER, PAPERS
from tests.unit.documents import legal_cast as legal
from tests.unit.writers.docx_reader import take_apart
from tests.unit.writers.html_reader import parse, text_of
from tests.unit.writers.pdf_reader import Paper as PdfPaper

from capaian.documents.tree import Document
from capaian.writers.docx import write_docx
from capaian.writers.html import write_html
from capaian.writers.pdf import write_pdf

READERS: Mapping[str, Callable[[Document], str]] = {
    "docx": lambda document: take_apart(write_docx(document)).text,
    "pdf": lambda document: PdfPaper(write_pdf(document)).text,
    "html": lambda document: text_of(parse(write_html(document))),
}

WRITTEN = (
    "keputusan-iku",
    "keputusan-iki",
    "pk-perubahan",
    "pk-direktur-jenderal",
    "lembar-program",
    "laporan-semester",
)
"""Papers of which each form is read; the others have the same blocks."""
_SPAN = re.compile(r"^ *Tabel: | v\d+\b", re.MULTILINE)
_MARK = re.compile(r"[][()|/*#÷×=:;\n]+")


def flat(text: str) -> str:
    """A text with every run of white space as one blank."""
    return re.sub(r"\s+", " ", text.replace("\N{NO-BREAK SPACE}", " "))


def pieces(golden: str) -> set[str]:
    """What the golden text of a paper says, without the signs that stand for its layout."""
    own = golden.partition("\n")[2]  # the first line names the file's title and day
    return {flat(piece).strip(" .,-") for piece in _MARK.split(_SPAN.sub(" ", own))}


@pytest.mark.parametrize("form", sorted(READERS))
@pytest.mark.parametrize("name", WRITTEN)
def test_every_format_says_what_the_paper_says(form: str, name: str) -> None:
    kind, subject, as_of = PAPERS[name]
    text = flat(READERS[form](legal.document(kind, subject, as_of=as_of)))
    own = pieces((FOLDER / f"{name}.txt").read_text(encoding="utf-8"))
    assert len(own) > 20 and {piece for piece in own if piece not in text} == set()


@pytest.mark.parametrize("write", [write_docx, write_pdf, write_html])
def test_the_same_paper_has_the_same_bytes(write: Callable[[Document], bytes]) -> None:
    first, second = (legal.document("keputusan-iku", "sk-iku") for _ in range(2))
    assert write(first) == write(second)


def test_annexes_of_a_decree_lie_on_landscape_pages_with_their_signature() -> None:
    sizes = PdfPaper(write_pdf(legal.document("keputusan-iku", "sk-iku"))).sizes()
    assert sizes[0] == (210, 297)
    assert sizes[-2:] == [(297, 210), (297, 210)]


def test_an_individual_sheet_lies_on_landscape_pages() -> None:
    sizes = PdfPaper(write_pdf(legal.document("lembar-individu", "lembar-2"))).sizes()
    assert set(sizes) == {(297, 210)}


def test_no_signature_of_a_decree_is_alone() -> None:
    pages = PdfPaper(write_pdf(legal.document("keputusan-iku", "sk-iku"))).pages
    signed = next(page for page in pages if "Ditetapkan di" in page)
    assert "KEDUA" in signed
