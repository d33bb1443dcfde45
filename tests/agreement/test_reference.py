"""Two independent computations of one office-year agree: the product's and the reference's."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests import factories as make
from tests.agreement.reference import Reference, same

from capaian.domain.assessment import Assessment
from capaian.domain.office_year import OfficeYear
from capaian.domain.policy import Rounding, SurveyWeight
from capaian.domain.value import CellValue, Known
from capaian.domain.work import Count
from capaian.dossier.read import load_dossier
from capaian.rulebook import load_rulebook
from capaian.rules.assess import assess

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "balangan-2023"


@cache
def balangan() -> OfficeYear:
    return load_dossier(EXAMPLE)


@cache
def computed() -> Assessment:
    return assess(balangan(), load_rulebook())


def agrees(value: CellValue, expected: Fraction | None) -> bool:
    if expected is None:
        return not isinstance(value, Known)
    return isinstance(value, Known) and same(value.value, expected)


def compare(year: OfficeYear, result: Assessment) -> list[str]:
    """Return the names of all figures on which both computations differ."""
    reference = Reference(year)
    found = []
    for component, own in zip(year.components, result.components, strict=True):
        if not agrees(own.ratio, reference.regency_ratio(component)):
            found.append(component.code)
        for area in own.areas:
            if not agrees(area.ratio, reference.area_ratio(component, area.code)):
                found.append(f"{component.code} {area.code}")
    for indicator, own_indicator in zip(year.indicators, result.indicators, strict=True):
        current = own_indicator.current
        if not agrees(current.actual, reference.actual(indicator)):
            found.append(f"{indicator.code} actual")
        if not agrees(current.achievement, reference.achievement(indicator)):
            found.append(f"{indicator.code} achievement")
    for tier in result.tiers:
        if not agrees(tier.mean_achievement, reference.tier_mean(tier.tier)):
            found.append(f"tier {tier.tier}")
    return found + _compare_money(year, reference, result)


def _compare_money(year: OfficeYear, reference: Reference, result: Assessment) -> list[str]:
    work = {node.id for node in year.nodes}
    money_of = {node.id: node.money for node in result.nodes if node.id in work and node.money}
    found = []
    for node, line in money_of.items():
        for column, value in (("revised", line.revised), ("actual", line.actual)):
            if not agrees(value, reference.amount(node, column)):
                found.append(f"{node} {column}")
        if not agrees(line.ratio, reference.absorption([node])):
            found.append(f"{node} absorption")
    return found


def test_balangan_in_both_ways() -> None:
    assert compare(balangan(), computed()) == []


@pytest.mark.parametrize("rounding", list(Rounding))
@pytest.mark.parametrize("weight", list(SurveyWeight))
def test_balangan_under_every_rounding_and_weight(
    rounding: Rounding, weight: SurveyWeight
) -> None:
    chosen = replace(balangan().policies, rounding=rounding, survey_weight=weight)
    year = replace(balangan(), policies=chosen)
    assert compare(year, assess(year, load_rulebook())) == []


@pytest.mark.parametrize("rounding", list(Rounding))
def test_belitung_in_both_ways(rounding: Rounding) -> None:
    """Counts of the regency alone, partners of a register, a survey as a whole,
    a total that is kept.
    """
    stated = load_dossier(EXAMPLE.parent / "belitung-2024")
    year = replace(stated, policies=replace(stated.policies, rounding=rounding))
    assert compare(year, assess(year, load_rulebook())) == []


numbers = st.integers(0, 10**7)
maybe = st.one_of(st.none(), numbers)


@st.composite
def offices(draw: st.DrawFn) -> OfficeYear:
    """An office with random figures: counts that may be missing or zero, targets, budgets,
    answers.
    """
    rows: list[Count] = []
    for code in ("ktp", "akta"):
        for area in make.DISTRICTS:
            need = draw(maybe)
            have = None if need is None else draw(st.one_of(st.none(), st.integers(0, need)))
            rows += [
                make.count(f"{code}.need", area, need),
                make.count(f"{code}.have", area, have),
            ]
    targets = [draw(st.decimals(0, 200, places=2)) for _ in range(4)]
    codes = ("iku-1", "iku-2", "ik-3", "ik-4")
    lines = [
        make.agreement_target(code, str(value)) for code, value in zip(codes, targets, strict=True)
    ]
    indices = draw(st.lists(st.decimals(25, 100, places=2), min_size=1, max_size=9))
    return make.office_year(
        counts=tuple(rows),
        agreements=(make.agreement(*lines),),
        survey_elements=make.elements([str(index) for index in indices]),
        outputs=(make.report("ik-4", draw(maybe)),),
        inputs=tuple(
            make.money(node, draw(maybe), draw(maybe)) for node in ("I.1.1", "I.1.2", "II.1.1")
        ),
        history=(),
        policies=make.policies(
            rounding=draw(st.sampled_from(Rounding)),
            survey_weight=draw(st.sampled_from(SurveyWeight)),
        ),
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(offices())
def test_random_offices_in_both_ways(year: OfficeYear) -> None:
    assert compare(year, assess(year, make.rule_set())) == []


def test_balangan_is_the_seventh_of_thirteen_regencies() -> None:
    own = next(row for row in computed().peers[0].rows if row.is_own)
    component = next(component for component in balangan().components if component.code == "ktp")
    assert own.rank is not None
    assert (
        (own.rank.place, own.rank.of)
        == (7, 13)
        == Reference(balangan()).rank_among_peers(component)
    )


def test_the_reference_rounds_half_away_from_zero() -> None:
    assert same(
        Decimal("62.83"), Reference(balangan()).printed(Fraction(62825, 1000)) or Fraction(0)
    )
