"""A sound paper that lost its layout: what the ways make of it, and that nothing is told of it."""

from __future__ import annotations

import io

import pikepdf
import pytest
from tests.audit.foreign_ways import extract_text, measure_paper, rate_of_ways, set_with_blanks, take_tags
from tests.audit.own_reports import OwnPaper, print_own_papers
from tests.unit.auditor.reading.pdf_maker import Sheet, make_pdf

from capaian.writers.pdf import write_pdf


@pytest.fixture(scope="module")
def papers() -> tuple[OwnPaper, ...]:
    return tuple(paper for paper in print_own_papers(("pk",)) if paper.name.endswith("-1"))


def test_nothing_is_told_of_sound_papers_by_any_way(papers: tuple[OwnPaper, ...]) -> None:
    results = [result for paper in papers for result in measure_paper(paper)]
    assert len(results) == 3 * len(papers) >= 3
    assert rate_of_ways(results) == 0


def test_tags_are_gone(papers: tuple[OwnPaper, ...]) -> None:
    with pikepdf.open(io.BytesIO(take_tags(write_pdf(papers[0].document)))) as opened:
        assert "/StructTreeRoot" not in opened.Root


def test_columns_are_lost_or_set_with_blanks() -> None:
    sheet = Sheet().text(60, 150, "Program", "Akta kelahiran").text(300, 150, "Pagu", "1.250.000")
    pdf = make_pdf([sheet, Sheet().text(60, 150, "Halaman dua")])
    lost, kept = extract_text(pdf).decode(), set_with_blanks(pdf).decode()
    assert "   " not in lost
    first, second = (line for line in kept.split("\f")[0].split("\n") if line.strip())
    assert first.index("Pagu") == second.index("1.250.000")
    assert "Akta kelahiran   " in second
    assert kept.count("\f") == lost.count("\f") == 1
