"""The match rule: which faults count as found, and which findings as false."""

from __future__ import annotations

from tests.audit.truth import Fault, Truth, score

from capaian.domain.audit import AuditResult, AuditRule, Finding
from capaian.domain.audit.finding import ReportFile
from capaian.domain.issue import Level


def finding(number: int, rule: AuditRule, line: int, root: str | None = None) -> Finding:
    return Finding(f"T-{number:03}", rule, Level.ERROR, line, None, "", "", "1", "2", "", root=root)


def result(*findings: Finding) -> AuditResult:
    return AuditResult(ReportFile("x.txt", 0, 99, 1, ""), {rule: 1 for rule in AuditRule}, findings)


def fault(rule: str, *lines: int) -> Fault:
    return Fault(f"F-{rule}", rule, "error", lines, "")


def test_a_fault_is_found_within_one_line_of_any_of_its_lines() -> None:
    truth = Truth((fault("sum", 10, 40),), frozenset())
    for line, is_found in ((10, True), (11, True), (39, True), (41, True), (12, False), (25, False)):
        assert bool(score(result(finding(1, AuditRule.SUM, line)), truth).found) is is_found, line


def test_another_rule_finds_it_only_through_its_root() -> None:
    truth = Truth((fault("average", 10),), frozenset())
    cause = finding(1, AuditRule.AVERAGE, 80)
    assert score(result(cause, finding(2, AuditRule.SUM, 10, "T-001")), truth).found
    assert not score(result(cause, finding(2, AuditRule.SUM, 10)), truth).found


def test_roots_that_name_each_other_end() -> None:
    truth = Truth((fault("average", 10),), frozenset())
    pair = (finding(1, AuditRule.SUM, 10, "T-002"), finding(2, AuditRule.RATIO, 50, "T-001"))
    assert not score(result(*pair), truth).found


def test_a_finding_is_false_where_its_check_passed_and_no_fault_lies() -> None:
    truth = Truth((fault("label", 20),), frozenset({("sum", 10), ("sum", 20)}))
    scored = score(result(*(finding(n, AuditRule.SUM, n) for n in (10, 11, 20))), truth)
    assert [said.line for said in scored.false] == [10]
    assert [said.line for said in scored.others] == [11]


def test_the_truth_of_another_printing_has_its_lines() -> None:
    truth = Truth((fault("sum", 3, 4),), frozenset({("rank", 5)})).moved({3: 30, 4: 40, 5: 50})
    assert truth.faults[0].lines == (30, 40)
    assert truth.passed == {("rank", 50)}
