"""What is right as printed and fails, for something else is wrong: it names what says so as its root."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.consequences import Consequences
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.printed.table import PrintedTable
from capaian.domain.audit import AuditRule

_NAMED: Final = ": "
"""Between an extreme and the row that is said to be it."""
_GROWN: Final = (Law.GROWTH, Law.DIFFERENCE)
"""Laws by which a figure is told over two others, whichever way it went."""


def find_righted(
    failed: Sequence[Claim], consequences: Consequences, document: PrintedDocument
) -> Mapping[int, Claim]:
    """Return for each that is right as printed what says what is wrong in its stead.

    Args:
        failed: The statements that fail.
        consequences: All statements on numbers, and their corrected figures.
        document: The report.
    """
    equations = [claim for claim in failed if isinstance(claim, Equation)]
    words = [claim for claim in failed if isinstance(claim, Statement)]
    return {
        **{id(claim): listed for claim, listed in _of_contents(words)},
        **{id(claim): teller for claim, teller in _copies_of_right(equations, consequences)},
        **{id(claim): word for claim, word in _moved_as_told(equations, words, consequences)},
        **{id(claim): title for claim, title in _of_titles(words, document)},
        **{id(claim): word for claim, word in _of_others_named(equations, words, document)},
    }


def _of_contents(words: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Yield the line of a list whose title bears a number in the body that should be that of the list."""
    numbers = {(w.line, w.printed, w.expected): w for w in words if w.rule is AuditRule.NUMBERING}
    for word in words if numbers else ():
        listed = word.printed.partition(" ")[0]
        for line in word.lines if word.rule is AuditRule.NUMBERING else ():
            body = numbers.get((line, word.expected, listed))
            if body is not None and body is not word:
                yield word, body


def _copies_of_right(
    equations: Sequence[Equation], consequences: Consequences
) -> Iterator[tuple[Equation, Equation]]:
    """Yield what differs from a figure elsewhere that should be what it prints, with what says that."""
    for claim in equations:
        if claim.law is Law.EQUAL:
            (other,) = claim.inputs
            teller = consequences.tellers.get(other.spot)
            is_right = consequences.corrected.get(other.spot) == claim.result.value
            if is_right and teller is not None and teller is not claim:
                yield claim, teller


def _moved_as_told(
    equations: Sequence[Equation], words: Sequence[Statement], consequences: Consequences
) -> Iterator[tuple[Equation, Statement]]:
    """Yield the growth that holds as its figures moved, with the word that tells the other direction.

    `Turun 4.664 atau 6,66 persen`: of what it fell from that is 6,25, but it rose, by 6,66.
    """
    turned = {word.line: word for word in reversed(words) if word.rule is AuditRule.TREND}
    grown = {e.result.spot for e in consequences.equations if e.law in _GROWN and e.holds()} if turned else ()
    for claim in equations:
        line = claim.result.spot.line
        if claim.law is Law.PERCENT and claim.result.spot in grown and line in turned:
            yield claim, turned[line]


def _of_titles(
    words: Sequence[Statement], document: PrintedDocument
) -> Iterator[tuple[Statement, Statement]]:
    """Yield the year of a sentence that a title would have as it is wrong itself."""
    titles = {table.line for table in document.tables}
    years = [word for word in words if word.rule is AuditRule.YEAR]
    wrong = {(word.printed, word.expected): word for word in reversed(years) if word.line in titles}
    for word in years:
        title = wrong.get((word.expected, word.printed))
        if title is not None and word.line not in titles:
            yield word, title


def _of_others_named(
    equations: Sequence[Equation], words: Sequence[Statement], document: PrintedDocument
) -> Iterator[tuple[Equation, Statement]]:
    """Yield the figure of a sentence that is right for the row that it should name, with what says which.

    `tertinggi di Kecamatan B yaitu 97,50`, where A has 97,50 in the column in which B has less.
    """
    claims = [word for word in words if word.rule is AuditRule.CLAIM and _NAMED in word.printed]
    named = {(word.line, word.printed.partition(_NAMED)[2]): word for word in claims}
    tables = {row.line: table for table in document.tables for row in table.rows} if named else {}
    for claim in equations if named else ():
        table = tables.get(claim.inputs[0].spot.line) if claim.law is Law.EQUAL else None
        for row in table.rows if table is not None else ():
            places = [cell.column for cell in row.cells if claim.inputs[0] in cell.numbers]
            word = named.get((claim.result.spot.line, row.label)) if places else None
            if word is not None and table is not None and _has(table, word.expected, places[0], claim):
                yield claim, word


def _has(table: PrintedTable, label: str, column: int, claim: Equation) -> bool:
    """Whether the row of a name has the printed figure of a statement in a column."""
    values = (
        cell.number for row in table.rows if row.label == label for cell in row.cells[column : column + 1]
    )
    return any(number is not None and number.value == claim.result.value for number in values)
