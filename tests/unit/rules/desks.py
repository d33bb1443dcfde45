"""Desks over the invented office, for tests of one kind of step,
and what became of it once assessed.
"""

from __future__ import annotations

from tests.factories import office_year, period, rule_set

from capaian.domain.assessment import Assessment, NodeResult
from capaian.domain.period import Period
from capaian.domain.rule_set import RuleSet
from capaian.domain.value import CellValue, Reason, Trace, Unavailable
from capaian.rules.assess import assess
from capaian.rules.assess.context import AssessContext
from capaian.rules.facts import Facts
from capaian.rules.scale import find_scale


def desk_of(
    as_of: str | Period = "2023", rules: RuleSet | None = None, **changes: object
) -> AssessContext:
    year, law, when = office_year(**changes), rules or rule_set(), period(as_of)
    return AssessContext(Facts(year), law, when, find_scale(year, law, when))


def trace_of(desk: AssessContext, value: CellValue) -> Trace:
    assert value.trace is not None
    return desk.log[value.trace]


def assessed(**changes: object) -> Assessment:
    return assess(office_year(**changes), rule_set())


def node_of(result: Assessment, code: str) -> NodeResult:
    return next(found for found in result.nodes if found.id == code)


def trace_in(result: Assessment, value: CellValue) -> Trace:
    assert value.trace is not None
    return result.traces[value.trace]


def reason(value: object) -> Reason | None:
    return value.reason if isinstance(value, Unavailable) else None
