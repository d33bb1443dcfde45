"""Years of named figures that a report works out: of one thing, of a series, and within a formula."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.understanding.labelled import Labelled, find_labelled
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.worked_below import WorkedBelow, find_worked_below
from capaian.auditor.understanding.years import YEAR
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_YEAR: Final = "tahun"
_OF_ONE: Final = frozenset({"capaian", "realisasi", "target"})
"""First words of figures that belong together: what is achieved in a year is held against its target."""
_FEWEST: Final = 5
_IN_FORMULA: Final = 2
"""Times that the formula of a change names the year before: what is taken off, and what it is divided by."""
_DIGITS: Final = re.compile(r"\d+")
_NAMED: Final = re.compile(r"(?:^|.* )tahun (\d{4})$")


class _Dated(NamedTuple):
    """A named figure of one year."""

    role: str
    thing: tuple[str, ...]
    year: str
    labelled: Labelled


def check_worked_years(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the years of figures with names, and of the formulas below them."""
    found = find_worked_below(report.document)
    if len(found) < _FEWEST:
        return
    dated = [*_dated(find_labelled(report.document).values())]
    yield from _if_usual([*_of_things(dated)])
    yield from _of_series(dated)
    yield from _if_usual([*_of_formulas(found)])


def _if_usual(statements: Sequence[Statement]) -> Iterator[Statement]:
    """Yield statements of a kind if all but one hold."""
    failed = sum(not statement.holds for statement in statements)
    if failed <= 1 and len(statements) - failed >= _FEWEST:
        yield from statements


def _dated(labelled: Iterable[Labelled]) -> Iterator[_Dated]:
    for each in labelled:
        match each.name:
            case (role, *thing, word, year) if thing and word == _YEAR and YEAR.fullmatch(year):
                yield _Dated(role, tuple(thing), year, each)


def _of_things(dated: Sequence[_Dated]) -> Iterator[Statement]:
    """Yield for each thing whether its achievement, its actual and its target are of one year.

    Told is a figure of which the thing has one alone, of another year than the only one of both others.
    """
    things: defaultdict[tuple[str, ...], defaultdict[str, list[_Dated]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for each in dated:
        if each.role in _OF_ONE:
            things[each.thing][each.role].append(each)
    for roles in things.values():
        years = {role: {each.year for each in own} for role, own in roles.items()}
        is_single = {*roles} == _OF_ONE and all(len(own) == 1 for own in years.values())
        if is_single and len(set[str]().union(*years.values())) < len(_OF_ONE):
            yield _odd([own[0] for own in roles.values()])


def _odd(of_thing: Sequence[_Dated]) -> Statement:
    usual = _usual(each.year for each in of_thing)
    other = next((each for each in of_thing if each.year != usual), of_thing[0])
    known = next(each for each in of_thing if each.year == usual)
    why = f"{known.labelled.words} (baris {known.labelled.number.spot.line}) untuk tahun {usual}."
    return _statement(other.labelled.number.spot.line, other.year, usual, why)


def _usual(years: Iterable[str]) -> str:
    return Counter(years).most_common(1)[0][0]


def _of_series(dated: Sequence[_Dated]) -> Iterator[Statement]:
    """Yield the one figure of a numbered series of another year, if its own number has no other figure."""
    series: defaultdict[tuple[str, str], list[_Dated]] = defaultdict(list)
    for each in dated:
        words = " ".join(each.thing)
        if _DIGITS.search(words):
            series[each.role, _DIGITS.sub("#", words)].append(each)
    for group in series.values():
        usual = _usual(each.year for each in group)
        numbered = {each.thing for each in group if each.year == usual}
        others = [each for each in group if each.year != usual]
        if len(numbered) >= _FEWEST and len(others) == 1 and others[0].thing not in numbered:
            why = f"{len(group) - 1} angka lain dari deret ini untuk tahun {usual}."
            yield _statement(others[0].labelled.number.spot.line, others[0].year, usual, why)


def _of_formulas(found: Sequence[WorkedBelow]) -> Iterator[Statement]:
    """Yield for each change since a year whether its name and its formula, twice, tell the same year."""
    for worked in found:
        last = _NAMED.match(" ".join(worked.labelled.name))
        named = [(operand, _NAMED.match(" ".join(operand.name))) for operand in worked.operands]
        told = [(operand.number.spot.line, match[1]) for operand, match in named if match]
        if last is None or len(told) != _IN_FORMULA or not _is_growth(worked):
            continue
        lines = [(worked.labelled.number.spot.line, last[1]), *told]
        usual = _usual(year for _, year in lines)
        line, year = next(((line, year) for line, year in lines if year != usual), lines[0])
        yield _statement(line, year, usual, f"Rumus dan namanya menyebut tahun {usual}.")


def _is_growth(worked: WorkedBelow) -> bool:
    """Whether the last two figures are the same one: `100 × (a − b) ÷ b`."""
    values = [operand.number.value for operand in worked.operands]
    return values[-1:] == values[-2:-1]


def _statement(line: int, printed: str, usual: str, why: str) -> Statement:
    holds = printed == usual
    return Statement(AuditRule.YEAR, holds, line, printed, usual, why, f"baris {line}", level=Level.WARNING)
