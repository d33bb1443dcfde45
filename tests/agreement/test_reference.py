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
from tests.agreement.reference import Reference, same
from tests.every_case import every_case
from tests.factories import (
    DISTRICTS,
    agreement,
    agreement_target,
    count,
    elements,
    money,
    office_year,
    policies,
    report,
    rule_set,
)

from capaian.domain.assessment import Assessment, NodeResult
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
def test_balangan_under_every_rounding_and_weight(rounding: Rounding, weight: SurveyWeight) -> None:
    chosen = replace(balangan().policies, rounding=rounding, survey_weight=weight)
    year = replace(balangan(), policies=chosen)
    assert compare(year, assess(year, load_rulebook())) == []


@pytest.mark.parametrize("rounding", list(Rounding))
def test_belitung_in_both_ways(rounding: Rounding) -> None:
    """Counts of the regency alone, partners of a register, a survey as a whole, a total that is kept."""
    stated = load_dossier(EXAMPLE.parent / "belitung-2024")
    year = replace(stated, policies=replace(stated.policies, rounding=rounding))
    assert compare(year, assess(year, load_rulebook())) == []


numbers = st.integers(0, 10**7)
maybe = st.one_of(st.none(), numbers)


@st.composite
def offices(draw: st.DrawFn) -> OfficeYear:
    """An office with random figures: counts that may be missing or zero, targets, budgets, answers."""
    rows: list[Count] = []
    for code in ("ktp", "akta"):
        for area in DISTRICTS:
            need = draw(maybe)
            have = None if need is None else draw(st.one_of(st.none(), st.integers(0, need)))
            rows += [count(f"{code}.need", area, need), count(f"{code}.have", area, have)]
    targets = [draw(st.decimals(0, 200, places=2)) for _ in range(4)]
    codes = ("iku-1", "iku-2", "ik-3", "ik-4")
    lines = [agreement_target(code, str(value)) for code, value in zip(codes, targets, strict=True)]
    indices = draw(st.lists(st.decimals(25, 100, places=2), min_size=1, max_size=9))
    return office_year(
        counts=tuple(rows),
        agreements=(agreement(*lines),),
        survey_elements=elements([str(index) for index in indices]),
        outputs=(report("ik-4", draw(maybe)),),
        inputs=tuple(money(node, draw(maybe), draw(maybe)) for node in ("I.1.1", "I.1.2", "II.1.1")),
        history=(),
        policies=policies(
            rounding=draw(st.sampled_from(Rounding)), survey_weight=draw(st.sampled_from(SurveyWeight))
        ),
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(offices())
def test_random_offices_in_both_ways(year: OfficeYear) -> None:
    assert compare(year, assess(year, rule_set())) == []


def node(code: str) -> NodeResult:
    return next(found for found in computed().nodes if found.id == code)


@every_case(
    ("code", "actual", "achievement"),
    [
        ("iku-1", "86,95", "101,10"),
        ("iku-2", "94,24", "99,20"),
        ("ik-3-1", "86,95", "101,10"),
        ("ik-3-2", "89,11", "99,01"),
        ("ik-3-3", "86,95", "101,10"),
        ("ik-3-4", "99,36", "99,36"),
        ("ik-3-5", "100,00", "100,00"),
        ("ik-3-6", "100,00", "100,00"),
        ("ik-4-1", "29.659", "87,23"),
        ("ik-4-2", "2.513", "62,83"),
        ("ik-4-4", "5", "62,50"),
        ("nas-ktp", "99,53", "100,13"),
        ("nas-akta-lahir", "98,09", "100,09"),
        ("nas-kia", "67,80", "135,60"),
        ("nas-mitra", "t.t.", "t.t."),
    ],
)
def test_indicators_of_balangan(code: str, actual: str, achievement: str) -> None:
    current = next(i for i in computed().indicators if i.code == code).current
    assert (current.actual.display, current.achievement.display) == (actual, achievement)


@pytest.mark.parametrize(
    ("code", "actual", "achievement", "change", "end"),
    [("iku-1", "84,37", "99,12", "2,58", "100,81"), ("iku-2", "93,46", "101,59", "0,78", "96,16")],
)
def test_key_indicators_in_time(code: str, actual: str, achievement: str, change: str, end: str) -> None:
    found = next(i for i in computed().indicators if i.code == code)
    assert found.prior is not None
    assert found.plan_end is not None
    assert (found.prior.actual.display, found.prior.achievement.display) == (actual, achievement)
    assert (found.prior.change.display, found.plan_end.achievement.display) == (change, end)


@pytest.mark.parametrize(
    ("code", "ratio"),
    [("kk", "100,00"), ("ktp", "99,53"), ("kia", "67,80"), ("akta-lahir", "98,09"), ("akta-mati", "100,00")],
)
def test_components_of_balangan(code: str, ratio: str) -> None:
    assert next(c for c in computed().components if c.code == code).ratio.display == ratio


def test_marriages_where_there_were_none() -> None:
    marriages = next(c for c in computed().components if c.code == "akta-kawin")
    shown = [area.ratio.display for area in marriages.areas]
    assert shown == ["–", "100,00", "–", "–", "–", "–", "100,00", "100,00"]


@every_case(
    ("code", "absorbed"),
    [
        ("I", "91,63"),
        ("II", "91,11"),
        ("III", "93,70"),
        ("IV", "93,95"),
        ("V", "97,17"),
        ("sasaran-1", "91,62"),
        ("sasaran-2", "93,77"),
        ("V.2.1", "96,53"),
        ("V.4", "99,08"),
        ("V.6", "98,55"),
    ],
)
def test_absorption_of_balangan(code: str, absorbed: str) -> None:
    line = node(code).money
    assert line is not None
    assert line.ratio.display == absorbed


def test_whole_office_of_balangan() -> None:
    whole = computed().totals[0]
    assert (whole.revised.display, whole.actual.display) == ("6.962.697.488", "6.712.431.719")
    assert (whole.original.display, whole.ratio.display) == ("6.082.449.488", "96,41")
    assert computed().total_efficiency[1].value.display == "3,59"
    assert node("III.1.2").efficiency[0].value.display == "−37,03"


def test_tiers_of_balangan() -> None:
    assert {t.tier: t.mean_achievement.display for t in computed().tiers}["II"] == "100,15"


@pytest.mark.parametrize(("year", "index", "mean"), [(2022, "84,37", "3,37"), (2023, "86,95", "3,48")])
def test_surveys_of_balangan(year: int, index: str, mean: str) -> None:
    found = next(s for s in computed().surveys if s.period.year == year)
    assert (found.index.display, found.mean.display, found.letter) == (index, mean, "B")


def test_peers_of_balangan() -> None:
    (table,) = computed().peers
    own = next(row for row in table.rows if row.is_own)
    assert own.rank is not None
    component = balangan().component_by_code[next(c.code for c in balangan().components if c.code == "ktp")]
    assert (own.rank.place, own.rank.of) == (7, 13) == Reference(balangan()).rank_among_peers(component)
    assert table.total.ratio.display == "98,83"


def test_the_reference_rounds_half_away_from_zero() -> None:
    assert same(Decimal("62.83"), Reference(balangan()).printed(Fraction(62825, 1000)) or Fraction(0))
