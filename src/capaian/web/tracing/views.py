"""The page of a number: two levels of its tree of steps;
what lies below is asked for when it is opened.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from django.http import Http404, HttpResponse
from django.shortcuts import render

from capaian.domain.assessment import PeriodResult
from capaian.domain.identifiers import TraceId
from capaian.domain.issue import Place
from capaian.domain.period import Period, PeriodKind
from capaian.domain.policy import Aggregation
from capaian.domain.registers.closed_month import Register, read_source
from capaian.domain.value import CellValue, Reason, Result, SourceReference, Trace, Unavailable
from capaian.dossier.feeding import figure_code
from capaian.dossier.rows.sheets import SheetSpec
from capaian.rulebook import load_rulebook
from capaian.web.evidence.year_evidence import YearEvidence
from capaian.web.measurement.factors import factors_within
from capaian.web.measurement.forms import Forms, forms_of
from capaian.web.measurement.gate import Proof
from capaian.web.measurement.models import PostForm
from capaian.web.measurement.result_notes import provisional
from capaian.web.planning.cell_texts import in_names
from capaian.web.planning.sheets import slug_of
from capaian.web.site.access import OfficeRequest
from capaian.web.site.form_page import find_period
from capaian.web.site.issue_words import on_page
from capaian.web.tracing.deeds import DeedJournal, FigureDeed, value_columns
from capaian.web.tracing.words import (
    open_months,
    policy_words,
    step_words,
    symbols_of,
    value_words,
)
from capaian.web.years.known import SHEETS, YearState

LEVELS: Final = 2
"""Below the root, which a page shows at once: of a coverage its kecamatan,
of an indicator its coverages.
"""
_CLOSING: Final = re.compile(r"closed/(\d{4})\.json")


@dataclass(frozen=True, slots=True)
class Leaf:
    """Where a figure stands that was given and not computed."""

    source: SourceReference
    row: int | None
    """Id of its row in the pages."""
    form: PostForm | None
    journal: DeedJournal
    proofs: tuple[Proof, ...] = ()
    cells: Mapping[str, str] = field(default_factory=dict)
    """What stands in its cells of the form, by their names."""
    sheet: SheetSpec | None = None
    """Where pages show its row."""
    columns: frozenset[str] = frozenset()
    """Where it stands in its row."""
    code: str = ""
    """What its row is about, as pages of registers name it."""
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
    def register(self) -> tuple[Register, Sequence[Period]] | None:
        """The months of the register that it comes from, with their days; `None`:
        it comes from none.
        """
        found = read_source(self.source.source)
        return None if found is None else (found[0], found[1].parts(PeriodKind.MONTH))

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
    formula: str


@dataclass(frozen=True)
class Tree:
    """Grows the trees of one office-year."""

    forms: Forms
    traces: Mapping[TraceId, Trace]
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
            self._journal.ask(
                leaf.sheet.id if leaf.sheet else leaf.source.file, leaf.row, leaf.form
            )
        return Node(
            trace,
            value_words(trace)
            if trace.value is not None
            else in_names(trace.text, self.forms.year_state),
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
        is_unproven, columns, figure = False, frozenset[str](), ""
        if (
            form and cells and self.proofs and not self.forms.is_brought
        ):  # a brought year comes without it
            is_unproven = not proofs and not self.proofs.proofs_of(form, self.code)
        if origin and row is not None:
            stored = known.rows[origin.sheet][origin.row].cells
            columns = value_columns(origin.sheet, stored, trace.value, trace.text)
            figure = figure_code(origin.sheet, stored)
        return Leaf(
            source,
            row,
            form,
            self._journal,
            proofs,
            cells,
            SHEETS.get(origin.sheet) if origin else None,
            columns,
            figure,
            is_unproven=is_unproven,
        )

    @cached_property
    def _journal(self) -> DeedJournal:
        return DeedJournal(self.forms.year)

    @cached_property
    def _form_of(self) -> Mapping[int, tuple[PostForm, str, Mapping[str, str]]]:
        """The forms by the rows that they hold, the codes of what these tell of,
        and their cells.
        """
        found: dict[int, tuple[PostForm, str, dict[str, str]]] = {}
        for _, each in self.forms.by_post():
            for form, form_cells in each:
                for code, slots in form_cells.by_code.items():
                    for slot in slots:
                        if (
                            stored := self.forms.answers.stored_at(slot.sheet, slot.key)
                        ) is not None:
                            cells = found.setdefault(stored.id, (form, code, {}))[2]
                            cells[slot.name] = stored.cells.get(slot.column, "")
                for other in self.forms.answers.others(form.place):
                    found[other.row] = (form, other.figures[0].code, {})
        return found


@dataclass(frozen=True, slots=True)
class TracedFigure:
    """A number that somebody asks about."""

    title: str
    value: CellValue | Result
    traces: Mapping[TraceId, Trace]
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
    """Return a figure by its address: `indikator` and `capaian` of an indicator,
    `cakupan` of a component.

    A component of one district is written `ktp:63.11.02`. Of a component nothing else is computed.
    While errors forbid computing, every figure waits.
    """
    if year_state.computable is None:
        note = "data tahun ini masih memuat galat; perbaiki dahulu, lalu angkanya dihitung"
        return TracedFigure("Jejak angka", Unavailable(Reason.MISSING_INPUT, note=note), {})
    if kind == "cakupan":
        component, _, area = code.partition(":")
        counted = year_state.counted(component, as_of)
        if counted is None or not area:
            return (
                TracedFigure(counted.name, counted.whole.ratio, counted.traces)
                if counted
                else None
            )
        own = (each for each in counted.areas if each.code == area)
        names = ((f"{counted.name}, {each.name}", each.ratio) for each in own)
        return next((TracedFigure(name, ratio, counted.traces) for name, ratio in names), None)
    assessment = year_state.assessment(as_of) if kind in ("indikator", "capaian") else None
    found = (
        next((each for each in assessment.indicators if each.code == code), None)
        if assessment
        else None
    )
    if assessment is None or found is None:
        return None
    name, now = f"{found.symbol} {found.name}".strip(), found.current
    if kind == "capaian":
        return TracedFigure(f"Capaian {name}", now.achievement, assessment.traces)
    judged = None if isinstance(now.target, Unavailable) else now
    return TracedFigure(name, now.actual, assessment.traces, judged)


def trace(
    request: OfficeRequest, office: str, year: int, kind: str, code: str, period: str
) -> HttpResponse:
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
        YearEvidence(forms.year, forms.year_state)
        if request.here.may("evidence", "GET")
        else None,
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


def _span(forms: Forms, kind: str, code: str, as_of: Period) -> str:
    """Return of which time a coverage is, in words: of all since January,
    or of the end of a period.
    """
    own = code.partition(":")[0]
    found = next(
        (each for each in forms.facts.components if kind == "cakupan" and each.code == own), None
    )
    if found is None or as_of.kind is PeriodKind.YEAR:
        return ""
    if found.aggregation is Aggregation.LAST:
        return ", keadaan akhirnya"
    return ", dihitung sejak Januari" if as_of.ordinal > 1 else ""
