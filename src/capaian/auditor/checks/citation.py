"""Laws that are cited by number and year have both."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.years import may_name_year
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_CITED: Final = Worded(
    r"\b(?:undang-undang|peraturan|keputusan|instruksi|surat edaran)\b[^.;:]{0,80}?"
    r"\b(?P<printed>(?:nomor|no\.?)\s*:?\s*(?P<number>[^\s.…_]\S*|[.…_]+|(?=tahun\b))\s*tahun\s+(?:19|20)\d\d)\b"
)


def check_citation(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every law that is cited, with its number; blanks in dots part sentences, so lines are read."""
    for line in report.document.lines_with(_CITED):
        for cell in filter(may_name_year, line.cells):
            yield from _cited(cell, line.number)


def _cited(text: str, line: int) -> Iterator[Statement]:
    for match in _CITED.finditer(text):
        holds = any(map(str.isalnum, match["number"]))
        yield Statement(
            AuditRule.FORMAT,
            holds,
            line,
            match["printed"],
            "nomor peraturan",
            "Peraturan disebut tanpa nomornya.",
            f"baris {line}",
            Level.WARNING,
        )
