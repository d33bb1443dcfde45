"""Components as traces show them: names, decimals, policies, and each row taken once."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest
from tests.factories import (
    HULU,
    REGENCY,
    component,
    count,
    counts,
    history,
    indicator,
    office_year,
    policies,
)
from tests.unit.rules.desks import assessed, trace_in

from capaian.domain.assessment import Assessment, ComponentResult
from capaian.domain.policy import Aggregation, Policies, Step, ZeroRule, ZeroRules
from capaian.domain.value import INDEX, POINT, Known, Reason, Unavailable

MEAN_OF_RATIOS = policies(areas=Aggregation.MEAN_OF_RATIOS)


def only(result: Assessment, code: str = "ktp") -> ComponentResult:
    return next(found for found in result.components if found.code == code)


# --- ratios


def test_a_ratio_rests_on_the_counts_that_stand_beside_it() -> None:
    result = assessed()
    for area in only(result).areas:
        assert trace_in(result, area.ratio).inputs == (
            area.numerator.trace,
            area.denominator.trace,
        )
        assert trace_in(result, area.remainder).inputs == (
            area.denominator.trace,
            area.numerator.trace,
        )


def test_each_row_is_taken_once() -> None:
    """Counts are recorded when they are first needed, and used again by their trace."""
    leaves = [t for t in assessed().traces.values() if t.source and t.source.file == "counts.csv"]
    assert Counter(t.subject for t in leaves).most_common(1)[0][1] == 1
    assert len(leaves) == 12


@pytest.mark.parametrize(
    ("decimals", "shown"), [(None, "33,33"), (0, "33"), (1, "33,3"), (3, "33,333")]
)
def test_ratios_and_their_changes_have_the_decimals_of_the_component(
    decimals: int | None, shown: str
) -> None:
    rows = (*counts("ktp", [1, 1, 1], [3, 3, 3]), *counts("ktp", [0, 0, 0], [3, 3, 3], 2022))
    parts = (component("ktp", decimals=decimals),)
    only_counted = {"indicators": (), "agreements": (), "nodes": (), "history": ()}
    found = only(assessed(components=parts, counts=rows, **only_counted))
    assert (found.ratio.display, found.change.display) == (shown, shown)
    assert (
        found.prior_ratio.display
        == f"{Decimal(0):.{2 if decimals is None else decimals}f}".replace(".", ",")
    )


@pytest.mark.parametrize(
    ("have", "need", "shown"),
    [("1.5", "2", "0,5"), ("2", "2", "0"), (None, "2", "…"), ("1", None, "…")],
)
def test_what_is_still_missing(have: str | None, need: str | None, shown: str) -> None:
    rows = (count("ktp.have", HULU, have), count("ktp.need", HULU, need))
    assert only(assessed(counts=rows)).areas[0].remainder.display == shown


# --- the mean of areas

UNEVEN = counts("ktp", [1, 100, 0], [3, 200, 0])
"""A third, a half, and a kecamatan without anyone."""


def test_the_mean_of_areas_is_called_so() -> None:
    result = assessed(counts=UNEVEN, policies=MEAN_OF_RATIOS)
    found = only(result)
    trace = trace_in(result, found.ratio)
    assert trace.subject == "Cakupan ktp, Kabupaten Contoh, Tahun 2023"
    assert (trace.formula, trace.working) == ("(Hulu + Tengah) ÷ 2", "(33,33 + 50,00) ÷ 2")
    assert trace.policy == "areas: mean_of_ratios; rounding: printed"
    assert trace.inputs == tuple(area.ratio.trace for area in found.areas[:2])
    assert found.ratio.display == "41,67"


@pytest.mark.parametrize(("decimals", "shown"), [(1, "41,7"), (0, "42")])
def test_the_mean_of_areas_has_the_decimals_of_the_component(decimals: int, shown: str) -> None:
    parts = (component("ktp", decimals=decimals), component("akta"))
    assert (
        only(assessed(counts=UNEVEN, policies=MEAN_OF_RATIOS, components=parts)).ratio.display
        == shown
    )


@pytest.mark.parametrize(("step", "value"), [(Step.RATIO, "41.67"), (Step.MEAN, "41.6666")])
def test_the_mean_of_areas_is_rounded_as_a_ratio(step: Step, value: str) -> None:
    chosen = policies(areas=Aggregation.MEAN_OF_RATIOS, printed_steps=(step,))
    ratio = only(assessed(counts=UNEVEN, policies=chosen)).ratio
    assert isinstance(ratio, Known)
    assert str(ratio.value).startswith(value)


def test_an_area_that_has_not_reported_leaves_the_mean_unknown() -> None:
    rows = counts("ktp", [None, 100, 0], [3, 200, 0])
    ratio = only(assessed(counts=rows, policies=MEAN_OF_RATIOS)).ratio
    assert isinstance(ratio, Unavailable)
    assert (ratio.reason, ratio.missing) == (Reason.MISSING_INPUT, ("Hulu",))


def test_without_areas_the_regency_is_its_own_row() -> None:
    rows = (count("ktp.have", REGENCY, 1), count("ktp.need", REGENCY, 4))
    assert only(assessed(counts=rows, policies=MEAN_OF_RATIOS)).ratio.display == "25,00"


# --- no events


@pytest.mark.parametrize(
    ("rule", "text", "policy"),
    [
        (ZeroRule.HUNDRED, "100,00", "no_events: hundred; rounding: printed"),
        (ZeroRule.ZERO, "0,00", "no_events: zero; rounding: printed"),
        (ZeroRule.UNAVAILABLE, "–", ""),
        (ZeroRule.CAP, "–", ""),
    ],
)
def test_a_declared_figure_for_no_events_says_so(rule: ZeroRule, text: str, policy: str) -> None:
    result = assessed(policies=policies(zero=ZeroRules(no_events=rule)))
    ratio = only(result, "akta").areas[0].ratio
    assert (ratio.display, trace_in(result, ratio).policy) == (text, policy)
    if isinstance(ratio, Known):
        assert trace_in(result, ratio).formula == "tidak ada peristiwa"
        (gap,) = trace_in(result, ratio).inputs
        assert result.traces[gap].working == "100 × 0 ÷ 0"
    else:
        assert ratio.reason is Reason.NO_EVENTS


def test_more_than_none_of_none_is_no_matter_of_a_rule() -> None:
    chosen = policies(zero=ZeroRules(no_events=ZeroRule.HUNDRED))
    ratio = (
        only(assessed(counts=counts("ktp", [3, 0, 0], [0, 0, 0]), policies=chosen)).areas[0].ratio
    )
    assert isinstance(ratio, Unavailable)
    assert ratio.reason is Reason.DIVISION_BY_ZERO


# --- what a component costs


@pytest.mark.parametrize(
    ("symbol", "indicator_symbol", "formula", "subject"),
    [
        ("Q2", "IKU 2", "(100 − Q2) ÷ 2", "Bagian Cakupan ktp dalam kekurangan IKU 2"),
        ("", "", "(100 − Cakupan ktp) ÷ 2", "Bagian Cakupan ktp dalam kekurangan Indikator iku-2"),
    ],
)
def test_what_a_component_costs_an_indicator_is_reported_by_name(
    symbol: str, indicator_symbol: str, formula: str, subject: str
) -> None:
    parts = (component("ktp", symbol=symbol), component("akta"))
    own = indicator("iku-2", "mean(ktp, akta)", symbol=indicator_symbol)
    result = assessed(components=parts, indicators=(own,), agreements=(), nodes=())
    share = only(result).share_of_gap[own.code]
    trace = trace_in(result, share)
    assert (trace.formula, trace.subject, trace.unit) == (formula, subject, POINT)
    assert share.display == "5,00"


@pytest.mark.parametrize(
    "formula",
    [
        "mean(ktp, 90)",
        "mean(ktp, akta[period=2022])",
        "mean(ktp, iku-1)",
        "sum(ktp, akta)",
        "ktp",
        "",
    ],
)
def test_only_a_plain_mean_of_components_is_shared_out(formula: str) -> None:
    own = (indicator("x", formula), indicator("iku-1", "index(skm)", unit=INDEX))
    result = assessed(indicators=own, agreements=(), nodes=())
    assert [dict(found.share_of_gap) for found in result.components] == [{}, {}]


# --- the year before


@pytest.mark.parametrize("measure", ["ktp.have", "ktp.need", "akta.have"])
@pytest.mark.parametrize(("before", "shown"), [("88", "88,00"), (None, "…")])
def test_the_paper_of_the_year_before_goes_before_its_counts(
    measure: str, before: str | None, shown: str
) -> None:
    """Counts that are incomplete would take away the figure that was published."""
    rows = (*office_year().counts, count(measure, HULU, 5, 2022))
    known = () if before is None else (history("ktp", before),)
    wanted = "t.t." if before is None and measure == "akta.have" else shown
    assert only(assessed(counts=rows, history=known)).prior_ratio.display == wanted


@pytest.mark.parametrize(
    "chosen", [policies(), MEAN_OF_RATIOS], ids=["ratio of sums", "mean of ratios"]
)
def test_the_year_before_is_computed_the_same_way(chosen: Policies) -> None:
    same = (*UNEVEN, *counts("ktp", [1, 100, 0], [3, 200, 0], 2022))
    found = only(assessed(counts=same, policies=chosen, history=()))
    assert found.prior_ratio.display == found.ratio.display
    assert found.change.display == "0,00"
