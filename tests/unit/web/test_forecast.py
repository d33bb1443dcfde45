"""Forecasts: the series of the demonstration by hand, laws, and each reason for withholding."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capaian.domain.period import Period
from capaian.domain.value import PERCENT, Unit
from capaian.dossier.read import load_dossier
from capaian.rulebook import load_rulebook
from capaian.rules.assess import assess
from capaian.web.boards.forecast import (
    ForecastGap,
    ForecastMethod,
    SeriesPoint,
    forecast,
    predict,
    series_of,
)

QUARTERS = ("2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4")
NUMBER = Unit("orang")
VALUES = st.decimals(min_value=0, max_value=100, places=2)


def series(values: dict[str, str]) -> list[SeriesPoint]:
    return [SeriesPoint(Period.parse(end), Decimal(value)) for end, value in values.items()]


def test_the_demonstration_is_forecast_as_by_hand() -> None:
    first, second, last = series({"2025-Q1": "88.09", "2025-Q2": "89.19", "2025": "91.55"})
    predicted = [
        predict(ForecastMethod.LAST_DIFFERENCE, [first, second], second.month + n) for n in (3, 6)
    ]
    assert predicted == [Decimal("90.29"), Decimal("91.39")]
    best = forecast([first, second, last], PERCENT).forecasts[0]
    assert (best.error, best.tests, str(best.period)) == (Decimal("0.16"), 1, "2026-Q1")


def test_the_same_quarter_of_last_year_repeats_its_change() -> None:
    known = series(
        dict(zip(QUARTERS[:7], ("10", "30", "20", "40", "12", "32", "22"), strict=True))
    )
    assert predict(ForecastMethod.SAME_QUARTER, known, known[-1].month + 3) == 42
    assert forecast(known, PERCENT).forecasts[0].method is ForecastMethod.SAME_QUARTER


GAPS = {
    ForecastGap.DEFINITION: {"definition": "mean(kk, ktp)"},
    ForecastGap.SOURCE: {"source": "Laporan lain"},
    ForecastGap.BASE: {"bases": {"kia": Decimal(104)}},
}


@pytest.mark.parametrize("gap", GAPS)
def test_it_is_withheld_where_points_do_not_compare(gap: ForecastGap) -> None:
    period, value = Period.parse("2025-Q3"), Decimal(3)
    known = [
        SeriesPoint(
            Period.parse(f"2025-Q{n}"), Decimal(n), source="Agregat", bases={"kia": Decimal(100)}
        )
        for n in (1, 2)
    ]
    own: dict[str, object] = {"source": "Agregat", "bases": {"kia": Decimal(103)}, **GAPS[gap]}
    assert forecast([*known, SeriesPoint(period, value, **own)], NUMBER).gap is gap
    like = SeriesPoint(period, value, source="Agregat", bases={"kia": Decimal(103)})
    assert forecast([*known, like], NUMBER).gap is None


@given(st.lists(VALUES, min_size=0, max_size=2))
def test_two_points_are_too_few(values: list[Decimal]) -> None:
    known = [
        SeriesPoint(Period.parse(end), value)
        for end, value in zip(QUARTERS[: len(values)], values, strict=True)
    ]
    assert forecast(known, NUMBER).gap is ForecastGap.FEW


@given(st.lists(VALUES, min_size=3, max_size=8))
def test_a_forecast_is_a_range_within_what_is_possible(values: list[Decimal]) -> None:
    known = [
        SeriesPoint(Period.parse(end), value)
        for end, value in zip(QUARTERS[: len(values)], values, strict=True)
    ]
    made = forecast(known, PERCENT).forecasts
    assert made and all(0 <= each.low <= each.high <= 100 and each.tests >= 1 for each in made)
    assert [each.error for each in made] == sorted(each.error for each in made)
    assert forecast([*reversed(known)], PERCENT).forecasts == made


@given(
    start=st.decimals(min_value=30, max_value=100, places=2),
    step=st.decimals(min_value=-5, max_value=5, places=2),
)
def test_an_even_series_is_forecast_without_error(start: Decimal, step: Decimal) -> None:
    known = [
        SeriesPoint(Period.parse(end), start + n * step) for n, end in enumerate(QUARTERS[:5])
    ]
    for each in forecast(known, NUMBER).forecasts:
        assert each.error == 0 and each.low < start + 5 * step < each.high


def test_points_of_an_office_are_withheld_after_a_change_of_definition() -> None:
    """2021 and 2022 are told by closings, 2023 by counts;
    the formula of the last closing was another one.
    """
    facts = load_dossier(Path(__file__).parents[3] / "examples" / "balangan-2023")
    last = next(row for row in facts.history if row.subject == "iku-2")
    last = replace(last, source=None)
    earlier = replace(last, period=Period.parse("2021"), actual=Decimal("92.10"))
    own = replace(
        facts, history=(*(r for r in facts.history if r.subject != "iku-2"), last, earlier)
    )
    for formulas, gap in (({}, None), ({"iku-2": "mean(kk, ktp)"}, ForecastGap.DEFINITION)):
        year = replace(own, former_formulas=formulas)
        results = assess(year, load_rulebook())
        result = next(each for each in results.indicators if each.code == "iku-2")
        series = series_of(year, results, result, {})
        withheld = series.gap or forecast(series.points, PERCENT).gap
        assert withheld is gap, [str(point.period) for point in series.points]
