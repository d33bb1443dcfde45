"""The two trees of an office: what serves what, what lies below, and how traces call a node."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.factories import goal, node, objective, office_year

from capaian.domain.identifiers import NodeId
from capaian.domain.work import NodeKind
from capaian.rules.work_plan import WorkPlan


def plan(**changes: object) -> WorkPlan:
    return WorkPlan(office_year(**changes))


def test_objectives_hang_on_goals_and_on_higher_objectives() -> None:
    purposes = plan().purposes
    assert purposes.order == ("tujuan-1", "sasaran-1", "sasaran-2", "sasaran-3")
    assert [purposes.depth[node] for node in purposes.order] == [0, 1, 1, 2]


def test_programs_are_the_roots_of_the_work() -> None:
    work = plan().work
    assert (work.roots, work.leaves) == (("I", "II"), ("I.1.1", "I.1.2", "II.1.1"))


def test_things_are_found_by_id() -> None:
    found = plan()
    assert found.node_by_id[NodeId("I.1")].code == "I.1"
    assert found.objective_by_id[NodeId("sasaran-3")].tier == "III"


@pytest.mark.parametrize(
    ("node_id", "label"),
    [
        ("tujuan-1", "Tujuan 1"),
        ("tujuan-b", "Tujuan 2"),
        ("sasaran-3", "Sasaran 1 (III)"),
        ("I", "Program I"),
        ("I.1", "Kegiatan I.1"),
        ("I.1.1", "Sub kegiatan I.1.1"),
        ("pos", "pos"),
    ],
)
def test_how_traces_call_a_node(node_id: str, label: str) -> None:
    nodes = (node("I"), node("I.1"), node("I.1.1"), replace(node("pos"), kind=NodeKind.POST))
    found = plan(goals=(goal(), goal("tujuan-b")), nodes=nodes)
    assert found.labels[NodeId(node_id)] == label


def test_a_node_serves_what_the_node_above_serves_unless_it_says_otherwise() -> None:
    nodes = (
        node("I", objective="sasaran-1"),
        node("I.1"),
        node("I.1.1"),
        node("I.1.2", objective="sasaran-2"),
        node("II"),
        node("II.1"),
    )
    assert plan(nodes=nodes).served == {
        "I": "sasaran-1",
        "I.1": "sasaran-1",
        "I.1.1": "sasaran-1",
        "I.1.2": "sasaran-2",
        "II": None,
        "II.1": None,
    }


def test_a_node_below_an_unknown_one_serves_what_it_says_itself() -> None:
    lone = replace(node("I.1", objective="sasaran-1"), parent=NodeId("tidak-ada"))
    alone = replace(node("II.1"), parent=NodeId("tidak-ada"))
    assert plan(nodes=(lone, alone)).served == {"I.1": "sasaran-1", "II.1": None}


def test_programs_of_a_purpose_are_those_that_serve_it_or_anything_below_it() -> None:
    nodes = (
        node("I", objective="sasaran-3"),
        node("II", objective="sasaran-1"),
        node("III"),
        node("I.1"),
    )
    assert plan(nodes=nodes).programs_below == {
        "tujuan-1": ("I", "II"),
        "sasaran-1": ("II",),
        "sasaran-2": ("I",),
        "sasaran-3": ("I",),
    }


def test_an_activity_that_serves_an_objective_is_no_program_of_it() -> None:
    nodes = (node("I"), node("I.1", objective="sasaran-1"))
    assert plan(nodes=nodes).programs_below[NodeId("sasaran-1")] == ()


def test_what_lies_below_a_node_without_children_is_itself() -> None:
    assert plan().leaves_below == {
        "I": ("I.1.1", "I.1.2"),
        "I.1": ("I.1.1", "I.1.2"),
        "I.1.1": ("I.1.1",),
        "I.1.2": ("I.1.2",),
        "II": ("II.1.1",),
        "II.1": ("II.1.1",),
        "II.1.1": ("II.1.1",),
    }


def test_an_office_without_work_plan() -> None:
    empty = plan(goals=(), objectives=(), nodes=())
    assert (empty.work.order, empty.purposes.order, empty.served, empty.labels) == ((), (), {}, {})


def test_the_same_order_of_children_as_in_the_dossier() -> None:
    nodes = (node("I"), node("I.2"), node("I.1"))
    assert plan(nodes=nodes).work.order == ("I", "I.2", "I.1")


def test_an_objective_below_an_objective_that_is_not_there_is_a_root() -> None:
    found = plan(objectives=(objective("a", "tidak-ada"),)).purposes
    assert found.roots == ("tujuan-1", "a")
