"""What `capaian audit --out` writes of a report: findings page, sheet of the review, annotated copy, JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from capaian.auditor.exchange import audit_to_plain
from capaian.auditor.reports import COPY, SHEET, Audited
from capaian.domain.audit import Finding
from capaian.domain.errors import FileError
from capaian.dossier.durable import say_cause


@dataclass(frozen=True, slots=True)
class AuditFiles:
    """The files of one report."""

    files: dict[str, bytes]
    missed: tuple[str, ...] = ()
    """Findings and numbers that have no place in the annotated copy."""


def make_audit_files(audited: Audited, shown: Sequence[Finding]) -> AuditFiles:
    """Return the papers about an audit, its JSON, and a copy of a docx or pdf with its findings in it.

    Args:
        audited: The audit; page and sheet hold all of it, because the page has boxes to choose by.
        shown: The findings that are marked in the copy, with every number that the dossier does not give.

    Raises:
        FileError: if the report cannot be read again.
    """
    from capaian.auditor.annotate import make_annotated_copy
    from capaian.documents.audit.paper import AuditPaper, build_audit_paper
    from capaian.writers.docx import write_docx
    from capaian.writers.html import write_html

    path, result = Path(audited.result.document.path), audited.result
    try:
        content = path.read_bytes()
        # Papers carry no clock: their day is that on which the file was last changed.
        created = datetime.fromtimestamp(path.stat().st_mtime, tz=UTC).date().isoformat()
    except OSError as error:
        raise FileError(f"{path} tidak dapat dibaca: {say_cause(error)}.") from error
    chapters = {finding.id: audited.chapter(finding) for finding in result.findings}
    page, sheet = (
        build_audit_paper(AuditPaper(result, kind, created, chapters))
        for kind in ("temuan-audit", "lembar-hasil-reviu")
    )
    plain = json.dumps(audit_to_plain(result, shown), ensure_ascii=False, indent=1)
    files = {
        f"{path.name}.temuan.html": write_html(page),
        f"{path.name}{SHEET}.docx": write_docx(sheet),
        f"{path.name}.temuan.json": f"{plain}\n".encode(),
    }
    copy = make_annotated_copy(content, (*shown, *(result.underived or ())), result.alone)
    if copy is None:
        return AuditFiles(files)
    return AuditFiles({**files, f"{path.stem}{COPY}{copy.ending}": copy.content}, copy.missed)
