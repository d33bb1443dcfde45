"""Finding the reports to audit, and auditing them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from capaian.cli.causes import say_cause
from capaian.domain.audit import AuditResult
from capaian.domain.errors import FileError

if TYPE_CHECKING:
    from capaian.auditor.printed.document import PrintedDocument

ENDINGS: Final = (".docx", ".pdf", ".txt")
"""How files end that are taken from a folder."""
_FRONT: Final = "Bagian depan"


@dataclass(frozen=True)
class Audited:
    """A report, and what the audit says of it."""

    document: PrintedDocument
    result: AuditResult

    def chapter(self, line: int) -> str:
        """Return the title of the chapter that a line stands in."""
        chapters = [
            heading for heading in self.document.headings if heading.is_chapter and heading.line <= line
        ]
        if not chapters:
            return _FRONT
        number = chapters[-1].number
        return f"Bab {number} {chapters[-1].title}".strip() if number else chapters[-1].title


def find_reports(path: Path) -> tuple[Path, ...]:
    """Return the file itself, or the reports of a folder by name.

    Raises:
        FileError: if there is nothing, or a folder without reports.
    """
    try:
        if not path.is_dir():
            path.stat()
            return (path,)
        found = tuple(sorted(f for f in path.iterdir() if f.suffix.lower() in ENDINGS and f.is_file()))
    except OSError as error:
        raise FileError(f"{path} tidak dapat dibaca: {say_cause(error)}.") from error
    if not found:
        raise FileError(f"Folder {path} tidak berisi laporan ({', '.join(ENDINGS)}).")
    return found


def audit_file(path: Path) -> Audited:
    """Read a report and recompute its statements.

    Raises:
        FileError: if it cannot be read.
    """
    from capaian.auditor.audit import audit
    from capaian.auditor.reading.files import read_report

    document, file = read_report(path, _read_bytes(path))
    return Audited(document, audit(document, file))


def _read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileError(f"{path} tidak dapat dibaca: {say_cause(error)}.") from error
