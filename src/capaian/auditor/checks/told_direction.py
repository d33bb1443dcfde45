"""Achievements by the formula that a report tells for one indicator, such as where less is better."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.less_words import INVERSE, LESS, MIRROR
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level
from capaian.domain.numerals import round_half_up

_FORMULAS: Final = ((Law.MIRROR, MIRROR), (Law.INVERSE, INVERSE))
"""`(2 x target - realisasi)` or `target - (realisasi - target)`, and `target / realisasi`."""
_LESS_IS_BETTER: Final = (Law.MIRROR, Law.INVERSE)
_INDICATOR: Final = Worded(
    r"\b(?:indikator|khusus(?:\s+(?:untuk|pada|bagi))?(?!\s+indikator))\s+(?P<name>[^,;:.()=\"]+?)"
    r"(?=\s*[,;:.()=\"]|\s+(?:yang|karena|digunakan|dipakai|memakai|menggunakan|dihitung|berlaku|capaian\w*)\b|$)"
)
_INDICATORS: Final = Worded(
    r"\bindikator\b[^.;()=]{0,60}?(?:[(]|\b(?:yaitu|yakni|meliputi|seperti)\s+)(?P<names>[^.;()=]{3,150}?)"
    r"(?=\s*[()=]|,?\s+(?:yang|di\w+|memakai|menggunakan|berlaku|capaian\w*)\b)"
)
"""Several of them: `indikator negatif (AKI, AKB, dan prevalensi stunting)`."""
_BETWEEN: Final = re.compile(r"\s*,?\s+dan\s+|\s*,\s*|\s+serta\s+")
_LETTERS: Final = re.compile(r"[A-Z]{3,8}")
_KIND: Final = re.compile(r"(?:yang|dengan|bersifat|negatif|tersebut)\b", re.IGNORECASE)
"""What tells a kind of indicators, and names none: `indikator yang makin rendah makin baik`."""
_FEWEST_WORDS: Final = 2
_ROUND: Final = frozenset({Decimal(0), Decimal(100)})
_NOT: Final = Worded(r"\b(?:tidak|bukan|tanpa)\b")
_LOWER: Final = "Menurut rumus yang disebut laporan ini bila lebih rendah lebih baik (baris {line})."
_OF_LESS: Final = "Menurut rumus laporan ini bila lebih rendah lebih baik, dengan realisasi di tabel lain."
_WAYS: Final = (Law.PERCENT, *_LESS_IS_BETTER)
_NOTE: Final = "Menurut rumus yang disebut laporan ini untuk indikator tersebut (baris {line})."


def check_told_direction(report: UnderstoodReport) -> Iterator[Equation]:
    """Yield achievements worked out the usual way, of an indicator for which the report tells another.

    The same indicator has an achievement elsewhere that follows what is told, or a table prints what the
    formula gives.
    """
    yield from told_achievements(report)


@lru_cache(maxsize=4)
def told_achievements(report: UnderstoodReport) -> tuple[Equation, ...]:
    """Return them; a figure that no way gives is one of them, too, for it is to be mended by what is told.

    That holds for a formula that is used nowhere else as well: the only actual of its kind may be wrong. Of
    several figures that are all worked out the usual way the formula may be wrong; one alone is asked by it.
    """
    return (*_turned(report), *_by_general(report))


def _by_general(report: UnderstoodReport) -> Iterator[Equation]:
    """Yield achievements that follow by no way, but by the one told where less is better with another actual.

    That is what another table prints for the same indicator.
    """
    told = general_formulas(report)
    for table in report.tables if len(told) == 1 else ():
        labels = {row.row.line: row.label for row in table.items}
        for equation in table.achieved:
            label = labels.get(equation.result.spot.line, "")
            if label and not any(replace(equation, law=way).holds() for way in _WAYS):
                actual, turned = equation.inputs[0], replace(equation, law=told[0], note=_OF_LESS)
                values = _figures(report, words_of(label)) - {actual.value}
                if any(turned.holds({actual.spot: value}) for value in values):
                    yield turned


def _turned(report: UnderstoodReport) -> Iterator[Equation]:
    for line, law, names in _told(report):
        turned, is_used = [], False
        for name in names:
            own = [each for table in report.tables for each in _achievements(table, name)]
            made = [replace(equation, law=law) for equation in own]
            printed = _figures(report, name)
            is_used |= any(_follows(each, Law.PERCENT) or _stands_in(printed, each) for each in made)
            turned += made
        for equation in turned:
            is_usual = replace(equation, law=Law.PERCENT).holds()
            is_free = not (is_usual or any(replace(equation, law=way).holds() for way in _LESS_IS_BETTER))
            is_alone = is_usual and len(turned) == 1
            if is_free or is_alone or (is_used and (equation.holds() or is_usual)):
                level = Level.ERROR if is_free or is_used else Level.WARNING
                yield replace(equation, level=level, note=_NOTE.format(line=line))


def check_told_mirror(report: UnderstoodReport) -> Iterator[Equation]:
    """Yield the one achievement that is target by actual, where the report tells `2 x target - actual` alone.

    Where several indicators are worked out so, it is a way of the report, whatever it tells.
    """
    told = [*report.document.sentences_with(MIRROR)]
    lines = [each.line for each in told if MIRROR.search(each.text) and not _NOT.search(each.text)]
    others = report.document.sentences_with(INVERSE) if lines else ()
    if not lines or any(INVERSE.search(each.text) for each in others):
        return
    made = [
        equation
        for table in report.tables
        for relation, equations in table.equations
        if relation.rule is AuditRule.ACHIEVEMENT
        for equation in equations
    ]
    inverse = [equation for equation in made if follows_only(equation, Law.INVERSE)]
    if len(inverse) == 1:
        yield replace(inverse[0], law=Law.MIRROR, note=_LOWER.format(line=lines[0]))


def told_ways(report: UnderstoodReport) -> Sequence[Law]:
    """Return the ways to an achievement; where less is better the one that a report tells, if it does."""
    return (Law.PERCENT, *(told_formulas(report) or (Law.INVERSE, Law.MIRROR)))


def told_formulas(report: UnderstoodReport) -> Sequence[Law]:
    """Return the laws of achievements of which less is better that a report writes out."""
    return [law for law, pattern in _FORMULAS if any(_search(report, pattern))]


def general_formulas(report: UnderstoodReport) -> Sequence[Law]:
    """Return those that a report writes out for all such indicators, and for none by its name."""
    found = ((law, formula) for law, pattern in _FORMULAS for formula in _search(report, pattern))
    return [law for law, formula in found if not (_NOT.search(formula.string) or _names_before(formula))]


def _search(report: UnderstoodReport, pattern: Worded) -> Iterator[re.Match[str]]:
    found = (pattern.search(sentence.text) for sentence in report.document.sentences_with(pattern))
    return (formula for formula in found if formula)


def follows_only(equation: Equation, law: Law) -> bool:
    """Say whether an achievement is worked out in one way, and in no other."""
    ways = (Law.PERCENT, Law.MIRROR, Law.INVERSE)
    return [way for way in ways if replace(equation, law=way).holds()] == [law]


_Name = frozenset[str]


def _told(report: UnderstoodReport) -> Iterator[tuple[int, Law, Sequence[_Name]]]:
    """Yield where a formula is told for indicators, its law, and the words of their names.

    That less of one is better may be told apart from the one formula of the report for all such indicators.
    """
    ways = told_ways(report)[1:]
    for sentence in report.document.sentences_with(_INDICATOR):
        for law, pattern in _FORMULAS:
            formula = pattern.search(sentence.text)
            if formula is None and len(ways) == 1 and law in ways:
                formula = LESS.search(sentence.text)
            names = _names_before(formula) if formula else ()
            if names:
                yield sentence.line, law, names


def _names_before(formula: re.Match[str]) -> Sequence[_Name]:
    """Return the words of the indicator named last before a formula, or of each in a list of them."""
    before = formula.string[: formula.start()]
    listed = [*_INDICATORS.finditer(before)]
    if listed:
        names = _BETWEEN.split(listed[-1]["names"])
    else:
        named = [found for found in _INDICATOR.finditer(formula.string) if found.start() < formula.start()]
        names = [named[-1]["name"]] if named else []
    found = [(name.strip(), words_of(name)) for name in names]
    return [
        words
        for name, words in found
        if (len(words) >= _FEWEST_WORDS and not _KIND.match(name)) or _LETTERS.fullmatch(name)
    ]


def _achievements(table: UnderstoodTable, name: _Name) -> Sequence[Equation]:
    """Return the achievements of the rows that words name."""
    lines = {row.row.line for row in table.items if _is_named(row, name)}
    return [
        equation
        for relation, made in table.equations
        if relation.rule is AuditRule.ACHIEVEMENT and relation.law is Law.PERCENT
        for equation in made
        if equation.result.spot.line in lines
    ]


def _is_named(row: UnderstoodRow, name: _Name) -> bool:
    """Whether words stand in one cell of a row, be it the goal or its indicator."""
    return any(name <= words_of(text) for text in (row.label, *row.row.texts))


def _figures(report: UnderstoodReport, name: _Name) -> frozenset[Decimal]:
    """Return every figure of the rows that words name."""
    rows = (row for table in report.tables for row in table.items if _is_named(row, name))
    return frozenset(cell.number.value for row in rows for cell in row.row.cells if cell.number)


def _stands_in(printed: frozenset[Decimal], equation: Equation) -> bool:
    """Whether a table prints what a formula gives, where that is no round figure."""
    value = equation.computed()
    found = None if value is None else round_half_up(value, equation.result.decimals)
    return found in printed and found not in _ROUND


def _follows(equation: Equation, other: Law) -> bool:
    """Whether a figure is worked out in one way and not in another."""
    return equation.holds() and not replace(equation, law=other).holds()
