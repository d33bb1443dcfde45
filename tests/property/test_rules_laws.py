"""Laws that every figure keeps, whatever the data."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.factories import SURVEY_CLASSES, band, scale

from capaian.domain.assessment import Status
from capaian.domain.identifiers import NodeId, TraceId
from capaian.domain.numerals import round_half_up
from capaian.domain.period import Period, PeriodKind
from capaian.domain.plan import TargetValue
from capaian.domain.policy import (
    AchievementMethod,
    Aggregation,
    Polarity,
    ScaleGap,
    SurveyWeight,
    Trend,
    Verdict,
    ZeroRule,
    ZeroRules,
)
from capaian.domain.value import PERCENT, Known, Reason
from capaian.rules.achievement import (
    AchievementRule,
    cap_achievement,
    compute_achievement,
    judge_target,
)
from capaian.rules.efficiency import judge_efficiency
from capaian.rules.outcome import (
    divide,
    growth,
    index_of_mean,
    judge_trend,
    mean,
    mean_of_index,
    percent_of,
    rank,
    unit_index,
)
from capaian.rules.scale import classify, classify_index, find_other_bands
from capaian.rules.spans import find_spans, is_within, parts_until
from capaian.rules.work_plan import descend, find_loops, find_mismatches, grow_tree, roll_up

amounts = st.decimals(0, 10**9, places=2)
positive = st.decimals("0.01", 10**9, places=2)
percents = st.decimals(-50, 300, places=3)
RULES = {
    AchievementMethod.RATIO: AchievementRule(),
    AchievementMethod.MIRRORED: AchievementRule(
        AchievementMethod.MIRRORED, Polarity.LOWER_IS_BETTER
    ),
    AchievementMethod.INVERSE: AchievementRule(
        AchievementMethod.INVERSE, Polarity.LOWER_IS_BETTER
    ),
    AchievementMethod.TOLERANCE: AchievementRule(
        AchievementMethod.TOLERANCE, Polarity.CLOSER_IS_BETTER
    ),
}


def achieved(actual: Decimal, target: Decimal, method: AchievementMethod) -> Decimal:
    outcome = compute_achievement(actual, TargetValue(target), RULES[method])
    assert isinstance(outcome, Decimal)
    return outcome


@given(amounts, amounts, positive)
def test_more_is_never_worse_where_higher_is_better(
    first: Decimal, second: Decimal, target: Decimal
) -> None:
    low, high = sorted((first, second))
    assert achieved(low, target, AchievementMethod.RATIO) <= achieved(
        high, target, AchievementMethod.RATIO
    )


@given(positive, positive, positive)
def test_more_is_never_better_where_lower_is_better(
    first: Decimal, second: Decimal, target: Decimal
) -> None:
    low, high = sorted((first, second))
    for method in (AchievementMethod.MIRRORED, AchievementMethod.INVERSE):
        assert achieved(low, target, method) >= achieved(high, target, method)


@given(positive, st.sampled_from(list(RULES)))
def test_a_target_exactly_met_is_a_hundred(target: Decimal, method: AchievementMethod) -> None:
    assert achieved(target, target, method) == 100


@given(amounts, positive)
def test_bounds(actual: Decimal, target: Decimal) -> None:
    assert 0 <= achieved(actual, target, AchievementMethod.MIRRORED) <= 200
    assert 0 <= achieved(actual, target, AchievementMethod.TOLERANCE) <= 100
    assert achieved(actual, target, AchievementMethod.RATIO) >= 0


@given(amounts, positive)
def test_met_means_at_least_a_hundred(actual: Decimal, target: Decimal) -> None:
    for method in (AchievementMethod.RATIO, AchievementMethod.MIRRORED):
        rule = RULES[method]
        is_met = judge_target(actual, TargetValue(target), rule) is Status.MET
        met = actual >= target if method is AchievementMethod.RATIO else actual <= target
        assert is_met is met
        assert is_met is (achieved(actual, target, method) >= 100) or abs(
            actual - target
        ) < Decimal("0.01")


@given(amounts, amounts, amounts)
def test_range(actual: Decimal, first: Decimal, second: Decimal) -> None:
    lower, upper = sorted((first, second))
    assume(lower > 0)
    rule = AchievementRule(AchievementMethod.RANGE, Polarity.CLOSER_IS_BETTER)
    outcome = compute_achievement(actual, TargetValue(None, lower=lower, upper=upper), rule)
    assert isinstance(outcome, Decimal)
    assert 0 <= outcome <= 100
    assert (outcome == 100) is (lower <= actual <= upper)


@given(amounts, st.sampled_from(ZeroRule), st.sampled_from(ZeroRule))
def test_a_zero_target_gives_what_is_declared_and_nothing_else(
    actual: Decimal, both: ZeroRule, zero_target: ZeroRule
) -> None:
    rule = AchievementRule(
        zero=ZeroRules(both_zero=both, zero_target=zero_target), cap=Decimal(120)
    )
    outcome = compute_achievement(actual, TargetValue(Decimal(0)), rule)
    declared = both if actual == 0 else zero_target
    expected = {ZeroRule.HUNDRED: 100, ZeroRule.ZERO: 0, ZeroRule.CAP: 120}.get(declared)
    assert isinstance(outcome, Reason) if expected is None else outcome == expected


@given(percents, st.one_of(st.none(), st.decimals(100, 200, places=0)))
def test_a_cap_only_lowers(achievement: Decimal, cap: Decimal | None) -> None:
    capped = cap_achievement(achievement, cap)
    assert capped <= achievement
    assert cap is None or capped <= cap
    assert cap_achievement(capped, cap) == capped


@given(percents, st.sampled_from(ScaleGap))
def test_every_achievement_has_exactly_one_band(value: Decimal, gap: ScaleGap) -> None:
    assert classify(value, scale(), gap) in scale().bands


@given(percents, percents, st.sampled_from(ScaleGap))
def test_a_higher_achievement_never_has_a_lower_band(
    first: Decimal, second: Decimal, gap: ScaleGap
) -> None:
    low, high = (classify(value, scale(), gap) for value in sorted((first, second)))
    assert low is not None
    assert high is not None
    assert high.position <= low.position


@given(st.integers(-50, 300), st.sampled_from(ScaleGap))
def test_whole_numbers_do_not_depend_on_the_gap_rule(value: int, gap: ScaleGap) -> None:
    assert find_other_bands(Decimal(value), scale(), gap) == {}


@given(percents, st.sampled_from(ScaleGap))
def test_other_bands_are_really_other(value: Decimal, gap: ScaleGap) -> None:
    own = classify(value, scale(), gap)
    for other, found in find_other_bands(value, scale(), gap).items():
        assert found != own
        assert classify(value, scale(), other) == found


@given(st.lists(st.integers(1, 200), min_size=1, max_size=4, unique=True), percents)
def test_any_scale_without_gaps_partitions(bounds: list[int], value: Decimal) -> None:
    lowers = [*sorted(bounds, reverse=True), None]
    bands = [
        band(i + 1, str(i), None if lower is None else str(lower), None)
        for i, lower in enumerate(lowers)
    ]
    found = classify(value, scale(bands), None)
    assert found is not None
    assert found.lower is None or found.lower <= value
    assert all(b.lower is not None and b.lower > value for b in bands[: found.position - 1])


@given(st.decimals(25, 100, places=4))
def test_every_index_has_a_class(index: Decimal) -> None:
    found = classify_index(index, SURVEY_CLASSES)
    assert found is not None
    assert found.lower <= round_half_up(index, 2) <= found.upper


@given(st.lists(amounts, min_size=1, max_size=20))
def test_a_mean_lies_between_its_parts(values: list[Decimal]) -> None:
    outcome = mean(values)
    assert isinstance(outcome, Decimal)
    assert min(values) - Decimal("1e-9") <= outcome <= max(values) + Decimal("1e-9")


@given(amounts, amounts)
def test_division_never_fails(part: Decimal, whole: Decimal) -> None:
    outcome = divide(part, whole)
    if whole == 0:
        assert outcome is (Reason.NO_EVENTS if part == 0 else Reason.DIVISION_BY_ZERO)
    else:
        assert isinstance(outcome, Decimal)
    assert isinstance(percent_of(part, whole), Decimal) is (whole != 0)


@given(st.lists(st.one_of(st.none(), st.integers(0, 20).map(Decimal)), max_size=20))
def test_ranks(values: list[Decimal | None]) -> None:
    places = rank(values)
    known = [value for value in values if value is not None]
    for value, place in zip(values, places, strict=True):
        if value is None:
            assert place is None
        else:
            assert place is not None
            assert place.place == 1 + sum(other > value for other in known)
            assert place.of == len(known)


@given(amounts, amounts, amounts)
def test_trend_is_opposite_the_other_way_round(
    now: Decimal, before: Decimal, tolerance: Decimal
) -> None:
    opposite = {Trend.UP: Trend.DOWN, Trend.DOWN: Trend.UP, Trend.STEADY: Trend.STEADY}
    later, earlier = (Known(value, PERCENT, TraceId("t1")) for value in (now, before))
    forth = judge_trend(later, earlier, tolerance)
    assert judge_trend(earlier, later, tolerance) is opposite[forth]


@given(amounts, positive)
def test_growth_undoes_itself(now: Decimal, before: Decimal) -> None:
    grown = growth(now, before)
    assert isinstance(grown, Decimal)
    assert abs(before * (100 + grown) / 100 - now) <= Decimal("1e-12") * max(now, 1)


indices = st.lists(st.decimals(25, 100, places=2), min_size=1, max_size=12)


@given(indices)
def test_a_unit_index_lies_between_its_elements(values: list[Decimal]) -> None:
    outcome = unit_index(values, SurveyWeight.EXACT)
    assert isinstance(outcome, Decimal)
    assert min(values) - Decimal("1e-9") <= outcome <= max(values) + Decimal("1e-9")


@given(indices)
def test_the_printed_weight_moves_an_index_by_less_than_a_point(values: list[Decimal]) -> None:
    exact, printed = (
        unit_index(values, weight) for weight in (SurveyWeight.EXACT, SurveyWeight.PRINTED)
    )
    assert isinstance(exact, Decimal)
    assert isinstance(printed, Decimal)
    assert abs(exact - printed) <= sum(values, Decimal(0)) * Decimal("0.0005")


@given(st.decimals(1, 4, places=3))
def test_mean_and_index_say_the_same(answer: Decimal) -> None:
    assert mean_of_index(index_of_mean(answer)) == answer


@given(percents, percents)
def test_a_missed_target_is_never_efficient(achievement: Decimal, absorbed: Decimal) -> None:
    verdict = judge_efficiency(achievement, absorbed)
    if achievement < 100:
        assert verdict is not Verdict.EFFICIENT
    if absorbed > achievement:
        assert verdict is Verdict.NOT_EFFICIENT


@st.composite
def forests(draw: st.DrawFn) -> dict[NodeId, NodeId | None]:
    """Any parents at all, loops and unknown ones among them."""
    names = [NodeId(str(i)) for i in range(draw(st.integers(1, 12)))]
    parent = st.one_of(st.none(), st.sampled_from([*names, NodeId("unknown")]))
    return {name: draw(parent) for name in names}


@given(forests())
def test_trees_hold_every_node_once_or_name_it_as_a_loop(
    parents: dict[NodeId, NodeId | None],
) -> None:
    tree = grow_tree(parents)
    assert len(set(tree.order)) == len(tree.order)
    assert {*tree.order, *find_loops(parents)} == set(parents)
    assert not {*tree.order} & {*find_loops(parents)}
    for node in tree.order:
        above = parents[node]
        if above in tree.depth:
            assert tree.depth[node] == tree.depth[above] + 1
            assert tree.order.index(node) > tree.order.index(above)


@given(forests(), st.data())
def test_a_root_is_the_sum_of_its_leaves(
    parents: dict[NodeId, NodeId | None], data: st.DataObject
) -> None:
    tree = grow_tree(parents)
    own = {leaf: Decimal(data.draw(st.integers(0, 1000))) for leaf in tree.leaves}
    rolled = roll_up(tree, own, lambda node, parts: sum(parts, Decimal(0)))
    for node in tree.order:
        assert rolled[node] == sum(
            (own[leaf] for leaf in descend(tree, node) if leaf in own), Decimal(0)
        )
    assert find_mismatches(tree, rolled) == {}


kinds = st.sampled_from(PeriodKind)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    kind = draw(kinds)
    most = {
        PeriodKind.YEAR: 1,
        PeriodKind.SEMESTER: 2,
        PeriodKind.QUARTER: 4,
        PeriodKind.MONTH: 12,
    }[kind]
    return Period(draw(st.integers(2022, 2023)), kind, draw(st.integers(1, most)))


@given(st.sets(periods(), max_size=10), st.sampled_from(Aggregation), periods())
def test_spans_never_reach_beyond_the_period(
    available: set[Period], how: Aggregation, period: Period
) -> None:
    spans = find_spans(available, how, period)
    assert all(is_within(span, period) for span in spans)
    ordered = sorted(spans, key=lambda span: span.start)
    assert list(spans) == ordered
    assert all(earlier.end < later.start for earlier, later in pairwise(ordered))
    if how is not Aggregation.LAST and spans:
        assert (spans[0].start.month, spans[-1].end) == (1, period.end)


@given(periods(), periods())
def test_within_is_what_the_calendar_says(row: Period, period: Period) -> None:
    assert is_within(row, period) is (row.year == period.year and row.end <= period.end)


@given(periods())
def test_parts_until_a_period_are_over_with_it(period: Period) -> None:
    parts = parts_until(period)
    assert len(set(parts)) == len(parts)
    assert period not in parts
    assert all(part.end <= period.end and part.year == period.year for part in parts)
