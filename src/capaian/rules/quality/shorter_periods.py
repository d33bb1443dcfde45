"""Figures of a period beside those of the shorter periods within it: both must lead to the same.

What happens adds up; what is there at the end of a period is what the last period within it says.
Quarters of a year in `inputs.csv` and `outputs.csv` are compared in `quarters`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from capaian.domain.identifiers import AreaCode, MeasureCode
from capaian.domain.issue import Issue
from capaian.domain.numerals import plain, write_shortest
from capaian.domain.period import Period, PeriodKind
from capaian.domain.policy import Aggregation
from capaian.domain.work import Count, Resource, ResourceInput
from capaian.rules.facts import Facts, group
from capaian.rules.quality.contradiction import contradiction

_PLURAL = {
    PeriodKind.SEMESTER: "semester",
    PeriodKind.QUARTER: "triwulan",
    PeriodKind.MONTH: "bulan",
}
_WAYS = {
    Aggregation.SUM: Aggregation.SUM,
    Aggregation.LAST: Aggregation.LAST,
    Aggregation.RATIO_OF_SUMS: Aggregation.SUM,
    Aggregation.MEAN_OF_RATIOS: Aggregation.SUM,
    Aggregation.WEIGHTED_MEAN: Aggregation.SUM,
}
"""How counts of periods combine under a component's aggregation; a ratio is made of counts added up.

Of a mean the shorter periods say nothing without knowing how many there are.
"""
_COLUMNS: Mapping[str, tuple[str, Callable[[ResourceInput], Decimal | None]]] = {
    "original": ("pagu murni", lambda row: row.original),
    "revised": ("pagu", lambda row: row.revised),
    "actual": ("realisasi", lambda row: row.actual),
}

Figure = Callable[[Period], Decimal | None]
"""What is known of a period."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """What the shorter periods say instead."""

    value: Decimal
    words: str
    """`jumlah triwulannya`."""
    kinds: Sequence[PeriodKind]
    is_complete: bool
    """All shorter periods are known; else those that are exceed the longer one already."""


def find_conflict(period: Period, value: Decimal, known: Figure, how: Aggregation) -> Conflict | None:
    """Return what the longest shorter periods that contradict a figure say; `None` if none does.

    Examples:
        >>> quarters = {Period.parse("2024-Q1"): Decimal(40), Period.parse("2024-Q2"): Decimal(45)}
        >>> half = Period.parse("2024-S1")
        >>> find_conflict(half, Decimal(85), quarters.get, Aggregation.SUM)
        >>> find_conflict(half, Decimal(3), quarters.get, Aggregation.SUM).value
        Decimal('85')
        >>> find_conflict(half, Decimal(3), quarters.get, Aggregation.LAST).words
        'menurut Triwulan II Tahun 2024'
    """
    shorter = [kind for kind in PeriodKind if kind.months < period.kind.months]
    if how is not Aggregation.SUM:
        ends = (_last(period.parts(kind)[-1], value, known) for kind in shorter)
        return next((found for found in ends if found is not None), None)
    alike = [[part for part in period.parts(kind) if known(part) is not None] for kind in shorter]
    sums = (
        alike if any(_are_all(period, parts) for parts in alike) else [*alike, longest_within(period, known)]
    )
    found = (_sum(period, parts, value, known) for parts in sums if parts)
    return next((conflict for conflict in found if conflict is not None), None)


def _are_all(period: Period, parts: Sequence[Period]) -> bool:
    """Say whether periods that do not overlap leave nothing of the one that they lie in."""
    return sum(part.kind.months for part in parts) == period.kind.months


def longest_within(period: Period, known: Figure) -> Sequence[Period]:
    """Return the known periods within one, of any lengths: none lies in another, the longest go first."""
    kind = next((kind for kind in PeriodKind if kind.months < period.kind.months), None)
    parts = period.parts(kind) if kind is not None else ()
    return [
        found
        for part in parts
        for found in ([part] if known(part) is not None else longest_within(part, known))
    ]


def _sum(period: Period, parts: Sequence[Period], value: Decimal, known: Figure) -> Conflict | None:
    total = sum((known(part) or Decimal(0) for part in parts), Decimal(0))
    is_complete = _are_all(period, parts)
    if (total == value) if is_complete else (total <= value):
        return None
    kinds = [kind for kind in PeriodKind if any(part.kind is kind for part in parts)]
    names = " dan ".join(", ".join(_PLURAL[kind] for kind in kinds).rsplit(", ", 1))
    words = f"jumlah {names}nya" if is_complete else f"jumlah {names} yang sudah ada saja"
    return Conflict(total, words, kinds, is_complete)


def _last(part: Period, value: Decimal, known: Figure) -> Conflict | None:
    figure = known(part)
    if figure is None or figure == value:
        return None
    return Conflict(figure, f"menurut {part.label}", [part.kind], is_complete=True)


def check_shorter_periods(facts: Facts) -> Iterator[Issue]:
    """Yield every count and every amount of money that the periods within its own contradict."""
    for measure, rows in group(facts.office_year.counts, lambda row: row.measure).items():
        declared = facts.aggregations.get(measure)
        how = None if declared is None else _WAYS.get(declared)
        if how is not None and len({row.period.kind for row in rows}) > 1:
            for row in rows:
                yield from _check_count(facts, measure, row, how)
    for (_, resource, _), inputs in facts.inputs.items():
        if resource is Resource.MONEY and len({row.period.kind for row in inputs}) > 1:
            yield from _check_money(inputs)


def _check_count(facts: Facts, measure: MeasureCode, row: Count, how: Aggregation) -> Iterator[Issue]:
    if row.value is None or row.period.kind is PeriodKind.MONTH:
        return
    found = find_conflict(row.period, row.value, lambda p: _count(facts, measure, row.area, p), how)
    if found is None:
        return
    what = f"{facts.names.get(measure, measure)} {_area(facts, row.area)}, {row.period.label},"
    subject = f"total_differs:periods:counts:{measure}:{row.area}:{row.period}"
    yield contradiction(subject, _message(what, row.value, found), row.place, plain(row.value))


def _count(facts: Facts, measure: MeasureCode, area: AreaCode, period: Period) -> Decimal | None:
    """Return what an area has in a period: its own row, else the sum of all areas below it."""
    rows = facts.counts.get((measure, area), ())
    own = next((row.value for row in rows if row.period == period), None)
    parts = facts.parts_of_area.get(area, ())
    if own is not None or not parts or area in parts:
        return own
    values = [
        row.value
        for part in parts
        for row in facts.counts.get((measure, part), ())
        if row.period == period and row.value is not None
    ]
    return sum(values, Decimal(0)) if len(values) == len(parts) else None


def _area(facts: Facts, area: AreaCode) -> str:
    office = facts.office_year.office
    return office.regency_name if area == office.regency else facts.names.get(area, area)


def _check_money(rows: Collection[ResourceInput]) -> Iterator[Issue]:
    for column, (word, read) in _COLUMNS.items():
        amounts = {row.period: value for row in rows if (value := read(row)) is not None}
        for row in rows:
            value = amounts.get(row.period)
            found = None if value is None else find_conflict(row.period, value, amounts.get, Aggregation.SUM)
            if value is None or found is None or _is_told(column, row.period, found):
                continue
            what = f"{word.capitalize()} {row.node}, {row.period.label},"
            subject = f"total_differs:periods:inputs:{row.node}:{row.kind}:{column}:{row.period}"
            yield contradiction(subject, _message(what, value, found), row.place, plain(value))


def _is_told(column: str, period: Period, found: Conflict) -> bool:
    """Say whether `quarters` tells of it: all quarters of a year, of money that counts."""
    if column == "original":
        return False
    return period.kind is PeriodKind.YEAR and found.kinds == [PeriodKind.QUARTER] and found.is_complete


def _message(what: str, value: Decimal, found: Conflict) -> str:
    return f"{what} tertulis {write_shortest(value)}, padahal {found.words} {write_shortest(found.value)}."
