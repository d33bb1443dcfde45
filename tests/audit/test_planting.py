"""Planted errors: one in each report, contradicted by what is printed, the same in every run."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.audit.bars import Bar
from tests.audit.dice import Dice
from tests.audit.own_reports import trace_own_reports
from tests.audit.planted_score import false_rate, is_at, judge
from tests.audit.planting import PLANTERS, Planted, plant
from tests.audit.printing import count_pages
from tests.audit.relations import Kinship, TracedPaper, value_of

from capaian.domain.audit import AuditRule, Finding, Repair
from capaian.domain.issue import Level


@pytest.fixture(scope="module")
def reports() -> tuple[TracedPaper, ...]:
    return trace_own_reports()


def finding(line: int, *lines: int, repair: int | None = None) -> Finding:
    mended = None if repair is None else Repair(repair, "1", "2", "", 1)
    return Finding(
        "T-001", AuditRule.SUM, Level.ERROR, line, None, "", "", "", "", "", lines, repair=mended
    )


def test_figures_stand_where_they_are_reported(reports: tuple[TracedPaper, ...]) -> None:
    for report in reports:
        assert len(report.figures) > 500
        for figure in report.figures:
            assert report.texts[figure.line - 1][figure.start :].startswith(figure.text)


def test_relations_hold_by_plain_arithmetic(reports: tuple[TracedPaper, ...]) -> None:
    for report in reports:
        kinships = {relation.kinship for relation in report.relations}
        assert {Kinship.SUM, Kinship.RATIO, Kinship.MEAN, Kinship.SAME} <= kinships
        for relation in report.relations:
            if relation.kinship is Kinship.SUM and not relation.result.decimals:
                assert relation.result.value == sum(figure.value for figure in relation.inputs)


def test_each_report_has_one_error(reports: tuple[TracedPaper, ...]) -> None:
    sound = {report.name: report.texts for report in reports}
    planted = list(plant(reports, 3 * len(PLANTERS), seed=7))
    assert {each.kind for each in planted} == set(PLANTERS)
    for each in planted:
        before = sound[each.report]
        differ = [
            n for n, (old, new) in enumerate(zip(before, each.lines, strict=True), 1) if old != new
        ]
        assert tuple(differ) == each.changed, each.what
        assert 1 <= len(differ) <= 2


def test_every_run_plants_the_same(reports: tuple[TracedPaper, ...]) -> None:
    first, again = (list(plant(reports, 11, seed=3)) for _ in range(2))
    assert first == again
    assert first != list(plant(reports, 11, seed=4))


@pytest.mark.parametrize(
    ("text", "value"),
    [("6.962.697.488", "6962697488"), ("99,53", "99.53"), ("\u22120,76", "-0.76"), ("0", "0")],
)
def test_figures_are_read_as_our_papers_print_them(text: str, value: str) -> None:
    assert value_of(text) == Decimal(value)


def test_the_right_place_is_the_line_what_it_rests_on_or_what_is_to_be_mended() -> None:
    assert is_at(finding(10), [11])
    assert is_at(finding(40, 10, 20), [20])
    assert is_at(finding(40, repair=12), [12])
    assert not is_at(finding(40, 10, 20, repair=60), [30])


def test_figures_of_one_relation_are_bound(reports: tuple[TracedPaper, ...]) -> None:
    by_name = {report.name: report for report in reports}
    for each in plant(reports, 2 * len(PLANTERS), seed=5):
        relations = by_name[each.report].relations
        lines = [{figure.line for figure in relation.figures} for relation in relations]
        bound = [own for own in lines if own & set(each.changed)]
        assert all(own <= each.bound for own in bound)
        assert all(any(line in own for own in bound) for line in each.bound)


def test_false_is_what_neither_leads_to_the_error_nor_follows_from_it() -> None:
    planted = Planted("a", "b", (10,), "1 -> 2", ("x",) * 90, frozenset({10, 30}))
    root = replace(finding(10), id="T-000")
    follows = replace(finding(60), id="T-002", root="T-000")
    other = replace(finding(70), id="T-003")
    note = replace(finding(80), id="T-004", level=Level.NOTE)
    before = replace(finding(85), id="T-005", printed="5")
    found = (root, finding(30), follows, other, note, before)
    outcome = judge(planted, found, [replace(before, printed="4")])
    assert outcome.is_found
    assert outcome.findings == found
    assert outcome.false == (other,)
    assert false_rate([outcome, replace(outcome, findings=())]) == round(
        100 / (2 * count_pages(planted.text)), 2
    )


def test_dice_reach_every_choice() -> None:
    dice = Dice("a")
    assert {dice.below(6) for _ in range(200)} == set(range(6))
    assert sorted(dice.shuffled("abcdef")) == list("abcdef")


def test_at_least() -> None:
    bar = Bar("faults found", now=30, goal=80)
    assert [bar.is_kept(value) for value in (29, 30, 31)] == [False, True, True]
    assert "BELOW" in bar.tell(29)
    assert bar.tell(30).endswith("kept")
    assert bar.tell(80).endswith("ok")


def test_at_most() -> None:
    bar = Bar("false findings", now=5, goal=3, at_most=True)
    assert [bar.is_kept(value) for value in (6, 5, 0)] == [False, True, True]
    assert bar.tell(4).endswith("kept")
    assert bar.tell(3).endswith("ok")
