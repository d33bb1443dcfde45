"""Leaf explanations for figures that were typed in, so that every number leads somewhere.

Results bring their traces from the assessment (`t17`). Facts that a paper prints as they stand
(staff, equipment, targets of other papers) get one here (`f12`): the place in the dossier and the
source. Counting rows is no computation, but it is said how it was counted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from capaian.documents.tree import Explanation
from capaian.domain.identifiers import SourceId, TraceId
from capaian.domain.issue import Place
from capaian.domain.numerals import decimals_of
from capaian.domain.office import Source
from capaian.domain.period import write_date
from capaian.domain.value import Known, Reason, SourceReference, Trace, Unavailable, Unit

_SHOWN_HASH = 12
_MOST_DECIMALS = 4
"""Weights such as one third are cut here; their exact value stands in the assessment."""


@dataclass(frozen=True, slots=True)
class DossierFigure:
    """A typed-in figure with the row it stands in."""

    name: str
    value: Decimal | int | None
    unit: Unit
    place: Place
    source: SourceId | None = None
    decimals: int = 0
    reference: SourceReference | None = None
    """Where it stands, for a figure of a closed year, which may be restated;
    else place and source say it.
    """


@dataclass(slots=True)
class FactLog:
    """Gives each fact its id, in the order in which the paper first needs them."""

    sources: Mapping[SourceId, Source]
    explanations: dict[TraceId, Explanation] = field(default_factory=dict)
    references: dict[TraceId, SourceReference] = field(default_factory=dict)
    """Where each typed-in figure stands; counted ones have none."""
    _ids: dict[tuple[str, str], TraceId] = field(default_factory=dict)

    def figure(self, typed: DossierFigure) -> Known | Unavailable:
        """Return the fact as a figure; an empty cell is "not in the source", never zero."""
        if typed.value is None:
            return Unavailable(Reason.NOT_IN_SOURCE)
        trace = self._id(str(typed.place), typed.name)
        known = Known(Decimal(typed.value), typed.unit, trace, typed.decimals)
        if trace not in self.explanations:
            reference = typed.reference or self._reference(typed.place, typed.source)
            self.references[trace] = reference
            source = write_source(reference)
            self.explanations[trace] = Explanation(typed.name, "", "", known.display, (), source)
        return known

    def counted(
        self, name: str, value: Decimal | int, how: str, inputs: tuple[TraceId, ...] = ()
    ) -> Known:
        """Return the number of rows, or a place in an order, with a word on how it was counted."""
        number = Decimal(value)
        figure = Known(number, Unit("one"), TraceId(""), min(decimals_of(number), _MOST_DECIMALS))
        return self.computed(name, figure, how, "", inputs)

    def computed(
        self, name: str, figure: Known, formula: str, working: str, inputs: tuple[TraceId, ...]
    ) -> Known:
        """Return a figure that a rule made of others, explained by its formula and by those."""
        trace = self._id(f"{formula} ({', '.join(inputs)})", name)
        known = replace(figure, trace=trace)
        self.explanations.setdefault(
            trace, Explanation(name, formula, working, known.display, inputs, "")
        )
        return known

    def _id(self, place: str, name: str) -> TraceId:
        return self._ids.setdefault((place, name), TraceId(f"f{len(self._ids) + 1}"))

    def _reference(self, place: Place, source: SourceId | None) -> SourceReference:
        known = None if source is None else self.sources.get(source)
        if known is None:
            return SourceReference(place.file, place.row)
        return SourceReference(
            place.file, place.row, source, known.title, known.cut_off, known.sha256
        )


def write_source(source: SourceReference) -> str:
    """Write where a value stands, and what was approved where it is restated.

    File and row, title of the source, cut-off day, start of its hash.
    """
    return _write_place(source) + write_correction(source)


def write_correction(source: SourceReference) -> str:
    """Write why a figure is restated, and what its closing has; empty if it stands as it was."""
    corrected = source.correction
    if corrected is None:
        return ""
    closing = "" if corrected.closing is None else f" ({_write_place(corrected.closing)})"
    why = f"disajikan kembali: {corrected.reason} ({_write_place(corrected.restatement)})"
    return f"; {why}; disahkan: {corrected.approved}{closing}"


def _write_place(source: SourceReference) -> str:
    row = "" if source.row is None else f" baris {source.row}"
    day = "" if source.cut_off is None else f", keadaan {write_date(source.cut_off)}"
    title = f"; {source.title}{day}" if source.title else ""
    digest = f"; SHA-256 {source.sha256[:_SHOWN_HASH]}" if source.sha256 else ""
    return f"{source.file}{row}{title}{digest}"


def explain_trace(trace: Trace) -> Explanation:
    """Return a trace of the assessment as an explanation for readers."""
    unit, value = trace.unit or Unit("one"), trace.value
    return Explanation(
        name=trace.title,
        formula=trace.formula,
        working=trace.working,
        value=trace.text
        if value is None
        else Known(value, unit, trace.id, trace.decimals).display,
        inputs=trace.inputs,
        source="" if trace.source is None else write_source(trace.source),
        policy=trace.policy,
    )
