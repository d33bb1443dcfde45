"""What an audit found, in one line of the screen."""

from __future__ import annotations

import pytest

from capaian.cli.findings import say_result
from capaian.domain.audit import AuditResult, AuditRule, ReportFile


@pytest.mark.parametrize(
    ("count", "said"),
    [(98, "98 dari 98"), (4066, "4.066 dari 4.066"), (1_204_066, "1.204.066 dari 1.204.066")],
)
def test_statements_are_counted_as_everywhere_else(count: int, said: str) -> None:
    result = AuditResult(ReportFile("laporan.txt", 1, 1, 1, "0" * 64), {AuditRule.SUM: count}, ())
    assert say_result(result) == f"laporan.txt: tidak ada temuan; {said} pernyataan cocok"
