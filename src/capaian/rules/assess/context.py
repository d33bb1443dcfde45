"""How a step of the computation is made: inputs, rule, rounding, and the trace that explains it.

Figures of several periods, or of several parts, are made into one here as well.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from operator import sub
from typing import NamedTuple, TypeVar

from capaian.domain.identifiers import TraceId
from capaian.domain.issue import Place
from capaian.domain.numerals import typed_decimals
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.policy import Aggregation, Policies, Step, Trend
from capaian.domain.progress import PlanYear
from capaian.domain.rule_set import AchievementScale, RuleSet
from capaian.domain.value import (
    INDEX,
    PERCENT,
    POINT,
    CellValue,
    Known,
    Reason,
    Result,
    SourceReference,
    TextValue,
    Unavailable,
    Unit,
)
from capaian.domain.work import HistoryValue, Output, PeerValue, ResourceInput, RestatedColumn
from capaian.rules.facts import Facts
from capaian.rules.outcome import (
    Outcome,
    StepRounding,
    add,
    judge_trend,
    mean,
    percent_of,
    step_rounding,
)
from capaian.rules.registers.feed import definitions_of
from capaian.rules.spans import find_spans
from capaian.rules.tracelog import TraceLog, Working

_WEAK_REASONS = (Reason.NOT_REPORTED, Reason.MISSING_INPUT)
_SHOWN_WITH_DECIMALS = (PERCENT, INDEX, POINT)


# Of these an assessment makes tens of thousands: tuples are made in a third of the time.
class Label(NamedTuple):
    """How a figure is called and shown."""

    subject: str
    """With the period, or without it where rows of several periods make the figure:
    `Wajib KTP, Juai`.
    """
    unit: Unit
    decimals: int | None = None
    """`None`: as the office declares them."""
    step: Step | None = None
    """Which printed step the figure is; `None`: none, so that it is never rounded."""
    policy: str = ""
    """The declared choice that the figure follows from, as traces name it."""

    def named(self, subject: str) -> Label:
        """Return the same of another subject."""
        return Label(subject, *self[1:])


class Recipe(NamedTuple):
    """How one step is done, in words, before the figures are there."""

    label: Label
    template: str
    """With one place per input: `100 × {0} ÷ {1}`."""
    names: tuple[str, ...]
    """What stands in the places when the formula is shown with names."""


def find_gap(names: Sequence[str], inputs: Sequence[CellValue]) -> Unavailable | None:
    """Return why a step cannot be computed from its inputs; `None` if all of them are there.

    Examples:
        >>> find_gap(("Target",), (Unavailable(Reason.NO_TARGET),)).reason.value
        'no_target'
        >>> gap = find_gap(("Juai",), (Unavailable(Reason.NOT_REPORTED),))
        >>> gap.reason.value, gap.missing
        ('missing_input', ('Juai',))
    """
    lacking = [
        (n, value) for n, value in zip(names, inputs, strict=True) if not isinstance(value, Known)
    ]
    if not lacking:
        return None
    missing = tuple(name for name, _ in lacking)
    reasons = (value.reason for _, value in lacking if isinstance(value, Unavailable))
    strong = next((reason for reason in reasons if reason not in _WEAK_REASONS), None)
    if strong is not None:
        return Unavailable(strong, missing)
    in_words = any(isinstance(value, TextValue) for _, value in lacking)
    return Unavailable(Reason.NOT_APPLICABLE if in_words else Reason.MISSING_INPUT, missing)


def traces_of(values: Sequence[CellValue]) -> tuple[TraceId, ...]:
    """Return the traces of values, as far as they have one."""
    return tuple(value.trace for value in values if value.trace is not None)


def known_value(value: CellValue | None) -> Decimal | None:
    """Return the figure, or nothing where there is none."""
    return value.value if isinstance(value, Known) else None


def sum_template(parts: int) -> str:
    """Return the template of a sum.

    Examples:
        >>> sum_template(3)
        '{0} + {1} + {2}'
    """
    return " + ".join(f"{{{place}}}" for place in range(parts))


def finest_decimals(values: Sequence[CellValue]) -> int | None:
    """Return the most decimals that any of the figures is shown with; `None` without a figure."""
    return max((value.decimals for value in values if isinstance(value, Known)), default=None)


def _shown(value: CellValue) -> str:
    text = value.display
    return f"({text})" if isinstance(value, Known) and value.value < 0 else text


class TypedFigure(NamedTuple):
    """A typed-in figure of one period; without a value where no row has it."""

    period: Period
    value: Decimal | None = None
    reference: SourceReference | None = None
    reason: Reason = Reason.NOT_REPORTED
    """What an empty cell means."""
    formula: str = ""
    """How a register made it, where it is no sum."""


def read_reason(note: str, otherwise: Reason) -> Reason:
    """Return what an empty cell means: a note that says a reason in the
    words of the marks decides.

    Examples:
        >>> read_reason("realisasi tidak dimuat dalam sumber", Reason.NOT_REPORTED)
        <Reason.NOT_IN_SOURCE: 'not_in_source'>
        >>> read_reason("menunggu laporan", Reason.NOT_REPORTED)
        <Reason.NOT_REPORTED: 'not_reported'>
    """
    return Reason.find_in(note) or otherwise


def settled_rows(rows: Sequence[TypedFigure], period: Period) -> tuple[TypedFigure, ...]:
    """Return the rows without that of the period itself where it is empty and its parts are not.

    A row of the year may hold the target alone, those of its quarters the actuals, or the other
    way round.
    """
    if all(row.value is None for row in rows):
        return tuple(rows)
    return tuple(row for row in rows if row.value is not None or row.period != period)


NotedRow = Output | PlanYear | ResourceInput
"""A row of one period with a note, which may say why a cell is empty."""

NotedRowT = TypeVar("NotedRowT", Output, PlanYear, ResourceInput)


def mean_recipe(label: Label, names: Sequence[str]) -> Recipe:
    """Return how the plain mean of figures is made,
    rounded as means are unless it is another step.
    """
    template = f"({sum_template(len(names))}) ÷ {len(names)}" if names else ""
    return Recipe(label._replace(step=label.step or Step.MEAN), template, tuple(names))


@dataclass(frozen=True)
class AssessContext:
    """What every rule of one assessment has before it: facts, law, policies,
    and the log of steps.
    """

    facts: Facts
    rule_set: RuleSet
    as_of: Period
    scale: AchievementScale | None
    log: TraceLog = field(default_factory=TraceLog)

    @property
    def office_year(self) -> OfficeYear:
        """The facts in the order of the dossier."""
        return self.facts.office_year

    @property
    def policies(self) -> Policies:
        """The choices that the office declares."""
        return self.facts.office_year.policies

    @cached_property
    def _definitions(self) -> Mapping[Place, str]:
        return definitions_of(self.office_year)

    def rounding(self, step: Step, decimals: int | None = None) -> StepRounding:
        """Return how a step is rounded under the declared policies."""
        return step_rounding(self.policies, step, decimals)

    def rounding_of(self, label: Label) -> StepRounding:
        """Return how a figure is rounded: as its step is declared; sums,
        differences and shares are not.
        """
        if label.step is not None:
            return self.rounding(label.step, label.decimals)
        least = self._least_decimals(label.unit)
        return StepRounding(least if label.decimals is None else label.decimals, is_rounded=False)

    def _least_decimals(self, unit: Unit) -> int:
        return self.policies.decimals if unit in _SHOWN_WITH_DECIMALS else 0

    def derive(
        self, recipe: Recipe, inputs: Sequence[Result], rule: Callable[..., Outcome]
    ) -> Result:
        """Compute a step from its inputs; without one of them there is none.

        The trace is kept in either case and names the first reason that is more than "not yet
        there".
        """
        gap = find_gap(recipe.names, inputs)
        figures = [result.value for result in inputs if isinstance(result, Known)]
        outcome = gap if gap is not None else rule(*figures)
        return self.settle(recipe, inputs, outcome)

    def settle(
        self, recipe: Recipe, inputs: Sequence[CellValue], outcome: Outcome | Unavailable
    ) -> Result:
        """Record a step whose outcome is already there, rounded by its label."""
        label, rounding = recipe.label, self.rounding_of(recipe.label)
        if isinstance(outcome, Reason):
            outcome = Unavailable(outcome)
        is_known = isinstance(outcome, Decimal)
        working = Working(
            formula=recipe.template.format(*recipe.names),
            figures=recipe.template.format(*(_shown(value) for value in inputs)),
            inputs=traces_of(inputs),
            policy="; ".join(filter(None, (label.policy, rounding.policy if is_known else ""))),
        )
        if not isinstance(outcome, Decimal):
            return self.log.step(label.subject, outcome, label.unit, rounding.decimals, working)
        figure = rounding.apply(outcome)
        decimals = label.unit.decimals_for(figure, label.decimals, rounding.decimals)
        return self.log.step(label.subject, figure, label.unit, decimals, working)

    def record(
        self,
        label: Label,
        value: Decimal | None,
        source: SourceReference | None,
        empty: Reason | Unavailable = Reason.NOT_IN_SOURCE,
        formula: str = "",
    ) -> Result:
        """Record a typed-in figure, with as many decimals as it was typed with,
        or why its place is empty.
        """
        if value is None:
            gap = Unavailable(empty) if isinstance(empty, Reason) else empty
            return self.log.absent(label.subject, gap, label.unit, source)
        shown = max(
            self._least_decimals(label.unit), typed_decimals(value, self.policies.decimals)
        )
        decimals = label.unit.decimals_for(value, label.decimals, shown)
        return self.log.leaf(label.subject, value, label.unit, decimals, source, formula)

    def record_cell(
        self, label: Label, row: NotedRow | PeerValue, value: Decimal | None, empty: Reason
    ) -> Result:
        """Record a cell of a row with its source; an empty one means what its note says,
        else as given.
        """
        reason = empty if isinstance(row, PeerValue) else read_reason(row.note, empty)
        return self.record(label, value, self.facts.reference(row.place, row.source), reason)

    def record_words(self, subject: str, rows: Iterable[Output]) -> TextValue | None:
        """Record the latest report in words; `None` where all are in figures."""
        in_words = [row for row in rows if row.actual is None and row.text]
        if not in_words:
            return None
        latest = max(in_words, key=lambda row: row.period.end)
        reference = self.facts.reference(latest.place, latest.source)
        return self.log.stated(subject, latest.text, latest.met, reference)

    def read_rows(
        self, rows: Iterable[NotedRowT], read: Callable[[NotedRowT], Decimal | None], empty: Reason
    ) -> tuple[TypedFigure, ...]:
        """Return one column of some rows; an empty cell means what its note says,
        else the given reason.
        """
        return tuple(
            TypedFigure(
                row.period,
                read(row),
                self.facts.reference(row.place, row.source),
                read_reason(row.note, empty),
                self._definition_of(row),
            )
            for row in rows
        )

    def _definition_of(self, row: NotedRow) -> str:
        return self._definitions.get(row.place, "") if self._definitions else ""

    def combine_rows(
        self,
        label: Label,
        rows: Sequence[TypedFigure],
        how: Aggregation,
        period: Period,
        without: Collection[Period] = (),
    ) -> Result:
        """Return the figure of a period from the rows of that period or of its parts.

        Parts that are named as being without a figure need none.
        """
        by_period = {row.period: row for row in rows}
        spans = find_spans(by_period.keys(), how, period, without)
        values = [
            self.record(
                label.named(f"{label.subject}, {row.period.label}"),
                row.value,
                row.reference,
                row.reason,
                row.formula,
            )
            for row in (by_period.get(span, TypedFigure(span)) for span in spans or (period,))
        ]
        if len(values) == 1:
            return values[0]
        names = tuple(span.label for span in spans)
        subject = f"{label.subject}, sampai {period.label}"
        if how is Aggregation.MEAN:
            return self.average(label.named(subject), names, values)
        return self.total(label.named(subject), names, values)

    def divide(self, label: Label, names: tuple[str, str], pair: tuple[Result, Result]) -> Result:
        """Return the first result over the second in percent."""
        return self.derive(Recipe(label, "100 × {0} ÷ {1}", names), pair, percent_of)

    def mean_of_known(
        self, subject: str, members: Sequence[tuple[str, Result]], empty: Unavailable
    ) -> Result:
        """Return the plain mean in percent of the results that are there;
        with none of them the given gap.
        """
        known = [(name, result) for name, result in members if isinstance(result, Known)]
        recipe = mean_recipe(Label(subject, PERCENT), [name for name, _ in known])
        outcome = mean([result.value for _, result in known]) if known else empty
        return self.settle(recipe, [result for _, result in known], outcome)

    def total(self, label: Label, names: Sequence[str], values: Sequence[Result]) -> Result:
        """Return the sum of results, never rounded; one that is missing makes it unavailable."""
        recipe = Recipe(self._unrounded(label, values), sum_template(len(names)), tuple(names))
        return self.derive(recipe, values, lambda *figures: add(figures))

    def average(self, label: Label, names: Sequence[str], values: Sequence[Result]) -> Result:
        """Return the plain mean of results; one that is missing makes it unavailable.

        It has the office's decimals even where its parts are whole numbers, and goes on as it is
        printed.
        """
        return self.derive(mean_recipe(label, names), values, lambda *figures: mean(figures))

    def subtract(
        self, label: Label, names: tuple[str, str], values: tuple[Result, Result]
    ) -> Result:
        """Return the first result minus the second, never rounded."""
        recipe = Recipe(self._unrounded(label, values), "{0} − {1}", names)
        return self.derive(recipe, values, sub)

    def _unrounded(self, label: Label, values: Sequence[Result]) -> Label:
        """Return the label of a sum or difference: decimals as declared,
        else enough to show it whole.
        """
        decimals = label.decimals
        if decimals is None:
            decimals = max(self._least_decimals(label.unit), finest_decimals(values) or 0)
        return Label(label.subject, label.unit, decimals, policy=label.policy)


# --- earlier years: what their papers state, what a closing corrects, and whether a figure rose
# since ---


def prior_figure(
    desk: AssessContext,
    subject: str,
    row: HistoryValue,
    column: RestatedColumn,
    decimals: int | None = None,
) -> Result:
    """Record what an earlier paper states: what was reached, the target, or its achievement."""
    stated: Decimal | None = getattr(row, column)
    label = Label(
        subject, PERCENT if column is RestatedColumn.ACHIEVEMENT else row.scale, decimals
    )
    return desk.record(label, stated, desk.facts.prior_reference(row, column))


def approved_achievement(
    desk: AssessContext, subject: str, row: HistoryValue, approved: Decimal
) -> Result:
    """Record the achievement that the closing of that year has, traced to that closing."""
    office = desk.rounding(Step.ACHIEVEMENT).decimals
    decimals = max(office, typed_decimals(approved, office))
    return desk.record(
        Label(subject, PERCENT, decimals), approved, desk.facts.closing_since(row.period.year)
    )


def stated_or_computed(
    desk: AssessContext,
    subject: str,
    row: HistoryValue | None,
    scale: tuple[Unit, int | None],
    compute: Callable[[], Result | None],
) -> Result:
    """Return what an earlier year reached: as its paper states it on today's scale,
    else by its data.

    So it is for indicators and components alike: counts that come later change no figure that
    stands. `row` is what the paper of that year states, `scale` today's unit and decimals;
    `compute` gives what today's formula makes of the data of that year, `None` where it has none.
    """
    unit, decimals = scale
    if row is not None and row.actual is not None and row.scale == unit:
        return prior_figure(desk, subject, row, RestatedColumn.ACTUAL, decimals)
    computed = compute()
    if computed is not None:
        return computed
    reason = (
        Reason.NOT_COMPARABLE
        if row is not None and row.actual is not None
        else Reason.NOT_IN_SOURCE
    )
    reference = desk.facts.reference(row.place, row.source) if row is not None else None
    return desk.record(Label(subject, unit), None, reference, reason)


def trend_between(
    desk: AssessContext, now: CellValue, before: Result, row: HistoryValue | None = None
) -> Trend | None:
    """Return the direction from an earlier figure to a later one;
    `None` where one of them is not there.

    `row` is what the paper of the earlier year states: it printed its figures with so many
    decimals.
    """
    if not isinstance(now, Known) or not isinstance(before, Known):
        return None
    is_of_paper = row is not None and row.actual == before.value
    decimals = (
        desk.facts.paper_decimals.get(row.period) if row is not None and is_of_paper else None
    )
    return judge_trend(now, before, desk.policies.trend_tolerance, decimals)
