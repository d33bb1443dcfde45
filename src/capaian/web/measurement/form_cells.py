"""What the form of a post asks for in a quarter: cells of declared sheets, in the order in which it asks.

A form is of a quarter; what is counted by semester or by year is asked for in the quarter that ends it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Final

from django.http import Http404

from capaian.domain.identifiers import IndicatorCode, PostId
from capaian.domain.numerals import write_exact, write_shortest
from capaian.domain.office import Area, AreaKind
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period, PeriodKind
from capaian.domain.plan import Component, CreditActivity, Indicator, Measure, TargetValue, ValueType
from capaian.domain.policy import Aggregation
from capaian.domain.survey import GivenStatistic, Survey
from capaian.domain.value import Unit
from capaian.domain.work import Output, Resource, ResourceInput, WorkNode
from capaian.rulebook.load import load_reference
from capaian.rules.agreements import TargetLine, lines_in_force, target_in_force
from capaian.rules.facts import Facts
from capaian.rules.facts import group as by_key
from capaian.rules.survey import index_step
from capaian.rules.targets import write_target
from capaian.web.measurement.duties import Duty, find_credited, find_duties
from capaian.web.years.known import Known

COUNTS: Final = "counts.csv"
OUTPUTS: Final = "outputs.csv"
INPUTS: Final = "inputs.csv"
SURVEY: Final = "survey.csv"
FACTORS: Final = "factors.csv"

Cells = tuple[tuple[str, str], ...]
"""Texts by the ids of columns."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell that somebody fills in."""

    sheet: str
    key: Cells
    """Names its row."""
    column: str
    label: str
    """Tells it from all others of the form: `Halong, kematian dilaporkan`."""
    is_needed: bool = True
    beside: Cells = ()
    """What a new row of it says besides."""

    @property
    def name(self) -> str:
        """Its name in what a form sends."""
        return ":".join((self.sheet.partition(".")[0], *(text for _, text in self.key), self.column))


@dataclass(frozen=True, slots=True)
class CountColumn:
    """A measure of a component, counted in each area."""

    measure: Measure
    slots: tuple[Slot | None, ...]
    """By area; `None`: it is counted from a register or in another column, and not typed."""


@dataclass(frozen=True, slots=True)
class CountGroup:
    """A component in the grid: its two measures, and its ratio as computed."""

    component: Component
    period: Period
    numerator: CountColumn
    denominator: CountColumn

    @property
    def adds_up(self) -> bool:
        """Whether what it comes to counts from January on, since events of quarters add up."""
        return self.component.aggregation is Aggregation.SUM and self.period.ordinal > 1

    @property
    def span(self) -> str:
        """Of which time what is typed tells, in words: of the period alone, or of its end."""
        period = self.period.label.partition(" Tahun ")[0]
        if self.component.aggregation is Aggregation.LAST:
            return f"keadaan akhir {period}"
        return f"hitungan {period} saja; cakupan sejak Januari" if self.adds_up else f"hitungan {period}"


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a list: what is asked of one thing."""

    title: str
    unit: str
    plan: Cells
    """What was planned, by its heading."""
    slots: tuple[Slot, ...]
    indicator: str = ""
    """For which indicator it is told, where its cells do not say it."""
    span: str = ""
    """Of which time it tells, where that is longer than the quarter of the form."""

    @property
    def code(self) -> str:
        """Of what it tells: a node, an indicator or a survey."""
        key = dict(self.slots[0].key)
        return key.get("node") or key.get("indicator") or key.get("survey") or self.indicator


@dataclass(frozen=True, slots=True)
class Block:
    """A list of the form with the headings of what is typed."""

    title: str
    headings: tuple[str, ...]
    lines: tuple[Line, ...]
    hint: str = ""
    """What may be typed besides what its headings say."""

    @property
    def has_plan(self) -> bool:
        """Whether anything was planned of what it asks for."""
        return any(line.plan for line in self.lines)


@dataclass(frozen=True)
class FormCells:
    """All that a form asks for."""

    period: Period
    areas: tuple[Area, ...]
    groups: tuple[CountGroup, ...]
    blocks: tuple[Block, ...]

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """Every cell, each once."""
        return tuple({slot.name: slot for slot in self._slots()}.values())

    def _slots(self) -> Iterator[Slot]:
        for group in self.groups:
            for column in (group.numerator, group.denominator):
                yield from (slot for slot in column.slots if slot is not None)
        for block in self.blocks:
            for line in block.lines:
                yield from line.slots

    @cached_property
    def by_code(self) -> Mapping[str, tuple[Slot, ...]]:
        """The cells by what they tell of: components, nodes, indicators, surveys."""
        found: dict[str, list[Slot]] = {}
        for group in self.groups:
            columns = (*group.numerator.slots, *group.denominator.slots)
            found.setdefault(group.component.code, []).extend(slot for slot in columns if slot is not None)
        for block in self.blocks:
            for line in block.lines:
                found.setdefault(line.code, []).extend(line.slots)
        return {code: tuple(slots) for code, slots in found.items()}

    @cached_property
    def columns(self) -> Mapping[str, str]:
        """What the column of each cell is called, by the name of the cell."""
        groups = (column for group in self.groups for column in (group.numerator, group.denominator))
        found = {slot.name: column.measure.name for column in groups for slot in column.slots if slot}
        for block in self.blocks:
            for line in block.lines:
                heads = zip(line.slots, block.headings, strict=True)
                found |= {slot.name: f"{block.title}, {heading.lower()}" for slot, heading in heads}
        return found

    @cached_property
    def rows(self) -> frozenset[tuple[str, Cells]]:
        """The rows that hold its cells."""
        return frozenset((slot.sheet, slot.key) for slot in self.slots)


def quarters_of(year: int) -> tuple[Period, ...]:
    """Return the quarters for which forms are filled in."""
    return Period.year_of(year).parts(PeriodKind.QUARTER)


def find_form_cells(
    year: OfficeYear, duty: Duty, quarter: Period, rhythms: Mapping[str, PeriodKind] | None = None
) -> FormCells:
    """Return what a post fills in for a quarter.

    Args:
        year: The plan and what is known of it.
        duty: What the post owes of each period.
        quarter: For which one.
        rhythms: How often components, surveys, indicators and nodes are told, by code; others by quarter.
    """
    asker = _Asker(year, quarter, rhythms or {})
    blocks = (
        asker.indicators(duty.indicators),
        *asker.credits(duty.credits),
        *asker.outputs_and_money(duty.nodes),
        *asker.surveys(duty.surveys),
    )
    return FormCells(
        quarter, asker.areas, tuple(asker.groups(duty.components)), tuple(b for b in blocks if b.lines)
    )


class _Asker:
    """Asks for the facts of one quarter."""

    def __init__(self, year: OfficeYear, quarter: Period, rhythms: Mapping[str, PeriodKind]) -> None:
        self._year, self._quarter, self._rhythms = year, quarter, rhythms
        districts = tuple(area for area in year.areas if area.kind is AreaKind.DISTRICT)
        whole = tuple(area for area in year.areas if area.code == year.office.regency)
        self.areas = districts or whole

    def _period_of(self, code: str) -> Period | None:
        """Return the period that is told of a thing in this quarter; `None`: none ends here."""
        kind = self._rhythms.get(code, PeriodKind.QUARTER)
        parts = Period.year_of(self._quarter.year).parts(kind)
        return next((part for part in parts if part.end == self._quarter.end), None)

    def _span(self, period: Period) -> str:
        return "" if period == self._quarter else f"seluruh {period.label}"

    def groups(self, codes: Sequence[str]) -> Iterator[CountGroup]:
        """Yield the components, a measure that two of them share in the first one alone."""
        asked: set[str] = set()
        for component in self._year.components:
            if component.code in codes and (period := self._period_of(component.code)) is not None:
                columns = [
                    self._column(measure, period, asked)
                    for measure in (component.numerator, component.denominator)
                ]
                yield CountGroup(component, period, *columns)

    def _column(self, measure: Measure, period: Period, asked: set[str]) -> CountColumn:
        if measure.counted or measure.code in asked:
            return CountColumn(measure, (None,) * len(self.areas))
        asked.add(measure.code)
        slots = (
            Slot(
                COUNTS,
                (("measure", measure.code), ("area", area.code), ("period", str(period))),
                "value",
                f"{area.name}, {measure.name}",
            )
            for area in self.areas
        )
        return CountColumn(measure, tuple(slots))

    def indicators(self, codes: Sequence[str]) -> Block:
        """Return the indicators that are reported and not computed."""
        by_code = {indicator.code: indicator for indicator in self._year.indicators}
        found = ((by_code[code], self._period_of(code)) for code in by_code if code in codes)
        lines = tuple(self._indicator(indicator, period) for indicator, period in found if period)
        return Block("Realisasi yang dilaporkan langsung", ("Realisasi", "Catatan"), lines)

    def _indicator(self, indicator: Indicator, period: Period) -> Line:
        key = (("node", ""), ("indicator", indicator.code), ("name", ""), ("period", str(period)))
        slot = Slot(OUTPUTS, key, "actual", f"{indicator.label}, realisasi", beside=_unit(indicator.unit))
        if indicator.value_type is ValueType.TEXT:
            slot = replace(slot, column="text")
        plan = promised(self._year, indicator.code, period)
        return Line(indicator.label, indicator.unit.label, plan, _with_note(slot), span=self._span(period))

    def credits(self, codes: Sequence[str]) -> Iterator[Block]:
        """Yield the indicators of credit points, each with its activities and how many of them there were."""
        told = find_credited(self._year) if codes else {}
        for indicator in self._year.indicators:
            period = self._period_of(indicator.code)
            if indicator.code not in codes or period is None:
                continue
            own = {one.measure: one for one in indicator.credits if told.get(one.measure) == indicator.code}
            lines = tuple(self._activity(indicator, activity, period) for activity in own.values())
            yield Block(indicator.label, ("Banyaknya",), lines)

    def _activity(self, indicator: Indicator, activity: CreditActivity, period: Period) -> Line:
        area = self._year.office.regency
        key = (("measure", str(activity.measure)), ("area", str(area)), ("period", str(period)))
        said = f"{indicator.symbol or indicator.code} {activity.name}"
        slot = Slot(COUNTS, key, "value", said)
        return Line(activity.name, activity.unit.label, (), (slot,), str(indicator.code), self._span(period))

    def outputs_and_money(self, codes: Sequence[str]) -> Iterator[Block]:
        """Yield the outputs of sub-activities, and their money and staff."""
        nodes = [node for node in self._year.nodes if node.id in codes]
        outputs = [line for node in nodes for line in self._outputs(node)]
        yield Block("Keluaran sub kegiatan", ("Realisasi", "Catatan"), tuple(outputs))
        for resource, title in (
            (Resource.MONEY, "Realisasi anggaran"),
            (Resource.STAFF, "Pegawai yang bekerja"),
        ):
            lines = [line for node in nodes for line in self._inputs(node, resource)]
            hint = money_hint([line.span for line in lines]) if resource is Resource.MONEY else ""
            yield Block(title, ("Realisasi", "Catatan"), tuple(lines), hint)

    def _outputs(self, node: WorkNode) -> Iterator[Line]:
        period = self._period_of(node.id)
        if period is None:
            return
        named = (row for row in self._year.outputs if row.node == node.id and row.period.year == period.year)
        for rows in by_key(sorted(named, key=_by_length), lambda row: (row.indicator, row.name)).values():
            row = rows[-1]
            key = (
                ("node", node.id),
                ("indicator", row.indicator or ""),
                ("name", row.name),
                ("period", str(period)),
            )
            said = f"{node.code} {row.name or self._name_of(row.indicator) or node.name}".strip()
            slots = _with_note(Slot(OUTPUTS, key, "actual", f"{said}, realisasi", beside=_unit(row.unit)))
            yield Line(said, row.unit.label, targets_of(rows, period), slots, span=self._span(period))

    def _name_of(self, code: str | None) -> str:
        return next((each.name for each in self._year.indicators if each.code == code), "")

    def _inputs(self, node: WorkNode, resource: Resource) -> Iterator[Line]:
        period = self._period_of(node.id)
        if period is None:
            return
        rows = [
            row
            for row in self._year.inputs
            if row.node == node.id and row.resource is resource and row.period.year == period.year
        ]
        if any(row.period.kind is PeriodKind.MONTH and period.contains(row.period) for row in rows):
            return  # the export of the finance system tells it
        for own in by_key(sorted(rows, key=_by_length), lambda row: row.kind).values():
            yield self._input(node, own, period)

    def _input(self, node: WorkNode, rows: Sequence[ResourceInput], period: Period) -> Line:
        row = rows[-1]
        said = f"{node.code} {node.name}".strip() + ("" if row.kind == "all" else f", {row.kind}")
        key = (
            ("node", node.id),
            ("period", str(period)),
            ("resource", row.resource.value),
            ("kind", row.kind),
        )
        beside = (("fund", row.fund),) if row.fund else ()
        what, unit = _RESOURCES[row.resource]
        slots = _with_note(Slot(INPUTS, key, "actual", f"{said}, {what}", beside=beside), f"catatan {what}")
        return Line(said, unit, amounts_of(rows, period), slots, span=self._span(period))

    def surveys(self, codes: Sequence[str]) -> Iterator[Block]:
        """Yield each survey with its elements, those apart of which another statistic is given."""
        for survey in self._year.surveys:
            if survey.id not in codes or (period := self._period_of(survey.id)) is None:
                continue
            promised, names = self._promised_of(survey, period), self._elements(survey)
            for given, asked in statistics_of(survey).items():
                own = [each for each in names if promised.get(each[0], GivenStatistic.MEAN) is given]
                lines = tuple(_element(survey, period, (given, asked), *each) for each in own)
                title, heads = f"{survey.name}, {period.label}", ("Jawaban", *asked.headings.values())
                yield Block(title, heads, lines, asked.hint)

    def _promised_of(self, survey: Survey, period: Period) -> Mapping[str, GivenStatistic]:
        """Return what rows that are there already say that the source gives of each element."""
        rows = self._year.survey_elements
        return {row.code: row.given for row in rows if (row.survey, row.period) == (survey.id, period)}

    def _elements(self, survey: Survey) -> Iterable[tuple[str, str]]:
        """Return code and name of the elements that were asked before, else of those of the regulation."""
        asked = {row.code: row.name for row in self._year.survey_elements if row.survey == survey.id}
        return asked.items() or [(element.code, element.name) for element in load_reference().survey_elements]


def _element(
    survey: Survey, period: Period, asked: tuple[GivenStatistic, Statistic], code: str, name: str
) -> Line:
    """Return what is asked of an element: how many answered, and each statistic that is given of it."""
    key = (("survey", survey.id), ("period", str(period)), ("code", code))
    given, statistic = asked
    beside, said = (("name", name), ("given", given.value)), f"{code} {name}".strip()
    slots = [Slot(SURVEY, key, "answers", f"{said}, jawaban", is_needed=False, beside=beside)]
    for column, heading in statistic.headings.items():
        slots.append(Slot(SURVEY, key, column, f"{said}, {heading.lower()}", beside=beside))
    return Line(said, statistic.unit, (), tuple(slots))


_RESOURCES: Final = {Resource.MONEY: ("realisasi anggaran", "rupiah"), Resource.STAFF: ("pegawai", "orang")}
"""What is reported of a resource, and in which unit."""


def _unit(unit: Unit) -> Cells:
    return (("unit", str(unit)),)


def _with_note(slot: Slot, word: str = "catatan") -> tuple[Slot, Slot]:
    """Return a cell with the one of its note."""
    label = f"{slot.label.rpartition(', ')[0]}, {word}"
    return slot, replace(slot, column="note", label=label, is_needed=False)


def _by_length(row: Output | ResourceInput) -> int:
    """Put the row of the year last: it tells the unit and the fund."""
    return row.period.kind.months


_NONE: Final = TargetValue(None)

Plan = tuple[tuple[str, str], ...]
"""What was planned, by what it is called."""


def promised(facts: OfficeYear, code: str, period: Period) -> Plan:
    """Return targets of an indicator: of the agreement in force then, else of the strategic plan.

    Args:
        facts: The year.
        code: Of the indicator.
        period: Of which is told.
    """
    year, indicator = Period.year_of(period.year), facts.indicator_by_code[IndicatorCode(code)]
    line = lines_in_force(facts, period).get(indicator.code)
    by_subject, targets = Facts(facts), dict[Period, TargetValue]()
    if (whole := target_in_force(by_subject, indicator, line, year)) is not None:
        targets[year] = whole.target
    if period != year and line is not None and (own := _own_of(by_subject, indicator, line, period)):
        targets[period] = own
    return _told(targets, period)


def _own_of(facts: Facts, indicator: Indicator, line: TargetLine, period: Period) -> TargetValue | None:
    """Return the target of a part of the year by itself: what is summed since January is no quarter's own."""
    write_target = dict(line.line.periods)
    if period in write_target:
        return write_target[period]
    if indicator.aggregation is not Aggregation.SUM:
        found = target_in_force(facts, indicator, line, period)
        return None if found is None else found.target
    parts = [write_target.get(part, _NONE).value for part in period.parts(PeriodKind.QUARTER)]
    known = [value for value in parts if value is not None]
    return TargetValue(sum(known, Decimal(0))) if known and len(known) == len(parts) else None


def targets_of(rows: Iterable[Output], period: Period) -> Plan:
    """Return targets of an output, whose rows are each of a period."""
    return _told({row.period: TargetValue(row.target) for row in rows}, period)


def _told(targets: dict[Period, TargetValue], period: Period) -> Plan:
    year = Period.year_of(period.year)
    named = {period: f"Target {_short(period)}", year: "Target setahun"}
    told = ((named[each], targets[each]) for each in dict.fromkeys((year, period)) if each in targets)
    return tuple((name, target.text or write_target(target)) for name, target in told if not target.is_empty)


def amounts_of(rows: Iterable[ResourceInput], period: Period) -> Plan:
    """Return amounts of a resource: of the year before and after its change, and that of the period."""
    return tuple(
        (name, write_shortest(value)) for name, value in _amounts([*rows], period) if value is not None
    )


def _amounts(rows: Iterable[ResourceInput], period: Period) -> Iterator[tuple[str, Decimal | None]]:
    by_period = {row.period: row for row in rows}
    year = Period.year_of(period.year)
    if whole := by_period.get(year):
        yield "Semula", whole.original
        yield "Menjadi", whole.revised
    if period != year and (own := by_period.get(period)):
        is_first = own.revised is None
        yield f"Rencana {_short(period)}{' semula' * is_first}", own.original if is_first else own.revised


def _short(period: Period) -> str:
    """Return what a part of a year is called within it: `Triwulan I`."""
    return period.label.partition(" Tahun ")[0]


_QUARTER: Final = "Belanja dalam periode isian ini saja, bukan jumlah sejak Januari."
_MIXED: Final = (
    "Belanja dalam triwulan ini saja, bukan jumlah sejak Januari; pada baris yang bertanda seluruh tahun "
    "atau semester, belanja seluruh tahun atau semester itu."
)
_LONGER: Final = "Belanja seluruh tahun atau semester yang tertulis pada barisnya."


def money_hint(spans: Sequence[str]) -> str:
    """Return of which time money is told.

    Args:
        spans: Of each row, where that is longer than the quarter of the form; else empty.
    """
    if not any(spans):
        return _QUARTER
    return _LONGER if all(spans) else _MIXED


@dataclass(frozen=True, slots=True)
class Statistic:
    """What is asked of each element."""

    headings: Mapping[str, str]
    """By the ids of columns."""
    unit: str
    hint: str = ""
    """How the other statistic becomes this one, where the source gives one of them."""


_MEAN: Final = {"mean": "Nilai rata-rata"}
_INDEX: Final = {"index": "Nilai indeks"}
_ASKED: Final[Mapping[GivenStatistic, Statistic]] = {
    GivenStatistic.MEAN: Statistic(
        _MEAN,
        "1 sampai {top}",
        "Isi rata-rata 1 sampai {top}. Indeks dibagi {lowest} dahulu.",
    ),
    GivenStatistic.INDEX: Statistic(
        _INDEX,
        "{lowest} sampai 100",
        "Isi indeks {lowest} sampai 100. Rata-rata dikali {lowest} dahulu.",
    ),
    GivenStatistic.BOTH: Statistic(_MEAN | _INDEX, "1 sampai {top}; {lowest} sampai 100"),
}


def statistics_of(survey: Survey) -> Mapping[GivenStatistic, Statistic]:
    """Return what is asked of an element, by what its source gives."""
    ends = {"top": str(survey.top), "lowest": write_exact(index_step(survey.top))}
    return {
        given: Statistic(each.headings, each.unit.format(**ends), each.hint.format(**ends))
        for given, each in _ASKED.items()
    }


@dataclass(frozen=True)
class Stored:
    """A row that is there."""

    id: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class YearForms:
    """What each post owes in each quarter, worked out once."""

    known: Known
    facts: OfficeYear
    rhythms: Mapping[str, PeriodKind]

    @cached_property
    def duties(self) -> Mapping[PostId, Duty]:
        """What each post owes."""
        return find_duties(self.facts)

    @cached_property
    def quarters(self) -> tuple[Period, ...]:
        """The quarters of the year."""
        return quarters_of(self.facts.year)

    def cells_of(self, post: str, quarter: Period) -> FormCells:
        """Return what a form asks for; raises `Http404` where the post owes nothing."""
        duty = self.duties.get(PostId(post))
        if duty is None or quarter not in self.quarters:
            raise Http404
        if (post, quarter) not in self._owed:
            self._owed[post, quarter] = find_form_cells(self.facts, duty, quarter, self.rhythms)
        return self._owed[post, quarter]

    @cached_property
    def _owed(self) -> dict[tuple[str, Period], FormCells]:
        return {}

    @cached_property
    def rows(self) -> Mapping[tuple[str, Cells], Stored]:
        """The rows of the office-year by what names them."""
        keys = {slot.sheet: tuple(name for name, _ in slot.key) for slot in self._slots()}
        found: dict[tuple[str, Cells], Stored] = {}
        for sheet, names in keys.items():
            rows = zip(self.known.ids.get(sheet, ()), self.known.rows.get(sheet, ()), strict=True)
            for row, flat in rows:
                key = tuple((name, flat.cells.get(name, "")) for name in names)
                found[sheet, key] = Stored(row, flat.cells)
        return found

    def _slots(self) -> Iterator[Slot]:
        for post in self.duties:
            for quarter in self.quarters:
                yield from self.cells_of(post, quarter).slots


def contents_of(known: Known, facts: OfficeYear, rhythms: Mapping[str, PeriodKind]) -> YearForms:
    """Return what forms ask for by the plan and by how often things are told."""
    return known.derive(("asked", *sorted(rhythms.items())), lambda: YearForms(known, facts, rhythms))
