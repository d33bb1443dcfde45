"""Which way a row went from year to year, told without its levels: `meskipun realisasinya naik 0,67 poin`.

Another figure of the sentence tells which row is meant, and its table has the levels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.direction_words import WAY
from capaian.auditor.understanding.facts import plain
from capaian.auditor.understanding.figure_index import find_figures
from capaian.auditor.understanding.measures import years_beside
from capaian.auditor.understanding.mentions import Mention, Part
from capaian.auditor.understanding.prose import Paragraph, read_paragraphs
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.rows import RowKind
from capaian.auditor.understanding.vocabulary import Role
from capaian.domain.audit import AuditRule

_WAY: Final = Worded(rf"\b{WAY}(?:\s+(?:sebesar|sebanyak|sekitar|yaitu))?\s*$")
_CALLED: Final = re.compile(r"\b(?P<what>realisasi|capaian)(?:nya)?\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_ROLES: Final = {"realisasi": Role.ACTUAL, "capaian": Role.ACHIEVEMENT}
_MOVES: Final = frozenset({Part.UP, Part.DOWN, Part.GAP, Part.REST, Part.TARGET})
_FEWEST_DIGITS: Final = 3


def check_told_steps(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield the way of each step of which one end is told, and the other known."""
    for paragraph in read_paragraphs(report.document):
        for step in paragraph.mentions:
            said = _WAY.search(step.before)
            ways = _ways(paragraph, step, said, report) if said and step.number.decimals else set()
            if said and len(ways) == 1:
                yield _statement(paragraph, step.number, said, is_up=next(iter(ways)))


def _ways(paragraph: Paragraph, step: Mention, said: re.Match[str], report: UnderstoodReport) -> set[bool]:
    """Return the ways of a row whose figure the sentence tells, from one year to the next, by that step."""
    called = _CALLED.search(step.before[: said.start()])
    if called is None:
        return set()
    role, labels = _ROLES[called["what"].casefold()], _labels(paragraph, step, report)
    if len(labels) != 1:
        return set()
    found = [change for label in labels for change in _changes(label, role, report)]
    return {change > 0 for change in found if abs(change) == abs(step.number.value)}


def _labels(paragraph: Paragraph, step: Mention, report: UnderstoodReport) -> set[str]:
    """Return the names of the rows that have a telling figure of the sentence of a step."""
    others = [
        m.number
        for m in paragraph.sentence_of(step)
        if m is not step and m.part not in _MOVES - {Part.TARGET}
    ]
    telling = [n for n in others if n.decimals and n.digits > _FEWEST_DIGITS]
    figures = find_figures(report)
    found = [f for n in telling for f in figures.equal_to(n) if f.kind is RowKind.ITEM]
    return {figure.names[-1].plain for figure in found if figure.names}


def _changes(label: str, role: Role, report: UnderstoodReport) -> Iterator[Decimal]:
    """Yield by how much the rows of a name moved from one year to the next."""
    for table in report.tables:
        rows = [row for row in table.items if plain(row.label) == label]
        pairs = [pair for pair in years_beside(table) if pair[1].meaning is role] if rows else []
        for row in rows:
            for before, after in pairs:
                first, last = row.row.cells[before.index].number, row.row.cells[after.index].number
                if first is not None and last is not None:
                    yield last.value - first.value


def _statement(paragraph: Paragraph, step: PrintedNumber, said: re.Match[str], *, is_up: bool) -> Statement:
    holds = is_up is bool(said["up"])
    word, right = (said["up"] or said["down"]).casefold(), "naik" if is_up else "turun"
    return Statement(
        AuditRule.TREND,
        holds,
        step.spot.line,
        word,
        right,
        f"Selisih {step.text} dari tahun sebelumnya adalah {right}; tercetak {word}.",
        paragraph.place,
    )
