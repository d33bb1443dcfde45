"""The facts of an office-year by what they are about: built once,
so that no rule searches a list.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from operator import attrgetter, is_, itemgetter
from typing import TypeVar, cast

from capaian.domain.identifiers import (
    AreaCode,
    IndicatorCode,
    MeasureCode,
    NodeId,
    SourceId,
    SurveyId,
    closing_of,
    is_closing_since,
)
from capaian.domain.issue import Place
from capaian.domain.numerals import decimals_of
from capaian.domain.office import AreaKind
from capaian.domain.office import Fact as StatedFact
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period, PeriodKind
from capaian.domain.plan import Indicator, Measure
from capaian.domain.policy import Aggregation, Polarity
from capaian.domain.progress import PlanYear
from capaian.domain.survey import SurveyElement
from capaian.domain.value import Correction, SourceReference
from capaian.domain.work import (
    Count,
    HistoryValue,
    Output,
    PeerValue,
    Resource,
    ResourceInput,
    RestatedColumn,
    Restatement,
)
from capaian.rules.spans import LEVELS, parts_until

Key = TypeVar("Key")
Fact = TypeVar("Fact")


@dataclass(frozen=True)
class Facts:
    """An office-year with its rows grouped by subject; groups keep the order of the dossier."""

    office_year: OfficeYear

    @cached_property
    def counts(self) -> Mapping[tuple[MeasureCode, AreaCode], tuple[Count, ...]]:
        """Counts by measure and area."""
        return group(self.office_year.counts, attrgetter("measure", "area"))

    @cached_property
    def measure_counts(self) -> Mapping[MeasureCode, tuple[Count, ...]]:
        """Counts by measure, of all areas and periods."""
        return group(self.office_year.counts, attrgetter("measure"))

    @cached_property
    def measures(self) -> Mapping[MeasureCode, Measure]:
        """Measures by code, from all components and from the activities
        that earn credit points.
        """
        activities = (activity for i in self.office_year.indicators for activity in i.credits)
        credited = {a.measure: Measure(a.measure, a.name, a.unit) for a in activities}
        pairs = ((c.numerator, c.denominator) for c in self.office_year.components)
        return credited | {measure.code: measure for pair in pairs for measure in pair}

    @cached_property
    def aggregations(self) -> Mapping[MeasureCode, Aggregation]:
        """How the periods of each measure combine: as those of the first component that counts it.

        Activities that earn credit points add up.
        """
        components = reversed(self.office_year.components)
        credited = {
            a.measure: Aggregation.SUM for i in self.office_year.indicators for a in i.credits
        }
        return credited | {
            m.code: c.aggregation for c in components for m in (c.numerator, c.denominator)
        }

    @cached_property
    def names(self) -> Mapping[str, str]:
        """What readers call the things that formulas name by code."""
        year = self.office_year
        named: dict[str, str] = {area.code: area.name for area in year.areas}
        named |= {code: measure.name for code, measure in self.measures.items()}
        named |= {
            component.code: component.symbol or component.name for component in year.components
        }
        named |= {
            indicator.code: indicator.symbol or indicator.name for indicator in year.indicators
        }
        return named | {survey.id: survey.name for survey in year.surveys}

    @cached_property
    def parts_of_area(self) -> Mapping[AreaCode, tuple[AreaCode, ...]]:
        """Areas directly below an area."""
        regency = self.office_year.office.regency
        below = group(
            self.office_year.areas,
            lambda area: area.parent or (regency if area.kind is AreaKind.DISTRICT else None),
        )
        return {area: tuple(part.code for part in parts) for area, parts in below.items() if area}

    def is_there(self, code: AreaCode, how: Aggregation, period: Period) -> bool:
        """Say whether an area has figures until the end of a period.

        Stocks are of the areas of the last day, events of those that were there on any day of the
        year until then.
        """
        area = self.office_year.area_by_code.get(code)
        first = period.end if how is Aggregation.LAST else date(period.year, 1, 1)
        return area is None or area.is_there(first, period.end)

    def parts_there(
        self, area: AreaCode, how: Aggregation, period: Period
    ) -> tuple[AreaCode, ...]:
        """Return the areas directly below an area that have figures until the end of a period."""
        return tuple(
            part for part in self.parts_of_area.get(area, ()) if self.is_there(part, how, period)
        )

    def parts_without(self, code: AreaCode, period: Period) -> tuple[Period, ...]:
        """Return the parts of a year until the end of a period in which an area was not there."""
        area = self.office_year.area_by_code.get(code)
        if area is None or (area.valid_from is None and area.valid_to is None):
            return ()
        return tuple(
            part for part in parts_until(period) if not area.is_there(part.start, part.end)
        )

    @cached_property
    def indicator_outputs(self) -> Mapping[IndicatorCode, tuple[Output, ...]]:
        """Direct actuals by indicator."""
        rows = group(self.office_year.outputs, lambda row: row.indicator)
        return {code: outputs for code, outputs in rows.items() if code is not None}

    @cached_property
    def node_outputs(self) -> Mapping[NodeId, tuple[Output, ...]]:
        """Outputs of nodes that are no indicator of the plan."""
        rows = group(
            (row for row in self.office_year.outputs if row.indicator is None),
            lambda row: row.node,
        )
        return {node: outputs for node, outputs in rows.items() if node is not None}

    @cached_property
    def inputs(self) -> Mapping[tuple[NodeId, Resource, str], tuple[ResourceInput, ...]]:
        """Money and staff by node, resource and kind."""
        return group(self.office_year.inputs, lambda row: (row.node, row.resource, row.kind))

    @cached_property
    def plan_years(self) -> Mapping[NodeId, tuple[PlanYear, ...]]:
        """Years of the strategic plan by node."""
        return group(self.office_year.plan_years, lambda row: row.node)

    @cached_property
    def money_decimals(self) -> int:
        """Decimals that amounts of money are printed with: 2 (sen) where any of them has sen,
        else 0.

        Without the sen of its parts a printed total would not be the sum of what is printed, and
        with a rounded one it would not be the total of the official budget and realisation papers.
        """
        inputs = (row for row in self.office_year.inputs if row.resource is Resource.MONEY)
        amounts = (
            *(amount for row in inputs for amount in (row.original, row.revised, row.actual)),
            *(amount for row in self.office_year.plan_years for amount in (row.budget, row.spent)),
        )
        return 2 if any(amount is not None and amount % 1 for amount in amounts) else 0

    @cached_property
    def _plan_of_output(self) -> Mapping[tuple[NodeId, str], tuple[PlanYear, ...]]:
        return group(self.office_year.plan_years, lambda row: (row.node, row.name))

    def aggregation_of(self, node: NodeId, output: str) -> Aggregation | None:
        """Return how the periods of an output combine, as `renstra.csv` declares;
        `None` if it does not.
        """
        rows = self._plan_of_output.get((node, output), ())
        return next((row.aggregation for row in rows if row.aggregation is not None), None)

    def polarity_of(self, node: NodeId, output: str) -> Polarity:
        """Return which direction is good for an output, as `renstra.csv` declares; else higher."""
        rows = self._plan_of_output.get((node, output), ())
        return next(
            (row.polarity for row in rows if row.polarity is not None), Polarity.HIGHER_IS_BETTER
        )

    @cached_property
    def elements(self) -> Mapping[tuple[SurveyId, Period], tuple[SurveyElement, ...]]:
        """Survey elements by survey and period."""
        return group(self.office_year.survey_elements, lambda row: (row.survey, row.period))

    @cached_property
    def history(self) -> Mapping[tuple[str, Period], HistoryValue]:
        """What earlier papers state of indicators and components, by subject and period."""
        return {(row.subject, row.period): row for row in self.office_year.history if not row.name}

    @cached_property
    def paper_decimals(self) -> Mapping[Period, int]:
        """With how many decimals the papers of earlier years print levels,
        where they print any.
        """
        found: dict[Period, int] = {}
        for row in self.office_year.history:
            if (
                row.scale in LEVELS
                and row.actual is not None
                and (decimals := decimals_of(row.actual))
            ):
                found[row.period] = max(found.get(row.period, 0), decimals)
        return found

    @cached_property
    def output_history(self) -> Mapping[tuple[str, str, Period], HistoryValue]:
        """What earlier papers state of outputs, by node, name and period."""
        return {
            (row.subject, row.name, row.period): row
            for row in self.office_year.history
            if row.name
        }

    @cached_property
    def kept_totals(self) -> frozenset[str]:
        """Subjects of contradictions in which the stated total counts, by declaration."""
        return frozenset(
            s for d in self.office_year.differences if d.keeps_total for s in d.covers
        )

    @cached_property
    def peers(self) -> Mapping[str, tuple[PeerValue, ...]]:
        """Figures of other regencies by subject."""
        return group(self.office_year.peers, lambda row: row.subject)

    @cached_property
    def data_periods(self) -> frozenset[Period]:
        """Periods for which anything was counted, reported or asked.

        Months of outputs of nodes, which registers fill by the hundred, are none of any indicator.
        """
        outputs = self.office_year.outputs
        return frozenset(
            [row.period for row in self.office_year.counts]
            + [o.period for o in outputs if o.indicator or o.period.kind is not PeriodKind.MONTH]
            + [row.period for row in self.office_year.survey_elements]
        )

    def reference(self, place: Place, source: SourceId | None) -> SourceReference:
        """Return where a typed-in value stands and which document it was taken from."""
        known = self.office_year.source_by_id.get(source) if source is not None else None
        if known is None:
            return SourceReference(place.file, place.row, source)
        return SourceReference(
            place.file, place.row, source, known.title, known.cut_off, known.sha256
        )

    @cached_property
    def _restatements(self) -> Mapping[tuple[str, str, Period, RestatedColumn], Restatement]:
        return {
            (row.subject, row.name, row.period, row.column): row
            for row in self.office_year.restatements
        }

    @cached_property
    def _restated_rows(self) -> frozenset[tuple[str, str, Period]]:
        return frozenset(
            (subject, name, period)
            for subject, name, period, column in self._restatements
            if column.is_of_year
        )

    def prior_reference(
        self, row: HistoryValue | ResourceInput | SurveyElement, column: RestatedColumn
    ) -> SourceReference:
        """Return where a figure stands that may be of a closed year,
        and what it corrects if it is restated.

        A restated figure is not the closing's any more, even where its row still names it; the
        other figures of that row still are, even where it names the source of the restated one.
        """
        key = (*_restated_as(row), row.period)
        restatement = self._restatements.get((*key, column))
        if restatement is None:
            closing = self.closing_since(row.period.year) if key in self._restated_rows else None
            if closing is None:
                return self.reference(row.place, row.source)
            return closing._replace(file=row.place.file, row=row.place.row)
        own = None if is_closing_since(row.source, row.period.year) else row.source
        return self._restated(restatement, row.place, own)

    def plan_reference(self, place: Place, subject: str, year: int) -> SourceReference:
        """Return where a target of the strategic plan stands,
        and what it corrects if it is restated.
        """
        restatement = self._restatements.get(
            (subject, "", Period.year_of(year), RestatedColumn.PLAN_TARGET)
        )
        return self._restated(restatement, place, None)

    def stated_reference(self, row: StatedFact) -> SourceReference:
        """Return where a stated fact stands, and what it corrects if it is restated."""
        restatement = self._restatements.get((row.id, "", row.period, RestatedColumn.VALUE))
        return self._restated(restatement, row.place, row.source)

    def _restated(
        self, restatement: Restatement | None, place: Place, own: SourceId | None
    ) -> SourceReference:
        if restatement is None:
            return self.reference(place, own)
        corrected = Correction(
            restatement.closed,
            restatement.reason,
            self.reference(restatement.place, restatement.source),
            self.closing_since(restatement.period.year),
        )
        return self.reference(place, restatement.source or own)._replace(correction=corrected)

    def closing_since(self, year: int) -> SourceReference | None:
        """Return the closing of a year; else the next one that the dossier names,
        which holds its figures.
        """
        known = self.office_year.source_by_id
        for closed in range(year, self.office_year.year):
            source = known.get(closing_of(closed))
            if source is not None:
                return self.reference(Place(source.file or ""), source.id)
        return None


def _restated_as(row: HistoryValue | ResourceInput | SurveyElement) -> tuple[str, str]:
    """Return subject and name by which `restatements.csv` tells a row."""
    match row:
        case HistoryValue():
            return row.subject, row.name
        case ResourceInput():
            return row.node, f"{row.resource} {row.kind}"
        case SurveyElement():
            return row.survey, row.code


def group(rows: Iterable[Fact], key: Callable[[Fact], Key]) -> dict[Key, tuple[Fact, ...]]:
    """Return the rows by key, groups and rows in the order they came.

    Examples:
        >>> group(["ktp", "kia", "kk"], len)
        {3: ('ktp', 'kia'), 2: ('kk',)}
    """
    groups: defaultdict[Key, list[Fact]] = defaultdict(list)
    for value, run in groupby(
        rows, key
    ):  # most tables are in order: a key is looked up once a run
        groups[value] += run
    return {value: tuple(members) for value, members in groups.items()}


def gather(pairs: Iterable[tuple[Key, Fact]]) -> dict[Key, tuple[Fact, ...]]:
    """Return what belongs to each key, keys and members in the order they came.

    Examples:
        >>> gather([("ktp", 1), ("kia", 2), ("ktp", 3)])
        {'ktp': (1, 3), 'kia': (2,)}
    """
    return {
        key: tuple(member for _, member in found)
        for key, found in group(pairs, itemgetter(0)).items()
    }


def reach(starts: Iterable[Key], below: Callable[[Key], Iterable[Key]]) -> set[Key]:
    """Return some things and all that lies below them, circles included only once.

    Examples:
        >>> sorted(reach(["a"], lambda each: {"a": ["b"], "b": ["c", "a"]}.get(each, [])))
        ['a', 'b', 'c']
    """
    found = set[Key]()
    waiting = [*starts]
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.add(each)
            waiting += below(each)
    return found


def fold(text: str) -> str:
    """Return a text without what never makes a difference: case and spaces."""
    return " ".join(text.split()).casefold()


def plain_name(name: str) -> str:
    """Return a name without what spellings differ in: case, spaces and signs.

    Examples:
        >>> plain_name("Perjanjian Kerjasama") == plain_name("Perjanjian kerja sama")
        True
    """
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def is_named(row: PlanYear, indicator: Indicator) -> bool:
    """Say whether a row is about an indicator: by its name, its symbol or its code."""
    names = (indicator.name, indicator.symbol, indicator.code)
    return plain_name(row.name) in {plain_name(name) for name in names if name}


def rows_of_indicator(facts: Facts, indicator: Indicator) -> tuple[PlanYear, ...]:
    """Return the rows about an indicator, of all nodes that it measures, in its own unit."""
    nodes = (node.id for node in facts.office_year.nodes if indicator.code in node.indicators)
    rows = (row for node in nodes for row in facts.plan_years.get(node, ()))
    return tuple(row for row in rows if is_named(row, indicator) and row.unit == indicator.unit)


T = TypeVar("T")


class KeptResults:
    """Results by name, each with the objects that it was worked out of.

    Facts never change, so that the same objects give the same result; equal ones may be worked out
    again.
    """

    def __init__(self, before: KeptResults | None = None) -> None:
        """Begin with what was kept of the version before; that one keeps its own."""
        self._kept: dict[Hashable, tuple[Sequence[object], object]] = (
            {**before._kept} if before else {}
        )

    def of(self, name: Hashable, sources: Sequence[object], work_out: Callable[[], T]) -> T:
        """Return the result of a name, worked out anew where it comes of
        other objects than before.
        """
        kept = self._kept.get(name)
        if kept is None or len(kept[0]) != len(sources) or not all(map(is_, kept[0], sources)):
            kept = self._kept[name] = sources, work_out()
        return cast(T, kept[1])
