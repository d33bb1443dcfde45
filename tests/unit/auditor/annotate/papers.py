"""Small files and findings for the tests of annotated copies."""

from __future__ import annotations

import io

import pikepdf
from docx import Document

from capaian.domain.audit import AuditRule, Finding, Repair
from capaian.domain.issue import Level

COUNTS = (
    ("No", "Wilayah", "Wajib", "Merekam", "Persen"),
    ("1", "Utara", "200", "150", "85,00"),
    ("2", "Selatan", "150", "120", "80,00"),
)


def finding(quote: str, printed: str, **changes: object) -> Finding:
    values: dict[str, object] = {
        "id": "T-001",
        "rule": AuditRule.RATIO,
        "level": Level.ERROR,
        "line": 7,
        "page": None,
        "place": "Tabel 1, Utara",
        "quote": quote,
        "printed": printed,
        "computed": "75,00",
        "why": "150 ÷ 200 × 100 = 75,00; tercetak 85,00.",
    }
    return Finding(**{**values, **changes})  # type: ignore[arg-type]


def repaired(quote: str, printed: str) -> Finding:
    repair = Repair(7, "85,00", "75,00", "angka ke-1 dari 8 menjadi 7", 1)
    return finding(quote, printed, repair=repair, root="T-000")


def word_file(*, with_comment: bool = False) -> bytes:
    """A report of two paragraphs and a table; the sentence is cut into several runs, as Word does."""
    document = Document()
    document.add_heading("Penghargaan", 2)
    paragraph = document.add_paragraph("Cakupan di Utara ")
    for run in ("adalah 8", "5,00", " persen, ", "naik dari 5."):
        paragraph.add_run(run)
    table = document.add_table(rows=0, cols=5)
    for row in COUNTS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.add_paragraph("Cakupan di Utara adalah 85,00 persen, naik dari 5.")
    if with_comment:
        document.add_comment(runs=paragraph.runs[0], text="Periksa lagi.", author="Pereviu", initials="P")
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def pdf_file(*pages: tuple[tuple[float, float, str], ...]) -> bytes:
    """A pdf whose words stand at given places: left, bottom, words."""
    pdf = pikepdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    for words in pages:
        page = pdf.add_blank_page(page_size=(400, 400))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        code = "\n".join(f"BT /F1 10 Tf {x} {y} Td ({text}) Tj ET" for x, y, text in words)
        page.Contents = pdf.make_stream(code.encode("ascii"))
    made = io.BytesIO()
    pdf.save(made)
    return made.getvalue()


def table_page(*rows: tuple[str, ...]) -> tuple[tuple[float, float, str], ...]:
    """Rows below each other, cells 70 points apart."""
    return tuple(
        (20 + 70 * column, 350 - 20 * line, cell)
        for line, row in enumerate(rows)
        for column, cell in enumerate(row)
    )
