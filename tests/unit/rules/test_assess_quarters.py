"""An invented office that counts, promises and pays by quarter:
what it knows at each point of the year.

Stock `ktp` (last quarter counts), events `akta` (quarters add up), reports `ik-4` (add up), `ik-5`
(mean). ktp: 100, 120, 150, 180 of 200 in each quarter. akta: 2 of 4, 3 of 4, 0 of 0, 7 of 8.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.factories import (
    AREAS,
    DOCUMENTS,
    HULU,
    agreement,
    agreement_target,
    component,
    count,
    elements,
    indicator,
    money,
    node,
    office_year,
    output,
    policies,
    report,
    rule_set,
    target,
)

from capaian.domain.assessment import Assessment, IndicatorResult, PeriodResult
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.policy import Aggregation, AgreementChoice
from capaian.domain.survey import SurveyYear
from capaian.domain.value import INDEX, Reason, Unavailable
from capaian.rules.assess import assess

QUARTERS = ("2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4")
HAVE, NEED = (100, 120, 150, 180), (200, 200, 200, 200)
BORN, DUE = (2, 3, 0, 7), (4, 4, 0, 8)
DONE, LATE = (10, 15, 5, 20), (4, 6, 5, 9)


def counts_of(measure: str, values: tuple[int, ...]) -> tuple[object, ...]:
    return tuple(
        count(measure, HULU, value, when) for when, value in zip(QUARTERS, values, strict=True)
    )


def office(**changes: object) -> OfficeYear:
    original = agreement(
        agreement_target("ik-3", 90, q1=50, q2=60, q3=70, q4=90),
        agreement_target("ik-4", 50, q1=10, q2=10, q3=10, q4=20),
        agreement_target("ik-5", 5, q2=5),
        agreement_target("akta-lahir", 80),
    )
    revised = replace(
        original,
        id="perubahan",
        revision=1,
        signed="2023-08",
        targets=(
            agreement_target("ik-3", 95, q1=50, q2=60, q3=80, q4=95),
            *original.targets[1:],
        ),
    )
    chosen: dict[str, object] = {
        "areas": AREAS[:1],
        "components": (component("ktp"), component("akta", aggregation=Aggregation.SUM)),
        "indicators": (
            indicator("ik-3", "ktp"),
            indicator("ik-4", unit=DOCUMENTS, aggregation=Aggregation.SUM),
            indicator("ik-5", unit=DOCUMENTS, aggregation=Aggregation.MEAN),
            indicator("akta-lahir", "akta", plan_targets={2023: target(70)}),
        ),
        "agreements": (original, revised),
        "counts": (
            *counts_of("ktp.have", HAVE),
            *counts_of("ktp.need", NEED),
            *counts_of("akta.have", BORN),
            *counts_of("akta.need", DUE),
        ),
        "outputs": (
            *(report("ik-4", n, when) for when, n in zip(QUARTERS, DONE, strict=True)),
            *(report("ik-5", n, when) for when, n in zip(QUARTERS, LATE, strict=True)),
            *(
                output("I", 5, n, period=Period.parse(when))
                for when, n in zip(QUARTERS, (5, 4, 3, 2), strict=True)
            ),
        ),
        "nodes": (node("I", objective="sasaran-1"),),
        "inputs": tuple(
            money("I", 100, n, period=Period.parse(when))
            for when, n in zip(QUARTERS, (10, 50, 90, 100), strict=True)
        ),
        "survey_elements": (),
        "history": (),
        "peers": (),
        "surveys": (),
    }
    return office_year(**{**chosen, **changes})


def as_of(when: str, **changes: object) -> Assessment:
    return assess(office(**changes), rule_set(), Period.parse(when))


def found(result: Assessment, code: str) -> IndicatorResult:
    return next(own for own in result.indicators if own.code == code)


def row(part: PeriodResult) -> tuple[str, str, str]:
    return part.target.display, part.actual.display, part.achievement.display


@pytest.mark.parametrize(
    ("when", "ktp", "akta"),
    [
        ("2023-Q1", "50,00", "50,00"),
        ("2023-Q2", "60,00", "62,50"),
        ("2023-S1", "60,00", "62,50"),
        ("2023-Q3", "75,00", "62,50"),
        ("2023-Q4", "90,00", "75,00"),
        ("2023-S2", "90,00", "75,00"),
        ("2023", "90,00", "75,00"),
    ],
)
def test_a_stock_is_what_it_was_last_and_events_are_a_ratio_of_sums(
    when: str, ktp: str, akta: str
) -> None:
    result = as_of(when)
    assert [c.ratio.display for c in result.components] == [ktp, akta]


@pytest.mark.parametrize(
    ("when", "ik_3", "ik_4", "ik_5"),
    [
        ("2023-Q1", ("50", "50,00", "100,00"), ("10", "10", "100,00"), ("t.t.", "4", "t.t.")),
        ("2023-Q2", ("60", "60,00", "100,00"), ("20", "25", "125,00"), ("5", "5", "100,00")),
        ("2023-Q3", ("80", "75,00", "93,75"), ("30", "30", "100,00"), ("t.t.", "5", "t.t.")),
        ("2023-Q4", ("95", "90,00", "94,74"), ("50", "50", "100,00"), ("t.t.", "6", "t.t.")),
        ("2023", ("95", "90,00", "94,74"), ("50", "50", "100,00"), ("5", "6", "120,00")),
    ],
)
def test_target_actual_and_achievement_at_each_point_of_the_year(
    when: str, ik_3: tuple[str, ...], ik_4: tuple[str, ...], ik_5: tuple[str, ...]
) -> None:
    result = as_of(when)
    assert [row(found(result, code).current) for code in ("ik-3", "ik-4", "ik-5")] == [
        ik_3,
        ik_4,
        ik_5,
    ]


def test_the_parts_of_the_year_stand_beside_it() -> None:
    periods = found(as_of("2023"), "ik-4").periods
    assert [(str(p.period), *row(p)) for p in periods] == [
        ("2023-Q1", "10", "10", "100,00"),
        ("2023-Q2", "20", "25", "125,00"),
        ("2023-Q3", "30", "30", "100,00"),
        ("2023-Q4", "50", "50", "100,00"),
        ("2023", "50", "50", "100,00"),
    ]


@pytest.mark.parametrize(
    ("when", "number"),
    [("2023-Q1", 1), ("2023-Q2", 2), ("2023-S1", 3), ("2023-Q3", 3), ("2023", 5)],
)
def test_nothing_of_later_periods_is_shown(when: str, number: int) -> None:
    assert len(found(as_of(when), "ik-4").periods) == number


def test_what_was_known_in_a_quarter_does_not_change_with_what_came_later() -> None:
    """The same figures as of the second quarter, whether or not the later ones are in the dossier.

    Targets and budgets of later quarters are plans: they are known from the start.
    """
    whole, end = office(), Period.parse("2023-Q2").end
    early = replace(
        whole,
        counts=tuple(c for c in whole.counts if c.period.end <= end),
        outputs=tuple(
            o if o.period.end <= end else replace(o, actual=None) for o in whole.outputs
        ),
        inputs=tuple(i if i.period.end <= end else replace(i, actual=None) for i in whole.inputs),
    )
    second = Period.parse("2023-Q2")
    assert assess(whole, rule_set(), second).traces == assess(early, rule_set(), second).traces


# --- agreements


@pytest.mark.parametrize(
    ("choice", "when", "goal"),
    [
        pytest.param(AgreementChoice.LATEST, "2023-Q2", "60", id="before the change"),
        pytest.param(AgreementChoice.LATEST, "2023-Q3", "80", id="after the change"),
        pytest.param(AgreementChoice.LATEST, "2023", "95", id="the year, changed"),
        pytest.param(AgreementChoice.ORIGINAL, "2023-Q3", "70", id="as first agreed"),
        pytest.param(AgreementChoice.ORIGINAL, "2023", "90", id="the year, as first agreed"),
    ],
)
def test_original_and_changed_agreement(choice: AgreementChoice, when: str, goal: str) -> None:
    result = as_of(when, policies=policies(agreement=choice))
    assert found(result, "ik-3").current.target.display == goal


def test_quarters_of_the_year_are_judged_by_the_agreement_in_force_at_its_end() -> None:
    goals = [part.target.display for part in found(as_of("2023"), "ik-3").periods]
    assert goals == ["50", "60", "80", "95", "95"]


def test_the_plan_does_not_stand_in_for_a_quarter() -> None:
    own = "akta-lahir"
    assert found(as_of("2023", agreements=()), own).current.target.display == "70"
    quarter = found(as_of("2023-Q2", agreements=()), own).current
    assert isinstance(quarter.target, Unavailable)
    assert quarter.target.reason is Reason.NO_TARGET
    assert quarter.actual.display == "62,50"


# --- money, outputs, surveys


@pytest.mark.parametrize(
    ("when", "money_line", "outputs"),
    [
        ("2023-Q1", ("100", "10", "10,00"), ("5", "5", "100,00")),
        ("2023-Q2", ("200", "60", "30,00"), ("10", "9", "90,00")),
        ("2023", ("400", "250", "62,50"), ("20", "14", "70,00")),
    ],
)
def test_money_and_outputs_until_a_period(
    when: str, money_line: tuple[str, ...], outputs: tuple[str, ...]
) -> None:
    program = next(n for n in as_of(when).nodes if n.id == "I")
    assert program.money is not None
    line, (only,) = program.money, program.outputs
    assert (line.revised.display, line.actual.display, line.ratio.display) == money_line
    assert (only.target.display, only.actual.display, only.achievement.display) == outputs


@pytest.mark.parametrize(
    ("when", "surveyed", "shown"),
    [
        ("2023-Q1", [], "…"),
        ("2023-Q2", ["2023-S1"], "70,00"),
        ("2023", ["2023-S1", "2023-S2"], "90,00"),
    ],
)
def test_surveys_taken_until_a_period(when: str, surveyed: list[str], shown: str) -> None:
    base = office_year()
    own = indicator("ikm", "index(skm)", unit=INDEX)
    rows = (*elements(["70"], "2023-S1"), *elements(["90"], "2023-S2"))
    declared = tuple(replace(survey, year_value=SurveyYear.LATEST) for survey in base.surveys)
    result = as_of(when, surveys=declared, survey_elements=rows, indicators=(own,), agreements=())
    assert [str(survey.period) for survey in result.surveys] == surveyed
    assert found(result, "ikm").current.actual.display == shown


def test_the_same_quarter_of_the_year_before() -> None:
    rows = tuple(count(m, HULU, n, "2022-Q2") for m, n in (("ktp.have", 80), ("ktp.need", 200)))
    base = office()
    ktp = as_of("2023-Q2", counts=(*base.counts, *rows)).components[0]
    assert (ktp.prior_ratio.display, ktp.change.display) == ("40,00", "20,00")
    year = as_of("2023", counts=(*base.counts, *rows)).components[0]
    assert year.prior_ratio.display == "40,00"


@pytest.mark.parametrize("when", ["2022", "2022-Q4", "2024-Q1"])
def test_another_year_is_refused(when: str) -> None:
    with pytest.raises(ValueError, match="is no part of 2023"):
        as_of(when)


@pytest.mark.parametrize("when", ["2023-Q1", "2023-S1", "2023"])
def test_every_trace_says_of_which_period_it_is_at_the_latest(when: str) -> None:
    """No result rests on a row of a later period than the one asked for;
    targets and budgets are plans.
    """
    result = as_of(when)
    later = [q for q in QUARTERS if Period.parse(q).end > Period.parse(when).end]
    labels = [Period.parse(q).label for q in later]
    subjects = [
        t.subject for t in result.traces.values() if any(label in t.subject for label in labels)
    ]
    assert [subject for subject in subjects if not subject.startswith(("Target", "Pagu"))] == []
    assert bool(subjects) is (when != "2023")
