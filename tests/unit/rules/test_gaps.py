"""What a dossier still waits for: which file, which facts, and which results come with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.factories import (
    AREAS,
    HILIR,
    REGENCY,
    agreement,
    agreement_target,
    component,
    count,
    counts,
    district,
    element,
    elements,
    indicator,
    money,
    node,
    office_year,
    output,
    report,
    rule_set,
    target,
)

from capaian.domain.identifiers import AreaCode, MeasureCode, NodeId
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.plan import Measure
from capaian.domain.policy import Aggregation
from capaian.domain.value import Known, Reason
from capaian.domain.work import Count, Output, Resource, ResourceInput, WorkNode
from capaian.rules.assess import assess
from capaian.rules.checks.gaps import Gap, find_gaps

ONE = "1 ukuran di Hilir: ktp.need"
KTP, AKTA = counts("ktp", [90, 180, 270], [100, 200, 300]), counts("akta", [0, 5, 3], [0, 5, 5])


def gaps(**changes: object) -> dict[str, Gap]:
    return {gap.file: gap for gap in find_gaps(office_year(**changes))}


def bare(**changes: object) -> OfficeYear:
    """The office with one indicator only, of one component, and nothing else that could wait."""
    only = {
        "components": (component("ktp"),),
        "indicators": (indicator("iku-1", "ktp", plan_targets={2023: target(90)}),),
        "surveys": (),
        "nodes": (),
        "outputs": (),
        "inputs": (),
        "counts": KTP,
        "survey_elements": (),
        "agreements": (),
    }
    return office_year(**{**only, **changes})


def supported() -> tuple[WorkNode, ...]:
    """The work plan of the whole office; its second program supports the office
    and serves no objective.
    """
    return tuple(
        replace(one, name="Program Penunjang Urusan") if one.id == "II" else one
        for one in office_year().nodes
    )


def test_a_whole_office_waits_for_nothing() -> None:
    assert find_gaps(office_year(nodes=supported())) == ()
    assert find_gaps(bare()) == ()


# --- counts


def test_without_counts_components_and_all_indicators_above_them_wait() -> None:
    gap = gaps(counts=())["counts.csv"]
    assert gap.what == "4 ukuran di 3 kecamatan: ktp.have, ktp.need, akta.have, akta.need"
    assert gap.results[:2] == ("Cakupan ktp", "Cakupan akta")
    assert "Indikator iku-2" in "; ".join(gap.results)
    assert len(set(gap.results)) == len(gap.results)


def test_only_what_rests_on_the_missing_counts_waits() -> None:
    gap = gaps(counts=KTP)["counts.csv"]
    assert gap.what == "2 ukuran di 3 kecamatan: akta.have, akta.need"
    assert "Cakupan ktp" not in gap.results


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        pytest.param(KTP[:-1], ONE, id="one row is not there"),
        pytest.param((*KTP[:-1], replace(KTP[-1], value=None)), ONE, id="no value"),
        pytest.param((*KTP[:-1], count("ktp.need", HILIR, 5, 2022)), ONE, id="last year's"),
        pytest.param((*KTP[:-1], count("ktp.need", HILIR, 0)), None, id="nought is a count"),
        pytest.param(
            (*KTP[:-1], count("ktp.need", HILIR, 5, "2023-S2")), None, id="of a part of the year"
        ),
    ],
)
def test_a_measure_waits_until_each_district_has_reported(rows: object, what: str | None) -> None:
    found = [gap.what for gap in find_gaps(bare(counts=rows))]
    assert found == ([] if what is None else [what])


EVENTS = (component("ktp", aggregation=Aggregation.RATIO_OF_SUMS),)
FIRST = count("ktp.need", HILIR, 5, "2023-S1")


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        pytest.param((FIRST,), ONE, id="half of the year"),
        pytest.param(
            (FIRST, count("ktp.need", HILIR, 5, "2023-S2"), count("ktp.need", HILIR, None)),
            None,
            id="both halves, and an empty row of the year",
        ),
    ],
)
def test_what_happens_waits_for_all_parts_of_the_year_as_its_figure_does(
    rows: tuple[Count, ...], what: str | None
) -> None:
    office = bare(components=EVENTS, counts=(*KTP[:-1], *rows))
    assert [gap.what for gap in find_gaps(office)] == ([] if what is None else [what])
    (result,) = assess(office, rule_set()).components
    assert isinstance(result.ratio, Known) is (what is None)


@pytest.mark.parametrize(
    ("rows", "others", "where"),
    [
        ((), 0, "3 kecamatan"),
        ((KTP[0], *KTP[2:-1]), 0, "Tengah, Hilir"),
        (KTP, 5, "5 dari 8 kecamatan"),
    ],
    ids=["all", "a few", "many"],
)
def test_a_few_districts_are_named_and_more_are_counted(
    rows: Sequence[Count], others: int, where: str
) -> None:
    more = (district(AreaCode(f"99.01.1{n}"), f"Distrik {n}") for n in range(others))
    (gap,) = find_gaps(bare(counts=rows, areas=(*AREAS, *more)))
    assert gap.what == f"2 ukuran di {where}: ktp.have, ktp.need"


def test_what_is_counted_from_registers_is_typed_by_nobody() -> None:
    counted = replace(
        component("ktp"), numerator=Measure(MeasureCode("ktp.have"), "x", component().unit, True)
    )
    assert find_gaps(bare(components=(counted,), counts=())) == ()


def test_an_indicator_of_an_indicator_waits_too() -> None:
    chain = (
        indicator("iku-1", "iku-3", plan_targets={2023: target(90)}),
        indicator("iku-3", "mean(iku-4, ktp)"),
        indicator("iku-4", "100 - ktp"),
        indicator("iku-5", "index(skm)"),
    )
    gap = next(
        gap for gap in find_gaps(bare(indicators=chain, counts=())) if gap.file == "counts.csv"
    )
    assert gap.results == ("Cakupan ktp", "Indikator iku-1", "Indikator iku-3", "Indikator iku-4")


# --- areas


def test_without_districts_they_come_first_and_counts_wait_for_them() -> None:
    (gap,) = find_gaps(bare(areas=(), counts=()))
    assert (gap.file, gap.before) == ("areas.csv", "counts.csv")
    assert gap.results == ("Cakupan ktp", "Indikator iku-1")


def test_without_districts_the_regency_as_a_whole_will_do() -> None:
    whole = (count("ktp.have", REGENCY, 540), count("ktp.need", REGENCY, 600))
    assert find_gaps(bare(areas=(), counts=whole)) == ()


# --- targets


def key(code: str = "iku-1", **changes: object) -> object:
    return indicator(code, "ktp", is_key=True, symbol="IKU 1", **changes)


def test_a_key_indicator_waits_for_its_target() -> None:
    (gap,) = find_gaps(bare(indicators=(key(),)))
    assert gap == Gap(
        "agreements.yaml", "target 2023 bagi iku-1", ("capaian IKU 1 Indikator iku-1",)
    )


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"indicators": (key(plan_targets={2023: target(90)}),)}, id="of the plan"),
        pytest.param(
            {"indicators": (key(),), "agreements": (agreement(agreement_target("iku-1", 90)),)},
            id="of the agreement",
        ),
        pytest.param({"indicators": (indicator("iku-1", "ktp"),)}, id="no key indicator"),
    ],
)
def test_a_target_of_the_plan_or_of_the_agreement_will_do(changes: dict[str, object]) -> None:
    assert find_gaps(bare(**changes)) == ()


def test_a_target_of_another_year_will_not_do() -> None:
    assert [
        gap.file for gap in find_gaps(bare(indicators=(key(plan_targets={2024: target(1)}),)))
    ] == ["agreements.yaml"]


def test_many_names_are_cut_short() -> None:
    many = tuple(key(f"iku-{number}") for number in range(1, 7))
    (gap,) = find_gaps(bare(indicators=many))
    assert gap.what == "target 2023 bagi iku-1, iku-2, iku-3, iku-4, dan 2 lagi"
    assert len(gap.results) == 6


# --- surveys, outputs, money


@pytest.mark.parametrize(("blank", "message"), [(("U2",), "nilai unsur skm"), (("*",), None)])
def test_a_survey_with_some_of_its_elements_waits_for_the_others(
    blank: tuple[str, ...], message: str | None
) -> None:
    rows = (*elements(["80"]), *(replace(element(code, "80"), index=None) for code in blank))
    found = find_gaps(bare(indicators=(indicator("iku-1", "index(skm)"),), survey_elements=rows))
    assert [gap.what for gap in found] == ([message] if message else [])


def test_a_survey_is_there_once_a_period_or_all_elements_together_have_values() -> None:
    reading = (indicator("iku-1", "index(skm)"),)
    waiting = replace(element("U1", "80"), index=None, period=Period.parse("2023-Q4"))
    assert find_gaps(bare(indicators=reading, survey_elements=(*elements(["80"]), waiting))) == ()
    together = (element("*", "80"), replace(element("U1", "80"), index=None))
    assert find_gaps(bare(indicators=reading, survey_elements=together)) == ()


@pytest.mark.parametrize(
    ("rows", "waits"),
    [
        pytest.param((), True, id="none"),
        pytest.param(elements(["80"], 2022), True, id="last year's"),
        pytest.param((replace(element("U1", "80"), index=None),), True, id="without values"),
        pytest.param(elements(["80"]), False, id="there"),
        pytest.param((element("U1", mean="3.2"),), False, id="means"),
    ],
)
def test_a_survey_that_an_indicator_reads_waits_for_its_elements(
    rows: object, waits: bool
) -> None:
    reading = (indicator("iku-1", "index(skm)"),)
    found = find_gaps(bare(indicators=reading, survey_elements=rows))
    wanted = Gap("survey.csv", "nilai unsur skm", ("Indikator iku-1",))
    assert found == ((wanted,) if waits else ())


@pytest.mark.parametrize(
    ("rows", "waits"),
    [
        pytest.param((), True, id="none"),
        pytest.param((report("ik-1", None),), True, id="no value"),
        pytest.param((report("ik-1", 0),), False, id="nought"),
        pytest.param((report("ik-1", None, text="Sudah"),), False, id="words"),
    ],
)
def test_an_indicator_without_formula_waits_for_what_is_reported(
    rows: object, waits: bool
) -> None:
    reported = (indicator("ik-1", plan_targets={2023: target(5)}),)
    found = find_gaps(bare(indicators=reported, outputs=rows))
    assert found == ((Gap("outputs.csv", "realisasi ik-1", ("Indikator ik-1",)),) if waits else ())


def test_an_indicator_that_nobody_promised_waits_for_nothing() -> None:
    assert find_gaps(bare(indicators=(indicator("ik-1"),))) == ()


STAFF = money("I.1.1", 10, 9, resource=Resource.STAFF)
NODES = (node("I", objective="sasaran-1"), node("I.1"), node("I.1.1"), node("I.1.2"))
YIELDED = tuple(output(code, 10, 9) for code in ("I", "I.1.1", "I.1.2"))


def paid(*rows: ResourceInput, nodes: Sequence[WorkNode] = NODES) -> tuple[Gap, ...]:
    return find_gaps(bare(nodes=nodes, inputs=rows, outputs=YIELDED))


@pytest.mark.parametrize(
    ("rows", "which"),
    [
        pytest.param((), "2 dari 2 sub kegiatan (I.1.1, I.1.2)", id="none"),
        pytest.param(
            (money("I.1.1", None, None), money("I.1.2", None, None)),
            "2 dari 2 sub kegiatan (I.1.1, I.1.2)",
            id="empty rows",
        ),
        pytest.param(
            (money("I.1.1", 0, None),), "1 dari 2 sub kegiatan (I.1.2)", id="no budget is one"
        ),
        pytest.param(
            (STAFF, money("I.1.2", 1, 1)), "1 dari 2 sub kegiatan (I.1.1)", id="staff is none"
        ),
        pytest.param((money("I.1.1", 10, 9), money("I.1.2", None, 0)), None, id="both"),
        pytest.param((money("I.1", 10, 9),), None, id="of the activity above"),
    ],
)
def test_subactivities_wait_for_their_money(
    rows: Sequence[ResourceInput], which: str | None
) -> None:
    found = paid(*rows)
    assert [gap.file for gap in found] == ["inputs.csv"] * (which is not None)
    for gap in found:
        assert gap.what.startswith(f"anggaran dan realisasi {which}; yang tidak dianggarkan")
        assert gap.results == ("serapan seluruh dinas", "serapan Pekerjaan I")


MONTHLY = tuple(
    replace(money("I.1.1", None, 1), period=Period.parse(f"2023-M{n:02}")) for n in range(1, 13)
)
QUARTERS = tuple(
    replace(money("I.1.1", None, 1), period=Period.parse(f"2023-Q{n}")) for n in range(1, 5)
)
NOT_IN_SOURCE = replace(money("I.1.1", 10, None), note=Reason.NOT_IN_SOURCE.words)


@pytest.mark.parametrize(
    ("rows", "which"),
    [
        pytest.param((), "(I.1.1); ambil", id="a budget alone"),
        pytest.param(MONTHLY[11:], "(I.1.1); ambil", id="December alone"),
        pytest.param(MONTHLY[1:], "(I.1.1); ambil", id="no January"),
        pytest.param(MONTHLY, None, id="all months"),
        pytest.param(QUARTERS, None, id="all quarters"),
        pytest.param((money("I.1.1", 10, 0),), None, id="nothing was spent"),
        pytest.param((NOT_IN_SOURCE,), None, id="its source tells why"),
        pytest.param((money("I.1", 10, 9),), "(I.1.1); ambil", id="of the activity above"),
    ],
)
def test_what_has_a_budget_waits_for_what_was_spent(
    rows: Sequence[ResourceInput], which: str | None
) -> None:
    granted = (
        ()
        if any(row.node == "I.1.1" and row.revised for row in rows)
        else (money("I.1.1", 10, None),)
    )
    found = paid(*rows, *granted, money("I.1.2", 10, 9))
    assert [gap.file for gap in found] == ["inputs.csv"] * (which is not None)
    for gap in found:
        assert f"realisasi setahun 1 dari 2 sub kegiatan {which}" in gap.what
        assert "capaian intake" in gap.what
        assert gap.results == ("serapan seluruh dinas", "serapan Pekerjaan I")


def test_an_activity_that_lost_its_subactivities_waits_for_money_of_its_own() -> None:
    (gap,) = paid(money("I.1.1", 10, 9), money("I.1.2", 10, 9), nodes=(*NODES, node("I.2")))
    assert "1 dari 3 sub kegiatan (I.2);" in gap.what
    assert gap.results == ("serapan seluruh dinas", "serapan Pekerjaan I")


def test_many_that_wait_for_money_are_only_counted() -> None:
    nodes = (*NODES[:2], *(node(f"I.1.{number}") for number in range(1, 6)))
    (gap,) = paid(nodes=nodes)
    assert "5 dari 5 sub kegiatan; yang" in gap.what


def test_money_of_the_whole_office_will_do() -> None:
    assert paid(replace(money("I", 10, 9), node=NodeId("*"))) == ()


# --- objectives and outputs of the work plan


MONEY = (money("I", 10, 9), money("II", 10, 9))


def planned(*nodes: WorkNode, **changes: object) -> tuple[Gap, ...]:
    return find_gaps(bare(nodes=nodes, inputs=MONEY, **{"outputs": YIELDED, **changes}))


def test_a_program_waits_for_the_objective_that_it_serves() -> None:
    (gap,) = planned(node("I"), *NODES[1:])
    assert (gap.file, gap.what) == ("nodes.csv", "sasaran (kolom objective) bagi I")
    assert gap.results == (
        "anggaran sasaran Meningkatnya sasaran-1",
        "anggaran sasaran Meningkatnya sasaran-2",
    )


def test_the_supporting_program_serves_no_objective_and_is_measured_by_none() -> None:
    support = replace(node("I"), name="PROGRAM PENUNJANG URUSAN")
    assert planned(support, *NODES[1:], outputs=()) == ()


def test_without_objectives_no_program_waits_for_one() -> None:
    assert planned(node("I"), *NODES[1:], objectives=()) == ()


PROGRAM = Gap(
    "outputs.csv",
    "target dan realisasi keluaran program I (baris dengan kode program itu)",
    ("capaian dan efisiensi program I",),
)


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        pytest.param((), (PROGRAM,), id="none"),
        pytest.param((output("I.1.1", 10, None),), (PROGRAM,), id="a target only"),
        pytest.param(
            (output("I.1.1", 10, 9, period=Period.year_of(2022)),), (PROGRAM,), id="last year's"
        ),
        pytest.param((output("I.1.1", 10, 0),), (PROGRAM,), id="nought"),
        pytest.param(YIELDED[1:], (PROGRAM,), id="of all sub-activities"),
        pytest.param((output("I", 10, 9),), (), id="of the program"),
    ],
)
def test_a_program_that_nothing_measures_waits_for_outputs(
    rows: object, wanted: tuple[Gap, ...]
) -> None:
    assert planned(*NODES, outputs=rows) == wanted


@pytest.mark.parametrize("rows", [(), YIELDED[1:], YIELDED[:1], YIELDED])
def test_what_is_required_is_what_gives_a_program_its_achievement(
    rows: tuple[Output, ...],
) -> None:
    year = bare(nodes=NODES, inputs=MONEY, outputs=rows)
    (program,) = (node for node in assess(year, rule_set()).nodes if node.id == "I")
    assert isinstance(program.mean_achievement, Known) is (PROGRAM not in find_gaps(year))
    assert [isinstance(one.value, Known) for one in program.efficiency] == [
        PROGRAM not in find_gaps(year)
    ]


def test_an_indicator_measures_its_program() -> None:
    assert planned(node("I", "iku-1", objective="sasaran-1"), *NODES[1:], outputs=()) == ()
