"""Laws of the whole computation: order, addition, missing figures, rounding, growth, ties,
traces.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories import (
    AREAS,
    agreement,
    agreement_target,
    count,
    counts,
    district,
    elements,
    indicator,
    money,
    office_year,
    output,
    peer,
    policies,
    report,
    rule_set,
)

from capaian.domain.assessment import Assessment, IndicatorResult
from capaian.domain.identifiers import AreaCode, TraceId
from capaian.domain.office_year import OfficeYear
from capaian.domain.policy import Rounding
from capaian.domain.value import CellValue, Known, Trace, Unavailable
from capaian.domain.work import Count
from capaian.rules.assess import assess

EXACT = policies(rounding=Rounding.EXACT)
HALF = Decimal("0.005")
shares = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)).map(
    lambda pair: tuple(sorted(pair))
)
"""Have and need of one kecamatan: never more than there are."""
districts = st.tuples(shares, shares, shares)


def rows_of(code: str, pairs: Sequence[tuple[int, ...]]) -> tuple[Count, ...]:
    return counts(code, [have for have, _ in pairs], [need for _, need in pairs])


@st.composite
def offices(draw: st.DrawFn) -> OfficeYear:
    rows = (*rows_of("ktp", draw(districts)), *rows_of("akta", draw(districts)))
    budgets = draw(st.tuples(shares, shares, shares))
    inputs = tuple(
        money(node, need, have)
        for node, (have, need) in zip(("I.1.1", "I.1.2", "II.1.1"), budgets, strict=True)
    )
    answers = draw(st.lists(st.decimals(25, 100, places=2), min_size=1, max_size=9))
    return office_year(
        counts=rows,
        inputs=inputs,
        outputs=(
            report("ik-4", draw(st.integers(0, 100))),
            output("II.1.1", 10, draw(st.integers(0, 20))),
        ),
        survey_elements=elements([str(answer) for answer in answers]),
        policies=policies(rounding=draw(st.sampled_from(Rounding))),
    )


def known(value: CellValue) -> Decimal:
    assert isinstance(value, Known)
    return value.value


def by_code(result: Assessment) -> dict[str, IndicatorResult]:
    return {str(found.code): found for found in result.indicators}


def resting_on(result: Assessment, leaves: set[TraceId]) -> set[TraceId]:
    """The leaves and all steps that rest on them; inputs come before what rests on them."""
    found = set(leaves)
    for trace in result.traces.values():
        if found & set(trace.inputs):
            found.add(trace.id)
    return found


# --- order


@given(offices(), st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_the_order_of_rows_does_not_matter(year: OfficeYear, chance: object) -> None:
    def shuffled(rows: tuple[Count, ...]) -> tuple[Count, ...]:
        mixed = list(rows)
        chance.shuffle(mixed)
        return tuple(mixed)

    assert assess(replace(year, counts=shuffled(year.counts)), rule_set()) == assess(
        year, rule_set()
    )


@given(offices(), st.permutations(range(5)))
@settings(max_examples=25, deadline=None)
def test_the_order_of_indicators_does_not_matter(year: OfficeYear, places: list[int]) -> None:
    mixed = replace(year, indicators=tuple(year.indicators[place] for place in places))
    first, second = by_code(assess(year, rule_set())), by_code(assess(mixed, rule_set()))
    for code, result in first.items():
        for field in ("target", "actual", "achievement", "gap"):
            own, other = getattr(result.current, field), getattr(second[code].current, field)
            assert own.display == other.display
            assert isinstance(own, Known) is isinstance(other, Known)


# --- addition


@given(districts, shares)
@settings(max_examples=25, deadline=None)
def test_one_kecamatan_more_adds_its_own_figures_and_nothing_else(
    pairs: tuple[tuple[int, ...], ...], more: tuple[int, ...]
) -> None:
    code = AreaCode("99.01.04")
    have, need = more
    rows = rows_of("ktp", pairs)
    year = office_year(counts=rows)
    larger = replace(
        year,
        areas=(*AREAS, district(code, "Muara")),
        counts=(*rows, count("ktp.have", code, have), count("ktp.need", code, need)),
    )
    before, after = (assess(office, rule_set()).components[0] for office in (year, larger))
    assert known(after.numerator) == known(before.numerator) + have
    assert known(after.denominator) == known(before.denominator) + need
    assert [a.ratio.display for a in after.areas[:3]] == [a.ratio.display for a in before.areas]


@given(districts, st.integers(2, 1000))
@settings(max_examples=25, deadline=None)
def test_larger_areas_alike_have_the_same_ratios(
    pairs: tuple[tuple[int, ...], ...], times: int
) -> None:
    grown = [tuple(number * times for number in pair) for pair in pairs]
    first, second = (
        assess(office_year(counts=rows_of("ktp", rows)), rule_set()).components[0]
        for rows in (pairs, grown)
    )
    assert first.ratio.display == second.ratio.display
    assert [a.ratio.display for a in first.areas] == [a.ratio.display for a in second.areas]


@given(offices())
@settings(max_examples=25, deadline=None)
def test_parts_add_up_wherever_a_reader_can_add(year: OfficeYear) -> None:
    result = assess(year, rule_set())
    for component in result.components:
        assert known(component.numerator) == sum(known(area.numerator) for area in component.areas)
        assert known(component.remainder) == known(component.denominator) - known(
            component.numerator
        )
    nodes = {node.id: node for node in result.nodes}
    for column in ("revised", "actual"):
        programs = [getattr(nodes[code].money, column) for code in ("I", "II")]
        assert known(getattr(result.totals[0], column)) == sum(map(known, programs))


# --- missing figures


@given(offices(), st.integers(0, 11))
@settings(max_examples=25, deadline=None)
def test_a_missing_count_changes_nothing_that_does_not_rest_on_it(
    year: OfficeYear, place: int
) -> None:
    gone = replace(year.counts[place], value=None)
    poorer = replace(year, counts=(*year.counts[:place], gone, *year.counts[place + 1 :]))
    before, after = assess(year, rule_set()), assess(poorer, rule_set())
    subject = f"{name_of(year, gone)}, Tahun 2023"
    touched = resting_on(before, {t.id for t in before.traces.values() if t.subject == subject})
    assert touched
    assert list(before.traces) == list(after.traces)
    for trace in before.traces.values():
        if trace.id not in touched:
            assert after.traces[trace.id] == trace


def name_of(year: OfficeYear, row: Count) -> str:
    names = {area.code: area.name for area in year.areas}
    measures = {m.code: m.name for c in year.components for m in (c.numerator, c.denominator)}
    return f"{measures[row.measure]}, {names[row.area]}"


@given(offices(), st.integers(0, 11))
@settings(max_examples=25, deadline=None)
def test_a_missing_count_is_never_taken_for_zero(year: OfficeYear, place: int) -> None:
    row = year.counts[place]
    poorer = replace(
        year, counts=(*year.counts[:place], replace(row, value=None), *year.counts[place + 1 :])
    )
    result = assess(poorer, rule_set())
    component = next(c for c in result.components if c.code == row.measure.partition(".")[0])
    is_part = row.measure.endswith("have")
    total = component.numerator if is_part else component.denominator
    assert isinstance(total, Unavailable)
    assert total.missing == (next(area.name for area in AREAS if area.code == row.area),)
    assert isinstance(component.ratio, Unavailable)


@given(st.lists(st.one_of(st.none(), st.integers(0, 200)), min_size=1, max_size=6))
@settings(max_examples=25, deadline=None)
def test_a_mean_counts_those_that_are_there(actuals: list[int | None]) -> None:
    outputs = tuple(
        output("II.1.1", 100, actual, name=f"K{i}") for i, actual in enumerate(actuals)
    )
    result = assess(office_year(outputs=outputs, policies=EXACT), rule_set())
    mean = next(node.mean_achievement for node in result.nodes if node.id == "II.1.1")
    there = [actual for actual in actuals if actual is not None]
    if there:
        assert abs(known(mean) - Decimal(sum(there)) / len(there)) < Decimal("1e-25")
    else:
        assert isinstance(mean, Unavailable)


# --- rounding


@given(districts, districts)
@settings(max_examples=25, deadline=None)
def test_printed_figures_stay_near_the_exact_ones(
    first: tuple[tuple[int, ...], ...], second: tuple[tuple[int, ...], ...]
) -> None:
    """A ratio moves by half a hundredth at most; the mean of two by as much again."""
    rows = (*rows_of("ktp", first), *rows_of("akta", second))
    printed, exact = (
        assess(office_year(counts=rows, policies=chosen), rule_set())
        for chosen in (policies(), EXACT)
    )
    for own, other in zip(printed.components, exact.components, strict=True):
        if isinstance(other.ratio, Known):
            assert abs(known(own.ratio) - known(other.ratio)) <= HALF
    own_actual, other_actual = (by_code(r)["iku-2"].current.actual for r in (printed, exact))
    if isinstance(other_actual, Known):
        assert abs(known(own_actual) - known(other_actual)) <= 2 * HALF


@given(offices())
@settings(max_examples=25, deadline=None)
def test_printed_steps_are_what_they_show(year: OfficeYear) -> None:
    result = assess(replace(year, policies=policies()), rule_set())
    for trace in result.traces.values():
        if trace.value is not None and "rounding: printed" in trace.policy:
            assert trace.value == trace.value.quantize(Decimal(1).scaleb(-trace.decimals)), trace


@given(offices())
@settings(max_examples=25, deadline=None)
def test_exact_steps_are_never_rounded(year: OfficeYear) -> None:
    result = assess(replace(year, policies=EXACT), rule_set())
    assert not any("rounding" in trace.policy for trace in result.traces.values())
    for component in result.components:
        if isinstance(component.ratio, Known):
            whole = known(component.ratio) * known(component.denominator)
            assert abs(whole - 100 * known(component.numerator)) < Decimal("1e-20")


# --- growth


@given(districts, st.integers(0, 2), st.integers(1, 10**5))
@settings(max_examples=25, deadline=None)
def test_more_people_with_the_document_never_lower_anything(
    pairs: tuple[tuple[int, ...], ...], place: int, more: int
) -> None:
    have, need = pairs[place]
    better = [
        pair if i != place else (min(have + more, need), need) for i, pair in enumerate(pairs)
    ]
    before, after = (
        by_code(assess(office_year(counts=rows_of("ktp", rows)), rule_set()))["ik-3"].current
        for rows in (pairs, better)
    )
    if isinstance(before.achievement, Known):
        assert known(after.actual) >= known(before.actual)
        assert known(after.achievement) >= known(before.achievement)
        assert not (before.status.value == "met" and after.status.value != "met")


# --- ties


@given(st.lists(st.integers(0, 10), min_size=1, max_size=12))
@settings(max_examples=25, deadline=None)
def test_regencies_with_one_ratio_share_a_place(tenths: list[int]) -> None:
    peers = tuple(peer(f"99.{i + 10}", tenth, 10) for i, tenth in enumerate(tenths))
    (table,) = assess(office_year(peers=peers), rule_set()).peers
    ratios = [known(row.ratio) for row in table.rows]
    places = [row.rank.place for row in table.rows if row.rank]
    assert ratios == sorted(ratios, reverse=True)
    assert places == [1 + sum(other > ratio for other in ratios) for ratio in ratios]
    assert {row.rank.of for row in table.rows if row.rank} == {len(tenths) + 1}


# --- traces


def figures(result: Assessment) -> Iterator[Known]:
    for component in result.components:
        yield from (v for v in (component.numerator, component.ratio) if isinstance(v, Known))
    for own in result.indicators:
        yield from (
            v for v in (own.current.actual, own.current.achievement) if isinstance(v, Known)
        )
    for node in result.nodes:
        yield from (v for v in (node.mean_achievement,) if isinstance(v, Known))


@given(offices())
@settings(max_examples=25, deadline=None)
def test_every_figure_leads_down_to_rows_of_the_dossier(year: OfficeYear) -> None:
    result = assess(year, rule_set())
    for value in figures(result):
        seen: set[TraceId] = set()
        pending = [value.trace]
        leaves: list[Trace] = []
        while pending:
            trace = result.traces[pending.pop()]
            if trace.id in seen:
                continue
            seen.add(trace.id)
            pending += trace.inputs
            if not trace.inputs:
                leaves.append(trace)
        assert leaves
        assert all(leaf.source is not None for leaf in leaves)


@pytest.mark.parametrize("number", [1, 40])
def test_work_grows_with_the_number_of_areas_and_not_with_its_square(number: int) -> None:
    """Each kecamatan more makes the same number of steps more."""

    def steps(areas: int) -> int:
        codes = [AreaCode(f"99.01.{place:02}") for place in range(1, areas + 1)]
        rows = tuple(count(m, code, 1) for code in codes for m in ("ktp.have", "ktp.need"))
        own = indicator("x", "ktp")
        year = office_year(
            areas=tuple(district(code, code) for code in codes),
            counts=rows,
            indicators=(own,),
            agreements=(agreement(agreement_target("x", 90)),),
            nodes=(),
        )
        return len(assess(year, rule_set()).traces)

    assert (
        steps(number + 2) - steps(number + 1)
        == steps(number + 1) - steps(number)
        == steps(2) - steps(1)
    )
