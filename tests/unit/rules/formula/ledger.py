"""Figures for formulas under test: a small ledger that answers like an office's data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from capaian.domain.policy import Policies, Rounding, Step
from capaian.domain.value import (
    INDEX,
    PERCENT,
    Reason,
    Result,
    SourceReference,
    Trace,
    Unavailable,
    Unit,
)
from capaian.rules.formula.evaluate import Quantity, evaluate
from capaian.rules.formula.explain import Names
from capaian.rules.formula.parse import parse
from capaian.rules.formula.tree import ListRows, Member, RegisterRows, Selector
from capaian.rules.outcome import step_rounding
from capaian.rules.tracelog import TraceLog

Figure = str | Reason
"""A figure as typed in a ledger, or why it has none."""

PRINTED = Policies(rounding=Rounding.PRINTED)
EXACT = Policies(rounding=Rounding.EXACT)


@dataclass
class Ledger:
    """Answers with the figures it was given; keeps what it was asked."""

    figures: Mapping[str, Figure] = field(default_factory=dict)
    members: Sequence[Figure] = ()
    survey: Figure = "86.95"
    log: TraceLog = field(default_factory=TraceLog)
    requests: list[tuple[str, Selector]] = field(default_factory=list)

    def value(self, name: str, selector: Selector) -> Result:
        self.requests.append((name, selector))
        return self._answer(name, self.figures[name], Unit("orang"))

    def survey_index(self, survey: str, selector: Selector) -> Result:
        self.requests.append((survey, selector))
        return self._answer(survey, self.survey, INDEX)

    def collection(self, member: Member, selector: Selector) -> Sequence[Result]:
        self.requests.append((str(member), selector))
        return [self._answer(str(member), figure, PERCENT) for figure in self.members]

    def register_rows(self, rows: RegisterRows | ListRows, selector: Selector) -> Result:
        self.requests.append((str(rows), selector))
        return self._answer(str(rows), self.figures[str(rows)], Unit("mitra"))

    def _answer(self, name: str, figure: Figure, unit: Unit) -> Result:
        source = SourceReference("counts.csv", 2)
        if isinstance(figure, Reason):
            return self.log.absent(name, Unavailable(figure), unit, source)
        value = Decimal(figure)
        return self.log.leaf(name, value, unit, max(0, -int(value.as_tuple().exponent)), source)


def quantity(policies: Policies = PRINTED, ignored: frozenset[Reason] = frozenset()) -> Quantity:
    return Quantity("Cakupan", PERCENT, step_rounding(policies, Step.RATIO), ignored)


def compute(
    formula: str, ledger: Ledger, policies: Policies = PRINTED, names: Names | None = None
) -> Result:
    return evaluate(parse(formula), ledger, ledger.log, quantity(policies), names or {})


def trace_of(formula: str, ledger: Ledger, names: Names | None = None) -> Trace:
    result = compute(formula, ledger, names=names)
    assert result.trace is not None
    return ledger.log[result.trace]
