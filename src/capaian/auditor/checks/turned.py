"""Words of a direction beside a change that a table prints: `turun 3,71%` where the table has a rise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.number import Spot
from capaian.auditor.understanding.columns import Column, Relation, inputs_of
from capaian.auditor.understanding.direction_words import DOWN, LESS, MORE, UNMOVED, UP
from capaian.auditor.understanding.mentions import Mention
from capaian.auditor.understanding.prose import Paragraph, read_paragraphs
from capaian.auditor.understanding.quote import Quote
from capaian.auditor.understanding.quotes import Quoter, quotes_of
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.vocabulary import Role
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT

_MOVED: Final = re.compile(
    rf"\b(?:(?P<up>{UP}|pertumbuhan)|(?P<down>{DOWN}))(?:\s+(?!dari\b|menjadi\b){UNMOVED}[^\W\d]+){{0,2}}\s*(?:rp\.?\s*)?$",
    re.IGNORECASE,
)
"""Right before the figure, with no end of where it came from or went."""
_BEYOND: Final = re.compile(
    rf"\b(?:(?P<up>{MORE}|lebih\s+baik)|(?P<down>{LESS}|lebih\s+buruk))"
    r"(?:\s+(?:sebesar|sebanyak|sekitar))?\s*(?:rp\.?\s*)?$",
    re.IGNORECASE,
)
_ASIDE: Final = re.compile(
    r"^\s*(?:%|persen\b|poin\b|persen poin\b)*\s*(?:poin\b)?\s*(?:di\s+(?:(?P<up>atas)|(?P<down>bawah)))\b",
    re.IGNORECASE,
)
_CLEAR: Final = 3
"""How clearly words must name the change, its row or its table."""
_PAIR: Final = 2
_NOW: Final = frozenset({Role.ACTUAL, Role.ACHIEVEMENT, Role.SPENT, Role.ABSORPTION, None})
_GOALS: Final = frozenset({Role.TARGET, Role.BUDGET})


_Change = tuple[Paragraph, Quoter, tuple[str, int, AuditRule], list[Quote]]


def check_turned(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every direction of running text whose change stands with its sign in a table."""
    yield from (statement for _, statement in _statements(report))


@lru_cache(maxsize=4)
def turned_in_tables(report: UnderstoodReport) -> frozenset[Spot]:
    """Return the figures of running text whose direction is said to be wrong."""
    return frozenset(spot for spot, statement in _statements(report) if not statement.holds)


@lru_cache(maxsize=4)
def _statements(report: UnderstoodReport) -> tuple[tuple[Spot, Statement], ...]:
    signed = _signed(report)
    return tuple(
        (quoter.mention.number.spot, statement)
        for paragraph, quoter, said, found in _told(report)
        for statement in _statement(paragraph, quoter, said, found, signed)
    )


@lru_cache(maxsize=4)
def changes_of_tables(report: UnderstoodReport) -> frozenset[Spot]:
    """Return the figures of running text with a direction that stand as changes in tables."""
    return frozenset(quoter.mention.number.spot for _, quoter, _, _ in _told(report))


@lru_cache(maxsize=4)
def _told(report: UnderstoodReport) -> tuple[_Change, ...]:
    signed = _signed(report)
    quotes = quotes_of(report)
    return tuple(
        (paragraph, quoter, said, found)
        for paragraph in (read_paragraphs(report.document) if signed else ())
        for quoter in quotes.of(paragraph)
        if not _is_between_its_ends(paragraph, quoter.mention)
        if (said := _said(quoter.mention)) and (found := [*_changes(quoter, signed)])
    )


def _is_between_its_ends(paragraph: Paragraph, mention: Mention) -> bool:
    """Whether a share is that by which the two amounts before it differ: `dari 5 menjadi 4, turun 20%`."""
    own = paragraph.sentence_of(mention)
    place = own.index(mention)
    ends = [each.number for each in own[max(place - 2, 0) : place]]
    if len(ends) != _PAIR or ends[0].unit != ends[1].unit or not ends[0].value:
        return False
    moved = 100 * abs(ends[1].value - ends[0].value) / ends[0].value
    return (
        ends[0].unit != mention.number.unit == PERCENT
        and abs(moved - mention.number.value) <= mention.number.step
    )


@lru_cache(maxsize=4)
def _signed(report: UnderstoodReport) -> Mapping[Spot, int]:
    """Return the changes of tables by their place, with 1 for a rise and -1 for a fall.

    The levels tell it: beside `Turun` a fall may be printed without its sign.
    """
    return {
        equation.result.spot: way
        for understood in report.tables
        for relation, equations in understood.equations
        if relation.law in (Law.DIFFERENCE, Law.GROWTH) and is_later_first(relation)
        for ways in (_ways(understood, relation),)
        for equation in equations
        if equation.holds() and (way := ways.get(equation.result.spot))
    }


def _ways(understood: UnderstoodTable, relation: Relation) -> Mapping[Spot, int]:
    """Return for each change of a column whether the later level is more (1), less (-1) or the same (0)."""
    rows = (inputs_of(row, relation) for row in understood.rows)
    cells = (row.row.cells[relation.result.index].number for row in understood.rows)
    return {
        number.spot: (ends[0].value > ends[1].value) - (ends[0].value < ends[1].value)
        for number, ends in zip(cells, rows, strict=True)
        if number is not None and ends
    }


def is_later_first(relation: Relation) -> bool:
    """Whether a positive figure means more than before, or than was aimed at."""
    now, before = relation.inputs
    if now.years and before.years:
        return max(now.years) > max(before.years)
    return _is_of(now, _NOW) and _is_of(before, _GOALS)


def _is_of(column: Column, roles: frozenset[Role | None]) -> bool:
    return column.meaning in roles


def _said(mention: Mention) -> tuple[str, int, AuditRule] | None:
    """Return the words of a direction beside a figure, 1 for more and -1 for less, and whose rule it is."""
    for pattern, text, rule in (
        (_ASIDE, mention.after, AuditRule.CLAIM),
        (_BEYOND, mention.before, AuditRule.CLAIM),
        (_MOVED, mention.before, AuditRule.TREND),
    ):
        if match := pattern.search(text):
            return match["up"] or match["down"], 1 if match["up"] else -1, rule
    return None


def _changes(quoter: Quoter, signed: Mapping[Spot, int]) -> Iterator[Quote]:
    if quoter.mention.number.value > 0:
        yield from (quote for quote in quoter.equals if quote.figure.number.spot in signed)


def _statement(
    paragraph: Paragraph,
    quoter: Quoter,
    said: tuple[str, int, AuditRule],
    found: list[Quote],
    signed: Mapping[Spot, int],
) -> Iterator[Statement]:
    words, way, rule = said
    best = max(found, key=lambda quote: quote.naming.strength)
    holds = any(signed[quote.figure.number.spot] == way for quote in found)
    if holds or (best.naming.strength >= _CLEAR and (best.naming.row or best.naming.is_home)):
        printed, figure = quoter.mention.number.text, best.figure
        expected = "turun" if way > 0 else "naik"
        if rule is AuditRule.CLAIM:
            expected = "lebih rendah" if way > 0 else "lebih tinggi"
        why = f"Menurut {figure.place}, perubahan {printed} adalah {expected}; tercetak {words}."
        yield Statement(
            rule,
            holds,
            quoter.mention.number.spot.line,
            words,
            expected,
            why,
            paragraph.place,
            lines=(figure.number.spot.line,),
        )
