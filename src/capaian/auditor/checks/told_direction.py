"""Achievements by the formula that a report tells for one indicator, such as where less is better."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.domain.audit import AuditRule
from capaian.domain.numerals import round_half_up

_TIMES: Final = r"(?:2\s*(?:[x\u00d7*.]|kali)|dua\s+kali)"
_MINUS: Final = r"(?:[-\u2212\u2013]|dikurangi|minus)"
_MIRROR: Final = Worded(
    rf"\b(?:{_TIMES}\s*target[\s()]*{_MINUS}|target\s*{_MINUS}\s*[(]\s*realisasi\s*{_MINUS}\s*target\b)"
)
_INVERSE: Final = Worded(r"\btarget\s*(?:[/:\u00f7]|dibagi)\s*realisasi\b")
_FORMULAS: Final = ((Law.MIRROR, _MIRROR), (Law.INVERSE, _INVERSE))
"""`(2 x target - realisasi)` or `target - (realisasi - target)`, and `target / realisasi`."""
_INDICATOR: Final = Worded(
    r"\bindikator\s+(?P<name>[^,;:.()=\"]+?)"
    r"(?=\s*[,;:.()=\"]|\s+(?:yang|karena|digunakan|dipakai|memakai|menggunakan|dihitung|berlaku|capaian\w*)\b|$)"
)
_LESS: Final = Worded(
    r"\b(?:se)?makin\s+(?:kecil|rendah|sedikit|cepat|singkat)\b[^.;:]{0,60}\b(?:se)?makin\s+(?:baik|tinggi)\b"
)
"""`semakin kecil realisasi semakin baik kinerjanya`."""
_FEWEST_WORDS: Final = 2
_ROUND: Final = frozenset({Decimal(0), Decimal(100)})
_NOT: Final = Worded(r"\b(?:tidak|bukan|tanpa)\b")
_LOWER: Final = "Menurut rumus yang disebut laporan ini bila lebih rendah lebih baik (baris {line})."
_NOTE: Final = "Menurut rumus yang disebut laporan ini untuk indikator tersebut (baris {line})."


def check_told_direction(report: UnderstoodReport) -> Iterator[Equation]:
    """Yield achievements worked out the usual way, of an indicator for which the report tells another.

    The same indicator has an achievement elsewhere that follows what is told, or a table prints what the
    formula gives.
    """
    for line, law, name in _told(report):
        own = [each for table in report.tables for each in _achievements(table, name)]
        turned = [replace(equation, law=law) for equation in own]
        printed = _figures(report, name)
        is_used = any(_follows(each, Law.PERCENT) or _stands_in(printed, each) for each in turned)
        for equation in turned if is_used else ():
            if equation.holds() or _follows(replace(equation, law=Law.PERCENT), law):
                yield replace(equation, note=_NOTE.format(line=line))


def check_told_mirror(report: UnderstoodReport) -> Iterator[Equation]:
    """Yield the one achievement that is target by actual, where the report tells `2 x target - actual` alone.

    Where several indicators are worked out so, it is a way of the report, whatever it tells.
    """
    told = [*report.document.sentences_with(_MIRROR)]
    lines = [each.line for each in told if _MIRROR.search(each.text) and not _NOT.search(each.text)]
    others = report.document.sentences_with(_INVERSE) if lines else ()
    if not lines or any(_INVERSE.search(each.text) for each in others):
        return
    made = [
        equation
        for table in report.tables
        for relation, equations in table.equations
        if relation.rule is AuditRule.ACHIEVEMENT
        for equation in equations
    ]
    inverse = [equation for equation in made if _is_only(equation, Law.INVERSE)]
    if len(inverse) == 1:
        yield replace(inverse[0], law=Law.MIRROR, note=_LOWER.format(line=lines[0]))


def told_ways(report: UnderstoodReport) -> Sequence[Law]:
    """Return the ways to an achievement; where less is better the one that a report tells, if it does."""
    told = [
        law
        for law, pattern in _FORMULAS
        if any(pattern.search(sentence.text) for sentence in report.document.sentences_with(pattern))
    ]
    return (Law.PERCENT, *(told or (Law.INVERSE, Law.MIRROR)))


def _is_only(equation: Equation, law: Law) -> bool:
    """Whether an achievement is worked out in one way, and in no other."""
    ways = (Law.PERCENT, Law.MIRROR, Law.INVERSE)
    return [way for way in ways if replace(equation, law=way).holds()] == [law]


def _told(report: UnderstoodReport) -> Iterator[tuple[int, Law, frozenset[str]]]:
    """Yield where a formula is told for an indicator, its law, and the words of the indicator's name.

    That less of it is better may be told apart from the one formula of the report for all such indicators.
    """
    ways = told_ways(report)[1:]
    for sentence in report.document.sentences_with(_INDICATOR):
        named = [*_INDICATOR.finditer(sentence.text)]
        for law, pattern in _FORMULAS if named else ():
            formula = pattern.search(sentence.text)
            if formula is None and len(ways) == 1 and law in ways:
                formula = _LESS.search(sentence.text)
            before = [found for found in named if formula and found.start() < formula.start()]
            name = words_of(before[-1]["name"]) if before else frozenset()
            if len(name) >= _FEWEST_WORDS:
                yield sentence.line, law, name


def _achievements(table: UnderstoodTable, name: frozenset[str]) -> Sequence[Equation]:
    """Return the achievements of the rows that words name."""
    lines = {row.row.line for row in table.items if name <= words_of(row.label)}
    return [
        equation
        for relation, made in table.equations
        if relation.rule is AuditRule.ACHIEVEMENT and relation.law is Law.PERCENT
        for equation in made
        if equation.result.spot.line in lines
    ]


def _figures(report: UnderstoodReport, name: frozenset[str]) -> frozenset[Decimal]:
    """Return every figure of the rows that words name."""
    rows = (row for table in report.tables for row in table.items if name <= words_of(row.label))
    return frozenset(cell.number.value for row in rows for cell in row.row.cells if cell.number)


def _stands_in(printed: frozenset[Decimal], equation: Equation) -> bool:
    """Whether a table prints what a formula gives, where that is no round figure."""
    value = equation.computed()
    found = None if value is None else round_half_up(value, equation.result.decimals)
    return found in printed and found not in _ROUND


def _follows(equation: Equation, other: Law) -> bool:
    """Whether a figure is worked out in one way and not in another."""
    return equation.holds() and not replace(equation, law=other).holds()
