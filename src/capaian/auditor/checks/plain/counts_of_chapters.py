"""How many chapters a report says it has, `terdiri dari 4 (empat) bab`, beside those listed right below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capaian.auditor.checks.numbering import read_numeral
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.counting import NUMBER_WORDS, read_count
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_TOLD: Final = Worded(
    rf"\b(?:terdiri\s+(?:dari|atas)|terbagi\s+(?:dalam|atas|menjadi)|(?:di)?susun\w*\s+dalam|memuat|meliputi|dalam)\s+"
    rf"(?:(?P<digits>\d{{1,2}})(?:\s*\([a-z]+\))?|(?P<words>{NUMBER_WORDS})(?:\s*\(\d+\))?)\s+bab\b"
)
_CHAPTER: Final = re.compile(r"^\W*bab\s+(?P<number>[IVX]{1,5}|\d{1,2})\b", re.IGNORECASE)
_REACH: Final = 40
"""Lines below the sentence among which its chapters stand."""
_FEWEST: Final = 3
_GAP: Final = 6


def check_counts_of_chapters(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield how many chapters are told, where as many as the report has are listed below."""
    chapters = {
        heading.number for heading in report.document.headings if heading.is_chapter and heading.number
    }
    for sentence in report.document.sentences_with(_TOLD):
        told = _TOLD.search(sentence.text)
        number = read_count(told["digits"] or told["words"]) if told else None
        listed = _listed(report, sentence.line)
        if number is None or listed < _FEWEST:
            continue
        if len(chapters) != listed and number != listed:
            continue
        yield Statement(
            AuditRule.COUNT,
            number == listed,
            sentence.line,
            f"{number} bab",
            f"{listed} bab",
            f"Di bawahnya disebut {listed} bab.",
            sentence.place,
            Level.WARNING,
        )


def _listed(report: UnderstoodReport, line: int) -> int:
    """Return how many chapters, in their order and close to each other, lines below a sentence begin with."""
    found, last = 0, line
    for each in report.document.lines[line : line + _REACH]:
        if match := _CHAPTER.match(each.text):
            if each.number - last > _GAP or read_numeral(match["number"].upper()) != found + 1:
                break
            found, last = found + 1, each.number
    return found
