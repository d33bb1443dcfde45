"""Components: kecamatan, regency, earlier years, zero rules, and ways of aggregating."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.factories import (
    AREAS,
    HILIR,
    HULU,
    REGENCY,
    TENGAH,
    agreement,
    agreement_target,
    component,
    count,
    counts,
    history,
    indicator,
    office_year,
    policies,
    rule_set,
    village,
)
from tests.unit.rules.desks import assessed, reason

from capaian.domain.assessment import ComponentResult
from capaian.domain.period import Period
from capaian.domain.policy import Aggregation, Rounding, Trend, ZeroRule, ZeroRules
from capaian.domain.value import Known, Reason, Unavailable, Unit
from capaian.rules.assess import assess


def found(code: str, **changes: object) -> ComponentResult:
    return next(result for result in assessed(**changes).components if result.code == code)


@pytest.mark.parametrize(
    ("rule", "shown"),
    [
        (ZeroRule.HUNDRED, "100,00"),
        (ZeroRule.ZERO, "0,00"),
        (ZeroRule.CAP, "120,00"),
        (ZeroRule.UNAVAILABLE, "–"),
    ],
)
def test_no_events_by_a_declared_rule(rule: ZeroRule, shown: str) -> None:
    chosen = policies(zero=ZeroRules(no_events=rule), cap=Decimal(120))
    assert found("akta", policies=chosen).areas[0].ratio.display == shown


def test_a_declared_zero_rule_is_named_in_the_trace() -> None:
    result = assessed(policies=policies(zero=ZeroRules(no_events=ZeroRule.HUNDRED)))
    ratio = next(c for c in result.components if c.code == "akta").areas[0].ratio
    assert isinstance(ratio, Known)
    assert "no_events: hundred" in result.traces[ratio.trace].policy


def test_a_district_that_has_not_reported_makes_the_regency_unavailable() -> None:
    rows = counts("ktp", [90, None, 270], [100, 200, 300])
    ktp = found("ktp", counts=rows)
    assert isinstance(ktp.numerator, Unavailable)
    assert (ktp.numerator.reason, ktp.numerator.missing) == (Reason.MISSING_INPUT, ("Tengah",))
    assert reason(ktp.ratio) is Reason.MISSING_INPUT
    assert ktp.denominator.display == "600"
    assert ktp.areas[0].ratio.display == "90,00"


def test_a_district_without_any_row_is_missing_too() -> None:
    rows = tuple(
        row for row in counts("ktp", [90, 180, 270], [100, 200, 300]) if row.area != HILIR
    )
    ktp = found("ktp", counts=rows)
    assert isinstance(ktp.numerator, Unavailable)
    assert ktp.numerator.missing == ("Hilir",)
    assert reason(ktp.areas[2].numerator) is Reason.NOT_REPORTED


def test_a_regency_row_is_a_check_where_districts_are_counted() -> None:
    rows = (*counts("ktp", [90, 180, 270], [100, 200, 300]), count("ktp.have", REGENCY, 999))
    assert found("ktp", counts=rows).numerator.display == "540"


def test_a_regency_row_counts_where_no_district_is_counted() -> None:
    rows = (count("ktp.have", REGENCY, 95), count("ktp.need", REGENCY, 100))
    ktp = found("ktp", counts=rows)
    assert (ktp.ratio.display, ktp.areas) == ("95,00", ())


def test_one_measure_by_district_the_other_for_the_regency_only() -> None:
    have = [row for row in counts("ktp", [90, 180, 270], [1, 1, 1]) if row.measure == "ktp.have"]
    ktp = found("ktp", counts=(*have, count("ktp.need", REGENCY, 600)))
    assert ktp.ratio.display == "90,00"
    assert [reason(area.ratio) for area in ktp.areas] == [Reason.MISSING_INPUT] * 3


def test_villages_make_their_district() -> None:
    areas = (
        *AREAS,
        village("99.01.01.01", "Desa A", HULU),
        village("99.01.01.02", "Desa B", HULU),
    )
    rows = tuple(row for row in counts("ktp", [90, 180, 270], [100, 200, 300]) if row.area != HULU)
    below = (
        count("ktp.have", "99.01.01.01", 40),
        count("ktp.have", "99.01.01.02", 55),
        count("ktp.need", "99.01.01.01", 50),
        count("ktp.need", "99.01.01.02", 50),
    )
    ktp = found("ktp", areas=areas, counts=(*rows, *below))
    assert (ktp.areas[0].numerator.display, ktp.numerator.display) == ("95", "545")


def test_mean_of_ratios_where_declared() -> None:
    rows = counts("ktp", [100, 100, 0], [100, 200, 0])
    chosen = policies(areas=Aggregation.MEAN_OF_RATIOS)
    assert found("ktp", counts=rows).ratio.display == "66,67"
    assert found("ktp", counts=rows, policies=chosen).ratio.display == "75,00"


def test_mean_of_ratios_of_nothing() -> None:
    rows = counts("ktp", [0, 0, 0], [0, 0, 0])
    ktp = found("ktp", counts=rows, policies=policies(areas=Aggregation.MEAN_OF_RATIOS))
    assert reason(ktp.ratio) is Reason.NO_EVENTS


@pytest.mark.parametrize(
    ("rounding", "decimals", "value"),
    [
        (Rounding.PRINTED, None, "33.33"),
        (Rounding.PRINTED, 1, "33.3"),
        (Rounding.PRINTED, 0, "33"),
    ],
)
def test_a_printed_ratio_goes_on_rounded(
    rounding: Rounding, decimals: int | None, value: str
) -> None:
    rows = counts("ktp", [1, 1, 1], [3, 3, 3])
    parts = (component("ktp", decimals=decimals),)
    ktp = found("ktp", counts=rows, components=parts, indicators=(), agreements=())
    assert isinstance(ktp.ratio, Known)
    assert ktp.ratio.value == Decimal(value)


def test_an_exact_ratio_keeps_its_digits() -> None:
    rows = counts("ktp", [1, 1, 1], [3, 3, 3])
    ktp = found("ktp", counts=rows, policies=policies(rounding=Rounding.EXACT))
    assert isinstance(ktp.ratio, Known)
    assert ktp.ratio.display == "33,33"
    assert str(ktp.ratio.value).startswith("33." + "3" * 40)


def test_prior_ratio_from_the_earlier_counts() -> None:
    rows = (
        *counts("ktp", [90, 180, 270], [100, 200, 300]),
        *counts("ktp", [80, 160, 240], [100, 200, 300], 2022),
    )
    ktp = found("ktp", counts=rows, history=())
    assert (ktp.prior_ratio.display, ktp.change.display, ktp.trend) == ("80,00", "10,00", Trend.UP)
    ktp = found("ktp", counts=rows, history=(history("ktp", "84.5"),))
    assert (ktp.prior_ratio.display, ktp.change.display) == ("84,50", "5,50")


def test_history_on_another_scale_cannot_be_compared() -> None:
    ktp = found("ktp", history=(history("ktp", "3.5", scale=Unit("scale-4")),))
    assert reason(ktp.prior_ratio) is Reason.NOT_COMPARABLE


@pytest.mark.parametrize(
    ("how", "until", "numerator"),
    [
        pytest.param(Aggregation.LAST, "2023", "95", id="stock: the last quarter"),
        pytest.param(Aggregation.LAST, "2023-Q2", "92", id="stock: as of the second quarter"),
        pytest.param(Aggregation.LAST, "2023-Q3", "92", id="stock: nothing newer in the third"),
        pytest.param(Aggregation.SUM, "2023-Q2", "182", id="events: two quarters together"),
    ],
)
def test_counts_of_quarters(how: Aggregation, until: str, numerator: str) -> None:
    parts = [("2023-Q1", 90), ("2023-Q2", 92), ("2023-Q4", 95)]
    rows = tuple(count("ktp.have", TENGAH, value, when) for when, value in parts)
    need = tuple(count("ktp.need", TENGAH, 100, when) for when, _ in parts)
    year = office_year(
        areas=(AREAS[1],),
        components=(component("ktp", aggregation=how),),
        counts=(*rows, *need),
        indicators=(),
        agreements=(),
        nodes=(),
    )
    result = assess(year, rule_set(), Period.parse(until))
    assert result.components[0].numerator.display == numerator


def test_events_of_a_missing_quarter_are_not_zero() -> None:
    rows = (count("ktp.have", TENGAH, 5, "2023-Q1"), count("ktp.have", TENGAH, 7, "2023-Q3"))
    year = office_year(
        areas=(AREAS[1],), components=(component("ktp", aggregation=Aggregation.SUM),), counts=rows
    )
    numerator = assess(year, rule_set(), Period.parse("2023-Q3")).components[0].areas[0].numerator
    assert isinstance(numerator, Unavailable)
    assert numerator.missing == ("Triwulan II Tahun 2023",)


def test_formula_with_selectors() -> None:
    parts = (component("ktp", formula=f"100 * ktp.have[area={HULU}] / ktp.need"),)
    ktp = found("ktp", components=parts, indicators=(), agreements=())
    assert ktp.ratio.display == "15,00"


def test_nothing_counted_at_all() -> None:
    ktp = found("ktp", counts=(), history=())
    assert reason(ktp.numerator) is Reason.NOT_REPORTED
    assert reason(ktp.ratio) is Reason.MISSING_INPUT


def test_an_indicator_that_is_no_plain_mean_shares_nothing() -> None:
    parts = (indicator("iku-2", "mean(ktp, akta) + 0 * ktp"),)
    lines = (agreement(agreement_target("iku-2", 90)),)
    assert found("ktp", indicators=parts, agreements=lines, nodes=()).share_of_gap == {}
