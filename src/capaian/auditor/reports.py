"""Finding the reports to audit, and auditing them."""

from __future__ import annotations

import re
import stat
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from capaian.domain.audit import AuditResult, Finding
from capaian.domain.errors import FileError
from capaian.domain.issue import Level
from capaian.domain.numerals import write_roman
from capaian.dossier.check import prepare
from capaian.dossier.durable import say_cause

if TYPE_CHECKING:
    from capaian.auditor.derivable import Derivable
    from capaian.auditor.printed.document import PrintedDocument

ENDINGS: Final = (".docx", ".pdf", ".txt")
"""How files end that are taken from a folder."""
SHEET, COPY = ".lembar-hasil-reviu", ".bercatatan"
"""What an earlier audit wrote about a report, before the ending of the file: no reports themselves."""
_FRONT: Final = "Bagian depan"
_MOST_CHAPTERS: Final = 8
"""Of a report."""
_SECTION: Final = re.compile(r"(\d{1,2})(?:\.\d{1,2})+")


@dataclass(frozen=True)
class Audited:
    """A report, and what the audit says of it."""

    document: PrintedDocument
    result: AuditResult
    is_performance_report: bool = True
    """Whether the text has words of the field; without them nothing is called an error."""

    def chapter(self, line: int) -> str:
        """Return the title of the chapter or annex that a line stands in."""
        chapters = [
            heading for heading in self.document.headings if heading.is_chapter and heading.line <= line
        ]
        annexes = [(start, title) for start, title in self._annexes if start <= line]
        if annexes and annexes[-1][0] >= max((heading.line for heading in chapters), default=0):
            return annexes[-1][1]
        if not chapters:
            return self._of_sections(line)
        number = chapters[-1].number
        return f"Bab {number} {chapters[-1].title}".strip() if number else chapters[-1].title

    @cached_property
    def _annexes(self) -> Sequence[tuple[int, str]]:
        from capaian.auditor.printed.annexes import find_annexes

        return find_annexes(self.document)

    def _of_sections(self, line: int) -> str:
        """The chapter that numbers of sections begin with where none has a title: `3.1` is of Bab III."""
        headings = self.document.headings
        numbers = [
            int(found[1])
            for heading in headings
            if heading.line <= line and (found := _SECTION.fullmatch(heading.number))
        ]
        if not numbers or any(heading.is_chapter for heading in headings):
            return _FRONT
        return f"Bab {write_roman(numbers[-1])}" if 1 <= numbers[-1] <= _MOST_CHAPTERS else _FRONT


def _is_report(file: Path) -> bool:
    is_text = file.suffix.lower() in ENDINGS and not file.stem.endswith((SHEET, COPY))
    return is_text and not file.is_dir() and not _is_of_programs(file)


def _is_of_programs(file: Path) -> bool:
    """Whether a file belongs to a program at work and not to an office: `~$laporan.docx`."""
    return file.name.startswith((".", "~$"))


def find_others(path: Path) -> dict[Path, str]:
    """Return what lies in a folder of reports and is none, with the reason; not what an audit wrote."""
    if not path.is_dir():
        return {}
    others = (file for file in sorted(path.iterdir()) if not _is_report(file) and not _is_of_programs(file))
    return {file: _say_other(file) for file in others if not file.stem.endswith((SHEET, COPY, *_MADE))}


_MADE: Final = (".temuan", "semua-laporan", "manifest")
"""Ends of the names of what audits and papers write beside reports."""


def _say_other(file: Path) -> str:
    if file.is_dir():
        return "Isi subfolder tidak diperiksa; sebutkan folder itu sendiri."
    return f"Bukan {', '.join(ENDINGS)}; bila ini laporan, simpan sebagai salah satunya."


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
        raise FileError(f"Folder {path} tidak berisi laporan ({', '.join(ENDINGS)}).")
    return found


def read_derivable(dossier: Path) -> Derivable:
    """Return every value that a dossier holds or yields.

    Raises:
        FileError: if it cannot be read.
        InputError: if it has errors.
    """
    from capaian.auditor.derivable import derive

    prepared = prepare(dossier)
    return derive(prepared.office_year, prepared.assess(), prepared.rule_set)


def audit_file(path: Path, derivable: Derivable | None = None) -> Audited:
    """Read a report and recompute its statements; hold its numbers against a dossier if there is one.

    Raises:
        FileError: if it cannot be read, or takes far longer than any report.
    """
    from capaian.auditor.against import find_underived
    from capaian.auditor.audit import audit
    from capaian.auditor.field import is_performance_report
    from capaian.auditor.reading.files import read_report
    from capaian.auditor.within import within_reason

    document, file = read_report(path, _read_bytes(path))
    with within_reason(path, sum(len(line.text) for line in document.lines)):
        result = audit(document, file)
        is_report = is_performance_report(document)
        other = "" if derivable is None or derivable.whose is None else derivable.whose.tell_other(document)
        underived = None if derivable is None or other else find_underived(document, derivable)
    if not is_report:
        findings = tuple(map(_lightened, result.findings))
        result = replace(result, document=replace(file, is_of_field=False), findings=findings)
    return Audited(document, replace(result, underived=underived, other_dossier=other), is_report)


def _lightened(finding: Finding) -> Finding:
    """Return a finding of a text that is no report: a contradiction at most."""
    return replace(finding, level=Level.WARNING) if finding.level is Level.ERROR else finding


def _read_bytes(path: Path) -> bytes:
    """Read a file; one without a size is empty, or made while it is read, which may never end."""
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            raise FileError(f"{path} bukan berkas biasa. Berikan berkas docx, pdf, atau txt.")
        return path.read_bytes() if state.st_size else b""
    except OSError as error:
        raise FileError(f"{path} tidak dapat dibaca: {say_cause(error)}.") from error
