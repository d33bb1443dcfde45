"""Nodes that nobody gave money: told at their rows, unless their figures are to come or stand above them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.factories import money, node, office_year

from capaian.domain.identifiers import NodeId
from capaian.domain.issue import Level, Place
from capaian.domain.period import Period
from capaian.domain.work import Resource, ResourceInput, WorkNode
from capaian.rules.facts import Facts
from capaian.rules.quality.unfunded import check_unfunded
from capaian.rules.work_plan import WorkPlan

NODES = (node("I"), node("I.1"), node("I.1.1"), node("I.2"))
PAID = money("I.1.1", 100, 90)


def told(*rows: ResourceInput, nodes: tuple[WorkNode, ...] = NODES) -> list[str]:
    year = office_year(nodes=nodes, inputs=rows)
    return [str(issue.value) for issue in check_unfunded(Facts(year), WorkPlan(year))]


def test_an_activity_whose_subactivities_are_gone_is_told_at_its_row() -> None:
    year = office_year(nodes=NODES, inputs=(PAID,))
    (issue,) = check_unfunded(Facts(year), WorkPlan(year))
    assert (issue.level, issue.place, issue.value) == (Level.WARNING, Place("nodes.csv", 2, "id"), "I.2")
    assert issue.message == (
        "Kegiatan I.2 Pekerjaan I.2 tidak punya sub kegiatan maupun anggaran sendiri, "
        "jadi jumlah pagu dan realisasi yang memuatnya tidak dapat dihitung."
    )
    assert "hapus barisnya dari nodes.csv" in issue.remedy
    assert "inputs.csv" in issue.remedy


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param((PAID, money("I.2", 10, None)), [], id="money of its own"),
        pytest.param((PAID, money("I.2", None, None)), [], id="its row waits for figures"),
        pytest.param((PAID, money("I.2", 0, 0)), [], id="nought is money"),
        pytest.param((money("I", 100, 90),), [], id="the program states all"),
        pytest.param((money("I.1", 100, 90),), ["I.2"], id="another activity states its own"),
        pytest.param((PAID, money("I.2", 10, 9, resource=Resource.STAFF)), ["I.2"], id="staff is no money"),
        pytest.param(
            (PAID, money("I.2", 10, 9, period=Period.year_of(2022))), ["I.2"], id="last year's will not do"
        ),
        pytest.param(
            (PAID, money("I.2", 10, 9, period=Period.parse("2023-Q1"))), [], id="a quarter's is this year's"
        ),
        pytest.param((money("I.2", 10, 9),), [], id="a sub-activity that no year paid for is still to come"),
        pytest.param((), [], id="no money anywhere: it is all to come"),
        pytest.param((money("I.1.1", None, None),), [], id="no figure anywhere"),
        pytest.param((money("*", 100, 90),), [], id="the whole office only"),
    ],
)
def test_what_counts_as_money(rows: tuple[ResourceInput, ...], expected: list[str]) -> None:
    assert told(*rows) == expected


def test_a_program_without_anything_below_is_told_too() -> None:
    assert told(PAID, money("I.2", 1, 1), nodes=(*NODES, node("II"))) == ["II"]


def test_the_last_of_a_year_of_another_tree_is_left_alone() -> None:
    assert told(money("III", 1, 1)) == []


def test_above_a_node_is_each_node_once_even_in_a_circle() -> None:
    first, second = node("I"), node("I.1")
    circle = (replace(first, parent=second.id), second, node("I.1.1"))
    plan = WorkPlan(office_year(nodes=circle))
    assert plan.above(NodeId("I.1.1")) == ("I.1", "I")
    assert WorkPlan(office_year(nodes=NODES)).above(NodeId("I.1.1")) == ("I.1", "I")
    assert plan.above(NodeId("unknown")) == ()


def test_one_that_another_year_paid_for_stays_with_nought() -> None:
    before = money("I.2", 10, 9, period=Period.year_of(2022))
    year = office_year(nodes=NODES, inputs=(PAID, before))
    (issue,) = check_unfunded(Facts(year), WorkPlan(year))
    assert "tulis 0 baginya di inputs.csv untuk tahun 2023" in issue.remedy
    assert "hapus" not in issue.remedy
    assert told(PAID, before, money("I.2", 0, 0)) == []


def test_a_subactivity_that_another_year_paid_for_is_told_too() -> None:
    """Work that came with last year's corrected closing would take the sum of this year away in silence."""
    before = money("I.1.2", 10, 9, period=Period.year_of(2022))
    year = office_year(nodes=(*NODES[:3], node("I.1.2")), inputs=(PAID, before))
    (issue,) = check_unfunded(Facts(year), WorkPlan(year))
    assert (issue.level, issue.code, issue.value) == (Level.WARNING, "node_without_money", "I.1.2")
    assert issue.message == (
        "Sub kegiatan I.1.2 Pekerjaan I.1.2 tidak punya anggaran tahun 2023, "
        "jadi jumlah pagu dan realisasi yang memuatnya tidak dapat dihitung."
    )
    assert "tulis 0 baginya di inputs.csv untuk tahun 2023" in issue.remedy
    for row in (money("I.1.2", None, None), money("I.1.2", 0, 0), money("I.1", 1, 1), money("I", 1, 1)):
        assert told(PAID, before, row, nodes=year.nodes) == [], row.node
    assert told(before, nodes=year.nodes) == []
