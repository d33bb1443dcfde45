"""Parts of the computation alone, for forms, formula trials, closings and checks.

The figures are those of `assess`; only the steps are numbered otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from decimal import localcontext
from typing import Any, TypeVar

from capaian.domain.assessment import AreaResult, IndicatorResult, ResourceResult, TierResult
from capaian.domain.identifiers import ComponentCode, TraceId
from capaian.domain.issue import Issue
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.plan import Component, Indicator
from capaian.domain.rule_set import RuleSet
from capaian.domain.value import CellValue, Trace
from capaian.rules.assess.actuals import judge_all, judge_as_of, parts_with_data
from capaian.rules.assess.assessment import assess, assess_components, open_context
from capaian.rules.assess.basis import IndicatorResults, compute_basis
from capaian.rules.assess.comparisons import without_comparisons
from capaian.rules.assess.components import CountedComponent
from capaian.rules.assess.context import AssessContext
from capaian.rules.assess.nodes import assess_tiers
from capaian.rules.checks.row import JudgedResults
from capaian.rules.checks.validate import judge
from capaian.rules.outcome import ARITHMETIC
from capaian.rules.tracelog import MadeParts, TraceLog
from capaian.rules.work_plan import WorkPlan


def assess_indicators(
    office_year: OfficeYear,
    rule_set: RuleSet,
    as_of: Period | None = None,
    made: MadeParts | None = None,
) -> IndicatorResults:
    """Return the results of all indicators as of a period, by their codes.

    The figures are those of `assess`, and so is what it takes and raises; the steps are numbered
    otherwise.
    """
    desk = open_context(office_year, rule_set, as_of, made)
    with localcontext(ARITHMETIC):
        basis = compute_basis(desk, WorkPlan(office_year), components=())
        return judge_as_of(basis)


@dataclass(frozen=True)
class Headlines:
    """What a whole year comes to, without all that it is compared with."""

    as_of: Period
    indicators: tuple[IndicatorResult, ...]
    tiers: tuple[TierResult, ...]
    totals: tuple[ResourceResult, ...]
    traces: Mapping[TraceId, Trace]
    issues: tuple[Issue, ...]
    """What is asked of these results, as `assess` asks it."""


def judge_indicators(
    office_year: OfficeYear, rule_set: RuleSet, made: MadeParts | None = None
) -> Headlines:
    """Return the same for the whole year; it takes and raises what `assess_indicators` does."""
    desk = open_context(office_year, rule_set, None, made)
    with localcontext(ARITHMETIC):
        basis = compute_basis(desk, WorkPlan(office_year), components=())
        results = judge_as_of(basis)
        indicators = tuple(
            without_comparisons(each, results[each.code]) for each in office_year.indicators
        )
        tiers = assess_tiers(desk, indicators)
        totals = tuple(ledger.of_office() for ledger in basis.ledgers)
    issues = judge(JudgedResults(desk.as_of, indicators, tiers), office_year, rule_set)
    return Headlines(desk.as_of, indicators, tiers, totals, desk.log.freeze(), issues)


@dataclass(frozen=True, slots=True)
class CountResult:
    """A component in the regency and its kecamatan, with the steps that lead to it."""

    name: str
    whole: AreaResult
    areas: tuple[AreaResult, ...]
    traces: Mapping[TraceId, Trace]


class Counting:
    """The components of an office-year as of a period, each computed when it is asked for.

    The figures are those of `assess`; the steps are numbered otherwise.
    """

    def __init__(
        self, office_year: OfficeYear, rule_set: RuleSet, as_of: Period | None = None
    ) -> None:
        """Take what `assess` takes; raises `ValueError` for a period of another year."""
        self._desk = open_context(office_year, rule_set, as_of)
        self._found: dict[str, CountResult] = {}

    def component(self, code: str) -> CountResult | None:
        """Return a component; `None` where the office has none of that code."""
        component = self._desk.office_year.component_by_code.get(ComponentCode(code))
        if component is not None and code not in self._found:
            desk = replace(self._desk, log=TraceLog())
            with localcontext(ARITHMETIC):
                whole, areas = CountedComponent(desk, component).relate_areas(desk.as_of)
            self._found[code] = CountResult(component.name, whole, areas, desk.log.freeze())
        return self._found.get(code)


@dataclass(frozen=True, slots=True)
class PartResult:
    """A value of one period, and what it was computed from."""

    period: Period
    value: CellValue
    working: str
    """The formula with figures: `100 × 12.336 ÷ 12.394`; empty where nothing was computed."""
    inputs: tuple[Trace, ...]
    """The steps and counts that it rests on directly."""


@dataclass(frozen=True, slots=True)
class PartResults:
    """All values of one indicator or component."""

    periods: tuple[PartResult, ...]
    """Parts of the year of which anything was counted, reported, asked or promised,
    then the year.
    """
    areas: tuple[AreaResult, ...]
    """The kecamatan in the year as a whole; none for an indicator,
    and where only the regency is counted.
    """


def compute_part(
    office_year: OfficeYear, rule_set: RuleSet, part: Component | Indicator
) -> PartResults:
    """Return what `assess` would make of one part of the plan, without all the rest;
    raises the same.
    """
    desk = open_context(office_year, rule_set, None)
    period = desk.as_of
    with localcontext(ARITHMETIC):
        basis = compute_basis(desk, WorkPlan(office_year), assess_components(desk))
        if isinstance(part, Indicator):
            results = (judged[part.code] for judged in judge_all(basis).values())
            return PartResults(
                tuple(_yielded(desk, each.period, each.actual) for each in results), ()
            )
        parts = (*parts_with_data(basis), period)
        results_of = {each: CountedComponent(desk, part).relate_areas(each) for each in parts}
        ratios = (_yielded(desk, each, whole.ratio) for each, (whole, _) in results_of.items())
        return PartResults(tuple(ratios), results_of[period][1])


def _yielded(desk: AssessContext, period: Period, value: CellValue) -> PartResult:
    if value.trace is None:
        return PartResult(period, value, "", ())
    traces = desk.log.freeze()
    step = traces[value.trace]
    return PartResult(period, value, step.working, tuple(traces[each] for each in step.inputs))


# --- which facts of a year its results, counts of lists and checks are made from: asked by making
# them ---

Record = TypeVar("Record")


def find_unread_facts(year: OfficeYear, rule_set: RuleSet) -> frozenset[str]:
    """Return the fields of a year, and of its single records,
    that nothing computed or checked reads.

    Examples: `awards`, `office.issues`. What is changed there changes no result and no finding.
    """
    read = set[str]()
    assess(_watched(year, "", read), rule_set)
    return frozenset(_names(year, "")) - read


def _names(record: object, prefix: str) -> list[str]:
    """Return the fields of a record; in place of one that holds a record those of that."""
    found: list[str] = []
    for each in fields(record):  # type: ignore[arg-type]  # only records come here
        value = getattr(record, each.name)
        found += (
            _names(value, f"{prefix}{each.name}.")
            if is_dataclass(value)
            else [f"{prefix}{each.name}"]
        )
    return found


def _watched(record: Record, prefix: str, read: set[str]) -> Record:
    """Return a record that notes which of its fields are read."""
    kind: type[Any] = type(record)
    values = {each.name: getattr(record, each.name) for each in fields(kind)}
    inner = {n: _watched(v, f"{prefix}{n}.", read) for n, v in values.items() if is_dataclass(v)}

    def note(self: object, name: str) -> object:
        if name in values and name not in inner:
            read.add(f"{prefix}{name}")
        return object.__getattribute__(self, name)

    made: Record = object.__new__(type(kind.__name__, (kind,), {"__getattribute__": note}))
    for name, value in {**values, **inner}.items():
        object.__setattr__(made, name, value)
    return made
