"""What papers can ask of quarters, of the years of the plan, and of the performance tree."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests import factories as make
from tests.every_case import every_case
from tests.unit.documents import cast
from tests.unit.rules.test_assess_progress import GOALS, QUARTERS, plan_year

from capaian.documents.narrative.fields import settle
from capaian.documents.scope.paths import Scope, plain_text
from capaian.documents.scope.roots import open_scope
from capaian.documents.scope.values import Series
from capaian.domain.identifiers import IndicatorCode, NodeId, PostId
from capaian.domain.narrative import Factor, FactorKind
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.plan import CascadeKind, CascadeLink, CrossCut
from capaian.domain.value import Unavailable
from capaian.rules.assess import assess


def quarterly(**changes: object) -> OfficeYear:
    chosen: dict[str, object] = {
        "nodes": (
            replace(make.node("I", objective="sasaran-2"), owner=PostId("kabid"), location="Kota"),
            make.node("I.1"),
            make.node("I.1.1"),
            make.node("II"),
        ),
        "outputs": tuple(
            make.output("I.1.1", 5, value, period=Period.parse(when), note="" if value != 4 else "terlambat")
            for when, value in zip(QUARTERS, (4, 6, 5, 5), strict=True)
        ),
        "inputs": tuple(
            make.money("I.1.1", 100, 90, period=Period.parse(when), original=None) for when in QUARTERS
        ),
        "plan_years": (
            plan_year("I.1.1", 2022, 10, 9, name="Keluaran", budget=50, spent=40),
            plan_year("I.1.1", 2023, 0, name="Keluaran", budget=0),
            plan_year("I.1.1", 2024, 20, name="Keluaran", budget=60),
            plan_year("I.1.1", 2025, 0, name="Keluaran", budget=0),
            plan_year("I.1.1", 2026, 0, name="Keluaran", budget=0),
        ),
        "factors": (
            factor("iku-2", "2023", FactorKind.DRIVER, "Setahun."),
            factor("iku-2", "2023-Q4", FactorKind.PLAN, "Triwulan keempat."),
            factor("iku-2", "2023-Q2", FactorKind.OBSTACLE, "Triwulan kedua."),
        ),
        "history": (make.history("iku-2", "60", when=2020), make.history("iku-2", "82", "80")),
    }
    return cast.rich(**{**chosen, **changes})


def factor(subject: str, when: str, kind: FactorKind, text: str) -> Factor:
    return replace(cast.factor(subject, kind, text), period=Period.parse(when))


def scope(when: str = "2023", **changes: object) -> Scope:
    return scope_with(changes, when)


def scope_with(changes: dict[str, object], when: str = "2023") -> Scope:
    year, law = quarterly(**changes), make.rule_set()
    return open_scope(year, assess(year, law, Period.parse(when)), law)


def shown(found: Scope, path: str) -> str:
    return plain_text(settle(found.resolve(path), found))


def keys(found: Scope, query: str) -> list[str]:
    series = found.select(query)
    assert isinstance(series, Series)
    return [item.key for item in series.items]


# --- quarters ----------------------------------------------------------------------------------------


def test_the_four_quarters_with_what_is_known_of_them() -> None:
    found = scope("2023-Q2")
    assert keys(found, "quarters") == ["1", "2", "3", "4"]
    assert keys(found, "quarters where is_over = ya") == ["1", "2"]
    for name in ("has_outputs", "has_budget", "has_spending"):
        assert keys(found, f"quarters where {name} = ya") == ["1", "2", "3", "4"]
    assert keys(found, "quarters where has_targets = ya") == []
    assert (shown(found, "quarters.3"), shown(found, "quarters.3.period")) == (
        "TW III",
        "Triwulan III Tahun 2023",
    )


def test_targets_of_a_quarter_stand_in_agreements() -> None:
    indicators = (make.indicator("ik-lapor"), make.indicator("ik-cakupan"), make.indicator("ik-peristiwa"))
    found = scope(agreements=(GOALS,), indicators=indicators, surveys=(), factors=())
    assert keys(found, "quarters where has_targets = ya") == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("when", "current", "last", "yearly"),
    [
        ("2023", ["Setahun."], ["Triwulan keempat."], ["Setahun."]),
        ("2023-Q2", ["Triwulan kedua."], ["Triwulan kedua."], ["Setahun."]),
        ("2023-S1", [], ["Triwulan kedua."], ["Setahun."]),
    ],
)
def test_factors_of_the_period(when: str, current: list[str], last: list[str], yearly: list[str]) -> None:
    found = scope(when)
    for flag, texts in (("is_current", current), ("is_last_quarter", last), ("is_yearly", yearly)):
        series = found.select(f"factors where {flag} = ya")
        assert isinstance(series, Series)
        assert [plain_text(item.field("text") or "") for item in series.items] == texts


# --- rows of forms -----------------------------------------------------------------------------------


def test_rows_of_the_work_plan_in_document_order() -> None:
    found = scope()
    assert keys(found, "work_lines") == ["I.1", "I.1.1", "I.1.1.1", "II.1"]
    assert keys(found, "work_lines where has_k = ya") == ["I.1.1.1"]
    assert keys(found, "work_lines where has_money = ya") == ["I.1", "I.1.1", "I.1.1.1"]
    assert keys(found, "work_lines where purpose = -") == ["II.1"]


@every_case(
    ("path", "text"),
    [
        ("code", "I.1.1"),
        ("name", "Pekerjaan I.1.1"),
        ("depth", "2"),
        ("indicator", "Keluaran"),
        ("unit", "dokumen"),
        ("note", "terlambat"),
        ("k.quarters.1.actual", "4"),
        ("k.quarters.4.name", "TW IV"),
        ("k.target", "20"),
        ("k.due", "20"),
        ("k.actual", "20"),
        ("k.achievement", "100,00"),
        ("k.band", "Sangat Tinggi"),
        ("k.plan.target", "30"),
        ("k.plan.earlier", "9"),
        ("k.plan.to_date", "29"),
        ("k.plan.share", "96,67"),
        ("k.plan.next_target", "20"),
        ("k.plan.years.2022.actual", "9"),
        ("rp.target", "400"),
        ("rp.quarters.2.actual", "90"),
        ("rp.plan.target", "110"),
        ("rp.plan.to_date", "400"),
        ("funds", "400"),
        ("is_first", "ya"),
    ],
)
def test_fields_of_a_row(path: str, text: str) -> None:
    found = scope()
    assert shown(found, f"work_lines.I.1.1.1.{path}") == text


def test_the_first_row_of_an_objective_opens_it() -> None:
    nodes = (
        make.node("I", objective="sasaran-2"),
        make.node("I.1"),
        make.node("II"),
        make.node("III", objective="sasaran-2"),
        make.node("IV", objective="sasaran-1"),
    )
    assert keys(scope(nodes=nodes), "work_lines where opens_purpose = ya") == ["I.1", "III.1", "IV.1"]


def test_a_row_without_a_measure_says_so() -> None:
    value = scope().resolve("work_lines.I.1.k.target")
    assert isinstance(value, Unavailable)
    assert value.words == "tidak ada indikator atau keluaran"


def test_place_and_owner_of_a_row() -> None:
    found = scope()
    assert shown(found, "work_lines.I.1.location") == "Kota"
    assert shown(found, "work_lines.I.1.owner") == "Kabid"
    assert shown(found, "work_lines.I.1.purpose") == "Meningkatnya sasaran-2"


def test_funds_as_first_granted_where_known() -> None:
    rows = (make.money("I.1.1", 100, 90, original=make.number(70)),)
    assert shown(scope(inputs=rows), "work_lines.I.1.1.1.funds") == "70"


def test_an_objective_leads_to_its_indicators_and_to_the_work_that_serves_it() -> None:
    found = scope()
    assert keys(found, "objectives.sasaran-2.lines") == ["sasaran-2.1", "I.1", "I.1.1", "I.1.1.1"]
    first = found.resolve("objectives.sasaran-2.lines.sasaran-2.1.indicator")
    assert first == "Indikator iku-2"
    money = found.resolve("objectives.sasaran-2.lines.sasaran-2.1.rp.target")
    assert isinstance(money, Unavailable)
    assert money.words == "anggaran berdiri pada program"


def measured_by(*codes: str, objective: str | None) -> tuple[object, ...]:
    """Program I, measured by indicators of the plan, with sub-activity I.1.1 below."""
    return (make.node("I", *codes, objective=objective), make.node("I.1"), make.node("I.1.1"))


def test_an_indicator_of_an_objective_is_not_repeated_under_its_program() -> None:
    found = scope(nodes=measured_by("iku-2", objective="sasaran-2"))
    lines = "objectives.sasaran-2.lines"
    assert keys(found, lines) == ["sasaran-2.1", "I.1", "I.1.1", "I.1.1.1"]
    assert shown(found, f"{lines}.sasaran-2.1.indicator") == "Indikator iku-2"
    row = f"{lines}.I.1"
    assert [shown(found, f"{row}.{name}") for name in ("indicator", "unit", "has_k", "is_first")] == [
        f"lihat Sasaran {shown(found, 'objectives.sasaran-2.code')} (II)",
        "",
        "tidak",
        "ya",
    ]
    value = found.resolve(f"{row}.k.target")
    assert isinstance(value, Unavailable)
    assert value.words == "indikatornya tercetak pada sasaran"
    assert shown(found, f"{row}.rp.target") == "400"


def test_the_work_plan_itself_names_the_indicators_of_its_programs() -> None:
    found = scope(nodes=measured_by("iku-2", objective="sasaran-2"))
    assert shown(found, "work_lines.I.1.indicator") == "Indikator iku-2"


def test_other_indicators_of_the_program_stay() -> None:
    own = make.indicator("ik-lain", objective=NodeId("sasaran-lain"))
    nodes = measured_by("iku-2", "ik-lain", objective="sasaran-2")
    found = scope(nodes=nodes, indicators=(*quarterly().indicators, own))
    assert keys(found, "objectives.sasaran-2.lines") == ["sasaran-2.1", "I.2", "I.1.1", "I.1.1.1"]
    assert shown(found, "objectives.sasaran-2.lines.I.2.indicator") == "Indikator ik-lain"
    assert shown(found, "objectives.sasaran-2.lines.I.2.is_first") == "ya"


def test_an_indicator_whose_objective_has_no_rows_stays_with_its_program() -> None:
    indicators = tuple(replace(i, plan_targets={}) for i in quarterly().indicators)
    nodes = measured_by("iku-2", objective="sasaran-2")
    found = scope(nodes=nodes, indicators=indicators, agreements=())
    assert shown(found, "objectives.sasaran-2.lines.I.1.indicator") == "Indikator iku-2"


def test_supporting_work_refers_to_the_objective_too() -> None:
    found = scope(nodes=(*measured_by("iku-2", objective=None), make.node("II", objective="sasaran-2")))
    assert keys(found, "supporting_lines") == ["I.1", "I.1.1", "I.1.1.1"]
    assert shown(found, "supporting_lines.I.1.indicator").startswith("lihat Sasaran")
    assert shown(found, "supporting_lines.I.1.1.1.indicator") == "Keluaran"


def test_an_objective_without_indicators_begins_with_its_work() -> None:
    nodes = (make.node("I", objective="sasaran-9"),)
    objectives = (*quarterly().objectives, make.objective("sasaran-9"))
    found = scope(nodes=nodes, objectives=objectives, outputs=(), inputs=())
    assert keys(found, "objectives.sasaran-9.lines") == ["I.1"]


def test_the_post_of_an_indicator_goes_before_that_of_its_objective() -> None:
    indicators = [
        replace(i, owner=PostId("kabid")) if i.code == "iku-2" else i for i in quarterly().indicators
    ]
    objectives = [
        replace(o, owner=PostId("sekretaris")) if o.tier == "II" else o for o in quarterly().objectives
    ]
    found = scope(indicators=tuple(indicators), objectives=tuple(objectives))
    assert shown(found, "objective_lines.sasaran-2.1.owner") == "Kabid"
    assert shown(found, "objective_lines.sasaran-1.1.owner") == "Sekretaris"


@pytest.mark.parametrize(("when", "text"), [("2023", "Setahun."), ("2023-Q2", "")])
def test_words_about_an_indicator_of_the_period(when: str, text: str) -> None:
    found = scope(when)
    assert shown(found, "objective_lines.sasaran-2.1.drivers") == text
    assert shown(found, "objective_lines.sasaran-2.1.obstacles") == ("" if text else "Triwulan kedua.")
    assert shown(found, "objective_lines.sasaran-2.1.plans") == ""
    assert shown(found, "objective_lines.sasaran-2.1.has_factors") == "ya"


def test_an_objective_has_a_target_in_every_quarter_if_the_year_has_one() -> None:
    assert "sasaran-2" in keys(scope("2023-Q1"), "objectives where has_target = ya")


def test_means_at_the_foot() -> None:
    found = scope()
    assert (shown(found, "progress.share"), shown(found, "progress.band")) == ("96,67", "Sangat Tinggi")
    # the sub-activity alone has an output with a share; I.1, I and it have money, II has none
    assert [shown(found, f"progress.{name}") for name in ("rows", "all_rows")] == ["1", "1"]
    assert [shown(found, f"progress.{name}") for name in ("money_rows", "all_money_rows")] == ["3", "3"]
    # 40 + 4 × 90 of 50 + 60 rupiah, alike at each of the three levels
    assert shown(found, "progress.money_share") == "363,64"


def test_a_quarter_has_a_budget_that_nobody_revised() -> None:
    rows = (
        make.money("I.1.1", None, None, original=make.number(100), period=Period.parse("2023-Q1")),
        make.money("I.1.1", None, 90, period=Period.parse("2023-Q2")),
    )
    assert keys(scope(inputs=rows), "quarters where has_budget = ya") == ["1"]


def test_rows_of_the_plan_by_year() -> None:
    found = scope()
    assert keys(found, "plan_rows where year = $next_year and has_target = ya") == ["3"]
    assert keys(found, "plan_rows where year = $prior_year and has_budget = ya") == ["1"]
    assert shown(found, "plan_rows.1.node") == "Pekerjaan I.1.1"


def test_an_office_without_them_has_no_rows_and_no_means() -> None:
    found = scope(outputs=(), inputs=(), plan_years=())
    assert keys(found, "work_lines") == []
    assert keys(found, "objective_lines") == []
    assert isinstance(found.resolve("progress"), Unavailable)


# --- base value and goal of an indicator -------------------------------------------------------------


def test_base_value_is_that_of_the_year_before_the_plan() -> None:
    assert shown(scope(), "iku-2.base") == "60,00"


@pytest.mark.parametrize("changes", [{"strategic_plan": None}, {"history": ()}])
def test_without_plan_or_history_there_is_no_base_value(changes: dict[str, object]) -> None:
    assert isinstance(scope_with(changes).resolve("iku-2.base"), Unavailable)


def test_goal_of_an_indicator_through_all_tiers() -> None:
    found = scope()
    assert (shown(found, "ik-3.goal"), shown(found, "iku-2.goal")) == ("tujuan-1", "tujuan-1")
    stray = make.objective("sasaran-9", "sasaran-8")
    lost = replace(make.indicator("ik-9"), objective=NodeId("sasaran-9"))
    found = scope(objectives=(*quarterly().objectives, stray), indicators=(*quarterly().indicators, lost))
    assert shown(found, "ik-9.goal") == ""


def test_indicators_with_targets_of_the_plan() -> None:
    assert keys(scope(), "indicators where has_plan_targets = ya") == ["iku-2"]


# --- performance tree --------------------------------------------------------------------------------

LINK = CascadeLink(
    IndicatorCode("ik-3"), IndicatorCode("iku-2"), CascadeKind.COMPONENT, True, "catatan", make.place("p")
)
PARTNERS = (
    CrossCut(NodeId("sasaran-3"), "Rumah sakit", "melapor", False, make.place("p")),
    CrossCut(IndicatorCode("ik-3"), "Sekolah", "mendata", True, make.place("p")),
)


def tree(**changes: object) -> Scope:
    return scope_with({"cascade": (LINK,), "crosscutting": PARTNERS, **changes})


def test_boxes_of_the_tree_name_what_is_above_them() -> None:
    found = tree()
    assert keys(found, "tree") == ["tujuan-1", "sasaran-1", "sasaran-2", "sasaran-3"]
    assert [shown(found, f"tree.{key}.parent") for key in keys(found, "tree")] == [
        "",
        "tujuan-1",
        "tujuan-1",
        "sasaran-2",
    ]
    assert [shown(found, f"tree.{key}.tier") for key in ("tujuan-1", "sasaran-3")] == [
        "Tujuan",
        "Sasaran III",
    ]


def test_a_box_has_its_indicators_with_targets() -> None:
    assert shown(tree(), "tree.sasaran-3.targets") == "Indikator ik-3: 90 persen"


def test_a_box_without_target_names_the_indicator_alone() -> None:
    assert shown(tree(agreements=()), "tree.sasaran-3.targets") == "Indikator ik-3"


def test_the_link_to_the_box_above_is_typed() -> None:
    found = tree()
    assert (shown(found, "tree.sasaran-3.link"), shown(found, "tree.sasaran-3.proposed")) == (
        "component",
        "ya",
    )
    assert (shown(found, "tree.sasaran-2.link"), shown(found, "tree.sasaran-2.proposed")) == ("", "tidak")


def test_a_link_to_another_objective_is_not_that_to_the_box_above() -> None:
    elsewhere = replace(LINK, parent=IndicatorCode("iku-1"))
    assert shown(tree(cascade=(elsewhere,)), "tree.sasaran-3.link") == ""


def test_partners_of_an_objective_and_of_its_indicators() -> None:
    found = tree()
    assert keys(found, "tree.sasaran-3.partners") == ["1", "2"]
    assert keys(found, "tree.sasaran-2.partners") == []
    assert keys(found, "crosscutting where proposed = ya") == ["2"]


def test_links_between_indicators_as_rows() -> None:
    found = tree()
    fields = {name: shown(found, f"cascade.1.{name}") for name in ("child", "link", "parent", "note")}
    assert fields == {
        "child": "Indikator ik-3",
        "link": "komponen, usulan",
        "parent": "Indikator iku-2",
        "note": "catatan",
    }
