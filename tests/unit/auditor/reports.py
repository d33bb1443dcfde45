"""Small reports as text, and what the engine says of them."""

from __future__ import annotations

from capaian.auditor.document.report import ReportPrint, print_of_lines
from capaian.auditor.engine import audit_printed
from capaian.auditor.reading.text import read_lines
from capaian.domain.audit import Finding

FIELD = (
    "Laporan kinerja: target, realisasi, capaian indikator dan anggaran program tahun 2023.\n\n"
)
"""What makes a text a report of the field, with its year."""


def read(text: str) -> ReportPrint:
    return print_of_lines(read_lines(FIELD + text))


def findings_of(text: str) -> tuple[Finding, ...]:
    return audit_printed(read(text), "laporan.txt").findings


def reported_in(text: str) -> list[tuple[str, str, str]]:
    return [(each.rule.value, each.printed, each.computed) for each in findings_of(text)]


def table(*rows: str, title: str = "Tabel 1 Data") -> str:
    """Return a table of rows whose cells are parted by bars."""
    return "\n".join((title, "", *(row.replace("|", "\t") for row in rows), ""))
