"""Numbers of columns run, and a formula told by them in a head is the one that the figures follow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import RATES, Law
from capaian.auditor.claims.law_rules import rule_of
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.table import counts_columns, misnumbered_columns
from capaian.auditor.understanding.columns import Column, Relation, equations_of
from capaian.auditor.understanding.rates import told_rate
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_FORMULA: Final = re.compile(
    r"(?:^|[\s(=])\(?\s*=?\s*(?:kolom\s*)?(?P<first>\d{1,3})\s*\)?\s*(?P<sign>[-\u2212\u2013/:\u00f7])\s*"
    r"(?:kolom\s*)?\(?\s*(?P<second>\d{1,2})\s*\)?\s*(?P<times>[x\u00d7*]\s*10(?:0|[0.]+00)\s*%?)?\s*\)?\s*$",
    re.IGNORECASE,
)
"""`(7/8)`, `(5 - 4)`, `(100-6)`, `(=7:8 x 100%)`, `(7) = (6) ÷ (5)`, `(5) = (4)/(3) x 1.000`."""
_OF_TWO: Final = 2
_WHOLE: Final = 100
_FEWEST: Final = 2
_MOST: Final = 0.6


def check_head_formulas(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the numbers of columns, and each head that tells how its column is computed beside how it is."""
    yield from _numbers(report)
    for understood in report.tables:
        counting = _counting(understood)
        for column in understood.columns:
            own = counting[column.index] if column.index < len(counting) else ""
            words = " ".join((*column.path, *([own] if "=" in own else [])))
            match = _FORMULA.search(words) if column.is_numeric else None
            followed = next((r for r in understood.relations if r.result == column), None)
            told = None if match is None else _told(understood, column, match, followed)
            if match is not None and told is not None and followed is not None:
                yield _statement(understood, match[0].strip(), told, followed, is_counted="=" in own)
            elif told is not None and "=" in own:
                yield from _as_told(understood, told)
            elif match is not None and "=" in own:
                yield _of_no_column(understood, column, match)


def _as_told(understood: UnderstoodTable, told: Relation) -> Iterator[Equation]:
    """Yield what a formula beside the number of its column gives in each row, where it does in half of them.

    Of a table of two rows the figures alone do not tell how a column is made; its head does.
    """
    made = [*equations_of(understood.table, understood.rows, replace(told, rule=rule_of(told.law)))]
    if 2 * sum(equation.holds() for equation in made) >= len(made):
        yield from made


def _of_no_column(understood: UnderstoodTable, result: Column, match: re.Match[str]) -> Statement:
    """Return whether a formula beside the number of its column names others, and such as there are."""
    places = _places(understood)
    named = [int(match["first"]), int(match["second"])]
    wrong = [n for n in named if n != _WHOLE and (n not in places or places[n] == result)]
    return Statement(
        AuditRule.LABEL,
        not wrong,
        _line_above(understood),
        match[0].strip(),
        "kolom lain dari tabel ini" if wrong else "",
        f"Rumus {match[0].strip()} menyebut kolom ({wrong[0]}), yang tidak ada atau kolom itu sendiri."
        if wrong
        else "",
        understood.table.name,
        Level.WARNING,
    )


def _numbers(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield each row that numbers the columns; one number may be wrong."""
    for line in report.document.lines:
        if line.is_row and counts_columns(line.cells):
            wrong = misnumbered_columns(line.cells)
            printed, right = wrong[0] if wrong else ("", 0)
            why = f"Nomor kolom {printed} berada di tempat kolom ke-{right}." if wrong else ""
            yield Statement(
                AuditRule.NUMBERING,
                not wrong,
                line.number,
                printed,
                f"({right})" if wrong else "",
                why,
                f"baris {line.number}",
                Level.WARNING,
            )


def _told(
    understood: UnderstoodTable, result: Column, match: re.Match[str], followed: Relation | None
) -> Relation | None:
    """Return the relation that a formula tells; `None` if its numbers are those of no other columns.

    What is divided is a share, unless the figures follow a quotient: `(5) = (3)/(4)` over a density.
    """
    places = _places(understood)
    first, second = int(match["first"]), int(match["second"])
    of_second = places.get(second)
    if of_second is None or of_second == result:
        return None
    if match["sign"] not in "/:\u00f7":
        if first == _WHOLE:
            return Relation(AuditRule.LABEL, Law.REMAINDER, result, (of_second,))
        law = Law.DIFFERENCE
    else:
        law = _law_of_quotient(match["times"] or "", followed)
    of_first = places.get(first)
    is_other = of_first is not None and of_first not in (result, of_second)
    return Relation(AuditRule.LABEL, law, result, (of_first, of_second)) if of_first and is_other else None


def _law_of_quotient(times: str, followed: Relation | None) -> Law:
    """Return the law of what is divided: a rate, if so many are told or the figures are one; else a share."""
    is_other = followed is not None and (followed.law is Law.QUOTIENT or followed.law in RATES)
    return told_rate(times) or (followed.law if followed is not None and is_other else Law.PERCENT)


def _places(understood: UnderstoodTable) -> dict[int, Column]:
    """Return the columns by number: by a row that counts them, else from the left."""
    columns = {column.index: column for column in understood.columns}
    counting = _counting(understood)
    if not counting:
        return {index + 1: column for index, column in columns.items()}
    filled = [index for index, cell in enumerate(counting) if cell.strip()]
    return {number: columns[index] for number, index in enumerate(filled, start=1) if index in columns}


def _counting(understood: UnderstoodTable) -> Sequence[str]:
    """Return the row that numbers the columns; empty if there is none."""
    heads: Sequence[Sequence[str]] = [
        *understood.table.head,
        *(row.texts for row in understood.table.rows[:1]),
    ]
    return next((row for row in heads if counts_columns(row)), ())


def _statement(
    understood: UnderstoodTable, words: str, told: Relation, followed: Relation, *, is_counted: bool
) -> Statement:
    """Return whether rows follow the formula of their head: most do, or they follow no other one either.

    One row tells enough where the formula stands beside the number of its column.
    """
    ways = [[*equations_of(understood.table, understood.rows, relation)] for relation in (told, followed)]
    held = [_held(way) for way in ways]
    fewest = 1 if is_counted else _FEWEST
    is_other = len(ways[1]) >= fewest and held[1] >= _MOST and 2 * held[0] < held[1]
    names = [column.name for column in followed.inputs]
    formula = next((equation.formula for equation in ways[1]), " ".join(names))
    why = f"Angka kolom “{told.result.name}” mengikuti {formula}, bukan rumus {words} pada kepalanya."
    return Statement(
        AuditRule.LABEL,
        not is_other,
        _line_above(understood),
        words,
        (_in_numbers(understood, words, told, followed) or formula) if is_other else "",
        why if is_other else "",
        understood.table.name,
        Level.WARNING,
        tuple(equation.result.spot.line for equation in ways[1][:1]) if is_other else (),
    )


def _line_above(understood: UnderstoodTable) -> int:
    """Return the last line of the head."""
    table = understood.table
    return max(table.rows[0].line - 1, 1) if table.rows else table.line


def _held(equations: Sequence[Equation]) -> float:
    return sum(equation.holds() for equation in equations) / max(len(equations), 1)


def _in_numbers(understood: UnderstoodTable, words: str, told: Relation, followed: Relation) -> str:
    """Return the formula as the head writes it, with the numbers of the columns that the figures follow.

    Nothing where its sign would have to be another one, or a column has no number.
    """
    numbers = {column: number for number, column in _places(understood).items()}
    inputs = [numbers.get(column) for column in followed.inputs]
    is_of_kind = told.law is followed.law or {told.law, followed.law} == {Law.REMAINDER, Law.DIFFERENCE}
    match = _FORMULA.search(words)
    if match is None or None in inputs or len(inputs) != _OF_TWO or not is_of_kind:
        return ""
    first, second = inputs
    between = words[match.end("first") : match.start("second")]
    return f"{words[: match.start('first')]}{first}{between}{second}{words[match.end('second') :]}"
