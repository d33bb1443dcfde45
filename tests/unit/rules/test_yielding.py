"""Whether sub-activities say what they yield: counted before the year, and at its end."""

from __future__ import annotations

import pytest
from tests.factories import (
    agreement,
    agreement_target,
    indicator,
    node,
    office_year,
    output,
    period,
    report,
    rule_set,
    target,
)

from capaian.domain.office_year import OfficeYear
from capaian.domain.work import Output, WorkNode
from capaian.rules.assess import assess
from capaian.rules.yielding import Yielding, count_targeted, find_yielding

OLD = output("I.1.1", 3, 2, period=period(2022))


def year(nodes: tuple[WorkNode, ...], *outputs: Output, **more: object) -> OfficeYear:
    bare: dict[str, object] = {
        "components": (),
        "surveys": (),
        "survey_elements": (),
        "counts": (),
        "inputs": (),
    }
    bare |= {"agreements": (), "indicators": (), "history": ()}
    return office_year(**{**bare, "nodes": (node("I"), node("I.1"), *nodes), "outputs": outputs, **more})


def told(facts: OfficeYear) -> tuple[tuple[int, int], Yielding]:
    return count_targeted(facts), find_yielding(facts, assess(facts, rule_set()))


@pytest.mark.parametrize(
    ("outputs", "targeted", "lacking"),
    [
        pytest.param([], 0, (1, 1), id="no output at all"),
        pytest.param([OLD], 0, (1, 1), id="of the year before alone"),
        pytest.param([output("I.1.1", 4, 3)], 1, (0, 0), id="both"),
        pytest.param([output("I.1.1", 4, None)], 1, (0, 1), id="no result"),
        pytest.param([output("I.1.1", None, 3)], 0, (1, 0), id="no target"),
        pytest.param([output("I.1.1", 4, 0)], 1, (0, 0), id="nought is a result"),
        pytest.param([output("I.1.1", 4, 3), output("I.1.1", None, None, name="Lain")], 0, (1, 1), id="two"),
        pytest.param(
            [
                output("I.1.1", 4, None),
                *(output("I.1.1", None, 1, period=period(f"2023-Q{q}")) for q in (1, 2, 3, 4)),
            ],
            1,
            (0, 0),
            id="the target of the year, results of its quarters",
        ),
    ],
)
def test_a_sub_activity_by_its_outputs(
    outputs: list[Output], targeted: int, lacking: tuple[int, int]
) -> None:
    assert told(year((node("I.1.1"),), *outputs)) == ((targeted, 1), Yielding(1, *lacking))


def test_one_that_indicators_measure_goes_by_these() -> None:
    nodes, own = (node("I.1.1", "ik-1"),), {"indicators": (indicator("ik-1"),)}
    reported = report("ik-1", 9)
    assert told(year(nodes, **own)) == ((0, 1), Yielding(1, 1, 1))
    assert told(year(nodes, output("I.1.1", 4, 3), **own)) == ((0, 1), Yielding(1, 1, 1))
    planned = {"indicators": (indicator("ik-1", plan_targets={2023: target(10)}),)}
    assert told(year(nodes, reported, **planned))[0] == (1, 1)
    agreed = {**own, "agreements": (agreement(agreement_target("ik-1", 10)),)}
    assert told(year(nodes, reported, **agreed)) == ((1, 1), Yielding(1, 0, 0))


def test_programmes_and_activities_are_none_of_them() -> None:
    assert told(year(())) == ((0, 0), Yielding(0, 0, 0))
    assert told(year((node("I.1.1"), node("I.1.2")), output("I.1.2", 1, 1)))[0] == (1, 2)
