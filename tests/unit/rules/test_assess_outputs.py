"""Outputs of nodes: periods that add up, words, notes, status."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.factories import office_year, output, policies, rule_set

from capaian.domain.assessment import NodeResult, OutputResult
from capaian.domain.period import Period
from capaian.domain.policy import Step, ZeroRule, ZeroRules
from capaian.domain.value import INDEX, PERCENT, CellValue, Known, Reason, Unavailable, Unit
from capaian.domain.work import Output
from capaian.rules.assess import assess

DOCUMENTS = Unit("dokumen")


def node_with(*rows: Output, as_of: str = "2023", **changes: object) -> NodeResult:
    result = assess(office_year(outputs=rows, **changes), rule_set(), Period.parse(as_of))
    return next(node for node in result.nodes if node.id == "II.1.1")


def only(*rows: Output, as_of: str = "2023", **changes: object) -> OutputResult:
    (found,) = node_with(*rows, as_of=as_of, **changes).outputs
    return found


def row(
    target: str | int | None, actual: str | int | None, when: str = "2023", **changes: object
) -> Output:
    return output("II.1.1", target, actual, period=Period.parse(when), **changes)


def test_target_actual_and_achievement() -> None:
    found = only(row(10, 8))
    assert (found.target.display, found.actual.display, found.achievement.display) == (
        "10",
        "8",
        "80,00",
    )
    assert (found.name, found.unit) == ("Keluaran", DOCUMENTS)


@pytest.mark.parametrize(
    ("unit", "target", "actual"),
    [
        pytest.param(DOCUMENTS, "10", "7", id="documents add up"),
        pytest.param(PERCENT, "6,00", "4,00", id="percentages keep the last"),
        pytest.param(INDEX, "6,00", "4,00", id="indices keep the last"),
    ],
)
def test_quarters_of_one_output(unit: Unit, target: str, actual: str) -> None:
    rows = (row(4, 3, "2023-Q1", unit=unit), row(6, 4, "2023-Q2", unit=unit))
    found = only(*rows, as_of="2023-Q2")
    assert (found.target.display, found.actual.display) == (target, actual)


def test_rows_of_later_periods_and_other_years_are_left_out() -> None:
    rows = (row(4, 3, "2023-Q1"), row(9, 9, "2023-Q2"), row(9, 9, "2022"))
    assert only(*rows, as_of="2023-Q1").actual.display == "3"


def test_two_names_are_two_outputs_in_the_order_of_the_dossier() -> None:
    found = node_with(row(1, 1, name="B"), row(2, 1, name="A")).outputs
    assert [output.name for output in found] == ["B", "A"]


@pytest.mark.parametrize(
    ("target", "actual", "reasons"),
    [
        pytest.param(None, 8, ("no_target", None, "no_target"), id="no target"),
        pytest.param(10, None, (None, "not_reported", "missing_input"), id="not reported"),
        pytest.param(None, None, ("no_target", "not_reported", "no_target"), id="neither"),
        pytest.param(0, 8, (None, None, "division_by_zero"), id="a target of zero"),
        pytest.param(0, 0, (None, None, "no_events"), id="nothing of nothing"),
    ],
)
def test_what_is_missing(
    target: int | None, actual: int | None, reasons: tuple[str | None, str | None, str | None]
) -> None:
    found = only(row(target, actual))
    cells: list[CellValue] = [found.target, found.actual, found.achievement]
    texts = tuple(cell.reason.value if isinstance(cell, Unavailable) else None for cell in cells)
    assert texts == reasons


@pytest.mark.parametrize(
    ("rule", "shown"),
    [(ZeroRule.HUNDRED, "100,00"), (ZeroRule.CAP, "120,00"), (ZeroRule.ZERO, "0,00")],
)
def test_a_target_of_zero_by_the_declared_rule(rule: ZeroRule, shown: str) -> None:
    chosen = policies(zero=ZeroRules(zero_target=rule), cap=Decimal(120))
    assert only(row(0, 8), policies=chosen).achievement.display == shown


@pytest.mark.parametrize(("floor", "shown"), [(Decimal(0), "0,00"), (None, "−80,00")])
def test_the_floor_is_that_of_the_office(floor: Decimal | None, shown: str) -> None:
    assert only(row(10, -8), policies=policies(floor=floor)).achievement.display == shown


@pytest.mark.parametrize(("step", "is_rounded"), [(Step.ACHIEVEMENT, True), (Step.MEAN, False)])
def test_an_output_is_rounded_as_an_achievement(step: Step, is_rounded: bool) -> None:
    achievement = only(row(3, 2), policies=policies(printed_steps=(step,))).achievement
    assert isinstance(achievement, Known)
    assert (achievement.value == Decimal("66.67")) is is_rounded


# --- words and notes


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        pytest.param((row(1, None, text="Sudah", met=True),), "Sudah", id="words"),
        pytest.param((row(1, 3, text="tiga"),), "3", id="a figure goes before words"),
        pytest.param(
            (row(1, None, "2023-Q1", text="Belum"), row(1, None, "2023-Q2", text="Sudah")),
            "Sudah",
            id="the latest",
        ),
        pytest.param(
            (row(1, None, "2023-Q2", text="Sudah"), row(1, None, "2023-Q1", text="Belum")),
            "Sudah",
            id="whatever the order",
        ),
    ],
)
def test_words(rows: tuple[Output, ...], shown: str) -> None:
    found = only(*rows, as_of="2023-Q2" if len(rows) > 1 else "2023")
    assert found.actual.display == shown


def test_words_have_no_achievement() -> None:
    achievement = only(row(1, None, text="Sudah", met=True)).achievement
    assert isinstance(achievement, Unavailable)
    assert achievement.reason is Reason.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("notes", "joined"),
    [(("a", "b"), "a; b"), (("a", "a"), "a"), (("", "a"), "a"), (("", ""), "")],
)
def test_notes_of_the_periods_together(notes: tuple[str, str], joined: str) -> None:
    rows = (row(1, 1, "2023-Q1", note=notes[0]), row(1, 1, "2023-Q2", note=notes[1]))
    assert only(*rows, as_of="2023-Q2").note == joined


def test_traces_name_output_and_node() -> None:
    result = assess(office_year(outputs=(row(10, 8),)), rule_set())
    found = next(node for node in result.nodes if node.id == "II.1.1").outputs[0]
    subjects = [
        result.traces[cell.trace].subject for cell in (found.target, found.actual) if cell.trace
    ]
    assert subjects == [
        "Target Keluaran Sub kegiatan II.1.1, Tahun 2023",
        "Realisasi Keluaran Sub kegiatan II.1.1, Tahun 2023",
    ]
    assert found.achievement.trace is not None
    assert result.traces[found.achievement.trace].working == "100 × 8 ÷ 10"


def test_a_note_on_why_there_is_no_figure_is_no_remark_of_the_office() -> None:
    rows = (
        row(4, None, "2023-Q1", note="realisasi tidak dimuat dalam sumber"),
        row(6, 4, "2023-Q2", note="dua loket"),
    )
    assert only(*rows).note == "dua loket"
