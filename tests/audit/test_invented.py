"""The invented report: its errors are errors, and how an audit is held against them."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

import pytest
from tests.audit.invented_score import (
    HandOutcome,
    HandPlant,
    InventedScore,
    Mended,
    Verdict,
    judge,
    read_hand_plants,
    read_no_reports,
    read_sound_reports,
    render_invented,
    render_invented_missed,
)
from tests.audit.relations import value_of
from tests.audit.truth import Fault

from capaian.domain.audit import AuditResult, AuditRule, Finding, Repair
from capaian.domain.audit.finding import ReportFile
from capaian.domain.issue import Level

REPORTS = read_sound_reports()
PLANTS = read_hand_plants()
PLANT = HandPlant(
    "perpustakaan", Fault("E0", "sum", "error", (2, 40), "1 + 1 = 2."), "Jumlah 2", "Jumlah 3", "2", "3"
)


def finding(number: int, rule: AuditRule, line: int, root: str | None = None) -> Finding:
    return Finding(
        f"T-{number:03}", rule, Level.ERROR, line, None, f"baris {line}", "", "1", "2", "", root=root
    )


def result(*findings: Finding) -> AuditResult:
    return AuditResult(ReportFile("x.txt", 0, 99, 1, ""), {rule: 1 for rule in AuditRule}, findings)


def test_each_report_has_at_least_thirty_errors_of_known_rules() -> None:
    for report in {plant.report for plant in PLANTS}:
        assert len({plant.fault.id for plant in PLANTS if plant.report == report}) >= 30
    assert len(PLANTS) == 330
    assert {plant.fault.rule for plant in PLANTS} <= {rule.value for rule in AuditRule}
    assert all(plant.fault.why for plant in PLANTS)


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.fault.id)
def test_an_error_changes_its_one_line_and_nothing_else(plant: HandPlant) -> None:
    report = REPORTS[plant.report]
    before, after = report.split("\n"), plant.spoil(report).split("\n")
    differ = [n for n, (old, new) in enumerate(zip(before, after, strict=True), 1) if old != new]
    assert differ == [plant.line]
    assert plant.right != plant.wrong
    assert plant.new in _replacements(plant.old, plant.right, plant.wrong)


def _replacements(text: str, old: str, new: str) -> set[str]:
    """Return the text with any one of the places of `old` replaced."""
    places = [n for n in range(len(text)) if text.startswith(old, n)]
    return {text[:n] + new + text[n + len(old) :] for n in places}


def test_an_error_of_another_text_is_refused() -> None:
    with pytest.raises(ValueError, match="perpustakaan, E0: line 2"):
        PLANT.spoil("Tabel\nJumlah 4")


def test_the_sound_report_holds_by_plain_arithmetic() -> None:
    rows = [line.split("\t") for line in REPORTS["perpustakaan"].split("\n")]
    budget = {row[0]: row[2:] for row in rows if len(row) == 6 and row[2].count(".") >= 2}
    assert len(budget) == 8
    for ceiling, spent, share, rest in budget.values():
        assert value_of(ceiling) - value_of(spent) == value_of(rest)
        assert _percent(value_of(spent), value_of(ceiling)) == value_of(share)
    for column in (0, 1, 3):
        value = {code: value_of(cells[column]) for code, cells in budget.items()}
        assert value[""] == value["I"] + value["II"] + value["III"]
        assert value["I"] == value["I.1"] + value["I.2"]
        assert value["II"] == value["II.1"] + value["II.2"]
    results = [row[2:5] for row in rows if row[0] in set("12345") and len(row) == 6]
    achieved = [value_of(each) for _, _, each in results]
    assert [_percent(value_of(actual), value_of(target)) for target, actual, _ in results] == achieved
    assert _percent(sum(achieved, Decimal(0)) / 5, Decimal(100)) == Decimal("87.90")


def _percent(part: Decimal, whole: Decimal) -> Decimal:
    return (part / whole * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)


def test_a_finding_of_its_rule_within_one_line_of_any_of_its_lines_finds_it() -> None:
    for line, verdict in ((3, Verdict.FOUND), (41, Verdict.FOUND), (4, Verdict.MISSED), (20, Verdict.MISSED)):
        assert judge(PLANT, result(finding(1, AuditRule.SUM, line)), result()).verdict is verdict, line


def test_another_rule_finds_it_only_through_its_root() -> None:
    cause, effect = finding(1, AuditRule.SUM, 80), finding(2, AuditRule.RATIO, 2, "T-001")
    assert judge(PLANT, result(cause, effect), result()).verdict is Verdict.FOUND
    alone = finding(2, AuditRule.RATIO, 2)
    assert judge(PLANT, result(cause, alone), result()).verdict is Verdict.OTHER_RULE


def test_what_is_said_of_the_sound_report_finds_nothing() -> None:
    said = result(finding(1, AuditRule.SUM, 2))
    assert judge(PLANT, said, said) == HandOutcome(PLANT, Verdict.MISSED, ())


def test_the_tables_tell_what_is_missed_and_what_is_false() -> None:
    wrong = finding(7, AuditRule.TREND, 9)
    found = HandOutcome(PLANT, Verdict.FOUND, (finding(1, AuditRule.SUM, 2),))
    scored = InventedScore(
        (found, HandOutcome(PLANT, Verdict.MISSED, (wrong,))), (("perpustakaan", wrong),), ()
    )
    assert scored.rate == 50
    table = render_invented(scored).split("\n")
    rows = [line.split() for line in table[1:4]]
    assert rows == [[name, "1", "-", "1"] for name in ("perpustakaan", "sum", "together")]
    assert table[-1].endswith("sound reports: 1, of texts that are no reports: 0 errors")
    missed_row, false = render_invented_missed(scored).split("\n")
    assert missed_row.startswith("  MISSED perpustakaan E0 sum 2 2 -> 3") and missed_row.endswith(
        "said trend@9"
    )
    assert false.startswith("  FALSE perpustakaan error trend 9 baris 9")


def test_there_are_sound_reports_and_texts_that_are_none() -> None:
    assert len(REPORTS) >= 4
    assert read_no_reports()


def told(computed: str, line: int = 2, **more: object) -> HandOutcome:
    made = replace(finding(1, AuditRule.SUM, line), computed=computed, **more)  # type: ignore[arg-type]
    return HandOutcome(PLANT, Verdict.FOUND, (made,))


def test_the_right_figure_is_told_at_its_place_or_among_others_or_not() -> None:
    assert told("2").mended is Mended.RIGHT
    assert told("2", line=3).mended is told("4").mended is Mended.OTHER
    either = Repair(2, "3", "2", "", 1)
    assert told("4", line=40, alternative=either).mended is Mended.EITHER
    assert told("4", line=40, repair=either, stays=True).mended is Mended.RIGHT
    assert told("2", root="T-002", stays=True).mended is None
    words = replace(PLANT, right="naik")
    assert HandOutcome(words, Verdict.FOUND, told("naik").new).mended is None
    scored = InventedScore((told("2"), told("4"), told("2")), (), ())
    assert "right 2, either 0, another 1" in render_invented(scored)
