"""What a formula may name: kinds of names, selectors, periods;
and what is said when it is not there.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.every_case import every_case
from tests.factories import (
    HULU,
    REGENCY,
    agreement,
    agreement_target,
    component,
    count,
    counts,
    elements,
    history,
    indicator,
    money,
    node,
    office_year,
    output,
    report,
    rule_set,
    survey,
)

from capaian.domain.assessment import IndicatorResult
from capaian.domain.identifiers import NodeId
from capaian.domain.period import Period
from capaian.domain.policy import Aggregation
from capaian.domain.survey import SurveyYear
from capaian.domain.value import SCALE_4, CellValue, Reason, Unavailable
from capaian.domain.work import Resource
from capaian.rules.assess import assess
from capaian.rules.assess.actuals import indicator_of

ROWS = (
    *counts("ktp", [90, 180, 270], [100, 200, 300]),
    *counts("ktp", [80, 160, 240], [100, 200, 300], 2022),
    *counts("akta", [1, 1, 1], [2, 2, 2], "2023-Q1"),
    *counts("akta", [2, 2, 2], [2, 2, 2], "2023-Q2"),
)


def found(formula: str, as_of: str = "2023", **changes: object) -> IndicatorResult:
    year = office_year()
    own = indicator("x", formula, tier="X", objective=NodeId("sasaran-x"))
    given: dict[str, object] = {
        "counts": ROWS,
        "indicators": (*year.indicators, own),
        "history": (
            history("iku-2", "82", "80"),
            history("akta", "70"),
            history("iku-1", "3.2", scale=SCALE_4),
        ),
    }
    result = assess(office_year(**{**given, **changes}), rule_set(), Period.parse(as_of))
    return next(i for i in result.indicators if i.code == "x")


def actual(formula: str, as_of: str = "2023", **changes: object) -> CellValue:
    return found(formula, as_of, **changes).current.actual


@every_case(
    ("formula", "as_of", "shown"),
    [
        pytest.param("ktp", "2023", "90,00", id="a component"),
        pytest.param(f"ktp[area={HULU}]", "2023", "90,00", id="in one kecamatan"),
        pytest.param(f"ktp[area={REGENCY}]", "2023", "90,00", id="in the regency, said aloud"),
        pytest.param("ktp[period=2023]", "2023", "90,00", id="in this year, said aloud"),
        pytest.param("ktp[period=2022]", "2023", "80,00", id="of another year, counted"),
        pytest.param(
            f"ktp[area={HULU}, period=2022]",
            "2023",
            "80,00",
            id="of another year in one kecamatan",
        ),
        pytest.param(
            "akta[period=2022]", "2023", "70,00", id="of another year, stated by its paper"
        ),
        pytest.param("akta", "2023-Q2", "75,00", id="until a quarter"),
        pytest.param("akta[period=2023-Q1]", "2023-Q2", "50,00", id="until an earlier quarter"),
        pytest.param("ktp.have / 6", "2023", "90,00", id="a measure of the regency"),
        pytest.param(f"ktp.have[area={HULU}]", "2023", "90,00", id="a measure in one kecamatan"),
        pytest.param("ktp.have[period=2022] / 6", "2023", "80,00", id="a measure of another year"),
        pytest.param("akta.have", "2023-Q2", "9,00", id="a measure of events adds up"),
        pytest.param(
            "akta.have[period=2023-Q1]", "2023-Q2", "3,00", id="a measure until an earlier quarter"
        ),
        pytest.param("ik-4", "2023", "45,00", id="an indicator"),
        pytest.param("ik-4.actual", "2023", "45,00", id="its actual"),
        pytest.param("ik-4.target", "2023", "50,00", id="its target"),
        pytest.param("ik-4.achievement", "2023", "90,00", id="its achievement"),
        pytest.param(
            "iku-2[period=2022]", "2023", "82,00", id="what its paper stated for another year"
        ),
        pytest.param("ik-4[period=2023]", "2023", "45,00", id="of this year, said aloud"),
        pytest.param("index(skm)", "2023", "85,00", id="a survey"),
        pytest.param("index(skm[period=2022])", "2023", "80,00", id="the survey of another year"),
    ],
)
def test_names(formula: str, as_of: str, shown: str) -> None:
    assert actual(formula, as_of).display == shown


@pytest.mark.parametrize(
    ("formula", "reason"),
    [
        pytest.param("iku-1[period=2022]", Reason.NOT_COMPARABLE, id="stated on another scale"),
        pytest.param("iku-2[period=2021]", Reason.NOT_IN_SOURCE, id="a year that no paper states"),
        pytest.param("ktp[period=2021]", Reason.NOT_IN_SOURCE, id="a component of such a year"),
        pytest.param("ik-5", Reason.NOT_REPORTED, id="an indicator that is not reported"),
        pytest.param("ik-5.target", Reason.NO_TARGET, id="a target that nobody set"),
        pytest.param("ik-5.achievement", Reason.NO_TARGET, id="the achievement of neither"),
        pytest.param(
            "index(skm[period=2021])", Reason.NOT_REPORTED, id="a survey that was not held"
        ),
        pytest.param("tidak-ada", Reason.MISSING_INPUT, id="a name that is not there"),
        pytest.param(
            "akta[period=2023-Q4]", Reason.MISSING_INPUT, id="quarters that are not counted yet"
        ),
    ],
)
def test_what_is_not_there_is_named_as_the_formula_names_it(formula: str, reason: Reason) -> None:
    value = actual(formula)
    assert isinstance(value, Unavailable)
    assert (value.reason, value.missing) == (reason, (formula,))


def test_words_cannot_be_computed_with() -> None:
    year = office_year()
    rows = (report("ik-4", None, text="Sudah", met=True),)
    value = actual(
        "ik-4 + 1",
        outputs=rows,
        indicators=(*year.indicators, indicator("x", "ik-4 + 1", tier="X")),
    )
    assert isinstance(value, Unavailable)
    assert value.missing == ("ik-4",)


# --- components


def ratio(formula: str, **changes: object) -> CellValue:
    parts = (component("ktp", formula=formula), component("akta", aggregation=Aggregation.SUM))
    given: dict[str, object] = {
        "counts": ROWS,
        "components": parts,
        "indicators": (),
        "agreements": (),
    }
    result = assess(office_year(**{**given, "nodes": (), **changes}), rule_set())
    return result.components[0].ratio


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        pytest.param("100 * ktp.have / ktp.need", "90,00", id="its own measures"),
        pytest.param(
            "100 * ktp.have[period=2022] / ktp.need", "80,00", id="its own of another year"
        ),
        pytest.param(
            f"100 * ktp.have[area={HULU}] / ktp.need", "15,00", id="its own in one kecamatan"
        ),
        pytest.param("ktp.have[period=2023] / 6", "90,00", id="its own, said aloud"),
        pytest.param(
            "100 * ktp.have / (ktp.need + akta.need)",
            "…",
            id="of another component, all four quarters",
        ),
        pytest.param("ktp.have / index(skm)", "…", id="a component asks nobody"),
        pytest.param("ktp.have / lain.need", "…", id="a measure that is not there"),
        pytest.param(
            "share(programs.achievement > 50) * ktp.have / 540",
            "…",
            id="a component has no members",
        ),
    ],
)
def test_what_a_component_may_name(formula: str, shown: str) -> None:
    assert ratio(formula).display == shown


@pytest.mark.parametrize(
    ("formula", "missing"),
    [
        ("ktp.have / index(skm)", ("index(skm)",)),
        ("ktp.have / lain.need", ("lain.need",)),
        ("lain.have / lain.need", ("lain.have", "lain.need")),
    ],
)
def test_what_a_component_lacks_is_named(formula: str, missing: tuple[str, ...]) -> None:
    value = ratio(formula)
    assert isinstance(value, Unavailable)
    assert (value.reason, value.missing) == (Reason.MISSING_INPUT, missing)


def test_a_measure_of_another_component_in_the_same_area() -> None:
    rows = (*counts("ktp", [90, 180, 270], [1, 1, 1]), *counts("akta", [0, 0, 0], [100, 200, 300]))
    assert ratio("100 * ktp.have / akta.need", counts=rows).display == "90,00"


# --- collections

OUTPUTS = (report("ik-4", 45), output("II.1.1", 10, 8), output("II", 10, 7))
INPUTS = (
    money("I.1.1", 100, 90),
    money("I.1.2", 300, 270),
    money("II.1.1", 600, 300),
    money("II.1.1", 10, 10, resource=Resource.STAFF),
    money("II.1.1", 100, 99, kind="capital"),
)


@every_case(
    ("formula", "shown"),
    [
        pytest.param("count(programs.achievement >= 70)", "2,00", id="programs"),
        pytest.param("count(programs.achievement > 70)", "1,00", id="beyond the limit"),
        pytest.param("count(programs.achievement = 100)", "1,00", id="exactly"),
        pytest.param("share(programs.achievement < 100)", "50,00", id="a share of programs"),
        pytest.param(
            "count(activities.achievement > 0)",
            "…",
            id="activities without anything that measures them",
        ),
        pytest.param(
            "count(subactivities.achievement > 0)", "2,00", id="sub-activities that are measured"
        ),
        pytest.param(
            "count(programs.absorption >= 90)", "1,00", id="money, not staff and not by kind"
        ),
        pytest.param("count(activities.absorption <= 50)", "1,00", id="activities by money"),
        pytest.param(
            "count(subactivities.absorption >= 90)", "2,00", id="sub-activities by money"
        ),
        pytest.param(
            "count(indicators.achievement >= 90)", "3,00", id="all indicators but itself"
        ),
        pytest.param("count(indicators[tier=II].achievement >= 90)", "1,00", id="of one tier"),
        pytest.param("count(objectives.achievement >= 90)", "2,00", id="objectives"),
        pytest.param(
            "count(objectives[tier=III].achievement >= 90)", "1,00", id="objectives of one tier"
        ),
    ],
)
def test_members_of_collections(formula: str, shown: str) -> None:
    """I is measured by ik-3 (100), II by its output (70), I.1.1 by ik-4 (90),
    II.1.1 by its output (80).
    """
    assert (
        actual(formula, outputs=OUTPUTS, inputs=INPUTS, counts=office_year().counts).display
        == shown
    )


def test_an_indicator_that_is_half_known_leaves_no_tally() -> None:
    """akta has no count of the second half of the year, so that iku-2 has no achievement."""
    gap = actual("count(indicators[tier=II].achievement >= 90)", outputs=OUTPUTS, inputs=INPUTS)
    assert isinstance(gap, Unavailable)
    assert gap.words == "1 dari 2 belum ada nilainya"


def test_of_parts_of_the_year_nothing_is_known_of_programs() -> None:
    result = found("count(programs.achievement > 0)", outputs=OUTPUTS, inputs=INPUTS)
    by_period = {str(part.period): part.actual for part in result.periods}
    assert by_period["2023"].display == "2,00"
    assert [
        period for period, value in by_period.items() if not isinstance(value, Unavailable)
    ] == ["2023"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("iku-2", "iku-2"),
        ("iku-2.actual", "iku-2"),
        ("iku-2.target", "iku-2"),
        ("iku-2.achievement", "iku-2"),
        ("iku-2.lain", "iku-2.lain"),
    ],
)
def test_the_indicator_behind_a_field(name: str, code: str) -> None:
    assert indicator_of(name) == code


# --- surveys of parts of the year

SURVEYS = (*elements(["70"], "2023-S1"), *elements(["90"], "2023-S2"), *elements(["60"], 2022))


@pytest.mark.parametrize(
    ("formula", "as_of", "shown"),
    [
        ("index(skm)", "2023", "90,00"),
        ("index(skm)", "2023-S1", "70,00"),
        ("index(skm)", "2023-Q1", "…"),
        ("index(skm[period=2023-S1])", "2023", "70,00"),
        ("index(skm[period=2023-Q3])", "2023", "70,00"),
        ("index(skm[period=2022])", "2023", "60,00"),
    ],
)
def test_the_latest_survey_until_a_period(formula: str, as_of: str, shown: str) -> None:
    declared = (survey(year_value=SurveyYear.LATEST),)
    assert actual(formula, as_of, survey_elements=SURVEYS, surveys=declared).display == shown


def test_half_a_year_is_no_year_where_nothing_is_declared() -> None:
    found = [
        actual("index(skm)", when, survey_elements=SURVEYS).display for when in ("2023", "2023-S2")
    ]
    assert found == ["…", "90,00"]


def test_an_aggregation_is_that_of_the_component_that_a_measure_belongs_to() -> None:
    parts = (
        component("ktp", aggregation=Aggregation.MEAN),
        component("akta", aggregation=Aggregation.SUM),
    )
    rows = tuple(
        count(m, HULU, n, f"2023-Q{n}") for m in ("ktp.have", "akta.have") for n in (1, 2)
    )
    shown: Mapping[str, str] = {
        code: actual(f"{code}.have[area={HULU}]", "2023-Q2", components=parts, counts=rows).display
        for code in ("ktp", "akta")
    }
    assert shown == {"ktp": "1,50", "akta": "3,00"}


def test_a_tier_that_no_one_has() -> None:
    nodes = (node("I"),)
    lines = (agreement(agreement_target("iku-1", 85)),)
    value = actual(
        "share(indicators[tier=IX].achievement > 1)", nodes=nodes, agreements=lines, outputs=()
    )
    assert isinstance(value, Unavailable)
