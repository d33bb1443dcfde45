"""Slips in sentences and tables of four offices are told at their place; the same without them is sound."""

from __future__ import annotations

import pytest
from tests.unit.auditor.four_offices import CASES, Case
from tests.unit.auditor.reports import audited


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_slip_is_told_at_its_line_and_nothing_before_it(case: Case) -> None:
    line = case.text[: case.text.index(case.right)].count("\n") + 1
    assert not audited(case.text).findings
    found = audited(case.text.replace(case.right, case.wrong, 1)).findings
    assert any(abs(finding.line - line) <= 1 for finding in found)
