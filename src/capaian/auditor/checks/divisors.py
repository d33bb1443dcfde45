"""Means whose working divides by another number than there are summands: `(a + b + c) ÷ 8`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Line
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_MEAN: Final = re.compile(r"\brata\s?-?\s?rata\b", re.IGNORECASE)
_DIVIDED: Final = re.compile(
    r"\((?P<sum>[^()]*\+[^()]*)\)\s*[÷/:]\s*(?P<divisor>\d{1,2})(?![\d.,]*\d|\s*[×x*%+(\u2212-])"
)
_NUMBER: Final = re.compile(r"-?\d[\d.,]*%?")
_WORDS: Final = re.compile(r"[^\W\d]{3}")
_FEWEST_WORDS: Final = 3
"""Summands in words that begin alike, so that they are things of one kind, and their mean is meant."""


def check_divisors(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield the divisor of each mean that is written out, in figures beside the word or in words alike."""
    places = {sentence.line: sentence.place for sentence in report.document.sentences}
    for line in report.document.lines:
        if "+" in line.text:
            yield from _of_line(line, places.get(line.number, f"baris {line.number}"))


def _of_line(line: Line, place: str) -> Iterator[Statement]:
    for match in _DIVIDED.finditer(line.text):
        summands = [part.strip() for part in match["sum"].split("+")]
        is_told = bool(_MEAN.search(line.text, 0, match.start())) and all(map(_NUMBER.fullmatch, summands))
        if is_told or _are_alike(summands):
            count, divisor = len(summands), int(match["divisor"])
            holds = count == divisor
            yield Statement(
                AuditRule.AVERAGE,
                holds,
                line.number,
                f"÷ {divisor}",
                f"÷ {count}",
                f"Yang dijumlahkan ada {count}, tetapi dibagi {divisor}.",
                place,
                Level.WARNING,
            )


def _are_alike(summands: list[str]) -> bool:
    """Whether all summands are words that begin with the same one."""
    firsts = {summand.split()[0].casefold() for summand in summands if summand}
    return len(summands) >= _FEWEST_WORDS and len(firsts) == 1 and all(map(_WORDS.search, summands))
