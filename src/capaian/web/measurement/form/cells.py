"""What the form of a post asks for in a quarter: cells of declared sheets,
in the order in which it asks.

A form is of a quarter; what is counted by semester or by year is asked for in the quarter that
ends it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Final

from capaian.domain.identifiers import IndicatorCode
from capaian.domain.numerals import write_exact, write_shortest
from capaian.domain.office import Area, AreaKind
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period, PeriodKind
from capaian.domain.plan import Component, Indicator, Measure, TargetValue, ValueType
from capaian.domain.policy import Aggregation
from capaian.domain.registers.closed_month import Feed
from capaian.domain.survey import GivenStatistic, Survey
from capaian.domain.work import Output, Resource, ResourceInput, WorkNode
from capaian.dossier.tables.kinds import Kind
from capaian.rulebook.load import load_reference
from capaian.rules.agreements import lines_in_force, target_in_force, write_target
from capaian.rules.facts import Facts
from capaian.rules.facts import group as by_key
from capaian.rules.outcome import index_step
from capaian.rules.registers.feed import feed_of
from capaian.rules.spans import combines_by
from capaian.web.measurement.duties import Duty, find_credited
from capaian.web.years.known import column_of

COUNTS: Final = "counts.csv"
OUTPUTS: Final = "outputs.csv"
INPUTS: Final = "inputs.csv"
SURVEY: Final = "survey.csv"
FACTORS: Final = "factors.csv"

Cells = tuple[tuple[str, str], ...]
"""Texts by the ids of columns."""
Plan = tuple[tuple[str, str], ...]
"""What was planned, by what it is called."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell that somebody fills in."""

    sheet: str
    key: Cells
    """Names its row."""
    column: str
    label: str
    """Tells it from all others of the form: `Halong, kematian dilaporkan`."""
    heading: str
    is_needed: bool = True
    new_cells: Cells = ()
    """What a new row of it says besides."""

    @property
    def name(self) -> str:
        """Its name in what a form sends."""
        return ":".join(
            (self.sheet.partition(".")[0], *(text for _, text in self.key), self.column)
        )

    @property
    def kind(self) -> Kind:
        """What may be written in it."""
        return column_of(self.sheet, self.column).kind


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
    def code(self) -> str:
        """Of its component."""
        return self.component.code

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The cells of both columns."""
        return tuple(slot for slot in (*self.numerator.slots, *self.denominator.slots) if slot)

    @property
    def adds_up(self) -> bool:
        """Whether what it comes to counts from January on, since events of quarters add up."""
        return self.component.aggregation is Aggregation.SUM and self.period.ordinal > 1

    @property
    def span(self) -> str:
        """Of which time the counts are, in words: of the period alone, or of its end."""
        period = short_label(self.period)
        if self.component.aggregation is Aggregation.LAST:
            return f"keadaan akhir {period}"
        return (
            f"hitungan {period} saja; cakupan sejak Januari"
            if self.adds_up
            else f"hitungan {period}"
        )


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A row of a list: what is asked of one thing."""

    title: str
    unit: str
    code: str
    """Of the node, indicator or survey that it is of."""
    plan: Plan
    slots: tuple[Slot, ...]
    span: str = ""
    """Of which time it is, where the quarter of the form does not say it."""
    how: Aggregation | None = None
    """How its periods make the year; `None`: it is neither output nor indicator,
    or reported in words.
    """

    @property
    def year_target(self) -> str:
        """What the year is to come to; nothing where that is not planned."""
        return dict(self.plan).get(_YEAR_TARGET, "")


@dataclass(frozen=True, slots=True)
class Block:
    """A list of the form."""

    title: str
    lines: tuple[QuestionRow, ...]
    hint: str = ""
    """What may be typed besides what its headings say."""

    @property
    def headings(self) -> tuple[str, ...]:
        """Those of what is typed."""
        return tuple(slot.heading for slot in self.lines[0].slots)

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
    def _parts(self) -> tuple[CountGroup | QuestionRow, ...]:
        return (*self.groups, *(line for block in self.blocks for line in block.lines))

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """Every cell, each once."""
        return tuple({slot.name: slot for part in self._parts for slot in part.slots}.values())

    @cached_property
    def by_code(self) -> Mapping[str, tuple[Slot, ...]]:
        """The cells by what they are of: components, nodes, indicators, surveys."""
        found: dict[str, tuple[Slot, ...]] = {}
        for part in self._parts:
            found[part.code] = (*found.get(part.code, ()), *part.slots)
        return found

    @cached_property
    def columns(self) -> Mapping[str, str]:
        """What the column of each cell is called, by the name of the cell."""
        lists = (
            (block.title, slot)
            for block in self.blocks
            for line in block.lines
            for slot in line.slots
        )
        counts = {slot.name: slot.heading for group in self.groups for slot in group.slots}
        return counts | {slot.name: f"{title}, {slot.heading.lower()}" for title, slot in lists}

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

    `rhythms`: how often components, surveys, indicators and nodes are reported, by code; others by
    quarter.
    """
    finder = _CellFinder(year, quarter, rhythms or {})
    blocks = (
        finder.indicators(duty.indicators),
        *finder.credits(duty.credits),
        *finder.outputs_and_money(duty.nodes),
        *finder.surveys(duty.surveys),
    )
    groups = tuple(finder.groups(duty.components))
    return FormCells(
        quarter, finder.areas, groups, tuple(block for block in blocks if block.lines)
    )


_MONEY_HINT: Final = (
    "Belanja dalam periode isian ini, atau seluruh masa yang tertulis pada barisnya; "
    "bukan jumlah sejak "
    "Januari."
)
_RESOURCES: Final = {
    Resource.MONEY: ("Realisasi anggaran", "realisasi anggaran", "rupiah", _MONEY_HINT),
    Resource.STAFF: ("Pegawai yang bekerja", "pegawai", "orang", ""),
}
"""Title of the list of a resource, what is reported of it, in which unit, and what to heed."""


class _CellFinder:
    def __init__(
        self, year: OfficeYear, quarter: Period, rhythms: Mapping[str, PeriodKind]
    ) -> None:
        self._year, self._quarter, self._rhythms, self._facts = year, quarter, rhythms, Facts(year)
        self._feeds: Mapping[object, Sequence[Feed]] = by_key(
            year.feeds, lambda feed: feed.measure or (feed.node, feed.indicator, feed.name)
        )
        # a year that is reported in the last quarter is of kecamatan that ended before it as well
        reported = filter(None, (self._period_of(component.code) for component in year.components))
        first = min((period.start for period in reported), default=quarter.start)
        there = (area for area in year.areas if area.is_there(first, quarter.end))
        districts = tuple(area for area in there if area.kind is AreaKind.DISTRICT)
        whole = tuple(area for area in year.areas if area.code == year.office.regency)
        self.areas = districts or whole

    def _period_of(self, code: str) -> Period | None:
        """Return the period that is reported of a thing in this quarter; `None`:
        none ends here.
        """
        kind = self._rhythms.get(code, PeriodKind.QUARTER)
        parts = Period.year_of(self._quarter.year).parts(kind)
        return next((part for part in parts if part.end == self._quarter.end), None)

    def _is_fed(self, target: object, period: Period) -> bool:
        """Say whether a register fills a cell: what was before its first closed month is typed.

        Where the feed writes longer periods the register has it from the first month that is
        closed.
        """
        made = feed_of(self._year)
        for feed in self._feeds.get(target, ()):
            if made.is_closed(feed.register, period) and not made.has_begun(feed, period):
                continue
            closed = [month for register, month in made.closings if register is feed.register]
            parts = Period.year_of(period.year).parts(feed.span)
            longer = (part for part in parts if part.contains(period) and part != period)
            if (
                any(month.end < period.start for month in closed)
                or any(
                    period.contains(part) and made.is_closed(feed.register, part) for part in parts
                )
                or any(part.contains(month) for part in longer for month in closed)
            ):
                return True
        return False

    def _span(self, period: Period, how: Aggregation | None = None) -> str:
        if how is Aggregation.LAST:
            return f"keadaan akhir {short_label(period)}"
        if period != self._quarter:
            return f"seluruh {period.label}"
        ways = {None: "", Aggregation.SUM: "setahun dijumlahkan"}
        way = ways.get(how, "setahun dirata-rata")
        return way and f"{short_label(period)} saja; {way}"

    def groups(self, codes: Sequence[str]) -> Iterator[CountGroup]:
        """Yield the components, a measure that two of them share in the first one alone."""
        found: set[str] = set()
        for component in self._year.components:
            if component.code in codes and (period := self._period_of(component.code)) is not None:
                measures = (component.numerator, component.denominator)
                first = period.end if component.aggregation is Aggregation.LAST else period.start
                there = [area.is_there(first, period.end) for area in self.areas]
                columns = (self._column(each, period, found, there) for each in measures)
                yield CountGroup(component, period, *columns)

    def _column(
        self, measure: Measure, period: Period, found: set[str], there: Sequence[bool]
    ) -> CountColumn:
        if measure.counted or measure.code in found or self._is_fed(measure.code, period):
            return CountColumn(measure, (None,) * len(self.areas))
        found.add(measure.code)
        slots: list[Slot | None] = []
        for area, is_there in zip(self.areas, there, strict=True):
            key = (("measure", measure.code), ("area", area.code), ("period", str(period)))
            slot = Slot(COUNTS, key, "value", f"{area.name}, {measure.name}", measure.name)
            slots.append(slot if is_there else None)
        return CountColumn(measure, tuple(slots))

    def indicators(self, codes: Sequence[str]) -> Block:
        """Return the indicators that are reported and not computed."""
        lines = []
        for indicator, period in self._ending(codes):
            if self._is_fed((None, indicator.code, ""), period):
                continue
            key = (
                ("node", ""),
                ("indicator", indicator.code),
                ("name", ""),
                ("period", str(period)),
            )
            is_text = indicator.value_type in (ValueType.TEXT, ValueType.YES_NO)
            column, how = ("text", None) if is_text else ("actual", indicator.aggregation)
            label, unit = indicator.label, indicator.unit
            slots = _with_note(
                OUTPUTS, key, column, f"{label}, realisasi", new_cells=(("unit", str(unit)),)
            )
            plan, span = promised(self._year, indicator.code, period), self._span(period, how)
            lines.append(QuestionRow(label, unit.label, indicator.code, plan, slots, span, how))
        return Block("Realisasi yang dilaporkan langsung", tuple(lines))

    def _ending(self, codes: Sequence[str]) -> Iterator[tuple[Indicator, Period]]:
        """Yield the indicators among some of which a period ends now, while they hold."""
        for indicator in self._year.indicators:
            period = self._period_of(indicator.code) if indicator.code in codes else None
            if period is not None and indicator.holds_in(period):
                yield indicator, period

    def credits(self, codes: Sequence[str]) -> Iterator[Block]:
        """Yield the indicators of credit points,
        each with its activities and how many of them there were.
        """
        owners = find_credited(self._year) if codes else {}
        area = self._year.office.regency
        for indicator, period in self._ending(codes):
            lines, code, span = [], indicator.code, self._span(period)
            for each in {one.measure: one for one in indicator.credits}.values():
                if owners.get(each.measure) == code:
                    key = (
                        ("measure", str(each.measure)),
                        ("area", str(area)),
                        ("period", str(period)),
                    )
                    slot = Slot(
                        COUNTS,
                        key,
                        "value",
                        f"{indicator.symbol or code} {each.name}",
                        "Banyaknya",
                    )
                    lines.append(QuestionRow(each.name, each.unit.label, code, (), (slot,), span))
            yield Block(indicator.label, tuple(lines))

    def outputs_and_money(self, codes: Sequence[str]) -> Iterator[Block]:
        """Yield the outputs of sub-activities, and their money and staff."""
        nodes = [(node, self._period_of(node.id)) for node in self._year.nodes if node.id in codes]
        own = [(node, period) for node, period in nodes if period is not None]
        yield Block(
            "Keluaran sub kegiatan", tuple(line for each in own for line in self._outputs(*each))
        )
        for resource, (title, _, _, hint) in _RESOURCES.items():
            yield Block(
                title, tuple(line for each in own for line in self._inputs(*each, resource)), hint
            )

    def _outputs(self, node: WorkNode, period: Period) -> Iterator[QuestionRow]:
        own = (
            row
            for row in self._year.outputs
            if row.node == node.id and row.period.year == period.year
        )
        for rows in by_key(
            sorted(own, key=_length), lambda row: (row.indicator, row.name)
        ).values():
            row = rows[-1]
            if self._is_fed((node.id, row.indicator, row.name), period):
                continue
            indicator = self._year.indicator_by_code.get(row.indicator) if row.indicator else None
            name = row.name or (indicator.name if indicator else "") or node.name
            title, unit = f"{node.code} {name}".strip(), (("unit", str(row.unit)),)
            about = (("node", node.id), ("indicator", row.indicator or ""), ("name", row.name))
            key = (*about, ("period", str(period)))
            slots = _with_note(OUTPUTS, key, "actual", f"{title}, realisasi", new_cells=unit)
            plan = _targets({row.period: TargetValue(row.target) for row in rows}, period)
            declared = (
                indicator.aggregation
                if indicator
                else self._facts.aggregation_of(node.id, row.name)
            )
            how = combines_by(row.unit, declared)
            yield QuestionRow(
                title, row.unit.label, node.id, plan, slots, self._span(period, how), how
            )

    def _inputs(self, node: WorkNode, period: Period, resource: Resource) -> Iterator[QuestionRow]:
        of_node = (
            each
            for each in self._year.inputs
            if each.node == node.id and each.resource is resource
        )
        rows = [row for row in of_node if row.period.year == period.year]
        if any(
            row.period.kind is PeriodKind.MONTH and period.contains(row.period) for row in rows
        ):
            return  # the export of the finance system has it
        _, what, unit, _ = _RESOURCES[resource]
        for kind, own in by_key(sorted(rows, key=_length), lambda row: row.kind).items():
            title = f"{node.code} {node.name}".strip() + ("" if kind == "all" else f", {kind}")
            key = (
                ("node", node.id),
                ("period", str(period)),
                ("resource", resource.value),
                ("kind", kind),
            )
            new_cells = (("fund", own[-1].fund),) if own[-1].fund else ()
            slots = _with_note(
                INPUTS, key, "actual", f"{title}, {what}", f"catatan {what}", new_cells
            )
            yield QuestionRow(
                title, unit, node.id, tuple(_amounts(own, period)), slots, self._span(period)
            )

    def surveys(self, codes: Sequence[str]) -> Iterator[Block]:
        """Yield each survey with its elements, those apart of which another statistic is given."""
        for survey in self._year.surveys:
            if survey.id not in codes or (period := self._period_of(survey.id)) is None:
                continue
            rows = [row for row in self._year.survey_elements if row.survey == survey.id]
            # What rows that are there already say that the source gives of each element.
            given = {row.code: row.given for row in rows if row.period == period}
            # The elements that were asked before, else those of the regulation.
            names = {row.code: row.name for row in rows} or {
                str(element.code): element.name for element in load_reference().survey_elements
            }
            lowest = write_exact(index_step(survey.top))
            spans = {"mean": f"1 sampai {survey.top}", "index": f"{lowest} sampai 100"}
            for statistic, (columns, hint) in _STATISTICS.items():
                wanted = {column: spans[column] for column in columns}
                own = [
                    e for e in names.items() if given.get(e[0], GivenStatistic.MEAN) is statistic
                ]
                lines = tuple(_element(survey, period, statistic, wanted, *each) for each in own)
                hint = hint.format(lowest=lowest, **spans)
                yield Block(f"{survey.name}, {period.label}", lines, hint)


_STATISTICS: Final = {
    GivenStatistic.MEAN: (("mean",), "Isi rata-rata {mean}. Indeks dibagi {lowest} dahulu."),
    GivenStatistic.INDEX: (("index",), "Isi indeks {index}. Rata-rata dikali {lowest} dahulu."),
    GivenStatistic.BOTH: (("mean", "index"), ""),
}
"""Columns of what a source gives of each element, and how the other statistic becomes it."""
_STATISTIC_NAMES: Final = {"mean": "Nilai rata-rata", "index": "Nilai indeks"}


def _element(
    survey: Survey,
    period: Period,
    given: GivenStatistic,
    spans: Mapping[str, str],
    code: str,
    name: str,
) -> QuestionRow:
    """Return what is asked of an element: how many answered,
    and each statistic that is given of it.
    """
    key = (("survey", survey.id), ("period", str(period)), ("code", code))
    new_cells, title = (("name", name), ("given", given.value)), f"{code} {name}".strip()
    slots = [Slot(SURVEY, key, "answers", f"{title}, jawaban", "Jawaban", False, new_cells)]
    for column in spans:
        heading = _STATISTIC_NAMES[column]
        slots.append(
            Slot(SURVEY, key, column, f"{title}, {heading.lower()}", heading, True, new_cells)
        )
    return QuestionRow(title, "; ".join(spans.values()), survey.id, (), tuple(slots))


def _with_note(
    sheet: str, key: Cells, column: str, label: str, note: str = "catatan", new_cells: Cells = ()
) -> tuple[Slot, ...]:
    slot = Slot(sheet, key, column, label, "Realisasi", True, new_cells)
    about = f"{label.rpartition(', ')[0]}, {note}"
    return slot, replace(slot, column="note", label=about, heading="Catatan", is_needed=False)


def _length(row: Output | ResourceInput) -> int:
    """Put the row of the year last: it has the unit and the fund."""
    return row.period.kind.months


def promised(facts: OfficeYear, code: str, period: Period) -> Plan:
    """Return targets of an indicator: of the agreement in force then,
    else of the strategic plan.
    """
    year, indicator = Period.year_of(period.year), facts.indicator_by_code[IndicatorCode(code)]
    line = lines_in_force(facts, period).get(indicator.code)
    by_subject, targets = Facts(facts), dict[Period, TargetValue]()
    if (whole := target_in_force(by_subject, indicator, line, year)) is not None:
        targets[year] = whole.target
    if period != year and line is not None:
        own = dict(line.line.periods).get(period)
        # Since January is due more than the quarter by itself: of what adds up only its own target
        # is shown.
        if own is None and indicator.aggregation is not Aggregation.SUM:
            found = target_in_force(by_subject, indicator, line, period)
            own = found.target if found else None
        if own is not None:
            targets[period] = own
    return _targets(targets, period)


_YEAR_TARGET: Final = "Target setahun"


def _targets(targets: Mapping[Period, TargetValue], period: Period) -> Plan:
    year = Period.year_of(period.year)
    names = {year: _YEAR_TARGET, period: f"Target {short_label(period)}"} | {year: _YEAR_TARGET}
    found = ((name, targets[each]) for each, name in names.items() if each in targets)
    return tuple(
        (name, target.text or write_target(target))
        for name, target in found
        if not target.is_empty
    )


def _amounts(rows: Iterable[ResourceInput], period: Period) -> Iterator[tuple[str, str]]:
    """Yield amounts of a resource: of the year before and after its change,
    and that of the period.
    """
    by_period = {row.period: row for row in rows}
    year = Period.year_of(period.year)
    found: list[tuple[str, Decimal | None]] = []
    if whole := by_period.get(year):
        found += [("Semula", whole.original), ("Menjadi", whole.revised)]
    if period != year and (own := by_period.get(period)):
        is_first = own.revised is None
        name = f"Rencana {short_label(period)}{' semula' * is_first}"
        found.append((name, own.original if is_first else own.revised))
    yield from ((name, write_shortest(value)) for name, value in found if value is not None)


def short_label(period: Period) -> str:
    """Return what a part of a year is called within it: `Triwulan I`."""
    return period.label.partition(" Tahun ")[0]
