"""Office-years with one thing wrong each, by the check that speaks of it;
and sound ones beside them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from tests.factories import (
    AREAS,
    DOCUMENTS,
    HULU,
    PROVINCE,
    REGENCY,
    activity,
    agreement,
    agreement_target,
    band,
    component,
    count,
    counts,
    element,
    elements,
    evaluation,
    history,
    indicator,
    money,
    node,
    objective,
    office,
    office_year,
    output,
    partner,
    peer,
    period,
    place,
    policies,
    report,
    scale,
    staff,
    survey,
    target,
)
from tests.unit.rules.registered_years import (
    CASE_LIST,
    CASH,
    closing,
    fed_output,
    feed_row,
    figure,
    hours,
    listed,
    registered,
    service,
)
from tests.unit.rules.test_assess_progress import plan_year

from capaian.domain.identifiers import AreaCode, IndicatorCode, MeasureCode, NodeId, PostId
from capaian.domain.narrative import (
    DecreeAnnex,
    DecreeEntry,
    DocumentKind,
    Evidence,
    Factor,
    FactorKind,
    IndividualSheet,
    LegalDocument,
    SheetForm,
    SheetLine,
)
from capaian.domain.office import Area, Post
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import (
    AgreementKind,
    CascadeKind,
    CascadeLink,
    Definition,
    Measure,
    PerformanceAgreement,
    StrategicPlan,
    TargetValue,
)
from capaian.domain.policy import (
    AchievementMethod,
    Aggregation,
    Polarity,
    StaffTotals,
    ZeroRule,
    ZeroRules,
)
from capaian.domain.registers.closed_month import DUE, DURATION, FeedMethod, Register
from capaian.domain.survey import SurveyYear
from capaian.domain.value import INDEX, PERCENT, SCALE_4, Unit
from capaian.domain.work import Resource, ResourceInput

Years = Sequence[OfficeYear]
HEAD, CHIEF = PostId("kadis"), PostId("kabid")
POSTS = replace(
    office(),
    head=HEAD,
    posts=(Post(HEAD, "Kepala Dinas"), Post(CHIEF, "Kepala Bidang", parent=HEAD)),
)
LAST, SUM = Aggregation.LAST, Aggregation.SUM
QUARTERS: Final = ("2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4")
M: Final = 1_000_000


def bare(**changes: object) -> OfficeYear:
    """An office of which nothing is known but what is given."""
    none = dict.fromkeys(
        ("indicators", "agreements", "nodes", "outputs", "inputs", "counts", "history", "peers"),
        (),
    )
    return office_year(
        **{**none, "components": (), "surveys": (), "survey_elements": (), **changes}
    )


def namesakes(tier: str) -> tuple[Post, ...]:
    """Two posts of one name."""
    return tuple(
        Post(PostId(name), f"Kepala Bidang {shown}", tier=tier) for name, shown in ("xA", "ya")
    )


def of_indicator(**changes: object) -> OfficeYear:
    own = {
        key: changes.pop(key)
        for key in ("outputs", "history", "agreements", "components")
        if key in changes
    }
    return bare(indicators=(indicator("ik", **{"unit": DOCUMENTS, **changes}),), **own)


def agreed(*lines: object, **changes: object) -> tuple[PerformanceAgreement, ...]:
    return (agreement(*lines, **changes),)


def with_bands(*bounds: tuple[str | None, str | None]) -> OfficeYear:
    own = scale([band(i, f"Kategori {i}", *pair) for i, pair in enumerate(bounds, 1)], "sendiri")
    return bare(policies=policies(scale="sendiri"), scales=(own,))


def ranged(lower: int | None, upper: int | None) -> TargetValue:
    low, high = (None if bound is None else Decimal(bound) for bound in (lower, upper))
    return TargetValue(None, lower=low, upper=high)


def document(number: str, date: str, row: int = 2, **changes: object) -> LegalDocument:
    where = place("documents.yaml", row)
    plain = LegalDocument(
        f"d{row}", f"Surat {row}", number, date, (), None, None, None, None, where
    )
    return replace(plain, **{"kind": DocumentKind.DECREE, **changes})


def sheet(*lines: SheetLine, **changes: object) -> IndividualSheet:
    plain = IndividualSheet(
        id="lembar-1",
        post=HEAD,
        title="INDIKATOR KINERJA INDIVIDU",
        form=SheetForm.ACTIVITY,
        lines=lines,
        place=place("sheets.yaml", 4),
    )
    return replace(plain, **changes)


def sheet_line(**changes: object) -> SheetLine:
    plain = SheetLine(
        objective=None,
        indicator=IndicatorCode("ik"),
        explanation="",
        data_source="",
        owner=None,
        place=place("sheets.yaml", 8),
    )
    return replace(plain, **changes)


def on_sheet(line: SheetLine, **own: object) -> OfficeYear:
    indicators = (
        indicator("ik", **own),
        indicator("ik-2", name="Cakupan KIA", definition=Definition(calculation="Jumlah KIA")),
    )
    return bare(office=POSTS, indicators=indicators, sheets=(sheet(line),))


def link(child: str, parent: str, kind: CascadeKind = CascadeKind.CONTRIBUTION) -> CascadeLink:
    return CascadeLink(
        IndicatorCode(child), IndicatorCode(parent), kind, False, "", place("plan.yaml", 90)
    )


def linked(*links: CascadeLink) -> OfficeYear:
    own = (
        indicator("mean", "mean(ktp, akta)"),
        indicator("ratio", "2 * reported"),
        indicator("reported"),
    )
    return office_year(cascade=links, indicators=own, agreements=(), nodes=(), outputs=())


def ktp(have: object, need: object, when: object = 2023, **changes: object) -> OfficeYear:
    own = component("ktp", **changes)
    rows = (count("ktp.have", HULU, have, when), count("ktp.need", HULU, need, when))
    return bare(components=(own,), counts=rows)


def counted(
    values: Sequence[tuple[str, int]], area: str = HULU, way: Aggregation = LAST
) -> OfficeYear:
    rows = tuple(count("ktp.have", area, value, when) for when, value in values)
    return bare(components=(component("ktp", aggregation=way),), counts=rows)


def there(first: str | None, last: str | None = None) -> Area:
    """The first kecamatan, as one that was there between two days."""
    days = [date.fromisoformat(each) if each else None for each in (first, last)]
    return replace(AREAS[0], valid_from=days[0], valid_to=days[1])


def covered(*have: int, need: int = 100) -> OfficeYear:
    """Shares of kecamatan in percent of 100 persons, or of as many as are given."""
    areas = [
        replace(AREAS[0], code=AreaCode(f"{REGENCY}.{n:02}"), name=f"Camat {n}")
        for n in range(1, len(have) + 1)
    ]
    rows = [
        count(f"ktp.{which}", area.code, value, "2023")
        for area, number in zip(areas, have, strict=True)
        for which, value in (("have", number), ("need", need))
    ]
    return bare(components=(component("ktp"),), areas=tuple(areas), counts=tuple(rows))


def used(
    *actuals: int, budget: object = None, resource: Resource = Resource.MONEY, **planned: object
) -> OfficeYear:
    """What a node used in quarters; `plans` of them, and the budget of the year."""
    plans = planned.get("plans", (None,) * 4)
    rows = [
        money("I.1.1", plan, actual, period=period(when), resource=resource)
        for when, actual, plan in zip(QUARTERS, actuals, plans, strict=False)
    ]
    whole = [] if budget is None else [money("I.1.1", budget, None, resource=resource)]
    return bare(nodes=NODES, inputs=(*rows, *whole))


NODES: Final = (node("I"), node("I.1"), *(node(f"I.1.{number}") for number in range(1, 6)))
BUDGETS: Final = (40 * M, 50 * M, 60 * M, 70 * M)


def budgets(own: object, spent: int | None = None, before: int | None = None) -> OfficeYear:
    rows = [money("I.1.1", own, spent)]
    rows += [money(f"I.1.{number}", value, None) for number, value in enumerate(BUDGETS, 2)]
    if before is not None:
        rows.append(money("I.1.1", before, None, period=period(2022)))
    return bare(nodes=NODES, inputs=tuple(rows))


def inputs(*rows: ResourceInput, **changes: object) -> OfficeYear:
    return bare(nodes=NODES, inputs=rows, **changes)


def of_output(
    *actuals: object, goal: object = None, unit: Unit = DOCUMENTS, past: str | None = None
) -> OfficeYear:
    """Quarters of one output of a node, its target of the year,
    and what an earlier paper states.
    """
    rows = [
        output("I.1.1", None, actual, period=period(when), unit=unit)
        for when, actual in zip(QUARTERS, actuals, strict=False)
    ]
    rows += [] if goal is None else [output("I.1.1", goal, None, unit=unit)]
    earlier = (
        () if past is None else (replace(history("I.1.1", past, scale=unit), name="Keluaran"),)
    )
    return bare(nodes=NODES, outputs=tuple(rows), history=earlier)


def planned(*rows: object, **changes: object) -> OfficeYear:
    return bare(nodes=NODES, plan_years=rows, **changes)


def recap(*rows: object, **changes: object) -> OfficeYear:
    return bare(components=(component("ktp"),), peers=rows, **changes)


def surveyed(*rows: object, **changes: object) -> OfficeYear:
    return bare(surveys=(survey(**changes),), survey_elements=rows)


def explained(element: str, subject: str = "skm") -> OfficeYear:
    about = Factor(
        subject,
        period(2023),
        FactorKind.PLAN,
        "Menambah kursi.",
        None,
        "",
        "",
        None,
        place("factors.csv", 5),
    )
    return bare(surveys=(survey(),), factors=(replace(about, element=element),))


def people(*rows: object) -> OfficeYear:
    return bare(people=rows)


def signed(*days: str) -> OfficeYear:
    line = agreement_target("ik", 80)
    return bare(
        agreements=tuple(
            agreement(line, id=f"pk-{n}", revision=n, signed=day) for n, day in enumerate(days)
        )
    )


def of_tier(party: str) -> OfficeYear:
    own = agreement(
        agreement_target("ik", 90), kind=AgreementKind.TIER, first_party=party, title="PK Bidang"
    )
    return bare(office=POSTS, indicators=(indicator("ik", owner=HEAD),), agreements=(own,))


def of_plan(
    value: str, year: int = 2023, *, results: Sequence[tuple[int, str]] = (), **changes: object
) -> OfficeYear:
    """A target of the plan beside those of other years, and results."""
    stated_ = {2021: target("94"), 2022: target("95"), 2024: target("96"), year: target(value)}
    own = {"unit": PERCENT, "plan_targets": stated_, **changes}
    return of_indicator(
        **own, history=tuple(history("ik", result, when=when) for when, result in results)
    )


def of_past(actual: str, goal: str, unit: Unit = PERCENT) -> OfficeYear:
    """What an earlier paper states of an indicator."""
    return of_indicator(unit=unit, history=(history("ik", actual, goal, scale=unit),))


def of_years(*results: tuple[int, str], unit: Unit = PERCENT) -> OfficeYear:
    """What earlier papers state of one component, year by year."""
    rows = (history("ktp", actual, scale=unit, when=when) for when, actual in results)
    return bare(history=tuple(rows))


def followed_up(
    due: str = "", state: str = "", evidence: str = "", kind: FactorKind = FactorKind.PLAN
) -> OfficeYear:
    at = place("factors.csv", 4)
    return bare(
        factors=(
            Factor(
                "iku-1",
                period(2023),
                kind,
                "Menambah loket",
                None,
                due,
                state,
                None,
                at,
                (),
                evidence,
            ),
        )
    )


LOUD: Final[Mapping[str, Years]] = {
    "unknown_scale": (bare(policies=policies(scale="permendagri-86-2071")),),
    "scale_gap_missing": (bare(policies=policies(scale_gap=None)),),
    "method_against_polarity": (
        of_indicator(polarity=Polarity.LOWER_IS_BETTER, method=AchievementMethod.RATIO),
        of_indicator(method=AchievementMethod.MIRRORED),
        of_indicator(polarity=Polarity.CLOSER_IS_BETTER, method=AchievementMethod.RATIO),
    ),
    "zero_rule_without_cap": (
        bare(policies=policies(zero=replace(ZeroRules(), both_zero=ZeroRule.CAP))),
    ),
    "areas_policy": (bare(policies=policies(areas=LAST)),),
    "negative_tolerance": (bare(policies=policies(trend_tolerance=Decimal("-0.1"))),),
    "unknown_survey_classes": (surveyed(classes="permenpanrb-14-2071"),),
    "scale_replaces_law": (bare(scales=(scale(),)),),
    "scale_without_bands": (with_bands(),),
    "scale_bands_overlap": (
        with_bands(("91", "100"), (None, "91")),
        with_bands(("50", None), ("60", "70")),
        with_bands(("50", None), ("60", None)),
        with_bands((None, "100"), ("60", "70")),
        with_bands(("100", "91"), (None, "90")),
    ),
    "target_missing": (of_indicator(agreements=agreed(agreement_target("ik", None))),),
    "target_not_comparable": (
        of_indicator(
            unit=INDEX, agreements=agreed(agreement_target("ik", target("3.4", scale=SCALE_4)))
        ),
    ),
    "target_range": (of_indicator(agreements=agreed(agreement_target("ik", ranged(6, 4)))),),
    "target_without_bounds": (
        of_indicator(
            polarity=Polarity.CLOSER_IS_BETTER,
            method=AchievementMethod.RANGE,
            agreements=agreed(agreement_target("ik", 5)),
        ),
    ),
    "target_not_judged": (of_indicator(agreements=agreed(agreement_target("ik", ranged(4, 6)))),),
    "target_out_of_force": (
        of_indicator(valid_to=period("2022").end, agreements=agreed(agreement_target("ik", 5))),
        of_indicator(valid_from=period("2024").start, plan_targets={2023: target(5)}),
    ),
    "key_indicator_without_target": (of_indicator(is_key=True),),
    "share_added_up": (bare(indicators=(indicator("ik", "50", aggregation=SUM),)),),
    "same_revision": (bare(agreements=(*agreed(), *agreed(id="lagi"))),),
    "period_of_other_year": (
        of_indicator(
            agreements=agreed(
                replace(agreement_target("ik", 5), periods=((period("2022-Q1"), target(1)),))
            )
        ),
    ),
    "papers_differ.ends": (
        of_indicator(agreements=agreed(agreement_target("ik", 90, q1=20, q2=40, q3=60, q4=80))),
        of_indicator(
            aggregation=SUM,
            agreements=agreed(agreement_target("ik", 90, q1=20, q2=20, q3=20, q4=90)),
        ),
    ),
    "formula_cycle": (bare(indicators=(indicator("a", "b"), indicator("b", "a"))),),
    "component_with_other_measures": (
        bare(components=(component(formula="100 * ktp.have / 5"),)),
        bare(components=(component(formula="100 * ktp.have / akta.need"), component("akta"))),
    ),
    "measure_declared_twice": (
        bare(
            components=(
                component("ktp"),
                component(
                    "kia", numerator=Measure(MeasureCode("ktp.have"), "Memiliki KTP", DOCUMENTS)
                ),
            )
        ),
    ),
    "register_unknown": (
        bare(
            components=(
                component(
                    numerator=Measure(MeasureCode("a"), "Mitra", DOCUMENTS, "cooperation.x")
                ),
            )
        ),
    ),
    "counted_twice": (
        bare(
            components=(
                component(
                    numerator=Measure(
                        MeasureCode("a"), "Mitra", DOCUMENTS, "cooperation.kia.signed"
                    )
                ),
            ),
            counts=(count("a", REGENCY, 5),),
        ),
    ),
    "credit_measure_twice": (
        of_indicator(
            formula="credits()",
            credits=(
                activity("a", "0.1"),
                replace(activity("b", "0.2"), measure=activity("a", "1").measure),
            ),
        ),
    ),
    "cascade_cycle": (linked(link("mean", "ratio"), link("ratio", "mean")),),
    "indicator_without_link": (linked(link("reported", "ratio", CascadeKind.COMPONENT)),),
    "parent_loop": (
        bare(nodes=(replace(node("I"), parent=NodeId("I")),)),
        bare(objectives=(objective("a", "b"), objective("b", "a"))),
        bare(areas=(replace(AREAS[0], parent=HULU), *AREAS[1:])),
    ),
    "regency_outside_province": (bare(office=replace(office(), province=AreaCode("98"))),),
    "area_outside_regency": (
        bare(areas=(replace(AREAS[0], code=AreaCode("99.02.01")), *AREAS[1:])),
    ),
    "district_of_other_name": (bare(areas=(replace(AREAS[0], name="Hulu Sekali"), *AREAS[1:])),),
    "area_dates": (bare(areas=(there("2023-07-01", "2023-06-30"),)),),
    "count_outside_dates": (
        bare(areas=(there("2023-07-01"),), counts=(count("ktp.have", HULU, 5, "2023-Q2"),)),
        bare(areas=(there(None, "2023-06-30"),), counts=(count("ktp.have", HULU, 5, "2023-Q3"),)),
        # a stock is of the last day, on which it was there no more
        replace(counted([("2023-Q2", 5)]), areas=(there(None, "2023-06-29"),)),
    ),
    "output_outside_dates": (
        of_indicator(outputs=(report("ik", 5, "2023-Q2"),), valid_from=date(2023, 7, 1)),
    ),
    "district_unofficial": (bare(areas=(replace(AREAS[0], code=AreaCode("99.01.77")),)),),
    "posts_of_one_name": (bare(office=replace(office(), posts=namesakes("III"))),),
    "count_outside_regency": (
        bare(counts=(count("ktp.have", "99.02", 5), count("ktp.have", "99.010", 5))),
    ),
    "agreement_of_other_year": (bare(agreements=agreed(year=2022)),),
    "title_of_other_year": (bare(agreements=agreed(title="Perjanjian Kinerja Tahun 2022")),),
    "plan_of_other_years": (bare(strategic_plan=StrategicPlan("Renstra", 2017, 2022)),),
    "names_other_regency": (
        bare(agreements=agreed(title="Dinas Kabupaten Jauh 2023", first_party="Wali Kota Contoh")),
    ),
    "rows_of_other_years": (
        bare(counts=(count("ktp.have", HULU, 5, 2013),)),
        bare(counts=(count("ktp.have", HULU, 5), count("ktp.have", HULU, 5, 2042, row=9))),
        surveyed(element("U1", "80", when=2032)),
        inputs(money("I.1", 100, 90), replace(money("I.1", 100, 90), period=period(2032))),
    ),
    "history_not_past": (bare(history=(history("ktp", "88", when=2023),)),),
    "revision_before_original": (signed("2023-03", "2023-02-28"),),
    "plan_year.other_periods": (
        planned(replace(plan_year("I.1", 2023, 5), period=period("2023-Q1"))),
    ),
    "plan_year.half_named": (
        planned(plan_year("I.1", 2023, 5, unit=None)),
        planned(plan_year("I.1", 2023, None, name="")),
    ),
    "plan_year.outside": (planned(plan_year("I.1", 2020, 5)), planned(plan_year("I.1", 2027, 5))),
    "plan_year.two_units": (
        planned(plan_year("I.1", 2023, 5), plan_year("I.1", 2024, 5, unit=PERCENT)),
    ),
    "plan_year.money_twice": (
        planned(
            plan_year("I.1", 2023, 5, budget=9), plan_year("I.1", 2023, 5, name="Lain", budget=9)
        ),
    ),
    "plan_gaps": (planned(plan_year("I.1", 2023, None, budget=7), plan_year("I.1", 2024, 5)),),
    "plan_row_unused": (
        bare(
            indicators=(indicator("ik"),),
            nodes=(node("I", "ik"),),
            plan_years=(plan_year("I", 2023, 5),),
        ),
    ),
    "papers_differ.other_figures": (
        bare(
            indicators=(indicator("ik", unit=DOCUMENTS, plan_targets={2022: target(6)}),),
            nodes=(node("I", "ik"),),
            plan_years=(plan_year("I", 2022, 5, 4, name="Indikator ik"),),
            history=(history("ik", "3", scale=DOCUMENTS),),
        ),
    ),
    "part_larger_than_whole.parts_above_wholes": (
        ktp(101, 100),
        bare(
            components=(component(aggregation=SUM),),
            counts=tuple(
                count(f"ktp.{side}", HULU, value, when)
                for when, *values in (("2023-S1", 6, 6), ("2023-S2", 7, 6))
                for side, value in zip(("have", "need"), values, strict=True)
            ),
        ),
    ),
    "part_larger_than_whole.carried_events": (ktp(7, 6, "2023-S2", aggregation=SUM),),
    "total_differs.counts_totals": (
        office_year(
            counts=(
                *counts("ktp", [90, 180, 270], [100, 200, 300]),
                count("ktp.have", REGENCY, 541),
            )
        ),
    ),
    "cumulative_falls": (counted([("2023-Q1", 95), ("2023-Q2", 90)]),),
    "count_missing": (
        bare(
            components=(component("ktp"),), counts=counts("ktp", [90, None, 270], [100, 200, 300])
        ),
    ),
    "output_with_fraction": (of_output("0.5", 1, 1, goal=4, unit=Unit("Perangkat Daerah")),),
    "output_size": (
        of_output(3, 3, 2, 2, goal=4),
        of_output(40, 40, 21, goal=50),
        of_output(500, 1, 1, 500, goal=4),
        of_output(95, 96, 97, 980, goal=90, unit=PERCENT),
        of_output(95, 96, 97, "0.98", goal=90, unit=PERCENT),
        of_output(20, 1, past="4"),
        # promised by quarters alone
        bare(
            nodes=NODES,
            outputs=[replace(each, target=1) for each in of_output(40, 1, 1, 1).outputs],
        ),
    ),
    "events_unlike_before": (
        counted([("2023-Q1", 20), ("2023-Q2", 100)], way=SUM),
        counted([("2023-Q1", 100), ("2023-Q2", 20)], way=SUM),
        counted([("2022-S1", 100), ("2023-S1", 1_000)], way=SUM),
        counted([("2023-Q1", 3), ("2023-Q2", 3_000)], way=SUM),
    ),
    "state_unlike_before": (
        counted([("2023-Q1", 31_200), ("2023-Q2", 312_000)]),
        counted([("2022", 31_200), ("2023-Q1", 312_900)], REGENCY),
        counted([("2022", 31_200), ("2023", 312_900)]),
        counted([("2022", 25), ("2023", 200)]),
        counted([("2023-Q1", 3), ("2023-Q2", 3_000)]),
    ),
    "coverage_size": (covered(90, 88, 91, 85, 9),),
    "money_unlike_plan": (
        used(20_000, plans=(20 * M,)),
        used(250_000, budget=1_000 * M),
        used(1, budget=1_000 * M),
    ),
    "budget_size": (
        budgets(17_397_000 * M, 147 * M),
        budgets(5_000 * M, 50 * M),
        budgets(6_000 * M, before=60 * M),
        budgets(60_000, before=60 * M),
        budgets(110_000 * M),
        budgets(27_500),
        inputs(money("I.1.1", 12 * M, None, original=Decimal(96 * M))),
    ),
    "target_scale": (
        of_plan("0.86", name="Cakupan"),
        of_plan("0.86", name="Cakupan", plan_targets={2023: target("0.86")}),
        of_plan("950", name="Cakupan"),
        of_output(goal="0.92", unit=PERCENT),
        of_output(goal="900", unit=PERCENT),
    ),
    "target_size": (
        of_plan("0.86"),
        of_plan("9.5", 2025),
        of_plan("950"),
        of_plan("90", results=((2021, "0.9"), (2020, "0.8")), plan_targets={2023: target(90)}),
        of_past("7", "70"),
        of_past("96", "12", unit=DOCUMENTS),
        of_years((2020, "98"), (2021, "0.99"), (2022, "99")),
        of_years((2019, "0.98"), (2022, "99")),
        of_years((2019, "98"), (2022, "990")),
        of_years((2020, "210"), (2021, "24"), (2022, "240"), unit=DOCUMENTS),
    ),
    "input_negative": (inputs(money("I.1.1", -5, None)),),
    "input_with_thousandths": (inputs(money("I.1.1", "17925.000", None)),),
    "input_with_fraction": (inputs(money("I.1.1", "91.93", None)),),
    "total_differs.money_totals": (
        inputs(money("I.1", 401, None), *(money(f"I.1.{n}", 80, None) for n in range(1, 6))),
        inputs(money("*", 401, None), money("I", 400, None)),
    ),
    "part_larger_than_whole.staff_parts": (
        inputs(
            money("I.1", 22, None, resource=Resource.STAFF),
            money("I.1.1", 33, None, resource=Resource.STAFF),
            policies=policies(staff_totals=StaffTotals.STATED),
        ),
    ),
    "total_differs.money_kinds": (
        inputs(
            *(
                money("*", n, None, kind=kind)
                for kind, n in (("all", 1000), ("operations", 700), ("capital", 301))
            )
        ),
    ),
    "realised_above_budget": (
        inputs(money("I.1.1", 100, 101)),
        used(30, 30, 30, 11, budget=100),
        used(10, 10, 10, 11, plans=(10, 10, 10, 10)),
    ),
    "realised_above_cash_plan": (used(12, plans=(10,)),),
    "node_without_money": (
        inputs(money("I.1.1", 5, None), money("I.1.2", 5, None, period=period(2022))),
        bare(nodes=(*NODES, node("II")), inputs=(money("I", 5, None),)),
    ),
    "survey_value_missing": (
        surveyed(replace(element("U1", "80"), index=None), element("U2", "80")),
    ),
    "survey_out_of_range": (surveyed(element("U1", "24.99"), element("U2", None, "4.01")),),
    "two_values.two_statistics": (surveyed(element("U1", "85.34", "3.50")),),
    "survey_elements_missing": (
        surveyed(*elements(["80", "84"]), element("U1", "80", when="2023-Q1")),
    ),
    "survey_year_missing": (
        surveyed(element("U1", "80", when=2022)),
        surveyed(element("U1", "80", when="2023-Q1")),
        surveyed(replace(element("U1", "80"), index=None), element("U1", "80", when="2023-Q1")),
    ),
    "factor_element": (explained("U10"), explained("U3", "ktp")),
    "two_values.two_indices": (surveyed(*elements(["80", "84"]), element("*", "90")),),
    "picture_undescribed": (
        bare(
            evidence=tuple(
                Evidence(
                    "2023-Q2/foto.jpg",
                    "image/jpeg",
                    caption,
                    "",
                    "",
                    ("ktp",),
                    "00",
                    place("evidence.yaml", 7),
                )
                for caption in ("", "Loket")
            )
        ),
    ),
    "own_differs": (office_year(peers=(peer(REGENCY, 541, 600),)),),
    "part_larger_than_whole.peer_parts": (recap(peer("99.02", 101, 100)),),
    "two_values.peer_values": (recap(peer("99.02", 95, 100, "96")),),
    "total_differs.province_sums": (
        office_year(peers=(peer("99.02", 95, 100), peer(PROVINCE, 634, 700))),
        recap(peer("99.02", 95, 100), peer(REGENCY, 5, 10), peer(PROVINCE, 99, 110)),
    ),
    "parent_missing": (people(staff("A", 2, "Bidang")),),
    "total_differs.staff_parts": (
        people(staff("Bidang", 4), staff("A", 2, "Bidang"), staff("B", 1, "Bidang")),
    ),
    "total_differs.final_scores": (bare(evaluations=(evaluation("80.5", (("40", "41"), "81")),)),),
    "total_differs.unit_scores": (
        bare(evaluations=(evaluation(None, (("40.0", "40.0"), "81.0")),)),
    ),
    "register_twice": (bare(cooperation=(partner("Bank"), partner(" BANK", row=5))),),
    "register_valid_to": (bare(cooperation=(partner(valid_to="selama 5 tahun"),)),),
    "partner_days": (
        bare(cooperation=(partner(requested="2024-07", approved="ya", signed="2023-01"),)),
        bare(cooperation=(partner(signed="2024-04-30", valid_to="2023"),)),
    ),
    "follow_up": (
        followed_up("segera", "dalam proses"),
        followed_up("2000-12-31", "selesai"),
        followed_up(state="tidak dilanjutkan"),
    ),
    "survey_element_size": (
        surveyed(*elements(["84", "82", "28", "86", "81"])),
        surveyed(
            *(
                element(f"U{n}", None, mean)
                for n, mean in enumerate(("3.4", "1.7", "3.4", "3.4", "3.4"))
            )
        ),
    ),
    "papers_differ.other_than_planned": (
        of_indicator(
            plan_targets={2023: target(90)}, agreements=agreed(agreement_target("ik", 95))
        ),
        of_indicator(
            plan_targets={2023: TargetValue(None, "Sudah")},
            agreements=agreed(agreement_target("ik", TargetValue(None, "Belum")), revision=1),
        ),
    ),
    "papers_differ.two_agreements": (
        of_indicator(
            agreements=(
                *agreed(agreement_target("ik", 90)),
                *agreed(
                    agreement_target("ik", 80),
                    id="pk-iii",
                    kind=AgreementKind.TIER,
                    title="PK Bidang",
                ),
            )
        ),
    ),
    "papers_differ.sheet_owners": (
        on_sheet(sheet_line(owner=CHIEF), owner=HEAD),
        on_sheet(sheet_line(), owner=CHIEF),
    ),
    "papers_differ.sheet_explanations": (
        on_sheet(
            sheet_line(explanation="Jumlah  KIA"), definition=Definition(calculation="Jumlah KTP")
        ),
    ),
    "papers_differ.head_parties": (
        bare(office=POSTS, agreements=agreed(first_party="Kepala Bidang")),
    ),
    "papers_differ.parties": (of_tier("Kepala Bidang"),),
    "papers_differ.work_owners": (
        bare(
            office=POSTS,
            indicators=(indicator("ik", owner=CHIEF),),
            nodes=(replace(node("I", "ik"), owner=HEAD),),
        ),
    ),
    "papers_differ.decrees": (
        bare(
            indicators=(indicator("ik", is_key=True), indicator("b", is_key=True)),
            documents=(
                document(
                    "1",
                    "2023",
                    use=("iku",),
                    annexes=(DecreeAnnex("", (DecreeEntry((IndicatorCode("b"),)),)),),
                ),
            ),
        ),
    ),
    "output_negative.targets": (of_output(goal=-5),),
    "output_negative.actuals": (of_output(-5),),
    "output_unit.indicator_units": (of_indicator(outputs=(report("ik", 5, unit=PERCENT),)),),
    "two_values.beside_formulas": (of_indicator(formula="ktp", outputs=(report("ik", 5),)),),
    "two_values.reported_twice": (of_indicator(outputs=(report("ik", 5), report("ik", 6))),),
    "two_values.namesakes": (
        bare(
            indicators=(indicator("b", name="Indeks"), indicator("a", name="indeks ")),
            outputs=(report("b", 5), report("a", 6)),
        ),
    ),
    "output_unit.output_units": (
        bare(nodes=NODES, outputs=(output("I.1.1", 1, 1), output("I.1.1", 1, 1, unit=PERCENT))),
    ),
    "output_target_unused": (of_indicator(outputs=(report("ik", 5, target=Decimal(9)),)),),
    "papers_differ.other_targets": (
        of_indicator(
            agreements=agreed(agreement_target("ik", 5)),
            outputs=(report("ik", 5, target=Decimal(9)),),
        ),
        of_indicator(
            agreements=agreed(agreement_target("ik", 5, q1=1)),
            outputs=(report("ik", 5, "2023-Q1", target=Decimal(9)),),
        ),
    ),
    "output_name": (
        bare(
            nodes=NODES, outputs=(output("I.1.1", 1, 1), output("I.1.1", 1, 1, name="Ke luaran"))
        ),
    ),
    "two_values.history_achievements": (
        bare(history=(replace(history("ktp", "82", "80"), achievement=Decimal("101.5")),)),
    ),
    "unknown_output": (
        bare(nodes=NODES, history=(replace(history("I.1", "5"), name="Lama"),)),
        bare(nodes=NODES, history=(history("I.1", "5"),)),
    ),
    "total_differs.periods": (
        counted([("2023-Q1", 40), ("2023-Q2", 45), ("2023-S1", 84)], way=SUM),
        counted([("2023-Q2", 45), ("2023-S1", 46)]),
        counted([("2023-Q1", 40), ("2023-Q2", 45), ("2023", 84)], way=SUM),
        used(25, 25, 25, 25, plans=(25, 25, 25, 26), budget=100),
        bare(nodes=NODES, outputs=(*of_output(1, 1, 1, 1).outputs, output("I.1.1", None, 5))),
    ),
    "earlier_state": (
        ktp(90, 100, "2023-Q2"),
        bare(
            components=(component("ktp"),),
            counts=(
                *counts("ktp", [1, 1, 1], [2, 2, 2])[1:],
                count("ktp.have", HULU, 1, "2023-Q2"),
            ),
        ),
    ),
    "feed_target": (registered(feeds=[feed_row(measure=MeasureCode("kk.have"))]),),
    "feed_limit": (
        registered(feeds=[feed_row(how=FeedMethod.SHARE)]),
        registered(feeds=[feed_row(within=Decimal(360))]),
    ),
    "feed_stages": (registered(feeds=[feed_row(stage=())]),),
    "feed_unknown": (
        registered(feeds=[feed_row(item=("kkk",))]),
        registered(feeds=[feed_row(stage=("signed",))]),
        registered(feeds=[feed_row(register=Register.COMPLAINTS, item=(), stage=("delivered",))]),
    ),
    "level_summed": (
        registered(feeds=[feed_row(item=("kas",), stage=("recorded",))], services=(CASH,)),
        registered(
            feeds=[feed_row(item=("kas",), stage=("recorded",), how=FeedMethod.LAST)],
            services=(CASH,),
            indicators=(indicator("ik", unit=Unit("rupiah"), aggregation=SUM),),
        ),
    ),
    "frozen_list_changed": (
        registered(listed(40, "2023-M01"), listed(41, "2023-M03"), services=(CASE_LIST,)),
    ),
    "service_days": (registered(services=(service(stages="received processed", days=2),)),),
    "service_stage": (registered(services=(service(stages="received cetak"),)),),
    "office_hours": (
        bare(hours=(hours("1234", "8", "15:00"),)),
        bare(hours=(hours("18", "08:00", "15:00"),)),
        bare(hours=(hours("1234", "08:30", "08.10"),)),
    ),
    "office_hours_twice": (
        bare(hours=(hours("1234", "08:00", "15:00"), hours("45", "08:00", "11:30"))),
        bare(
            hours=(
                hours("1234", "08:00", "15:00", "03-01", "03-30"),
                hours("12", "08:00", "15:00", "03-30", "04-02"),
            )
        ),
    ),
    "register_fingerprint": (
        registered(figure(34), register_closings=(closing(period("2023-M07"), [figure(43)]),)),
    ),
    "register_not_closed": (registered(figure(34), register_closings=()),),
    "feed_typed": (registered(figure(34), outputs=(fed_output(34, source=None),)),),
    "feed_unlike": (
        registered(figure(34), outputs=(fed_output(43),)),
        registered(feeds=[], outputs=(fed_output(43),)),
    ),
    "feed_unwritten": (registered(figure(34)),),
}

QUIET: Final[Mapping[str, Years]] = {
    "follow_up": (
        followed_up("2023-12", "berjalan"),
        followed_up(state="selesai", evidence="SOP.pdf"),
        followed_up("segera", kind=FactorKind.SOLUTION),
    ),
    "scale_gap_missing": (with_bands(("91", None), (None, "91")),),
    "method_against_polarity": (
        of_indicator(method=AchievementMethod.EXISTS),
        of_indicator(polarity=Polarity.LOWER_IS_BETTER, method=AchievementMethod.INVERSE),
        of_indicator(polarity=Polarity.CLOSER_IS_BETTER, method=AchievementMethod.RANGE),
    ),
    "zero_rule_without_cap": (
        bare(
            policies=policies(zero=replace(ZeroRules(), both_zero=ZeroRule.CAP), cap=Decimal(120))
        ),
    ),
    "areas_policy": (bare(policies=policies(areas=Aggregation.MEAN_OF_RATIOS)),),
    "target_missing": (of_indicator(agreements=agreed(agreement_target("ik", ranged(4, None)))),),
    "key_indicator_without_target": (of_indicator(is_key=True, plan_targets={2023: target(5)}),),
    "share_added_up": (
        bare(indicators=(indicator("ik", "50", aggregation=SUM, unit=Unit("dokumen")),)),
        bare(
            indicators=(indicator("ik", aggregation=SUM),)
        ),  # reported: a quarter of a work is done each
    ),
    "papers_differ.ends": (
        of_indicator(
            aggregation=SUM,
            agreements=agreed(agreement_target("ik", 90, q1=20, q2=20, q3=20, q4=30)),
        ),
        of_indicator(aggregation=SUM, agreements=agreed(agreement_target("ik", 90, q1=20, q2=20))),
    ),
    "indicator_without_link": (bare(indicators=(indicator("a"),)),),
    "district_of_other_name": (bare(areas=(replace(AREAS[0], name="HULU "), *AREAS[1:])),),
    "area_dates": (bare(areas=(there("2023-07-01", "2023-07-01"),)),),
    "count_outside_dates": (
        bare(areas=(there("2023-07-01"),), counts=(count("ktp.have", HULU, 0, "2023-Q2"),)),
        bare(areas=(there("2023-06-30"),), counts=(count("ktp.have", HULU, 5, "2023-Q2"),)),
        bare(areas=(there(None, "2023-07-01"),), counts=(count("ktp.have", HULU, 5, "2023-Q3"),)),
        replace(counted([("2023-Q2", 5)]), areas=(there(None, "2023-06-30"),)),
    ),
    "output_outside_dates": (
        of_indicator(outputs=(report("ik", 5, "2023-Q2"),), valid_from=date(2023, 6, 30)),
    ),
    "posts_of_one_name": (bare(office=replace(office(), posts=namesakes("JF"))),),
    "names_other_regency": (
        bare(office=replace(office(), letterhead=("Jalan Satu, Kabupaten Contoh, dekat jauh",))),
    ),
    "rows_of_other_years": (
        bare(counts=(count("ktp.have", HULU, 5, 2022),)),
        bare(counts=(count("ktp.have", HULU, 5), count("ktp.have", HULU, 5, 2019, row=9))),
    ),
    "revision_before_original": (signed("2023-01-20", "2023-01"), signed("2023", "2023-07")),
    "plan_gaps": (
        planned(plan_year("I.1", 2025, 0, budget=7), plan_year("I.1", 2026, 5, budget=0)),
        planned(),
    ),
    "part_larger_than_whole.parts_above_wholes": (
        ktp(100, 100),
        ktp(101, 100, may_exceed_whole=True),
        ktp(7, 6, "2023-S2", aggregation=SUM),
    ),
    "cumulative_falls": (
        counted([("2022-Q4", 95), ("2023-Q1", 90)]),
        counted([("2023-Q1", 5), ("2023-Q2", 5)]),
    ),
    "output_with_fraction": (of_output("0.5", 1, goal=4, unit=Unit("orang/bulan")),),
    "output_size": (
        of_output(3, 3, 2, 1, goal=4),
        of_output(40, 40, 20, goal=50),
        of_output(95, 96, 97, 98, goal=90, unit=PERCENT),
        of_output("0.9", 96, 97, 0, goal=90, unit=PERCENT),
        of_output(500, 500),
        of_output(500, 500, goal=0, past="4"),
        of_output(10, 9, past="4"),
    ),
    "events_unlike_before": (
        counted([("2023-Q1", 100), ("2023-Q2", 499)], way=SUM),
        counted([("2023-Q1", 100), ("2023-Q2", 21)], way=SUM),
        counted([("2023-Q1", 19), ("2023-Q2", 190)], way=SUM),
        counted([("2022-Q2", 990), ("2023-Q1", 90), ("2023-Q2", 1_000)], way=SUM),
        counted([("2022-Q3", 50), ("2022-Q4", 395), ("2023-Q1", 50)], way=SUM),
    ),
    "state_unlike_before": (
        counted([("2023-Q1", 100), ("2023-Q2", 799)]),
        counted([("2023-Q1", 15), ("2023-Q2", 150)]),
        counted([("2022-Q2", 990), ("2023-Q1", 90), ("2023-Q2", 1_000)]),
        counted([("2022-Q4", 9_000), ("2023-Q1", 900)]),
    ),
    "coverage_size": (
        covered(90, 88, 91, 85, 19),
        covered(90, 88, 91, 9),
        covered(30, 28, 31, 35, 3),
        covered(17, 17, 18, 17, 1, need=19),
    ),
    "money_unlike_plan": (
        used(300_000, budget=1_000 * M),
        used(0, budget=1_000 * M),
        used(200, budget=1_000 * M, plans=(200,)),
    ),
    "budget_size": (
        budgets(60 * M, 1 * M),
        budgets(60 * M),
        budgets(5_900 * M, before=60 * M),
        budgets(6_000 * M),
        budgets(60 * M, 0),
        inputs(money("I.1.1", 12 * M, None, original=Decimal(95 * M))),
        inputs(money("I.1.1", 0, None, original=Decimal(96 * M))),  # called off
    ),
    "partner_days": (
        bare(
            cooperation=(
                partner(requested="2024", approved="tidak", signed="2024-01", valid_to="2024"),
            )
        ),
        bare(cooperation=(partner(requested="2024-05-02", signed="2024-05"),)),
    ),
    "survey_element_size": (
        surveyed(*elements(["84", "82", "43", "86", "81"])),
        surveyed(*elements(["84", "82", "28"])),
    ),
    "target_scale": (
        of_plan("100", name="Cakupan"),
        of_output(goal="1.01", unit=PERCENT),
        of_output(goal="100", unit=PERCENT),
        of_output(goal="0.92"),
        of_plan("0.86", name="Cakupan", polarity=Polarity.LOWER_IS_BETTER),
    ),
    "target_size": (
        of_plan("93"),
        of_past("9", "70"),
        of_past("95", "12", unit=DOCUMENTS),
        of_past("1", "12", unit=DOCUMENTS),
        of_years((2019, "12"), (2022, "95")),
        of_years((2019, "9"), (2020, "60"), (2022, "95")),
        of_years((2020, "1"), (2021, "19"), (2022, "2"), unit=DOCUMENTS),
        of_plan("9.5", polarity=Polarity.LOWER_IS_BETTER),
        of_plan("900", unit=DOCUMENTS),
        of_plan("0.86", plan_targets={2023: target("0.86")}),
    ),
    "input_with_fraction": (inputs(money("I.1.1", "1000000.50", None)),),
    "realised_above_budget": (inputs(money("I.1.1", 100, 100)), used(12, plans=(10,))),
    "node_without_money": (inputs(money("I", 5, None)), inputs()),
    "survey_out_of_range": (surveyed(element("U1", "25"), element("U2", None, "4")),),
    "two_values.two_statistics": (surveyed(element("U1", "85.34", "3.41")),),
    "survey_year_missing": (
        surveyed(element("U1", "80", when="2023-Q1"), year_value=SurveyYear.LATEST),
        surveyed(element("U1", "80", when=2020)),
    ),
    "factor_element": (explained("U3"), explained("", "ktp")),
    "own_differs": (office_year(peers=(peer(REGENCY, 540, 600),)),),
    "total_differs.province_sums": (
        office_year(peers=(peer("99.02", 95, 100), peer(PROVINCE, 635, 700))),
    ),
    "total_differs.final_scores": (
        bare(evaluations=(evaluation("80.99", (("40", "41"), "81")),)),
    ),
    "papers_differ.other_than_planned": (
        of_indicator(
            plan_targets={2023: target(90)},
            agreements=agreed(agreement_target("ik", target(90, text="A (90)"))),
        ),
        of_indicator(
            plan_targets={2023: target(90)},
            agreements=agreed(agreement_target("ik", 95), revision=1, reason="APBD perubahan"),
        ),
    ),
    "papers_differ.parties": (of_tier("Plt. Kepala  dinas"), of_tier("Kepala")),
    "two_values.history_achievements": (
        bare(history=(replace(history("ktp", "82", "80"), achievement=Decimal("102.5")),)),
    ),
    "total_differs.periods": (
        counted([("2023-Q1", 40), ("2023-Q2", 45), ("2023-S1", 85)], way=SUM),
        counted([("2023-Q1", 40), ("2023", 85)], way=SUM),
        counted([("2023-Q1", 40), ("2023-Q2", 45), ("2023-S1", 45)]),
    ),
    "earlier_state": (ktp(90, 100), ktp(90, 100, "2023-Q2", aggregation=SUM)),
    "feed_target": (registered(),),
    "feed_limit": (registered(feeds=[feed_row(how=FeedMethod.SHARE, within=Decimal(360))]),),
    "feed_unknown": (
        registered(feeds=[feed_row(stage=(DURATION,))]),
        registered(
            feeds=[feed_row(stage=(DUE,))], services=(service(stages="received on_time", days=2),)
        ),
    ),
    "frozen_list_changed": (
        registered(listed(40, "2023-M01"), listed(40, "2023-M03"), services=(CASE_LIST,)),
        registered(
            listed(40, "2023-M01"), listed(41, "2023-M03", area=None), services=(CASE_LIST,)
        ),
        registered(
            listed(5, "2023-M01", detail="baru"), listed(6, detail="baru"), services=(CASE_LIST,)
        ),
    ),
    "service_days": (registered(services=(service(stages="received printed on_time", days=0),)),),
    "level_summed": (
        registered(
            feeds=[feed_row(item=("kas",), stage=("recorded",), how=FeedMethod.LAST)],
            services=(CASH,),
            indicators=(indicator("ik", unit=Unit("rupiah"), aggregation=LAST),),
        ),
    ),
    "office_hours": (bare(hours=(hours("1234", "08:00", "15:00"), hours("5", "08.00", "11.30"))),),
    "office_hours_twice": (
        bare(
            hours=(
                hours("1234", "08:00", "15:00"),
                hours("1234", "08:00", "15:00", "03-01", "03-30"),
            )
        ),
        bare(hours=(hours("1234", "08:00", "12:00"), hours("1234", "12:00", "15:00"))),
        bare(
            hours=(
                hours("1234", "08:00", "15:00", "03-01", "03-30"),
                hours("1234", "08:00", "15:00", "03-31", "04-02"),
            )
        ),
    ),
    "register_fingerprint": (registered(figure(34), figure(1)),),
    "feed_typed": (
        registered(figure(34), outputs=(fed_output(34),)),
        registered(figure(34), outputs=(replace(fed_output(34, None), period=period("2023-Q1")),)),
    ),
    "feed_unlike": (registered(figure(34), outputs=(fed_output(34),)),),
    "feed_unwritten": (registered(figure(34), outputs=(fed_output(34),)),),
}
