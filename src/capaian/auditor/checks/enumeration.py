"""Points that stand one behind the other in a cell bear the letters of the alphabet: `a. ...; b. ...`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_POINT: Final = re.compile(r"(?:^|\s)(?P<letter>[a-z])[.)]\s+(?=[^\W\d_]{2})")
_FEWEST: Final = 4


def check_enumeration(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield each two neighbouring points within a cell, where they are lettered from `a` on."""
    for table in report.document.tables:
        for row in table.rows:
            for cell in row.cells:
                letters = [match["letter"] for match in _POINT.finditer(cell.text)]
                if len(letters) >= _FEWEST and letters[0] == "a":
                    yield from _neighbours(letters, cell.line, f"{table.name}, {row.label}")


def _neighbours(letters: Sequence[str], line: int, place: str) -> Iterator[Statement]:
    for before, after in pairwise(letters):
        expected = chr(ord(before) + 1)
        if after == "a":  # another list begins
            continue
        holds = after == expected
        yield Statement(
            AuditRule.NUMBERING,
            holds,
            line,
            after,
            expected,
            f"Butir {after} menyusul butir {before}; seharusnya {expected}.",
            place,
            Level.WARNING,
        )
