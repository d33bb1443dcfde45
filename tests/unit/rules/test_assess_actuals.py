"""Actuals: computed, reported as figures or in words, and those of the year before."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.every_case import every_case
from tests.factories import (
    DOCUMENTS,
    agreement,
    agreement_target,
    component,
    count,
    history,
    indicator,
    office_year,
    policies,
    report,
    rule_set,
)
from tests.unit.rules.desks import trace_in

from capaian.domain.assessment import Assessment, IndicatorResult, Status
from capaian.domain.period import Period
from capaian.domain.plan import Indicator
from capaian.domain.policy import Aggregation, Rounding, Step
from capaian.domain.value import CellValue, Known, Reason, TextValue, Unavailable, Unit
from capaian.domain.work import Output
from capaian.rules.assess import assess

SUM, LAST, MEAN = Aggregation.SUM, Aggregation.LAST, Aggregation.MEAN


def assessed(own: Indicator, as_of: str = "2023", **changes: object) -> Assessment:
    lines = (agreement(agreement_target(own.code, 50)),)
    chosen: dict[str, object] = {
        "indicators": (own,),
        "agreements": lines,
        "nodes": (),
        "inputs": (),
    }
    return assess(office_year(**{**chosen, **changes}), rule_set(), Period.parse(as_of))


def found(own: Indicator, as_of: str = "2023", **changes: object) -> IndicatorResult:
    return assessed(own, as_of, **changes).indicators[0]


def words(text: str, when: str, met: bool | None = True) -> Output:
    return report("x", None, when, text=text, met=met, place=replace(report("x", 1).place, row=20))


# --- reported figures


def test_a_reported_figure_leads_to_its_row() -> None:
    result = assessed(indicator("x", unit=DOCUMENTS), outputs=(report("x", 45),))
    trace = trace_in(result, result.indicators[0].current.actual)
    assert trace.source is not None
    assert (trace.source.file, trace.source.row) == ("outputs.csv", 7)
    assert trace.subject == "Realisasi Indikator x, Tahun 2023"


@pytest.mark.parametrize(("declared", "shown"), [(None, "45,5"), (0, "46"), (2, "45,50")])
def test_a_reported_figure_has_the_decimals_of_its_indicator(
    declared: int | None, shown: str
) -> None:
    own = indicator("x", unit=DOCUMENTS, decimals=declared)
    assert found(own, outputs=(report("x", "45.5"),)).current.actual.display == shown


def test_reports_of_other_indicators_and_years_are_left_out() -> None:
    rows = (report("y", 99), report("x", 45), report("x", 99, 2022), report("x", 99, 2024))
    assert found(indicator("x", unit=DOCUMENTS), outputs=rows).current.actual.display == "45"


def test_an_empty_report_is_not_zero() -> None:
    actual = found(indicator("x", unit=DOCUMENTS), outputs=(report("x", None),)).current.actual
    assert isinstance(actual, Unavailable)
    assert actual.reason is Reason.NOT_REPORTED


# --- in words


@pytest.mark.parametrize(
    ("rows", "as_of", "text"),
    [
        pytest.param((words("Sudah", "2023"),), "2023", "Sudah", id="the year"),
        pytest.param(
            (words("Belum", "2023-Q1"), words("Sudah", "2023-Q3")),
            "2023",
            "Sudah",
            id="the latest",
        ),
        pytest.param(
            (words("Sudah", "2023-Q3"), words("Belum", "2023-Q1")),
            "2023",
            "Sudah",
            id="whatever the order",
        ),
        pytest.param(
            (words("Belum", "2023-Q1"), words("Sudah", "2023-Q3")),
            "2023-Q2",
            "Belum",
            id="until the period",
        ),
    ],
)
def test_words_of_the_latest_period(rows: tuple[Output, ...], as_of: str, text: str) -> None:
    actual = found(indicator("x", unit=DOCUMENTS), as_of, outputs=rows).current.actual
    assert isinstance(actual, TextValue)
    assert actual.text == text


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        pytest.param((words("Sudah", "2022"),), "…", id="words of another year"),
        pytest.param((words("", "2023"),), "…", id="no words"),
        pytest.param(
            (replace(words("Sudah", "2023"), actual=Decimal(3)),),
            "3",
            id="a figure goes before words",
        ),
    ],
)
def test_what_are_no_words(rows: tuple[Output, ...], text: str) -> None:
    assert found(indicator("x", unit=DOCUMENTS), outputs=rows).current.actual.display == text


def test_words_keep_whether_they_are_met_and_where_they_stand() -> None:
    result = assessed(indicator("x", unit=DOCUMENTS), outputs=(words("Ada", "2023", met=False),))
    current = result.indicators[0].current
    assert current.status is Status.NOT_MET
    trace = trace_in(result, current.actual)
    assert trace.source is not None
    assert (trace.text, trace.subject, trace.source.row) == (
        "Ada",
        "Realisasi Indikator x, Tahun 2023",
        20,
    )


# --- computed


@pytest.mark.parametrize(
    ("step", "decimals", "value"),
    [
        (Step.ACTUAL, None, "33.33"),
        (Step.ACTUAL, 1, "33.3"),
        (Step.RATIO, 1, "33.333333333333333333333333333333333333333333333333"),
    ],
)
def test_a_computed_actual_is_rounded_as_an_actual(
    step: Step, decimals: int | None, value: str
) -> None:
    own = indicator("x", "100 * 1 * ktp.have / (3 * ktp.have)", decimals=decimals)
    actual = found(own, policies=policies(printed_steps=(step,))).current.actual
    assert isinstance(actual, Known)
    assert actual.value == Decimal(value)


def test_a_computed_actual_is_explained_with_the_names_of_the_field() -> None:
    result = assessed(indicator("x", "ktp.have / 6", symbol="IKU 9"))
    trace = trace_in(result, result.indicators[0].current.actual)
    assert (trace.subject, trace.formula, trace.working) == (
        "Realisasi IKU 9, Tahun 2023",
        "Memiliki ktp ÷ 6",
        "540 ÷ 6",
    )


def test_a_formula_goes_before_what_is_reported() -> None:
    assert (
        found(indicator("x", "ktp"), outputs=(report("x", 1),)).current.actual.display == "90,00"
    )


# --- the year before


def prior(own: Indicator, **changes: object) -> tuple[CellValue, Assessment]:
    result = assessed(own, **{"history": (), **changes})
    comparison = result.indicators[0].prior
    assert comparison is not None
    return comparison.actual, result


@pytest.mark.parametrize(
    ("rows", "how", "shown"),
    [
        pytest.param((report("x", 40, 2022),), SUM, "40", id="the year"),
        pytest.param(
            (report("x", 10, "2022-S1"), report("x", 30, "2022-S2")), SUM, "40", id="semesters"
        ),
        pytest.param(
            (report("x", 10, "2022-S1"), report("x", 30, "2022-S2")), LAST, "30", id="the last"
        ),
        pytest.param(
            (report("x", 10, "2022-S1"), report("x", 30, "2022-S2")), MEAN, "20", id="the mean"
        ),
        pytest.param((report("x", 10, 2023),), SUM, "t.t.", id="this year only"),
        pytest.param((report("x", None, 2022),), SUM, "t.t.", id="an empty cell"),
        pytest.param((), SUM, "t.t.", id="nothing"),
    ],
)
def test_reports_of_the_year_before(
    rows: tuple[Output, ...], how: Aggregation, shown: str
) -> None:
    own = indicator("x", unit=DOCUMENTS, aggregation=how, decimals=0)
    assert prior(own, outputs=rows)[0].display == shown


@every_case(
    ("formula", "shown"),
    [
        pytest.param("index(skm)", "80,00", id="the survey of that year"),
        pytest.param("mean(kk, 100)", "94,00", id="the ratio that the paper of that year states"),
        pytest.param("index(lain)", "t.t.", id="a survey that was not held"),
        pytest.param("mean(kk, akta)", "t.t.", id="one of two is not known"),
        pytest.param("ktp[period=2023]", "t.t.", id="a formula that says which year it means"),
        pytest.param(
            "share(programs.achievement > 50)", "t.t.", id="the work plan of that year is not here"
        ),
        pytest.param("ktp.have / 5", "96,00", id="counts of that year"),
        pytest.param("akta.have / 5", "t.t.", id="counts of this year only"),
        pytest.param("y + 1", "71,00", id="another indicator's history"),
        pytest.param("z + 1", "t.t.", id="no history of another indicator"),
    ],
)
def test_todays_formula_on_the_data_of_the_year_before(formula: str, shown: str) -> None:
    own = indicator("x", formula)
    others = (indicator("y", unit=DOCUMENTS), indicator("z", unit=DOCUMENTS))
    past = (history("kk", "88"), history("y", "70", scale=DOCUMENTS))
    then = (count("ktp.have", "99.01", 480, 2022),)
    base = office_year()
    parts = (*base.components, component("kk"))
    actual, _ = prior(
        own,
        indicators=(own, *others),
        components=parts,
        history=past,
        counts=(*base.counts, *then),
    )
    assert actual.display == shown


def test_a_recomputed_actual_says_of_which_year_it_is() -> None:
    actual, result = prior(indicator("x", "index(skm)"))
    assert trace_in(result, actual).subject == "Realisasi Indikator x, Tahun 2022"


@pytest.mark.parametrize(
    ("formula", "reason", "missing"),
    [("y", Reason.NOT_COMPARABLE, ("y",)), ("y + 1", Reason.MISSING_INPUT, ("y",))],
    ids=["the name alone keeps its reason", "a larger formula names what is missing"],
)
def test_history_on_another_scale_of_a_named_indicator(
    formula: str, reason: Reason, missing: tuple[str, ...]
) -> None:
    own, other = indicator("x", formula), indicator("y", unit=DOCUMENTS)
    actual, _ = prior(
        own, indicators=(own, other), history=(history("y", "3.5", scale=Unit("scale-4")),)
    )
    assert isinstance(actual, Unavailable)
    assert (actual.reason, actual.missing) == (reason, missing)


def test_an_exact_actual_keeps_its_digits() -> None:
    own = indicator("x", "ktp.have / 7")
    actual = found(own, policies=policies(rounding=Rounding.EXACT)).current.actual
    assert isinstance(actual, Known)
    assert abs(actual.value * 7 - 540) < Decimal("1e-40")
