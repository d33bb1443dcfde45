"""What `capaian audit --out` writes of a report: findings page, sheet of the review, annotated copy."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from capaian.auditor.reports import COPY, SHEET, Audited
from capaian.domain.audit import Finding
from capaian.domain.errors import FileError
from capaian.dossier.causes import say_cause

if TYPE_CHECKING:
    from capaian.auditor.annotate import Annotated, Marked

_PAGE: Final = ".temuan.html"
_FIRST_BYTES: Final = 1024


@dataclass(frozen=True, slots=True)
class AuditFiles:
    """The files of one report."""

    files: Mapping[str, bytes]
    missed: tuple[str, ...] = ()
    """Findings and numbers that have no place in the annotated copy."""


def make_audit_files(audited: Audited, shown: Sequence[Finding]) -> AuditFiles:
    """Return the papers about an audit, and a copy of a docx or pdf with its findings in it.

    Args:
        audited: The audit; page and sheet tell all of it, because the page has boxes to choose by.
        shown: The findings that are marked in the copy, with every number that the dossier does not give.

    Raises:
        FileError: if the report cannot be read again.
    """
    path = Path(audited.result.document.path)
    content, created = _read(path)
    papers = _papers(audited, created, path.name)
    made = _annotate(content, (*shown, *(audited.result.underived or ())))
    if made is None:
        return AuditFiles(papers)
    ending, copy = made
    return AuditFiles({**papers, f"{path.stem}{COPY}{ending}": copy.content}, copy.missed)


def _read(path: Path) -> tuple[bytes, str]:
    """The report and the day on which its file was last changed: papers about it carry no clock."""
    try:
        changed = datetime.fromtimestamp(path.stat().st_mtime, tz=UTC).date().isoformat()
        return path.read_bytes(), changed
    except OSError as error:
        raise FileError(f"{path} tidak dapat dibaca: {say_cause(error)}.") from error


def _papers(audited: Audited, created: str, name: str) -> dict[str, bytes]:
    from capaian.documents.audit.paper import AuditPaper, build_audit_paper
    from capaian.writers.docx import write_docx
    from capaian.writers.html import write_html

    chapters = {finding.id: audited.chapter(finding.line) for finding in audited.result.findings}
    page = AuditPaper(audited.result, "temuan-audit", created, chapters)
    sheet = AuditPaper(audited.result, "lembar-hasil-reviu", created, chapters)
    return {
        f"{name}{_PAGE}": write_html(build_audit_paper(page)),
        f"{name}{SHEET}.docx": write_docx(build_audit_paper(sheet)),
    }


def _annotate(content: bytes, shown: Sequence[Marked]) -> tuple[str, Annotated] | None:
    """The annotated copy with its ending; none of a text, and none where nothing is to be marked."""
    from capaian.auditor.annotate import annotate_docx, annotate_pdf

    kinds: Iterable[tuple[bool, str, Callable[[bytes, Sequence[Marked]], Annotated]]] = (
        (content.startswith(b"PK\x03\x04"), ".docx", annotate_docx),
        (b"%PDF-" in content[:_FIRST_BYTES], ".pdf", annotate_pdf),
    )
    found = next(((ending, make) for is_it, ending, make in kinds if is_it and shown), None)
    return None if found is None else (found[0], found[1](content, shown))
