"""Totals beside their parts: staff that serves several nodes, totals kept by declaration,
kinds of money.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from tests.factories import difference, money, objective, office_year, policies, report, rule_set
from tests.unit.rules.desks import reason

from capaian.domain.assessment import Assessment, ResourceResult
from capaian.domain.identifiers import NodeId
from capaian.domain.issue import Level
from capaian.domain.narrative import Difference
from capaian.domain.period import Period
from capaian.domain.policy import EfficiencyMethod, EfficiencyRule, Policies, StaffTotals, Verdict
from capaian.domain.value import Reason
from capaian.domain.work import Resource, ResourceInput
from capaian.rules.assess import assess
from capaian.rules.checks.validate import validate
from capaian.rules.work_plan import find_mismatches, grow_tree, roll_up

STATED = policies(staff_totals=StaffTotals.STATED)
TOP, FIRST, SECOND = NodeId("I"), NodeId("I.1"), NodeId("I.2")
TREE = grow_tree({TOP: None, FIRST: TOP, SECOND: TOP})


def persons(node: str, planned: int | None, used: int | None) -> ResourceInput:
    return money(node, planned, used, resource=Resource.STAFF)


def assessed(*rows: ResourceInput, **changes: object) -> Assessment:
    return assess(office_year(inputs=rows, **changes), rule_set())


def line(result: Assessment, code: str, resource: Resource = Resource.MONEY) -> ResourceResult:
    inputs = result.totals if code == "*" else next(n.inputs for n in result.nodes if n.id == code)
    return next(found for found in inputs if found.resource is resource and found.kind == "all")


def subjects(*rows: ResourceInput, chosen: Policies | None = None) -> Iterator[str]:
    year = office_year(inputs=rows, policies=chosen or policies())
    for issue in validate(year, rule_set()):
        if issue.level is Level.ERROR and issue.subject is not None:
            yield issue.subject


def kept(*covers: str) -> Difference:
    return replace(difference(*covers), keeps_total=True)


# --- trees


def total(node: NodeId, parts: object) -> int:
    assert isinstance(parts, list)
    return sum(parts)


@pytest.mark.parametrize(
    ("own", "keep", "expected"),
    [
        pytest.param({TOP: 5, FIRST: 2, SECOND: 4}, (), 6, id="the sum counts"),
        pytest.param({TOP: 5, FIRST: 2, SECOND: 4}, (TOP,), 5, id="the stated total is kept"),
        pytest.param({FIRST: 2, SECOND: 4}, (TOP,), 6, id="nothing is stated to keep"),
        pytest.param({TOP: 5, FIRST: 2}, (), 5, id="parts are not all known"),
    ],
)
def test_a_node_that_is_kept_counts_as_it_is_stated(
    own: dict[NodeId, int], keep: tuple[NodeId, ...], expected: int
) -> None:
    assert roll_up(TREE, own, total, keep)[TOP] == expected


def test_a_kept_total_still_differs_from_its_parts_and_counts_upwards() -> None:
    top = NodeId("A")
    tree = grow_tree({top: None, TOP: top, FIRST: TOP, SECOND: TOP})
    own = {top: 5, TOP: 5, FIRST: 2, SECOND: 4}
    amounts = {node: replace(money("I", value, 0)).revised for node, value in own.items()}
    known = {node: amount for node, amount in amounts.items() if amount is not None}
    assert [*find_mismatches(tree, known).items()] == [(top, 6), (TOP, 6)]
    assert [*find_mismatches(tree, known, (TOP,)).items()] == [(TOP, 6)]


# --- staff

CREW = (
    persons("I", 22, 20),
    persons("I.1", 12, 12),
    persons("I.1.1", 12, 11),
    persons("I.1.2", 11, 10),
)


def amounts(result: Assessment, code: str) -> tuple[str, str, str]:
    found = line(result, code, Resource.STAFF)
    return found.revised.display, found.actual.display, found.ratio.display


@pytest.mark.parametrize(
    ("chosen", "crew"), [(policies(), ("23", "21", "91,30")), (STATED, ("12", "12", "100,00"))]
)
def test_staff_of_a_node_is_summed_or_stated(chosen: Policies, crew: tuple[str, str, str]) -> None:
    assert amounts(assessed(*CREW, policies=chosen), "I.1") == crew


def test_a_node_without_a_row_has_no_staff_where_staff_is_stated() -> None:
    result = assessed(*CREW[2:], policies=STATED)
    inputs = next(node.inputs for node in result.nodes if node.id == "I.1")
    assert [found for found in inputs if found.resource is Resource.STAFF] == []


def test_staff_of_the_office_is_its_own_row_or_none() -> None:
    assert (
        reason(line(assessed(*CREW, policies=STATED), "*", Resource.STAFF).revised)
        is Reason.NOT_REPORTED
    )
    own = assessed(*CREW, persons("*", 40, 39), policies=STATED)
    assert amounts(own, "*") == ("40", "39", "97,50")


@pytest.mark.parametrize(
    ("served", "lines"),
    [
        pytest.param(("I",), 1, id="one program: its staff"),
        pytest.param(("I", "II"), 0, id="two programs: the same persons may serve both"),
    ],
)
def test_staff_of_an_objective_is_that_of_its_only_program(
    served: tuple[str, ...], lines: int
) -> None:
    year = office_year()
    nodes = [n if n.parent else replace(n, objective=None) for n in year.nodes]
    nodes = [replace(n, objective=NodeId("sasaran-1")) if n.id in served else n for n in nodes]
    result = assess(
        replace(year, nodes=tuple(nodes), inputs=(*CREW, persons("II", 7, 7)), policies=STATED),
        rule_set(),
    )
    inputs = next(node.inputs for node in result.nodes if node.id == "sasaran-1")
    assert len([found for found in inputs if found.resource is Resource.STAFF]) == lines


@pytest.mark.parametrize(
    ("rows", "chosen", "expected"),
    [
        pytest.param(CREW, STATED, [], id="parts that add up to more than the whole are right"),
        pytest.param(
            CREW,
            policies(),
            [
                "total_differs:inputs:I:all:revised:2023",
                "total_differs:inputs:I.1:all:revised:2023",
            ],
            id="and wrong where staff is summed",
        ),
        pytest.param(
            (persons("I", 22, 22), persons("I.1", 33, 22)),
            STATED,
            ["part_larger_than_whole:inputs:I.1:staff:revised:2023"],
            id="a part larger than the whole",
        ),
        pytest.param(
            (persons("I", 22, 20), persons("I.1", 22, 21)),
            STATED,
            ["part_larger_than_whole:inputs:I.1:staff:actual:2023"],
            id="more at work than in the whole",
        ),
        pytest.param((persons("I.1", 33, 28),), STATED, [], id="a whole that is not stated"),
        pytest.param(
            (persons("I", None, 22), persons("I.1", 33, 22)), STATED, [], id="an amount not stated"
        ),
        pytest.param(
            (persons("*", 5, 5), persons("I", 33, 22)),
            STATED,
            [],
            id="the office is no node above",
        ),
    ],
)
def test_staff_that_cannot_be(
    rows: tuple[ResourceInput, ...], chosen: Policies, expected: list[str]
) -> None:
    found = [
        subject
        for subject in subjects(*rows, chosen=chosen)
        if "actual" not in subject or "staff" in subject
    ]
    assert found == expected


# --- declared totals

LEDGER = (
    money("I.1.1", 100, 90),
    money("I.1.2", 300, 271),
    money("I.1", 400, 360),
    money("I", 400, 360),
    money("*", 400, 360),
)
KEPT = "total_differs:inputs:I.1:all:actual:2023"


def one_program(**changes: object) -> Assessment:
    nodes = tuple(
        node for node in office_year().nodes if node.id == "I" or node.id.startswith("I.")
    )
    return assess(office_year(inputs=LEDGER, nodes=nodes, **changes), rule_set())


@pytest.mark.parametrize(
    ("declared", "actual"),
    [
        pytest.param((), "361", id="undeclared: the parts"),
        pytest.param((difference(KEPT),), "361", id="declared: the parts"),
        pytest.param((kept(KEPT),), "360", id="declared as kept: the total"),
    ],
)
def test_a_declared_total_counts_upwards(declared: tuple[Difference, ...], actual: str) -> None:
    result = one_program(differences=declared)
    assert [line(result, code).actual.display for code in ("I.1", "I")] == [actual, actual]


def test_a_kept_total_that_nobody_revised_is_in_force() -> None:
    """400 was granted to I.1 beside parts of 390, and nothing was revised:
    what is in force is 400 too.
    """
    granted = tuple(
        replace(row, original=row.revised, revised=None)
        for row in (money("I.1.1", 90, 90), money("I.1.2", 300, 271), money("I.1", 400, 361))
    )
    declared = kept("total_differs:inputs:I.1:all:original:2023")
    for differences, amount in (((declared,), "400"), ((), "390")):
        found = line(assessed(*granted, differences=differences), "I.1")
        assert (found.original.display, found.revised.display) == (amount, amount)


def messages(*declared: Difference) -> list[tuple[Level, str]]:
    nodes = tuple(
        node for node in office_year().nodes if node.id == "I" or node.id.startswith("I.")
    )
    year = office_year(inputs=LEDGER, nodes=nodes, differences=declared)
    return [(i.level, i.message) for i in validate(year, rule_set()) if "Realisasi" in i.message]


def test_all_totals_above_are_reported_until_one_is_kept() -> None:
    assert [level for level, _ in messages()] == [Level.ERROR, Level.ERROR, Level.ERROR]
    ((level, message),) = messages(kept(KEPT))
    assert level is Level.WARNING
    assert "yang dipakai angka yang tertulis" in message


# --- kinds of money


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ({"all": 100, "operations": 60, "capital": 40}, []),
        (
            {"all": 100, "operations": 60, "capital": 30},
            ["total_differs:inputs:*:kinds:revised:2023"],
        ),
        ({"operations": 60, "personnel": 50, "goods": 10}, []),
        (
            {"operations": 60, "personnel": 50, "goods": 11},
            ["total_differs:inputs:*:kinds-operations:revised:2023"],
        ),
        ({"operations": 60, "personnel": 50}, []),
    ],
)
def test_kinds_of_money_make_their_whole(kinds: dict[str, int], expected: list[str]) -> None:
    rows = [money("*", amount, None, kind=kind) for kind, amount in kinds.items()]
    assert list(subjects(*rows)) == expected


def test_what_operations_are_made_of_is_named() -> None:
    rows = [
        money("*", amount, None, kind=kind)
        for kind, amount in (("operations", 60), ("personnel", 50), ("goods", 11))
    ]
    (issue,) = (
        i for i in validate(office_year(inputs=tuple(rows)), rule_set()) if i.level is Level.ERROR
    )
    assert issue.message == (
        "Pagu belanja operasi seluruh dinas, Tahun 2023, tertulis 60, "
        "padahal belanja pegawai dan barang dan jasa 61."
    )


# --- readings and last year


@pytest.mark.parametrize(
    ("budget", "spent", "verdict"),
    [
        (100, 94, Verdict.EFFICIENT),
        (100, 100, Verdict.EFFICIENT),
        (100, 109, Verdict.NOT_EFFICIENT),
    ],
)
def test_who_keeps_within_the_plan_is_efficient_whatever_was_achieved(
    budget: int, spent: int, verdict: Verdict
) -> None:
    chosen = policies(
        efficiency=(EfficiencyMethod.BUDGET_OVER_REALISATION,),
        efficiency_rule=EfficiencyRule.WITHIN_PLAN,
    )
    result = assessed(money("I.1.1", budget, spent), policies=chosen, outputs=())
    (found,) = next(node.efficiency for node in result.nodes if node.id == "I.1.1")
    assert found.verdict is verdict


def test_a_rule_on_use_alone_says_nothing_of_what_achievement_has_a_part_in() -> None:
    """Budget kept and the target missed: `efisien` beside a figure below
    zero would contradict it.
    """
    methods = (EfficiencyMethod.ACHIEVEMENT_MINUS_ABSORPTION, EfficiencyMethod.UNSPENT_SHARE)
    chosen = policies(efficiency=methods, efficiency_rule=EfficiencyRule.WITHIN_PLAN)
    result = assessed(money("I.1.1", 100, 90), policies=chosen, outputs=(report("ik-4", 20),))
    found = next(node.efficiency for node in result.nodes if node.id == "I.1.1")
    assert [(f.value.display, f.verdict) for f in found] == [
        ("−50,00", None),
        ("10,00", Verdict.EFFICIENT),
    ]


def test_what_was_not_spent_at_all_is_not_read() -> None:
    chosen = policies(
        efficiency=(EfficiencyMethod.STAFF_RATIO,), efficiency_rule=EfficiencyRule.WITHIN_PLAN
    )
    result = assessed(money("I.1.1", 100, 90), policies=chosen)
    (found,) = next(node.efficiency for node in result.nodes if node.id == "I.1.1")
    assert found.verdict is None


def test_last_year_is_what_the_dossier_has_of_it() -> None:
    last = Period(2022)
    rows = (
        money("*", 80, 60, period=last),
        money("*", 20, 19, period=last, kind="capital"),
        money("I.1.1", 100, 90),
    )
    found = assessed(*rows).prior_totals
    assert [(r.kind, r.period.year, r.revised.display, r.ratio.display) for r in found] == [
        ("all", 2022, "80", "75,00"),
        ("capital", 2022, "20", "95,00"),
    ]


def test_without_rows_of_last_year_there_is_nothing_of_it() -> None:
    assert assessed(money("I.1.1", 100, 90)).prior_totals == ()


def test_an_objective_without_programs_has_no_money() -> None:
    goals = (objective(), objective("sasaran-9"))
    result = assessed(money("I.1.1", 100, 90), objectives=goals)
    assert next(node.inputs for node in result.nodes if node.id == "sasaran-9") == ()
