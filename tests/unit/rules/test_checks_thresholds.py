"""Each check on both sides of its threshold: just below it is silent, one step further it speaks.

`checked_years` has a plain year for every check; here stand the pairs in which a rule is easily
off by one, takes the wrong period, or blames the wrong row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

import pytest
from tests import factories as make
from tests.every_case import every_case
from tests.unit.rules.checked_years import (
    LOUD,
    SUM,
    agreed,
    bare,
    counted,
    inputs,
    ktp,
    of_indicator,
    of_output,
    people,
    ranged,
    recap,
    staff,
    surveyed,
    used,
)
from tests.unit.rules.test_every_check import LAW, issues_of

from capaian.domain.identifiers import PostId
from capaian.domain.issue import Level
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import AgreementKind, Polarity
from capaian.domain.policy import AchievementMethod, Aggregation, ZeroRule, ZeroRules
from capaian.domain.survey import ELEMENTS, SurveyYear
from capaian.domain.work import Resource
from capaian.rulebook import load_reference
from capaian.rules.checks.validate import CHECKS, validate

MONTHS: Final = [f"2023-M{n:02}" for n in range(1, 13)]
NINE: Final = make.elements(["80", "84", "91", "82", "83", "85", "86", "87", "88"])


def events(had: Sequence[int | None], need: Sequence[int | None]) -> OfficeYear:
    """Documents issued and events of one kecamatan, by months."""
    rows = [
        make.count(f"ktp.{side}", make.HULU, value, when)
        for side, values in (("have", had), ("need", need))
        for when, value in zip(MONTHS, values, strict=False)
    ]
    return bare(components=(make.component(aggregation=SUM),), counts=tuple(rows))


def two_agreements(**changes: object) -> OfficeYear:
    first = make.agreement(make.agreement_target("ik", 80))
    return of_indicator(agreements=(first, replace(first, id="lain", **changes)))


def dated(first: str | None, last: str | None) -> OfficeYear:
    days = {
        "valid_from": date.fromisoformat(first) if first else None,
        "valid_to": date.fromisoformat(last) if last else None,
    }
    return of_indicator(agreements=agreed(make.agreement_target("ik", 80)), **days)


def closer(aim: object, **changes: object) -> OfficeYear:
    own = {"polarity": Polarity.CLOSER_IS_BETTER, **changes}
    return of_indicator(agreements=agreed(make.agreement_target("ik", aim)), **own)


def namesakes(
    first: str | None, second: str | None, name: str = "Indeks ASN", **changes: object
) -> OfficeYear:
    both = (
        make.indicator("a", name="Indeks ASN", owner=PostId("kabid")),
        make.indicator("b", name=name, **changes),
    )
    return bare(indicators=both, outputs=(make.report("a", first), make.report("b", second)))


def regency_beside(*districts: int | None) -> OfficeYear:
    """The year of the regency is 6; its kecamatan have counted a quarter."""
    areas = zip((make.HULU, make.TENGAH, make.HILIR), districts, strict=True)
    rows = [make.count("ktp.have", area, value, "2023-Q1") for area, value in areas]
    return bare(
        components=(make.component(aggregation=SUM),),
        counts=(make.count("ktp.have", make.REGENCY, 6), *rows),
    )


def money_of(column: str, year: int, *parts: tuple[str, int], when: str = "2023") -> OfficeYear:
    rows = [(when, year), *parts]
    return inputs(
        *(
            replace(
                make.money("I.1.1", None, None, period=make.period(each)),
                **{column: Decimal(value)},
            )
            for each, value in rows
        )
    )


def quarters(value: int, count_: int = 4) -> list[tuple[str, int]]:
    return [(f"2023-Q{n}", value) for n in range(1, count_ + 1)]


def stated(achievement: str, **changes: object) -> OfficeYear:
    """40 of 50 by an earlier paper: 80 percent, or 120 where less is better."""
    row = replace(make.history("ik", "40", "50"), achievement=Decimal(achievement))
    return of_indicator(history=(row,), **changes)


def of_year(*rows: object, year_value: SurveyYear = SurveyYear.OWN) -> OfficeYear:
    return surveyed(*rows, year_value=year_value)


DISTRICTS_OF_KTP: Final = {"components": (make.component("ktp"),)}
HALF: Final = make.counts("ktp", [90, 180, 270], [100, 200, 300])
WAITING: Final = replace(make.element("U1", "80"), index=None)

PAIRS: Final[Sequence[tuple[str, OfficeYear, OfficeYear]]] = (
    # of a year whose months are not all known no sum is made
    (
        "part_larger_than_whole.parts_above_wholes",
        events([9] * 11 + [None], [8] * 12),
        events([8] * 11 + [9], [8] * 12),
    ),
    ("part_larger_than_whole.parts_above_wholes", ktp("100", 100), ktp("100.5", 100)),
    ("part_larger_than_whole.parts_above_wholes", ktp(8, 8, "2023-M06"), ktp(9, 8, "2023-M06")),
    ("part_larger_than_whole.carried_events", events([8], [8]), events([9], [8])),
    (
        "part_larger_than_whole.peer_parts",
        recap(make.peer("99.02", 100, 100)),
        recap(make.peer("99.02", 101, 100)),
    ),
    (
        "total_differs.counts_totals",
        bare(**DISTRICTS_OF_KTP, counts=(*HALF[:2], make.count("ktp.have", make.REGENCY, 999))),
        bare(**DISTRICTS_OF_KTP, counts=(*HALF, make.count("ktp.have", make.REGENCY, 541))),
    ),
    # a fall is from the last figure that is known, within the year, and of stocks alone
    (
        "cumulative_falls",
        counted([("2022-S2", 95), ("2023-S2", 90)]),
        counted([("2023-S1", 95), ("2023-S2", 90)]),
    ),
    (
        "cumulative_falls",
        counted([("2023-Q1", 90), ("2023-Q3", 90)]),
        counted([("2023-Q1", 91), ("2023-Q3", 90)]),
    ),
    (
        "cumulative_falls",
        counted([("2023-S1", 95), ("2023-S2", 90)], way=SUM),
        counted([("2023-S2", 90), ("2023-S1", 95)]),
    ),
    (
        "count_missing",
        bare(**DISTRICTS_OF_KTP, counts=make.counts("ktp", [None] * 3, [None] * 3)),
        bare(**DISTRICTS_OF_KTP, counts=(*HALF[1:3], make.count("ktp.have", make.REGENCY, 540))),
    ),
    (
        "count_missing",
        bare(**DISTRICTS_OF_KTP, counts=make.counts("ktp", [0, 0, 0], [1, 1, 1])),
        bare(**DISTRICTS_OF_KTP, counts=make.counts("ktp", [0, 0, None], [1, 1, 1])),
    ),
    # shorter periods: all of them differ, or some exceed already
    (
        "total_differs.periods",
        counted([("2023", 10), ("2023-Q1", 4), ("2023-Q3", 6)], way=SUM),
        counted([("2023", 9), ("2023-Q1", 4), ("2023-Q3", 6)], way=SUM),
    ),
    (
        "total_differs.periods",
        counted([("2023", 8), ("2023-S1", 4), ("2023-S2", 4), ("2023-M02", 4)], way=SUM),
        counted([("2023", 8), ("2023-S1", 4), ("2023-S2", 4), ("2023-M02", 5)], way=SUM),
    ),
    (
        "total_differs.periods",
        counted([("2023-Q2", 3), ("2023-M03", 9), ("2023-M04", 3), ("2023-S1", 90)], way=SUM),
        counted([("2023-Q2", 3), ("2023-M04", 4)], way=SUM),
    ),
    (
        "total_differs.periods",
        counted([("2023", 4), ("2023-Q1", 9), ("2023-Q4", 4)]),
        counted([("2023", 5), ("2023-Q1", 5), ("2023-Q4", 4)]),
    ),
    (
        "total_differs.periods",
        counted([("2023", 41), *quarters(10)], way=Aggregation.MEAN),
        counted([("2023", 41), *quarters(10)], way=Aggregation.RATIO_OF_SUMS),
    ),
    # kecamatan stand for the regency where all have counted
    ("total_differs.periods", regency_beside(1, 2, 3), regency_beside(1, 2, 4)),
    ("total_differs.periods", regency_beside(9, 9, None), regency_beside(9, 9, 0)),
    (
        "total_differs.periods",
        money_of("original", 40, *quarters(10)),
        money_of("original", 41, *quarters(10)),
    ),
    (
        "total_differs.periods",
        money_of("actual", 20, *quarters(10, 2)),
        money_of("actual", 19, *quarters(10, 2)),
    ),
    (
        "total_differs.periods",
        money_of("revised", 20, *quarters(10), when="2023-S1"),
        money_of("revised", 19, *quarters(10), when="2023-S1"),
    ),
    (
        "total_differs.periods",
        inputs(
            make.money("I.1.1", 5, None, period=make.period("2023-S1")),
            make.money("I.1.1", 9, None, period=make.period("2023-Q1"), kind="goods"),
        ),
        money_of("revised", 5, ("2023-Q1", 9), when="2023-S1"),
    ),
    (
        "total_differs.periods",
        bare(outputs=of_output(1, 1, 1).outputs),
        bare(nodes=(), outputs=(*of_output(1, 1, 1, 1).outputs, make.output("I.1.1", None, 5))),
    ),
    # money above its ceiling: no budget is not 0, persons are no money, the year's own spending
    # counts
    (
        "realised_above_budget",
        inputs(make.money("I.1.1", None, 101)),
        inputs(make.money("I.1.1", None, 101, original=Decimal(100))),
    ),
    (
        "realised_above_budget",
        inputs(make.money("I.1.1", 3, 4, resource=Resource.STAFF)),
        inputs(make.money("I.1.1", 3, 4)),
    ),
    (
        "realised_above_budget",
        inputs(make.money("I.1.1", 25, 25), *used(10, 10, 10).inputs),
        inputs(make.money("I.1.1", 25, None), *used(10, 10, 10).inputs),
    ),
    (
        "realised_above_budget",
        used(8, 10, 12, 10, plans=(10,) * 4),
        used(9, 10, 12, 10, plans=(10,) * 4),
    ),
    (
        "realised_above_budget",
        used(9, 10, 12, plans=(10,) * 3),
        used(9, 10, 12, 10, plans=(10,) * 4),
    ),
    ("realised_above_cash_plan", used(10, plans=(10,)), used(11, plans=(10,))),
    # statistics of surveys
    (
        "survey_out_of_range",
        surveyed(make.element("U1", "100")),
        surveyed(make.element("U1", "100.01")),
    ),
    (
        "survey_out_of_range",
        surveyed(make.element("U1", None, "1")),
        surveyed(make.element("U1", None, "0.99")),
    ),
    ("survey_elements_missing", surveyed(*NINE), surveyed(*NINE[:8])),
    (
        "survey_elements_missing",
        surveyed(*(replace(row, code=f"P{n}") for n, row in enumerate(NINE[:8]))),
        surveyed(*NINE[4:]),
    ),
    (
        "survey_elements_missing",
        surveyed(
            *make.elements(["80", "84"]),
            *make.elements(["80", "84"], 2022),
            make.element("*", "82"),
        ),
        surveyed(*make.elements(["80", "84"]), *make.elements(["80"], 2022)),
    ),
    # three elements of 80, 84 and 91 are 85
    (
        "two_values.two_indices",
        surveyed(*NINE[:3], make.element("*", "85.005")),
        surveyed(*NINE[:3], make.element("*", "85.01")),
    ),
    (
        "two_values.two_indices",
        surveyed(make.element("*", "85"), make.element("*", "80", when=2022)),
        surveyed(*NINE[:3], make.element("*", "84.99")),
    ),
    (
        "survey_year_missing",
        of_year(WAITING, *make.elements(["80"], "2023-Q2"), year_value=SurveyYear.LATEST),
        of_year(WAITING, *make.elements(["80"], "2023-Q2")),
    ),
    (
        "survey_year_missing",
        of_year(WAITING, *make.elements(["80"], 2022)),
        of_year(*make.elements(["80"], 2022)),
    ),
    # another regency: a ratio within its rounding
    (
        "two_values.peer_values",
        recap(make.peer("99.02", 95, 100, "95.004")),
        recap(make.peer("99.02", 95, 100, "95.01")),
    ),
    (
        "total_differs.staff_parts",
        people(staff("A", 3), staff("B", 2, "A"), staff("C", None, "A")),
        people(staff("A", 3), staff("B", 2, "A"), staff("C", 2, "A")),
    ),
    # choices
    (
        "zero_rule_without_cap",
        bare(policies=make.policies(zero=ZeroRules(no_events=ZeroRule.CAP), cap=Decimal(120))),
        bare(policies=make.policies(zero=ZeroRules(no_events=ZeroRule.CAP))),
    ),
    (
        "negative_tolerance",
        bare(policies=make.policies(trend_tolerance=Decimal(0))),
        bare(policies=make.policies(trend_tolerance=Decimal("-0.01"))),
    ),
    (
        "target_range",
        of_indicator(agreements=agreed(make.agreement_target("ik", ranged(4, 4)))),
        of_indicator(agreements=agreed(make.agreement_target("ik", ranged(5, 4)))),
    ),
    # two agreements claim one place unless year, superior, tier, number or post differs
    ("same_revision", two_agreements(revision=1), two_agreements()),
    (
        "same_revision",
        two_agreements(kind=AgreementKind.DIRECTOR_GENERAL),
        two_agreements(first_party="Plt. Kepala Dinas"),
    ),
    ("same_revision", two_agreements(tier="III"), two_agreements(first_party="")),
    ("target_without_bounds", closer(ranged(None, 90)), closer(80)),
    (
        "target_without_bounds",
        closer(80, method=AchievementMethod.TOLERANCE, tolerance=Decimal(2)),
        closer(make.target(None, text="sekitar 80"), method=AchievementMethod.RANGE),
    ),
    # a definition in force on one day of the year can be promised
    ("target_out_of_force", dated("2023-12-31", None), dated("2024-01-01", None)),
    ("target_out_of_force", dated(None, "2023-01-01"), dated(None, "2022-12-31")),
    # formulas of components in any order
    (
        "component_with_other_measures",
        bare(components=(make.component(formula="100 / (ktp.need / ktp.have)"),)),
        bare(components=(make.component(formula="100 * ktp.have / ktp.have"),)),
    ),
    # earlier papers
    ("two_values.history_achievements", stated("80.00"), stated("79.6")),
    (
        "two_values.history_achievements",
        stated("120", polarity=Polarity.LOWER_IS_BETTER),
        stated("120"),
    ),
    ("two_values.namesakes", namesakes("85.38", "85.38"), namesakes("85.38", "84.85")),
    ("two_values.namesakes", namesakes("85.38", None), namesakes("85.38", "84.85", "indeks  asn")),
    (
        "two_values.namesakes",
        namesakes("85.38", "84.85", unit=make.DOCUMENTS),
        namesakes("0", "84.85"),
    ),
    (
        "two_values.namesakes",
        namesakes("85.38", "84.85", owner=PostId("kasi")),
        namesakes("85.38", "84.85", owner=PostId("kabid")),
    ),
)


@every_case("number", range(len(PAIRS)))
def test_below_the_threshold_it_is_silent_and_above_it_speaks(number: int) -> None:
    check, below, above = PAIRS[number]
    assert issues_of(check, below) == []
    assert issues_of(check, above)


@every_case("check", LOUD)
def test_what_has_a_subject_may_be_declared_and_nothing_else(check: str) -> None:
    for year in LOUD[check]:
        found = issues_of(check, year)
        subjects = [issue.subject for issue in found if issue.subject is not None]
        issues = validate(
            replace(year, differences=(make.difference(*subjects, f"{check}:x"),)), LAW
        )
        declared = [issue for issue in issues if issue.subject in subjects]
        assert all((issue.level, issue.remedy) == (Level.WARNING, "") for issue in declared)
        assert [issue.value for issue in issues if issue.code == "difference_without_use"] == [
            f"{check}:x"
        ]
        # errors of choices stay errors whatever is declared
        assert [i.level for i in issues_of(check, year) if i.subject is None] == [
            i.level for i in found if i.subject is None
        ]


@pytest.mark.parametrize(
    ("spending", "nodes"),
    [
        pytest.param(
            (("I", 11), ("I.1", 11), ("I.1.1", 11), ("*", 11)), ["I.1.1"], id="all the way up"
        ),
        pytest.param(
            (("I.1", 22), ("I.1.1", 11), ("I.1.2", 11)), ["I.1.1", "I.1.2"], id="both parts"
        ),
        pytest.param((("I", 11), ("I.1.1", 10)), ["I"], id="the part is within"),
    ],
)
def test_an_excess_is_blamed_on_the_lowest_node(
    spending: Sequence[tuple[str, int]], nodes: list[str]
) -> None:
    year = inputs(*(make.money(node, 10 if spent < 20 else 20, spent) for node, spent in spending))
    found = issues_of("realised_above_budget", year)
    assert [issue.subject for issue in found] == [
        f"realised_above_budget:{node}:all:2023" for node in nodes
    ]


def test_the_elements_of_surveys_are_those_of_the_law() -> None:
    assert [entry.code for entry in load_reference().survey_elements] == [*ELEMENTS]


def test_every_pair_is_of_a_check() -> None:
    assert {check for check, *_ in PAIRS} <= CHECKS.keys()


@pytest.mark.parametrize(
    ("formula", "code"),
    [
        ("100 * ktp.hve / ktp.need", "formula_unknown_name"),
        ("100 * (ktp.have", "formula_syntax"),
        ("67,5", "formula_number_form"),
        ("(" * 500 + "1", "formula_too_long"),
    ],
)
def test_a_bad_formula_is_an_error_at_its_place(formula: str, code: str) -> None:
    year = bare(
        components=(make.component(formula=formula),), indicators=(make.indicator("ik", formula),)
    )
    found = [issue for issue in validate(year, LAW) if issue.code == code]
    assert [str(issue.place) for issue in found] == [
        "plan.yaml, baris 40, kolom formula",
        "plan.yaml, baris 60, kolom formula",
    ]
    assert all(
        (issue.level, issue.value) == (Level.ERROR, formula) and issue.remedy for issue in found
    )
