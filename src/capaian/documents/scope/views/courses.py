"""Quarters and years of the strategic plan: rows of action plans,
monitoring forms and plan matrices.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from capaian.documents.scope.facts import DossierFigure
from capaian.documents.scope.values import Series, Value, absent, as_thing, end_sentence, record
from capaian.documents.scope.view import Reader, View, linked, listed, nested
from capaian.documents.scope.views.comparisons import band, indicator_decimals
from capaian.documents.scope.views.work import WORK_KINDS
from capaian.documents.scope.world import World
from capaian.domain.assessment import IndicatorResult, NodeResult
from capaian.domain.identifiers import IndicatorCode, NodeId
from capaian.domain.numerals import write_roman
from capaian.domain.period import Period, PeriodKind
from capaian.domain.progress import (
    NodeProgress,
    PlanProgress,
    PlanYearProgress,
    Progress,
    ProgressLine,
    QuarterProgress,
)
from capaian.domain.value import INDEX, POINT, CellValue, Known, Reason, TextValue, Unavailable
from capaian.domain.work import NodeKind

STAGE: View[QuarterProgress] = View(
    QuarterProgress,
    "triwulan",
    "target actual",
    name=lambda s, w: f"TW {write_roman(s.period.ordinal)}",
    period="period.label",
)
PLANNED_YEAR: View[PlanYearProgress] = View(
    PlanYearProgress, "tahun Renstra", "target actual", name="year"
)
PROGRESS: View[PlanProgress] = View(
    PlanProgress,
    "kemajuan Renstra",
    "target before_last last_target last_actual last_share earlier to_date share expected "
    "expected_share"
    " next_target",
    years=listed(PLANNED_YEAR, "years", "year", is_open=True),
)
COURSE: View[ProgressLine] = View(
    ProgressLine,
    "perjalanan",
    "name target due actual achievement",
    unit="unit.label",
    band=band("band"),
    quarters=listed(STAGE, "stages", "period.ordinal"),
    plan=nested(PROGRESS, "plan"),
)


UNWRITTEN_UNITS = (INDEX, POINT)
"""Units that no paper writes beside the figure."""


@dataclass(frozen=True, slots=True)
class CourseLine:
    """A row of a planning form: a node, one figure that measures it, and its money."""

    key: str
    node: NodeResult
    measured: ProgressLine | None
    money: ProgressLine | None
    is_first: bool = True
    """The first row of its node."""
    elsewhere: str = ""
    """Where the indicators of the node stand in the form; then the row holds its money alone."""
    opens_purpose: bool = False
    """The row before serves another objective."""

    @property
    def is_work(self) -> bool:
        """Whether the node is one of the work plan, not an objective."""
        return self.node.kind in WORK_KINDS

    @property
    def indicator(self) -> str:
        """What is measured, or where that stands."""
        return self.elsewhere if self.measured is None else self.measured.name

    @property
    def unit_word(self) -> str:
        """Unit of the figures of a row; none of words, of indices and of values on a scale."""
        course = self.measured
        if course is None or course.unit in UNWRITTEN_UNITS or course.unit.is_scale:
            return ""
        in_words = any(isinstance(cell, TextValue) for cell in (course.target, course.actual))
        return "" if in_words else course.unit.label


_NOT_OF_OBJECTIVES = Unavailable(Reason.NOT_APPLICABLE, note="anggaran berdiri pada program")
_PRINTED_ELSEWHERE = Unavailable(Reason.NOT_APPLICABLE, note="indikatornya tercetak pada sasaran")
_UNMEASURED = Unavailable(Reason.NOT_APPLICABLE, note="tidak ada indikator atau keluaran")


def _measure(line: CourseLine, world: World) -> Value:
    missing = _PRINTED_ELSEWHERE if line.elsewhere else _UNMEASURED
    return missing if line.measured is None else COURSE.of("k", line.measured, world)


def _purpose(line: CourseLine, world: World) -> str:
    """Name of the objective that a node serves; empty for supporting programs."""
    wanted = line.node.id if line.node.kind is NodeKind.OBJECTIVE else line.node.objective
    return world.objective_name(wanted)


def _owner(line: CourseLine, world: World) -> str:
    """Post of the node; of an objective that of the indicator, else of the objective."""
    code = None if line.measured is None else line.measured.indicator
    definition = None if code is None else world.definitions.get(code)
    if line.node.kind is NodeKind.OBJECTIVE and definition is not None and definition.owner:
        return world.post_name(definition.owner)
    return world.post_name(line.node.owner)


def _of_node(line: CourseLine, world: World, name: str) -> Value:
    node = as_thing(world.find("nodes", str(line.node.id)))
    return "" if node is None else node.field(name) or ""


def _note(line: CourseLine, world: World) -> str:
    """Remarks of the output's rows."""
    name = "" if line.measured is None else line.measured.name
    notes = (o.note for o in line.node.outputs if o.name == name)
    return "; ".join(note for note in notes if note)


def _factors(line: CourseLine, world: World, *kinds: str) -> str:
    """Sentences of the period asked for about the indicator,
    or about the node where none is measured.
    """
    code = None if line.measured is None else line.measured.indicator
    subject = str(code or line.node.id)
    rows = (
        end_sentence(factor.text)
        for factor in world.office_year.factors
        if factor.subject == subject
        and factor.kind.value in kinds
        and factor.period == world.assessment.as_of
    )
    return " ".join(rows)


LINE: View[CourseLine] = View(
    CourseLine,
    "baris rencana",
    "node.id node.kind is_first opens_purpose indicator unit_word",
    code=lambda r, w: r.node.code if r.is_work else "",
    # An objective is named by its group of rows.
    name=lambda r, w: "" if r.node.kind is NodeKind.OBJECTIVE else r.node.name,
    depth=lambda r, w: r.node.depth if r.is_work else 0,
    label=lambda r, w: f"{r.indicator} ({r.unit_word})" if r.unit_word else r.indicator,
    purpose=_purpose,
    node=linked("nodes", "node.id"),
    unit=lambda r, w: "" if r.measured is None else r.measured.unit.label,
    owner=_owner,
    location=lambda r, w: _of_node(r, w, "location"),
    fund=lambda r, w: _of_node(r, w, "fund"),
    priority=lambda r, w: _of_node(r, w, "priority"),
    funds=lambda r, w: planned_funds(r.node, w),
    note=_note,
    k=_measure,
    rp=lambda r, w: COURSE.given("rp", r.money, w) if r.is_work else _NOT_OF_OBJECTIVES,
    has_k=lambda r, w: r.measured is not None,
    has_money=lambda r, w: r.money is not None,
    drivers=lambda r, w: _factors(r, w, "driver"),
    obstacles=lambda r, w: _factors(r, w, "obstacle", "cause"),
    plans=lambda r, w: _factors(r, w, "plan", "solution"),
    has_factors=lambda r, w: bool(
        _factors(r, w, "driver", "obstacle", "cause", "plan", "solution")
    ),
)


def _rows_of(node: NodeId, world: World) -> list[CourseLine]:
    """The rows of one node or objective in planning forms;
    none without quarters and plan years.
    """
    found = _course_of(node, world)
    result = world.node_results.get(node)
    if found is None or result is None:
        return []
    courses: Sequence[ProgressLine | None] = found.lines or (None,)
    return [
        CourseLine(f"{node}.{number}", result, course, found.money, number == 1)
        for number, course in enumerate(courses, start=1)
    ]


def _course_of(node: NodeId, world: World) -> NodeProgress | None:
    progress = world.assessment.progress
    nodes = () if progress is None else progress.nodes
    return next((course for course in nodes if course.node == node), None)


def has_year_target(objective: NodeId, world: World) -> bool:
    """Say whether any indicator of an objective has a target for the year."""
    own = _course_of(objective, world)
    return own is not None and any(not isinstance(line.target, Unavailable) for line in own.lines)


def _rows_without_doubles(node: NodeId, world: World) -> list[CourseLine]:
    """Rows of a node of the work plan in a form of objectives,
    without indicators that stand under one.

    A node whose indicators all stand elsewhere keeps one row, for its money.
    """
    rows = _rows_of(node, world)
    kept = [line for line in rows if not _shown_under(line, world)]
    if rows and not kept:
        kept = [replace(rows[0], measured=None, elsewhere=_shown_under(rows[0], world))]
    return [replace(line, is_first=number == 0) for number, line in enumerate(kept)]


def _shown_under(line: CourseLine, world: World) -> str:
    """Say under which objective an indicator has its own row; empty where it has none."""
    code = None if line.measured is None else line.measured.indicator
    definition = None if code is None else world.definitions.get(code)
    own = None if definition is None else definition.objective
    objective = next((o for o in world.office_year.objectives if o.id == own), None)
    if objective is None or not has_year_target(objective.id, world):
        return ""
    return f"lihat Sasaran {objective.code} ({objective.tier})".replace("  ", " ")


def plan_lines(objective: NodeId, world: World) -> Series:
    """Return the rows of an objective: its indicators, then the work that serves it,
    in document order.

    An indicator stands in one row: what measures a program as well is not repeated there.
    """
    work = world.select("nodes", lambda n: n.field("objective") == str(objective))
    own = _course_of(objective, world)
    indicators = _rows_of(objective, world) if own is not None and own.lines else []
    served = [row for item in work.items for row in _rows_without_doubles(NodeId(item.key), world)]
    return LINE.series([*indicators, *served], world, "key")


def supporting_lines_root(world: World) -> Value:
    """Return the rows of the work that serves no objective,
    each indicator once in the whole form.
    """
    nodes = (
        node.id
        for node in world.assessment.nodes
        if node.kind in WORK_KINDS and node.objective is None
    )
    return LINE.series(
        [row for node in nodes for row in _rows_without_doubles(node, world)], world, "key"
    )


def work_lines_root(world: World) -> Value:
    """Return the rows of the whole work plan in document order."""
    nodes = world.root("nodes")
    items = nodes.items if isinstance(nodes, Series) else ()
    rows = [row for item in items for row in _rows_of(NodeId(item.key), world)]
    before: NodeId | None = None
    opened = []
    for line in rows:
        opens = line.node.objective is not None and line.node.objective != before
        before = line.node.objective
        opened.append(replace(line, opens_purpose=opens))
    return LINE.series(opened, world, "key")


def objective_lines_root(world: World) -> Value:
    """Return the indicators of all objectives as rows of planning forms."""
    rows = (row for each in world.office_year.objectives for row in _rows_of(each.id, world))
    return LINE.series((row for row in rows if row.measured is not None), world, "key")


def _has_budget(quarter: Period, world: World) -> bool:
    """Say whether any node has a budget for a quarter, as its course shows it."""
    progress = world.assessment.progress
    moneys = [node.money for node in progress.nodes if node.money is not None] if progress else []
    stages = (stage for money in moneys for stage in money.stages if stage.period == quarter)
    return any(isinstance(stage.target, Known) for stage in stages)


def _reported(world: World) -> Iterator[Period]:
    """Yield the periods in which anything was counted or reported of outputs,
    indicators or surveys.
    """
    year = world.office_year
    yield from (row.period for row in year.outputs if row.actual is not None or row.text)
    yield from (row.period for row in year.counts if row.value is not None)
    yield from (
        row.period for row in year.survey_elements if (row.mean, row.index) != (None, None)
    )


QUARTER: View[Period] = View(
    Period,
    "triwulan",
    name=lambda q, w: f"TW {write_roman(q.ordinal)}",
    numeral=lambda q, w: write_roman(q.ordinal),
    period="label",
    is_over=lambda q, w: q.end <= w.assessment.as_of.end,
    is_asked=lambda q, w: q.end == w.assessment.as_of.end,
    has_targets=lambda q, w: any(
        q in dict(line.periods) for a in w.office_year.agreements for line in a.targets
    ),
    has_outputs=lambda q, w: any(
        row.period == q and (row.actual is not None or row.text) for row in w.office_year.outputs
    ),
    has_results=lambda q, w: any(q.contains(each) for each in _reported(w)),
    has_budget=_has_budget,
    has_spending=lambda q, w: any(
        row.period == q and row.actual is not None for row in w.office_year.inputs
    ),
)


def quarters_root(world: World) -> Value:
    """Return the four quarters of the year, with what the dossier holds of each."""
    quarters = Period.year_of(world.office_year.year).parts(PeriodKind.QUARTER)
    return QUARTER.series(quarters, world, "ordinal")


def goal_of(node: str, world: World) -> str:
    """Return the id of the goal that an objective leads up to; empty where there is none."""
    if any(goal.id == node for goal in world.office_year.goals):
        return node
    above = next((o.parent for o in world.office_year.objectives if o.id == node), None)
    return "" if above is None else goal_of(str(above), world)


def base_value(result: IndicatorResult, world: World) -> CellValue:
    """Return the state of an indicator in the year before the strategic plan
    begins (kondisi awal).
    """
    plan = world.office_year.strategic_plan
    year = None if plan is None else plan.first_year - 1
    row = next(
        (
            h
            for h in world.office_year.history
            if h.subject == result.code and h.period.year == year
        ),
        None,
    )
    if row is None:
        return absent(f"kondisi awal {result.code}")
    definition = world.definitions[IndicatorCode(str(result.code))]
    decimals = indicator_decimals(definition, row.scale, row.actual, world)
    name = f"Kondisi awal {definition.symbol or definition.name}"
    return world.fact(DossierFigure(name, row.actual, row.scale, row.place, row.source, decimals))


_NAMES: Mapping[str, str] = MappingProxyType(
    {"original": "pagu murni", "revised": "pagu perubahan"}
)


def funds(kind: str | None) -> Value:
    """Return which budget figures are of, as a thing; unavailable where they are of none."""
    return record("funds", "pagu", kind=kind, name=_NAMES[kind]) if kind else absent("pagu")


def planned_funds(node: NodeResult, world: World) -> Value:
    """Return the budget of a node; a column that mixes both kinds adds up to nothing."""
    if node.money is None:
        return absent("anggaran")
    return node.money.revised if budget_kind(world) == "revised" else node.money.original


def budget_kind(world: World) -> str | None:
    """Return which budget a plan prints: as first granted; where no node has that,
    as it is now.
    """
    moneys = [node.money for node in world.assessment.nodes if node.money is not None]
    return next(
        (kind for kind in _NAMES if any(isinstance(getattr(m, kind), Known) for m in moneys)), None
    )


def _rows_of_mean(
    what: str, *, of_money: bool = False, is_whole: bool = False
) -> Reader[Progress]:
    """Read how many rows a mean at the foot of form E.81 is of, or how many there are."""

    def reader(progress: Progress, world: World) -> Value:
        work = [
            node for node in progress.nodes if world.node_results[node.node].kind in WORK_KINDS
        ]
        lines = [
            line for node in work for line in ((node.money,) if of_money else node.lines) if line
        ]
        count = sum(is_whole or isinstance(line.plan.share, Known) for line in lines)
        return world.facts.counted(
            f"Baris kolom (14), {what}", count, "banyaknya baris formulir E.81"
        )

    return reader


MEANS: View[Progress] = View(
    Progress,
    "rata-rata kemajuan",
    share="mean_share",
    band=band("band"),
    money_share="mean_money_share",
    money_band=band("money_band"),
    funds=lambda p, w: funds(p.budget_kind),
    rows=_rows_of_mean("kinerja"),
    all_rows=_rows_of_mean("kinerja, seluruhnya", is_whole=True),
    money_rows=_rows_of_mean("anggaran", of_money=True),
    all_money_rows=_rows_of_mean("anggaran, seluruhnya", of_money=True, is_whole=True),
)
