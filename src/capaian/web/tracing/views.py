"""The page of a number: a tree of steps, each above what it was computed from, each leaf with who gave it.

A page has two levels; what lies below a step is asked for when it is opened. Who did what to its figures
follows from the log alone; who names the source of a value, or moves its row, has not written it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import Final

from django.http import Http404, HttpResponse
from django.shortcuts import render

from capaian.domain.assessment import IndicatorResult, PeriodResult
from capaian.domain.identifiers import TraceId
from capaian.domain.issue import Place
from capaian.domain.period import Period, PeriodKind
from capaian.domain.policy import Aggregation
from capaian.domain.registers.closed_month import Register, read_source
from capaian.domain.value import CellValue, Reason, Result, SourceReference, Trace, Unavailable
from capaian.dossier.rows.sheets import SheetSpec
from capaian.dossier.tables.kinds import DECIMAL
from capaian.dossier.tables.rejection import RejectedValueError
from capaian.rulebook import load_rulebook
from capaian.rules.assess import CountResult
from capaian.rules.facts import group
from capaian.web.evidence.year_evidence import YearEvidence
from capaian.web.measurement.entry.remarks import reasons_in_force
from capaian.web.measurement.factors.subjects import factors_within
from capaian.web.measurement.figures.rows import MEASURED, given_columns
from capaian.web.measurement.flow import FormStep
from capaian.web.measurement.form.cells import SURVEY
from capaian.web.measurement.forms import Forms, forms_of
from capaian.web.measurement.gate import Proof
from capaian.web.measurement.models import PostForm, Remark, Taken, who_decided
from capaian.web.measurement.result_notes import provisional
from capaian.web.planning.cell_texts import in_names
from capaian.web.planning.sheets import slug_of
from capaian.web.site.access import OfficeRequest
from capaian.web.site.issue_words import on_page
from capaian.web.tracing.words import open_months, policy_words, step_words, symbols_of, value_words
from capaian.web.trail.models import Entry
from capaian.web.years.edits import read_row_name, row_name
from capaian.web.years.known import SHEETS, YearState
from capaian.web.years.models import OfficeYear

_DECISION_WORDS: Final = {
    FormStep.SUBMIT: "diajukan",
    FormStep.VERIFY: "diverifikasi",
    FormStep.APPROVE: "disetujui",
}
_COLUMNS_ASIDE: Final = frozenset({"source", "note", "reason"})
"""Columns that tell of a value and are none; rows are read for the rest of them."""
_WORDS: Final = "text"
"""The column of a value in words."""
_JUDGED_COLUMN: Final = "met"
"""The one that says whether they meet the target: judging is not writing."""


@dataclass(frozen=True, slots=True)
class FigureDeed:
    """Something that was done to a figure."""

    what: str
    by: str
    at: datetime


def value_columns(sheet: str, cells: Mapping[str, str], value: Decimal | None, text: str) -> frozenset[str]:
    """Return in which columns of its row a number or its words stand, or none where it can be any."""
    given = given_columns(sheet) - (frozenset({"answers"}) if sheet == SURVEY else frozenset())
    if value is None:
        stored = cells.get(_WORDS, "").strip()
        return frozenset({_WORDS}) if _WORDS in given and stored and stored == text.strip() else given
    planned = given_columns(sheet, planned=True) - given_columns(sheet)
    for columns in (given - {_WORDS, _JUDGED_COLUMN}, planned):
        if found := frozenset(name for name in columns if _is_number(cells.get(name, ""), value)):
            return found
    return given


def _is_number(cell: str, value: Decimal) -> bool:
    try:
        return DECIMAL.read_cell(cell) == value
    except RejectedValueError:
        return False


@dataclass
class RowHistory:
    """What the log tells of one row."""

    added: Entry | None = None
    """The entry by which it came after the year had begun."""
    renamed: Entry | None = None
    """The entry that made its values those of another thing, period or unit."""
    values: dict[str, Entry] = field(default_factory=dict)
    """Those that wrote its cells last, by column."""

    def take(self, entry: Entry) -> None:
        """Note an entry of the row; they come in the order of the log."""
        _, sheet, _ = read_row_name(entry.subject)
        cells, is_new = entry.after or {}, entry.action == "row.added"
        self.added = entry if is_new else self.added
        written = {
            str(name) for name, cell in cells.items() if str(cell).strip() or not is_new
        } - _COLUMNS_ASIDE
        values = written & given_columns(sheet, planned=True) if sheet in MEASURED else written
        self.values |= dict.fromkeys(values, entry)
        if written - values and not is_new:
            self.renamed = entry

    def last(self, columns: Collection[str]) -> Entry | None:
        """Return the entry that wrote one of some columns last; of none: any."""
        found = (each for name, each in self.values.items() if not columns or name in columns)
        return max(found, key=lambda each: each.number, default=None)

    def deeds(self, columns: Collection[str]) -> Iterator[FigureDeed]:
        """Yield who wrote a value, and who renamed its row since; what the program did is nobody's."""
        value, renamed = self.last(columns), self.renamed
        if value is not None and value.actor is not None:
            yield FigureDeed("diisi", str(value.actor), value.at)
        if renamed is not None and renamed.actor is not None and (not value or renamed.number > value.number):
            yield FigureDeed("diganti nama, periode, atau satuannya", str(renamed.actor), renamed.at)


def row_histories(subjects: Iterable[str]) -> Mapping[str, RowHistory]:
    """Return what the log tells of rows, by their names in it: asked once for all of them."""
    found: dict[str, RowHistory] = {}
    entries = Entry.objects.filter(action__startswith="row.", subject__in=[*subjects])
    for entry in entries.select_related("actor").order_by("number"):
        found.setdefault(entry.subject, RowHistory()).take(entry)
    return found


class DeedJournal:
    """The deeds of a page: asked once for all rows and forms that it shows, when the first is shown."""

    def __init__(self, year: OfficeYear) -> None:
        """Begin without rows of a year."""
        self._year = year
        self._subjects: dict[int, str] = {}
        self._forms: set[int] = set()

    def ask(self, sheet: str, row: int | None, form: PostForm | None) -> None:
        """Note what will be shown."""
        if row is not None:
            self._subjects[row] = row_name(self._year.pk, sheet, row)
        if form is not None and form.pk:
            self._forms.add(form.pk)

    def deeds(
        self, row: int | None, columns: Collection[str], form: PostForm | None, cells: Mapping[str, str]
    ) -> Iterator[FigureDeed]:
        """Yield whence a value came, who wrote and explained it, and who decided about its form.

        The value stands in some columns of a row, and in some cells of the form that holds it.
        """
        own = self._history(row)
        if row in self._subjects and own.added is None and own.last(columns) is None and self._beginning:
            yield self._beginning
        yield from own.deeds(columns)
        if form is not None:
            yield from self._explained(form, cells)
            yield from self._decided(form)

    def _history(self, row: int | None) -> RowHistory:
        return self._histories.get(self._subjects.get(row or 0, ""), RowHistory())

    def _explained(self, form: PostForm, cells: Mapping[str, str]) -> Iterator[FigureDeed]:
        given = self._reasons.get(form.pk, {})
        for cell in cells.items():
            if (remark := given.get(cell)) is not None:
                yield FigureDeed(f"dijelaskan “{remark.text}”", str(remark.by), remark.at)

    def _decided(self, form: PostForm) -> Iterator[FigureDeed]:
        last = {each.step: each for each in self._steps.get(form.pk, ())}
        for step, words in _DECISION_WORDS.items():
            if step in last:
                yield FigureDeed(words, who_decided(last[step]), last[step].at)

    @cached_property
    def _histories(self) -> Mapping[str, RowHistory]:
        return row_histories(self._subjects.values())

    @cached_property
    def _beginning(self) -> FigureDeed | None:
        """With which file the year began, and who brought it; `None` where the log does not tell."""
        entry = Entry.of_beginning(self._year.office_id, self._year.year)
        if entry is None or entry.actor is None:
            return None
        name = str((entry.after or {}).get("name", ""))
        return FigureDeed(f"berasal dari berkas {name or 'awal tahun'}, dibawa", str(entry.actor), entry.at)

    @cached_property
    def _reasons(self) -> Mapping[int, Mapping[tuple[str, str], Remark]]:
        remarks = Remark.objects.filter(form__in=self._forms, kind=Remark.Kind.EXPLANATION)
        found = group(remarks.select_related("by"), lambda each: each.form_id)
        return {form: reasons_in_force(own) for form, own in found.items()}

    @cached_property
    def _steps(self) -> Mapping[int, Sequence[Taken]]:
        """Those of the way, by form, in the order in which they were taken."""
        taken = Taken.objects.filter(form__in=self._forms, step__in=[*_DECISION_WORDS])
        return group(taken.select_related("by", "acted_for"), lambda each: each.form_id)


LEVELS: Final = 2
"""Below the root, which a page shows at once: of a coverage its kecamatan, of an indicator its coverages."""
_CLOSING: Final = re.compile(r"closed/(\d{4})\.json")


@dataclass(frozen=True, slots=True)
class Leaf:
    """Where a figure stands that was given and not computed."""

    source: SourceReference
    row: int | None
    """Id of its row in the pages."""
    form: PostForm | None
    """The form that holds it."""
    journal: DeedJournal
    proofs: tuple[Proof, ...] = ()
    """Files that prove it."""
    cells: Mapping[str, str] = field(default_factory=dict)
    """What stands in its cells of the form, by their names."""
    sheet: SheetSpec | None = None
    """Where pages show its row."""
    columns: frozenset[str] = frozenset()
    """Where it stands in its row."""
    is_unproven: bool = False
    """It stands in a form of this year, and no evidence is linked to it."""

    @property
    def slug(self) -> str:
        """The sheet of its row in addresses."""
        return slug_of(self.sheet.id) if self.sheet else ""

    @property
    def place(self) -> str:
        """Where it stands, as pages call it."""
        if self.sheet is not None:
            return self.sheet.title
        closing = _CLOSING.fullmatch(self.source.file)
        return f"Penutupan tahun {closing[1]}" if closing else on_page(self.source.file)

    @property
    def register(self) -> tuple[Register, Period] | None:
        """The last month of the register that it comes from; `None`: it comes from none."""
        found = read_source(self.source.source)
        return None if found is None else (found[0], found[1].parts(PeriodKind.MONTH)[-1])

    @property
    def deeds(self) -> tuple[FigureDeed, ...]:
        """Who wrote the row last and explained it, and who decided about its form."""
        return tuple(self.journal.deeds(self.row, self.columns, self.form, self.cells))


@dataclass(frozen=True, slots=True)
class Node:
    """A step of a computation."""

    trace: Trace
    value: str
    inputs: tuple[Node, ...]
    leaf: Leaf | None
    is_again: bool
    """It was unfolded above."""
    is_folded: bool
    """What it was computed from is on a page of its own."""
    policy: str
    """The declared choices that it follows, in words."""
    formula: str
    """How it was computed, in words."""


@dataclass(frozen=True)
class Tree:
    """Grows the trees of one office-year."""

    forms: Forms
    traces: Mapping[TraceId, Trace]
    """All steps that a tree may have."""
    proofs: YearEvidence | None = None
    """The evidence of the year; `None`: it is not for whoever asks."""
    code: str = ""
    """Of the figure: what proves it as a whole proves what it rests on."""

    def grow(self, root: TraceId) -> Node:
        """Return the tree below a step, as far as a page shows it."""
        return self._node(root, set(), LEVELS)

    def _node(self, key: TraceId, shown: set[TraceId], levels: int) -> Node:
        trace = self.traces[key]
        is_again = key in shown and bool(trace.inputs)
        is_folded = not is_again and not levels and bool(trace.inputs)
        shown.add(key)
        below = () if is_again or is_folded else trace.inputs
        leaf = self._leaf(trace)
        if leaf is not None:
            self._journal.ask(leaf.sheet.id if leaf.sheet else leaf.source.file, leaf.row, leaf.form)
        return Node(
            trace,
            value_words(trace) if trace.value is not None else in_names(trace.text, self.forms.year_state),
            tuple(self._node(each, shown, levels - 1) for each in below),
            leaf,
            is_again,
            is_folded,
            policy_words(trace.policy, load_rulebook()),
            step_words(trace, self._symbols),
        )

    @cached_property
    def _symbols(self) -> Mapping[str, str]:
        return symbols_of(self.forms.facts)

    def _leaf(self, trace: Trace) -> Leaf | None:
        source, known = trace.source, self.forms.year_state
        if source is None:
            return None
        origin = known.made.find(Place(source.file, source.row))
        ids = known.ids.get(origin.sheet, ()) if origin else ()
        row = ids[origin.row] if origin and origin.row < len(ids) else None
        form, code, cells = self._form_of.get(row or 0, (None, "", {}))
        proofs = tuple(self.proofs.proofs_of(form, code)) if self.proofs and form else ()
        is_unproven, columns = False, frozenset[str]()
        if form and cells and self.proofs and not self.forms.is_brought:  # a brought year comes without it
            is_unproven = not proofs and not self.proofs.proofs_of(form, self.code)
        if origin and row is not None:
            stored = known.rows[origin.sheet][origin.row].cells
            columns = value_columns(origin.sheet, stored, trace.value, trace.text)
        return Leaf(
            source,
            row,
            form,
            self._journal,
            proofs,
            cells,
            SHEETS.get(origin.sheet) if origin else None,
            columns,
            is_unproven=is_unproven,
        )

    @cached_property
    def _journal(self) -> DeedJournal:
        return DeedJournal(self.forms.year)

    @cached_property
    def _form_of(self) -> Mapping[int, tuple[PostForm, str, Mapping[str, str]]]:
        """The forms by the rows that they hold, the codes of what these tell of, and their cells."""
        found: dict[int, tuple[PostForm, str, dict[str, str]]] = {}
        for _, each in self.forms.by_post():
            for form, form_cells in each:
                for code, slots in form_cells.by_code.items():
                    for slot in slots:
                        if (stored := self.forms.answers.stored_at(slot.sheet, slot.key)) is not None:
                            cells = found.setdefault(stored.id, (form, code, {}))[2]
                            cells[slot.name] = stored.cells.get(slot.column, "")
                for other in self.forms.answers.others(form.place):
                    found[other.row] = (form, other.figures[0].code, {})
        return found


_IN_ERROR: Final = "data tahun ini masih memuat galat; perbaiki dahulu, lalu angkanya dihitung"


@dataclass(frozen=True, slots=True)
class TracedFigure:
    """A number that somebody asks about."""

    title: str
    value: CellValue | Result
    traces: Mapping[TraceId, Trace]
    """The steps that lead to it."""
    judged: PeriodResult | None = None
    """Of what an indicator reached: the target beside it, and what it comes to."""

    @property
    def root(self) -> TraceId | None:
        """The step that yielded it."""
        return getattr(self.value, "trace", None)

    @property
    def missing(self) -> frozenset[str]:
        """Subjects of the steps to it that have no value."""
        found, waiting = set[str](), [self.root]
        while waiting:
            step = self.traces.get(waiting.pop() or TraceId(""))
            if step is not None and step.value is None and step.subject not in found:
                found.add(step.subject)
                waiting += step.inputs
        return frozenset(found)

    @property
    def why_not(self) -> str:
        """Why it has no value; empty where it has one."""
        return self.value.words if isinstance(self.value, Unavailable) else ""


def find_figure(year_state: YearState, as_of: Period, kind: str, code: str) -> TracedFigure | None:
    """Return a figure by its address: `indikator` and `capaian` of an indicator, `cakupan` of a component.

    A component of one district is written `ktp:63.11.02`. Of a component nothing else is computed. While
    errors forbid computing, every figure waits.
    """
    if year_state.computable is None:
        return TracedFigure("Jejak angka", Unavailable(Reason.MISSING_INPUT, note=_IN_ERROR), {})
    if kind == "cakupan":
        component, _, area = code.partition(":")
        counted = year_state.counted(component, as_of)
        return None if counted is None else _of_component(counted, area)
    assessment = year_state.assessment(as_of) if kind in ("indikator", "capaian") else None
    found = next((each for each in assessment.indicators if each.code == code), None) if assessment else None
    return None if assessment is None or found is None else _of_indicator(found, kind, assessment.traces)


def _of_component(found: CountResult, area: str) -> TracedFigure | None:
    if not area:
        return TracedFigure(found.name, found.whole.ratio, found.traces)
    own = next((each for each in found.areas if each.code == area), None)
    return None if own is None else TracedFigure(f"{found.name}, {own.name}", own.ratio, found.traces)


def _of_indicator(found: IndicatorResult, kind: str, traces: Mapping[TraceId, Trace]) -> TracedFigure:
    name = f"{found.symbol} {found.name}".strip()
    if kind == "capaian":
        return TracedFigure(f"Capaian {name}", found.current.achievement, traces)
    has_target = not isinstance(found.current.target, Unavailable)
    return TracedFigure(name, found.current.actual, traces, found.current if has_target else None)


def trace(request: OfficeRequest, office: str, year: int, kind: str, code: str, period: str) -> HttpResponse:
    """Show where a number comes from: formula, inputs, source, row, person, time, approval.

    `?langkah=t12` shows what lies below one of its steps.
    """
    own = request.here.require_year()
    forms, as_of = forms_of(own), find_period(period, own.year)
    figure = find_figure(forms.year_state, as_of, kind, code) if forms else None
    step = request.GET.get("langkah")
    if forms is None or figure is None or (step and TraceId(step) not in figure.traces):
        raise Http404
    tree = Tree(
        forms,
        figure.traces,
        YearEvidence(forms.year, forms.year_state) if request.here.may("evidence", "GET") else None,
        code.partition(":")[0],
    )
    top = TraceId(step) if step else figure.root
    context = {
        "figure": figure,
        "is_step": bool(step),
        "code": code,
        "period": period,
        "as_of": as_of,
        "span": _span(forms, kind, code, as_of),
        "sees_registers": request.here.may("register_month", "GET"),
        "open_months": [*open_months(forms.facts, figure.missing, as_of)],
        "root": tree.grow(top) if top is not None else None,
        "provisional": provisional(forms, as_of),
        "factors": factors_within(forms.year_state, code, as_of),
        "approval": own.approvals.filter(voided_at=None).order_by("-at").first(),
    }
    return render(request, "tracing/trace.html", context)


def find_period(text: str, year: int) -> Period:
    """Return the period of an address; raises `Http404` where it is none of the year."""
    with suppress(ValueError):
        period = Period.parse(text)
        if period.year == year:
            return period
    raise Http404


def _span(forms: Forms, kind: str, code: str, as_of: Period) -> str:
    """Return of which time a coverage is, in words: of all since January, or of the end of a period."""
    own = code.partition(":")[0]
    found = next((each for each in forms.facts.components if kind == "cakupan" and each.code == own), None)
    if found is None or as_of.kind is PeriodKind.YEAR:
        return ""
    if found.aggregation is Aggregation.LAST:
        return ", keadaan akhirnya"
    return ", dihitung sejak Januari" if as_of.ordinal > 1 else ""
