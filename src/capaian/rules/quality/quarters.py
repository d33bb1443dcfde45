"""Quarters against their year: what is stated of both must be the sum, where quarters add up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from capaian.domain.issue import Issue, Place
from capaian.domain.numerals import plain, write_exact
from capaian.domain.period import Period, PeriodKind
from capaian.domain.policy import Aggregation
from capaian.domain.work import Output, Resource, ResourceInput
from capaian.rules.facts import Facts, group
from capaian.rules.quality.contradiction import contradiction
from capaian.rules.strategic_plan import combines_by

_QUARTERS = 4
_MONEY: tuple[tuple[str, str, Callable[[ResourceInput], Decimal | None]], ...] = (
    ("revised", "pagu", lambda row: row.revised),
    ("actual", "realisasi", lambda row: row.actual),
)
_YIELDS: tuple[tuple[str, str, Callable[[Output], Decimal | None]], ...] = (
    ("target", "target", lambda row: row.target),
    ("actual", "realisasi", lambda row: row.actual),
)


@dataclass(frozen=True, slots=True)
class _Stated:
    """A figure with its period and the place where it stands."""

    period: Period
    value: Decimal | None
    place: Place


def check_quarters(facts: Facts) -> Iterator[Issue]:
    """Yield every year whose stated figure is not the sum of its four quarters."""
    revised = {_line_of(row) for row in facts.office_year.inputs if row.revised is not None and _is_year(row)}
    for (node, resource, kind), rows in facts.inputs.items():
        for column, word, read in _MONEY:
            stated = [_Stated(row.period, read(row), row.place) for row in rows]
            if column == "revised":  # a year in which nothing was revised has what was granted first
                own = (row for row in rows if _is_year(row) and _line_of(row) not in revised)
                stated += [_Stated(row.period, row.original, row.place) for row in own]
            subject = f"total_differs:quarters:inputs:{node}:{resource}:{kind}:{column}"
            yield from _compare(stated, f"{word} {node}", subject)
    for node, outputs in facts.node_outputs.items():
        for name, rows_of in group(outputs, lambda row: row.name).items():
            if combines_by(rows_of[0].unit, facts.aggregation_of(node, name)) is Aggregation.SUM:
                yield from _check_output(rows_of, f"{name} {node}", f"total_differs:quarters:outputs:{node}")


def _is_year(row: ResourceInput) -> bool:
    return row.period.kind is PeriodKind.YEAR


def _line_of(row: ResourceInput) -> tuple[Resource, str, Period]:
    return row.resource, row.kind, row.period


def _check_output(rows: Sequence[Output], name: str, subject: str) -> Iterator[Issue]:
    for column, word, read in _YIELDS:
        stated = [_Stated(row.period, read(row), row.place) for row in rows]
        yield from _compare(stated, f"{word} {name}", f"{subject}:{column}")


def _compare(stated: Sequence[_Stated], what: str, subject: str) -> Iterator[Issue]:
    for year in stated:
        if year.period.kind is not PeriodKind.YEAR or year.value is None:
            continue
        parts = [
            part.value
            for part in stated
            if part.period.kind is PeriodKind.QUARTER and part.period.year == year.period.year
        ]
        known = [part for part in parts if part is not None]
        total = sum(known, Decimal(0))
        if len(known) == _QUARTERS and total != year.value:
            whole = write_exact(year.value)
            message = f"Jumlah {what} keempat triwulan {write_exact(total)}, padahal setahun {whole}."
            yield contradiction(f"{subject}:{year.period}", message, year.place, plain(year.value))
