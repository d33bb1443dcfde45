"""Laws of the rulebook: scales and classes partition, and a lookup never gives another year's value."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from capaian.domain.policy import ScaleGap
from capaian.domain.rule_set import AchievementScale, Band, RuleSet
from capaian.rulebook import load_reference, load_rulebook
from capaian.rulebook.checks.scale_partition import bands_holding, check_scale_partition

RULES = load_rulebook()
VALUES = st.decimals(-50, 300, places=6)
PRINTED = st.decimals(25, 100, places=2)
CUTS = st.lists(st.integers(1, 99), min_size=1, max_size=6, unique=True).map(sorted)


def gap_rules(scale: AchievementScale) -> tuple[ScaleGap | None, ...]:
    """Return the gap rules that a scale needs."""
    return tuple(ScaleGap) if scale.integer_bounds else (None,)


def cut_scale(cuts: list[int]) -> AchievementScale:
    """Return a sound scale with whole bounds from the highest value of each band but the best."""
    lowers = [None, *(Decimal(cut + 1) for cut in cuts)]
    uppers = [*(Decimal(cut) for cut in cuts), None]
    pairs = list(zip(lowers, uppers, strict=True))[::-1]
    bands = tuple(Band(i, f"Kelas {i}", str(i), low, high) for i, (low, high) in enumerate(pairs, 1))
    return AchievementScale("potong", "Skala potong", bands, RULES.scales[0].provenance, True)


@pytest.mark.parametrize("scale", RULES.scales, ids=lambda s: str(s.id))
@given(value=VALUES)
def test_every_value_has_one_band(scale: AchievementScale, value: Decimal) -> None:
    for gap in gap_rules(scale):
        assert len(bands_holding(scale, gap, value)) == 1


@pytest.mark.parametrize("scale", RULES.scales, ids=lambda s: str(s.id))
@given(value=VALUES, more=st.decimals(0, 100, places=3))
def test_more_is_never_worse(scale: AchievementScale, value: Decimal, more: Decimal) -> None:
    for gap in gap_rules(scale):
        (band,) = bands_holding(scale, gap, value)
        (better,) = bands_holding(scale, gap, value + more)
        assert better.position <= band.position


@given(value=st.integers(-50, 300).map(Decimal))
def test_gap_rules_agree_on_whole_values(value: Decimal) -> None:
    scale = RULES.scales[0]

    assert len({bands_holding(scale, gap, value) for gap in ScaleGap}) == 1


@settings(max_examples=15, deadline=None)
@given(cuts=CUTS)
def test_any_sound_scale_passes_the_check(cuts: list[int]) -> None:
    assert list(check_scale_partition(RuleSet(scales=(cut_scale(cuts),)))) == []


@settings(max_examples=15, deadline=None)
@given(cuts=CUTS, which=st.integers(0, 6), shift=st.sampled_from([-2, -1, 1, 2]))
def test_a_moved_bound_is_always_caught(cuts: list[int], which: int, shift: int) -> None:
    scale = cut_scale(cuts)
    assume(which < len(scale.bands))
    band = scale.bands[which]
    assume(band.lower is not None)
    moved = replace(band, lower=(band.lower or Decimal(0)) + shift)
    bands = (*scale.bands[:which], moved, *scale.bands[which + 1 :])

    assert list(check_scale_partition(RuleSet(scales=(replace(scale, bands=bands),))))


@given(index=PRINTED)
def test_every_printed_index_has_one_class(index: Decimal) -> None:
    table = RULES.survey_class_table("permenpanrb-14-2017", date(2023, 12, 31))
    assert table is not None

    assert sum(c.lower <= index <= c.upper for c in table.classes) == 1


@given(day=st.dates(date(2000, 1, 1), date(2016, 12, 31)))
def test_no_class_table_before_its_regulation(day: date) -> None:
    assert RULES.survey_class_table("permenpanrb-14-2017", day) is None


def test_the_sample_table_follows_its_formula_but_for_one_row() -> None:
    differing = [
        size.population
        for size in load_reference().sample_sizes
        if krejcie_morgan(size.population) != size.sample
    ]

    assert differing == [100000]


def krejcie_morgan(population: int) -> int:
    """Return the sample size by the formula, rounded half-up."""
    chi, p, d = Decimal("3.841"), Decimal("0.5"), Decimal("0.05")
    spread = chi * p * (1 - p)
    size = spread * population / (d * d * (population - 1) + spread)
    return int(size.quantize(Decimal(1), rounding=ROUND_HALF_UP))
