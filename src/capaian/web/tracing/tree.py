"""A result as a tree: each step above what it was computed from, and each leaf with who gave it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Final

from capaian.domain.assessment import Assessment, IndicatorResult
from capaian.domain.identifiers import TraceId
from capaian.domain.issue import Place
from capaian.domain.numerals import write_decimal
from capaian.domain.period import Period
from capaian.domain.rule_set import RuleSet
from capaian.domain.trace import SourceReference, Trace
from capaian.domain.value import CellValue, Result, Unavailable
from capaian.rulebook import load_rulebook
from capaian.web.evidence.linked import Proofs
from capaian.web.measurement.flow import Step
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.models import PostForm
from capaian.web.measurement.sections import Proof
from capaian.web.tracing.choices import in_words
from capaian.web.trail.models import Entry

_MOST: Final = 400
"""Steps that a page shows; a result of more hangs on more than anybody reads."""
_DECIDED: Final = {Step.SUBMIT: "diajukan", Step.VERIFY: "diverifikasi", Step.APPROVE: "disetujui"}


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that was done to a figure."""

    what: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Leaf:
    """Where a figure stands that was given and not computed."""

    source: SourceReference
    row: int | None
    """Id of its row in the pages."""
    form: PostForm | None
    """The form that holds it."""
    deeds: tuple[Deed, ...]
    proofs: tuple[Proof, ...] = ()
    """Files that prove it."""


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


@dataclass(frozen=True)
class Tree:
    """Grows the trees of one office-year as of one period."""

    forms: Forms
    assessment: Assessment
    proofs: Proofs | None = None
    """The evidence of the year; `None`: it is not for whoever asks."""

    def grow(self, root: TraceId) -> Node:
        """Return the tree below a step."""
        return self._node(root, set(), [_MOST])

    def _node(self, key: TraceId, shown: set[TraceId], left: list[int]) -> Node:
        trace = self.assessment.traces[key]
        is_again = key in shown and bool(trace.inputs)
        shown.add(key)
        left[0] -= 1
        below = () if is_again or left[0] < 0 else trace.inputs
        inputs = tuple(self._node(each, shown, left) for each in below)
        leaf = None if trace.source is None else self._leaf(trace.source)
        policy = in_words(trace.policy, self._rules)
        return Node(trace, written(trace), inputs, leaf, is_again, policy)

    @cached_property
    def _rules(self) -> RuleSet:
        return load_rulebook()

    def _leaf(self, source: SourceReference) -> Leaf:
        known = self.forms.known
        flaw = known.made.find(Place(source.file, source.row))
        ids = known.ids.get(flaw.sheet, ()) if flaw else ()
        row = ids[flaw.row] if flaw and flaw.row < len(ids) else None
        form, code = self._form_of.get(row or 0, (None, ""))
        proofs = self.proofs.of(form, code) if self.proofs and form else ()
        return Leaf(source, row, form, tuple(self._deeds(row, source, form)), tuple(proofs))

    @cached_property
    def _form_of(self) -> Mapping[int, tuple[PostForm, str]]:
        """The forms by the rows that they hold, and the codes of what these tell of."""
        found = {}
        for _, each in self.forms.each():
            for form, owed in each:
                for code, slots in owed.by_code.items():
                    for sheet, key in dict.fromkeys((slot.sheet, slot.key) for slot in slots):
                        if (stored := self.forms.stored_at(sheet, key)) is not None:
                            found[stored.id] = (form, code)
        return found

    def _deeds(self, row: int | None, source: SourceReference, form: PostForm | None) -> Iterator[Deed]:
        """Yield who wrote a row last, and who decided about its form."""
        if row is not None:
            subject = f"{self.forms.year.pk}/{source.file}/{row}"
            entry = Entry.objects.filter(subject=subject).select_related("actor").order_by("-number").first()
            if entry is not None and entry.actor is not None:
                yield Deed("diisi", str(entry.actor), entry.at)
        yield from self._decisions(form) if form is not None and form.pk else ()

    def _decisions(self, form: PostForm) -> Sequence[Deed]:
        if form.pk not in self._decided:
            taken = form.steps.filter(step__in=_DECIDED).select_related("by")
            last = {each.step: each for each in taken}
            self._decided[form.pk] = [
                Deed(words, str(last[step].by), last[step].at)
                for step, words in _DECIDED.items()
                if step in last
            ]
        return self._decided[form.pk]

    @cached_property
    def _decided(self) -> dict[int, Sequence[Deed]]:
        return {}


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

    @property
    def root(self) -> TraceId | None:
        """The step that yielded it."""
        return getattr(self.value, "trace", None)

    @property
    def why_not(self) -> str:
        """Why it has no value; empty where it has one."""
        return self.value.words if isinstance(self.value, Unavailable) else ""


def find_figure(assessment: Assessment, kind: str, code: str) -> Figure | None:
    """Return a figure by its address: `indikator` and `capaian` of an indicator, `cakupan` of a component.

    A component of one district is written `ktp:63.11.02`.
    """
    if kind in ("indikator", "capaian"):
        return next((_of_indicator(each, kind) for each in assessment.indicators if each.code == code), None)
    component, _, area = code.partition(":")
    found = next((each for each in assessment.components if each.code == component), None)
    if kind != "cakupan" or found is None:
        return None
    if not area:
        return Figure(found.name, found.ratio)
    areas = (Figure(f"{found.name}, {each.name}", each.ratio) for each in found.areas if each.code == area)
    return next(areas, None)


def _of_indicator(found: IndicatorResult, kind: str) -> Figure:
    name = f"{found.symbol} {found.name}".strip()
    if kind == "capaian":
        return Figure(f"Capaian {name}", found.current.achievement)
    return Figure(name, found.current.actual)


def period_of(text: str, year: int) -> Period | None:
    """Return the period of an address; `None` where it is none of the year."""
    try:
        period = Period.parse(text)
    except ValueError:
        return None
    return period if period.year == year else None
