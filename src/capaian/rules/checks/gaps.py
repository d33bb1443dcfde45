"""What a dossier still waits for, and which results wait for it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from capaian.domain.assessment import Assessment, IndicatorResult
from capaian.domain.identifiers import AreaCode, MeasureCode, NodeId
from capaian.domain.issue import Place
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.plan import Component, Indicator
from capaian.domain.policy import Aggregation
from capaian.domain.survey import WHOLE_SURVEY, SurveyElement
from capaian.domain.value import CellValue, Reason, Unavailable
from capaian.domain.work import WHOLE_OFFICE, Output, Resource, ResourceInput, WorkNode
from capaian.rules.agreements import agreements_in_force
from capaian.rules.checks.counts import earlier_states
from capaian.rules.dependencies import needs_of
from capaian.rules.facts import Facts
from capaian.rules.formula.parse import parse
from capaian.rules.formula.tree import surveys_in
from capaian.rules.output_reporting import core_programs_of, find_funded_nodes
from capaian.rules.spans import find_spans, way_of_counts
from capaian.rules.work_plan import WorkPlan

_FEW: Final = 4
"""Names told one by one."""
_EXPORT: Final = "ambil ekspor realisasi sampai dengan Desember dengan capaian intake"
_UNPAID: Final = "yang tidak dianggarkan dihapus dari nodes.csv dan inputs.csv"
_NO_LONGER_PAID: Final = "yang tidak dianggarkan lagi ditulis 0 di baris tahun ini"


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


def find_gaps(office_year: OfficeYear) -> tuple[Gap, ...]:
    """Return what the year's results wait for; nothing where all of them can be computed.

    Facts that their source is said not to hold are none of it.
    """
    finder = _Finder(Facts(office_year))
    more = (finder.purposes(), finder.yields())
    return (*find_figure_gaps(office_year), *(gap for gap in more if gap is not None))


def find_figure_gaps(office_year: OfficeYear) -> tuple[Gap, ...]:
    """Return the gaps without which the report lacks figures, and not only a link or a detail of its work."""
    finder = _Finder(Facts(office_year))
    found = (
        finder.areas(),
        finder.targets(),
        finder.counts(),
        finder.surveys(),
        finder.outputs(),
        finder.money(),
        finder.spent(),
        finder.states(),
    )
    return tuple(gap for gap in found if gap is not None)


class _Finder:
    """Looks through one office-year."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._year = facts.office_year
        self._plan = WorkPlan(facts.office_year)
        self._period = Period.year_of(facts.office_year.year)

    def areas(self) -> Gap | None:
        """Districts, without which nothing can be counted, where the regency as a whole is not."""
        waiting = [component for component in self._counted() if self._silent(component)]
        if self._places() or not waiting:
            return None
        return Gap("areas.csv", "kecamatan dengan kode resminya", self._above(waiting), before="counts.csv")

    def targets(self) -> Gap | None:
        """Targets of the year of the key indicators."""
        agreed = {
            line.indicator
            for agreement in agreements_in_force(self._year, self._period)
            for line in agreement.targets
        }
        open_ = [i for i in self._year.indicators if i.is_key and not self._has_target(i, agreed)]
        if not open_:
            return None
        what = f"target {self._year.year} bagi {_list([i.code for i in open_])}"
        return Gap("agreements.yaml", what, tuple(f"capaian {_name(i)}" for i in open_))

    def counts(self) -> Gap | None:
        """Counts of the components, district by district; of a few districts their names."""
        silent = {component.code: self._silent(component) for component in self._counted()}
        waiting = [component for component in self._counted() if silent[component.code]]
        if not waiting or not self._places():
            return None
        measures = list(dict.fromkeys(code for component in waiting for code in silent[component.code]))
        what = f"{len(measures)} ukuran{self._where(measures)}: {_list(measures)}{self._begun(measures)}"
        return Gap("counts.csv", what, self._above(waiting))

    def states(self) -> Gap | None:
        """Stocks at the end of the year, where those of an earlier day stand for them."""
        late = {
            component: codes
            for component in self._counted()
            if (codes := [m.code for m in (component.numerator, component.denominator) if self._late(m.code)])
        }
        if not late:
            return None
        measures = list(dict.fromkeys(code for codes in late.values() for code in codes))
        known = {state for code in measures for state in self._late(code).values()}
        parts = _list([part.label for part in sorted(known, key=str)])
        what = f"keadaan akhir tahun {len(measures)} ukuran: {_list(measures)}; yang dipakai keadaan {parts}"
        return Gap("counts.csv", what, self._above([*late]))

    def _late(self, measure: MeasureCode) -> Mapping[AreaCode, Period]:
        return earlier_states(self._facts, measure, self._period)

    def _begun(self, measures: Sequence[MeasureCode]) -> str:
        """Say of which parts of the year waiting measures are there: half of what happened is no year."""
        parts = {code: {p for a in self._places() for p in self._known(code, a)} for code in measures}
        begun = [code for code in measures if parts[code] - {self._period}]
        told = sorted({part for code in begun for part in parts[code]} - {self._period}, key=str)
        return f"; {_list(begun)} baru ada {_list([part.label for part in told])}" if begun else ""

    def _where(self, measures: Sequence[MeasureCode]) -> str:
        """Say which districts have not reported one of the measures."""
        districts = self._year.districts
        blank = [d for d in districts if not all(self._is_reported(code, d.code) for code in measures)]
        if len(blank) <= _FEW and len(blank) < len(districts):
            return f" di {_list([area.name for area in blank])}"
        of_all = "" if len(blank) == len(districts) else f" dari {len(districts)}"
        return f" di {len(blank)}{of_all} kecamatan" if districts else ""

    def surveys(self) -> Gap | None:
        """Statistics of the surveys that indicators read."""
        blank = self._blank_elements()
        open_ = {
            i.code: [s for s in self._surveys_of(i) if blank.get(s, True)] for i in self._year.indicators
        }
        waiting = [i for i in self._year.indicators if open_[i.code]]
        if not waiting:
            return None
        names = sorted({survey for surveys in open_.values() for survey in surveys})
        told = [f"{name} ({_list(blank[name])})" if blank.get(name) else name for name in names]
        return Gap("survey.csv", f"nilai unsur {_list(told)}", tuple(map(_name, waiting)))

    def _blank_elements(self) -> Mapping[str, Sequence[str]]:
        """For each survey with a value in the year the elements without one, of the period with the fewest.

        One value of all elements together needs none of them.
        """
        periods: dict[tuple[str, Period], list[SurveyElement]] = {}
        for row in self._year.survey_elements:
            if row.period.year == self._year.year:
                periods.setdefault((row.survey, row.period), []).append(row)
        found: dict[str, Sequence[str]] = {}
        for (survey, _), rows in periods.items():
            held = {row.code for row in rows if row.has_figure}
            blank = (
                []
                if WHOLE_SURVEY in held
                else [row.code for row in rows if row.code not in held | {WHOLE_SURVEY}]
            )
            if held and len(blank) < len(found.get(survey, rows)):
                found[survey] = blank
        return found

    def outputs(self) -> Gap | None:
        """Actuals of indicators that have no formula."""
        waiting = [
            indicator
            for indicator in self._year.indicators
            if not indicator.formula and indicator.plan_targets and not self._has_actual(indicator)
        ]
        if not waiting:
            return None
        what = f"realisasi {_list([i.code for i in waiting])}"
        return Gap("outputs.csv", what, tuple(map(_name, waiting)))

    def money(self) -> Gap | None:
        """Budget and spending of the sub-activities, and of what has none below it."""
        held = find_funded_nodes(row for row in self._year.inputs if row.period.year == self._year.year)
        leaves = self._plan.work.leaves
        waiting = [leaf for leaf in leaves if held.isdisjoint((leaf, *self._plan.above(leaf)))]
        if not waiting or WHOLE_OFFICE in held:
            return None
        which = f" ({_list(waiting)})" if len(waiting) <= _FEW else ""
        lacking = f"anggaran dan realisasi {len(waiting)} dari {len(leaves)} sub kegiatan{which}"
        whose = ("seluruh dinas", *self._programs_of(waiting))
        what = f"{lacking}; {self._unpaid(waiting)}"
        return Gap("inputs.csv", what, tuple(f"serapan {name}" for name in whose))

    def _unpaid(self, waiting: Sequence[NodeId]) -> str:
        """What becomes of those without a budget: one of which another year tells stays in the plan."""
        paid = find_funded_nodes(self._year.inputs)
        kept = [leaf for leaf in waiting if leaf in paid]
        if not kept:
            return _UNPAID
        if len(kept) == len(waiting):
            return _NO_LONGER_PAID
        return f"{_UNPAID}, kecuali {_list(kept)} yang punya anggaran tahun lain: {_NO_LONGER_PAID}"

    def spent(self) -> Gap | None:
        """What was spent in the year, of the sub-activities that have a budget."""
        rows = {leaf: self._money_of(leaf) for leaf in self._plan.work.leaves}
        granted = [leaf for leaf, own in rows.items() if any(row.revised or row.original for row in own)]
        waiting = [leaf for leaf in granted if not self._is_spent(leaf)]
        if not waiting:
            return None
        parts = {row.period for leaf in waiting for row in rows[leaf] if row.actual is not None}
        which = f" ({_list(waiting)})" if len(waiting) <= _FEW else ""
        told = f", yang ada baru {_list([part.label for part in sorted(parts, key=str)])}" if parts else ""
        what = f"realisasi setahun {len(waiting)} dari {len(rows)} sub kegiatan{which}{told}; {_EXPORT}"
        whose = ("seluruh dinas", *self._programs_of(waiting))
        return Gap("inputs.csv", what, tuple(f"serapan {name}" for name in whose))

    def _money_of(self, node: NodeId) -> list[ResourceInput]:
        """Rows of the year on all money of a node."""
        rows = self._facts.inputs.get((node, Resource.MONEY, "all"), ())
        return [row for row in rows if row.period.year == self._period.year]

    def _is_spent(self, node: NodeId) -> bool:
        """Say whether what a node spent in the year is known: as such, from all its parts, or never to be."""
        rows = self._money_of(node)
        known = {row.period for row in rows if row.actual is not None or Reason.find_in(row.note)}
        parts = find_spans(known, Aggregation.SUM, self._period)
        return bool(parts) and known.issuperset(parts)

    def purposes(self) -> Gap | None:
        """Objectives that the core programs serve."""
        open_ = [node for node in self._core() if self._plan.served[node.id] is None]
        if not open_ or not self._year.objectives:
            return None
        what = f"sasaran (kolom objective) bagi {_list([node.id for node in open_])}"
        goals = {goal.id for goal in self._year.goals}
        uppermost = [objective for objective in self._year.objectives if objective.parent in goals]
        return Gap("nodes.csv", what, tuple(f"anggaran sasaran {purpose.name}" for purpose in uppermost))

    def yields(self) -> Gap | None:
        """Indicators or outputs of the core programs themselves: what is below measures no program."""
        bare = [node for node in self._core() if node.id not in self._measured]
        if not bare:
            return None
        codes = _list([node.code for node in bare])
        what = f"target dan realisasi keluaran program {codes} (baris dengan kode program itu)"
        return Gap("outputs.csv", what, (f"capaian dan efisiensi program {codes}",))

    @cached_property
    def _measured(self) -> frozenset[NodeId]:
        """Nodes with indicators, or with outputs of the year."""
        told = {node for node, rows in self._facts.node_outputs.items() if any(map(self._tells, rows))}
        return frozenset(told | {node.id for node in self._year.nodes if node.indicators})

    def _core(self) -> Sequence[WorkNode]:
        return core_programs_of(self._year)

    def _programs_of(self, leaves: Sequence[NodeId]) -> tuple[str, ...]:
        """Names of the programs that leaves belong to."""
        uppermost = {(leaf, *self._plan.above(leaf))[-1] for leaf in leaves}
        return tuple(node.name for node in self._year.nodes if node.id in uppermost)

    def _counted(self) -> list[Component]:
        """Components of figures that are typed in, and not counted from registers."""
        return [c for c in self._year.components if not (c.numerator.counted or c.denominator.counted)]

    def _silent(self, component: Component) -> list[MeasureCode]:
        """Measures of a component that neither the regency as a whole nor each district has reported."""
        measures = (component.numerator.code, component.denominator.code)
        return [measure for measure in measures if not self._is_whole(measure)]

    def _is_whole(self, measure: MeasureCode) -> bool:
        districts = self._year.districts
        each = bool(districts) and all(self._is_reported(measure, area.code) for area in districts)
        return each or self._is_reported(measure, self._year.office.regency)

    def _places(self) -> tuple[AreaCode, ...]:
        """Areas that are to report: the districts, else the regency where rows of it are there."""
        regency = self._year.office.regency
        has_rows = any(row.area == regency for row in self._year.counts)
        return tuple(area.code for area in self._year.districts) or ((regency,) if has_rows else ())

    def _is_reported(self, measure: MeasureCode, area: AreaCode) -> bool:
        known = self._known(measure, area)
        parts = find_spans(known, way_of_counts(self._facts.aggregations.get(measure)), self._period)
        return bool(parts) and known.issuperset(parts)

    def _known(self, measure: MeasureCode, area: AreaCode) -> set[Period]:
        """Periods of the year that an area has reported a measure for."""
        rows = self._facts.counts.get((measure, area), ())
        return {row.period for row in rows if row.value is not None and row.period.year == self._period.year}

    def _above(self, components: Sequence[Component]) -> tuple[str, ...]:
        """What rests on components: they themselves, and the indicators that name them, however far above."""
        codes = {component.code for component in components}
        needs = {i.code: self._needs(i) for i in self._year.indicators if i.formula}
        reached: set[str] = set(codes)
        while new := {code for code, named in needs.items() if named & reached} - reached:
            reached |= new
        indicators = [i for i in self._year.indicators if i.code in reached]
        return (*(c.name for c in components), *map(_name, indicators))

    def _needs(self, indicator: Indicator) -> set[str]:
        known = {*self._year.component_by_code, *self._year.indicator_by_code}
        return {*needs_of(parse(indicator.formula), known)}

    def _surveys_of(self, indicator: Indicator) -> set[str]:
        return {use.survey for use in surveys_in(parse(indicator.formula))} if indicator.formula else set()

    def _has_target(self, indicator: Indicator, agreed: Collection[str]) -> bool:
        return indicator.code in agreed or self._year.year in indicator.plan_targets

    def _has_actual(self, indicator: Indicator) -> bool:
        rows = self._facts.indicator_outputs.get(indicator.code, ())
        return any(map(self._tells, rows))

    def _tells(self, row: Output) -> bool:
        is_told = row.actual is not None or row.text or Reason.find_in(row.note)
        return row.period.year == self._year.year and bool(is_told)


def _name(indicator: Indicator) -> str:
    return indicator.label


def _list(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_FEW])
    return f"{shown}, dan {len(names) - _FEW} lagi" if len(names) > _FEW else shown


_OPEN: Final = frozenset({Reason.NOT_REPORTED, Reason.MISSING_INPUT})
"""Reasons that end once somebody gives the figure."""


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that is not there."""

    place: Place
    what: str
    """Indonesian: a sentence without its full stop."""


def find_lacking(office_year: OfficeYear, assessment: Assessment) -> tuple[Lack, ...]:
    """Return what a whole year lacks; nothing where every planned result has its value.

    Facts that their source is said not to hold are none of it, nor are indicators that nothing was planned
    for.
    """
    gaps = (Lack(Place(gap.file), f"Belum diisi: {gap.what}") for gap in find_figure_gaps(office_year))
    return (*gaps, *_without_value(office_year, assessment))


def _without_value(office_year: OfficeYear, assessment: Assessment) -> Iterator[Lack]:
    """Yield indicators with a target, and all key indicators, that have no value yet."""
    places = {indicator.code: indicator.place for indicator in office_year.indicators}
    for result in assessment.indicators:
        actual = result.current.actual
        if isinstance(actual, Unavailable) and _is_open(actual) and _is_planned(result):
            name = f"{result.symbol} {result.name}".strip()
            which = f" ({', '.join(actual.missing)})" if actual.missing else ""
            yield Lack(places[result.code], f"{name} tidak bernilai: {actual.words}{which}")


def _is_open(value: CellValue) -> bool:
    return isinstance(value, Unavailable) and value.reason in _OPEN


def _is_planned(result: IndicatorResult) -> bool:
    return result.is_key or not isinstance(result.current.target, Unavailable)
