"""Whether sub-activities say what they yield: counted before the year, and at its end."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests import factories as make
from tests.every_case import every_case

from capaian.domain.office_year import OfficeYear
from capaian.domain.value import PERCENT, Unavailable, Unit
from capaian.domain.work import Output, WorkNode
from capaian.rules.assess import assess
from capaian.rules.checks.gaps import (
    core_programs_of,
    find_nodes_without_target,
    find_output_reporting,
    subactivities_of,
)

OLD = make.output("I.1.1", 3, 2, period=make.period(2022))


def year(nodes: tuple[WorkNode, ...], *outputs: Output, **more: object) -> OfficeYear:
    bare: dict[str, object] = {
        "components": (),
        "surveys": (),
        "survey_elements": (),
        "counts": (),
        "inputs": (),
    }
    bare |= {"agreements": (), "indicators": (), "history": ()}
    return make.office_year(
        **{**bare, "nodes": (make.node("I"), make.node("I.1"), *nodes), "outputs": outputs, **more}
    )


def counts_of(facts: OfficeYear) -> tuple[int, int, int]:
    """Sub-activities, those without a target, those without a result."""
    found = find_output_reporting(facts, assess(facts, make.rule_set()))
    assert found.untargeted == find_nodes_without_target(facts, subactivities_of(facts))
    return found.count, len(found.untargeted), len(found.unreported)


def by_quarter(*targets: int | None, unit: str = "dokumen") -> list[Output]:
    found = [
        make.output("I.1.1", each, 1, period=make.period(f"2023-Q{q}"))
        for q, each in enumerate(targets, 1)
    ]
    return [replace(each, unit=Unit(unit)) for each in found]


@every_case(
    ("outputs", "lacking"),
    [
        pytest.param([], (1, 1), id="no output at all"),
        pytest.param([OLD], (1, 1), id="of the year before alone"),
        pytest.param([make.output("I.1.1", 4, 3)], (0, 0), id="both"),
        pytest.param([make.output("I.1.1", 4, None)], (0, 1), id="no result"),
        pytest.param([make.output("I.1.1", None, 3)], (1, 0), id="no target"),
        pytest.param([make.output("I.1.1", 4, 0)], (0, 0), id="nought is a result"),
        pytest.param(
            [make.output("I.1.1", 4, 3), make.output("I.1.1", None, None, name="Lain")],
            (1, 1),
            id="two",
        ),
        pytest.param(
            [make.output("I.1.1", 4, None), *by_quarter(None, None, None, None)],
            (0, 0),
            id="the target of the year, results of its quarters",
        ),
        pytest.param(by_quarter(5, 7, 5, 7), (0, 0), id="targets of all quarters"),
        pytest.param(by_quarter(5, 7, None, None), (1, 0), id="targets of two quarters"),
        pytest.param(
            [*by_quarter(5, 7), make.output("I.1.1", None, None)],
            (1, 1),
            id="two quarters, no year",
        ),
        pytest.param(by_quarter(5, 7, None, 9, unit=PERCENT), (0, 0), id="percentages: the last"),
        pytest.param(
            by_quarter(5, 7, 8, None, unit=PERCENT), (1, 0), id="percentages without the last"
        ),
    ],
)
def test_a_sub_activity_by_its_outputs(outputs: list[Output], lacking: tuple[int, int]) -> None:
    facts = year((make.node("I.1.1"),), *outputs)
    assert counts_of(facts) == (1, *lacking)
    cells = [each.target for each in assess(facts, make.rule_set()).nodes[-1].outputs]
    assert lacking[0] == (not cells or any(isinstance(cell, Unavailable) for cell in cells))


def test_one_that_indicators_measure_goes_by_these() -> None:
    nodes, own = (make.node("I.1.1", "ik-1"),), {"indicators": (make.indicator("ik-1"),)}
    reported = make.report("ik-1", 9)
    assert counts_of(year(nodes, **own)) == (1, 1, 1)
    assert counts_of(year(nodes, make.output("I.1.1", 4, 3), **own)) == (1, 1, 1)
    planned = {"indicators": (make.indicator("ik-1", plan_targets={2023: make.target(10)}),)}
    assert counts_of(year(nodes, reported, **planned)) == (1, 0, 0)
    agreed = {**own, "agreements": (make.agreement(make.agreement_target("ik-1", 10)),)}
    assert counts_of(year(nodes, reported, **agreed)) == (1, 0, 0)


def test_programmes_and_activities_are_none_of_them() -> None:
    assert counts_of(year(())) == (0, 0, 0)
    found = find_output_reporting(
        facts := year((make.node("I.1.1"), make.node("I.1.2")), make.output("I.1.2", 1, 1)),
        assess(facts, make.rule_set()),
    )
    assert (
        [each.id for each in found.untargeted]
        == [each.id for each in found.unreported]
        == ["I.1.1"]
    )


def test_a_programme_has_a_target_by_its_own_outputs_alone() -> None:
    facts = year((make.node("I.1.1"),), make.output("I.1.1", 4, 3))
    (program,) = core_programs_of(facts)
    assert find_nodes_without_target(facts, [program]) == (program,)
    assert (
        find_nodes_without_target(replace(facts, outputs=(make.output("I", 4, None),)), [program])
        == ()
    )


def test_a_programme_that_supports_the_office_is_no_core_one() -> None:
    own, support = (
        make.node("I"),
        replace(make.node("II"), name="PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH"),
    )
    facts = make.office_year(nodes=(replace(own, name="PROGRAM PENCATATAN SIPIL"), support))
    assert [each.id for each in core_programs_of(facts)] == ["I"]
