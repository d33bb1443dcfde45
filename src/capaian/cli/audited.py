"""Finding the reports to audit, and auditing them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from capaian.cli.causes import say_cause
from capaian.domain.audit import AuditResult, ReportFile
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

    document, file = _read(path)
    return Audited(document, audit(document, file))


def _read(path: Path) -> tuple[PrintedDocument, ReportFile]:
    from capaian.auditor.reading.structure import read_structure
    from capaian.auditor.reading.text import read_lines

    content = _read_bytes(path)
    document = read_structure(read_lines(_decode(content, path)))
    sha256 = hashlib.sha256(content).hexdigest()
    return document, ReportFile(str(path), document.pages, len(document.lines), len(document.tables), sha256)


def _read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileError(f"{path} tidak dapat dibaca: {say_cause(error)}.") from error


def _decode(content: bytes, path: Path) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileError(f"{path} bukan teks UTF-8. Simpan ulang sebagai teks UTF-8.") from error
    if not text.strip():
        raise FileError(f"{path} kosong: tidak ada yang dapat diperiksa.")
    return text
