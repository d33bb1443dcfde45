"""A desk over the invented office, for tests of one kind of step."""

from __future__ import annotations

from tests.factories import office_year, period, rule_set

from capaian.domain.period import Period
from capaian.domain.rule_set import RuleSet
from capaian.domain.value import CellValue, Trace
from capaian.rules.assess.context import AssessContext
from capaian.rules.facts import Facts
from capaian.rules.scale import find_scale


def desk_of(as_of: str | Period = "2023", rules: RuleSet | None = None, **changes: object) -> AssessContext:
    year, law, when = office_year(**changes), rules or rule_set(), period(as_of)
    return AssessContext(Facts(year), law, when, find_scale(year, law, when))


def trace_of(desk: AssessContext, value: CellValue) -> Trace:
    assert value.trace is not None
    return desk.log[value.trace]
