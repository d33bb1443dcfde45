"""What papers can ask of quarters, of the years and the work of a plan, of programs,
and of the tree.

What to look for in a difference: another figure, a row that moved, a reason in place of a figure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tests import factories as make
from tests.conftest import Golden
from tests.unit.documents import cast
from tests.unit.documents.answers import Case, write_answers
from tests.unit.rules.registered_years import closing, figure, registered, service
from tests.unit.rules.test_assess_progress import GOALS, QUARTERS, plan_year

from capaian.domain.follow_up import Recommendation
from capaian.domain.identifiers import IndicatorCode, NodeId, PostId
from capaian.domain.narrative import Factor, FactorKind
from capaian.domain.office import OrganisationUnit, StaffCount
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.plan import AgreementTarget, CascadeKind, CascadeLink, CrossCut, Indicator
from capaian.domain.registers.closed_month import Register
from capaian.domain.work import Resource, WorkNode

GOLDEN = Path(__file__).parent / "answers" / "forms.txt"


def test_answers_about_forms(golden: Golden) -> None:
    cases = (
        *_quarters(),
        *_lines(),
        *_objectives(),
        *_plans(),
        *_trees(),
        *_programs(),
        *_staff(),
    )
    golden.check(write_answers((*cases, *_registers())), GOLDEN)


# --- an office with quarters


def _quarterly(**changes: object) -> OfficeYear:
    chosen: dict[str, object] = {
        "nodes": (
            replace(make.node("I", objective="sasaran-2"), owner=PostId("kabid"), location="Kota"),
            make.node("I.1"),
            make.node("I.1.1"),
            make.node("II"),
        ),
        "outputs": tuple(
            make.output(
                "I.1.1",
                5,
                value,
                period=Period.parse(when),
                note="" if value != 4 else "terlambat",
            )
            for when, value in zip(QUARTERS, (4, 6, 5, 5), strict=True)
        ),
        "inputs": tuple(
            make.money("I.1.1", 100, 90, period=Period.parse(when), original=None)
            for when in QUARTERS
        ),
        "plan_years": (
            plan_year("I.1.1", 2022, 10, 9, name="Keluaran", budget=50, spent=40),
            plan_year("I.1.1", 2023, 0, name="Keluaran", budget=0),
            plan_year("I.1.1", 2024, 20, name="Keluaran", budget=60),
            plan_year("I.1.1", 2025, 0, name="Keluaran", budget=0),
            plan_year("I.1.1", 2026, 0, name="Keluaran", budget=0),
        ),
        "factors": (
            _factor("2023", FactorKind.DRIVER, "Setahun."),
            _factor("2023-Q4", FactorKind.PLAN, "Triwulan keempat."),
            _factor("2023-Q2", FactorKind.OBSTACLE, "Triwulan kedua."),
        ),
        "history": (make.history("iku-2", "60", when=2020), make.history("iku-2", "82", "80")),
    }
    return cast.rich(**{**chosen, **changes})


def _factor(when: str, kind: FactorKind, text: str) -> Factor:
    return replace(cast.factor("iku-2", kind, text), period=Period.parse(when))


def _case(title: str, *questions: str, when: str = "2023", **changes: object) -> Case:
    return Case(title, _quarterly(**changes), questions, when, make.rule_set())


def _quarters() -> Iterator[Case]:
    yield _case(
        "The four quarters with what is known of them",
        "quarters: name period is_over has_outputs has_budget has_spending has_targets",
        "quarters where is_over = ya",
        when="2023-Q2",
    )
    own = tuple(make.indicator(f"ik-{name}") for name in ("lapor", "cakupan", "peristiwa"))
    yield _case(
        "Targets of a quarter are those of agreements",
        "quarters: has_targets",
        **{"agreements": (GOALS,), "indicators": own, "surveys": (), "factors": ()},
    )
    yield _case(
        "A quarter has a budget that nobody revised",
        "quarters where has_budget = ya",
        inputs=(
            make.money(
                "I.1.1", None, None, original=make.number(100), period=Period.parse("2023-Q1")
            ),
            make.money("I.1.1", None, 90, period=Period.parse("2023-Q2")),
        ),
    )
    for when in ("2023", "2023-Q2", "2023-S1"):
        yield _case(
            "Factors of the period, and words about an indicator",
            "factors: is_current is_last_quarter is_yearly text",
            "objective_lines: drivers obstacles plans has_factors",
            when=when,
        )


# --- rows of forms

PLAN = "target earlier to_date share next_target"


def _lines() -> Iterator[Case]:
    yield _case(
        "Rows of the work plan in document order, the first of an objective, a row "
        "without a measure",
        "work_lines: code name depth indicator unit note funds location owner purpose",
        "work_lines: is_first opens_purpose has_k has_money k.target k.due k.actual "
        "k.achievement k.band",
        f"work_lines.I.1.1.1.k.plan: {PLAN}",
        f"work_lines.I.1.1.1.rp.plan: {PLAN}",
        "work_lines.I.1.1.1.k.plan.years: target actual",
        "work_lines.I.1.1.1.k.quarters: name target actual",
        "work_lines.I.1.1.1.rp.quarters: name target actual",
        "work_lines: rp.target rp.actual",
    )
    objectives = {"I": "sasaran-2", "I.1": None, "II": None, "III": "sasaran-2", "IV": "sasaran-1"}
    nodes = tuple(make.node(code, objective=purpose) for code, purpose in objectives.items())
    yield _case(
        "The first row of an objective opens it",
        "work_lines where opens_purpose = ya",
        nodes=nodes,
    )
    granted = (make.money("I.1.1", 100, 90, original=make.number(70)),)
    yield _case("Funds as first granted where known", "work_lines: funds", inputs=granted)
    yield _case(
        "Means at the foot: of a share of the one output, of money at three levels (40 + "
        "4 × 90 of 50 + 60)",
        "progress: share band rows all_rows money_share money_rows all_money_rows",
    )
    yield _case(
        "Rows of the plan by year",
        "plan_rows: node year has_target has_budget",
        "plan_rows where year = $next_year and has_target = ya",
        "plan_rows where year = $prior_year and has_budget = ya",
    )
    yield _case(
        "An office without them has no rows and no means",
        *("work_lines", "objective_lines", "progress"),
        **{"outputs": (), "inputs": (), "plan_years": ()},
    )


def _measured_by(*codes: str, objective: str | None) -> tuple[WorkNode, ...]:
    """Program I, measured by indicators of the plan, with sub-activity I.1.1 below."""
    return (make.node("I", *codes, objective=objective), make.node("I.1"), make.node("I.1.1"))


def _objectives() -> Iterator[Case]:
    lines = "objectives.sasaran-2.lines: indicator unit has_k is_first k.target rp.target"
    yield _case("An objective leads to its indicators and to the work that serves it", lines)
    measured = _measured_by("iku-2", objective="sasaran-2")
    yield _case(
        "An indicator of an objective is not repeated under its program, which the work "
        "plan itself names",
        *(lines, "work_lines: indicator"),
        nodes=measured,
    )
    other = make.indicator("ik-lain", objective=NodeId("sasaran-lain"))
    yield _case(
        "Other indicators of the program stay",
        lines,
        nodes=_measured_by("iku-2", "ik-lain", objective="sasaran-2"),
        indicators=(*_quarterly().indicators, other),
    )
    yield _case(
        "An indicator whose objective has no rows stays with its program",
        lines,
        nodes=measured,
        indicators=tuple(replace(i, plan_targets={}) for i in _quarterly().indicators),
        agreements=(),
    )
    yield _case(
        "Supporting work refers to the objective too",
        "supporting_lines: indicator",
        nodes=(*_measured_by("iku-2", objective=None), make.node("II", objective="sasaran-2")),
    )
    yield _case(
        "An objective without indicators begins with its work",
        "objectives.sasaran-9.lines",
        nodes=(make.node("I", objective="sasaran-9"),),
        objectives=(*_quarterly().objectives, make.objective("sasaran-9")),
        **{"outputs": (), "inputs": ()},
    )
    owned = [
        replace(i, owner=PostId("kabid")) if i.code == "iku-2" else i
        for i in _quarterly().indicators
    ]
    tiers = [
        replace(o, owner=PostId("sekretaris")) if o.tier == "II" else o
        for o in _quarterly().objectives
    ]
    yield _case(
        "The post of an indicator goes before that of its objective",
        "objective_lines: owner",
        indicators=tuple(owned),
        objectives=tuple(tiers),
    )
    yield _case(
        "An objective has a target in every quarter if the year has one",
        "objectives: has_target",
        when="2023-Q1",
    )


def _plans() -> Iterator[Case]:
    yield _case(
        "The base value is that of the year before the plan; a goal through all tiers; "
        "targets of the plan",
        "indicators: base goal has_plan_targets",
    )
    without: tuple[dict[str, object], ...] = ({"strategic_plan": None}, {"history": ()})
    for changes in without:
        yield _case(
            f"Without {', '.join(changes)} there is no base value", "iku-2.base", **changes
        )
    lost = replace(make.indicator("ik-9"), objective=NodeId("sasaran-9"))
    yield _case(
        "An objective below none leads to no goal",
        "ik-9.goal",
        objectives=(*_quarterly().objectives, make.objective("sasaran-9", "sasaran-8")),
        indicators=(*_quarterly().indicators, lost),
    )


# --- performance tree

LINK = CascadeLink(
    IndicatorCode("ik-3"),
    IndicatorCode("iku-2"),
    CascadeKind.COMPONENT,
    True,
    "catatan",
    make.place("p"),
)
PARTNERS = (
    CrossCut(NodeId("sasaran-3"), "Rumah sakit", "melapor", False, make.place("p")),
    CrossCut(IndicatorCode("ik-3"), "Sekolah", "mendata", True, make.place("p")),
)


def _trees() -> Iterator[Case]:
    own: dict[str, object] = {"cascade": (LINK,), "crosscutting": PARTNERS}
    yield _case(
        "Boxes name what is above them, the type of the link, targets and partners",
        "tree: parent tier link proposed targets partners",
        "crosscutting where proposed = ya",
        "cascade: child link parent note",
        **own,
    )
    yield _case(
        "A box without target names the indicator alone", "tree.sasaran-3.targets", agreements=()
    )
    elsewhere = replace(LINK, parent=IndicatorCode("iku-1"))
    yield _case(
        "A link to another objective is not that to the box above",
        "tree.sasaran-3.link",
        cascade=(elsewhere,),
    )
    planned: dict[str, tuple[dict[str, str], str | None]] = {
        "An objective without target is not planned": (
            {"iku-2": "atas", "lain": "bawah", "akhir": "dasar"},
            "iku-2",
        ),
        "What is above a target is planned": (
            {"lain": "atas", "tengah": "bawah", "iku-2": "dasar"},
            "iku-2",
        ),
        "Where no target is known nothing is left out": ({"iku-2": "atas", "lain": "bawah"}, None),
    }
    for title, (indicators, promised) in planned.items():
        yield _tree(title, "tree where is_planned = ya", indicators, promised=promised)
    alike = dict.fromkeys(("iku-2", "b", "c", "d"), "atas")
    yield _tree(
        "Links to one indicator are beside each other",
        "cascade: parent child",
        alike,
        cascade=_links(("b", "iku-2"), ("c", "b"), ("d", "iku-2")),
    )
    yield _tree(
        "Links of indicators without target can be left out, and a proposed link says so",
        "cascade where is_planned = ya: parent child link",
        dict.fromkeys(("atas", "iku-2", "c"), "atas"),
        cascade=_links(("iku-2", "atas"), ("c", "iku-2"), proposed=True),
    )
    line = make.agreement_target("iku-2", 90)
    in_words = replace(line, target=replace(line.target, value=None, text="Ada"))
    for promise in (line, in_words):
        yield _target("A target in figures names its unit and one in words does not", promise)


def _tree(
    title: str,
    question: str,
    indicators: dict[str, str],
    promised: str | None = "iku-2",
    **changes: object,
) -> Case:
    """Objectives of three tiers, one of them without indicators; one indicator is promised."""
    year = make.office_year(
        objectives=(
            make.objective("atas"),
            make.objective("bawah", "atas", "III"),
            make.objective("dasar", "bawah", "IV"),
            make.objective("kosong", "atas", "III"),
        ),
        indicators=tuple(_lone(code, objective) for code, objective in indicators.items()),
        agreements=(make.agreement(make.agreement_target(promised, 90)),) if promised else (),
        **changes,
    )
    return Case(title, year, (question,), "2023", cast.laws())


def _lone(code: str, objective: str) -> Indicator:
    """An indicator that no agreement names."""
    return replace(make.indicator(code), objective=NodeId(objective))


def _links(*pairs: tuple[str, str], proposed: bool = False) -> tuple[CascadeLink, ...]:
    plain = replace(LINK, kind=CascadeKind.CONTRIBUTION, proposed=proposed, note="")
    return tuple(
        replace(plain, child=IndicatorCode(child), parent=IndicatorCode(parent))
        for child, parent in pairs
    )


def _target(title: str, promise: AgreementTarget) -> Case:
    counted = replace(_lone("iku-2", "atas"), name="Dokumen", unit=make.DOCUMENTS)
    year = make.office_year(
        objectives=(make.objective("atas"),),
        indicators=(counted,),
        agreements=(make.agreement(promise),),
    )
    return Case(title, year, ("tree: targets",), "2023", cast.laws())


# --- annexes by program and activity


def program_year(**changes: object) -> OfficeYear:
    """One program with two activities, each with an indicator, an output, money and staff."""
    codes = ("ikp", "ikk-1", "ikk-2")
    base = OfficeYear(
        office=make.office(),
        year=2023,
        policies=make.policies(),
        goals=(make.goal(),),
        objectives=(
            make.objective(),
            make.objective("sp-1", "sasaran-1", "III"),
            make.objective("sk-1", "sp-1", "IV"),
        ),
        indicators=tuple(
            make.indicator(code, name=f"Ukuran {code}", objective=objective, tier=tier)
            for code, objective, tier in zip(
                codes, ("sp-1", "sk-1", "sk-1"), ("III", "IV", "IV"), strict=True
            )
        ),
        agreements=(
            make.agreement(*(make.agreement_target(code, "80") for code in codes), id="pk"),
        ),
        nodes=(
            replace(make.node("I", "ikp", objective="sp-1"), priority="KP", location="Kota"),
            make.node("I.1", "ikk-1", objective="sk-1"),
            make.node("I.2", "ikk-2"),
        ),
        outputs=(
            make.report("ikp", 60),
            make.report("ikk-1", 90),
            make.report("ikk-2", 80),
            make.output("I.1", 4, 3),
        ),
        inputs=(
            replace(make.money("I.1", 1000, 900), fund="APBD"),
            replace(make.money("I.2", 10, 5), fund="DAK"),
            make.money("I", 3, 3, resource=Resource.STAFF),
            make.money("*", 600, 500, kind="operations"),
            make.money("*", 800, 400, period=Period.year_of(2022)),
        ),
        history=(make.history("ikp", "70", "70"), make.history("ikk-1", "90", "80")),
    )
    return replace(base, **changes)


def _program(title: str, *questions: str, **changes: object) -> Case:
    return Case(title, program_year(**changes), questions, "2023", cast.laws())


def _programs() -> Iterator[Case]:
    yield _program(
        "Fields of the work plan",
        "nodes: means.achievement means.trend staff.actual staff.ratio fund priority "
        "location purpose.id",
        "nodes: indicators",
        "indicators: achievement_trend program_names",
        "objectives: indicators_below below above.id",
        "spending: name year actual ratio",
        "totals.means.money",
    )
    yield _program(
        "A program is followed by measures of its activities; outputs go before indicators",
        "nodes.I.measured: node.code thing.name",
        "nodes.I.measured_outputs: node.code thing.name",
    )
    earlier = replace(make.history("I.1", "2", "4", scale=make.DOCUMENTS), name="Keluaran")
    output = "nodes.I.1.outputs: prior.actual prior.achievement prior.trend achievement_trend"
    yield _program("An output beside last year", output, history=(earlier,))
    yield _program("An output without last year", "nodes.I.1.outputs: achievement_trend")
    links = (
        replace(LINK, child=IndicatorCode("ikk-2"), parent=IndicatorCode("ikp")),
        replace(
            LINK,
            child=IndicatorCode("ikk-1"),
            parent=IndicatorCode("ikp"),
            kind=CascadeKind.CONTRIBUTION,
        ),
    )
    yield _program(
        "An indicator is made of what its formula is linked to", "ikp.parts", cascade=links
    )
    posts = (cast.post("sekretaris"),)
    plan = replace(cast.factor("ikp", FactorKind.PLAN, "Jemput bola."), responsible=posts[0].id)
    yield _program(
        "A plan names the units that do it or the post",
        "factors: unit_names",
        office=replace(
            make.office(), units=(OrganisationUnit("dafduk", "Bidang Dafduk"),), posts=posts
        ),
        factors=(replace(plan, units=("dafduk",)), plan),
    )
    row = Recommendation(
        "Teks", "Jawab", "", "Inspektorat", make.YEAR, None, make.place("r"), topic="Rencana"
    )
    yield _program(
        "A recommendation has its topic", "recommendations: topic", recommendations=(row,)
    )


def across(category: str, second: str, count: int, row: int) -> StaffCount:
    return replace(cast.staff("rank", category, count, row=row), across=second)


RANKS = (
    across("Gol. IV", "PNS", 3, 2),
    across("Gol. III", "PNS", 10, 3),
    across("Gol. III", "CPNS", 2, 4),
    across("VII", "PPPK", 8, 5),
)


def _staff() -> Iterator[Case]:
    yield Case(
        "Staff without a second grouping stay a list; a total is unknown while a part is",
        cast.rich(people=(cast.staff("status", "PNS", 5), cast.staff("status", "Honorer", None))),
        ("people.status.columns", "people.status.rows: count", "people.status.total"),
        "2023",
        cast.laws(),
    )
    yield Case(
        "A cross table has a row for each category and a column for each second one",
        cast.rich(people=RANKS),
        (
            "people.rank.columns",
            "people.rank.rows: category count cells.PNS cells.CPNS cells.PPPK",
        ),
        "2023",
        cast.laws(),
    )


def _registers() -> Iterator[Case]:
    times = tuple(
        figure(n, stage="duration", detail=minutes) for minutes, n in {"30": 3, "90": 1}.items()
    )
    blanks = tuple(
        figure(n, stage=stage)._replace(register=Register.BLANKS, item="ktp-el")
        for stage, n in {"received": 50, "withdrawn": 2}.items()
    )
    month = times[0].period
    closed = (closing(month, times), replace(closing(month, blanks), register=Register.BLANKS))
    services = (service(standard=60),)
    yield Case(
        "Times against the standard of a service; withdrawn blanks are no half of refused "
        "and withdrawn",
        registered(*times, *blanks, services=services, register_closings=closed),
        (
            "year_registers.services.rows: median p90 within",
            "year_registers.blanks.rows: received refused",
        ),
        "2023",
        make.rule_set(),
    )
