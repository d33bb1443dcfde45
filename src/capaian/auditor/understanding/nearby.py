"""Which tables a sentence may speak of: named by it, of its section, right above or below it."""

from __future__ import annotations

from typing import Final

from capaian.auditor.printed.document import Sentence
from capaian.auditor.understanding.quotes import quotes_of
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable

_ABOVE: Final = 14
"""Lines from a table to a sentence below it that speaks of it."""
_BELOW: Final = 8
"""Lines from a sentence to the first row of the table that it announces."""
_MOST: Final = 200
"""Rows of a table that one speaks of row by row."""


def tables_near(sentence: Sentence, report: UnderstoodReport) -> list[UnderstoodTable]:
    """Return the tables that a sentence may speak of, the nearest first."""
    homes = quotes_of(report).surroundings.homes(sentence.line, sentence.text)
    near = report.near(sentence.line, homes, above=_ABOVE, below=_BELOW)
    known = [table for table in near if 0 < len(table.rows) <= _MOST]
    return sorted(known, key=lambda table: _distance(sentence, table))


def is_beside(sentence: Sentence, table: UnderstoodTable) -> bool:
    """Say whether a table ends right above a sentence, or begins right below it."""
    first, last = table.rows[0].row.line, table.rows[-1].row.line
    return 0 < sentence.line - last <= _ABOVE or 0 < first - sentence.line <= _BELOW


def _distance(sentence: Sentence, table: UnderstoodTable) -> int:
    first, last = table.rows[0].row.line, table.rows[-1].row.line
    return abs(sentence.line - (last if sentence.line > first else first))
