"""Indicators judged alone are what they are among all results: the same figures,
verdicts and steps.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from decimal import localcontext
from functools import cache
from pathlib import Path

import pytest
from tests.conftest import IS_NIGHTLY
from tests.every_case import every_case
from tests.factories import HULU, count, office_year, policies, rule_set

from capaian.domain.assessment import PeriodResult
from capaian.domain.exchange import assessment_to_plain
from capaian.domain.identifiers import IndicatorCode, TraceId
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.policy import Aggregation
from capaian.domain.rule_set import RuleSet
from capaian.domain.value import Known, TextValue, Unavailable
from capaian.dossier.read import load_dossier
from capaian.rulebook import load_rulebook
from capaian.rules.assess import assess, assess_indicators
from capaian.rules.assess.partial import find_unread_facts
from capaian.rules.tracelog import MadeParts

ROOT = Path(__file__).parents[3] / "examples"
EXAMPLES = sorted(path.name for path in ROOT.iterdir() if (path / "plan.yaml").is_file())
DAILY = EXAMPLES if IS_NIGHTLY else EXAMPLES[:2]
CHANGING = (
    [(name, part) for name in EXAMPLES for part in ("", "-Q2")]
    if IS_NIGHTLY
    else [(EXAMPLES[0], ""), (EXAMPLES[1], "-Q2")]
)
PARTS = ("", "-Q1", "-Q2", "-Q3", "-S1", "-S2")


@cache
def example(name: str) -> OfficeYear:
    return load_dossier(ROOT / name)


def figures_of(results: Mapping[IndicatorCode, PeriodResult]) -> object:
    """Results without the numbers by which their steps are told apart."""
    return {
        code: {each.name: _plain(getattr(result, each.name)) for each in fields(result)}
        for code, result in results.items()
    }


def _plain(value: object) -> object:
    return (
        replace(value, trace=TraceId(""))
        if isinstance(value, Known | TextValue | Unavailable)
        else value
    )


def of_all(
    year: OfficeYear, rules: RuleSet, as_of: Period
) -> Mapping[IndicatorCode, PeriodResult]:
    return {each.code: each.current for each in assess(year, rules, as_of).indicators}


def with_fewer(year: OfficeYear) -> OfficeYear:
    """80 of 100 in one district, where it was 90:
    the regency and the mean of its districts differ.
    """
    rows = [row for row in year.counts if (row.measure, row.area) != ("ktp.have", HULU)]
    return replace(year, counts=(*rows, count("ktp.have", HULU, 80)))


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part or "year")
@pytest.mark.parametrize("name", DAILY)
def test_indicators_of_the_examples_are_those_of_all_results(name: str, part: str) -> None:
    year = example(name)
    as_of, rules = Period.parse(f"{year.year}{part}"), load_rulebook()
    judged = assess_indicators(year, rules, as_of)
    assert len(judged) == len(year.indicators)
    assert figures_of(judged) == figures_of(of_all(year, rules, as_of))


def test_where_districts_are_averaged_it_is_the_same_mean() -> None:
    summed = with_fewer(office_year())
    averaged = replace(summed, policies=policies(areas=Aggregation.MEAN_OF_RATIOS))
    judged = assess_indicators(averaged, rule_set())
    assert figures_of(judged) == figures_of(
        of_all(averaged, rule_set(), Period.year_of(averaged.year))
    )
    assert figures_of(judged) != figures_of(assess_indicators(summed, rule_set()))


def test_digits_do_not_hang_on_who_asks_and_it_follows_one_count() -> None:
    year = office_year()
    changed = with_fewer(year)
    with localcontext() as context:
        context.prec = 3
        judged = assess_indicators(changed, rule_set())
    assert figures_of(judged) == figures_of(of_all(changed, rule_set(), Period.year_of(year.year)))
    assert figures_of(judged) != figures_of(assess_indicators(year, rule_set()))


def test_of_another_year_it_is_an_error() -> None:
    year = office_year()
    with pytest.raises(ValueError, match="is no part of"):
        assess_indicators(year, rule_set(), Period.year_of(year.year - 1))


def test_what_nothing_is_computed_from_is_found() -> None:
    read = {"counts", "indicators", "office.regency"}
    unread = find_unread_facts(office_year(), rule_set())
    assert {"awards", "office.issues"} <= unread and unread.isdisjoint(read)


@every_case(("name", "part"), CHANGING)
def test_what_is_taken_over_while_counts_change_is_what_would_be_computed(
    name: str, part: str
) -> None:
    made: MadeParts = {}
    alone: MadeParts = {}
    year, rules = example(name), load_rulebook()
    as_of, counts = Period.parse(f"{year.year}{part}"), year.counts
    month = [replace(each, period=Period.parse(f"{year.year}-M02")) for each in counts[:2]]
    first = [replace(each, value=(each.value or 0) + 1) for each in counts[:1]]
    for own in (counts, (*first, *counts[1:]), counts[::2], (), (*counts, *month), counts):
        changed = replace(year, counts=tuple(own))
        found, anew = assess(changed, rules, as_of, made), assess(changed, rules, as_of)
        assert assessment_to_plain(found) == assessment_to_plain(anew)
        assert found.traces == anew.traces
        of_all_results = {each.code: each.current for each in anew.indicators}
        assert figures_of(assess_indicators(changed, rules, as_of, alone)) == figures_of(
            of_all_results
        )
    assert made
