"""Office-years with one result that cannot be meant, by the check that speaks of it;
and sound ones.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from tests.factories import (
    AREAS,
    DOCUMENTS,
    HULU,
    REGENCY,
    agreement_target,
    component,
    count,
    element,
    elements,
    history,
    indicator,
    money,
    office_year,
    output,
    partner,
    period,
    place,
    policies,
    report,
    staff,
    survey,
    target,
)
from tests.unit.rules.checked_years import NODES, QUARTERS, agreed, bare, ktp, of_output
from tests.unit.rules.test_assess_progress import plan_year

from capaian.domain.identifiers import AreaCode
from capaian.domain.office import Fact
from capaian.domain.office_year import OfficeYear
from capaian.domain.policy import Aggregation, Polarity, ZeroRule, ZeroRules
from capaian.domain.survey import SurveyYear
from capaian.domain.value import PERCENT, Unit

SUM, LOWER = Aggregation.SUM, Polarity.LOWER_IS_BETTER
SOUND = indicator("iku-2", unit=DOCUMENTS, is_key=True)


def measured(
    goal: object, *actuals: object, zero: ZeroRules | None = None, **changes: object
) -> OfficeYear:
    """A key indicator with its results by quarter, or of the year;
    another one reached 90 percent.
    """
    when = QUARTERS if len(actuals) > 1 else ["2023"]
    own = indicator("iku-1", **{"unit": DOCUMENTS, "is_key": True, **changes})
    rows = [report("iku-1", actual, day) for day, actual in zip(when, actuals, strict=False)]
    lines = agreed(agreement_target("iku-1", goal), agreement_target("iku-2", 10))
    return bare(
        indicators=(own, SOUND),
        agreements=lines,
        outputs=(*rows, report("iku-2", 9)),
        policies=policies(zero=zero or ZeroRules()),
    )


def summed(*actuals: object, goal: object = 12) -> OfficeYear:
    return measured(goal, *actuals, aggregation=SUM)


def spent(*actuals: int, budget: int = 120) -> OfficeYear:
    rows = [
        money("I.1", None, actual, period=period(when))
        for when, actual in zip(QUARTERS, actuals, strict=False)
    ]
    return bare(inputs=(money("I.1", budget, None), *rows))


def events(
    *actuals: int, other: Sequence[int] = (4, 9, 14, 20), third: Sequence[int] = ()
) -> OfficeYear:
    rows = [
        count("akta.have", area, actual, when)
        for area, values in ((HULU, actuals), ("99.01.02", other), ("99.01.03", third))
        for when, actual in zip(QUARTERS, values, strict=False)
    ]
    return bare(components=(component("akta", aggregation=SUM),), counts=tuple(rows))


def share(have: int, **changes: object) -> OfficeYear:
    year = ktp(have, 100, may_exceed_whole=True)
    own = indicator("iku-1", **{"name": "Persentase kepemilikan", **changes})
    rows = (report("iku-1", have),)
    return replace(
        year, indicators=(own,), agreements=agreed(agreement_target("iku-1", 90)), outputs=rows
    )


def computed(formula: str, goal: object = 90, **changes: object) -> OfficeYear:
    lines = agreed(agreement_target("iku-1", goal))
    own = (indicator("iku-1", formula, **changes),)
    return office_year(indicators=own, agreements=lines, nodes=(), outputs=(), history=())


def early_survey(when: str, **changes: object) -> OfficeYear:
    """An index of a part of a year that is over."""
    own = survey(**{"year_value": SurveyYear.LATEST, **changes})
    rows, outputs = (element("U1", "84", when=when),), (report("iku-1", 9),)
    return replace(measured(10), surveys=(own,), survey_elements=rows, outputs=outputs)


def surveyed_twice(before: Sequence[str], after: Sequence[str]) -> OfficeYear:
    """Indices of the elements of a survey last year and this year."""
    return replace(
        measured(10),
        surveys=(survey(),),
        survey_elements=(*elements(before, 2022), *elements(after)),
    )


def reached_twice(before: Sequence[str], after: Sequence[str]) -> OfficeYear:
    """Results of some indicators last year and this year."""
    codes = [f"ik-{n}" for n in range(len(after))]
    return bare(
        indicators=tuple(indicator(code) for code in codes),
        outputs=tuple(report(code, value) for code, value in zip(codes, after, strict=True)),
        history=tuple(history(code, value) for code, value in zip(codes, before, strict=True)),
    )


def climbing(*actuals: int, goals: Sequence[int] = (25, 50, 75, 100)) -> OfficeYear:
    """An output in percent whose target climbs over the year."""
    rows = [
        output("I.1.1", goal, actual, period=period(when), unit=PERCENT)
        for when, goal, actual in zip(QUARTERS, goals, actuals, strict=False)
    ]
    return bare(nodes=NODES, outputs=tuple(rows))


def reported(*when: str, **changes: object) -> OfficeYear:
    """Periods that an indicator which adds up has a result of."""
    own = indicator("ik", **{"unit": DOCUMENTS, "aggregation": SUM, **changes})
    return bare(indicators=(own,), outputs=tuple(report("ik", 3, day) for day in when))


def paid(*when: str) -> OfficeYear:
    rows = tuple(
        replace(money("I.1", None, 10, period=period(day)), place=place("inputs.csv", 3))
        for day in when
    )
    return bare(inputs=rows)


def states(**by_period: Sequence[int]) -> OfficeYear:
    """Stocks of the first kecamatan of three, by period: `2023-Q1` is `q1`, the year `y2023`."""
    names = {"q1": "2023-Q1", "q2": "2023-Q2", "y2023": "2023", "y2022": "2022"}
    rows = [
        count("ktp.have", area.code, value, names[when])
        for when, values in by_period.items()
        for area, value in zip(AREAS, values, strict=False)
    ]
    return bare(components=(component("ktp"),), counts=tuple(rows))


def alike(*values: int) -> OfficeYear:
    """One measure of as many kecamatan."""
    areas = [
        replace(AREAS[0], code=AreaCode(f"{REGENCY}.{n:02}"), name=f"Camat {n}")
        for n in range(len(values))
    ]
    rows = [
        count("ktp.have", area.code, value, "2023")
        for area, value in zip(areas, values, strict=True)
    ]
    return bare(components=(component("ktp"),), areas=tuple(areas), counts=tuple(rows))


def course(*targets: object, **changes: object) -> OfficeYear:
    plan = {2021 + number: target(value) for number, value in enumerate(targets)}
    return bare(indicators=(indicator("ik", plan_targets=plan, **changes),))


def groupings(*categories: tuple[str, int | None]) -> OfficeYear:
    return bare(
        people=tuple(replace(staff(name, number), grouping=name) for name, number in categories)
    )


def inhabitants(number: str, name: str = "Penduduk") -> OfficeYear:
    value, where = Decimal(number), place("facts.csv")
    fact = Fact("p", name, value, Unit("jiwa"), 0, period(2023), "", None, where)
    return replace(office_year(), facts=(fact,))


def two_partners(second: str, kind: str | None = "data_use", signed: str = "ya") -> OfficeYear:
    renewed = replace(partner("bank", kind, row=5, signed=signed), subject=second)
    return bare(cooperation=(partner("Bank", kind, signed="ya"), renewed))


def promised(goal: object, planned: object) -> OfficeYear:
    rows = (output("I.1.1", goal, None),)
    return bare(
        nodes=NODES, outputs=rows, plan_years=(plan_year("I.1.1", 2023, planned, name="Keluaran"),)
    )


HUNDRED = ZeroRules(both_zero=ZeroRule.HUNDRED, zero_target_lower=ZeroRule.ZERO)

LOUD_RESULTS: Final[Mapping[str, Sequence[OfficeYear]]] = {
    "zero_target": (
        measured(0, 3, polarity=LOWER),
        measured(0, 0),
        measured(0),
        measured(0, 3, zero=HUNDRED),
        replace(measured(0, 3), policies=policies(cap=target(120).value)),
    ),
    "outside_mean": (measured(12), measured(12, None, 5, aggregation=SUM)),
    "running_totals": (
        summed(2, 4, 6, 8),
        summed(1, 3, 7, 12),
        summed(12, 12, 12, 12),
        summed(6, 6, 6, 24, goal=24),
        summed(3, 6, 9),
        of_output(200, 450, 750, 1000, goal=1000),
        spent(20, 50, 80, 115),
        events(10, 20, 30, 40),
        events(
            10, 12, 9, 31, other=(5, 4, 6, 15), third=(3, 4, 2, 9)
        ),  # the last one alone is a total
    ),
    "share_above_whole": (share(101),),
    "result_scale": (
        computed("ktp.have / ktp.need"),
        computed("ktp", goal="0.9"),
        computed("ktp", goal="18"),
        computed("ktp.have", goal=40),
    ),
    "counts_copied": (
        states(q1=[10, 20, 30], q2=[10, 20, 30]),
        states(y2022=[10, 20, 30], y2023=[10, 20, 30]),
        surveyed_twice(["84", "82", "79"], ["84", "82", "79"]),
        reached_twice(["84.5", "82", "79", "100"], ["84.5", "82", "79", "100"]),
    ),
    "survey_part_missing": (early_survey("2023-S1"),),
    "progress_falls": (climbing(25, 20, 30, 20),),
    "period_missing": (
        reported("2023-Q1", "2023-Q2", "2023-Q4"),
        reported("2023-Q3"),
        paid("2023-Q1", "2023-Q3"),
        bare(
            components=(component("akta", aggregation=SUM),),
            counts=tuple(count("akta.have", HULU, 3, when) for when in ("2023-Q1", "2023-Q3")),
        ),
    ),
    "row_unread": (
        paid("2023-Q1", "2022-Q4"),
        reported("2023-Q1", "2022-Q1", "2022-Q3"),
        states(q1=[7], y2023=[9, 9, 9]),
        states(y2022=[7], y2023=[9, 9, 9]),
    ),
    "target_course": (course(4, 3, 2), course(1, 2, 3, polarity=LOWER)),
    "total_differs.staff_groupings": (groupings(("status", 12), ("position", 13)),),
    "beyond_population": (inhabitants("2.8"), inhabitants("599", "Jumlah Penduduk")),
    "partner_again": (two_partners("Perpanjangan"),),
    "papers_differ.planned_outputs": (promised(1000, 900),),
    "count_unlike_others": (alike(30, 30, 30, 3_000),),
}
QUIET_RESULTS: Final[Mapping[str, Sequence[OfficeYear]]] = {
    "zero_target": (
        measured(0, 3, polarity=LOWER, zero=HUNDRED),
        measured(0, 0, zero=HUNDRED),
        measured(1, 0),
    ),
    "outside_mean": (
        measured(12, 0),
        measured(0, 3),
        measured(12, is_key=False),
        replace(measured(12), outputs=()),
        replace(
            measured(12), outputs=(report("iku-2", 9, "2023-Q3"),)
        ),  # the year may not be over
        measured(None),
    ),
    "running_totals": (
        summed(2, 4, 5, 4),
        summed(3, 3, 4, 5),
        summed(3, 4, 5, 5),
        summed(3, 6),
        summed(2, 3, 4, 6),
        summed(1, 2, 3, 7),
        summed(20, 30, 40, 80),
        summed(2, None, 6, 8),
        summed(2, 4, 6, 8, goal=None),
        measured(12, 2, 4, 6, 8),
        spent(20, 30, 30, 35),
        events(10, 20, 30, 29),
        events(10, 20, 29, 29),
        events(10, 20, 30, 40, other=(5, 5, 5, 5)),
        events(10, 12, 9, 31, other=(5, 4, 6, 15), third=(3, 4, 2, 8)),
        events(10, 12, 9, 31, other=(5, 4, 6, 15)),
    ),
    "share_above_whole": (share(100), share(101, name="Pertumbuhan"), share(101, unit=DOCUMENTS)),
    "result_scale": (
        computed("ktp"),
        computed("ktp.have / ktp.need", goal="0.9"),
        computed("ktp", goal="19"),
        computed("ktp", goal="18", polarity=LOWER),
    ),
    "counts_copied": (
        states(q1=[10, 20, 30], q2=[10, 20, 31]),
        states(q1=[9, 20, 30], q2=[9, 20, 30]),
        states(q1=[10, 20], q2=[10, 20]),
        surveyed_twice(["84", "82", "79"], ["84", "82", "78"]),
        surveyed_twice(["84", "82", "82"], ["84", "82", "82"]),
        surveyed_twice(["84", "82"], ["84", "82"]),
        reached_twice(["84.5", "82", "79"], ["84.5", "82", "80"]),
        reached_twice(["100", "100", "100"], ["100", "100", "100"]),
    ),
    "survey_part_missing": (
        early_survey("2023-S2"),
        early_survey("2023"),
        early_survey("2023-S1", year_value=SurveyYear.OWN),
        replace(early_survey("2023-S1"), outputs=()),  # the year is not over
    ),
    "progress_falls": (
        climbing(25, 45, 75, 95),
        climbing(25, 25),
        climbing(80, 79, goals=(85, 87)),
        of_output(4, 2, goal=10),
    ),
    "period_missing": (
        reported("2023-Q1", "2023-Q2", "2023-Q3"),  # the fourth may not be due yet
        reported("2023-S1", "2023-Q3"),
        reported("2023", "2023-Q4"),
        reported("2023-Q1", "2023-Q4", aggregation=Aggregation.LAST),
        reported("2022-Q4"),
        paid("2023-Q1", "2023-Q2"),
    ),
    "row_unread": (
        paid("2023-Q1", "2022"),
        paid("2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4"),
        states(q2=[7], q1=[9, 9, 9]),  # somebody is entering it
        states(q1=[7, 7], y2023=[9, 9, 9]),
        states(q1=[7], y2023=[9, 9]),
    ),
    "target_course": (
        course(4, 3),
        course(4, 3, 3),
        course(2, 3, 4),
        course(4, 3, 2, polarity=LOWER),
        course(4, 3, 2, polarity=Polarity.CLOSER_IS_BETTER),
    ),
    "total_differs.staff_groupings": (
        groupings(("status", 12), ("position", 12)),
        groupings(("status", 12), ("rank", 5)),
        groupings(("status", 12), ("position", None)),
    ),
    "beyond_population": (inhabitants("600"), inhabitants("5", "Penduduk pindah")),
    "partner_again": (
        two_partners("Perpanjangan", signed=""),
        two_partners("Perpanjangan", kind=None),
    ),
    "papers_differ.planned_outputs": (
        promised(900, 900),
        promised(900, None),
        promised(None, 900),
    ),
    "count_unlike_others": (alike(30, 30, 30, 2_999), alike(3, 3, 3_000)),
}
"""Boundaries: 15 of 12 is not far above, two quarters tell nothing,
half of the target is not near it.
"""
