"""Stocks, money and staff many times those before: a nought too many, or thousands that were written out.

A stock hardly grows tenfold within a year, so that it is held against the one before and the one of a year
ago. Money of quarters is uneven: only what no plan of its quarter explains is held against all before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from capaian.domain.issue import Issue, Level, Place
from capaian.domain.numerals import plain, round_half_up, write_shortest
from capaian.domain.period import Period, PeriodKind
from capaian.domain.policy import Aggregation
from capaian.domain.work import WHOLE_OFFICE, Resource, ResourceInput
from capaian.rules.facts import Facts, group
from capaian.rules.spans import parts_before

TENFOLD: Final = 8
"""Times from which on a figure is about ten times another one, which grew a little itself."""
_THOUSAND: Final = 1_000
_QUARTERS: Final = 4
_LEAST: Final = 20
"""Of a stock, below which it may grow so by chance."""
_FEW: Final = 10
"""Persons by which staff may grow without being asked about."""
_ASK: Final = (
    "Periksa angkanya, juga nol, titik, dan satuannya (ribuan?); biarkan bila memang berubah sebesar itu."
)


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure of a quarter, with where it stands."""

    period: Period
    value: Decimal
    place: Place
    planned: Decimal | None = None
    fund: str = ""
    of_year: Decimal | None = None
    """What is planned for the whole year."""


def check_leaps(facts: Facts) -> Iterator[Issue]:
    """Warn of stocks, money and staff of the year that are many times what was before."""
    yield from _check_states(facts)
    for (node, resource, kind), rows in facts.inputs.items():
        of = "seluruh dinas" if node == WHOLE_OFFICE else node
        for own in group(_of_quarters(facts, rows), lambda row: row.fund).values():
            if resource is Resource.MONEY:
                yield from _check_money(own, f"Realisasi {of}" if kind == "all" else f"Realisasi {kind} {of}")
            else:
                yield from _check_staff(own, f"Pegawai {of}")


def is_thousandfold(one: Decimal, other: Decimal) -> bool:
    """Say whether one figure is exactly a thousand times another one, whichever of them.

    Examples:
        >>> is_thousandfold(Decimal(12), Decimal(12000)), is_thousandfold(Decimal(0), Decimal(0))
        (True, False)
    """
    return other > 0 and one > 0 and (one == other * _THOUSAND or one * _THOUSAND == other)


def _check_states(facts: Facts) -> Iterator[Issue]:
    year = facts.office_year.year
    states = {code for code, way in facts.aggregations.items() if way is Aggregation.LAST}
    for (measure, area), rows in facts.counts.items():
        if measure not in states:
            continue
        late = [
            (row, row.value) for row in rows if row.value is not None and year - row.period.year in (0, 1)
        ]
        by_end = {row.period.end: value for row, value in late}
        for row, value in late:
            ends = (part.end for part in parts_before(row.period) if row.period.year == year)
            before = [by_end[end] for end in ends if end in by_end]
            if before and all(_is_leap(value, earlier) for earlier in before):
                where = facts.names.get(area, area)
                if area == facts.office_year.office.regency:
                    where = facts.office_year.office.regency_name
                said = f"{facts.names.get(measure, measure)} di {where}"
                figure = _Figure(row.period, value, row.place)
                yield _issue("state_unlike_before", said, figure, before[0], "sebelumnya")


def _is_leap(value: Decimal, before: Decimal) -> bool:
    return is_thousandfold(value, before) or (before >= _LEAST and value >= before * TENFOLD)


def _of_quarters(facts: Facts, rows: Sequence[ResourceInput]) -> Iterator[_Figure]:
    """Yield what was used in the quarters of the year in their order, with the plans of both."""
    year = Period.year_of(facts.office_year.year)
    of_year = {row.fund: _planned(row) for row in rows if row.period == year}
    for row in sorted(rows, key=lambda each: each.period.end):
        is_own = row.period.year == facts.office_year.year and row.period.kind is PeriodKind.QUARTER
        if is_own and row.actual is not None:
            whole = of_year.get(row.fund)
            yield _Figure(row.period, row.actual, row.place, _planned(row), row.fund, whole)


def _planned(row: ResourceInput) -> Decimal | None:
    return row.revised if row.revised is not None else row.original


def _check_money(rows: Sequence[_Figure], what: str) -> Iterator[Issue]:
    for row, before in _with_before(rows):
        share = (row.of_year or Decimal(0)) / _QUARTERS
        most = max(before, default=Decimal(0))
        is_planned = row.planned is not None and row.planned > 0
        if is_planned and is_thousandfold(row.value, row.planned or Decimal(0)):
            yield _issue("money_unlike_plan", what, row, row.planned or Decimal(0), "anggaran kasnya")
        elif most > 0 and (
            is_thousandfold(row.value, before[-1])
            or (row.value >= most * TENFOLD and not (is_planned and row.value <= (row.planned or 0)))
        ):
            yield _issue("money_unlike_before", what, row, most, "triwulan sebelumnya")
        elif row.of_year and 0 < row.value * _THOUSAND <= share:
            # Millions typed as they are spoken: nobody spends a thousandth of a share and stops there.
            yield _issue("money_unlike_plan", what, row, row.of_year, "anggaran setahunnya")


def _check_staff(rows: Sequence[_Figure], what: str) -> Iterator[Issue]:
    for row, before in _with_before(rows):
        # Staff is planned for the year as a rule: the quarter has as many.
        planned = row.planned or row.of_year
        others = [*before[-1:], *((planned,) if planned else ())]
        known = [value for value in others if value > 0]
        if known and all(row.value >= max(value * TENFOLD, value + _FEW) for value in known):
            yield _issue("staff_unlike_before", what, row, known[0], "sebelumnya atau rencananya")


def _with_before(rows: Sequence[_Figure]) -> Iterator[tuple[_Figure, Sequence[Decimal]]]:
    """Yield each figure with those of the quarters before it."""
    for row in rows:
        yield row, [each.value for each in rows if each.period.end < row.period.end]


def _issue(code: str, what: str, row: _Figure, other: Decimal, words: str) -> Issue:
    said = f"{what}, {row.period.label}, {write_shortest(row.value)}, {_times(row.value, other)} {words}"
    column = "actual" if code != "state_unlike_before" else row.place.column
    place = Place(row.place.file, row.place.row, column)
    message = f"{said} ({write_shortest(other)})."
    return Issue(Level.WARNING, code, message, place, plain(row.value), _ASK)


def _times(value: Decimal, other: Decimal) -> str:
    if value < other:
        return "tepat seperseribu" if value * _THOUSAND == other else "jauh di bawah"
    times = round_half_up(value / other, 0)
    return f"{'tepat ' if times * other == value else 'kira-kira '}{write_shortest(times)} kali"
