"""The figures that a pdf keeps: of all its pages,
as private data beside an otherwise equal file.
"""

from __future__ import annotations

import re

import pikepdf
from lxml import etree
from tests.unit.writers.pdf_reader import sample_paper

from capaian.domain.audit.figure_record import NAMESPACE, FigurePassage, checksum


def record(pdf: pikepdf.Pdf) -> etree._Element:
    return etree.fromstring(pdf.Root.PieceInfo.Capaian.Private.read_bytes())


def test_the_record_has_the_figures_of_all_pages_and_a_checksum_of_itself() -> None:
    made = record(sample_paper().file)
    entries = [FigurePassage(each.get("k", ""), tuple((each.text or "").split())) for each in made]
    assert (made.tag, made.get("k")) == (f"{{{NAMESPACE}}}angka", checksum(entries))
    texts = "".join(sample_paper().pages)
    digits = (sorted(re.findall(r"\d", text)) for text in (texts, "".join(made.itertext())))
    assert next(digits) == next(digits)


def test_the_file_is_of_one_piece_and_sound_and_says_when_it_was_made() -> None:
    paper = sample_paper()
    assert paper.content.count(b"%%EOF") == paper.content.count(b"startxref") == 1
    assert paper.file.check_pdf_syntax() == []
    assert str(paper.file.Root.PieceInfo.Capaian.LastModified) == "D:20240115000000Z"
