"""The one record of how every figure of an assessment came about.

Ids are handed out in the order of computing (`t1`, `t2` ...). A step without a figure takes an id
like any other, so that the ids do not depend on which data are there.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter
from types import MappingProxyType
from typing import NamedTuple, TypeVar, cast

from capaian.domain.identifiers import TraceId
from capaian.domain.period import Period
from capaian.domain.value import (
    CellValue,
    Known,
    Reason,
    Result,
    SourceReference,
    StockState,
    TextValue,
    Trace,
    Unavailable,
    Unit,
)
from capaian.rules.facts import reach


class Working(NamedTuple):
    """How a step is done: with names, with figures, from which steps, by which declared choice."""

    formula: str = ""
    """With names: `100 × Perekaman ÷ Wajib KTP`."""
    figures: str = ""
    """With Indonesian figures: `100 × 12.278 ÷ 12.336`."""
    inputs: tuple[TraceId, ...] = ()
    policy: str = ""
    """Key and name as they stand in `office.yaml`: `rounding: printed`."""


Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class MadePart:
    """A part of a computation that is over: what came of it, and its steps."""

    made_of: object
    """What may be otherwise in the next computation: how many steps came before each part,
    and facts.
    """
    result: object
    traces: Mapping[TraceId, Trace]
    stocks: Mapping[TraceId, frozenset[Period]]


MadeParts = MutableMapping[Hashable, MadePart]
"""Parts of computations by their names, each as it was made last."""


class TraceLog:
    """Hands out trace ids and keeps each step; the only thing that changes during an assessment.

    Examples:
        >>> log = TraceLog()
        >>> held = log.leaf("Perekaman", Decimal(12278), Unit("orang"), 0,
        ...     SourceReference("counts.csv", 9))
        >>> due = log.leaf("Wajib KTP", Decimal(12336), Unit("orang"), 0,
        ...     SourceReference("counts.csv", 10))
        >>> working = Working("100 × Perekaman ÷ Wajib KTP", "100 × 12.278 ÷ 12.336",
        ...     (held.trace, due.trace))
        >>> log.step("Cakupan KTP-el", Decimal("99.53"), Unit("percent"), 2, working).display
        '99,53'
        >>> list(log.freeze())
        ['t1', 't2', 't3']
    """

    def __init__(
        self, traces: Mapping[TraceId, Trace] = MappingProxyType({}), made: MadeParts | None = None
    ) -> None:
        """Start without any step, or behind the traces of a computation that is over.

        `made` are parts that need not be computed again; those that are new are added.
        """
        self._traces: dict[TraceId, Trace] = {**traces}
        self._made: MadeParts = {} if made is None else made
        self._starts: tuple[int, ...] = ()
        self._stocks: dict[TraceId, frozenset[Period]] = {}
        """Ends of periods of the stocks that a step rests on."""

    def __getitem__(self, trace: TraceId) -> Trace:
        """Return a recorded step; `KeyError` if there is none of that id."""
        return self._traces[trace]

    def leaf(
        self,
        subject: str,
        value: Decimal,
        unit: Unit,
        decimals: int,
        source: SourceReference | None,
        formula: str = "",
    ) -> Known:
        """Record a figure that was typed in, fed or taken from the law,
        with the place it stands.
        """
        trace = Trace(
            self._next_id(), subject, value, unit, decimals, formula=formula, source=source
        )
        return Known(value, unit, self._keep(trace), decimals)

    def absent(
        self, subject: str, gap: Unavailable, unit: Unit, source: SourceReference | None
    ) -> Unavailable:
        """Record that a place holds no figure, and why."""
        trace = Trace(self._next_id(), subject, None, unit, text=describe_gap(gap), source=source)
        return Unavailable(gap.reason, gap.missing, gap.note, self._keep(trace))

    def step(
        self,
        subject: str,
        outcome: Decimal | Reason | Unavailable,
        unit: Unit,
        decimals: int,
        working: Working,
    ) -> Result:
        """Record a computed step, whether it yields a figure or a reason why there is none.

        Raises `ValueError` if an input is not a recorded step.
        """
        gap = Unavailable(outcome) if isinstance(outcome, Reason) else outcome
        inputs = (*dict.fromkeys(working.inputs),)
        if unknown := [trace for trace in inputs if trace not in self._traces]:
            raise ValueError(f"unknown traces: {', '.join(unknown)}")
        trace = Trace(
            id=self._next_id(),
            subject=subject,
            value=gap if isinstance(gap, Decimal) else None,
            unit=unit,
            decimals=decimals,
            text="" if isinstance(gap, Decimal) else describe_gap(gap),
            formula=working.formula,
            working=working.figures,
            inputs=inputs,
            policy=working.policy,
            state=self._state_of(inputs),
        )
        kept = self._keep(trace)
        if stocks := [self._stocks[each] for each in inputs if each in self._stocks]:
            self._stocks[kept] = stocks[0].union(*stocks[1:])
        if isinstance(gap, Decimal):
            return Known(gap, unit, kept, decimals)
        return Unavailable(gap.reason, gap.missing, gap.note, kept)

    def stated(
        self, subject: str, text: str, met: bool | None, source: SourceReference | None
    ) -> TextValue:
        """Record a value in words, with the rule that says whether it is met."""
        trace = Trace(self._next_id(), subject, None, text=text, source=source)
        return TextValue(text, self._keep(trace), met)

    def mark_stock(self, result: CellValue, state: Period, period: Period) -> None:
        """Record that a step is a stock as it was when a period ended,
        at the end asked for or before it.
        """
        if result.trace is None:
            return
        self._stocks[result.trace] = frozenset((state,))
        if state.end < period.end:
            earlier = StockState(state, state)
            self._traces[result.trace] = self._traces[result.trace]._replace(state=earlier)

    def reuse(self, name: Hashable, make: Callable[[], Made], facts: object = None) -> Made:
        """Return what a part of the computation makes, with its steps as they were made before.

        Args:
            name: Names the part among all of a computation.
            make: Computes it, from no steps but those of earlier parts; what it returns holds only
                results.
            facts: All that it depends on and that may change between computations.
        """
        start = len(self._traces)
        self._starts += (start,)
        made_of, part = (self._starts, facts), self._made.get(name)
        if part is not None and part.made_of == made_of:
            self._traces.update(part.traces)
            self._stocks.update(part.stocks)
            return cast(Made, part.result)
        result = make()
        ids = [TraceId(f"t{number + 1}") for number in range(start, len(self._traces))]
        stocks = {each: self._stocks[each] for each in ids if each in self._stocks}
        traces = {each: self._traces[each] for each in ids}
        self._made[name] = MadePart(made_of, result, traces, stocks)
        return result

    def freeze(self) -> Mapping[TraceId, Trace]:
        """Return all steps so far, in the order of computing, as a copy that cannot be changed."""
        return MappingProxyType(dict(self._traces))

    def _next_id(self) -> TraceId:
        return TraceId(f"t{len(self._traces) + 1}")

    def _keep(self, trace: Trace) -> TraceId:
        self._traces[trace.id] = trace
        return trace.id

    def _state_of(self, inputs: Sequence[TraceId]) -> StockState | None:
        """Return the earliest state that inputs rest on and the latest of its year; `None`:
        all are new.
        """
        states = [state for trace in inputs if (state := self._traces[trace].state) is not None]
        if not states:
            return None
        first = min((state.earliest for state in states), key=attrgetter("end"))
        ends = (
            end
            for trace in inputs
            for end in self._stocks.get(trace, ())
            if end.year == first.year
        )
        return StockState(first, max(ends, key=attrgetter("end"), default=first))


def reachable(roots: Iterable[TraceId], traces: Mapping[TraceId, Trace]) -> set[TraceId]:
    """Return the steps that lead to the given ones, and these."""
    return reach(roots, lambda trace: traces[trace].inputs)


def describe_gap(gap: Unavailable) -> str:
    """Say in Indonesian why there is no figure, with the names of what is missing.

    Examples:
        >>> from capaian.domain.value import Reason
        >>> describe_gap(Unavailable(Reason.MISSING_INPUT, ("ktp", "kia")))
        'masukan belum lengkap: ktp, kia'
    """
    return f"{gap.words}: {', '.join(gap.missing)}" if gap.missing else gap.words
