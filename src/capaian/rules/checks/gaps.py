"""What a dossier still waits for, and which results wait for it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from capaian.domain.assessment import Assessment, IndicatorResult, NodeResult
from capaian.domain.identifiers import AreaCode, IndicatorCode, MeasureCode, NodeId
from capaian.domain.issue import Place
from capaian.domain.numerals import write_few
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.plan import Component
from capaian.domain.policy import Aggregation
from capaian.domain.rule_set import RuleSet
from capaian.domain.survey import WHOLE_SURVEY
from capaian.domain.value import CellValue, Reason, Unavailable
from capaian.domain.work import WHOLE_OFFICE, Output, Resource, ResourceInput, WorkNode
from capaian.rules.agreements import agreements_in_force
from capaian.rules.checks.counts import earlier_states, names_of_states
from capaian.rules.checks.periods import missing_periods, summed_series
from capaian.rules.checks.row import CheckedYear
from capaian.rules.dependencies import needs_of
from capaian.rules.facts import Facts, group
from capaian.rules.formula.parse import parse_readable
from capaian.rules.formula.tree import surveys_in
from capaian.rules.spans import combines_by, find_spans, way_of_counts
from capaian.rules.work_plan import core_programs_of, find_funded_nodes, subactivities_of

_MAX_NAMES: Final = 4
"""Names told one by one."""
_EXPORT: Final = "ambil ekspor realisasi sampai dengan Desember dengan capaian intake"
# a node that another year paid for stays: without it that year, as approved, could not be computed
# any more
_UNPAID: Final = (
    "yang tidak dianggarkan dihapus dari nodes.csv dan inputs.csv, atau ditulis 0 di "
    "baris tahun ini bila "
    "tahun lain memuat anggarannya"
)


@dataclass(frozen=True, slots=True)
class Gap:
    """Facts of one file that are not there yet."""

    file: str
    what: str
    """Indonesian: which facts."""
    results: tuple[str, ...]
    """Indonesian: what can be computed once they are there, each once."""
    before: str = ""
    """Another file that waits for this one."""
    is_hole: bool = False
    """Later periods are there already, so that it was forgotten: it comes first."""


def find_gaps(office_year: OfficeYear) -> tuple[Gap, ...]:
    """Return what the year's results wait for; nothing where all of them can be computed.

    Facts that their source is said not to hold are none of it.
    """
    finder = _Finder(CheckedYear(office_year, RuleSet()))
    return (*finder.parts(), *finder.figures(), *finder.purposes(), *finder.yields())


def find_figure_gaps(office_year: OfficeYear) -> tuple[Gap, ...]:
    """Return the gaps without which the report lacks figures,
    and not only a link or a detail of its work.
    """
    return tuple(_Finder(CheckedYear(office_year, RuleSet())).figures())


class _Finder:
    """Looks through one office-year."""

    def __init__(self, checked: CheckedYear) -> None:
        self._checked, self._facts, self._plan = checked, checked.facts, checked.plan
        self._year, self._period = checked.year, checked.period
        self._indicators = [i for i in self._year.indicators if i.holds_in(self._period)]
        self._districts = [area.code for area in self._year.districts]

    def figures(self) -> Iterator[Gap]:
        """What figures of the report wait for."""
        searches = (
            self.areas,
            self.targets,
            self.counts,
            self.surveys,
            self.outputs,
            self.money,
            self.spent,
        )
        for search in (*searches, self.states):
            yield from search()

    def areas(self) -> Iterator[Gap]:
        """Districts, without which nothing can be counted, where the regency as a whole is not."""
        if self._waiting and not self._has_areas:
            what = "kecamatan dengan kode resminya"
            yield Gap("areas.csv", what, self._above(self._waiting), before="counts.csv")

    def targets(self) -> Iterator[Gap]:
        """Targets of the year of the key indicators."""
        year, agreed = self._year.year, self._checked.lines
        waiting = [i for i in self._indicators if i.is_key and i.code not in agreed]
        waiting = [i for i in waiting if year not in i.plan_targets]
        if waiting:
            what = f"target {year} bagi {_list([i.code for i in waiting])}"
            yield Gap("agreements.yaml", what, tuple(f"capaian {i.label}" for i in waiting))

    def counts(self) -> Iterator[Gap]:
        """Counts of the components, district by district; of a few districts their names."""
        if self._waiting and self._has_areas:
            codes = dict.fromkeys(
                code for component in self._waiting for code in self._silent(component)
            )
            what = f"{len(codes)} ukuran{self._where([*codes])}: {_list([*codes])}"
            yield Gap("counts.csv", what, self._above(self._waiting))

    def states(self) -> Iterator[Gap]:
        """Stocks at the end of the year, where those of an earlier day stand for them."""
        codes = dict.fromkeys(code for component in self._typed for code in _measures(component))
        late = {code: earlier_states(self._facts, code, self._period) for code in codes}
        measures = [code for code, states in late.items() if states]
        if measures:
            used = names_of_states(state for states in late.values() for state in states.values())
            names = f"{len(measures)} ukuran: {_list(measures)}"
            what = f"keadaan akhir tahun {names}; yang dipakai keadaan {used}"
            waiting = [each for each in self._typed if any(map(late.get, _measures(each)))]
            yield Gap("counts.csv", what, self._above(waiting))

    def _where(self, measures: Sequence[MeasureCode]) -> str:
        districts = self._year.districts
        blank = [
            d for d in districts if not all(self._is_settled(code, d.code) for code in measures)
        ]
        if len(blank) <= _MAX_NAMES and len(blank) < len(districts):
            return f" di {_list([area.name for area in blank])}"
        of_all = "" if len(blank) == len(districts) else f" dari {len(districts)}"
        return f" di {len(blank)}{of_all} kecamatan" if districts else ""

    def surveys(self) -> Iterator[Gap]:
        """Statistics of the surveys that indicators read: of one period all elements,
        or all together.
        """
        rows = [row for row in self._year.survey_elements if row.period.year == self._year.year]
        whole = {row.survey for row in rows if row.code == WHOLE_SURVEY and row.has_figure}
        for (survey, _), own in group(rows, lambda row: (row.survey, row.period)).items():
            elements = [row for row in own if row.code != WHOLE_SURVEY]
            whole |= {survey} if elements and all(row.has_figure for row in elements) else set()
        written = [(i.label, parse_readable(i.formula)) for i in self._indicators]
        named = [(label, {use.survey for use in surveys_in(e)}) for label, e in written if e]
        open_ = [(label, surveys - whole) for label, surveys in named]
        waiting = tuple(label for label, surveys in open_ if surveys)
        names = _list(sorted({survey for _, surveys in open_ for survey in surveys}))
        if waiting:
            yield Gap("survey.csv", f"nilai unsur {names}", waiting)

    def outputs(self) -> Iterator[Gap]:
        """Actuals of indicators that have no formula."""
        rows = self._facts.indicator_outputs
        planned = [i for i in self._indicators if not i.formula and i.plan_targets]
        waiting = [i for i in planned if not any(map(self._has_result, rows.get(i.code, ())))]
        if waiting:
            what = f"realisasi {_list([i.code for i in waiting])}"
            yield Gap("outputs.csv", what, tuple(i.label for i in waiting))

    def parts(self) -> Iterator[Gap]:
        """Periods of the year that a reported indicator lacks while it has others."""
        year = self._year.year
        for each, periods in summed_series(self._checked):
            known = {period for period in periods if period.year == year}
            missing = [
                p for p in find_spans(known, Aggregation.SUM, self._period) if p not in known
            ]
            if each.indicator is not None and known and missing:
                what = f"realisasi {each.key} {' dan '.join(period.label for period in missing)}"
                is_hole = bool(missing_periods(known, year))
                yield Gap("outputs.csv", what, (each.indicator.label,), is_hole=is_hole)

    def money(self) -> Iterator[Gap]:
        """Budget and spending of the sub-activities, and of what has none below it."""
        funded = find_funded_nodes(
            row for row in self._year.inputs if row.period.year == self._year.year
        )
        leaves = self._plan.work.leaves
        waiting = [leaf for leaf in leaves if funded.isdisjoint((leaf, *self._plan.above(leaf)))]
        if waiting and WHOLE_OFFICE not in funded:
            what = f"anggaran dan realisasi {_count_of(waiting, leaves)}; {_UNPAID}"
            yield Gap("inputs.csv", what, self._absorption_of(waiting))

    def spent(self) -> Iterator[Gap]:
        """What was spent in the year, of the sub-activities that have a budget."""
        money = {
            leaf: self._facts.inputs.get((leaf, Resource.MONEY, "all"), ())
            for leaf in self._plan.work.leaves
        }
        rows = {
            leaf: [row for row in own if row.period.year == self._year.year]
            for leaf, own in money.items()
        }
        granted = [
            leaf for leaf, own in rows.items() if any(row.revised or row.original for row in own)
        ]
        waiting = [leaf for leaf in granted if not self._is_spent(rows[leaf])]
        if waiting:
            what = f"realisasi setahun {_count_of(waiting, rows)}; {_EXPORT}"
            yield Gap("inputs.csv", what, self._absorption_of(waiting))

    def _is_spent(self, rows: Sequence[ResourceInput]) -> bool:
        """Say whether what was spent in the year is known: as such, from all its parts,
        or never to be.
        """
        known = {row.period for row in rows if row.actual is not None or Reason.find_in(row.note)}
        parts = find_spans(known, Aggregation.SUM, self._period)
        return bool(parts) and known.issuperset(parts)

    def _absorption_of(self, leaves: Sequence[NodeId]) -> tuple[str, ...]:
        """What waits for the money of leaves: of the office,
        and of the programs that they belong to.
        """
        uppermost = {(leaf, *self._plan.above(leaf))[-1] for leaf in leaves}
        names = [node.name for node in self._year.nodes if node.id in uppermost]
        return tuple(f"serapan {name}" for name in ("seluruh dinas", *names))

    def purposes(self) -> Iterator[Gap]:
        """Objectives that the core programs serve."""
        open_ = [
            node.id for node in core_programs_of(self._year) if self._plan.served[node.id] is None
        ]
        goals = {goal.id for goal in self._year.goals}
        results = (
            f"anggaran sasaran {each.name}"
            for each in self._year.objectives
            if each.parent in goals
        )
        if open_ and self._year.objectives:
            yield Gap(
                "nodes.csv", f"sasaran (kolom objective) bagi {_list(open_)}", tuple(results)
            )

    def yields(self) -> Iterator[Gap]:
        """Indicators or outputs of the core programs themselves:
        what is below measures no program.
        """
        rows = self._facts.node_outputs
        programs = [node for node in core_programs_of(self._year) if not node.indicators]
        bare = [
            node.code for node in programs if not any(map(self._has_result, rows.get(node.id, ())))
        ]
        if codes := _list(bare):
            what = f"target dan realisasi keluaran program {codes} (baris dengan kode program itu)"
            yield Gap("outputs.csv", what, (f"capaian dan efisiensi program {codes}",))

    @cached_property
    def _typed(self) -> Sequence[Component]:
        """Components of figures that are typed in, and not counted from registers."""
        return [
            c for c in self._year.components if not (c.numerator.counted or c.denominator.counted)
        ]

    @cached_property
    def _waiting(self) -> Sequence[Component]:
        """Those with measures that were not reported."""
        return [component for component in self._typed if self._silent(component)]

    @property
    def _has_areas(self) -> bool:
        """Whether there is anything that can be counted."""
        regency = self._year.office.regency
        return bool(self._districts) or any(row.area == regency for row in self._year.counts)

    def _silent(self, component: Component) -> list[MeasureCode]:
        return [code for code in _measures(component) if not self._is_whole(code)]

    def _is_whole(self, measure: MeasureCode) -> bool:
        """Say whether each district reported a measure; the regency,
        where no district has a row of it.
        """
        year, counts = self._year.year, self._facts.counts
        rows = [row for area in self._districts for row in counts.get((measure, area), ())]
        has_districts = any(row.period.year == year for row in rows)
        areas = self._districts if has_districts else [self._year.office.regency]
        return all(self._is_settled(measure, area) for area in areas)

    def _is_settled(self, measure: MeasureCode, area: AreaCode) -> bool:
        """Say whether a measure of an area is reported,
        or of no time at which the area was there.
        """
        facts, period = self._facts, self._period
        rows, way = (
            facts.counts.get((measure, area), ()),
            way_of_counts(facts.aggregations.get(measure)),
        )
        known = {
            row.period for row in rows if row.value is not None and row.period.year == period.year
        }
        parts = find_spans(known, way, period, facts.parts_without(area, period))
        is_reported = bool(parts) and known.issuperset(parts)
        return is_reported or not facts.is_there(area, way, period)

    def _above(self, components: Collection[Component]) -> tuple[str, ...]:
        """What rests on components: they themselves, and the indicators that name them,
        however far above.
        """
        known = {*self._year.component_by_code, *self._year.indicator_by_code}
        written = ((i.code, parse_readable(i.formula)) for i in self._year.indicators)
        needs = {code: {*needs_of(formula, known)} for code, formula in written if formula}
        reached: set[str] = {component.code for component in components}
        while new := {code for code, named in needs.items() if named & reached} - reached:
            reached |= new
        labels = (i.label for i in self._year.indicators if i.code in reached)
        return (*(component.name for component in components), *labels)

    def _has_result(self, row: Output) -> bool:
        has_any = row.actual is not None or row.text or Reason.find_in(row.note)
        return row.period.year == self._year.year and bool(has_any)


def _measures(component: Component) -> tuple[MeasureCode, MeasureCode]:
    return component.numerator.code, component.denominator.code


def _count_of(waiting: Sequence[NodeId], leaves: Collection[NodeId]) -> str:
    which = f" ({_list(waiting)})" if len(waiting) <= _MAX_NAMES else ""
    return f"{len(waiting)} dari {len(leaves)} sub kegiatan{which}"


def _list(names: Sequence[str]) -> str:
    return write_few(names, _MAX_NAMES)


_OPEN: Final = frozenset({Reason.NOT_REPORTED, Reason.MISSING_INPUT})
"""Reasons that end once somebody gives the figure."""


@dataclass(frozen=True, slots=True)
class MissingThing:
    """One thing that is not there."""

    place: Place
    what: str
    """Indonesian: a sentence without its full stop."""


def find_lacking(
    office_year: OfficeYear, indicators: Sequence[IndicatorResult]
) -> tuple[MissingThing, ...]:
    """Return what a whole year lacks; nothing where every planned result has its value.

    Facts that their source is said not to hold are none of it, nor are indicators that nothing was
    planned for.
    """
    gaps = (
        MissingThing(Place(gap.file), f"Belum diisi: {gap.what}")
        for gap in find_figure_gaps(office_year)
    )
    return (*gaps, *_without_value(office_year, indicators))


def _without_value(
    office_year: OfficeYear, indicators: Sequence[IndicatorResult]
) -> Iterator[MissingThing]:
    """Yield indicators with a target, and all key indicators, that have no value yet."""
    places = {indicator.code: indicator.place for indicator in office_year.indicators}
    for result in indicators:
        actual, target = result.current.actual, result.current.target
        is_planned = result.is_key or not isinstance(target, Unavailable)
        if isinstance(actual, Unavailable) and actual.reason in _OPEN and is_planned:
            name = f"{result.symbol} {result.name}".strip()
            which = f" ({', '.join(actual.missing)})" if actual.missing else ""
            yield MissingThing(
                places[result.code], f"{name} tidak bernilai: {actual.words}{which}"
            )


# --- whether work says what it yields: a target and a result of all that measures each node ---


@dataclass(frozen=True, slots=True)
class OutputReporting:
    """Which sub-activities lack something of what they yield."""

    count: int
    """Sub-activities."""
    untargeted: tuple[WorkNode, ...]
    """Those without an output, or with one that has no target of the year."""
    unreported: tuple[WorkNode, ...]
    """Those without an output, or with one that has no result of the year."""


def find_output_reporting(office_year: OfficeYear, assessment: Assessment) -> OutputReporting:
    """Return which sub-activities have no target or result of their indicators,
    else of their outputs.
    """
    results = {node.id: node for node in assessment.nodes}
    actuals = {each.code: each.current.actual for each in assessment.indicators}
    nodes = subactivities_of(office_year)
    found = [(node, [*_actuals(node, results, actuals)]) for node in nodes]
    unreported = [
        n for n, own in found if not own or any(isinstance(cell, Unavailable) for cell in own)
    ]
    return OutputReporting(
        len(nodes), find_nodes_without_target(office_year, nodes), tuple(unreported)
    )


def find_nodes_without_target(
    office_year: OfficeYear, nodes: Sequence[WorkNode]
) -> tuple[WorkNode, ...]:
    """Return the nodes without a target of the whole year for something that measures them,
    or with nothing.

    It needs no results, so that the same is told before the year and at its end. Targets of
    quarters are one of the year as their results are: of what adds up those of all four, of
    percentages the last.
    """
    year = Period.year_of(office_year.year)
    planned = {
        each.code for each in office_year.indicators if office_year.year in each.plan_targets
    }
    planned |= {
        line.indicator
        for paper in agreements_in_force(office_year, year)
        for line in paper.targets
    }
    facts = Facts(office_year)

    def is_targeted(node: WorkNode) -> bool:
        if node.indicators:
            return planned.issuperset(node.indicators)
        rows = [row for row in facts.node_outputs.get(node.id, ()) if row.period.year == year.year]
        outputs = group(rows, lambda row: row.name)
        return bool(outputs) and all(_has_target(facts, own, year) for own in outputs.values())

    return tuple(node for node in nodes if not is_targeted(node))


def _has_target(facts: Facts, rows: Collection[Output], year: Period) -> bool:
    """Say whether the rows of an output make a target of the year;
    an empty one of the year makes none.
    """
    targets = {
        row.period: row.target for row in rows if row.target is not None or row.period != year
    }
    first = next(iter(rows))
    declared = None if first.node is None else facts.aggregation_of(first.node, first.name)
    spans = find_spans(targets.keys(), combines_by(first.unit, declared), year)
    return bool(spans) and all(targets.get(span) is not None for span in spans)


def _actuals(
    node: WorkNode,
    results: Mapping[NodeId, NodeResult],
    actuals: Mapping[IndicatorCode, CellValue],
) -> Iterator[CellValue]:
    if node.indicators:
        yield from (actuals[code] for code in node.indicators if code in actuals)
    elif node.id in results:
        yield from (output.actual for output in results[node.id].outputs)
