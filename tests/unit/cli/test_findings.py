"""What an audit found, in one line of the screen."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from capaian.auditor.reading.structure import read_structure
from capaian.auditor.reading.text import read_lines
from capaian.auditor.reports import Audited
from capaian.cli.audits.findings import say_result, show_audit
from capaian.domain.audit import AuditResult, AuditRule, Finding
from capaian.domain.audit.finding import ReportFile
from capaian.domain.issue import Level


@pytest.mark.parametrize(
    ("count", "said"),
    [(98, "98 dari 98"), (4066, "4.066 dari 4.066"), (1_204_066, "1.204.066 dari 1.204.066")],
)
def test_statements_are_counted_as_everywhere_else(count: int, said: str) -> None:
    result = AuditResult(ReportFile("laporan.txt", 1, 1, 1, "0" * 64), {AuditRule.SUM: count}, ())
    assert say_result(result) == f"laporan.txt: tidak ada temuan; {said} pernyataan sesuai"


def shown(place: str, cell: str = "", page: int | None = None) -> str:
    finding = Finding(
        "T-001", AuditRule.SUM, Level.ERROR, 41, page, place, "", "12", "13", "6 + 7 = 13.", cell=cell,
        counts_lines=page is None,
    )  # fmt: skip
    file = ReportFile("laporan.docx", page or 0, 50, 2, "0" * 64)
    text = io.StringIO()
    result = AuditResult(file, {AuditRule.SUM: 9}, (finding,))
    document = read_structure(read_lines("Laporan"))
    show_audit(Audited(document, result), (finding,), Console(file=text, width=200))
    return next(line for line in text.getvalue().splitlines() if "T-001" in line)


@pytest.mark.parametrize(
    ("place", "page", "told"),
    [
        ("Bagian 2.4 dan Tabel 3.7, Muara", 16, "Bagian 2.4, halaman 16, dengan Tabel 3.7, Muara"),
        ("Bagian 2.4 dan tabel di bagian “A”", None, "Bagian 2.4, baris 41, dengan tabel di bagian “A”"),
        ("Bagian 1.6 Sarana dan Prasarana", 16, "Bagian 1.6 Sarana dan Prasarana, halaman 16"),
        ("Tabel 3.1, Data dan Informasi", None, "Tabel 3.1, Data dan Informasi, baris 41"),
    ],
)
def test_the_page_stands_behind_the_place_that_it_is_of(place: str, page: int | None, told: str) -> None:
    assert f"T-001  {told}  [" in shown(place, page=page)


def test_a_dossier_of_another_office_is_told_at_the_head() -> None:
    result = AuditResult(
        ReportFile("laporan.txt", 1, 1, 1, "0" * 64), {AuditRule.SUM: 2}, (), None, "Dossier ini milik X."
    )
    assert say_result(result).endswith("; dossier milik kantor, daerah, atau tahun lain")
    text = io.StringIO()
    audited = Audited(read_structure(read_lines("Laporan")), result)
    show_audit(audited, (), Console(file=text, width=200))
    lines = text.getvalue().splitlines()
    assert lines[2].startswith("▼ Dossier ini milik X. Angkanya tidak dibandingkan;")
