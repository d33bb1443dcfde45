"""A component alone is what it is among all results: the same figures and steps,
to the last digit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal, localcontext
from functools import cache
from pathlib import Path

import pytest
from tests.factories import HULU, count, office_year, rule_set

from capaian.domain.assessment import AreaResult, Assessment
from capaian.domain.identifiers import TraceId
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.value import Known, Trace, Unavailable
from capaian.dossier.read import load_dossier
from capaian.rulebook import load_rulebook
from capaian.rules.assess import Counting, assess

ROOT = Path(__file__).parents[3] / "examples"
EXAMPLES = sorted(path.name for path in ROOT.iterdir() if (path / "plan.yaml").is_file())
Steps = Mapping[TraceId, Trace]
PARTS = ("", "-Q1", "-Q2", "-Q3", "-S1", "-S2")


@cache
def example(name: str) -> OfficeYear:
    return load_dossier(ROOT / name)


def steps(traces: Steps, root: TraceId | None) -> object:
    """A step with all below it, without the numbers by which the steps are told apart."""
    if root is None:
        return None
    trace = traces[root]
    return trace._replace(id=TraceId(""), inputs=()), [
        steps(traces, each) for each in trace.inputs
    ]


def worked_out(value: object, traces: Steps) -> object:
    """A figure or why there is none, with its steps."""
    assert isinstance(value, Known | Unavailable)
    return replace(value, trace=TraceId("")), steps(traces, value.trace)


def figures(area: AreaResult, traces: Steps) -> object:
    values = (area.numerator, area.denominator, area.ratio, area.remainder)
    return area.code, area.name, [worked_out(value, traces) for value in values]


def assert_alike(year: OfficeYear, counting: Counting, whole: Assessment) -> None:
    for component in whole.components:
        alone = counting.component(component.code)
        assert alone is not None
        assert alone.name == component.name
        assert [figures(area, alone.traces) for area in alone.areas] == [
            figures(area, whole.traces) for area in component.areas
        ]
        parts = ("numerator", "denominator", "ratio", "remainder")
        assert [worked_out(getattr(alone.whole, part), alone.traces) for part in parts] == [
            worked_out(getattr(component, part), whole.traces) for part in parts
        ]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part or "year")
@pytest.mark.parametrize("name", EXAMPLES)
def test_components_of_the_examples_are_those_of_all_results(name: str, part: str) -> None:
    year = example(name)
    as_of = Period.parse(f"{year.year}{part}")
    counting = Counting(year, load_rulebook(), as_of)
    assert_alike(year, counting, assess(year, load_rulebook(), as_of))


def test_without_a_period_it_is_the_year_and_digits_do_not_hang_on_who_asks() -> None:
    year = office_year()
    with localcontext() as context:
        context.prec = 3
        counting = Counting(year, rule_set())
        assert_alike(year, counting, assess(year, rule_set()))
    found = counting.component("ktp")
    assert found is not None
    assert isinstance(found.whole.ratio, Known)
    assert found.whole.ratio.value == Decimal(90)
    assert counting.component("ktp") is found


def test_it_follows_one_count() -> None:
    """540 of 600: ten fewer in one district are 530 of 600."""
    year = office_year()
    rows = [row for row in year.counts if (row.measure, row.area) != ("ktp.have", HULU)]
    changed = replace(year, counts=(*rows, count("ktp.have", HULU, 80)))
    found = Counting(changed, rule_set()).component("ktp")
    assert found is not None
    assert (found.whole.numerator.display, found.whole.ratio.display) == ("530", "88,33")


def test_of_another_code_there_is_none_and_of_another_year_it_is_an_error() -> None:
    year = office_year()
    assert Counting(year, rule_set()).component("tidak-ada") is None
    with pytest.raises(ValueError, match="is no part of"):
        Counting(year, rule_set(), Period.year_of(year.year - 1))
