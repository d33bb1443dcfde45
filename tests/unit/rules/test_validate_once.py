"""What is wrong with facts is found once by each law, however many periods are asked for."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from dataclasses import replace
from decimal import localcontext
from weakref import ref

import pytest
from tests.factories import office_year, rule_set

from capaian.domain.issue import Issue, Level
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.rule_set import RuleSet
from capaian.rules.assess import assess
from capaian.rules.checks import validate as room
from capaian.rules.checks.row import CheckRow
from capaian.rules.checks.validate import validate
from capaian.rules.facts import KeptResults

PERIODS = (None, *(Period.parse(f"2023-Q{number}") for number in (1, 2, 3, 4)))


@pytest.fixture
def validated(monkeypatch: pytest.MonkeyPatch) -> list[OfficeYear]:
    """The facts whose problems were looked for, each time they were."""
    found: list[OfficeYear] = []
    real = room._find_problems

    def seen(
        year: OfficeYear, law: RuleSet, kept: KeptResults, checks: Sequence[CheckRow]
    ) -> tuple[Issue, ...]:
        found.append(year)
        return real(year, law, kept, checks)

    monkeypatch.setattr(room, "_find_problems", seen)
    return found


def test_results_of_five_periods_ask_once(validated: list[OfficeYear]) -> None:
    year, law = office_year(), rule_set()
    before = validate(year, law)
    assert [assess(year, law, as_of).as_of for as_of in PERIODS[1:]] == [*PERIODS[1:]]
    assert assess(year, law).issues == tuple(
        each for each in before if each.level is not Level.ERROR
    )
    assert len(validated) == 1


def test_other_facts_and_another_law_are_validated_anew(validated: list[OfficeYear]) -> None:
    year, law = office_year(), rule_set()
    validate(year, law)
    validate(replace(year), law)
    validate(year, replace(law))
    assert len(validated) == 3
    validate(year, law)
    assert len(validated) == 3


def test_of_many_the_first_is_validated_again(validated: list[OfficeYear]) -> None:
    law, years = rule_set(), [office_year() for _ in range(9)]
    for year in years:
        validate(year, law)
    validate(years[0], law)
    assert validated == [*years, years[0]]


def test_facts_that_nobody_holds_are_let_go() -> None:
    gc.freeze()  # what other tests left is not searched
    year = office_year()
    validate(year, rule_set())
    weak = ref(year)
    del year
    gc.collect()
    assert weak() is None


def test_the_context_of_whoever_asks_first_does_not_count() -> None:
    law = rule_set()
    with localcontext() as narrow:
        narrow.prec = 2
        first = validate(office_year(), law)
    assert first == validate(office_year(), law)
