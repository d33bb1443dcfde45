"""Finding the reports to audit, and auditing them."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from capaian.auditor.document.chapters import chapter_at
from capaian.auditor.document.grids import PrintedPlace
from capaian.auditor.document.report import ReportPrint, read_printed
from capaian.auditor.dossier_values import DossierValues
from capaian.auditor.engine import audit_printed
from capaian.auditor.within import within_reason
from capaian.domain.audit import REPORT_ENDINGS, AuditResult, Finding
from capaian.domain.errors import FileError
from capaian.dossier.check import prepare
from capaian.dossier.durable import say_cause

SHEET, COPY = ".lembar-hasil-reviu", ".bercatatan"
"""What an earlier audit wrote about a report, before the ending of the file:
no reports themselves.
"""


@dataclass(frozen=True)
class AuditedReport:
    """A report, and what the audit says of it."""

    printed: ReportPrint
    result: AuditResult

    @property
    def is_performance_report(self) -> bool:
        """Whether the text has words of the field; without them nothing is called an error."""
        return self.printed.is_of_field

    def chapter(self, finding: Finding) -> str:
        """Return the title of the chapter or annex that a finding stands in."""
        return chapter_at(self.printed.chapters, PrintedPlace(finding.line, finding.page))


def _is_report(file: Path) -> bool:
    is_text = file.suffix.lower() in REPORT_ENDINGS and not file.stem.endswith((SHEET, COPY))
    return is_text and not file.is_dir() and not _is_of_programs(file)


def _is_of_programs(file: Path) -> bool:
    """Whether a file belongs to a program at work and not to an office: `~$laporan.docx`."""
    return file.name.startswith((".", "~$"))


def find_others(path: Path) -> dict[Path, str]:
    """Return what lies in a folder of reports and is none, with the reason;
    not what an audit wrote.
    """
    if not path.is_dir():
        return {}
    others = (
        file
        for file in sorted(path.iterdir())
        if not _is_report(file) and not _is_of_programs(file)
    )
    return {
        file: _say_other(file) for file in others if not file.stem.endswith((SHEET, COPY, *_MADE))
    }


_MADE: Final = (".temuan", "semua-laporan", "manifest")
"""Ends of the names of what audits and papers write beside reports."""


def _say_other(file: Path) -> str:
    if file.is_dir():
        return "Isi subfolder tidak diperiksa; sebutkan folder itu sendiri."
    return f"Bukan {', '.join(REPORT_ENDINGS)}; bila ini laporan, simpan sebagai salah satunya."


def find_reports(path: Path) -> tuple[Path, ...]:
    """Return the file itself, or the reports of a folder by name.

    Raises:
        FileError: if there is nothing, or a folder without reports.
    """
    try:
        if not stat.S_ISDIR(path.stat().st_mode):
            return (path,)
        found = tuple(sorted(f for f in path.iterdir() if _is_report(f)))
    except OSError as error:
        raise FileError(f"{path} tidak dapat dibaca: {say_cause(error)}.") from error
    if not found:
        raise FileError(f"Folder {path} tidak berisi laporan ({', '.join(REPORT_ENDINGS)}).")
    return found


def read_dossier_values(dossier: Path) -> DossierValues:
    """Return every value that a dossier holds or yields.

    Raises:
        FileError: if it cannot be read.
        InputError: if it has errors.
    """
    prepared = prepare(dossier)
    return DossierValues.of(prepared.office_year, prepared.assess(), prepared.rule_set)


def audit_file(path: Path, dossier: DossierValues | None = None) -> AuditedReport:
    """Read a report and recompute its statements;
    hold its numbers against a dossier if there is one.

    Raises:
        FileError: if it cannot be read, or takes far longer than any report.
    """
    printed = read_printed(path)
    with within_reason(path, sum(len(passage.text) for passage in printed.passages)):
        return AuditedReport(printed, audit_printed(printed, str(path), dossier))
