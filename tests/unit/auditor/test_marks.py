"""Marks in a copy of a pdf: on the figure of the finding, in its own row."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from tests.unit.writers.pdf_reader import sample_paper

from capaian.auditor.annotate.notes import Excerpt
from capaian.auditor.annotate.pdf import annotate_pdf
from capaian.auditor.annotate.positions import find_boxes, open_pages
from capaian.auditor.contradictions import Contradiction, ContradictionGround
from capaian.auditor.document.report import print_of_content
from capaian.auditor.findings import write_findings
from capaian.auditor.quantities.figures import PrintedQuantity
from capaian.auditor.quantities.report_quantities import find_quantities
from capaian.auditor.reading.files import read_content
from capaian.domain.audit import AuditRule, Finding
from capaian.domain.audit.tested import AloneFigure

Box = tuple[float, float, float, float]
MAX_ROWS = 40
MIN_FIGURES = 3


def figure_rows(content: bytes) -> Iterator[Sequence[PrintedQuantity]]:
    """Yield the rows of a paper that have several figures, from the left."""
    report = find_quantities(print_of_content(read_content(Path("laporan.pdf"), content)))
    for table in report.tables:
        yield from ([*row.values()] for row in table.rows if len(row) >= MIN_FIGURES)


def findings_of(rows: Sequence[Sequence[PrintedQuantity]]) -> Iterator[Finding]:
    """Yield a finding for each figure, named by its row and its place in it."""
    for number, row in enumerate(rows):
        blamed = [
            Contradiction(AuditRule.SUM, each, "0", "", ContradictionGround.TOTAL) for each in row
        ]
        for at, finding in enumerate(write_findings(blamed, counts_lines=False)):
            yield replace(finding, id=f"{number}-{at}")


def test_figures_that_nothing_tested_are_shaded_and_the_copy_explains_its_marks_in_print() -> None:
    content = sample_paper().content
    (row, *_) = figure_rows(content)
    place, quote = row[0].place, row[0].quote
    alone = AloneFigure(place.line, place.page, row[0].number.text, quote, None)
    copy = annotate_pdf(content, (), (alone,)).content
    (mark,) = marks_in(copy).values()
    assert row[0].number.text in mark[2]
    with contextlib.closing(pypdfium2.PdfDocument(copy)) as pdf:
        assert len(pdf) == len(pypdfium2.PdfDocument(content)) + 1
        assert "Abu-abu: tidak teruji" in pdf[len(pdf) - 1].get_textpage().get_text_range()


def marks_in(copy: bytes) -> Mapping[str, tuple[int, Box, str]]:
    """Return page, rectangle and the text under it of each mark, by its name."""
    found: dict[str, tuple[int, Box, str]] = {}
    with (
        pikepdf.open(io.BytesIO(copy)) as pdf,
        contextlib.closing(pypdfium2.PdfDocument(copy)) as texts,
    ):
        for at, page in enumerate(pdf.pages):
            notes = [
                note for note in page.get("/Annots", []) if note.get("/Subtype") == "/Highlight"
            ]
            text = texts[at].get_textpage() if notes else None
            for note in notes if text is not None else ():
                left, bottom, right, top = (float(edge) for edge in note.Rect)
                under = text.get_text_bounded(left, bottom, right, top) if text else ""
                found[str(note.NM)] = (at, (left, bottom, right, top), "".join(under.split()))
    return found


def test_marks_of_our_own_paper_lie_on_their_figures_side_by_side() -> None:
    content = sample_paper().content
    rows = [*figure_rows(content)]
    rows = rows[:: max(1, len(rows) // MAX_ROWS)]
    assert rows
    found = marks_in(annotate_pdf(content, [*findings_of(rows)]).content)
    for number, row in enumerate(rows):
        marks = [found[f"{number}-{at}"] for at in range(len(row))]
        assert [under for _, _, under in marks] == [
            "".join(each.number.text.split()) for each in row
        ]
        for (page, one, _), (next_page, other, _) in pairwise(marks):
            assert page == next_page
            assert one[0] < other[0]
            assert min(one[3], other[3]) > max(one[1], other[1])


PAGE = [
    (40, 700, "Rencana aksi"),
    (200, 700, "Kualitas laporan"),
    (400, 700, "100%"),
    (460, 700, "99,6%"),
    (40, 686, "dan layanan"),
    (200, 672, "Tindak lanjut"),
    (400, 672, "100%"),
    (460, 672, "99,2%"),
    (40, 658, "aduan warga"),
    (200, 644, "Opini"),
    (400, 644, "1.100"),
    (460, 644, "100"),
]


def drawn() -> bytes:
    """Return a page whose first cell spans the rows beside it."""
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(620, 842))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        code = "\n".join(f"BT /F1 10 Tf {x} {y} Td ({words}) Tj ET" for x, y, words in PAGE)
        page.Contents = pdf.make_stream(code.encode("ascii"))
        made = io.BytesIO()
        pdf.save(made)
    return made.getvalue()


GOAL = "Rencanaaksidanlayananaduanwarga"


@pytest.mark.parametrize(
    ("cells", "printed", "bottom", "left"),
    [
        ((GOAL, "Kualitaslaporan", "100%", "99,6%"), "100", 700, 400),
        ((GOAL, "Tindaklanjut", "100%", "99,2%"), "100", 672, 400),
        (("Opini", "100"), "100", 644, 460),
    ],
)
def test_a_mark_is_in_the_row_that_most_cells_are_in(
    cells: tuple[str, ...], printed: str, bottom: float, left: float
) -> None:
    with open_pages(drawn()) as pages:
        (box,) = find_boxes(pages[0], Excerpt(cells, printed))
    assert abs(box.bottom - bottom) < 3
    assert abs(box.left - left) < 3
