"""Our own papers as files: each is written, read and audited once for all tests of a process."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from tests.audit.own_reports import OwnPaper, print_own_papers, print_papers

from capaian.auditor.audit import audit
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.reading.files import read_report
from capaian.documents.tree import Document
from capaian.domain.audit import AuditResult
from capaian.domain.audit.finding import ReportFile
from capaian.writers.docx import write_docx
from capaian.writers.pdf import write_pdf

WRITERS: Final[Mapping[str, Callable[[Document], bytes]]] = {"docx": write_docx, "pdf": write_pdf}
SMALL: Final = "kabupaten-khayal-2024/lkjip"
"""The report of the invented office: a tenth of those of the examples, with every sort of block."""
_INVENTED: Final = Path(__file__).parents[1] / "dossiers" / "kabupaten-khayal-2024"


@cache
def papers() -> Mapping[str, OwnPaper]:
    """Return the papers of the example offices by name, and the small report."""
    made = (*print_own_papers(), *print_papers(_INVENTED, ("lkjip",)))
    return {paper.name: paper for paper in made}


@cache
def written(name: str, form: str) -> bytes:
    """Return a paper as a file."""
    return WRITERS[form](papers()[name].document)


@cache
def read(name: str, form: str) -> tuple[PrintedDocument, ReportFile]:
    """Return what is read of that file."""
    return read_as(written(name, form), form)


def read_as(content: bytes, form: str) -> tuple[PrintedDocument, ReportFile]:
    """Return what is read of any file."""
    return read_report(Path(f"laporan.{form}"), content)


@cache
def audited(name: str, form: str) -> AuditResult:
    """Return what is said of that file."""
    return audit(*read(name, form))
