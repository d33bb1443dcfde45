"""Our own papers as docx and as pdf: the same tables are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from tests.audit.foreign_ways import take_tags
from tests.audit.own_files import papers, read, read_as, written
from tests.audit.own_reports import EXAMPLES, print_papers

from capaian.auditor.audit import audit
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.printed.table import PrintedTable
from capaian.domain.audit.finding import ReportFile
from capaian.domain.issue import Level
from capaian.writers.docx import write_docx
from capaian.writers.pdf import write_pdf

Read = tuple[PrintedDocument, ReportFile]
_FEWEST_TABLES = 35
"""Numbered tables of the report, read without tags."""


@pytest.fixture(scope="module", params=["balangan-2023/lkjip", "belitung-2024/lkjip", "probolinggo-2021"])
def printed(request: pytest.FixtureRequest) -> tuple[Read, Read]:
    """The report of an office, or the first sheet of one that has no report: as docx, and as pdf."""
    name: str = request.param
    if name in papers():
        return read(name, "docx"), read(name, "pdf")
    sheet = next(print_papers(EXAMPLES / name, ("lembar-individu",))).document
    return read_as(write_docx(sheet), "docx"), read_as(write_pdf(sheet), "pdf")


def test_same_tables(printed: tuple[Read, Read]) -> None:
    (word, _), (pdf, _) = printed
    assert [*_numbered(pdf)] == [*_numbered(word)]


def test_tables_without_a_number_have_the_same_rows(printed: tuple[Read, Read]) -> None:
    """A docx sets further things as tables, such as signatures; what a pdf reads as one is one there too."""
    (word, _), (pdf, _) = printed
    own, known = (
        Counter(row for table in report.tables if not table.number for row in _rows(table))
        for report in (pdf, word)
    )
    assert own - known == Counter()
    assert own


def test_pdf_without_tags_has_no_error() -> None:
    """Where only places tell what is a cell, the auditor says less, but nothing false."""
    report, file = read_as(take_tags(written("balangan-2023/lkjip", "pdf")), "pdf")
    findings = audit(report, file).findings
    assert [finding.why for finding in findings if finding.level is Level.ERROR] == []
    assert len([*_numbered(report)]) >= _FEWEST_TABLES


def _numbered(report: PrintedDocument) -> Iterator[tuple[str, str, list[tuple[str, ...]]]]:
    """Yield number, title and rows of tables."""
    for table in report.tables:
        if table.number:
            yield table.number, table.title, _rows(table)


def _rows(table: PrintedTable) -> list[tuple[str, ...]]:
    """Return the rows with those of the head, without white space: where lines are cut differs."""
    rows = [*table.head, *(tuple(cell.text for cell in row.cells) for row in table.rows)]
    return [tuple("".join(cell.split()) for cell in row) for row in rows]
