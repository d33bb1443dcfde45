"""Values of several periods, or of several parts, made into one, each with its trace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from capaian.domain.period import Period
from capaian.domain.policy import Aggregation, Step
from capaian.domain.trace import SourceReference
from capaian.domain.value import Reason, Result, Unavailable, Unit
from capaian.rules.aggregate import add, mean
from capaian.rules.assess.context import AssessContext, Recipe, derive, finest_decimals, record, sum_template
from capaian.rules.outcome import Outcome
from capaian.rules.rounding import StepRounding
from capaian.rules.spans import find_spans


@dataclass(frozen=True, slots=True)
class Row:
    """A typed-in figure of one period."""

    period: Period
    value: Decimal | None
    reference: SourceReference
    reason: Reason = Reason.NOT_REPORTED
    """What an empty cell means."""


def read_reason(note: str, otherwise: Reason) -> Reason:
    """Return what an empty cell means: a note that says a reason in the words of the marks decides.

    Examples:
        >>> read_reason("realisasi tidak dimuat dalam sumber", Reason.NOT_REPORTED)
        <Reason.NOT_IN_SOURCE: 'not_in_source'>
        >>> read_reason("menunggu laporan", Reason.NOT_REPORTED)
        <Reason.NOT_REPORTED: 'not_reported'>
    """
    return Reason.find_in(note) or otherwise


@dataclass(frozen=True, slots=True)
class Label:
    """How a figure is called and shown."""

    subject: str
    """Without the period: `Wajib KTP, Juai`."""
    unit: Unit
    decimals: int | None = None
    step: Step = Step.MEAN
    """Which printed step the figure is, should it be a mean; sums and differences are never rounded."""


def settled_rows(rows: Sequence[Row], period: Period) -> tuple[Row, ...]:
    """Return the rows without that of the period itself where it is empty and its parts are not.

    A row of the year may hold the target alone, those of its quarters the actuals, or the other way round.
    """
    if all(row.value is None for row in rows):
        return tuple(rows)
    return tuple(row for row in rows if row.value is not None or row.period != period)


def combine_rows(
    desk: AssessContext, label: Label, rows: Sequence[Row], how: Aggregation, period: Period
) -> Result:
    """Return the figure of a period from the rows of that period or of its parts."""
    by_period = {row.period: row for row in rows}
    spans = find_spans(by_period.keys(), how, period)
    if not spans:
        return record(
            desk, f"{label.subject}, {period.label}", Unavailable(Reason.NOT_REPORTED), label.unit, None
        )
    values = [_record_row(desk, label, by_period.get(span), span) for span in spans]
    if len(values) == 1:
        return values[0]
    names = tuple(span.label for span in spans)
    subject = f"{label.subject}, sampai {period.label}"
    if how is Aggregation.MEAN:
        return average(desk, replace(label, subject=subject), names, values)
    return total(desk, replace(label, subject=subject), names, values)


def total(desk: AssessContext, label: Label, names: Sequence[str], values: Sequence[Result]) -> Result:
    """Return the sum of results; one that is missing makes it unavailable."""
    rounding = _unrounded(desk, label, values)
    recipe = Recipe(label.subject, label.unit, rounding, sum_template(len(names)), tuple(names))
    return derive(desk, recipe, values, lambda *figures: add(figures))


def average(desk: AssessContext, label: Label, names: Sequence[str], values: Sequence[Result]) -> Result:
    """Return the plain mean of results; one that is missing makes it unavailable.

    It has the office's decimals even where its parts are whole numbers, and goes on as it is printed.
    """
    template = f"({sum_template(len(names))}) ÷ {len(names)}"
    recipe = Recipe(
        label.subject, label.unit, desk.rounding(label.step, label.decimals), template, tuple(names)
    )
    return derive(desk, recipe, values, lambda *figures: mean(figures))


def subtract(
    desk: AssessContext, label: Label, names: tuple[str, str], values: tuple[Result, Result]
) -> Result:
    """Return the first result minus the second, never rounded."""
    recipe = Recipe(label.subject, label.unit, _unrounded(desk, label, values), "{0} − {1}", names)

    def difference(first: Decimal, second: Decimal) -> Outcome:
        return first - second

    return derive(desk, recipe, values, difference)


def _unrounded(desk: AssessContext, label: Label, values: Sequence[Result]) -> StepRounding:
    """Return the decimals of a sum or difference: as declared, else enough to show it whole."""
    plain = desk.plain(label.unit, label.decimals)
    if label.decimals is not None:
        return plain
    return replace(plain, decimals=max(plain.decimals, finest_decimals(values) or 0))


def _record_row(desk: AssessContext, label: Label, row: Row | None, period: Period) -> Result:
    subject = f"{label.subject}, {period.label}"
    if row is None:
        return record(desk, subject, Unavailable(Reason.NOT_REPORTED), label.unit, None)
    value = Unavailable(row.reason) if row.value is None else row.value
    return record(desk, subject, value, label.unit, row.reference, label.decimals)
