"""A closed year computed again with ratios that are told otherwise now."""

from __future__ import annotations

from decimal import Decimal

from tests.factories import indicator, office_year, rule_set

from capaian.domain.identifiers import ComponentCode, IndicatorCode
from capaian.domain.office_year import OfficeYear
from capaian.domain.value import CellValue, Known, Reason, Unavailable
from capaian.rules.assess import assess
from capaian.rules.assess.partial import recompute_restated

KTP = ComponentCode("ktp")


def year(formula: str) -> OfficeYear:
    return office_year(indicators=(indicator("x", formula=formula),), outputs=())


def actual(closed: OfficeYear, ratio: Decimal | None) -> CellValue:
    return recompute_restated(closed, rule_set(), {KTP: ratio})[IndicatorCode("x")].actual


def test_a_formula_takes_the_restated_ratio() -> None:
    found = actual(year("ktp / 2"), Decimal("91.5"))
    assert isinstance(found, Known)
    assert found.value == Decimal("45.75")


def test_a_withdrawn_ratio_leaves_nothing_to_compute_with() -> None:
    found = actual(year("ktp / 2"), None)
    assert isinstance(found, Unavailable)
    assert (found.reason, found.missing) == (Reason.MISSING_INPUT, ("ktp",))


def test_without_a_restated_ratio_it_is_the_year_as_it_was_assessed() -> None:
    closed = year("ktp / 2")
    (approved,) = assess(closed, rule_set()).indicators
    found = recompute_restated(closed, rule_set(), {})[IndicatorCode("x")]
    assert isinstance(found.actual, Known)
    assert isinstance(approved.current.actual, Known)
    assert found.actual.value == approved.current.actual.value


def test_counts_of_other_formulas_stay_as_they_were_counted() -> None:
    closed = year("100 * ktp.holders / ktp.eligible")
    before = recompute_restated(closed, rule_set(), {})[IndicatorCode("x")].actual
    assert actual(closed, Decimal("91.5")) == before
