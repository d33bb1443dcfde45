"""A result as a tree: each step above what it was computed from, and each leaf with who gave it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Final

from capaian.domain.assessment import IndicatorResult, PeriodResult
from capaian.domain.identifiers import ComponentCode, IndicatorCode, TraceId
from capaian.domain.issue import Place
from capaian.domain.numerals import write_decimal
from capaian.domain.period import Period
from capaian.domain.rule_set import RuleSet
from capaian.domain.value import CellValue, Reason, Result, SourceReference, Trace, Unavailable
from capaian.dossier.rows.sheets import SheetSpec
from capaian.rulebook import load_rulebook
from capaian.rules.assess import CountResult
from capaian.web.evidence.linked import Proofs
from capaian.web.measurement.explained import reasons_in_force
from capaian.web.measurement.flow import COMES_BACK, Step
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.models import PostForm, Remark, Taken
from capaian.web.measurement.sections import Proof
from capaian.web.planning.called import in_names
from capaian.web.planning.sheets import slug_of
from capaian.web.site.issue_words import on_page
from capaian.web.substitutes.stand import who_decided
from capaian.web.tracing.beginning import Deed, beginning_of
from capaian.web.tracing.choices import in_words
from capaian.web.tracing.spelled import spelled, symbols_of
from capaian.web.tracing.wrote import Wrote, columns_of, wrote_by_row
from capaian.web.years.edits import row_name
from capaian.web.years.known import SHEETS, Known
from capaian.web.years.models import OfficeYear

_MOST: Final = 400
"""Steps that a page shows; a result of more hangs on more than anybody reads."""
_CLOSING: Final = re.compile(r"closed/(\d{4})\.json")
_DECIDED: Final = {Step.SUBMIT: "diajukan", Step.VERIFY: "diverifikasi", Step.APPROVE: "disetujui"}


class Journal:
    """Who did what to the rows and forms of a tree: asked once for all of them, when the first is shown."""

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

    def written(self, row: int | None, columns: Collection[str]) -> Iterator[Deed]:
        """Yield with what a value came into the year, unless it was written later, and who wrote it.

        Args:
            row: Its id.
            columns: Where the value stands in it.
        """
        subject, wrote = self._subjects.get(row or 0, ""), self._wrote(row)
        if subject and self._beginning is not None and wrote.has_begun(columns):
            words = "berasal dari" if wrote.value(columns) is None else "semula dari"
            yield replace(self._beginning, what=f"{words} {self._beginning.what}")
        yield from wrote.deeds(columns)

    def is_changed_since(
        self, row: int | None, columns: Collection[str], form: PostForm, at: datetime
    ) -> bool:
        """Say whether a value was written again after its form was handed in as of then, and came back."""
        last = self._wrote(row).value(columns)
        return last is not None and any(at < each < last.at for each in self._sent_back.get(form.pk, ()))

    def _wrote(self, row: int | None) -> Wrote:
        return self._told.get(self._subjects.get(row or 0, ""), Wrote())

    def decided(self, form: PostForm | None) -> Iterator[Deed]:
        """Yield who decided about a form last, in the order of the way."""
        last = {each.step: each for each in self._steps.get(form.pk, ())} if form is not None else {}
        for step, words in _DECIDED.items():
            if step in last:
                yield Deed(words, who_decided(last[step]), last[step].at)

    @cached_property
    def _told(self) -> Mapping[str, Wrote]:
        return wrote_by_row(self._subjects.values(), self._year)

    def explained(self, form: PostForm | None, cells: Mapping[str, str]) -> Iterator[Deed]:
        """Yield why values are as they are, as told by whoever entered them, where they still are so."""
        given = self._reasons.get(form.pk, {}) if form is not None else {}
        for cell in cells.items():
            if (remark := given.get(cell)) is not None:
                yield Deed(f"dijelaskan “{remark.text}”", str(remark.by), remark.at)

    @cached_property
    def _reasons(self) -> Mapping[int, Mapping[tuple[str, str], Remark]]:
        told: dict[int, list[Remark]] = {}
        for each in Remark.objects.filter(form__in=self._forms, kind=Remark.Kind.EXPLANATION).select_related(
            "by"
        ):
            told.setdefault(each.form_id, []).append(each)
        return {form: reasons_in_force(remarks) for form, remarks in told.items()}

    @cached_property
    def _beginning(self) -> Deed | None:
        return beginning_of(self._year)

    @cached_property
    def _sent_back(self) -> Mapping[int, Sequence[datetime]]:
        """When forms were handed in that came back: what was withdrawn nobody had decided about."""
        found: dict[int, list[datetime]] = {}
        for form, taken in self._steps.items():
            handed_in: datetime | None = None
            for each in taken:
                if each.step in COMES_BACK and handed_in is not None:
                    found.setdefault(form, []).append(handed_in)
                handed_in = each.at if each.step == Step.SUBMIT else handed_in
        return found

    @cached_property
    def _steps(self) -> Mapping[int, Sequence[Taken]]:
        """Those of the way, by form, in the order in which they were taken."""
        found: dict[int, list[Taken]] = {}
        taken = Taken.objects.filter(form__in=self._forms, step__in=[*_DECIDED, *COMES_BACK]).select_related(
            "by", "acted_for"
        )
        for each in taken:
            found.setdefault(each.form_id, []).append(each)
        return found


@dataclass(frozen=True, slots=True)
class Leaf:
    """Where a figure stands that was given and not computed."""

    source: SourceReference
    row: int | None
    """Id of its row in the pages."""
    form: PostForm | None
    """The form that holds it."""
    journal: Journal
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
    proven_at: datetime | None = None
    """When the newest of its files was brought."""

    @property
    def is_outgrown(self) -> bool:
        """Whether it was changed after it had been handed in with its evidence, which is of before."""
        if self.form is None or self.proven_at is None:
            return False
        return self.journal.is_changed_since(self.row, self.columns, self.form, self.proven_at)

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
    def deeds(self) -> tuple[Deed, ...]:
        """Who wrote the row last and explained it, and who decided about its form."""
        explained = self.journal.explained(self.form, self.cells)
        return (*self.journal.written(self.row, self.columns), *explained, *self.journal.decided(self.form))


@dataclass(frozen=True, slots=True)
class Node:
    """A step of a computation."""

    trace: Trace
    value: str
    inputs: tuple[Node, ...]
    leaf: Leaf | None
    is_again: bool
    """It was unfolded above."""
    policy: str = ""
    """The declared choices that it follows, in words."""
    formula: str = ""
    """How it was computed, in words."""


@dataclass(frozen=True)
class Tree:
    """Grows the trees of one office-year."""

    forms: Forms
    traces: Mapping[TraceId, Trace]
    """All steps that a tree may have."""
    proofs: Proofs | None = None
    """The evidence of the year; `None`: it is not for whoever asks."""
    code: str = ""
    """Of the figure: what proves it as a whole proves what it rests on."""

    def grow(self, root: TraceId) -> Node:
        """Return the tree below a step."""
        return self._node(root, set(), [_MOST])

    def _node(self, key: TraceId, shown: set[TraceId], left: list[int]) -> Node:
        trace = self.traces[key]
        is_again = key in shown and bool(trace.inputs)
        shown.add(key)
        left[0] -= 1
        below = () if is_again or left[0] < 0 else trace.inputs
        inputs = tuple(self._node(each, shown, left) for each in below)
        leaf = None if trace.source is None else self._leaf(trace, trace.source)
        policy = in_words(trace.policy, self._rules)
        value = written(trace) if trace.value is not None else in_names(trace.text, self.forms.known)
        return Node(trace, value, inputs, leaf, is_again, policy, spelled(trace.formula, self._symbols))

    @cached_property
    def _symbols(self) -> Mapping[str, str]:
        return symbols_of(self.forms.facts)

    @cached_property
    def _rules(self) -> RuleSet:
        return load_rulebook()

    def _leaf(self, trace: Trace, source: SourceReference) -> Leaf:
        known = self.forms.known
        flaw = known.made.find(Place(source.file, source.row))
        ids = known.ids.get(flaw.sheet, ()) if flaw else ()
        row = ids[flaw.row] if flaw and flaw.row < len(ids) else None
        form, code, cells = self._form_of.get(row or 0, (None, "", {}))
        self._journal.ask(flaw.sheet if flaw else source.file, row, form)
        proofs = self.proofs.of(form, code) if self.proofs and form else ()
        spec = SHEETS.get(flaw.sheet) if flaw else None
        columns: frozenset[str] = frozenset()
        if flaw and row is not None:
            told = known.rows[flaw.sheet][flaw.row].cells
            columns = columns_of(flaw.sheet, told, trace.value, trace.text)
        is_unproven = form is not None and bool(cells) and not proofs and self._is_unproven(form)
        proven_at = self.proofs.last_brought(form, proofs) if self.proofs and form else None
        return Leaf(
            source, row, form, self._journal, tuple(proofs), cells, spec, columns, is_unproven, proven_at
        )

    def _is_unproven(self, form: PostForm) -> bool:
        """Say whether a form has none for the figure either; figures of a brought year come without it."""
        return self.proofs is not None and not self.forms.is_brought and not self.proofs.of(form, self.code)

    @cached_property
    def _journal(self) -> Journal:
        return Journal(self.forms.year)

    @cached_property
    def _form_of(self) -> Mapping[int, tuple[PostForm, str, Mapping[str, str]]]:
        """The forms by the rows that they hold, the codes of what these tell of, and their cells."""
        found: dict[int, tuple[PostForm, str, dict[str, str]]] = {}
        for _, each in self.forms.each():
            for form, owed in each:
                for code, slots in owed.by_code.items():
                    for slot in slots:
                        if (stored := self.forms.stored_at(slot.sheet, slot.key)) is not None:
                            cells = found.setdefault(stored.id, (form, code, {}))[2]
                            cells[slot.name] = stored.cells.get(slot.column, "")
                for other in self.forms.belonging.others(form.post, form.quarter):
                    found[other.row] = (form, other.figures[0].code, {})
        return found


def written(trace: Trace) -> str:
    """Return the value of a step with its unit, or the words where there is none."""
    if trace.value is None:
        return trace.text
    unit = f" {trace.unit.label}" if trace.unit and trace.unit.label else ""
    return f"{write_decimal(trace.value, trace.decimals)}{unit}"


@dataclass(frozen=True, slots=True)
class Figure:
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
    def why_not(self) -> str:
        """Why it has no value; empty where it has one."""
        return self.value.words if isinstance(self.value, Unavailable) else ""


def find_figure(known: Known, as_of: Period, kind: str, code: str) -> Figure | None:
    """Return a figure by its address: `indikator` and `capaian` of an indicator, `cakupan` of a component.

    A component of one district is written `ktp:63.11.02`. Of a component nothing else is computed. While
    errors forbid computing, a figure of the plan is one that waits.
    """
    if not known.is_computable:
        return _waiting(known, kind, code)
    if kind == "cakupan":
        component, _, area = code.partition(":")
        counted = known.counted(component, as_of)
        return None if counted is None else _of_component(counted, area)
    assessment = known.assessment(as_of) if kind in ("indikator", "capaian") else None
    found = next((each for each in assessment.indicators if each.code == code), None) if assessment else None
    return None if assessment is None or found is None else _of_indicator(found, kind, assessment.traces)


def _waiting(known: Known, kind: str, code: str) -> Figure | None:
    facts, (name, _, area) = known.read.office_year, code.partition(":")
    if facts is None:
        return None
    component = facts.component_by_code.get(ComponentCode(name)) if kind == "cakupan" else None
    is_there = not area or any(area == district.code for district in facts.districts)
    indicator = facts.indicator_by_code.get(IndicatorCode(code)) if kind in ("indikator", "capaian") else None
    found = component if is_there else None
    title = found.name if found else f"{indicator.symbol} {indicator.name}".strip() if indicator else ""
    return Figure(title, Unavailable(Reason.MISSING_INPUT, note=_IN_ERROR), {}) if title else None


_IN_ERROR: Final = "data tahun ini masih memuat galat; perbaiki dahulu, lalu angkanya dihitung"


def _of_component(found: CountResult, area: str) -> Figure | None:
    if not area:
        return Figure(found.name, found.whole.ratio, found.traces)
    own = next((each for each in found.areas if each.code == area), None)
    return None if own is None else Figure(f"{found.name}, {own.name}", own.ratio, found.traces)


def _of_indicator(found: IndicatorResult, kind: str, traces: Mapping[TraceId, Trace]) -> Figure:
    name = f"{found.symbol} {found.name}".strip()
    if kind == "capaian":
        return Figure(f"Capaian {name}", found.current.achievement, traces)
    has_target = not isinstance(found.current.target, Unavailable)
    return Figure(name, found.current.actual, traces, found.current if has_target else None)


def period_of(text: str, year: int) -> Period | None:
    """Return the period of an address; `None` where it is none of the year."""
    try:
        period = Period.parse(text)
    except ValueError:
        return None
    return period if period.year == year else None
